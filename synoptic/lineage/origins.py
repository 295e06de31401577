"""How many independent origins a story has: copies verified pair by pair, then folded under where they come from."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from synoptic.lineage import copies, translations
from synoptic.lineage.alignment import Bead, align
from synoptic.lineage.direction import direction, reversed_direction
from synoptic.lineage.edits import edits, tokens
from synoptic.lineage.reading import Reading, compared, read
from synoptic.records import Copy, Direction, Document, Edit, Lineage, Origin, Reason
from synoptic.text import fold

NEIGHBOURS = 8
"""Articles in other languages that each article is tested against, nearest first: a translation ranks among the
first five of 720 in every language measured (names and numbers alone, WMT21)."""
SAME_SENTENCE = 0.3
"""Share of words two sentences of one language must keep in order to be the same sentence, edited."""
VERBATIM = 0.95
WHOLE = 0.6
"""Share of the origin above which a copy is an edited whole rather than an excerpt."""


class Relation(NamedTuple):
    """A verified copying relation between documents a and b (by number), direction not yet known."""

    a: int
    b: int
    kind: Literal["verbatim", "edited", "excerpt", "translation"]
    beads: list[Bead]
    confidence: float
    because: tuple[Reason, ...]


def trace(story: str, documents: Sequence[Document]) -> Lineage:
    """Who copied whom in this story, and the origins that remain; the order of the documents does not matter."""
    readings = [read(d) for d in sorted(documents, key=lambda d: d.article.id)]
    relations = [*_same_language(readings), *_across_languages(readings)]
    found: list[Copy] = []
    origins: list[Origin] = []
    for members in _components(len(readings), relations):
        inside = [r for r in relations if r.a in members]
        tree = _tree(readings, members, inside)
        found += tree
        origins.append(_origin([readings[i].document for i in sorted(members)], tree))
    origins.sort(key=lambda o: (-len(o.documents), o.head))
    return Lineage(story=story, copies=tuple(found), origins=tuple(origins))


def _same_language(readings: Sequence[Reading]) -> list[Relation]:
    relations = []
    for i, j in copies.candidates(readings):
        a, b = readings[i], readings[j]
        if a.document.language != b.document.language:
            continue
        common = copies.shared(a, b)
        if common.is_copy:
            beads = _same_sentences(a, b, align(compared(a, b)))
            relations.append(_copy_relation(i, j, a, b, common, beads))
    return relations


def _same_sentences(a: Reading, b: Reading, beads: Sequence[Bead]) -> list[Bead]:
    """Beads whose sides are one sentence, edited; alignment alone also pairs sentences that merely answer."""
    kept = []
    for bead in beads:
        left = Counter(key for _, key in tokens(a.document, [s.span for s in a.document.sentences[slice(*bead.a)]]))
        right = Counter(key for _, key in tokens(b.document, [s.span for s in b.document.sentences[slice(*bead.b)]]))
        common = sum((left & right).values())
        if common >= SAME_SENTENCE * max(sum(left.values()), sum(right.values()), 1):
            kept.append(bead)
    return kept


def _copy_relation(i: int, j: int, a: Reading, b: Reading, common: copies.Shared, beads: list[Bead]) -> Relation:
    contained = max(common.of_a, common.of_b)
    kind: Literal["verbatim", "edited", "excerpt"] = "edited"
    if common.exact or min(common.of_a, common.of_b) >= VERBATIM:
        kind = "verbatim"
    elif min(_share(a, [x.a for x in beads]), _share(b, [x.b for x in beads])) < WHOLE:
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
        if result is not None and result.z >= translations.TRANSLATED:
            because = (
                Reason(feature="alignment z-score", value=round(result.z, 2), weight=1.0),
                Reason(feature="aligned sentences", value=float(len(result.beads)), weight=1.0),
                Reason(feature="length ratio spread", value=round(result.spread, 3), weight=1.0),
            )
            confidence = 1 / (1 + math.exp(-(result.z - translations.TRANSLATED + 1)))
            relations.append(Relation(i, j, "translation", result.beads, round(confidence, 3), because))
    return relations


def _neighbours(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Pairs in different languages where one is among the other's nearest."""
    if len(readings) < 2:
        return []
    means = np.vstack([np.asarray(r.vectors.mean(axis=0)).ravel() for r in readings]) if len(readings) <= 64 else None
    pairs = set()
    for i, reading in enumerate(readings):
        others = [j for j, o in enumerate(readings) if o.document.language != reading.document.language]
        if means is not None and len(others) > NEIGHBOURS:
            near = means[others] @ means[i]
            others = [others[k] for k in np.argsort(-near, kind="stable")[:NEIGHBOURS]]
        pairs |= {(min(i, j), max(i, j)) for j in others}
    return sorted(pairs)


def _components(count: int, relations: Sequence[Relation]) -> list[set[int]]:
    group = list(range(count))

    def top(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for relation in relations:
        group[top(relation.a)] = top(relation.b)
    members: dict[int, set[int]] = defaultdict(set)
    for i in range(count):
        members[top(i)].add(i)
    return [members[k] for k in sorted(members)]


class _Directed(NamedTuple):
    """A relation with its direction and edits worked out, a as the origin."""

    relation: Relation
    edits: tuple[Edit, ...]
    direction: Direction


def _tree(readings: Sequence[Reading], members: set[int], relations: Sequence[Relation]) -> list[Copy]:
    """Each copy under its likeliest parent: from the most upstream text outwards, nearest relation first."""
    directed = [_direct(readings, r) for r in relations]
    upstream: Counter[int] = Counter({i: 0 for i in members})
    odds: dict[int, float] = {i: 0.0 for i in members}
    for d in directed:
        odds[d.relation.a] += d.direction.log_odds
        odds[d.relation.b] -= d.direction.log_odds
        upstream[d.relation.a] += 1
    root = max(members, key=lambda i: (round(odds[i], 6), readings[i].lengths.sum(), readings[i].document.article.id))
    placed, found = {root}, []
    while len(placed) < len(members):
        edge = max(
            (d for d in directed if (d.relation.a in placed) != (d.relation.b in placed)),
            key=lambda d: (_strength(readings, d, placed), d.relation.a, d.relation.b),
        )
        found.append(_copy(readings, edge, placed))
        placed |= {edge.relation.a, edge.relation.b}
    return found


def _direct(readings: Sequence[Reading], relation: Relation) -> _Directed:
    a, b = readings[relation.a], readings[relation.b]
    steps = edits(a, b, relation.beads)
    return _Directed(relation, steps, direction(a, b, steps))


def _strength(readings: Sequence[Reading], edge: _Directed, placed: set[int]) -> float:
    """How much of the child the parent explains, with what direction evidence says."""
    r = edge.relation
    forward = r.a in placed
    child, parts = (readings[r.b], [x.b for x in r.beads]) if forward else (readings[r.a], [x.a for x in r.beads])
    odds = edge.direction.log_odds if forward else -edge.direction.log_odds
    mean = float(np.mean([x.score for x in r.beads])) if r.beads else 0.0
    return _share(child, parts) + mean + 0.2 * math.tanh(odds)


def _copy(readings: Sequence[Reading], edge: _Directed, placed: set[int]) -> Copy:
    r = edge.relation
    if r.a in placed:
        origin, copy, beads, steps, verdict = r.a, r.b, r.beads, edge.edits, edge.direction
    else:
        origin, copy = r.b, r.a
        beads = sorted(Bead(x.b, x.a, x.score) for x in r.beads)
        steps = edits(readings[origin], readings[copy], beads)
        verdict = reversed_direction(edge.direction)
    return Copy(
        origin=readings[origin].document.article.id,
        copy=readings[copy].document.article.id,
        kind=r.kind,
        share_of_origin=round(_share(readings[origin], [x.a for x in beads]), 3),
        share_of_copy=round(_share(readings[copy], [x.b for x in beads]), 3),
        confidence=r.confidence,
        because=r.because,
        direction=verdict,
        edits=steps,
    )


def _share(reading: Reading, parts: Sequence[tuple[int, int]]) -> float:
    taken = sorted({i for start, end in parts for i in range(start, end)})
    total = float(reading.lengths.sum())
    return float(reading.lengths[taken].sum()) / total if total else 0.0


def _origin(members: Sequence[Document], tree: Sequence[Copy]) -> Origin:
    """The members under one head; where all credit one agency that is not among them, the head is only its copy."""
    children = {c.copy for c in tree}
    head = next(d.article.id for d in members if d.article.id not in children)
    agency = _absent_agency(members) if len(members) > 1 else None
    return Origin(
        head=head,
        documents=tuple(sorted(d.article.id for d in members)),
        unseen=agency is not None,
        name=agency,
    )


def _absent_agency(members: Sequence[Document]) -> str | None:
    outlets = {fold(d.article.outlet or "") for d in members}
    counts: Counter[str] = Counter()
    for document in members:
        counts.update({fold(c.name): 1 for c in document.article.credits if c.kind == "agency"}.keys())
    names = {fold(c.name): c.name for d in members for c in d.article.credits}
    carried = [(n, names[n]) for n, count in counts.items() if count >= 2 and n not in outlets]
    return min(carried)[1] if carried else None
