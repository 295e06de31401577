"""Sources that are not among the articles: an agency that several credit, or a text that only its copies show.

Stemmatics' reasoning: words that two articles share came to both from one place. If their parents in the tree
lack them, the tree has to let them in twice; where every article lacks words that others share, none of them can be
the source of all (Maas 1927 on inferring an archetype; the count of entries is that of parsimony, Fitch 1971).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.lineage.agencies import says_whose
from synoptic.lineage.direction import CREDIT, EARLIER
from synoptic.lineage.reading import Reading
from synoptic.lineage.relations import Relation
from synoptic.lineage.trees import (
    EXPLAINED,
    NONE,
    WORTH,
    Article,
    Graph,
    Related,
    Tree,
    Unseen,
    directed,
    nearness,
)
from synoptic.lineage.wording import RUN
from synoptic.records import Credit, Document, Passage, Reason
from synoptic.text import fold, words

CARRIERS, SIBLINGS = 2, 3
"""Articles that show an unseen source: two that credit it, three that only their shared passages betray. Of two
articles, each may be the other's source, whatever each has besides."""
GAINED = 0.1
"""Share of an article that must come from elsewhere than its parent, before a text is supposed that no one names: one
passage may have been misaligned, or lifted. bench/quality/origins.py finds fewer unseen sources at .15 and .2."""
APART = 4
"""Runs between which two such are told apart; fewer than `RUN` of them together can be chance."""
CANDIDATES = 8
"""How many articles, those that share most, are tried as the source of all."""


class Supposed(NamedTuple):
    """An unseen source as a node for the tree, with what speaks for it."""

    node: Unseen
    name: str | None
    least: int
    """Articles that must come straight from it, for it to be supposed."""
    because: tuple[Reason, ...]


def supposed(
    readings: Sequence[Reading], articles: Sequence[Article], graph: Graph, found: Sequence[Related]
) -> Iterator[Supposed]:
    """Sources that the articles of this part may have in common without its being among them."""
    known = _known(readings, articles, graph, [r.relation for r in found])
    yield from _agencies(known, graph)
    anonymous = _betrayed(known, graph)
    if anonymous is not None:
        yield anonymous


Place = tuple[int, int]
"""A sentence: the document's number and its own."""


class _Known(NamedTuple):
    """What the articles of one part have in common."""

    readings: Sequence[Reading]
    articles: Sequence[Article]
    near: Mapping[tuple[int, int], float]
    """By (article, other article): how literally the first follows the second."""
    holders: Mapping[Place, Mapping[int, Place]]
    """By sentence: the other articles that have it too, and where."""

    def places(self, article: int) -> list[Place]:
        """The shared sentences of the article's first version."""
        document = self.articles[article][0]
        return [(document, k) for k in range(len(self.readings[document].texts)) if (document, k) in self.holders]

    def share(self, article: int, places: Sequence[Place]) -> float:
        """Share of the article that these of its sentences make up, by characters."""
        lengths = self.readings[self.articles[article][0]].lengths
        return float(lengths[[k for _, k in places]].sum() / max(lengths.sum(), 1.0)) if places else 0.0

    def explained(self, article: int, others: Set[int]) -> float:
        """How much of the article a text explains that holds all that it shares with these others."""
        shared = [p for p in self.places(article) if others & self.holders[p].keys()]
        near = max((self.near.get((article, other), 0.0) for other in others), default=0.0)
        return (self.share(article, shared) + near) / 2


def _known(
    readings: Sequence[Reading], articles: Sequence[Article], graph: Graph, relations: Sequence[Relation]
) -> _Known:
    owner = {document: article for article in graph.articles for document in articles[article]}
    near: dict[tuple[int, int], float] = {}
    holders: dict[Place, dict[int, Place]] = {}
    for r in relations:
        if r.a not in owner or r.b not in owner:
            continue
        a, b = owner[r.a], owner[r.b]
        for pair, forward in (((b, a), True), ((a, b), False)):
            near[pair] = max(near.get(pair, 0.0), nearness(readings, r, forward=forward))
        for bead in r.beads:
            for i in range(*bead.a):
                holders.setdefault((r.a, i), {})[b] = (r.b, bead.b[0])
            for j in range(*bead.b):
                holders.setdefault((r.b, j), {})[a] = (r.a, bead.a[0])
    return _Known(readings, articles, near, holders)


def _agencies(known: _Known, graph: Graph) -> Iterator[Supposed]:
    """Each agency that at least two of the articles carry and none of them is, the most carried first."""
    outlets = [
        _words(known.readings[d].document.article.outlet or "") for a in graph.articles for d in known.articles[a]
    ]
    carried: dict[str, dict[int, tuple[Credit, Document]]] = {}
    for article in graph.articles:
        document = known.readings[known.articles[article][0]].document
        for credit in document.article.credits:
            if credit.kind == "agency" and says_whose(document, credit):
                carried.setdefault(fold(credit.name), {}).setdefault(article, (credit, document))
    for key, carriers in sorted(carried.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(carriers) < CARRIERS or any(_words(key) <= outlet for outlet in outlets):
            continue
        weights = {
            a: WORTH * (known.explained(a, carriers.keys() - {a}) - EXPLAINED) + directed(CREDIT) for a in carriers
        }
        spans = tuple(Passage(document=d.article.id, span=c.span) for c, d in carriers.values() if c.span is not None)
        because = Reason(feature="credit to a source not among the articles", value=len(carriers), weight=CREDIT,
                         passages=spans)  # fmt: skip
        name = next(c.name for c, _ in carriers.values())
        yield Supposed(Unseen(weights), name, CARRIERS, (because,))


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name[start:end]) for start, end in words(name))


def _betrayed(known: _Known, graph: Graph) -> Supposed | None:
    """A source that no one names: passages come into the tree at several places, whichever article is its root.

    It came before all its copies, and is given the weight that publication times give to an article that did.
    """
    tree = graph.heaviest()
    if len(graph.articles) < SIBLINGS or _has_source(known, graph):
        return None
    entries = _entries(known, tree)
    tops = {a for a in graph.articles if tree.parents[a] == NONE or known.share(a, entries[a]) >= GAINED}
    under = {a: _under(tree, tops, a) for a in graph.articles}
    weights = {}
    for top in sorted(tops):
        others = {a for a in graph.articles if under[a] != top}
        weights[top] = WORTH * (known.explained(top, others) - EXPLAINED) + directed(EARLIER)
    betraying = [place for top in sorted(tops) for place in entries[top]]
    because = Reason(feature="shared passages that no one article has all of", value=len(betraying), weight=1.0,
                     passages=tuple(_examples(known, betraying)))  # fmt: skip
    return Supposed(Unseen(weights), None, SIBLINGS, (because,))


def _has_source(known: _Known, graph: Graph) -> bool:
    """Whether one of the articles can be the source of all the others, by their words.

    What a copy says of the time it was published counts nothing here: one clock that errs is wrong about every copy.
    """
    numbered = _numbered([known.readings[known.articles[a][0]] for a in graph.articles])
    runs = dict(zip(graph.articles, numbered, strict=True))
    likely = sorted(graph.articles, key=lambda a: (-known.share(a, known.places(a)), a))[:CANDIDATES]
    return any(not _enters(graph.heaviest(root=root), runs, root) for root in likely)


Runs = NDArray[np.int64]


def _numbered(readings: Sequence[Reading]) -> list[Runs]:
    """Each telling's runs by numbers, the same in all of one language and in no other."""
    languages = sorted({r.document.language for r in readings})
    sizes = [len(r.runs) for r in readings]
    language = np.repeat([languages.index(r.document.language) for r in readings], sizes)
    known, number = np.unique(np.concatenate([r.runs for r in readings]), return_inverse=True)
    return np.split(number + language * len(known), np.cumsum(sizes)[:-1])


def _enters(tree: Tree, runs: Mapping[int, Runs], root: int) -> bool:
    """Whether an article has words in common with one not below it that neither its parent nor the root has."""
    below = _below(tree)
    every = max((int(r.max()) for r in runs.values() if len(r)), default=0) + 1
    first, last = np.full(every, len(below)), np.full(every, -1)
    for article, (number, _) in below.items():
        np.minimum.at(first, runs[article], number)
        np.maximum.at(last, runs[article], number)
    for article, parent in tree.parents.items():
        number, end = below[article]
        own = runs[article]
        foreign = ((first[own] < number) | (last[own] >= end)) & ~np.isin(own, runs[root])
        if parent >= 0:
            foreign &= ~np.isin(own, runs[parent])
        at = np.flatnonzero(foreign)
        if any(len(part) >= RUN for part in np.split(at, np.flatnonzero(np.diff(at) > APART) + 1)):
            return True
    return False


def _entries(known: _Known, tree: Tree) -> dict[int, list[Place]]:
    """By article: its sentences that its parent lacks but another article has that does not descend from it.

    Others in its own language count alone: across languages a sentence is too often aligned with one copy and missed in
    the next.
    """
    language = {a: known.readings[known.articles[a][0]].document.language for a in tree.parents}
    below = _below(tree)
    found: dict[int, list[Place]] = {article: [] for article in tree.parents}
    for article, parent in tree.parents.items():
        first, end = below[article]
        for place in known.places(article):
            others = known.holders[place].keys()
            foreign = any(language[o] == language[article] and not first <= below[o][0] < end for o in others)
            if foreign and parent not in others:
                found[article].append(place)
    return found


def _below(tree: Tree) -> dict[int, tuple[int, int]]:
    """Numbers so that all that descends from an article, and the article itself, lie in its range."""
    children: dict[int, list[int]] = {}
    for article, parent in tree.parents.items():
        children.setdefault(parent, []).append(article)
    ranges: dict[int, tuple[int, int]] = {}
    waiting = [(article, False) for article in children.get(NONE, [])]
    number = 0
    while waiting:
        article, is_done = waiting.pop()
        if is_done:
            ranges[article] = ranges[article][0], number
            continue
        ranges[article] = number, number
        number += 1
        waiting += [(article, True), *((child, False) for child in children.get(article, []))]
    return ranges


def _under(tree: Tree, tops: Set[int], article: int) -> int:
    """The nearest of these articles that this one goes back to; itself, if it is one."""
    while article not in tops:
        article = tree.parents[article]
    return article


def _examples(known: _Known, places: Sequence[Place]) -> Iterator[Passage]:
    """A few of the passages, each beside the same one of another article."""
    step = max(1, len(places) // SIBLINGS)
    for place in places[::step][:SIBLINGS]:
        other = min(known.holders[place].items())[1]
        for document, sentence in (place, other):
            held = known.readings[document].document
            yield Passage(document=held.article.id, span=held.sentences[sentence].span)
