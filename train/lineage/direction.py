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
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synoptic.lineage import style, usual
from synoptic.lineage.style import Side
from train.lineage import direction_data as data
from train.lineage.direction_data import NATIVE, Translated
from train.lineage.direction_fit import Scores, Text, Vector, logistic, parts, rounded, side
from train.lineage.direction_words import words

OUT = Path("synoptic/models/direction/direction.json")
TRUST = {"ntrex": 1.0, "pud": 1.0, "tatoeba": 0.7, "mozilla_www": 0.5, "scratch": 0.3, "wikipedia_app": 0.5}
"""Weight of a set in a language's usual length, by how far sets scatter about each other (0.025 to 0.045) and by how
much they are prose."""
RIDGE = 0.02
WORDS_STAY = 0.5
"""Share of the words' scatter that longer texts do not take away; set by hand between traces and the others."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    ntrex, pairs = data.ntrex(), [*data.pud(), *data.mlqe()]
    table = languages(ntrex, pairs)
    hidden = set(arguments.without)
    learned = [p for p in pairs if not hidden & {p.source, p.target} - {NATIVE}]
    scores = words(table, [*ntrex, *pairs], hidden)
    table |= weights(table, [*learned, *(p for p in ntrex if p.target not in hidden)], scores)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(table, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    print({k: dict(zip(usual.FEATURES, table[k], strict=True)) for k in ("share", "centre", "weight")})


_SIDES: dict[tuple[str, Text], Side] = {}


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


if __name__ == "__main__":
    main()
