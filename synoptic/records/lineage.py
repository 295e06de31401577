"""A story -> Lineage."""

from __future__ import annotations

from typing import Literal

from synoptic.records.clean import Span
from synoptic.records.form import record
from synoptic.records.group import Reason


@record
class Change:
    """What differs inside an aligned pair: words dropped, added or changed."""

    kind: Literal["dropped", "added", "changed"]
    what: str
    """"legal state", "number", "quotation", "attribution", "hedge", "name", "date", "characterisation", "words"; or
    "translation fault", which is no editor's."""
    before: Span | None
    after: Span | None
    detail: str = ""
    """What is meant more closely: the fault, the legal state, or that only the quotation's "marks" differ."""


@record
class Edit:
    """One step of the alignment of a copy with its origin: passages on both sides and what differs."""

    kind: Literal["kept", "reworded", "condensed", "expanded", "merged", "split", "dropped", "added"]
    """"kept": nothing differs; "condensed", "expanded": the same content clearly shorter or longer."""
    origin: tuple[Span, ...]
    copy: tuple[Span, ...]
    score: float
    changes: tuple[Change, ...]
    moved: bool = False
    """Whether the passage stands out of the order that the two texts share."""


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
