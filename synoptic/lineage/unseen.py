"""Sources that are not among the articles: an agency that several credit, or a text that only its copies show.

Stemmatics' reasoning: a passage that two articles share came to both from one place. If their parents in the tree
lack it, the tree has to let it in twice; where every article lacks passages that others share, none of them can be
the source of all (Maas 1927 on inferring an archetype; the count of entries is that of parsimony, Fitch 1971).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from synoptic.lineage.direction import CREDIT
from synoptic.lineage.reading import Reading
from synoptic.lineage.relations import Relation
from synoptic.lineage.trees import EXPLAINED, NONE, WORTH, Article, Graph, Related, Unseen, directed, nearness
from synoptic.records import Credit, Document, Passage, Reason
from synoptic.text import fold, words

HEAD = 80
"""Characters of the telling in which a dateline's credit stands."""
CARRIERS, SIBLINGS = 2, 3
"""Articles that show an unseen source: two that credit it, three that only their shared passages betray. Of two
articles, each may be the other's source, whatever each has besides."""
LACKING, GAINED = 2, 0.1
"""Shared passages that every article must lack, and the share of an article that must come from elsewhere than its
parent, before a text is supposed that no one names: a passage or two may have been misaligned, or lifted."""


class Supposed(NamedTuple):
    """An unseen source as a node for the tree, with what speaks for it."""

    node: Unseen
    name: str | None
    least: int
    """Articles that must come straight from it, for it to be supposed."""
    because: tuple[Reason, ...]


class Held(NamedTuple):
    """A passage with the articles that hold it, and where."""

    articles: frozenset[int]
    places: tuple[tuple[int, int], ...]
    """(document, sentence), by their numbers."""


def supposed(
    readings: Sequence[Reading], articles: Sequence[Article], graph: Graph, found: Sequence[Related]
) -> Iterator[Supposed]:
    """Sources that the articles of this part may have in common without its being among them."""
    inside = {document for article in graph.articles for document in articles[article]}
    relations = [r.relation for r in found if r.relation.a in inside and r.relation.b in inside]
    passages = _passages(articles, graph.articles, relations)
    known = _Known(readings, articles, relations, passages)
    yield from _agencies(known, graph)
    anonymous = _betrayed(known, graph)
    if anonymous is not None:
        yield anonymous


class _Known(NamedTuple):
    """What both kinds of inference look at."""

    readings: Sequence[Reading]
    articles: Sequence[Article]
    relations: Sequence[Relation]
    passages: Sequence[Held]

    def shared(self, article: int, others: frozenset[int]) -> float:
        """Share of the article that one of these others has too, by characters, in the version that has most."""
        return max(self._shared(d, others) for d in self.articles[article])

    def _shared(self, document: int, others: frozenset[int]) -> float:
        lengths = self.readings[document].lengths
        taken = {s for p in self.passages if p.articles & others for d, s in p.places if d == document}
        return float(lengths[sorted(taken)].sum() / max(lengths.sum(), 1.0)) if taken else 0.0

    def explained(self, article: int, others: frozenset[int]) -> float:
        """How much of the article a text explains that holds all that it shares with these others."""
        documents = self.articles[article]
        near = [nearness(self.readings, r, forward=r.b in documents) for r in self.relations
                if (r.a in documents) != (r.b in documents)]  # fmt: skip
        return (self.shared(article, others - {article}) + max(near, default=0.0)) / 2


def _passages(articles: Sequence[Article], part: Sequence[int], relations: Sequence[Relation]) -> list[Held]:
    """The passages that at least two articles hold, through their aligned sentences."""
    owner = {document: article for article in part for document in articles[article]}
    first: dict[tuple[int, int], tuple[int, int]] = {}

    def top(place: tuple[int, int]) -> tuple[int, int]:
        while first.setdefault(place, place) != place:
            first[place] = place = first[first[place]]
        return place

    for relation in relations:
        for bead in relation.beads:
            linked = [(relation.a, i) for i in range(*bead.a)] + [(relation.b, j) for j in range(*bead.b)]
            heads = sorted(top(place) for place in linked)
            first.update(dict.fromkeys(heads, heads[0]))
    held: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in sorted(first):
        held.setdefault(top(place), []).append(place)
    found = [Held(frozenset(owner[d] for d, _ in places), tuple(places)) for places in held.values()]
    return [passage for passage in found if len(passage.articles) > 1]


def _agencies(known: _Known, graph: Graph) -> Iterator[Supposed]:
    """Each agency that at least two of the articles carry and none of them is, the most carried first."""
    outlets = [
        _words(known.readings[d].document.article.outlet or "") for a in graph.articles for d in known.articles[a]
    ]
    carried: dict[str, dict[int, tuple[Credit, Document]]] = {}
    for article in graph.articles:
        document = known.readings[known.articles[article][0]].document
        for credit in document.article.credits:
            if credit.kind == "agency" and _carries(document, credit):
                carried.setdefault(fold(credit.name), {}).setdefault(article, (credit, document))
    for key, carriers in sorted(carried.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(carriers) < CARRIERS or any(_words(key) <= outlet for outlet in outlets):
            continue
        weights = {
            a: WORTH * (known.explained(a, frozenset(carriers)) - EXPLAINED) + directed(CREDIT) for a in carriers
        }
        spans = tuple(Passage(document=d.article.id, span=c.span) for c, d in carriers.values() if c.span is not None)
        because = Reason(feature="credit to a source not among the articles", value=len(carriers), weight=CREDIT,
                         passages=spans)  # fmt: skip
        name = next(c.name for c, _ in carriers.values())
        yield Supposed(Unseen(weights, cost=0.0), name, CARRIERS, (because,))


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name[start:end]) for start, end in words(name))


def _carries(document: Document, credit: Credit) -> bool:
    """Whether the credit says whose text this is, rather than whom it cites."""
    if credit.span is None or not document.sentences:
        return False
    at = credit.span.start
    if any(f.span.start <= at < f.span.end for f in document.article.furniture):
        return True
    first = document.sentences[0].span.start
    return first <= at < first + HEAD


def _betrayed(known: _Known, graph: Graph) -> Supposed | None:
    """A source that no one names: passages come into the tree at several places, and no article has them all."""
    if len(graph.articles) < SIBLINGS:
        return None
    tree = graph.heaviest()
    twice = [p for p in known.passages if sum(tree.parents[a] not in p.articles for a in p.articles) > 1]
    if any(sum(article not in p.articles for p in twice) < LACKING for article in graph.articles):
        return None
    everyone = frozenset(graph.articles)
    weights = {}
    for article in graph.articles:
        parent = tree.parents[article]
        had = 0.0 if parent == NONE else known.shared(article, frozenset({parent}))
        if parent == NONE or known.shared(article, everyone - {article}) - had >= GAINED:
            weights[article] = WORTH * (known.explained(article, everyone) - EXPLAINED)
    because = Reason(feature="shared passages that no one article has all of", value=len(twice), weight=1.0,
                     passages=tuple(_examples(known, twice)))  # fmt: skip
    return Supposed(Unseen(weights), None, SIBLINGS, (because,))


def _examples(known: _Known, passages: Sequence[Held]) -> Iterator[Passage]:
    """The first two holders of each of the first passages: each pair lacks what another has."""
    seen: set[frozenset[int]] = set()
    for passage in passages:
        if passage.articles not in seen:
            seen.add(passage.articles)
            places: Mapping[int, int] = dict(reversed(passage.places))
            for document in sorted(places)[:2]:
                sentence = known.readings[document].document.sentences[places[document]]
                yield Passage(document=known.readings[document].document.article.id, span=sentence.span)
        if len(seen) == SIBLINGS:
            return
