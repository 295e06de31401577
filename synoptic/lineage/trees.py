"""Each article's likeliest parent: one tree over the articles of a story, with a root that stands for no parent.

An edge weighs how much of the child the parent explains beyond what an account of its own would share, and what the
evidence of direction says; in one language it counts the less the more places differ than between the child and the
text nearest to it. Under the root an article is an origin, which is worth nothing and costs nothing, so a
link that explains too little folds no one, and a chain of such links joins no two originals. An unseen source, where
something speaks for one (`unseen`), is one more node. The tree is the heaviest one (`arborescence`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from synoptic.lineage.arborescence import ROOT, arborescence
from synoptic.lineage.differing import places
from synoptic.lineage.direction import direction
from synoptic.lineage.edits import edits
from synoptic.lineage.reading import Reading
from synoptic.lineage.relations import Relation, share
from synoptic.records import Direction, Edit

EXPLAINED = 0.4
"""Share of the child that a parent must explain to be worth more than the root. From .3 to .5 the simulated lineages
(bench/quality/origins.py) come out nearly alike."""
WORTH = 2.0
"""What a wholly explained child is worth beside the log-odds of direction: a credited source wins over a sister copy
that is a few sentences nearer, not over one that holds half a text more."""

PLACE = 0.1
"""How much less an edge counts for every place more that differs, as a power of e: at .06 and .2 one parent in a
hundred fewer is right (bench/quality/origins.py)."""
ABROAD = 0.5
"""How much an edge from another language counts, where a text of the article's own language holds it word for word: two
translators never choose alike, so of two copies one was made from the other. From .5 to .3 nothing changes; at .7
one parent in a hundred fewer is right where times are missing."""

Article = tuple[int, ...]
"""An article as the numbers of its versions, first to last; nearly always one."""


class Related(NamedTuple):
    """A relation with its direction and edits worked out, `relation.a` as the origin."""

    relation: Relation
    edits: tuple[Edit, ...]
    direction: Direction
    places: int | None
    """Places where the two differ; None between languages."""


class Step(NamedTuple):
    """One edge of a tree: an article under its parent."""

    parent: int
    """The parent's number among the articles."""
    child: int
    related: Related
    forward: bool
    """Whether the parent is side a of the relation."""


class Unseen(NamedTuple):
    """A supposed source that is not among the articles, and how much of each of its possible copies it explains."""

    explains: Mapping[int, float]
    """By article: what the edge from the source weighs."""


class Tree(NamedTuple):
    """The heaviest tree over some articles."""

    weight: float
    parents: dict[int, int]
    """By article; `NONE` for an origin, `SOURCE` for one made straight from the unseen source."""


NONE, SOURCE = -1, -2


def related(readings: Sequence[Reading], relation: Relation) -> Related:
    """The relation with its edits and the evidence for which side came first."""
    a, b = readings[relation.a], readings[relation.b]
    steps = edits(a, b, relation.beads)
    return Related(relation, steps, direction(a, b, steps), places(a, b))


class Graph(NamedTuple):
    """The articles of one part of a story and the best edge for each ordered pair of them."""

    articles: tuple[int, ...]
    edges: dict[tuple[int, int], tuple[float, Step]]
    """By (parent, child): the edge's weight, and the edge."""

    def heaviest(self, unseen: Unseen | None = None, *, root: int | None = None) -> Tree:
        """The tree that explains most: with this unseen source as one more node, or this article as an origin."""
        place = {article: k for k, article in enumerate(self.articles, start=1)}
        size = len(place) + 1 + (unseen is not None)
        weights = np.full((size, size), -np.inf)
        weights[ROOT, 1:] = 0.0
        for (parent, child), (weight, _) in self.edges.items():
            weights[place[parent], place[child]] = weight
        if root is not None:
            weights[1:, place[root]] = -np.inf
        if unseen is not None:
            weights[ROOT, -1] = 0.0
            for child, weight in unseen.explains.items():
                weights[-1, place[child]] = weight
        parents = arborescence(weights)
        name = {ROOT: NONE, **{k: article for article, k in place.items()}}
        if unseen is not None:
            name[size - 1] = SOURCE
        total = sum(weights[parents[k], k] for k in range(1, size))
        return Tree(float(total), {article: name[parents[k]] for article, k in place.items()})


def graph(
    readings: Sequence[Reading], articles: Sequence[Article], part: Sequence[int], found: Sequence[Related]
) -> Graph:
    """The part's articles (by number) with the weight of each as the parent of each, where one text folds another."""
    owner = {document: number for number in part for document in articles[number]}
    edges: dict[tuple[int, int], tuple[float, Step]] = {}
    for one in found:
        a, b = one.relation.a, one.relation.b
        if a not in owner or b not in owner or not one.relation.folds:
            continue
        for parent, child, forward in ((a, b, True), (b, a, False)):
            # What an article was made from shows in its first version; later ones may have taken from anyone.
            first = child == articles[owner[child]][0]
            weight = _weight(readings, one, forward=forward) - (0.0 if first else WORTH)
            pair = owner[parent], owner[child]
            if pair not in edges or weight > edges[pair][0]:
                edges[pair] = weight, Step(*pair, one, forward)
    return Graph(tuple(part), _compared(edges))


def _compared(edges: Mapping[tuple[int, int], tuple[float, Step]]) -> dict[tuple[int, int], tuple[float, Step]]:
    """The edges, each weighed beside the nearest text that the same child has in its own language.

    Only what speaks for an edge is lessened: being second nearest makes no origin of a copy.
    """
    nearest: dict[int, int] = {}
    for step in (step for _, step in edges.values()):
        if step.related.places is not None:
            nearest[step.child] = min(step.related.places, nearest.get(step.child, step.related.places))
    found = {}
    for pair, (weight, step) in edges.items():
        if weight > 0.0 and step.child in nearest:
            more = None if step.related.places is None else step.related.places - nearest[step.child]
            found[pair] = weight * (ABROAD if more is None else math.exp(-PLACE * more)), step
        else:
            found[pair] = weight, step
    return found


def _weight(readings: Sequence[Reading], one: Related, *, forward: bool) -> float:
    relation = one.relation
    odds = one.direction.log_odds if forward else -one.direction.log_odds
    child = readings[relation.b if forward else relation.a]
    held = share(child, [bead.b if forward else bead.a for bead in relation.beads])
    explained = (held + nearness(readings, relation, forward=forward)) / 2
    # Having come first makes no parent of a text that explains too little.
    order = directed(odds) if explained >= EXPLAINED else min(directed(odds), 0.0)
    return WORTH * (explained - EXPLAINED) + order


def directed(odds: float) -> float:
    """What evidence of direction adds to an edge: nothing where there is none, a little for, all of it against.

    The logarithm of the probability of this direction beside an even chance: even certainty that the parent came
    first does not make its text explain more of the child.
    """
    return math.log(2.0) - math.log1p(math.exp(-odds)) if odds > -30.0 else odds + math.log(2.0)


def nearness(readings: Sequence[Reading], relation: Relation, *, forward: bool) -> float:
    """How literally the child follows this parent: share of its word runs, or likeness of meaning in other words."""
    a, b = readings[relation.a], readings[relation.b]
    if relation.kind in ("rewrite", "translation"):
        return float(np.mean([bead.score for bead in relation.beads])) if relation.beads else 0.0
    child, parent = (b, a) if forward else (a, b)
    return float(np.isin(child.runs, parent.runs).mean()) if len(child.runs) else 0.0


def parts(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The articles in parts that no link connects, in order."""
    group = list(range(count))

    def top(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for a, b in links:
        high, low = max(top(a), top(b)), min(top(a), top(b))
        group[high] = low
    members: dict[int, list[int]] = {}
    for i in range(count):
        members.setdefault(top(i), []).append(i)
    return list(members.values())
