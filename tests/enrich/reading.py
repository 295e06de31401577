"""Shared by the tests of names and quotations: a text read, its quotations and names as plain words."""

from __future__ import annotations

from synoptic.enrich.entities import mentions
from synoptic.enrich.quotes import quotes
from synoptic.enrich.sentences import split
from synoptic.records import Mention, Quote, Sentence, Span


def sentences_of(text: str, language: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(span=span, language=language) for span in split(text, language=language))


def read(text: str, language: str) -> tuple[Quote, ...]:
    sentences = sentences_of(text, language)
    found = mentions(text, language=language, sentences=sentences)
    return quotes(text, language=language, sentences=sentences, mentions=found)


def named(text: str, language: str) -> tuple[Mention, ...]:
    return mentions(text, language=language, sentences=sentences_of(text, language))


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def told(text: str, language: str) -> list[tuple[str | None, str]]:
    """(speaker, content) of each quotation."""
    return [(words(text, q.speaker), text[q.content.start : q.content.end]) for q in read(text, language)]
