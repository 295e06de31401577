"""Speakers that one article leaves out and another names: the same words told elsewhere fill the gap.

The idea of Quootstrap (Pavllo, Piccardi & West 2018): a quotation recurs, with its speaker said plainly somewhere.
What is filled in is marked in `Quote.rule` and has no speaker span, since that article has no passage for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from synoptic.records import Document, Passage, Quote
from synoptic.text import fold, is_unspaced, words

INFERRED = "speaker from another article"
_LEAST = 5  # words; shorter quotations recur by chance
_LEAST_UNSPACED = 10  # characters, in scripts without spaces


def with_voted_speakers(
    documents: Sequence[Document],
    *,
    keys: Mapping[str, str],
    aligned: Sequence[tuple[Passage, Passage]] = (),
) -> tuple[Document, ...]:
    """One story's documents, each quotation without a known speaker given the one that others name for its words.

    `keys` maps each key to the story's (`matching.merge_keys`). `aligned` are passages known to say the same, such
    as a translation's and its original's: quotations inside them share their speaker across languages. Two different
    speakers for the same words leave the quotation as it is.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for quote in document.quotes:
            words_said = said(document, quote)
            if words_said is not None and quote.speaker_key is not None:
                votes[words_said][keys.get(quote.speaker_key, quote.speaker_key)] += 1
    known = {words_said: next(iter(count)) for words_said, count in votes.items() if len(count) == 1}
    across = _across(documents, keys, aligned)
    return tuple(
        replace(document, quotes=tuple(_filled(document, quote, known, across) for quote in document.quotes))
        for document in documents
    )


def said(document: Document, quote: Quote) -> str | None:
    """The quoted words as they can recur: folded, without punctuation; None where they are too few to tell."""
    parts = [document.article.text[span.start : span.end] for span in quote.parts]
    found = [fold(part[start:end]) for part in parts for start, end in words(part)]
    joined = " ".join(found)
    least = len(joined) >= _LEAST_UNSPACED if is_unspaced(joined) else len(found) >= _LEAST
    return joined if least else None


def _filled(document: Document, quote: Quote, known: Mapping[str, str], across: Mapping[Passage, str]) -> Quote:
    if quote.speaker_key is not None:
        return quote
    words_said = said(document, quote)
    key = known.get(words_said) if words_said is not None else None
    key = key or across.get(Passage(document=document.article.id, span=quote.content))
    return quote if key is None else replace(quote, speaker_key=key, rule=f"{quote.rule}, {INFERRED}")


def _across(
    documents: Sequence[Document], keys: Mapping[str, str], aligned: Sequence[tuple[Passage, Passage]]
) -> dict[Passage, str]:
    """For each quotation inside an aligned passage, the one speaker of the quotations in the passage across."""
    by_id = {document.article.id: document for document in documents}
    found: dict[Passage, str] = {}
    for pair in aligned:
        for here, there in (pair, pair[::-1]):
            speakers = {keys.get(q.speaker_key, q.speaker_key) for q in _inside(by_id, there) if q.speaker_key}
            if len(speakers) == 1:
                key = speakers.pop()
                found.update({Passage(document=here.document, span=q.content): key for q in _inside(by_id, here)})
    return found


def _inside(by_id: Mapping[str, Document], passage: Passage) -> list[Quote]:
    document = by_id.get(passage.document)
    if document is None:
        return []
    span = passage.span
    return [q for q in document.quotes if span.start <= q.content.start and q.content.end <= span.end + 1]
