"""Who speaks in the five real articles: what a careful reader finds, checked without a word of theirs."""

from __future__ import annotations

from collections import Counter

import pytest

from synoptic.enrich.voting import INFERRED
from synoptic.pipeline import run
from synoptic.records import Document, Edit, Quote, Report, Span
from tests.conftest import shared


@pytest.fixture(scope="module")
def seeds() -> Report:
    return run([shared("seeds")])


def numbered(of: Report) -> dict[str, Document]:
    return {d.article.source[:3]: d for d in of.documents}


def inside(document: Document, spans: tuple[Span, ...]) -> list[Quote]:
    return [q for q in document.quotes if any(s.start <= q.content.start and q.content.end <= s.end for s in spans)]


def speakers(document: Document, spans: tuple[Span, ...]) -> set[str]:
    return {q.speaker_key for q in inside(document, spans) if q.speaker_key is not None}


def sentence_pairs(of: Report) -> tuple[Edit, ...]:
    (copy,) = of.stories[0].lineage.copies
    return copy.edits


def test_a_translation_has_its_originals_speakers_sentence_by_sentence(seeds: Report) -> None:
    original, translation = numbered(seeds)["001"], numbered(seeds)["000"]
    pairs = [(speakers(original, e.origin), speakers(translation, e.copy)) for e in sentence_pairs(seeds)]
    assert sum(a == b for a, b in pairs) >= 14  # in one the translation names the capital for the country


def test_a_name_translated_into_a_word_speaks_only_through_the_original_and_is_marked(seeds: Report) -> None:
    original, translation = numbered(seeds)["001"], numbered(seeds)["000"]
    inferred = [q for q in translation.quotes if INFERRED in q.rule]
    assert len(inferred) >= 2
    assert {q.speaker_key for q in inferred} <= {q.speaker_key for q in original.quotes}
    named = {m.span for m in translation.mentions}
    assert all(q.speaker not in named for q in inferred)


def test_the_norwegian_dash_lines_are_speech(seeds: Report) -> None:
    document = numbered(seeds)["003"]
    spoken = [q for q in document.quotes if q.kind == "direct"]
    text = document.article.text
    assert len(spoken) == 4 == sum(line.startswith("– ") for line in text.splitlines())
    assert all(text[q.content.start - 2 : q.content.start] == "– " for q in spoken)
    first, second, statement, announced = spoken
    assert first.speaker_key == second.speaker_key is not None
    assert statement.speaker is not None and announced.speaker is not None
    assert announced.rule == "dash alone" and len(announced.chain) == 1


def test_who_relays_is_told(seeds: Report) -> None:
    counted = {number: sum(bool(q.chain) for q in d.quotes) for number, d in numbered(seeds).items()}
    assert counted["003"] >= 5 and counted["004"] >= 5 and counted["001"] == 1


def test_no_words_are_given_twice_to_one_speaker_and_no_weekday_or_place_name_alone_is_said(seeds: Report) -> None:
    for document in seeds.documents:
        told = Counter((q.content, q.speaker) for q in document.quotes)
        assert max(told.values()) == 1
        assert all(q.content.end - q.content.start > 9 for q in document.quotes)  # "the report" is the shortest


def test_a_sentence_that_its_end_gives_to_a_speaker_is_that_speakers(seeds: Report) -> None:
    """No verb of will inside the words takes the quoted part away from who says it."""
    document = numbered(seeds)["002"]
    closing = [q for q in document.quotes if q.rule == "before"]
    assert len(closing) >= 5
    assert len({q.speaker_key for q in closing}) == 1
