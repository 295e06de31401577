"""Documents made straight from lists of sentences, so that a bench of lineage measures lineage alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic.enrich import encoder
from synoptic.enrich.entities import mentions
from synoptic.enrich.moments import moments
from synoptic.enrich.quantities import quantities
from synoptic.enrich.quotes import quotes
from synoptic.lineage.reading import Reading, read
from synoptic.records import Article, Document, Published, Sentence, Span
from synoptic.text import content_id
from synoptic.vectors import meaning


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


def reading(lines: Sequence[str], language: str, *, names: bool = True) -> Reading:
    """Such a document, ready for comparison."""
    return read(document(lines, language, names=names), meaning(encoder.load().encode(lines)))


def enriched(lines: Sequence[str], language: str, *, name: str = "", published: Published | None = None) -> Document:
    """Such a document with everything read from it, but with these lines as its sentences."""
    plain = document(lines, language, name=name)
    text = plain.article.text
    said = quotes(text, language=language, sentences=plain.sentences, mentions=plain.mentions)
    spans = tuple(s.span for s in plain.sentences)
    return replace(
        plain,
        article=replace(plain.article, published=published),
        quotes=said,
        moments=moments(text, language=language, sentences=spans, published=published, quotes=said),
        quantities=quantities(text, language=language, sentences=spans),
    )
