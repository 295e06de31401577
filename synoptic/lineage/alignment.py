"""Which sentences of two texts say the same: a monotone alignment, then a second pass for moved passages.

A bead joins up to three neighbouring sentences of one side with one of the other (or two with two). It is worth
what its sides share beyond what any two sentences of the texts share, so a sentence that shares nothing lowers
its bead and is left out: each sentence earns its place. Method: dynamic programming over beads (Gale & Church
1993) on vector similarity with overlapping sums (Thompson & Koehn 2019, Vecalign); a sum's similarity follows from
the sentences' own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
# The weights below gave the best strict F1 on edited NTREX documents, English with 9 to 17 languages; as they stand
# bench/quality/alignment.py prints .98 over 22 languages, .89 with anchors alone.
LENGTH_WEIGHT = 2.0
LENGTH_SPREAD = 0.35
"""Natural-log spread of true pairs' length ratios around the document's own ratio."""
MERGE_COST = 2.5
NEARLY_WHOLE, PLACED = 0.88, 1.5
"""Share of sentences placed from which a text counts as nearly whole, and what placing one is worth then. Edited NTREX,
eight languages: lightly edited F1 .977 without it, .979 with it; heavily cut .968 both ways, but .945 and less if
it were paid always."""
CLEAR, FEWEST_CLEAR = 1.5, 3
"""Surprise from which a mutually best pair tells of the texts' length ratio, and how many such pairs are needed."""
MOVED = 2.0
"""Surprise above which a leftover pair that is each other's best counts as a moved passage."""


class Bead(NamedTuple):
    """Sentences `a[0]:a[1]` of one text and `b[0]:b[1]` of the other that say the same."""

    a: tuple[int, int]
    b: tuple[int, int]
    score: float


class Comparison(NamedTuple):
    """All that alignment needs to know of two texts of m and n sentences."""

    cross: Matrix
    """m x n cosines of the sentences."""
    margin: Matrix
    """m x n: cosines less how near each sentence is to sentences at large (see `vectors.crowd`)."""
    surprise: Matrix
    """m x n: how far each pair stands out from all pairs, by all evidence (see `anchors.above_background`)."""
    a: Matrix
    """m x m similarities inside the first text."""
    b: Matrix
    a_lengths: NDArray[np.float64]
    """Characters of each sentence."""
    b_lengths: NDArray[np.float64]


def align(pair: Comparison) -> list[Bead]:
    """The beads, in the order of the first text; sentences in no bead have no counterpart.

    Where nearly every sentence finds its counterpart, the few that do not most likely have theirs too: the path is
    walked again with something paid for each sentence that is placed.
    """
    beads = path(pair)
    if _coverage(pair, beads) >= NEARLY_WHOLE:
        beads = path(pair, placed=PLACED)
    return sorted(beads + _moved(pair, beads))


def _coverage(pair: Comparison, beads: Sequence[Bead]) -> float:
    """Share of sentences that stand in a bead, on the side where it is lower."""
    m, n = pair.cross.shape
    placed_a, placed_b = sum(b.a[1] - b.a[0] for b in beads), sum(b.b[1] - b.b[0] for b in beads)
    return float(min(placed_a / max(m, 1), placed_b / max(n, 1)))


def worth(pair: Comparison, orders: NDArray[np.int64]) -> NDArray[np.float64]:
    """What the best path is worth when the second text's sentences stand in each of these orders.

    `orders` is one permutation of the n sentences a row; all are walked at once.
    """
    surprise = pair.surprise[:, orders].transpose(1, 0, 2)
    values = bead_values(surprise, pair.a_lengths, pair.b_lengths[orders], length_ratio(pair))
    result: NDArray[np.float64] = _walk(values)[:, -1, -1]
    return result


def length_ratio(pair: Comparison) -> float:
    """Natural log of how much longer the first text's sentences are than those that answer them.

    The median over pairs that are clearly each other's best; a copy that is cut has its origin's sentence lengths,
    not half of them. Where there are too few such pairs, the ratio of the whole texts.
    """
    best_row, best_column = pair.surprise.argmax(1), pair.surprise.argmax(0)
    sure = [(i, j) for i, j in enumerate(best_row) if best_column[j] == i and pair.surprise[i, j] >= CLEAR]
    if len(sure) < FEWEST_CLEAR:
        return float(np.log(max(pair.a_lengths.sum(), 1.0) / max(pair.b_lengths.sum(), 1.0)))
    return float(np.median([np.log(max(pair.a_lengths[i], 1.0) / max(pair.b_lengths[j], 1.0)) for i, j in sure]))


def bead_values(
    surprise: Matrix, a_lengths: NDArray[np.float64], b_lengths: NDArray[np.float64], ratio: float
) -> list[Matrix]:
    """For each shape, the worth of the bead that starts at each (i, j); arrays are (texts, m, n) and (texts, n)."""
    values = []
    for p, q in SHAPES:
        earned = _blocks(surprise, p, q) / min(p, q)
        fit = _length_fit(_sums(a_lengths, p), _sums(b_lengths, q), ratio)
        values.append((earned + LENGTH_WEIGHT * max(p, q) * (fit - 0.5) - MERGE_COST * (p + q - 2)).astype(np.float32))
    return values


def _walk(values: Sequence[Matrix]) -> NDArray[np.float64]:
    """The worth of the best path up to each (i, j): (texts, m + 1, n + 1).

    Every bead takes at least one sentence of both texts, so a row depends on earlier rows alone but for sentences
    left out on the way, which cost nothing: a running maximum.
    """
    texts, m, n = values[0].shape
    best = np.zeros((texts, m + 1, n + 1))
    for i in range(1, m + 1):
        row = best[:, i - 1].copy()
        for (p, q), worths in zip(SHAPES, values, strict=True):
            if i >= p and n >= q:
                np.maximum(row[:, q:], best[:, i - p, : n - q + 1] + worths[:, i - p], out=row[:, q:])
        np.maximum.accumulate(row, axis=1, out=best[:, i])
    return best


def path(pair: Comparison, *, placed: float = 0.0) -> list[Bead]:
    """The beads of the best monotone path, walked back from its end; `placed` is paid for each sentence in a bead."""
    plain = bead_values(pair.surprise[None], pair.a_lengths, pair.b_lengths[None], length_ratio(pair))
    values = [worths + np.float32(placed * (p + q) / 2) for worths, (p, q) in zip(plain, SHAPES, strict=True)]
    best = _walk(values)[0]
    beads: list[Bead] = []
    i, j = best.shape[0] - 1, best.shape[1] - 1
    while i and j:
        if best[i, j] == best[i, j - 1]:
            j -= 1
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            p, q = _shape_at(best, values, i, j)
            beads.append(Bead((i - p, i), (j - q, j), _similarity(pair, (i - p, i), (j - q, j))))
            i, j = i - p, j - q
    return beads


def _shape_at(best: NDArray[np.float64], values: Sequence[Matrix], i: int, j: int) -> tuple[int, int]:
    """The shape of the bead that the best path ends with at (i, j)."""
    ends = {
        shape: best[i - shape[0], j - shape[1]] + worths[0, i - shape[0], j - shape[1]]
        for shape, worths in zip(SHAPES, values, strict=True)
        if i >= shape[0] and j >= shape[1]
    }
    return max(ends, key=lambda shape: ends[shape])


def _blocks(cells: Matrix, p: int, q: int) -> Matrix:
    """Sum of each p x q block of (texts, m, n); empty where the block does not fit."""
    _, m, n = cells.shape
    total = np.zeros((len(cells), max(m - p + 1, 0), max(n - q + 1, 0)), np.float32)
    if total.size:
        for i in range(p):
            for j in range(q):
                total += cells[:, i : m - p + 1 + i, j : n - q + 1 + j]
    return total


def _sums(lengths: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Lengths of every run of `size` sentences, along the last axis."""
    total = np.cumsum(np.concatenate([np.zeros((*lengths.shape[:-1], 1)), lengths], axis=-1), axis=-1)
    result: NDArray[np.float64] = total[..., size:] - total[..., : max(total.shape[-1] - size, 0)]
    return result


def _length_fit(a: NDArray[np.float64], b: NDArray[np.float64], ratio: float) -> NDArray[np.float64]:
    """How well the lengths agree with the texts' own ratio, 0 to 1: (texts, starts in a, starts in b)."""
    off = np.log(np.maximum(a, 1.0))[None, :, None] - np.log(np.maximum(b, 1.0))[:, None, :] - ratio
    fit: NDArray[np.float64] = np.exp(-0.5 * (off / LENGTH_SPREAD) ** 2)
    return fit


def _similarity(pair: Comparison, a: tuple[int, int], b: tuple[int, int]) -> float:
    """Cosine of the two sides of a bead, each the sum of its sentences."""
    cross = float(pair.cross[slice(*a), slice(*b)].sum())
    norms = float(pair.a[slice(*a), slice(*a)].sum()) * float(pair.b[slice(*b), slice(*b)].sum())
    return float(cross / max(norms, 1e-6) ** 0.5)


def _moved(pair: Comparison, beads: list[Bead]) -> list[Bead]:
    """Leftover sentences that are each other's best and alike enough: passages that changed places."""
    m, n = pair.cross.shape
    rows = [i for i in range(m) if not any(b.a[0] <= i < b.a[1] for b in beads)]
    columns = [j for j in range(n) if not any(b.b[0] <= j < b.b[1] for b in beads)]
    if not rows or not columns:
        return []
    left = pair.surprise[np.ix_(rows, columns)]
    found = []
    for r, i in enumerate(rows):
        c = int(left[r].argmax())
        if left[r, c] >= MOVED and int(left[:, c].argmax()) == r:
            j = columns[c]
            found.append(Bead((i, i + 1), (j, j + 1), float(pair.cross[i, j])))
    return found
