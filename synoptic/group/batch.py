"""Grouping of a whole pile at once: average linkage over the pairs that can be of one story.

Average linkage lets no single chance resemblance join two stories, as connected components do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from synoptic.group.affinity import FEATURES, compare, log_odds, profile, weight
from synoptic.group.candidates import pairs
from synoptic.records import Document, Membership, Passage, Reason, Story
from synoptic.text import content_id
from synoptic.vectors import Matrix

JOIN = -1.5
"""Mean log-odds between the members of two groups above which they are one story. Below zero, since a mean over many
pairs is surer than a pair: BCubed on NTREX in ten languages is .93 to .95 from 0 to -2 and falls below (-2.5: .926)."""
FAR = -6.0
"""Log-odds assumed for pairs that are no candidates: they share next to nothing."""


def group(documents: Sequence[Document], sentences: Mapping[str, Matrix]) -> tuple[Story, ...]:
    """Every document in exactly one story, a story of one where it stands alone; in any order of the documents.

    `sentences` holds each document's sentence vectors, by its id.
    """
    ordered = sorted(documents, key=lambda d: d.article.id)
    if not ordered:
        return ()
    of = profile(ordered, sentences)
    a, b = pairs(of)
    features = compare(of, a, b)
    odds = log_odds(features)
    labels = _labels(len(ordered), a, b, odds)
    stories = []
    for label in range(int(labels.max()) + 1):
        members = np.flatnonzero(labels == label)
        inside = (labels[a] == label) & (labels[b] == label)
        stories.append(
            _story([ordered[i] for i in members], members, (a[inside], b[inside], features[inside], odds[inside]))
        )
    return tuple(sorted(stories, key=lambda s: (-len(s.members), s.id)))


def _labels(count: int, a: NDArray[np.int64], b: NDArray[np.int64], odds: NDArray[np.float64]) -> NDArray[np.int64]:
    near = odds > JOIN
    graph = csr_matrix((np.ones(int(near.sum())), (a[near], b[near])), (count, count))
    _, component = connected_components(graph, directed=False)
    labels = np.zeros(count, np.int64)
    fresh = 0
    for part in range(int(component.max()) + 1):
        members = np.flatnonzero(component == part)
        inner = _linked(members, a, b, odds) if len(members) > 2 else np.zeros(len(members), np.int64)
        labels[members] = inner + fresh
        fresh += int(inner.max()) + 1
    return labels


def _linked(
    members: NDArray[np.int64], a: NDArray[np.int64], b: NDArray[np.int64], odds: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Labels from 0 of one connected part, split where its average link is too weak."""
    place = {int(m): k for k, m in enumerate(members)}
    size = len(members)
    distance = np.full((size, size), -FAR)
    for i, j, value in zip(a, b, odds, strict=True):
        if int(i) in place and int(j) in place:
            distance[place[int(i)], place[int(j)]] = distance[place[int(j)], place[int(i)]] = -max(float(value), FAR)
    condensed = distance[np.triu_indices(size, 1)]
    lowest = condensed.min()
    merged = linkage(condensed - lowest, "average")
    labels: NDArray[np.int64] = fcluster(merged, -JOIN - lowest, "distance").astype(np.int64) - 1
    return labels


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
