"""-> Synopsis."""

from __future__ import annotations

from datetime import datetime

from synoptic.records.clean import Rejected
from synoptic.records.enrich import Document, NameKind
from synoptic.records.form import record
from synoptic.records.group import Passage, Story
from synoptic.records.lineage import Lineage


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
    kind: NameKind
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
