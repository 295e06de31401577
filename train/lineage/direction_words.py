"""Which common words native writers favour and which translators, for each language with prose of both kinds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synoptic.lineage import style, usual
from train.lineage import direction_data as data
from train.lineage.direction_data import NATIVE, Translated
from train.lineage.direction_fit import Scores, Text, Vector, logistic, parts, rounded, side

COMMON = 5e-4
"""Share of the tokens that a word must have in every corpus of its language to count as one of its common words."""
WORD_RIDGE = 0.02
FOLDS = 5
HALF = 1.0
"""Half the distance of native prose from translations, in spreads: 0.9 to 1.2 in the languages with several corpora."""
UNTRIED = 0.5
"""What is left of words' evidence where only one corpus of native prose, or of translations, was to be had: the two
corpora may differ by more than that one is translated."""


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
    """The table of a language's words, and what its texts score by words learned from other texts."""
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
    table = {
        "vocabulary": known,
        "mean": rounded(average, 6),
        "spread": rounded(spread, 6),
        "weight": rounded(weight * scale),
        "bias": round((bias - centre) * scale, 4),
    }
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
