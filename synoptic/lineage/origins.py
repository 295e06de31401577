"""How many independent origins a story has: copies verified pair by pair, then folded under where they come from."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from synoptic.lineage.alignment import Bead
from synoptic.lineage.copies import frequent
from synoptic.lineage.direction import direction, reversed_direction
from synoptic.lineage.edits import edits
from synoptic.lineage.reading import Reading, read
from synoptic.lineage.relations import Relation, relations, share
from synoptic.lineage.wording import Frequent, wording
from synoptic.records import Copy, Credit, Direction, Document, Edit, Lineage, Origin
from synoptic.text import fold
from synoptic.vectors import Matrix

DIRECTED = 0.4
"""Most that direction evidence adds to a parent's share of the child: a credited source wins over a sister copy that
is a few sentences nearer, not over one that holds half a text more."""
HEAD = 80
"""Characters of the telling in which a dateline's credit stands."""


def trace(
    story: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Matrix],
    *,
    often: Frequent | None = None,
) -> Lineage:
    """Who copied whom in this story, and the origins that remain; the order of the documents does not matter.

    `sentences` holds each document's sentence vectors, by its id; `often` the set phrases of the pile the story is of
    (`pile.survey`), those of the story itself unless given.
    """
    ordered = sorted(documents, key=lambda d: d.article.id)
    if len(ordered) < 2:
        return Lineage(story=story, copies=(), origins=tuple(_origin([d], []) for d in ordered))
    phrases = frequent([wording(d) for d in ordered]) if often is None else often
    readings = [read(d, sentences[d.article.id], frequent=phrases) for d in ordered]
    found = relations(readings)
    folding = [r for r in found if r.folds]
    copies: list[Copy] = []
    origins: list[Origin] = []
    for members in _components(len(readings), folding):
        tree = _tree(readings, members, [r for r in folding if r.a in members])
        copies += tree
        origins.append(_origin([readings[i].document for i in sorted(members)], tree))
    lifted = [_direct(readings, r) for r in found if not r.folds]
    copies += [_copy(readings, d, forward=d.direction.log_odds >= 0) for d in lifted]
    origins.sort(key=lambda o: (-len(o.documents), o.head))
    return Lineage(story=story, copies=tuple(copies), origins=tuple(origins))


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

    odds: dict[int, float] = dict.fromkeys(members, 0.0)
    for d in directed:
        odds[d.relation.a] += d.direction.log_odds
        odds[d.relation.b] -= d.direction.log_odds
    root = max(members, key=lambda i: (round(odds[i], 6), readings[i].lengths.sum(), readings[i].document.article.id))
    placed, found = {root}, []
    while len(placed) < len(members):
        edge = max(
            (d for d in directed if (d.relation.a in placed) != (d.relation.b in placed)),
            key=lambda d: (_strength(readings, d, placed), d.relation.a, d.relation.b),
        )
        found.append(_copy(readings, edge, forward=edge.relation.a in placed))
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
    near = _nearness(child, readings[r.a if forward else r.b], r)
    return share(child, parts) + near + DIRECTED * math.tanh(odds / 2)


def _nearness(child: Reading, parent: Reading, relation: Relation) -> float:
    """How literally the child follows this parent: share of its word runs, or likeness of meaning in a translation."""
    if relation.kind == "translation":
        return float(np.mean([bead.score for bead in relation.beads])) if relation.beads else 0.0
    return float(np.isin(child.runs, parent.runs).mean()) if len(child.runs) else 0.0


def _copy(readings: Sequence[Reading], edge: _Directed, *, forward: bool) -> Copy:
    """The relation as a record, a as the origin when `forward`."""
    r = edge.relation
    if forward:
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
        share_of_origin=round(share(readings[origin], [x.a for x in beads]), 3),
        share_of_copy=round(share(readings[copy], [x.b for x in beads]), 3),
        confidence=r.confidence,
        because=r.because,
        direction=verdict,
        edits=steps,
    )


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
    """The agency that at least two members of one language carry in credit line or dateline, and none of them is."""
    outlets = {fold(d.article.outlet or "") for d in members}
    carriers: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for document in members:
        carried = {
            fold(c.name): c.name for c in document.article.credits if c.kind == "agency" and _carried(document, c)
        }
        names |= carried
        carriers.update((document.language, name) for name in carried)
    absent = sorted(names[name] for (_, name), count in carriers.items() if count >= 2 and name not in outlets)
    return absent[0] if absent else None


def _carried(document: Document, credit: Credit) -> bool:
    """Whether the credit says whose text this is, rather than whom it cites."""
    if credit.span is None or not document.sentences:
        return False
    at = credit.span.start
    if any(f.span.start <= at < f.span.end for f in document.article.furniture):
        return True
    first = document.sentences[0].span.start
    return first <= at < first + HEAD
