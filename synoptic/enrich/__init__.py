"""Article -> Document: language, sentences, names, quotes, moments and quantities, each where it stands."""

from __future__ import annotations

from synoptic.enrich.entities import mentions
from synoptic.enrich.language import of_article, of_sentences
from synoptic.enrich.moments import moments
from synoptic.enrich.quantities import quantities
from synoptic.enrich.quotes import quotes
from synoptic.enrich.sentences import split
from synoptic.records import Article, Document, Sentence


def enrich(article: Article, *, made_by: str) -> Document:
    """The article with everything read from it; its text is not touched."""
    text = article.text
    skip = [f.span for f in article.furniture]
    language = of_article(text, skip=skip, hint=article.language_hint)
    spans = split(text, language=language, skip=skip)
    spoken = of_sentences(text, spans, language=language)
    sentences = tuple(Sentence(span=s, language=code) for s, code in zip(spans, spoken, strict=True))
    names = mentions(text, language=language, sentences=sentences)
    told = quotes(text, language=language, sentences=sentences, mentions=names)
    return Document(
        article=article,
        language=language,
        sentences=sentences,
        mentions=names,
        quotes=told,
        moments=moments(text, language=language, sentences=spans, published=article.published, quotes=told),
        quantities=quantities(text, language=language, sentences=spans),
        made_by=made_by,
    )
