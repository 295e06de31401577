"""Raw -> Article | Rejected."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from synoptic.records.form import record


@record
class Span:
    """A half-open range of code points of one article's text."""

    start: int
    end: int


FurnitureKind = Literal[
    "navigation", "icons", "share", "follow", "comments", "newsletter", "notice",
    "photo", "related", "stamp", "byline", "title", "repeated", "other",
]  # fmt: skip


@record
class Furniture:
    """A stretch of text that belongs to the page, not to the telling; marked, never deleted; by which rule."""

    span: Span
    kind: FurnitureKind
    rule: str


@record
class Published:
    """When the article was published, as an interval as wide as our ignorance, with its evidence."""

    start: datetime
    end: datetime
    how: Literal["stamp", "metadata", "url", "dateline", "text", "sibling"]
    span: Span | None = None
    """The evidence in the article's text; None where it stands in metadata, URL or a sibling."""
    sibling: str | None = None
    """The article whose date it was inferred from, for `how="sibling"`."""
    day: date | None = None
    """The calendar day at the publisher's, where it is known: the day that "today" counts from."""


@record
class Credit:
    """Someone the article names as its maker or source: an author, an agency, another medium."""

    name: str
    kind: Literal["author", "agency", "medium"]
    span: Span | None = None


@record
class Article:
    """One article: its whole text, never changed, and what the page says of it."""

    id: str
    source: str
    outlet: str | None
    url: str | None
    title: str | None
    title_span: Span | None
    """Where the title stands in the text; None where only metadata has it."""
    text: str
    furniture: tuple[Furniture, ...]
    published: Published | None
    authors: tuple[Credit, ...]
    credits: tuple[Credit, ...]
    language_hint: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    canonical: str | None = None
    """The address that the page itself calls its own, where it names one."""
    updated: Published | None = None
    """When it was last changed, where the page or its metadata say so."""
    fetched: datetime | None = None
    """When this text was taken from its address, where the container says so."""


Refusal = Literal[
    "empty", "binary", "too large", "unreadable", "unknown format", "no text", "duplicate", "outside", "damaged",
]  # fmt: skip


@record
class Rejected:
    """An article that could not be used, and why; nothing vanishes without one."""

    source: str
    reason: Refusal
    detail: str
