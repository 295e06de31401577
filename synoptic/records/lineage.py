"""A story -> Lineage."""

from __future__ import annotations

from typing import Literal

from synoptic.records.clean import Span
from synoptic.records.form import record
from synoptic.records.group import Passage, Reason


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
    kind: Literal["verbatim", "edited", "excerpt", "translation", "revision"]
    """"revision" between two versions of one article only (`Versions.revisions`)."""
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
    """The article in all its versions, and all that is folded under it."""
    unseen: bool
    """True where the common source itself is not among the articles; `head` is then its nearest copy."""
    name: str | None
    """What the articles call the unseen source (an agency), where they do."""
    direct: tuple[str, ...] = ()
    """The articles made straight from the unseen source, `head` among them; none where it is not unseen."""
    because: tuple[Reason, ...] = ()
    """The evidence for the unseen source: credit lines, or passages that its copies share and none has all of."""


@record
class Uptake:
    """Which reading of a corrected passage one copy carries."""

    document: str
    reading: Literal["earlier", "later", "unclear"]
    passage: Passage | None
    """Where the copy tells it; None where it does not tell it, or it cannot be found."""


@record
class Correction:
    """A passage that a later version of an article tells otherwise, and which reading each copy carries."""

    what: str
    """The weightiest thing that changed, as `Change.what` names it."""
    changes: tuple[Change, ...]
    """All that changed in the passage; `before` stands in the earlier version, `after` in the later one."""
    earlier: tuple[Passage, ...]
    later: tuple[Passage, ...]
    uptake: tuple[Uptake, ...]


@record
class Versions:
    """One article as it stood at different times: neither copies nor origins of their own."""

    head: str
    """The last version: what the outlet stands by now."""
    documents: tuple[str, ...]
    """First to last, as far as `Copy.direction` of the revisions goes."""
    revisions: tuple[Copy, ...]
    """Each version as made from the one before it; their `because` says why both are one article."""
    corrections: tuple[Correction, ...]
    notes: tuple[Passage, ...]
    """Where a version itself says that it was corrected."""


@record
class Lineage:
    """Who copied, cut or translated whom within one story."""

    story: str
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    versions: tuple[Versions, ...] = ()
