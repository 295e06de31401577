"""Documents -> Stories."""

from __future__ import annotations

from datetime import datetime

from synoptic.records.clean import Span
from synoptic.records.form import record


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
