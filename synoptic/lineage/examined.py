"""Which pairs of a story are looked at, and what each of them is: a label, how sure, and why.

No label is inferred by way of a third article: that a is a copy of b and b of c says nothing here of a and c.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, get_args

import numpy as np

from synoptic.lineage import copies
from synoptic.lineage.alignment import Comparison
from synoptic.lineage.labels import Measured, likely, measure, weighed
from synoptic.lineage.reading import Reading, compared
from synoptic.records import Credit, Document, Kind, Label, Passage, Reason, Relation
from synoptic.text import fold

STORY = 40
"""Articles up to which every pair of a story is looked at: 780 pairs, some seconds."""
NEIGHBOURS = 8
"""In larger stories: articles that each article is tested against, nearest in meaning first. Of 59 NTREX documents in
22 languages, heavily cut, all but two find their original among the first eight of 59, nine in ten as the first."""
SURE = 0.6
"""Chance of the likeliest label from which it is given; below it the pair is "unsure"."""
BETWEEN = 0.1
"""Share of a text by which an article must be nearer to it than the third text is, to lie between the two."""
INSIDE = 0.9
"""Share of what two texts have in common that the article between them must have too."""
SHOWN = 3
"""Sentence pairs that are shown as evidence; the edits of a copy hold them all."""
HEAD = 80
"""Characters of the telling in which a dateline's credit stands."""
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
    def how(self) -> Kind:
        """The likeliest way in which it would be."""
        chances = dict(self.likely)
        return max((kind for kind in RETOLD if kind in chances), key=lambda kind: chances[kind])


class Common(NamedTuple):
    """Which sentences of two texts correspond."""

    a: frozenset[int]
    b: frozenset[int]


def examine(readings: Sequence[Reading]) -> list[Examined]:
    """Every pair of a small story; of a larger one those that share words or are near in meaning."""
    found = []
    for i, j in _pairs(readings):
        pair = compared(readings[i], readings[j])
        measured = measure(readings[i], readings[j], pair)
        found.append(Examined(i, j, pair, measured, likely(measured)))
    return found


def labelled(
    readings: Sequence[Reading], found: Sequence[Examined], common: Mapping[tuple[int, int], Common]
) -> tuple[Relation, ...]:
    """The pairs as records; `common` holds what the retold ones have in common, by their numbers."""
    return tuple(_relation(readings, pair, common) for pair in found)


def _shown(name: str, value: float) -> float:
    """A figure as a reader wants it: words, not the logarithm of runs."""
    return round(float(np.expm1(value))) + 2 if name == "longest run in common" and value else round(value, 3)


def _relation(readings: Sequence[Reading], pair: Examined, common: Mapping[tuple[int, int], Common]) -> Relation:
    label, confidence = pair.likely[0]
    sources = _carried(readings[pair.a].document) & _carried(readings[pair.b].document)
    because = reasons(readings, pair)
    if label in RETOLD and sources:
        label, confidence = "common source", pair.retold
        because = (*_credits(readings, pair, sources), *because)
    between = _between(readings, pair, common)
    return Relation(
        a=readings[pair.a].document.article.id,
        b=readings[pair.b].document.article.id,
        label=label if confidence >= SURE else "unsure",
        likeliest=label,
        confidence=round(confidence, 3),
        share_of_a=round(pair.measured.told.of_a, 3),
        share_of_b=round(pair.measured.told.of_b, 3),
        through=None if between is None else readings[between].document.article.id,
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
    return sorted({*copies.candidates(readings), *_neighbours(readings)})


def _neighbours(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of which one is among the other's nearest in meaning, in its own language or in the others."""
    sums = np.vstack([r.meaning.sum(axis=0) for r in readings])
    lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))[:, None]
    whole = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
    languages = np.array([r.document.language for r in readings])
    for i in range(len(readings)):
        for others in (np.flatnonzero(languages != languages[i]), np.flatnonzero(languages == languages[i])):
            rest = others[others != i]
            for j in rest[np.argsort(-(whole[rest] @ whole[i]), kind="stable")[:NEIGHBOURS]].tolist():
                yield min(i, j), max(i, j)


def _between(readings: Sequence[Reading], pair: Examined, common: Mapping[tuple[int, int], Common]) -> int | None:
    """The article in a third language through which these two have what they have in common.

    It must hold nearly all that they share, and share more with each than they do with each other: what one of them
    lost or gained on the way, the article between shows.
    """
    own = common.get((pair.a, pair.b))
    taken = {readings[pair.a].document.language, readings[pair.b].document.language}
    if own is None:
        return None
    for k, reading in enumerate(readings):
        sides = _side(common, pair.a, k), _side(common, pair.b, k)
        if reading.document.language in taken or sides[0] is None or sides[1] is None:
            continue
        if _nearer(readings[pair.a], own.a, sides[0]) and _nearer(readings[pair.b], own.b, sides[1]):
            return k
    return None


def _side(common: Mapping[tuple[int, int], Common], of: int, other: int) -> frozenset[int] | None:
    """The sentences of one document that correspond to the other's."""
    found = common.get((min(of, other), max(of, other)))
    return None if found is None else found.a if of < other else found.b


def _nearer(reading: Reading, shared: frozenset[int], between: frozenset[int]) -> bool:
    def size(sentences: frozenset[int]) -> float:
        return float(reading.lengths[sorted(sentences)].sum())

    more = size(between) - size(shared) >= BETWEEN * float(reading.lengths.sum())
    return more and size(shared & between) >= INSIDE * size(shared)


def _carried(document: Document) -> frozenset[str]:
    """Agencies, folded, whose text this article says it carries, by a credit line or a dateline; never its own."""
    own = fold(document.article.outlet or "")
    names = {fold(c.name) for c in document.article.credits if c.kind == "agency" and _says_whose(document, c)}
    return frozenset(names - {own})


def _says_whose(document: Document, credit: Credit) -> bool:
    """Whether the credit says whose text this is, rather than whom it cites."""
    if credit.span is None or not document.sentences:
        return False
    at = credit.span.start
    first = document.sentences[0].span.start
    return first <= at < first + HEAD or any(f.span.start <= at < f.span.end for f in document.article.furniture)


def _credits(readings: Sequence[Reading], pair: Examined, names: frozenset[str]) -> Iterator[Reason]:
    """Where each of the two names the agency that both carry."""
    passages = []
    for number in (pair.a, pair.b):
        document = readings[number].document
        span = next(c.span for c in document.article.credits if c.span is not None and fold(c.name) in names)
        passages.append(Passage(document=document.article.id, span=span))
    yield Reason(feature="both carry one agency", value=1.0, weight=1.0, passages=tuple(passages))
