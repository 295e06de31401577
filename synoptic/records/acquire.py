"""The world -> Raw."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from synoptic.records.form import record


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
