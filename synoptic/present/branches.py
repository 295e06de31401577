"""The tree of a story's articles, in words: what each was made from, how, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from synoptic.present import dates, words
from synoptic.present.cast import Column, Member, articles, origins_of
from synoptic.records import Copy, Correction, Document, Lineage, Reason, Span, Uptake, Versions, record


@record
class Branch:
    """An article, or a source that is not among them, with what was made from it."""

    member: Member | None
    """None for an unseen source."""
    siglum: str
    said: str
    """How it came about: "translation of A: 92 % of it from A ..."; for an origin that it is one."""
    copy: Copy | None
    because: tuple[Reason, ...]
    """For an unseen source: why it is supposed."""
    versions: Versions | None
    under: tuple[Branch, ...]


def branches(columns: Sequence[Column], lineage: Lineage) -> tuple[Branch, ...]:
    """One tree an origin, in the columns' order."""
    made = origins_of(lineage)
    head = {d: v.head for v in lineage.versions for d in v.documents}
    known = _Known(
        made=made,
        parents={child: head.get(copy.origin, copy.origin) for child, copy in made.items()},
        sigla={m.document.article.id: m.siglum for column in columns for m in column.members},
        versions={v.head: v for v in lineage.versions},
    )
    return tuple(_tree(column, known) for column in columns)


@record
class _Known:
    made: Mapping[str, Copy]
    parents: Mapping[str, str]
    """By article, both in their last versions."""
    sigla: Mapping[str, str]
    versions: Mapping[str, Versions]


def _tree(column: Column, known: _Known) -> Branch:
    members = {m.document.article.id: m for m in articles(column.members)}
    tops = [m for i, m in members.items() if known.parents.get(i) not in members]
    if not column.origin.unseen:
        (top,) = tops[:1]
        rest = [_branch(m, members, known, f"folded under {top.siglum}") for m in tops[1:]]
        tree = _branch(top, members, known, "origin")
        return Branch(
            member=top, siglum=top.siglum, said=tree.said, copy=None, because=(), versions=tree.versions,
            under=(*tree.under, *rest),
        )  # fmt: skip
    name = column.origin.name or "this source"
    return Branch(
        member=None, siglum=f"({column.siglum})", said=words.source(column.origin.name), copy=None,
        because=column.origin.because, versions=None,
        under=tuple(_branch(m, members, known, f"straight from {name}") for m in tops),
    )  # fmt: skip


def _branch(member: Member, members: Mapping[str, Member], known: _Known, otherwise: str) -> Branch:
    mine = member.document.article.id
    copy = known.made.get(mine)
    parent = None if copy is None else known.sigla.get(copy.origin)
    return Branch(
        member=member,
        siglum=member.siglum,
        said=otherwise if copy is None or parent is None else words.descent(copy, parent),
        copy=copy,
        because=(),
        versions=known.versions.get(mine),
        under=tuple(_branch(m, members, known, otherwise) for i, m in members.items() if known.parents.get(i) == mine),
    )


def besides(columns: Sequence[Column], lineage: Lineage, shown: Sequence[Branch]) -> tuple[Copy, ...]:
    """The copies that are no edge of a tree: what two origins have in common, or two copies of one unseen source."""
    edges = {id(b.copy) for tree in shown for b in every(tree) if b.copy is not None}
    held = {m.document.article.id for column in columns for m in column.members}
    return tuple(c for c in lineage.copies if id(c) not in edges and {c.origin, c.copy} <= held)


def every(tree: Branch) -> Iterator[Branch]:
    """The branch and all below it."""
    yield tree
    for branch in tree.under:
        yield from every(branch)


def reworded(correction: Correction, documents: Mapping[str, Document]) -> tuple[str, str]:
    """The words that a correction is about, before and after; empty where they were added or dropped."""
    change = correction.changes[0]
    before, after = documents[correction.earlier[0].document], documents[correction.later[0].document]
    return _words(before, change.before), _words(after, change.after)


def _words(document: Document, span: Span | None) -> str:
    return "" if span is None else document.article.text[span.start : span.end]


def read(document: Document) -> str:
    """When a version stood at its address: read then, else last changed, else published then."""
    article = document.article
    if article.fetched is not None:
        return f"as read {dates.interval(article.fetched, article.fetched)}"
    for what, when in (("changed", article.updated), ("published", article.published)):
        if when is not None:
            return f"{what} {dates.interval(when.start, when.end)}"
    return "undated"


def uptake(correction: Correction) -> tuple[tuple[str, tuple[Uptake, ...]], ...]:
    """The copies by which reading of a correction they have: those that kept the earlier one first."""
    groups = ((words.READINGS[r], tuple(u for u in correction.uptake if u.reading == r)) for r in words.READINGS)
    return tuple((said, found) for said, found in groups if found)
