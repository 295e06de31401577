"""Documents made of sentences as they are given, so that a test of lineage tests lineage alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from synoptic.enrich.entities import mentions
from synoptic.lineage import trace
from synoptic.lineage.reading import Reading, read
from synoptic.pipeline import meanings
from synoptic.records import Article, Copy, Credit, Document, Lineage, Published, Sentence, Span
from synoptic.text import content_id


def document(
    lines: Sequence[str],
    language: str = "en",
    *,
    name: str = "",
    hour: int | None = None,
    agency: str | None = None,
    url: str | None = None,
    read: int | None = None,
    changed: int | None = None,
) -> Document:
    """A document whose sentences are exactly these lines, published at that hour, carrying that agency's name.

    `read` and `changed` are the hours at which its address was read and its text last changed.
    """
    text = "\n".join(lines)
    sentences, at = [], 0
    for line in lines:
        sentences.append(Sentence(span=Span(start=at, end=at + len(line)), language=language))
        at += len(line) + 1
    article = Article(
        id=content_id(name, text), source=name, outlet=name or None, url=url, title=None, title_span=None, text=text,
        furniture=(), published=None if hour is None else _at(hour), authors=(),
        credits=() if agency is None else (Credit(name=agency, kind="agency", span=Span(start=0, end=1)),),
        updated=None if changed is None else _at(changed), fetched=None if read is None else _at(read).start,
    )  # fmt: skip
    return Document(
        article=article, language=language, sentences=tuple(sentences), quotes=(), moments=(), quantities=(),
        mentions=mentions(text, language=language, sentences=tuple(sentences)), made_by="test",
    )  # fmt: skip


def _at(hour: int) -> Published:
    start = datetime(2031, 3, 13, hour, tzinfo=UTC)
    return Published(start=start, end=start + timedelta(minutes=1), how="metadata")


def traced(*documents: Document) -> Lineage:
    return trace("story", documents, meanings(documents))


def relation(a: Document, b: Document) -> Copy | None:
    """How one of the two was made from the other, if it was."""
    copies = traced(a, b).copies
    return copies[0] if copies else None


def cut(document: Document, span: Span | None) -> str:
    return "" if span is None else document.article.text[span.start : span.end]


def reading(made: Document) -> Reading:
    """The document ready for comparison."""
    return read(made, meanings([made])[made.article.id])
