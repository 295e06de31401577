"""Which sentences of two texts say the same: a monotone alignment, then a second pass for moved passages.

A bead joins up to three neighbouring sentences of one side with one of the other (or two with two). It is worth
what its sides share beyond what any two sentences of the texts share, so a sentence that shares nothing lowers
its bead and is left out: each sentence earns its place. Method: dynamic programming over beads (Gale & Church 1993) on vector similarity with
overlapping sums (Thompson & Koehn 2019, Vecalign); a sum's similarity follows from the sentences' own.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic import anchors

Matrix = NDArray[np.float32]

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
# The four weights below gave the best strict F1 on edited NTREX documents, English with 17 languages
# (bench/quality/alignment.py): .894 with anchors alone.
LENGTH_WEIGHT = 2.0
LENGTH_SPREAD = 0.35
"""Natural-log spread of true pairs' length ratios around the document's own ratio."""
MERGE_COST = 1.5
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
    """m x n similarities."""
    a: Matrix
    """m x m similarities inside the first text."""
    b: Matrix
    a_lengths: NDArray[np.float64]
    """Characters of each sentence."""
    b_lengths: NDArray[np.float64]


def align(pair: Comparison) -> list[Bead]:
    """The beads, in the order of the first text; sentences in no bead have no counterpart."""
    values, scores = bead_values(pair)
    _, beads = best_path(values, scores)
    return sorted(beads + _moved(pair, beads))


def bead_values(pair: Comparison) -> tuple[list[Matrix], list[Matrix]]:
    """For each shape, the worth and the similarity of the bead that starts at each (i, j)."""
    surprise = anchors.above_background(pair.cross)
    ratio = np.log(max(pair.a_lengths.sum(), 1.0) / max(pair.b_lengths.sum(), 1.0))
    values, scores = [], []
    for p, q in SHAPES:
        earned = _blocks(surprise, p, q) / min(p, q)
        fit = _length_fit(pair, p, q, ratio)
        values.append((earned + LENGTH_WEIGHT * max(p, q) * (fit - 0.5) - MERGE_COST * (p + q - 2)).astype(np.float32))
        scores.append(_summed(pair, p, q))
    return values, scores


def _blocks(cells: Matrix, p: int, q: int) -> Matrix:
    """Sum of each p x q block."""
    m, n = cells.shape
    if m < p or n < q:
        return np.zeros((max(m - p + 1, 0), max(n - q + 1, 0)), np.float32)
    total = np.zeros((m - p + 1, n - q + 1), np.float32)
    for i in range(p):
        for j in range(q):
            total += cells[i : m - p + 1 + i, j : n - q + 1 + j]
    return total


def _summed(pair: Comparison, p: int, q: int) -> Matrix:
    """Cosine of the sum of p sentences with the sum of q, for every start; empty where they do not fit."""
    cross = _blocks(pair.cross, p, q)
    norm_a = np.diag(_blocks(pair.a, p, p))
    norm_b = np.diag(_blocks(pair.b, q, q))
    if not cross.size:
        return cross
    result: Matrix = (cross / np.sqrt(np.maximum(np.outer(norm_a, norm_b), 1e-6))).astype(np.float32)
    return result


def _length_fit(pair: Comparison, p: int, q: int, ratio: float) -> Matrix:
    a = np.convolve(pair.a_lengths, np.ones(p), "valid") if len(pair.a_lengths) >= p else np.zeros(0)
    b = np.convolve(pair.b_lengths, np.ones(q), "valid") if len(pair.b_lengths) >= q else np.zeros(0)
    off = np.log(np.maximum(a, 1.0))[:, None] - np.log(np.maximum(b, 1.0))[None, :] - ratio
    fit: Matrix = np.exp(-0.5 * (off / LENGTH_SPREAD) ** 2).astype(np.float32)
    return fit


def best_path(values: list[Matrix], scores: list[Matrix]) -> tuple[float, list[Bead]]:
    """The monotone path of highest worth, and its beads."""
    m, n = values[0].shape
    tables = [v.tolist() for v in values]
    worth = [[0.0] * (n + 1) for _ in range(m + 1)]
    steps = [[_SKIP_B] * (n + 1) for _ in range(m + 1)]
    for i in range(1, m + 1):
        steps[i][0] = _SKIP_A
        for j in range(1, n + 1):
            top, how = worth[i - 1][j], _SKIP_A
            if worth[i][j - 1] > top:
                top, how = worth[i][j - 1], _SKIP_B
            for shape, (p, q) in enumerate(SHAPES):
                if i >= p and j >= q and worth[i - p][j - q] + tables[shape][i - p][j - q] > top:
                    top, how = worth[i - p][j - q] + tables[shape][i - p][j - q], shape
            worth[i][j] = top
            steps[i][j] = how
    return worth[m][n], _backtrack(steps, scores, m, n)


_SKIP_A, _SKIP_B = -1, -2


def _backtrack(steps: list[list[int]], scores: list[Matrix], m: int, n: int) -> list[Bead]:
    beads: list[Bead] = []
    i, j = m, n
    while i or j:
        how = steps[i][j]
        if how == _SKIP_A:
            i -= 1
        elif how == _SKIP_B:
            j -= 1
        else:
            p, q = SHAPES[how]
            beads.append(Bead((i - p, i), (j - q, j), float(scores[how][i - p, j - q])))
            i, j = i - p, j - q
    return beads


def _moved(pair: Comparison, beads: list[Bead]) -> list[Bead]:
    """Leftover sentences that are each other's best and alike enough: passages that changed places."""
    m, n = pair.cross.shape
    rows = [i for i in range(m) if not any(b.a[0] <= i < b.a[1] for b in beads)]
    columns = [j for j in range(n) if not any(b.b[0] <= j < b.b[1] for b in beads)]
    if not rows or not columns:
        return []
    left = anchors.above_background(pair.cross)[np.ix_(rows, columns)]
    found = []
    for r, i in enumerate(rows):
        c = int(left[r].argmax())
        if left[r, c] >= MOVED and int(left[:, c].argmax()) == r:
            j = columns[c]
            found.append(Bead((i, i + 1), (j, j + 1), float(pair.cross[i, j])))
    return found
