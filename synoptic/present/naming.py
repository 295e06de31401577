"""What a terminal calls an article: its headline and its outlet, language and time, safe beside any other script."""

from __future__ import annotations

from synoptic.present import dates
from synoptic.present.cast import outlet, title
from synoptic.present.characters import bare
from synoptic.present.tongues import tongue
from synoptic.records import Document

# Isolates keep a right-to-left cell from reordering its neighbour in terminals that know bidirectional text (UAX 9,
# X5a); in those that do not, they have no width.
ISOLATE, END = "\u2067", "\u2069"


def name(document: Document) -> str:
    """Its headline, or how it begins."""
    return isolated(bare(title(document)[0]), tongue(document.language).direction)


def facts(document: Document) -> str:
    """Its outlet, language and time."""
    published = document.article.published
    when = "undated" if published is None else dates.interval(published.start, published.end)
    spoken = tongue(document.language)
    return f"{isolated(bare(outlet(document)), spoken.direction)}, {bare(spoken.name)}, {when}"


def isolated(text: str, direction: str) -> str:
    """The text, kept from reordering what stands beside it where it runs from right to left."""
    return f"{ISOLATE}{text}{END}" if direction == "rtl" and text else text
