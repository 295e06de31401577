"""Which pairs of documents are copies at all: candidates proposed cheaply, each verified on its whole text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from synoptic.lineage import copies, translations
from synoptic.lineage.alignment import Bead, align
from synoptic.lineage.edits import words_of
from synoptic.lineage.reading import Reading, compared
from synoptic.records import Reason
from synoptic.records.enrich import UNKNOWN

NEIGHBOURS = 8
"""Articles in other languages that each article is tested against, nearest in meaning first. Of 59 NTREX documents
in 22 languages, heavily cut, all but two find their original among the first eight of 59, nine in ten as the first."""
SAME_SENTENCE = 0.3
"""Share of words two sentences of one language must keep in order to be the same sentence, edited."""
VERBATIM = 0.95
WHOLE = 0.6
"""Share of either text above which it is an edited (or shortened) version of the other; below it, passages were
lifted into a text of its own."""


class Relation(NamedTuple):
    """A verified copying relation between documents a and b (by number), direction not yet known."""

    a: int
    b: int
    kind: Literal["verbatim", "edited", "excerpt", "translation"]
    beads: list[Bead]
    confidence: float
    because: tuple[Reason, ...]

    @property
    def folds(self) -> bool:
        """Whether one text is so far made from the other that both are one account; a lifted passage is not."""
        return self.kind != "excerpt"


def relations(readings: Sequence[Reading]) -> list[Relation]:
    """All verified relations, by pair."""
    return [*_same_language(readings), *_across_languages(readings)]


def _same_language(readings: Sequence[Reading]) -> list[Relation]:
    relations = []
    for i, j, common in copies.copies([r.wording for r in readings]):
        a, b = readings[i], readings[j]
        if a.document.language == b.document.language or UNKNOWN in (a.document.language, b.document.language):
            beads = same_sentences(a, b, align(compared(a, b)))
            relations.append(_copy_relation(i, j, a, b, common, beads))
    return relations


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


def _copy_relation(i: int, j: int, a: Reading, b: Reading, common: copies.Shared, beads: list[Bead]) -> Relation:
    contained = max(common.of_a, common.of_b)
    kind: Literal["verbatim", "edited", "excerpt"] = "edited"
    if common.exact or min(common.of_a, common.of_b) >= VERBATIM:
        kind = "verbatim"
    elif max(share(a, [x.a for x in beads]), share(b, [x.b for x in beads])) < WHOLE:
        kind = "excerpt"
    because = (
        Reason(feature="containment", value=round(contained, 3), weight=1.0),
        Reason(feature="longest shared run of words", value=common.longest + 2, weight=1.0),
    )
    # Logistic over containment: .5 at the threshold, .99 where a third of the words is shared.
    confidence = 1 / (1 + math.exp(-20 * (max(contained, common.longest / 200) - copies.CONTAINED)))
    return Relation(i, j, kind, beads, round(confidence, 3), because)


def _across_languages(readings: Sequence[Reading]) -> list[Relation]:
    relations = []
    for i, j in _neighbours(readings):
        result = translations.test(compared(readings[i], readings[j]))
        if result is not None and result.log_odds >= translations.TRANSLATED:
            because = (
                Reason(feature="alignment z-score", value=round(result.z, 2), weight=translations.Z),
                Reason(
                    feature="meaning of aligned sentences", value=round(result.margin, 3), weight=translations.MARGIN
                ),
                Reason(feature="length ratio spread", value=round(result.spread, 3), weight=translations.SPREAD),
                Reason(feature="aligned sentences", value=float(len(result.beads)), weight=0.0),
            )
            confidence = 1 / (1 + math.exp(-result.log_odds))
            relations.append(Relation(i, j, "translation", result.beads, round(confidence, 3), because))
    return relations


def _neighbours(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Pairs in different languages where one is among the other's nearest in meaning; both languages are known."""
    if len(readings) < 2:
        return []
    sums = np.vstack([r.meaning.sum(axis=0) for r in readings])
    lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))[:, None]
    whole = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
    pairs = set()
    for i, reading in enumerate(readings):
        same = (reading.document.language, UNKNOWN)
        others = [j for j, o in enumerate(readings) if same[0] != UNKNOWN and o.document.language not in same]
        nearest = np.argsort(-(whole[others] @ whole[i]), kind="stable")[:NEIGHBOURS]
        pairs |= {(min(i, others[k]), max(i, others[k])) for k in nearest}
    return sorted(pairs)


def share(reading: Reading, parts: Sequence[tuple[int, int]]) -> float:
    """Share of the telling, by characters, that these ranges of sentences make up."""
    taken = sorted({i for start, end in parts for i in range(start, end)})
    total = float(reading.lengths.sum())
    return float(reading.lengths[taken].sum()) / total if total else 0.0
