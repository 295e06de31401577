"""Who said what: the story's quotations by speaker, the renderings of one utterance together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from synoptic.present.alignments import Alignments, beside
from synoptic.present.passages import Cited, Passages
from synoptic.records import Document, Entity, Quote, Span, Statement, record


@record
class Rendering:
    """One article's rendering of an utterance."""

    cited: Cited
    said: str
    """How it is reported: "direct speech", "indirect speech, denied"."""
    relayed: tuple[Cited, ...]
    """Who relays it, outermost first."""


@record
class Speaker:
    """Someone who speaks, by every written form of the name, with each utterance and its renderings."""

    names: tuple[Cited, ...]
    forms: tuple[str, ...]
    utterances: tuple[tuple[Rendering, ...], ...]


def speakers(
    statements: Iterable[Statement], entities: Iterable[Entity], aligned: Alignments, passages: Passages
) -> tuple[Speaker, ...]:
    """The speakers, those with most renderings first; quotations without a speaker come last, as they stand.

    Renderings count as one utterance where they have one speaker and stand in passages of one statement,
    or in passages aligned with such.
    """
    places = _places(statements, aligned)
    forms = {e.key: e.forms for e in entities}
    found: dict[str, dict[str, list[tuple[Document, Quote]]]] = {}
    for document in (member.document for member in passages.members.values()):
        for number, quote in enumerate(document.quotes):
            speaker = _speaker(document, quote)
            utterance = _statement(document, quote, places) or f"{document.article.id}-{number}"
            found.setdefault(speaker, {}).setdefault(utterance, []).append((document, quote))
    keys = sorted(found, key=lambda key: (key == "", -sum(map(len, found[key].values()))))
    return tuple(_laid_out(key, found[key], forms.get(key, ()), passages) for key in keys)


def _laid_out(
    key: str,
    utterances: Mapping[str, list[tuple[Document, Quote]]],
    forms: tuple[str, ...],
    passages: Passages,
) -> Speaker:
    names: dict[str, Cited] = {}
    if key:
        for document, quote in (pair for pairs in utterances.values() for pair in pairs):
            if quote.speaker is not None:
                cited = passages.cite(document.article.id, quote.speaker)
                names.setdefault(cited.text, cited)
    return Speaker(
        names=tuple(names.values()),
        forms=tuple(form for form in forms if form not in names),
        utterances=tuple(
            tuple(_rendering(document, quote, passages) for document, quote in pairs) for pairs in utterances.values()
        ),
    )


def _rendering(document: Document, quote: Quote, passages: Passages) -> Rendering:
    here = document.article.id
    said = f"{quote.kind} speech" + ("" if quote.polarity == "said" else f", {quote.polarity}")
    return Rendering(
        cited=passages.cite(here, quote.content),
        said=said,
        relayed=tuple(passages.cite(here, relay) for relay in quote.chain),
    )


def _speaker(document: Document, quote: Quote) -> str:
    if quote.speaker_key:
        return quote.speaker_key
    return "" if quote.speaker is None else document.article.text[quote.speaker.start : quote.speaker.end].casefold()


def _places(statements: Iterable[Statement], aligned: Alignments) -> Mapping[str, list[tuple[Span, str]]]:
    places: dict[str, list[tuple[Span, str]]] = {}
    for statement in statements:
        for telling in statement.tellings:
            for passage in (telling.passage, *(found for found, _ in beside(telling.passage, aligned))):
                places.setdefault(passage.document, []).append((passage.span, statement.id))
    return places


def _statement(document: Document, quote: Quote, places: Mapping[str, list[tuple[Span, str]]]) -> str:
    for span, statement in places.get(document.article.id, ()):
        if span.start <= quote.content.start < span.end:
            return statement
    return ""
