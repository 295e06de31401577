"""Versions of one article: the same address read or updated at different times, put in order, never counted twice.

A version is no copy and no origin. The last one stands for the article, since it is what the outlet stands by now;
what was copied from an earlier one is compared with that one (`Copy.origin` names the version).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np

from synoptic.lineage.aligned import aligned
from synoptic.lineage.alignment import Bead
from synoptic.lineage.corrections import notes
from synoptic.lineage.direction import SPEAKS
from synoptic.lineage.edits import edits
from synoptic.lineage.reading import Reading, compared
from synoptic.lineage.relations import same_sentences, share
from synoptic.records import Article, Copy, Direction, Passage, Published, Reason

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmp\w*|at_\w+|xtor", re.IGNORECASE)
"""Members of a query that say where the reader came from, not which article it is."""
_SLUG_LETTERS, _SLUG_DIGITS = 12, 5
"""What a slug needs to name one article of an outlet: "bridge-falls-in-storm", or a serial number."""
ALIKE = 0.15
"""Share of word runs above which two texts at one address are one article: reports of one event by different writers
share .04 to .07 (see `copies`), versions of one article mostly over half."""

# Natural log-odds that a version is the earlier one. An archive's own clock and the outlet's stamp of its last change
# are trusted like a credit in `direction`; a note of correction is written afterwards; growth is the usual way.
READ, CHANGED, DATED, NOTED, GREW = 4.0, 4.0, 2.5, 3.0, 0.4


def same_article(readings: Sequence[Reading]) -> list[list[int]]:
    """The documents, by number, that are versions of one article; groups of two and more, each first to last."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, reading in enumerate(readings):
        for name, _ in _names(reading.document.article):
            places[name, reading.document.language].append(number)
    pairs = {p for numbers in places.values() for p in combinations(sorted(set(numbers)), 2)}
    linked = [(i, j) for i, j in sorted(pairs) if _alike(readings[i], readings[j])]
    groups: dict[int, set[int]] = {}
    for i, j in linked:
        joined = groups.get(i, {i}) | groups.get(j, {j})
        groups.update(dict.fromkeys(joined, joined))
    unique = {min(group): sorted(group) for group in groups.values()}
    return [_ordered(readings, unique[first]) for first in sorted(unique)]


def revision(before: Reading, after: Reading) -> Copy:
    """The later version as made from the earlier one, with the evidence that both are one article, and its order."""
    beads = same_sentences(before, after, aligned(before, after, compared(before, after)))
    return Copy(
        origin=before.document.article.id,
        copy=after.document.article.id,
        kind="revision",
        share_of_origin=round(share(before, [b.a for b in beads]), 3),
        share_of_copy=round(share(after, [b.b for b in beads]), 3),
        confidence=1.0,
        because=(
            *_identity(before.document.article, after.document.article),
            Reason(feature="containment", value=round(_contained(before, after), 3), weight=1.0),
        ),
        direction=_direction(before, after, beads),
        edits=edits(before, after, beads),
    )


class _Name(NamedTuple):
    """By what an article is known: its address, or its outlet's site and its slug there."""

    name: str
    feature: str


def _names(article: Article) -> Iterator[_Name]:
    for url in (article.url, article.canonical):
        try:
            parts = urlsplit(url or "")
            host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
        except ValueError:  # a broken address, such as an unclosed IPv6 bracket
            continue
        path = re.sub(r"/(index\.\w+|amp)?/*$", "", parts.path)
        query = urlencode(sorted(p for p in parse_qsl(parts.query) if not _TRACKING.fullmatch(p[0])))
        if not host or not (path or query):
            continue  # a site's front page is no article's address
        yield _Name(f"{host}{path}?{query}", "same address")
        slug = re.sub(r"\.\w{2,5}$", "", path.rsplit("/", 1)[-1])
        long = sum(c.isalpha() for c in slug) >= _SLUG_LETTERS and ("-" in slug or "_" in slug)
        if long or re.search(rf"\d{{{_SLUG_DIGITS},}}", slug):
            yield _Name(f"{host} {slug}", "same slug at one outlet")


def _identity(a: Article, b: Article) -> tuple[Reason, ...]:
    """The strongest name that both have."""
    common = set(_names(a)) & set(_names(b))
    feature = min((n.feature for n in common), default="versions between them")
    return (Reason(feature=feature, value=1.0, weight=4.0),)


def _alike(a: Reading, b: Reading) -> bool:
    """Whether the texts have enough in common: some sites keep many articles under one address."""
    same = a.document.article.title is not None and a.document.article.title == b.document.article.title
    return same or _contained(a, b) >= ALIKE


def _contained(a: Reading, b: Reading) -> float:
    """How much of the shorter text stands in the other, word for word: the share of its word runs."""
    short, long = sorted((a.runs, b.runs), key=len)
    return float(np.isin(short, long).mean()) if len(short) else float(len(long) == 0)


def _ordered(readings: Sequence[Reading], group: list[int]) -> list[int]:
    """First to last, by how much more speaks for each being earlier than for its being later."""
    lead = dict.fromkeys(group, 0.0)
    for i, j in combinations(group, 2):
        odds = _direction(readings[i], readings[j], ()).log_odds
        lead[i] += odds
        lead[j] -= odds
    return sorted(group, key=lambda i: (-round(lead[i], 6), readings[i].lengths.sum(), i))


def _direction(before: Reading, after: Reading, beads: Sequence[Bead]) -> Direction:
    reasons = list(_order(before, after))
    if before.lengths.sum() < after.lengths.sum() and len({i for b in beads for i in range(*b.a)}) == len(before.texts):
        grown = len(after.texts) - len(before.texts)
        reasons.append(Reason(feature="the later version has all and more", value=grown, weight=GREW))
    odds = round(sum(r.weight for r in reasons), 3)
    return Direction(
        verdict="origin first" if odds >= SPEAKS else "unclear",
        log_odds=odds,
        unseen_parent=False,
        because=tuple(sorted(reasons, key=lambda r: (-abs(r.weight), r.feature))),
    )


def _order(a: Reading, b: Reading) -> Iterator[Reason]:
    first, second = a.document.article, b.document.article
    if first.fetched is not None and second.fetched is not None and first.fetched != second.fetched:
        yield _hours("read at its address", first.fetched, second.fetched, READ, ())
    for feature, weight, x, y in (
        ("last change", CHANGED, first.updated or first.published, second.updated or second.published),
        ("publication time", DATED, first.published, second.published),
    ):
        if x is None or y is None or "sibling" in (x.how, y.how):
            continue
        spans = _passages(first, x) + _passages(second, y)
        if x.end <= y.start:
            yield _hours(feature, x.end, y.start, weight, spans)
        elif y.end <= x.start:
            yield _hours(feature, x.start, y.end, weight, spans)
    mine, theirs = notes(a.document), notes(b.document)
    if bool(mine) != bool(theirs):
        passages = tuple((mine or theirs)[:1])
        yield Reason(feature="note of a correction", value=1.0, weight=NOTED if theirs else -NOTED, passages=passages)


def _hours(feature: str, first: datetime, second: datetime, weight: float, spans: tuple[Passage, ...]) -> Reason:
    hours = (second - first).total_seconds() / 3600
    return Reason(feature=feature, value=round(hours, 2), weight=weight if hours >= 0 else -weight, passages=spans)


def _passages(article: Article, found: Published) -> tuple[Passage, ...]:
    return () if found.span is None else (Passage(document=article.id, span=found.span),)
