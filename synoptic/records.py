"""Every record, in the order in which it is made; its section's name is the folder that makes it.

Records are frozen and hold plain values, tuples and other records; times are aware UTC; ids are hashes of
content, so a second run gives the same ids. A `Span` counts Unicode code points of `Article.text`, half-open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """A frozen, slotted, keyword-only dataclass: the one form of every record."""
    make: Callable[[type[T]], type[T]] = dataclass(frozen=True, slots=True, kw_only=True)
    return make(cls)


# ---------------------------------------------------------------- acquire: the world -> Raw


@record
class Hints:
    """What the container said of the article (page metadata, feed entry, JSON fields); claims, not facts."""

    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    canonical: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    """(language, URL) of the same article in other languages, as hreflang gives them."""


@record
class Raw:
    """One article as it was acquired, decoded but otherwise untouched."""

    source: str
    """Where it lay: the path below the given folder, with `#n` for the n-th item of a container."""
    url: str | None = None
    body: str
    media_type: Literal["text/plain", "text/html"]
    fetched: datetime | None = None
    hints: Hints = Hints()


# ---------------------------------------------------------------- clean: Raw -> Article | Rejected


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


Refusal = Literal[
    "empty", "binary", "too large", "unreadable", "unknown format", "no text", "duplicate", "outside", "damaged",
]  # fmt: skip


@record
class Rejected:
    """An article that could not be used, and why; nothing vanishes without one."""

    source: str
    reason: Refusal
    detail: str


# ---------------------------------------------------------------- enrich: Article -> Document


@record
class Sentence:
    """One sentence of the telling (furniture left out), with its language."""

    span: Span
    language: str


@record
class Mention:
    """A name where it stands; equal keys mean the same name in any script, case ending or spelling."""

    span: Span
    kind: Literal["person", "organisation", "place", "other"]
    key: str


@record
class Quote:
    """Someone's words or their report: who said it, to whom, according to whom."""

    content: Span
    parts: tuple[Span, ...]
    """The stretches inside quotation marks or dashes; empty for indirect speech."""
    kind: Literal["direct", "indirect", "mixed"]
    polarity: Literal["said", "denied", "declined", "asked", "promised", "ordered"]
    speaker: Span | None
    speaker_key: str | None
    cue: Span | None
    addressee: Span | None
    chain: tuple[Span, ...]
    """Who relays it, outermost first ("CNN quoted X as saying": CNN)."""
    rule: str


Grain = Literal[
    "second", "minute", "hour", "part", "day", "week", "month", "quarter", "season", "year", "decade", "century",
    "duration", "set", "vague",
]  # fmt: skip


@record
class Moment:
    """A time expression, resolved: the interval it means, its grain, and what it was counted from."""

    span: Span
    value: str
    """TIMEX3 value ("2022-07-28", "P2W", "2022-W30"); empty where unresolved."""
    start: datetime | None
    end: datetime | None
    grain: Grain
    anchor: Literal["absolute", "published", "utterance", "event", "none"]
    anchor_span: Span | None
    rule: str


@record
class Quantity:
    """A number with what it counts."""

    span: Span
    low: float | None
    high: float | None
    """Equal for an exact figure; wider for ranges and approximations; None on the open side of "at least 5"."""
    unit: str | None
    """"%", an ISO 4217 code, an SI symbol, or None for a plain count."""
    counted: Span | None
    approximate: bool


@record
class Document:
    """An article with everything read from it."""

    article: Article
    language: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    moments: tuple[Moment, ...]
    quantities: tuple[Quantity, ...]
    made_by: str


# ---------------------------------------------------------------- group: Documents -> Stories


@record
class Passage:
    """The one form of evidence: a stretch of one document's text."""

    document: str
    span: Span


@record
class Reason:
    """One piece of evidence for a decision: a feature, its value, its weight, where to see it."""

    feature: str
    value: float
    weight: float
    passages: tuple[Passage, ...] = ()


@record
class Membership:
    """Why a document belongs to a story."""

    document: str
    score: float
    because: tuple[Reason, ...]


@record
class Story:
    """Documents that tell of the same event."""

    id: str
    members: tuple[Membership, ...]
    languages: tuple[str, ...]
    first: datetime | None
    last: datetime | None


# ---------------------------------------------------------------- lineage: a story -> Lineage


@record
class Change:
    """What differs inside an aligned pair: words dropped, added or changed."""

    kind: Literal["dropped", "added", "changed"]
    what: str
    """"number", "name", "date", "suspicion", "hedge", "words"."""
    before: Span | None
    after: Span | None


@record
class Edit:
    """One step of the alignment of a copy with its origin: passages on both sides and what differs."""

    kind: Literal["same", "reworded", "changed", "dropped", "added"]
    origin: tuple[Span, ...]
    copy: tuple[Span, ...]
    score: float
    changes: tuple[Change, ...]


@record
class Direction:
    """Which of two articles came first, as far as the evidence goes."""

    verdict: Literal["origin first", "unclear"]
    log_odds: float
    """Natural log-odds that `Copy.origin` is the earlier text."""
    unseen_parent: bool
    """True while a common earlier version that we do not hold explains the evidence as well."""
    because: tuple[Reason, ...]


@record
class Copy:
    """One article made from another (or both from one unseen text, see `Direction.unseen_parent`)."""

    origin: str
    copy: str
    kind: Literal["verbatim", "edited", "excerpt", "translation"]
    share_of_origin: float
    """How much of the origin stands in the copy, 0 to 1, by characters of aligned sentences."""
    share_of_copy: float
    confidence: float
    because: tuple[Reason, ...]
    direction: Direction
    edits: tuple[Edit, ...]


@record
class Origin:
    """One independent source of the story: an article with its copies and translations folded under it."""

    head: str
    documents: tuple[str, ...]
    unseen: bool
    """True where the common source itself is not among the articles; `head` is then its nearest copy."""
    name: str | None
    """What the articles call the unseen source (an agency), where they do."""


@record
class Lineage:
    """Who copied, cut or translated whom within one story."""

    story: str
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]


# ---------------------------------------------------------------- present: -> Synopsis


@record
class Telling:
    """One origin's passage for a statement."""

    passage: Passage
    origin: str
    language: str


@record
class Statement:
    """Passages of different origins that tell the same thing."""

    id: str
    tellings: tuple[Telling, ...]


@record
class Event:
    """Something dated that the story tells of: its time as an interval, and where it stands."""

    start: datetime
    end: datetime
    grain: str
    passages: tuple[Passage, ...]


@record
class Entity:
    """A name over the whole story, in all its written forms."""

    key: str
    kind: Literal["person", "organisation", "place", "other"]
    forms: tuple[str, ...]
    passages: tuple[Passage, ...]


@record
class Synopsis:
    """One story laid out: what a reader sees, every line with its passages."""

    story: Story
    entities: tuple[Entity, ...]
    lineage: Lineage
    statements: tuple[Statement, ...]
    timeline: tuple[Event, ...]
    made_by: str


@record
class Report:
    """Everything one run made: the content of report.json."""

    made_by: str
    documents: tuple[Document, ...]
    rejected: tuple[Rejected, ...]
    stories: tuple[Synopsis, ...]
