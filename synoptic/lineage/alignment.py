"""Which sentences of two texts say the same: a monotone alignment, then a second pass for moved passages.

A bead joins a few neighbouring sentences of one side with a few of the other. What speaks for it is in `joint`; what
it costs to join sentences and to leave some out is learnt from the texts, since a faithful translation places nearly
every sentence, an excerpt few, and a novelist's translator cuts sentences at will. Method: dynamic programming over
beads (Gale & Church 1993), twice; Vecalign (Thompson & Koehn 2019) learns its price of leaving out alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.lineage.joint import Array, Shape, evidence

Matrix = NDArray[np.float32]

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
# Of what aligns by itself (`path`, `worth`): the best strict F1 on edited NTREX with 9 to 17 languages.
LENGTH_WEIGHT = 2.0
LENGTH_SPREAD = 0.35
"""Natural-log spread of true pairs' length ratios around the document's own ratio."""
MERGE_COST = 2.5
# What a document's own beads teach (see `_prices`), by random search with `joint`'s weights.
JOINED, PLACED = 1.5, 0.5
"""Cost of each sentence joined and worth of each sentence placed on the first walk."""
WEIGHED, USUALLY_LEFT, USUALLY_JOINED = 10.0, 0.2, 0.1
"""Sentences or beads as which the usual rates count beside the document's own."""
USUAL_JOINED, PER_JOINED, LEAST_JOINED = 2.0, 0.6, 0.2
FREELY_LEFT, PER_LEFT = 0.3, 2.0
"""Share left out from which leaving out costs nothing, and what it costs for each natural log below."""
WHOLE, FACING = 0.88, 0.15
"""Share of sentences placed, and cosine, from which two that are left over face to face belong together. On edited
NTREX .15 and .2 change nothing; a lead told freely needs it."""
CLEAR, FEWEST_CLEAR = 1.5, 3
"""Surprise from which a mutually best pair tells of the texts' length ratio, and how many such pairs are needed."""
MOVED = 1.6
"""Surprise above which a leftover pair that is each other's best counts as a moved passage. Of NTREX sentences set
elsewhere 2 finds .74 and this .82; heavily cut texts lose .001 by it."""


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
    """m x n: cosines less how near each sentence is to sentences at large (see `vectors.Meaning`)."""
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

    Walked twice: the first walk shows how many sentences of these texts are left out and how many are joined, and
    from that follows what leaving out and joining cost in the second.
    """
    if not all(pair.cross.shape):
        return []
    values = evidence(pair, length_ratio(pair))
    joined, placed = _prices(pair, _priced(pair, values, JOINED, PLACED))
    beads = _priced(pair, values, joined, placed)
    beads += _facing(pair, beads)
    return sorted(beads + _moved(pair, beads))


def _facing(pair: Comparison, beads: Sequence[Bead]) -> list[Bead]:
    """Single sentences left over on both sides between the same two beads, where nearly all else is placed."""
    m, n = pair.cross.shape
    if not beads or min(sum(b.a[1] - b.a[0] for b in beads) / m, sum(b.b[1] - b.b[0] for b in beads) / n) < WHOLE:
        return []
    ends = [Bead((0, 0), (0, 0), 0.0), *sorted(beads), Bead((m, m), (n, n), 0.0)]
    found = []
    for before, after in pairwise(ends):
        i, j = before.a[1], before.b[1]
        if after.a[0] == i + 1 and after.b[0] == j + 1 and pair.cross[i, j] >= FACING:
            found.append(Bead((i, i + 1), (j, j + 1), float(pair.cross[i, j])))
    return found


def _prices(pair: Comparison, beads: Sequence[Bead]) -> tuple[float, float]:
    """What each sentence joined costs, and what each sentence placed is worth, where these beads are found.

    Both go with the logarithm of how often it happens, as if seen in WEIGHED cases more at the usual rate.
    """
    sentences = sum(pair.cross.shape)
    taken = sum(b.a[1] - b.a[0] + b.b[1] - b.b[0] for b in beads)
    left = (sentences - taken + WEIGHED * USUALLY_LEFT) / (sentences + WEIGHED)
    more = (taken - 2 * len(beads) + WEIGHED * USUALLY_JOINED) / (len(beads) + WEIGHED)
    joined = max(LEAST_JOINED, USUAL_JOINED - PER_JOINED * np.log(more / USUALLY_JOINED))
    return float(joined), float(max(0.0, PER_LEFT * np.log(FREELY_LEFT / left)))


def _priced(pair: Comparison, values: Mapping[Shape, Array], joined: float, placed: float) -> list[Bead]:
    """The beads of the best path when each sentence more than two costs `joined` and each in a bead gains `placed`."""
    shapes = list(values)
    priced = [values[p, q][None] - joined * (p + q - 2) + placed * (p + q) / 2 for p, q in shapes]
    return _back(pair, shapes, priced)


def worth(pair: Comparison, orders: NDArray[np.int64]) -> NDArray[np.float64]:
    """What the best path is worth when the second text's sentences stand in each of these orders.

    `orders` is one permutation of the n sentences a row; all are walked at once.
    """
    surprise = pair.surprise[:, orders].transpose(1, 0, 2)
    values = bead_values(surprise, pair.a_lengths, pair.b_lengths[orders], length_ratio(pair))
    result: NDArray[np.float64] = _walk(SHAPES, values)[:, -1, -1]
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


def _walk(shapes: Sequence[Shape], values: Sequence[NDArray[np.floating]]) -> Array:
    """The worth of the best path up to each (i, j): (texts, m + 1, n + 1).

    Every bead takes at least one sentence of both texts, so a row depends on earlier rows alone but for sentences
    left out on the way, which cost nothing: a running maximum.
    """
    texts, m, n = values[0].shape
    best = np.zeros((texts, m + 1, n + 1))
    for i in range(1, m + 1):
        row = best[:, i - 1].copy()
        for (p, q), worths in zip(shapes, values, strict=True):
            if i >= p and n >= q:
                np.maximum(row[:, q:], best[:, i - p, : n - q + 1] + worths[:, i - p], out=row[:, q:])
        np.maximum.accumulate(row, axis=1, out=best[:, i])
    return best


def path(pair: Comparison) -> list[Bead]:
    """The beads of the best path where nothing is learnt from the texts: what aligns by itself."""
    return _back(
        pair, SHAPES, bead_values(pair.surprise[None], pair.a_lengths, pair.b_lengths[None], length_ratio(pair))
    )


def _back(pair: Comparison, shapes: Sequence[Shape], values: Sequence[NDArray[np.floating]]) -> list[Bead]:
    """The beads of the best monotone path, walked back from its end."""
    best = _walk(shapes, values)[0]
    beads: list[Bead] = []
    i, j = best.shape[0] - 1, best.shape[1] - 1
    while i and j:
        if best[i, j] == best[i, j - 1]:
            j -= 1
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            ends = {
                (p, q): best[i - p, j - q] + worths[0, i - p, j - q]
                for (p, q), worths in zip(shapes, values, strict=True)
                if i >= p and j >= q
            }
            p, q = max(ends, key=lambda shape: ends[shape])
            beads.append(Bead((i - p, i), (j - q, j), _similarity(pair, (i - p, i), (j - q, j))))
            i, j = i - p, j - q
    return beads


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
