"""Which pairs of documents are copies at all: those likely made from one another, with their sentences aligned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from synoptic.lineage.aligned import aligned
from synoptic.lineage.alignment import Bead
from synoptic.lineage.examined import Examined, examine, reasons
from synoptic.lineage.reading import Reading, words_of
from synoptic.records import Kind, Reason

SAME_SENTENCE = 0.3
"""Share of words two sentences of one language must keep in order to be the same sentence, edited."""


WHOLE = 0.6
"""Share of either text that must stand in the other for both to be one account; below it, passages were lifted into a
text of its own."""


class Relation(NamedTuple):
    """A verified copying relation between documents a and b (by number), direction not yet known."""

    a: int
    b: int
    kind: Kind
    beads: list[Bead]
    confidence: float
    """Chance that either text is made from the other, or both from one."""
    because: tuple[Reason, ...]
    folds: bool
    """Whether one text is so far made from the other that both are one account; a lifted passage is not."""


def relations(readings: Sequence[Reading], examined: Sequence[Examined] | None = None) -> list[Relation]:
    """All verified relations, by pair, of those that were `examined`: all pairs that are worth it unless given."""
    pairs = examine(readings) if examined is None else examined
    return [_relation(readings, pair) for pair in pairs if pair.is_copy]


def _relation(readings: Sequence[Reading], pair: Examined) -> Relation:
    a, b = readings[pair.a], readings[pair.b]
    beads = aligned(a, b, pair.pair)
    if pair.how in ("verbatim", "edited", "excerpt"):
        beads = same_sentences(a, b, beads)
    contained = max(share(a, [x.a for x in beads]), share(b, [x.b for x in beads]))
    folds = pair.how != "excerpt" and (pair.how != "edited" or contained >= WHOLE)
    return Relation(pair.a, pair.b, pair.how, beads, round(pair.retold, 3), reasons(readings, pair), folds)


def same_sentences(a: Reading, b: Reading, beads: Sequence[Bead]) -> list[Bead]:
    """Beads whose sides are one sentence, edited; alignment alone also pairs sentences that merely answer."""
    kept = []
    for bead in beads:
        left = Counter(w.form for w in words_of(a, bead.a))
        right = Counter(w.form for w in words_of(b, bead.b))
        common = sum((left & right).values())
        if common >= SAME_SENTENCE * max(sum(left.values()), sum(right.values()), 1):
            kept.append(bead)
    return kept


def share(reading: Reading, parts: Sequence[tuple[int, int]]) -> float:
    """Share of the telling, by characters, that these ranges of sentences make up."""
    taken = sorted({i for start, end in parts for i in range(start, end)})
    total = float(reading.lengths.sum())
    return float(reading.lengths[taken].sum()) / total if total else 0.0
