"""What speaks for joining any few neighbouring sentences of one text with any few of the other.

Every sentence is a bag of words, so a run of sentences is the sum of theirs, and a translation nearly equals its
origin: |X - Y|² is small. Written out, a bead of the runs X and Y is worth 2 X·Y - c (|X|² + |Y|²): what adds
nothing to X·Y costs its own square, and what two sentences of a run have in common is not counted twice, which sums of
sentences' similarities get wrong. Vecalign (Thompson & Koehn 2019) encodes every run anew; here sums of the
sentences' products do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from synoptic.lineage.alignment import Comparison

Array = NDArray[np.float64]
Shape = tuple[int, int]

MOST = 6
"""Sentences of both sides together in the largest bead: 5:1 and 3:3. Beyond are under 1 % of Text+Berg's and MAC's."""
SHAPES = tuple((p, q) for p in range(1, MOST) for q in range(1, MOST) if p + q <= MOST)
# Random search on edited NTREX in seven languages (as in bench/quality/alignment.py, and with 30 % of sentences joined)
# together with MAC and Text+Berg.
ALIKE, SELF = 3.0, 0.3
"""What the sums' likeness is worth, and c above: the cosine that two runs of equal length must pass is .3."""
SURPRISE = 0.75
LENGTH, SPREAD = 2.0, 0.45
"""What agreeing lengths are worth, and the natural-log spread of their ratios around the document's own."""


def evidence(pair: Comparison, ratio: float) -> dict[Shape, Array]:
    """For each shape that fits, the worth of the bead that starts at each (i, j), before what its shape costs.

    `ratio`: natural log of how much longer the first text's sentences are than those that answer them.
    """
    m, n = pair.cross.shape
    likeness = _likeness(pair, ratio)
    surprise = _prefix(pair.surprise)
    a_ends, b_ends = (np.concatenate([[0.0], np.cumsum(x)]) for x in (pair.a_lengths, pair.b_lengths))
    found = {}
    for p, q in SHAPES:
        if p <= m and q <= n:
            a_log = np.log(np.maximum(a_ends[p:] - a_ends[:-p], 1.0))
            b_log = np.log(np.maximum(b_ends[q:] - b_ends[:-q], 1.0))
            fit = np.exp(-0.5 * ((a_log[:, None] - b_log[None] - ratio) / SPREAD) ** 2)
            earned = SURPRISE * _blocks(surprise, p, q) / min(p, q)
            found[p, q] = likeness[p, q] + earned + LENGTH * max(p, q) * (fit - 0.5)
    return found


def _likeness(pair: Comparison, ratio: float) -> dict[Shape, Array]:
    """ALIKE (2 X·Y - SELF (|X|² + |Y|²)) for all runs, in units of a mean sentence's square.

    A sentence counts by its length: a sum of n words in different directions is about sqrt(n) long.
    """
    a_weights = np.sqrt(np.maximum(pair.a_lengths, 1.0) * np.exp(-ratio))
    b_weights = np.sqrt(np.maximum(pair.b_lengths, 1.0))
    unit = ALIKE / (np.mean(a_weights**2) + np.mean(b_weights**2)) * 2
    cross = _prefix(a_weights[:, None] * _own(pair.cross) * b_weights)
    a = _prefix(a_weights[:, None] * pair.a * a_weights)
    b = _prefix(b_weights[:, None] * pair.b * b_weights)
    m, n = pair.cross.shape
    squares_a = {p: np.diagonal(_blocks(a, p, p)) for p in range(1, min(MOST, m + 1))}
    squares_b = {q: np.diagonal(_blocks(b, q, q)) for q in range(1, min(MOST, n + 1))}
    return {
        (p, q): unit * (2 * _blocks(cross, p, q) - SELF * (squares_a[p][:, None] + squares_b[q][None]))
        for p, q in SHAPES
        if p <= m and q <= n
    }


def _own(cross: NDArray[np.float32]) -> Array:
    """Cosines less what each sentence has with the rest of the other text on average: the story's own words."""
    m, n = cross.shape
    rows = (cross.sum(1, keepdims=True) - cross.max(1, keepdims=True)) / max(n - 1, 1)
    columns = (cross.sum(0, keepdims=True) - cross.max(0, keepdims=True)) / max(m - 1, 1)
    return np.asarray(cross - np.maximum(rows, columns), np.float64)


def _prefix(cells: NDArray[np.floating]) -> Array:
    """Sums of everything above and left of each corner, so that any block's sum takes four look-ups."""
    total = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1))
    total[1:, 1:] = np.cumsum(np.cumsum(cells, axis=0, dtype=np.float64), axis=1)
    return total


def _blocks(prefix: Array, p: int, q: int) -> Array:
    """Sum of the p x q block at each (i, j)."""
    return np.asarray(prefix[p:, q:] - prefix[:-p, q:] - prefix[p:, :-q] + prefix[:-p, :-q])
