from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from synoptic import codec
from synoptic.pipeline import report
from synoptic.records import Raw, Report
from synoptic.text import content_id
from tests.spans import spans
from tests.stories.gold import made
from tests.strategies import KINDS, NEWS

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def raw(text: str, source: str = "a.txt") -> Raw:
    return Raw(source=source, body=text, media_type="text/plain")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_is_frozen_slotted_and_holds_no_dict_or_list(kind: type[Any]) -> None:
    assert kind.__dataclass_params__.frozen and "__slots__" in vars(kind)
    for hint in get_type_hints(kind).values():
        held = {hint, *get_args(hint), *(part for inner in get_args(hint) for part in get_args(inner))}
        assert not held & {dict, list, set, object, Any}


def test_an_id_is_the_same_for_ever() -> None:
    assert content_id("a.txt", "Hello") == "37db3d4ece58d04f9a3f3fe4d369c739"
    assert content_id("a.txt", "Hello") != content_id("b.txt", "Hello")


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_different_texts_have_different_ids(a: list[str], b: list[str]) -> None:
    assert (content_id(*a) == content_id(*b)) == (a == b)


@SLOW
@given(NEWS)
@example("“" * 50 + "said" + "”" * 50)
@example("\u0301\u0301 a\u0301")
@example("Le maire, Hélène Delcourt, a déclaré mardi : « La sécurité d’abord » « «")
@example("Åse said: – No.\r\n– Yes, said Åse.\r")
def test_every_span_of_a_document_lies_in_its_text(text: str) -> None:
    made_of = report([raw(text)])
    assert len(made_of.documents) + len(made_of.rejected) == 1
    for document in made_of.documents:
        assert document.article.text == text
        for span in spans(document):
            assert 0 <= span.start < span.end <= len(text)
    assert codec.decode(codec.encode(made_of), Report) == made_of


@SLOW
@given(NEWS)
def test_sentences_are_in_order_apart_and_outside_the_furniture(text: str) -> None:
    for document in report([raw(text)]).documents:
        for a, b in pairwise(document.sentences):
            assert a.span.end <= b.span.start
        for sentence in document.sentences:
            inside = text[sentence.span.start : sentence.span.end]
            assert inside == inside.strip()
            for mark in document.article.furniture:
                assert mark.span.end <= sentence.span.start or sentence.span.end <= mark.span.start


@SLOW
@given(st.lists(NEWS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_every_passage_of_a_report_lies_in_its_document_in_any_order(texts: list[str], random: Any) -> None:
    raws = [raw(text, f"{number}.txt") for number, text in enumerate(texts)]
    straight = report(raws)
    random.shuffle(raws)
    assert report(raws) == straight
    lengths = {d.article.id: len(d.article.text) for d in straight.documents}
    for story in straight.stories:
        assert {m.document for m in story.story.members} <= lengths.keys()
        for copy in story.lineage.copies:
            for edit in copy.edits:
                assert all(s.end <= lengths[copy.origin] for s in edit.origin)
                assert all(s.end <= lengths[copy.copy] for s in edit.copy)


def test_the_sample_articles_spans_lie_in_their_texts() -> None:
    for document in made().documents:
        for span in spans(document):
            assert 0 <= span.start < span.end <= len(document.article.text)


def test_quotations_hold_their_parts_and_names_have_no_space_around_them() -> None:
    for document in made().documents:
        text = document.article.text
        for mention in document.mentions:
            assert text[mention.span.start : mention.span.end].strip() == text[mention.span.start : mention.span.end]
        for quote in document.quotes:
            assert all(quote.content.start <= p.start and p.end <= quote.content.end for p in quote.parts)
