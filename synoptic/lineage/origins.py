"""How many independent origins a story has: versions folded, copies verified pair by pair, each under its parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from synoptic.lineage import unseen
from synoptic.lineage.alignment import Bead
from synoptic.lineage.copies import frequent
from synoptic.lineage.corrections import corrections, notes
from synoptic.lineage.direction import reversed_direction
from synoptic.lineage.edits import edits
from synoptic.lineage.examined import examine, labelled
from synoptic.lineage.pieces import WordVectors
from synoptic.lineage.reading import Reading, read
from synoptic.lineage.relations import relations, share
from synoptic.lineage.revisions import revision, same_article
from synoptic.lineage.trees import SOURCE, Article, Graph, Related, Tree, graph, parts, related
from synoptic.lineage.wording import Frequent, wording
from synoptic.records import Copy, Document, Lineage, Origin, Versions
from synoptic.vectors import Meaning


def trace(
    story: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Meaning],
    *,
    words: WordVectors | None = None,
    often: Frequent | None = None,
) -> Lineage:
    """Who copied whom in this story, and the origins that remain; the order of the documents does not matter.

    `sentences` holds what each document's sentences mean, by its id; `words` gives that of single words, where edits of
    translations shall be told by them; `often` the set phrases of the pile the story is of (`pile.survey`), those of
    the story itself unless given.
    """
    if len(documents) == 1:
        only = documents[0].article.id
        origin = Origin(head=only, documents=(only,), unseen=False, name=None)
        return Lineage(story=story, copies=(), origins=(origin,))
    ordered = sorted(documents, key=lambda d: d.article.id)
    phrases = frequent([wording(d) for d in ordered]) if often is None else often
    readings = [read(d, sentences[d.article.id], known=words, frequent=phrases) for d in ordered]
    examined = examine(readings)
    articles = _articles(readings)
    owner = {document: number for number, article in enumerate(articles) for document in article}
    found = [related(readings, r) for r in relations(readings, examined) if owner[r.a] != owner[r.b]]
    copies: list[Copy] = []
    origins: list[Origin] = []
    links = [(owner[r.relation.a], owner[r.relation.b]) for r in found]
    for part in parts(len(articles), links):
        tree = _tree(readings, articles, part, found)
        copies += tree.copies
        origins += tree.origins
    origins.sort(key=lambda o: (-len(o.documents), o.head))
    return Lineage(
        story=story,
        copies=tuple(copies),
        origins=tuple(origins),
        versions=tuple(_versions(readings, article, found) for article in articles if len(article) > 1),
        relations=labelled(readings, examined),
    )


def _articles(readings: Sequence[Reading]) -> list[Article]:
    """Every article with the numbers of its versions, first to last."""
    several = {group[0]: tuple(group) for group in same_article(readings)}
    later = {n for group in several.values() for n in group[1:]}
    return [several.get(n, (n,)) for n in range(len(readings)) if n not in later]


class _Traced(NamedTuple):
    """One part of a story: its origins, and its copies as records."""

    origins: list[Origin]
    copies: list[Copy]


def _tree(
    readings: Sequence[Reading], articles: Sequence[Article], part: Sequence[int], found: Sequence[Related]
) -> _Traced:
    """Each article of a part under its likeliest parent: another article, an unseen source, or none."""
    inside = graph(readings, articles, part, found)
    tree, source = inside.heaviest(), None
    if len(part) > 1:
        for one in unseen.supposed(readings, articles, inside, found):
            other = inside.heaviest(one.node)
            if other.weight > tree.weight and sum(p == SOURCE for p in other.parents.values()) >= one.least:
                tree, source = other, one
    tops = {article: _top(tree, article) for article in part}
    origins = []
    for top in sorted(set(tops.values())):
        members = [a for a in part if tops[a] == top]
        origins.append(_origin(readings, articles, tree, members, source if top == SOURCE else None))
    return _Traced(origins, list(_copies(readings, articles, inside, tree, found)))


def _top(tree: Tree, article: int) -> int:
    """The origin that the article goes back to."""
    head = _head(tree, article)
    return SOURCE if tree.parents[head] == SOURCE else head


def _origin(
    readings: Sequence[Reading], articles: Sequence[Article], tree: Tree, members: Sequence[int],
    source: unseen.Supposed | None,
) -> Origin:  # fmt: skip
    """The members under their head in its last version; of an unseen source's copies, the longest stands for it."""
    heads = [a for a in members if tree.parents[a] < 0]
    head = max(heads, key=lambda a: (readings[articles[a][-1]].lengths.sum(), -a))
    ids = [[readings[d].document.article.id for d in articles[a]] for a in members]
    return Origin(
        head=readings[articles[head][-1]].document.article.id,
        documents=tuple(sorted(i for versions in ids for i in versions)),
        unseen=source is not None,
        name=None if source is None else source.name,
        direct=() if source is None else tuple(sorted(readings[articles[a][-1]].document.article.id for a in heads)),
        because=() if source is None else source.because,
    )


def _copies(
    readings: Sequence[Reading], articles: Sequence[Article], inside: Graph, tree: Tree, found: Sequence[Related]
) -> Iterator[Copy]:
    """The tree's edges; besides, what two origins have in common, and two copies of one unseen source, by the nearest
    pair of each.
    """
    for child, parent in tree.parents.items():
        if parent >= 0:
            step = inside.edges[parent, child][1]
            yield _copy(readings, step.related, forward=step.forward)
    owner = {d: a for a in inside.articles for d in articles[a]}
    # A copy of an unseen source stands for itself and what is under it, like an origin.
    heads = {a: _head(tree, a) for a in inside.articles}
    best: dict[tuple[int, int], Related] = {}
    for one in found:
        if one.relation.a in owner:
            a, b = sorted((heads[owner[one.relation.a]], heads[owner[one.relation.b]]))
            if a != b and ((a, b) not in best or _common(readings, one) > _common(readings, best[a, b])):
                best[a, b] = one
    for pair in sorted(best):
        r, odds = best[pair].relation, best[pair].direction.log_odds
        # Where nothing tells which came first, the longer text stands on the origin's side.
        longer = readings[r.a].lengths.sum() >= readings[r.b].lengths.sum()
        yield _copy(readings, best[pair], forward=odds > 0 or (odds == 0 and bool(longer)))


def _head(tree: Tree, article: int) -> int:
    """The article's last ancestor among the articles."""
    while tree.parents[article] >= 0:
        article = tree.parents[article]
    return article


def _common(readings: Sequence[Reading], one: Related) -> float:
    """How much the two sides have in common, as shares of both."""
    r = one.relation
    return share(readings[r.a], [x.a for x in r.beads]) + share(readings[r.b], [x.b for x in r.beads])


def _copy(readings: Sequence[Reading], one: Related, *, forward: bool) -> Copy:
    """The relation as a record, a as the origin when `forward`."""
    r = one.relation
    if forward:
        origin, copy, beads, steps, verdict = r.a, r.b, r.beads, one.edits, one.direction
    else:
        origin, copy = r.b, r.a
        beads = sorted(Bead(x.b, x.a, x.score) for x in r.beads)
        steps = edits(readings[origin], readings[copy], beads)
        verdict = reversed_direction(one.direction)
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


def _versions(readings: Sequence[Reading], article: Article, found: Sequence[Related]) -> Versions:
    """The article's versions with what each changed, and which of its copies took that over."""
    revisions = [revision(readings[before], readings[after]) for before, after in pairwise(article)]
    bearers: dict[int, dict[int, Sequence[Bead]]] = defaultdict(dict)
    for one in found:
        r = one.relation
        if r.a in article:
            bearers[r.b][r.a] = r.beads
        elif r.b in article:
            bearers[r.a][r.b] = [Bead(x.b, x.a, x.score) for x in r.beads]
    ids = tuple(readings[d].document.article.id for d in article)
    return Versions(
        head=ids[-1],
        documents=ids,
        revisions=tuple(revisions),
        corrections=corrections(readings, article, revisions, bearers),
        notes=tuple(n for d in article for n in notes(readings[d].document)),
    )
