"""Which pairs of a story are looked at, and what each of them is: a label, how sure, and why.

No label is inferred by way of a third article: that a is a copy of b and b of c says nothing here of a and c.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, get_args

import numpy as np

from synoptic.lineage import copies
from synoptic.lineage.agencies import carried_by_both
from synoptic.lineage.alignment import Comparison, align
from synoptic.lineage.between import Ways, between, sentences
from synoptic.lineage.labels import SURE, Measured, likely, measure, weighed
from synoptic.lineage.reading import Reading, compared
from synoptic.records import Kind, Label, Passage, Reason, Relation

STORY = 40
"""Articles up to which every pair of a story is looked at: 780 pairs, 7 ms each."""
NEIGHBOURS = 8
"""In larger stories: articles that each article is tested against, nearest in meaning first. Of 59 NTREX documents in
22 languages, heavily cut, all but two find their original among the first eight of 59, nine in ten as the first."""
OWN = 3
"""The same in its own language, where words in common find most and the nearest in meaning need only find rewrites."""
SHOWN = 3
"""Sentence pairs that are shown as evidence; the edits of a copy hold them all."""
COPIED = 0.9
"""Chance from which a text retold in other words counts no longer as an origin: nine in ten. Chances are those of a
pair that could be anything, and in a story most pairs are reports of their own (the surest of the samples' has .87)."""
RETOLD: tuple[Kind, ...] = get_args(Kind)


class Examined(NamedTuple):
    """One pair of documents, by number, and what was found of it."""

    a: int
    b: int
    pair: Comparison
    measured: Measured
    likely: list[tuple[Label, float]]
    """Each label with its chance, the likeliest first."""

    @property
    def retold(self) -> float:
        """Chance that either text is made from the other, or both from one."""
        return sum(chance for label, chance in self.likely if label in RETOLD)

    @property
    def is_copy(self) -> bool:
        """Whether the one hangs under the other in the tree: copied word for word, or likely retold in other words."""
        words = self.measured.words
        if words is not None and (words.is_copy or self.how != "rewrite"):
            return words.is_copy
        return self.retold >= COPIED

    @property
    def how(self) -> Kind:
        """The likeliest way in which it would be; no rewrite, short of `COPIED`, where words tell that it is a copy."""
        chances = dict(self.likely)
        words = self.measured.words
        is_literal = words is not None and words.is_copy and chances.get("rewrite", 0.0) < COPIED
        kinds = [kind for kind in RETOLD if kind in chances and not (is_literal and kind == "rewrite")]
        return max(kinds, key=lambda kind: chances[kind])


def examine(readings: Sequence[Reading]) -> list[Examined]:
    """Every pair of a small story; of a larger one those that share words or are near in meaning."""
    found = []
    for i, j in _pairs(readings):
        pair = compared(readings[i], readings[j])
        measured = measure(readings[i], readings[j], pair)
        found.append(Examined(i, j, pair, measured, likely(measured)))
    return found


def labelled(readings: Sequence[Reading], examined: Sequence[Examined]) -> tuple[Relation, ...]:
    """The pairs as records."""
    told = {(e.a, e.b): sentences(align(e.pair)) for e in examined if e.is_copy}
    return tuple(_relation(readings, pair, told) for pair in examined)


def _shown(name: str, value: float) -> float:
    """A figure as a reader wants it: words, not the logarithm of runs."""
    return round(float(np.expm1(value))) + 2 if name == "longest run in common" and value else round(value, 3)


def _relation(readings: Sequence[Reading], pair: Examined, told: Ways) -> Relation:
    a, b = readings[pair.a].document, readings[pair.b].document
    label, confidence = pair.likely[0]
    because = reasons(readings, pair)
    agency = carried_by_both(a, b) if label in RETOLD else None
    if agency is not None:
        label, confidence, because = "common source", pair.retold, (agency, *because)
    middle = between(readings, (pair.a, pair.b), told)
    return Relation(
        a=a.article.id,
        b=b.article.id,
        label=label if confidence >= SURE else "unsure",
        likeliest=label,
        confidence=round(confidence, 3),
        share_of_a=round(pair.measured.told.of_a, 3),
        share_of_b=round(pair.measured.told.of_b, 3),
        through=None if middle is None else readings[middle].document.article.id,
        because=because,
    )


def reasons(readings: Sequence[Reading], pair: Examined) -> tuple[Reason, ...]:
    """The figures of the pair, as each is weighed; the sentences told alike with the surest passages."""
    weights = weighed(pair.measured)
    shown = tuple(
        Passage(document=readings[number].document.article.id, span=readings[number].document.sentences[at].span)
        for sentences in pair.measured.told.where[:SHOWN]
        for number, at in zip((pair.a, pair.b), sentences, strict=True)
    )
    return tuple(
        Reason(
            feature=name, value=_shown(name, value), weight=weights.get(name, 0.0),
            passages=shown if name == "sentences told alike" else (),
        )
        for name, value in pair.measured.values
    )  # fmt: skip


def _pairs(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    if len(readings) <= STORY:
        return list(combinations(range(len(readings)), 2))
    return sorted({*copies.promising([r.wording for r in readings]), *_neighbours(readings)})


def _neighbours(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of which one is among the other's nearest in meaning, in its own language or in the others."""
    sums = np.vstack([r.meaning.sum(axis=0) for r in readings])
    lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))[:, None]
    whole = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
    languages = np.array([r.document.language for r in readings])
    for i in range(len(readings)):
        own = languages == languages[i]
        for others, most in ((np.flatnonzero(~own), NEIGHBOURS), (np.flatnonzero(own), OWN)):
            rest = others[others != i]
            for j in rest[np.argsort(-(whole[rest] @ whole[i]), kind="stable")[:most]].tolist():
                yield min(i, j), max(i, j)
