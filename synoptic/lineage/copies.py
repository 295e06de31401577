"""Copies within one language: how much of one text stands in another, word for word.

Containment, not resemblance: an excerpt of fifty words shares little of a long article, but all of itself.
Sampled runs in an inverted index propose pairs (Olsen et al., passim; Manber 1994), exact runs verify them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.lineage.reading import Reading

SAMPLE = 4
"""One run in four is indexed: recall .994 of pairs with containment >= .3 at two hits (Reuters-21578)."""
SHORT = 120
"""Runs up to which a text is indexed whole: in a sample of a short, much edited text two hits are too many to ask."""
COMMON = 60
"""A run in more documents than this names no source (churnalism systems drop such fragments too)."""
HITS = 2
CONTAINED = 0.15
"""Share of own runs above which a text is a copy: all planted reuse is found (35 % of words changed, excerpts).
Independent reports of one event share .04-.07 of all runs, nearly all of it names and quotations, which are not
counted here; rewrites by machine share .30-.47."""
LIFTED = 25
"""Consecutive own runs (27 words) that no two writers hit on: a lifted passage even in a long text."""


class Shared(NamedTuple):
    """What two texts of one language have in common, word for word."""

    of_a: float
    """Share of a's own runs that stand in b, 0 to 1."""
    of_b: float
    longest: int
    """Length of the longest common stretch, in runs."""
    exact: bool
    """Whether all the runs of both are the same, in order."""

    @property
    def is_copy(self) -> bool:
        """Whether this is more than accounts of one event share by themselves."""
        return max(self.of_a, self.of_b) >= CONTAINED or self.longest >= LIFTED


def candidates(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, that share at least `HITS` sampled runs; short texts are sampled whole."""
    index: dict[int, list[int]] = defaultdict(list)
    for number, reading in enumerate(readings):
        for run in _sample(reading.runs):
            index[run].append(number)
    hits: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in index.values():
        if 1 < len(numbers) <= COMMON:
            for x, i in enumerate(numbers):
                for j in numbers[x + 1 :]:
                    hits[i, j] += 1
    return sorted(pair for pair, count in hits.items() if count >= HITS)


def shared(a: Reading, b: Reading) -> Shared:
    """What the two texts share, verified on every run."""
    a_in_b = np.isin(a.runs, b.runs)
    b_in_a = np.isin(b.runs, a.runs)
    return Shared(
        of_a=_share(a_in_b, a.own),
        of_b=_share(b_in_a, b.own),
        longest=max(_longest(a_in_b & a.own), _longest(b_in_a & b.own)),
        exact=bool(len(a.runs)) and np.array_equal(a.runs, b.runs),
    )


def _sample(runs: NDArray[np.uint64]) -> list[int]:
    unique = np.unique(runs)
    sampled = unique if len(unique) <= SHORT else unique[unique % np.uint64(SAMPLE) == 0]
    return [int(r) for r in sampled]


def _share(found: NDArray[np.bool_], own: NDArray[np.bool_]) -> float:
    return float((found & own).sum() / own.sum()) if own.any() else 0.0


def _longest(flags: NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))
