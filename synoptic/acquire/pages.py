"""An HTML page -> one article: its decoded markup, kept whole, with what its metadata claims as hints.

The main text is taken out of the markup by the next room; nothing is fetched and nothing in a page is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from synoptic.acquire import encodings, metadata
from synoptic.acquire.files import File, contents
from synoptic.acquire.readers import Claim
from synoptic.records import Raw, Rejected
from synoptic.settings import Settings

_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"}
_ROOTS = {
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "article",
    "main",
    "section",
    "div",
    "p",
    "h1",
    "h2",
    "table",
}

_DECLARED = re.compile(rb"""<meta[^>]{0,500}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})""", re.IGNORECASE)
_MARKUP = re.compile(
    r"</(?:p|div|article|section|h[1-6]|ul|ol|table|body)\s{0,9}>|<br\s{0,9}/?>|<p[\s>]", re.IGNORECASE
)


def claim(file: File) -> Claim:
    """Whatever begins with an HTML document type or a page's elements."""
    if file.opening.startswith("<!doctype html") or file.root in _ROOTS:
        return Claim.CONTENT
    return Claim.NAME if file.suffix in _SUFFIXES else Claim.NO


def read(file: File, settings: Settings) -> Iterator[Raw | Rejected]:
    """The whole file as one article."""
    data = contents(file, largest=settings.largest_file)
    yield page(encodings.decode(data, declared=declared(data)), source=file.source)


def page(markup: str, *, source: str, url: str | None = None, fetched: datetime | None = None) -> Raw:
    """One decoded page as an article; its own address is used where the container gives none."""
    said = metadata.read(markup)
    return Raw(
        source=source, url=url or said.url, body=markup, media_type="text/html", fetched=fetched, hints=said.hints
    )


def declared(data: bytes) -> tuple[str, ...]:
    """The encodings that the page's own first bytes name, the one in its markup first."""
    head = data[:4096]
    found = (_DECLARED.search(head), _XML_DECLARED.search(head))
    return tuple(match[1].decode("ascii", "replace") for match in found if match is not None)


def is_markup(text: str) -> bool:
    """Whether a text of unknown kind holds HTML: paragraphs, headings, breaks."""
    return _MARKUP.search(text) is not None
