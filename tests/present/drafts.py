"""Short hands for making records by hand: an article from its lines, a span from its words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from synoptic.records import (
    Article,
    Credit,
    Document,
    Furniture,
    FurnitureKind,
    Mention,
    Moment,
    Passage,
    Published,
    Quantity,
    Quote,
    Reason,
    Sentence,
    Span,
)
from synoptic.text import content_id

Line = tuple[str, str | tuple[str, ...]]
"""A kind of furniture with its text, or "" with the sentences of one paragraph."""


def when(text: str) -> datetime:
    """A UTC time from "2031-03-12T06:40"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def span(text: str, words: str, *, after: int = 0) -> Span:
    """Where `words` stand in `text`."""
    start = text.index(words, after)
    return Span(start=start, end=start + len(words))


def document(
    language: str,
    outlet: str | None,
    lines: tuple[Line, ...],
    *,
    published: Published | None = None,
    url: str | None = None,
    agency: str | None = None,
    joint: str = " ",
) -> Document:
    """A document of these lines, one a line of text; furniture and sentences where the lines say."""
    text, furniture, sentences, title = "", [], [], None
    for kind, content in lines:
        start = len(text)
        if isinstance(content, str):
            text += content
            where = Span(start=start, end=len(text))
            furniture.append(Furniture(span=where, kind=cast("FurnitureKind", kind), rule="made by hand"))
            title = where if kind == "title" else title
        else:
            for sentence in content:
                text += joint if len(text) > start else ""
                sentences.append(Sentence(span=Span(start=len(text), end=len(text) + len(sentence)), language=language))
                text += sentence
        text += "\n"
    article = Article(
        id=content_id(language, outlet or "", text),
        source=f"articles/{language}-{len(text)}.txt",
        outlet=outlet,
        url=url,
        title=None if title is None else text[title.start : title.end],
        title_span=title,
        text=text,
        furniture=tuple(furniture),
        published=published,
        authors=(),
        credits=() if agency is None else (Credit(name=agency, kind="agency", span=span(text, agency)),),
    )
    return Document(
        article=article, language=language, sentences=tuple(sentences), mentions=(), quotes=(), moments=(),
        quantities=(), made_by="hand",
    )  # fmt: skip


def passage(doc: Document, words: str) -> Passage:
    """The passage of these words in this document."""
    return Passage(document=doc.article.id, span=span(doc.article.text, words))


def sentence(doc: Document, number: int) -> Span:
    """The span of the document's n-th sentence, from 0."""
    return doc.sentences[number].span


def quote(
    doc: Document, content: str, speaker: str | None, *, key: str | None = None, chain: str | None = None
) -> Quote:
    """A quotation of these words; direct where they stand in quotation marks."""
    text = doc.article.text
    where = span(text, content)
    direct = text[where.start - 1 : where.start] in {"“", "«", "„", '"'}
    return Quote(
        content=where, parts=(where,) if direct else (), kind="direct" if direct else "indirect", polarity="said",
        speaker=None if speaker is None else span(text, speaker), speaker_key=key, cue=None, addressee=None,
        chain=() if chain is None else (span(text, chain),), rule="made by hand",
    )  # fmt: skip


def reason(feature: str, value: float, weight: float, *passages: Passage) -> Reason:
    """A reason, shortly."""
    return Reason(feature=feature, value=value, weight=weight, passages=passages)


def quantity(doc: Document, words: str, value: float) -> Quantity:
    """An exact figure where these words stand."""
    where = span(doc.article.text, words)
    return Quantity(span=where, low=value, high=value, unit=None, counted=None, approximate=False)


def mention(doc: Document, words: str, key: str) -> Mention:
    """A person named by these words."""
    return Mention(span=span(doc.article.text, words), kind="person", key=key)


def moment(doc: Document, words: str, value: str) -> Moment:
    """A day named by these words."""
    day = when(value + "T00:00")
    return Moment(
        span=span(doc.article.text, words), value=value, start=day, end=day.replace(hour=23), grain="day",
        anchor="published", anchor_span=None, rule="made by hand",
    )  # fmt: skip
