"""Makes the table by which a translation is told from its source (synoptic/models/direction/direction.json).

    python -m train.lineage.direction [--without LANG ...] [--out FILE]

What is usual of each language comes from NTREX, all of it translated from one language, and (lengths) from other
sets whose sentences answer each other; what native writers' common words are, from annotated prose; what each measure
weighs, from PUD and MLQE-PE, whose sources are in several languages. With --without, no weight is learned from texts
in these languages, so that the table can be tried on them. About four minutes; see `direction_data.py` for the data.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from synoptic.lineage import style, usual
from synoptic.lineage.style import Side
from train.lineage import direction_data as data
from train.lineage.direction_data import Translated

Text = tuple[str, ...]
Scores = dict[tuple[str, Text], float]
"""By language and text."""
OUT = Path("synoptic/models/direction/direction.json")
Vector = NDArray[np.float64]
TRUST = {"ntrex": 1.0, "pud": 1.0, "tatoeba": 0.7, "mozilla_www": 0.5, "scratch": 0.3, "wikipedia_app": 0.5}
"""Weight of a set in a language's usual length, by how far sets scatter about each other (0.025 to 0.045) and by how
much they are prose."""
COMMON = 5e-4
"""Share of the tokens that a word must have in every corpus of its language to count as one of its common words."""
WORD_RIDGE, RIDGE = 0.02, 0.02
NATIVE = "en"
FOLDS = 5
WORDS_STAY = 0.5
"""Share of the words' scatter that longer texts do not take away; set by hand between traces and the others."""
HALF = 0.6
"""Half the distance of native prose from translations, in spreads, where both are known in several corpora."""
UNTRIED = 0.5
"""What is left of words' evidence where only one corpus of native prose, or of translations, was to be had: the two
corpora may differ by more than that one is translated."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    ntrex, pairs = data.ntrex(), [*data.pud(), *data.mlqe()]
    table = pickle.load(open('/tmp/d/table.pkl','rb')) if os.path.exists('/tmp/d/table.pkl') else languages(ntrex, pairs)
    os.path.exists('/tmp/d/table.pkl') or pickle.dump(table,open('/tmp/d/table.pkl','wb'))
    hidden = set(arguments.without)
    learned = [p for p in pairs if not hidden & {p.source, p.target} - {NATIVE}]
    scores = words(table, [*ntrex, *pairs], hidden)
    table |= weights(table, [*learned, *(p for p in ntrex if p.target not in hidden)], scores)
    os.path.exists(_C) or pickle.dump(_SIDES, open(_C, "wb"))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(table, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    print({k: dict(zip(usual.FEATURES, table[k], strict=True)) for k in ("share", "centre", "weight")})


import pickle, os

_C = "/tmp/d/sides.pkl"
_SIDES: dict[tuple[str, Text], Side] = pickle.load(open(_C, "rb")) if os.path.exists(_C) else {}


def side(passages: Text, language: str) -> Side:
    key = (language, passages)
    if key not in _SIDES:
        _SIDES[key] = style.side(passages, language)
    return _SIDES[key]


def parts(lines: Sequence[str], size: int = usual.PASSAGES) -> list[Text]:
    """Runs of that many lines; what is left at the end is dropped."""
    return [tuple(lines[at : at + size]) for at in range(0, max(len(lines) - size, 0) + 1, size)]


def languages(ntrex: Sequence[Translated], pairs: Sequence[Translated]) -> dict[str, Any]:
    """The table without its weights."""
    by_language: dict[str, list[Translated]] = defaultdict(list)
    for one in ntrex:
        by_language[one.target].append(one)
    codes = sorted(code for code in (*by_language, NATIVE) if style.column(code) is not None)
    long = lengths(by_language, pairs)
    originals = {p.original for p in ntrex}
    table: dict[str, Any] = {"columns": codes, "languages": {}}
    for code in codes:
        texts = originals if code == NATIVE else [p.translation for p in by_language[code]]
        sides = [side(part, code) for text in texts for part in parts(text)]
        spoken = np.array([style.speech(s)[[style.column(c) for c in codes]] for s in sides])
        table["languages"][code] = {
            "native": code == NATIVE,
            "mean": rounded([long.get(code, 0.0), *mean(style.variety, sides), *mean(style.commas, sides)]),
            "variance": rounded(variances(by_language[code], codes, spoken, code), 6),
            "speech": rounded(spoken.mean(axis=0), 3),
            "words": None,
        }
    table["share"] = rounded([*shares(ntrex), WORDS_STAY])
    return table


def mean(measure: Any, sides: Sequence[Side]) -> list[float]:
    return [float(np.mean([measure(s) for s in sides]))]


def lengths(by_language: Mapping[str, Sequence[Translated]], pairs: Sequence[Translated]) -> dict[str, float]:
    """Natural log of how much longer a text is in each language: sets agree but for an offset of each set."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for code, texts in by_language.items():
        found["ntrex"][code] = ratio([(o, t) for p in texts for o, t in zip(p.original, p.translation, strict=True)])
    for code in {p.target for p in pairs if p.set == "pud" and p.source == NATIVE}:
        of_code = [p for p in pairs if p.set == "pud" and p.source == NATIVE and p.target == code]
        found["pud"][code] = ratio([(o, t) for p in of_code for o, t in zip(p.original, p.translation, strict=True)])
    for name, code, sentences in data.lengths():
        found[name][code] = ratio(sentences)
    long = dict(found["ntrex"])
    for _ in range(30):
        offset = {s: np.median([v - long[c] for c, v in of.items() if c in long]) for s, of in found.items()}
        offset["ntrex"] = 0.0
        for code in long:
            said = [(TRUST[s], of[code] - offset[s]) for s, of in found.items() if code in of]
            long[code] = float(sum(w * v for w, v in said) / sum(w for w, _ in said))
    return long


def ratio(pairs: Iterable[tuple[str, str]]) -> float:
    counted = np.array([[sum(c.isalnum() for c in style.levelled(text)) for text in pair] for pair in pairs], float)
    return float(np.log(counted[:, 1].sum() / counted[:, 0].sum()))


def variances(texts: Sequence[Translated], codes: Sequence[str], spoken: Vector, code: str) -> list[float]:
    """How far a measure scatters from document to document, beside the original; traces, about the mean."""
    own = spoken[:, [codes.index(code)]] - spoken
    traces = float(np.mean(np.delete(own.var(axis=0), codes.index(code))))
    if not texts:
        return [0.0, 0.0, 0.0, traces]
    differences = [
        measures(side(b, code)) - measures(side(a, NATIVE))
        for p in texts
        for a, b in zip(parts(p.original), parts(p.translation), strict=True)
    ]
    return [*np.var(differences, axis=0), traces]


def measures(one: Side) -> Vector:
    return np.array([style.length(one), style.variety(one), style.commas(one)])


def shares(ntrex: Sequence[Translated]) -> list[float]:
    """Share of each variance that stays however long the text: from runs of 6 lines against runs of 24."""
    kept = []
    short, long = (scatter(ntrex, size) for size in (6, 24))
    for few, many in zip(short, long, strict=True):
        by_length = max(few - many, 0.0) / (1 / 6 - 1 / 24)
        stays = max(many - by_length / 24, 0.0)
        kept.append(stays / max(stays + by_length / usual.PASSAGES, 1e-12))
    return kept


def scatter(ntrex: Sequence[Translated], size: int) -> Vector:
    """Variance of the measures (and of traces) in runs of that many lines, mean over languages."""
    found: dict[str, list[Vector]] = defaultdict(list)
    for p in ntrex[::3]:
        here, there = style.column(p.source), style.column(p.target)
        if here is None or there is None:
            continue
        for a, b in zip(parts(p.original, size), parts(p.translation, size), strict=True):
            if len(a) == size:
                left, right = side(a, p.source), side(b, p.target)
                u, v = style.speech(left), style.speech(right)
                traces = (u[here] - u[there]) - (v[there] - v[here])
                found[p.target].append(np.append(measures(left) - measures(right), traces))
    result: Vector = np.mean([np.var(f, axis=0) for f in found.values() if len(f) > 5], axis=0)
    return result


def words(table: dict[str, Any], pairs: Sequence[Translated], hidden: set[str]) -> Scores:
    """Fills in the weighed words; returns what texts score by words learned without texts of their kind."""
    corpora: dict[str, list[tuple[str, bool, Text]]] = defaultdict(list)
    seen: set[Text] = set()
    for p in pairs:
        if hidden & {p.source, p.target} - {NATIVE}:
            continue
        corpora[p.target] += [(f"{p.set} {p.made_by} {p.source}", False, text) for text in parts(p.translation)]
        new = [text for text in parts(p.original) if text not in seen]  # one original has many translations
        corpora[p.source] += [(f"{p.set} own", True, text) for text in new]
        seen.update(new)
    for code, found in data.native().items():
        corpora[code] += [(name, True, text) for name, text in found]
    scores: Scores = {}
    for code, texts in sorted(corpora.items()):
        kinds = {(native, name.split()[0]) for name, native, _ in texts}
        if code in table["languages"] and {n for n, _ in kinds} == {True, False} and enough(code, kinds):
            table["languages"][code]["words"], scored = weighed(code, texts)
            scores |= scored
    return scores


def enough(code: str, kinds: set[tuple[bool, str]]) -> bool:
    """Native prose outside MLQE-PE, or translations from several languages: else words only tell two sets apart."""
    return code == NATIVE or any(native and name not in {"mlqe", "pud"} for native, name in kinds)


def weighed(code: str, texts: Sequence[tuple[str, bool, Text]]) -> tuple[dict[str, Any], Scores]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, _, text in texts:
        counts[name.split()[0]].update(side(text, code).tokens)
    share = [{w: n / sum(c.values()) for w, n in c.items()} for c in counts.values()]
    known = sorted(w for w in set.intersection(*map(set, share)) if w.isalpha() and min(s[w] for s in share) >= COMMON)
    column = {w: i for i, w in enumerate(known)}
    x = np.array([style.shares(side(text, code).tokens, column) for _, _, text in texts])
    y = np.array([native for _, native, _ in texts])
    names = np.array([name for name, _, _ in texts])
    fold, honest = folds(names, y)
    held = np.zeros(len(y))
    for k in set(fold):
        out = fold == k
        held[out] = score(fit_words(x[~out], y[~out], names[~out]), x[out])
    centre, spread_held = midpoint(held, y, names, honest)
    average, spread, weight, bias = fit_words(x, y, names)
    scale = (1.0 if honest else UNTRIED) / spread_held
    print(f"words {code}: {len(known)}, {len(set(names))} corpora, tried on others {honest}; ", end="")
    print(" ".join(f"{n}:{(held[names == n].mean() - centre) * scale:+.2f}" for n in sorted(set(names))))
    table = {"vocabulary": known, "mean": rounded(average, 6), "spread": rounded(spread, 6), "weight": rounded(weight * scale),
             "bias": round((bias - centre) * scale, 4)}  # fmt: skip
    held = (held - centre) * scale
    return table, {(code, text): float(s) for (_, _, text), s in zip(texts, held, strict=True)}


def folds(names: NDArray[np.str_], y: NDArray[np.bool_]) -> tuple[NDArray[np.int64], bool]:
    """Which texts are judged by words learned from the others: translations by source language, the rest by lot.

    Where most translations are from one source language, they too go by lot.

    Also whether both kinds have more than one corpus, so that words tell more than two corpora apart.
    """
    own = {n.split()[0] for n in set(names[y])}
    sources = sorted({n.split()[-1] for n in set(names[~y])})
    lot = np.random.default_rng(7).integers(FOLDS, size=len(names))
    if len(sources) >= FOLDS and max(Counter(n.split()[-1] for n in names[~y]).values()) < 0.5 * len(names[~y]):
        order = {source: i % FOLDS for i, source in enumerate(sources)}
        lot = np.array([i if kind else order[n.split()[-1]] for n, kind, i in zip(names, y, lot, strict=True)])
    return lot, len(own) > 1 and len(sources) > 1


def fit_words(x: Vector, y: NDArray[np.bool_], names: NDArray[np.str_]) -> tuple[Vector, Vector, Vector, float]:
    average, spread = x.mean(axis=0), x.std(axis=0) + 0.0005
    z = np.clip((x - average) / spread, -usual.FURTHEST, usual.FURTHEST)
    found = logistic(np.column_stack([z, np.ones(len(z))]), y, balanced(y, names), WORD_RIDGE, free=1)
    return average, spread, found[:-1], float(found[-1])


def score(fitted: tuple[Vector, Vector, Vector, float], x: Vector) -> Vector:
    average, spread, weight, bias = fitted
    result: Vector = np.clip((x - average) / spread, -usual.FURTHEST, usual.FURTHEST) @ weight + bias
    return result


def midpoint(held: Vector, y: NDArray[np.bool_], names: NDArray[np.str_], honest: bool) -> tuple[float, float]:
    """Where words say nothing, and the spread inside a corpus.

    The middle of native prose and translations; encyclopaedias and forums (MLQE-PE) have words of their own and are
    left out. A single corpus of native prose may be another kind of text than the translations, which are news, so
    there the middle is half the usual distance from the translations.
    """
    spread = float(np.mean([held[names == n].std() for n in set(names)]))
    near = {kind: [n for n in sorted(set(names[y == kind])) if not n.startswith("mlqe")] for kind in (True, False)}
    own, other = (np.mean([held[names == n].mean() for n in near[kind]]) for kind in (True, False))
    return float((own + other) / 2 if honest else other + HALF * spread), spread


def balanced(y: NDArray[np.bool_], names: Sequence[str] | NDArray[np.str_]) -> Vector:
    """A weight for each text: both kinds alike, and every corpus of a kind alike."""
    sizes = Counter(names)
    kinds = {kind: len({n for n, k in zip(names, y, strict=True) if k == kind}) for kind in (True, False)}
    return np.array([0.5 / kinds[bool(k)] / sizes[n] for n, k in zip(names, y, strict=True)])


def weights(table: dict[str, Any], pairs: Sequence[Translated], scores: Scores) -> dict[str, Any]:
    """What each measure weighs, and where it says nothing when one side's figures are native prose's."""
    blank = usual.decode(table | {"centre": [0.0] * len(usual.FEATURES), "weight": [0.0] * len(usual.FEATURES)})
    x, y, anchored, names = [], [], [], []
    for number, p in enumerate(pairs):
        for a, b in zip(parts(p.original), parts(p.translation), strict=True):
            found = usual.differences(blank, side(a, p.source), side(b, p.target))
            if found is None:
                continue
            shown = table["share"][usual.WORDS] + (1 - table["share"][usual.WORDS]) * usual.PASSAGES / len(a)
            found[usual.WORDS] = (scores.get((p.source, a), 0.0) - scores.get((p.target, b), 0.0)) / np.sqrt(shown)
            sign = 1 if number % 2 else -1  # half of the pairs are read from the other side
            x.append(found * sign)
            y.append(sign > 0)
            anchored.append(sign * ((p.source == NATIVE) - (p.target == NATIVE)))
            names.append(f"{p.set} {p.made_by} {p.source} {p.target}")
    return _weigh(np.array(x), np.array(y), np.array(anchored), np.array(names))


def _weigh(x: Vector, y: NDArray[np.bool_], anchored: NDArray[np.int64], names: NDArray[np.str_]) -> dict[str, Any]:
    sign = np.where(y, 1.0, -1.0)
    signed = x * sign[:, None]
    kind = sign * anchored  # 1: from the native language, -1: into it, 0: neither
    means = [np.mean([signed[names == n].mean(axis=0) for n in set(names[kind == k])], axis=0) for k in (1, -1)]
    centre = (means[0] - means[1]) / 2
    centre[usual.WORDS] = 0.0
    z = np.clip(x - anchored[:, None] * centre, -usual.FURTHEST, usual.FURTHEST)
    trust = np.zeros(len(y))
    for k, part in ((1, 0.35), (-1, 0.35), (0, 0.3)):
        kinds = set(names[kind == k])
        for name in kinds:
            trust[names == name] = part / len(kinds) / (names == name).sum()
    return {"centre": rounded(centre), "weight": rounded(logistic(z, y, trust, RIDGE, free=0))}


def logistic(x: Vector, y: NDArray[np.bool_], trust: Vector, ridge: float, *, free: int) -> Vector:
    """Logistic regression with a ridge on all but the last `free` weights."""
    sign = np.where(y, 1.0, -1.0)
    penal = np.array([ridge] * (x.shape[1] - free) + [0.0] * free)
    trust = trust / trust.sum()

    def loss(w: Vector) -> tuple[float, Vector]:
        margin = sign * (x @ w)
        missed = 1 / (1 + np.exp(np.clip(margin, -30, 30)))
        value = (trust * np.logaddexp(0, -margin)).sum() + (penal * w**2).sum()
        return float(value), x.T @ (-trust * missed * sign) + 2 * penal * w

    result: Vector = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return result


def rounded(values: Iterable[float], digits: int = 4) -> list[float]:
    return [round(float(v), digits) for v in values]


if __name__ == "__main__":
    main()
