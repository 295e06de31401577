"""Every record, in the order in which it is made; its file is named for the folder that makes it.

Records are frozen and hold plain values, tuples and other records; times are aware UTC; ids are hashes of
content, so a second run gives the same ids. A `Span` counts Unicode code points of `Article.text`, half-open.
"""

from synoptic.records.acquire import Hints, Raw
from synoptic.records.clean import Article, Credit, Furniture, FurnitureKind, Published, Refusal, Rejected, Span
from synoptic.records.enrich import Document, Grain, Mention, Moment, NameKind, Quantity, Quote, Sentence
from synoptic.records.form import record
from synoptic.records.group import Membership, Passage, Reason, Story
from synoptic.records.lineage import (
    Change,
    Copy,
    Correction,
    Direction,
    Edit,
    Kind,
    Label,
    Lineage,
    Origin,
    Relation,
    Uptake,
    Versions,
)
from synoptic.records.present import Entity, Event, Report, Statement, Synopsis, Telling

__all__ = [
    "Article",
    "Change",
    "Copy",
    "Correction",
    "Credit",
    "Direction",
    "Document",
    "Edit",
    "Entity",
    "Event",
    "Furniture",
    "FurnitureKind",
    "Grain",
    "Hints",
    "Kind",
    "Label",
    "Lineage",
    "Membership",
    "Mention",
    "Moment",
    "NameKind",
    "Origin",
    "Passage",
    "Published",
    "Quantity",
    "Quote",
    "Raw",
    "Reason",
    "Refusal",
    "Rejected",
    "Relation",
    "Report",
    "Sentence",
    "Span",
    "Statement",
    "Story",
    "Synopsis",
    "Telling",
    "Uptake",
    "Versions",
    "record",
]
