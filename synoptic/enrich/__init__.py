"""Article -> Document: language, sentences, names, quotes, moments and quantities, each where it stands."""

from __future__ import annotations

from synoptic.enrich import language as languages_of
from synoptic.enrich.entities import mentions
from synoptic.enrich.sentences import split
from synoptic.records import Article, Document, Sentence


def enrich(article: Article, *, made_by: str) -> Document:
    """The article with everything read from it; its text is not touched."""
    skip = [f.span for f in article.furniture]
    language = languages_of.identify(article.text, skip=skip, hint=article.language_hint)
    spans = split(article.text, language=language, skip=skip)
    sentences = tuple(Sentence(span=s, language=language) for s in spans)
    return Document(
        article=article,
        language=language,
        sentences=sentences,
        mentions=mentions(article.text, language=language, sentences=sentences),
        quotes=(),
        moments=(),
        quantities=(),
        made_by=made_by,
    )
