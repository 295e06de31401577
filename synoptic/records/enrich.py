"""Article -> Document."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from synoptic.records.clean import Article, Span
from synoptic.records.form import record

UNKNOWN = "und"
"""The language of a text whose language could not be told (ISO 639: undetermined): a table, a list of names."""


@record
class Sentence:
    """One sentence of the telling (furniture left out), with its language."""

    span: Span
    language: str


NameKind = Literal["person", "organisation", "place", "other"]


@record
class Mention:
    """A name where it stands; equal keys mean the same name in any script, case ending or spelling."""

    span: Span
    kind: NameKind
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
