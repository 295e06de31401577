"""A copy beside its origin: the alignment row by row, with what was dropped, added and changed marked in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from synoptic.present import words
from synoptic.records import Change, Copy, Document, Edit, Span, record

Mark = Literal["", "dropped", "added", "changed"]


@record
class Run:
    """A stretch of text with one mark."""

    text: str
    mark: Mark
    what: str = ""
    """What sort of thing differs ("number")."""


@record
class Row:
    """One step of the alignment: what the origin says, what the copy says."""

    kind: str
    origin: tuple[Run, ...]
    copy: tuple[Run, ...]
    origin_span: Span | None
    copy_span: Span | None
    label: str
    """What became of the passage as a whole ("condensed, moved"); empty where only words differ."""


@record
class Difference:
    """One thing that differs, shortly, with where it stands."""

    kind: Mark
    what: str
    label: str
    """As a line is headed: "quotation marks dropped"."""
    before: str
    after: str
    before_span: Span | None
    after_span: Span | None


def rows(origin: Document, copy: Document, found: Copy) -> Iterator[Row]:
    """The alignment of a copy with its origin, in its order."""
    for edit in found.edits:
        yield Row(
            kind=edit.kind,
            origin=_side(origin.article.text, edit.origin, edit, "before"),
            copy=_side(copy.article.text, edit.copy, edit, "after"),
            origin_span=edit.origin[0] if edit.origin else None,
            copy_span=edit.copy[0] if edit.copy else None,
            label=words.passage(edit),
        )


def differences(origin: Document, copy: Document, found: Copy) -> tuple[Difference, ...]:
    """What an editor may have changed, the weightiest first: facts, then whole passages, then wording."""
    inner = [c for e in found.edits for c in e.changes if c.what != words.FAULT]
    small = [_difference(c, origin.article.text, copy.article.text) for c in inner]
    large = [
        _difference(
            Change(kind=e.kind, what="passage", before=_hull(e.origin), after=_hull(e.copy)),
            origin.article.text, copy.article.text,
        )
        for e in found.edits if e.kind == "dropped" or e.kind == "added"  # noqa: PLR1714 - which tells mypy the kinds
    ]  # fmt: skip
    return tuple(sorted([*small, *large], key=lambda d: (words.urgency(d.what), "suspected" not in d.label)))


def faults(origin: Document, copy: Document, found: Copy) -> tuple[Difference, ...]:
    """What a translation got wrong as a translation, in the order of the text: nobody's editing."""
    wrong = [c for e in found.edits for c in e.changes if c.what == words.FAULT]
    return tuple(_difference(c, origin.article.text, copy.article.text) for c in wrong)


def _difference(change: Change, origin: str, copy: str) -> Difference:
    before, after = change.before, change.after
    return Difference(
        kind=change.kind,
        what=change.what,
        label=words.difference(change.what, change.kind, change.detail),
        before="" if before is None else origin[before.start : before.end],
        after="" if after is None else copy[after.start : after.end],
        before_span=before,
        after_span=after,
    )


def _hull(spans: tuple[Span, ...]) -> Span | None:
    return Span(start=spans[0].start, end=spans[-1].end) if spans else None


def _side(text: str, spans: tuple[Span, ...], edit: Edit, side: Literal["before", "after"]) -> tuple[Run, ...]:
    if edit.kind in {"dropped", "added"}:
        changes: list[tuple[Span, Change | None]] = [(s, None) for s in spans]
    else:
        both = ((c.before if side == "before" else c.after, c) for c in edit.changes)
        changes = [(s, c) for s, c in both if s is not None]
    runs: list[Run] = []
    end: int | None = None
    for span in spans:
        if end is not None:
            runs.append(Run(text=_gap(text, end, span.start), mark=""))
        runs += _runs(text, span, changes, "dropped" if edit.kind == "dropped" else "added")
        end = span.end
    return tuple(run for run in runs if run.text)


def _gap(text: str, end: int, start: int) -> str:
    """What stands for the text between two spans: a space, or an ellipsis where words are left out."""
    return " … " if text[end:start].strip() or start < end else " " if start > end else ""


def _runs(text: str, span: Span, changes: Iterable[tuple[Span, Change | None]], whole: Mark) -> Iterator[Run]:
    """One span cut at its changes; of two changes that overlap, the later begins where the earlier ends."""
    at = span.start
    for where, change in sorted(changes, key=lambda pair: (pair[0].start, pair[0].end)):
        start, end = max(where.start, at), min(where.end, span.end)
        if start >= end:
            continue
        yield Run(text=text[at:start], mark="")
        mark = whole if change is None else change.kind
        yield Run(text=text[start:end], mark=mark, what="" if change is None else change.what)
        at = end
    yield Run(text=text[at : span.end], mark="")
