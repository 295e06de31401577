"""How much of two texts is told alike sentence by sentence: what translations and retellings share, and reports don't.

Each pair of sentences that are each other's best gets the chance that both say the same; the best chain of such pairs
in one order is what is told alike. A translation that was cut keeps few sentences, but those are surely the same; two
reports of one event have many that are a little alike. The order itself is tested by shuffling one text's sentences:
names and figures that every report shares help the shuffled text as much as the true one, so what is left needs no
threshold per language (a permutation test). It is made by meaning, by names and figures, and by lengths, each alone, so
that where the encoder sees little of a language the others still tell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.lineage.alignment import LENGTH_WEIGHT, Bead, Comparison, length_ratio, worth
from synoptic.lineage.weighing import table

SHUFFLES = 40
SEED = 40
"""Of the shuffles: the same texts always give the same figure."""
FEWEST = 4
"""Sentences a text must have for its order to be evidence: 4! orders."""
WORTH_SHUFFLING = 0.2
"""Sentences told alike below which the order is not tested: nothing is there to stand in order."""
EVEN = 0.3
"""What each pair of sentences is worth where their lengths alone are to tell which belong together."""
SIGNS = ("meaning", "margin to the next best", "length agreement", "evidence beyond the next best")
"""What is measured of two sentences, in this order; their weights stand in weights.json."""
ALONE = 0.2, 2.0
"""Margin and evidence by which a sentence beats the next best where the other text has no second sentence."""


class Told(NamedTuple):
    """How much of two texts is told alike."""

    sentences: float
    """Expected number of sentences that say the same, in one order."""
    of_a: float
    """Share of the first text, by characters, that these make up, 0 to 1."""
    of_b: float
    in_order: float
    """Share of all that say the same which stand in one order, 0 to 1."""
    beyond_chance: float
    """Standard deviations by which the order beats chance, by all evidence together (Stouffer's sum)."""
    in_step: float
    """1 where each sentence is as much longer or shorter than its counterpart as all others are, 0 where any may be."""
    where: tuple[tuple[int, int], ...]
    """The sentences that more likely than not say the same, by their numbers, the surest first."""


def told(pair: Comparison, beads: Sequence[Bead], said_a: NDArray[np.bool_], said_b: NDArray[np.bool_]) -> Told:
    """What the two texts tell alike; all zero where a text is empty.

    `beads`: what aligns by itself (`alignment.path`). `said_a`, `said_b`: which sentences are what somebody said, in
    words that any report of it has; two of them say nothing of who wrote, and count in no share.
    """
    if not pair.cross.size:
        return Told(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ())
    rows, columns = _each_others_best(pair)
    own = ~(said_a[rows] & said_b[columns])
    rows, columns = rows[own], columns[own]
    chances = 1 / (1 + np.exp(-_log_odds(pair, rows, columns)))
    chain = _chain(columns, chances)
    sure = chances[chain]
    sentences = float(sure.sum())
    surest = [k for _, k in sorted(zip(-sure, chain, strict=True)) if chances[k] >= 0.5]
    return Told(
        sentences=sentences,
        of_a=_share(pair.a_lengths, said_a, rows[chain], sure),
        of_b=_share(pair.b_lengths, said_b, columns[chain], sure),
        in_order=sentences / max(float(chances.sum()), 1e-6),
        beyond_chance=_beyond_chance(pair) if sentences >= WORTH_SHUFFLING else 0.0,
        in_step=_in_step(pair, beads),
        where=tuple((int(rows[k]), int(columns[k])) for k in surest),
    )


def _share(
    lengths: NDArray[np.float64], said: NDArray[np.bool_], which: NDArray[np.int64], sure: NDArray[np.float64]
) -> float:
    """Share that these sentences make up of a text, by characters outside of what somebody said."""
    size = max(float(lengths[~said].sum()), float((lengths[which]).sum()), 1.0)
    return float((sure * lengths[which]).sum()) / size


def signs(pair: Comparison) -> NDArray[np.float64]:
    """What `SIGNS` measure of the sentences that are each other's best: a row a pair."""
    return _signs(pair, *_each_others_best(pair))


def _each_others_best(pair: Comparison) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers of the sentences that stand out for each other most, in the order of the first text."""
    best, back = pair.surprise.argmax(axis=1), pair.surprise.argmax(axis=0)
    rows = np.flatnonzero(back[best] == np.arange(len(best)))
    return rows, best[rows]


def _log_odds(pair: Comparison, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float64]:
    weights = table("sentence", SIGNS)
    return np.asarray(_signs(pair, rows, columns) @ weights.weights[:, 0] + weights.bias[0], np.float64)


def _signs(pair: Comparison, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float64]:
    margin, evidence = (pair.margin, ALONE[0]), (pair.surprise, ALONE[1])
    off = np.log(np.maximum(pair.a_lengths[rows], 1.0) / np.maximum(pair.b_lengths[columns], 1.0)) - length_ratio(pair)
    return np.column_stack(
        [pair.margin[rows, columns], _lead(*margin, rows, columns), -np.abs(off), _lead(*evidence, rows, columns)]
    ).astype(np.float64)


def _lead(
    scores: NDArray[np.float32], alone: float, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> NDArray[np.float64]:
    """How far each pair (rows[k], columns[k]) is above the best that either sentence has elsewhere."""
    if scores.size == 1:
        return np.full(len(rows), alone)
    lead = []
    for i, j in zip(rows, columns, strict=True):
        others = np.concatenate([np.delete(scores[i], j), np.delete(scores[:, j], i)])
        lead.append(scores[i, j] - others.max())
    return np.array(lead, np.float64)


def _chain(columns: NDArray[np.int64], chances: NDArray[np.float64]) -> list[int]:
    """Which pairs make the likeliest chain that runs forward in both texts; they come in the order of the first."""
    if not len(columns):
        return []
    best = chances.copy()
    before = np.full(len(columns), -1)
    for k in range(1, len(columns)):
        earlier = np.flatnonzero(columns[:k] < columns[k])
        if len(earlier):
            h = earlier[best[earlier].argmax()]
            best[k], before[k] = best[h] + chances[k], h
    chain, k = [], int(best.argmax())
    while k >= 0:
        chain.append(k)
        k = int(before[k])
    return chain[::-1]


def _beyond_chance(pair: Comparison) -> float:
    m, n = pair.cross.shape
    if min(m, n) < FEWEST:
        return 0.0
    rng = np.random.default_rng(SEED)
    orders = np.vstack([np.arange(n), *(rng.permutation(n) for _ in range(SHUFFLES))])
    even = np.full_like(pair.cross, EVEN)
    kinds = ((pair.meant, 0.0), (pair.anchored, 0.0), (even, LENGTH_WEIGHT))
    beyond = [_above_others(worths) for worths in worth(pair, kinds, orders)]
    return sum(beyond) / math.sqrt(len(beyond))


def _above_others(worths: NDArray[np.float64]) -> float:
    """By how many standard deviations the first stands above the rest."""
    shuffled = worths[1:]
    # The floor keeps a text whose shuffles all score alike from an endless figure.
    spread = max(shuffled.std(), 0.05 * abs(shuffled.mean()), 0.25)
    return float((worths[0] - shuffled.mean()) / spread)


def _in_step(pair: Comparison, beads: Sequence[Bead]) -> float:
    if len(beads) < 2:
        return 0.0
    lengths = [
        np.log(max(pair.a_lengths[slice(*bead.a)].sum(), 1.0) / max(pair.b_lengths[slice(*bead.b)].sum(), 1.0))
        for bead in beads
    ]
    return float(1 - min(np.std(lengths), 1.0))
