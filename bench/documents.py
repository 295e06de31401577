"""Documents made straight from lists of sentences, so that a bench of lineage measures lineage alone."""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.enrich.entities import mentions
from synoptic.records import Article, Document, Sentence, Span
from synoptic.text import content_id


def document(lines: Sequence[str], language: str, *, name: str = "", names: bool = True) -> Document:
    """A document whose sentences are exactly these lines."""
    text = "\n".join(lines)
    sentences, at = [], 0
    for line in lines:
        sentences.append(Sentence(span=Span(start=at, end=at + len(line)), language=language))
        at += len(line) + 1
    found = mentions(text, language=language, sentences=tuple(sentences)) if names else ()
    article = Article(
        id=content_id(name, text), source=name, outlet=None, url=None, title=None, title_span=None, text=text,
        furniture=(), published=None, authors=(), credits=(),
    )  # fmt: skip
    return Document(
        article=article, language=language, sentences=tuple(sentences), mentions=found, quotes=(), moments=(),
        quantities=(), made_by="bench",
    )  # fmt: skip
