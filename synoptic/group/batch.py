"""Grouping of a whole pile at once: average linkage over the pairs that can be of one story.

Average linkage lets no single chance resemblance join two stories, as connected components do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from synoptic.group.affinity import FEATURES, compare, log_odds, profile, weight
from synoptic.group.candidates import pairs
from synoptic.records import Document, Membership, Passage, Reason, Story
from synoptic.text import content_id
from synoptic.vectors import Meaning

JOIN = -1.5
"""Mean log-odds between the members of two groups above which they are one story. Below zero, since a mean over many
pairs is surer than a pair: BCubed on NTREX in ten languages is .93 to .95 from 0 to -2 and falls below (-2.5: .926)."""
FAR = -6.0
"""Log-odds assumed for pairs that are no candidates: they share next to nothing."""


def group(
    documents: Sequence[Document], sentences: Mapping[str, Meaning], *, copies: Iterable[tuple[str, str]] = ()
) -> tuple[Story, ...]:
    """Every document in exactly one story, a story of one where it stands alone; in any order of the documents.

    `sentences` holds what each document's sentences mean, by its id; `copies` pairs of ids of which one has text of the
    other: these are always in one story.
    """
    ordered = sorted(documents, key=lambda d: d.article.id)
    if not ordered:
        return ()
    of = profile(ordered, sentences)
    number = {d.article.id: k for k, d in enumerate(ordered)}
    tied = np.array([sorted((number[x], number[y])) for x, y in copies], np.int64).reshape(-1, 2)
    a, b = _with(pairs(of), tied, len(ordered))
    features = compare(of, a, b)
    odds = log_odds(features)
    labels = _labels(Weighed(a, b, odds), _components(len(ordered), tied[:, 0], tied[:, 1]))
    members = np.argsort(labels, kind="stable")
    edges = np.searchsorted(labels[members], np.arange(int(labels.max()) + 2))
    inside = np.flatnonzero(labels[a] == labels[b])
    inside = inside[np.argsort(labels[a[inside]], kind="stable")]
    cuts = np.searchsorted(labels[a[inside]], np.arange(len(edges)))
    stories = []
    for label in range(len(edges) - 1):
        numbers, own = members[edges[label] : edges[label + 1]], inside[cuts[label] : cuts[label + 1]]
        stories.append(_story([ordered[i] for i in numbers], numbers, (a[own], b[own], features[own], odds[own])))
    return tuple(sorted(stories, key=lambda s: (-len(s.members), s.id)))


class Weighed(NamedTuple):
    """Pairs of documents (a[k], b[k]) and the log-odds that they tell of one event."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    odds: NDArray[np.float64]


def _with(
    found: tuple[NDArray[np.int64], NDArray[np.int64]], tied: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs with the tied ones among them, sorted, each once."""
    keys = np.unique(np.concatenate((found[0] * count + found[1], tied[:, 0] * count + tied[:, 1])))
    a, b = np.divmod(keys, count)
    return a, b


def _components(count: int, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    graph = csr_matrix((np.ones(len(a)), (a, b)), (count, count))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)


def _labels(pairs: Weighed, tied: NDArray[np.int64]) -> NDArray[np.int64]:
    """The story of each document, from 0; documents with one number in `tied` are in one story."""
    count = len(tied)
    near = pairs.odds > JOIN
    first = np.unique(tied, return_index=True)[1][tied]
    ends = np.concatenate((pairs.a[near], np.arange(count))), np.concatenate((pairs.b[near], first))
    component = _components(count, *ends)
    order = np.argsort(component, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(component[order])) + 1)
    within = np.flatnonzero(component[pairs.a] == component[pairs.b])
    within = within[np.argsort(component[pairs.a[within]], kind="stable")]
    cuts = np.searchsorted(component[pairs.a[within]], np.arange(len(parts) + 1))
    labels = np.zeros(count, np.int64)
    fresh = 0
    for part, members in enumerate(parts):
        own = within[cuts[part] : cuts[part + 1]]
        inner = np.zeros(len(members), np.int64)
        if len(members) > 2:
            inner = _linked(members, Weighed(pairs.a[own], pairs.b[own], pairs.odds[own]), tied[members])
        labels[members] = inner + fresh
        fresh += int(inner.max()) + 1
    return labels


def _linked(members: NDArray[np.int64], pairs: Weighed, tied: NDArray[np.int64]) -> NDArray[np.int64]:
    """Labels from 0 of one connected part (sorted numbers), split where its average link is too weak."""
    size = len(members)
    condensed = np.full(size * (size - 1) // 2, -FAR)
    condensed[_place(np.searchsorted(members, pairs.a), np.searchsorted(members, pairs.b), size)] = -np.maximum(
        pairs.odds, FAR
    )
    lowest = condensed.min()
    order = np.argsort(tied, kind="stable")
    for held in np.split(order, np.flatnonzero(np.diff(tied[order])) + 1):
        i, j = np.triu_indices(len(held), 1)
        condensed[_place(held[i], held[j], size)] = lowest - 1  # joined before any others
    lowest = condensed.min()
    merged = linkage(condensed - lowest, "average")
    labels: NDArray[np.int64] = fcluster(merged, -JOIN - lowest, "distance").astype(np.int64) - 1
    return labels


def _place(i: NDArray[np.int64], j: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Where the pair (i, j), i < j, stands in the upper triangle of a matrix, row by row."""
    return i * size - i * (i + 1) // 2 + j - i - 1


def _story(
    members: Sequence[Document],
    numbers: NDArray[np.int64],
    inside: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]],
) -> Story:
    a, b, features, odds = inside
    memberships = []
    for number, document in zip(numbers, members, strict=True):
        mine = (a == number) | (b == number)
        score = float(odds[mine].mean()) if mine.any() else 0.0
        because = _reasons(document, members, features[mine]) if mine.any() else ()
        memberships.append(Membership(document=document.article.id, score=round(score, 3), because=because))
    times = [p for d in members if (p := d.article.published) is not None]
    return Story(
        id=content_id("story", *(d.article.id for d in members)),
        members=tuple(memberships),
        languages=tuple(sorted({d.language for d in members})),
        first=min((p.start for p in times), default=None),
        last=max((p.end for p in times), default=None),
    )


def _reasons(document: Document, members: Sequence[Document], features: NDArray[np.float64]) -> tuple[Reason, ...]:
    """What this document shares with the others: mean of each feature, and the names themselves."""
    reasons = [
        Reason(feature=name, value=round(float(column[column != 0].mean()), 3), weight=round(weight(name), 3))
        for name, column in zip(FEATURES, features.T, strict=True)
        if (column != 0).any()
    ]
    elsewhere = {m.key for other in members if other is not document for m in other.mentions}
    shared = {m.key: m for m in reversed(document.mentions) if m.key in elsewhere}
    passages = tuple(Passage(document=document.article.id, span=shared[k].span) for k in sorted(shared))
    if passages:
        reasons.append(Reason(feature="names shared", value=float(len(passages)), weight=0.0, passages=passages[:12]))
    return tuple(reasons)
