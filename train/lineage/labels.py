"""Fits the labels of lineage (synoptic/lineage/weights.json) on labelled pairs, and says how well they hold.

    python -m train.lineage.labels

Data: the fitting halves, by story and topic, of NTREX (CC BY-SA), MEANTIME (CC BY) and ECB+ (CC BY), as
bench/related.py makes pairs of them, and our own sample articles. Some sixty weights are fitted, so nothing of the
texts can be read from them. Logistic regression with a small ridge; every label of a set weighs the same, however many
pairs it has, but for reports of one event, which weigh more where they are told from those of another.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.quality.alignment import LANGUAGES
from bench.related import MORE, Ntrex, Pair, ecb_within, meantime_across, ntrex_across, ntrex_within, samples_across
from synoptic.lineage import labels, translations
from synoptic.lineage.reading import compared

RIDGE = 1e-3
LOOSE = 1e-5
"""The same for texts of two languages: the few pairs whose language the encoder sees badly are to count."""
EVENTS = 4.0
"""How much heavier a report of the same event weighs than one of another, where these two are told apart: in a story
they are what independent articles mostly are."""
REPORTS = 3.0
"""How much heavier the sentences of reports of the same event weigh than others: they are what must not pass."""
SOURCES = "halves of NTREX, MEANTIME and ECB+ (development parts) and the sample articles"
WEIGHTS = Path("synoptic/lineage/weights.json")


def binary(
    rows: np.ndarray, answers: np.ndarray, weights: np.ndarray, names: Sequence[str], *, ridge: float = RIDGE
) -> dict:
    """Logistic weights, none below zero: each of these features speaks for the answer or says nothing."""
    spread = rows.std(axis=0) + 1e-9
    design = np.hstack([rows / spread, np.ones((len(rows), 1))])
    weights = weights / weights.sum()

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = design @ beta
        held = np.append(beta[:-1], 0)
        value = (weights * (np.logaddexp(0, odds) - answers * odds)).sum() + ridge * (held**2).sum()
        return value, design.T @ (weights * (1 / (1 + np.exp(-odds)) - answers)) + 2 * ridge * held

    bounds = [(0, None)] * len(names) + [(None, None)]
    beta = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return _table(beta[-1:], (beta[:-1] / spread)[:, None], names)


def several(rows: np.ndarray, answers: np.ndarray, weights: np.ndarray, names: Sequence[str]) -> dict:
    """Softmax weights: a column an answer."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    design = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))])
    wanted, weights = np.eye(int(answers.max()) + 1)[answers], weights / weights.sum()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        beta = flat.reshape(-1, wanted.shape[1])
        odds = design @ beta
        logs = odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)
        held = np.vstack([beta[:-1], np.zeros_like(beta[-1:])])
        slope = design.T @ (weights[:, None] * (np.exp(logs) - wanted)) + 2 * RIDGE * held
        return -(weights * (logs * wanted).sum(axis=1)).sum() + RIDGE * (held**2).sum(), slope.ravel()

    start = np.zeros(design.shape[1] * wanted.shape[1])
    beta = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x.reshape(-1, wanted.shape[1])
    return _table(beta[-1] - (mean / spread) @ beta[:-1], beta[:-1] / spread[:, None], names)


def _table(bias: np.ndarray, weights: np.ndarray, names: Sequence[str]) -> dict:
    rows = {name: np.round(row, 3).tolist() for name, row in zip(names, weights, strict=True)}
    return {"bias": np.round(bias, 3).tolist(), "weights": rows}


def balanced(pairs: Sequence[Pair], *, events: float = 1.0) -> np.ndarray:
    """Weights under which every truth of each set weighs the same, but reports of one event `events` times as much."""
    counts = Counter((p.data, p.truth) for p in pairs)
    return np.array([(events if p.truth == "same event" else 1.0) / counts[p.data, p.truth] for p in pairs])


def sentence_table(pairs: Sequence[Pair]) -> dict:
    """Sentences that are each other's best, in translations and in texts that are none."""
    rows, answers, weights = [], [], []
    for pair in pairs:
        found = translations.signs(compared(pair.a, pair.b))
        rows.append(found)
        answers += [int(pair.truth == "translation")] * len(found)
        weights += [REPORTS if pair.truth == "same event" else 1.0] * len(found)
    table = binary(np.vstack(rows), np.array(answers), np.array(weights), translations.SIGNS)
    return {"answers": ["same"], **table}


def tables(pairs: Sequence[Pair], name: str) -> dict:
    """The tables of the labels for texts of one or two languages, fitted on what is measured of the pairs."""
    measured = [(p, labels.measure(p.a, p.b, compared(p.a, p.b))) for p in pairs]
    # ECB+ holds reprints; what is copied word for word is no independent report.
    found = [(p, m) for p, m in measured if not (p.data == "ECB+" and m.words is not None and m.words.is_copy)]
    print(name, Counter(f"{p.data} {p.truth}" for p, _ in found))
    apart = [(p, m) for p, m in found if p.truth in {"same event", "unrelated"}]
    event = [int(p.truth == "same event") for p, _ in apart]
    result = {
        f"one event, {name}": {"answers": ["same event"], **_fitted(binary, apart, event, labels.EVENT, events=EVENTS)}
    }
    if name == "two languages":
        return {f"retold, {name}": _retold(found, labels.RETOLD[name], ridge=LOOSE), **result}
    kinds = ("edited", "excerpt", "rewrite")
    own = [(p, m) for p, m in found if p.truth in kinds]
    which = [kinds.index(p.truth) for p, _ in own]
    # The few copies that pass for none would weigh as much as all rewrites.
    others = [(p, m) for p, m in found if not (m.words is None or m.words.is_copy or p.truth in kinds[:2])]
    return {
        "retold, the same words": _retold(found, labels.RETOLD["the same words"]),
        "retold, other words": _retold(others, labels.RETOLD["other words"]),
        **result,
        "how retold": {"answers": list(kinds), **_fitted(several, own, which, labels.KIND)},
    }


def _retold(found: Sequence[tuple[Pair, labels.Measured]], features: tuple[str, ...], *, ridge: float = RIDGE) -> dict:
    answers = [int(p.truth not in {"same event", "unrelated"}) for p, _ in found]
    return {"answers": ["retold"], **_fitted(functools.partial(binary, ridge=ridge), found, answers, features)}


def _fitted(
    fit: Callable[..., dict],
    found: Sequence[tuple[Pair, labels.Measured]],
    answers: Sequence[int],
    features: tuple[str, ...],
    *,
    events: float = 1.0,
) -> dict:
    rows = np.array([[m.value(f) for f in features] for _, m in found])
    return fit(rows, np.array(answers), balanced([p for p, _ in found], events=events), features)


def admit_new_tables() -> None:
    """What is measured but not yet fitted weighs nothing, so that the sample articles can be read."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for way, features in labels.RETOLD.items():
        fitted = data.setdefault(f"retold, {way}", {"answers": ["retold"], "bias": [0.0], "weights": {}})
        for feature in features:
            fitted["weights"].setdefault(feature, [0.0])
    WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    admit_new_tables()
    ntrex = Ntrex()
    across = [*ntrex_across(ntrex, {**LANGUAGES, **MORE}, every=4), *meantime_across(), *samples_across()]
    across = [p for p in across if p.part == "fit"]
    within = [p for p in (*ntrex_within(ntrex, every=2), *ecb_within(25)) if p.part == "fit"]
    data: dict = {"made_by": f"train/lineage/labels.py on {SOURCES}"}
    data["sentence"] = sentence_table([p for p in across if p.data != "samples"])
    # What is told alike is measured with the sentences' weights, so these are written first.
    WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    data |= tables(across, "two languages") | tables(within, "one language")
    text = json.dumps(data, indent=1) + "\n"
    print(text)
    WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
