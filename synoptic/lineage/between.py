"""Which article lies between two others: translated by way of a third language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synoptic.lineage.alignment import Bead
from synoptic.lineage.reading import Reading

Ways = Mapping[tuple[int, int], tuple[tuple[int, int], ...]]
"""By pair of documents, the smaller number first: which of their sentences correspond; only of texts made from each
other."""
NEARER = 0.1
"""Share of a text by which the article between must be nearer to it than the third text is: of 20 NTREX texts in four
languages, whole, no article is then said to be between, and of 20 chains (each step drops 15 % of the sentences, the
first adds some) 8 are seen and none wrongly."""
INSIDE = 0.9
"""Share of what two texts have in common that the article between them must have too."""


def sentences(beads: Sequence[Bead]) -> tuple[tuple[int, int], ...]:
    """The pairs of sentences that stand in one bead."""
    return tuple((i, j) for bead in beads for i in range(*bead.a) for j in range(*bead.b))


def between(readings: Sequence[Reading], pair: tuple[int, int], told: Ways) -> int | None:
    """The article in a third language through which these two have what they have in common; None where none is seen.

    It must hold nearly all that they share, and share more with each than they do with each other: what was left out
    or put in on the way, the article between shows (an intermediate witness, in the terms of stemmatics).
    """
    if pair not in told:
        return None
    taken = {readings[number].document.language for number in pair}
    for k, reading in enumerate(readings):
        if reading.document.language not in taken and all(
            _nearer(readings[of], _side(told, of, other), _side(told, of, k)) for of, other in (pair, pair[::-1])
        ):
            return k
    return None


def _side(told: Ways, of: int, other: int) -> set[int]:
    """The sentences of one document that correspond to the other's."""
    pairs = told.get((min(of, other), max(of, other)), ())
    return {p[0] if of < other else p[1] for p in pairs}


def _nearer(reading: Reading, shared: set[int], between: set[int]) -> bool:
    def size(sentences: set[int]) -> float:
        return float(reading.lengths[sorted(sentences)].sum())

    more = size(between) - size(shared) >= NEARER * float(reading.lengths.sum())
    return more and size(shared & between) >= INSIDE * size(shared)
