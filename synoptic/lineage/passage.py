"""A passage beside its translation, and how their words answer each other."""

from __future__ import annotations

from typing import NamedTuple

from synoptic.lineage.facts import Side, overlap
from synoptic.lineage.wordpairs import Answers
from synoptic.records import Span


class Pair(NamedTuple):
    """A passage, its translation, and how their words answer each other; None where that is not known."""

    left: Side
    right: Side
    words: Answers | None = None


def answered(pair: Pair, span: Span, side: int) -> bool:
    """Whether any of the words there is linked to one of the other side; false where words were not aligned."""
    return pair.words is not None and any(overlap(p.b if side else p.a, span) for p in pair.words.pairs)


def alone(pair: Pair, side: int) -> tuple[Span, ...]:
    """The stretches that one side says alone; all of it where words were not aligned."""
    if pair.words is None:
        return (pair.left, pair.right)[side].spans
    return (pair.words.a_alone, pair.words.b_alone)[side]
