"""Which articles tell of one event. The cases are invented; how often it is right is measured in bench/."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.group import group
from synoptic.pipeline import meanings
from synoptic.records import Document, Story
from tests.lineage.documents import document
from tests.lineage.test_alignment import LINES
from tests.lineage.test_lineage import FERRY, OTHER, RIVAL, SCRIPTS
from tests.stories.gold import made

PILE = tuple(
    document(lines, language, name=f"{language} {n}")
    for n, (lines, language) in enumerate(
        [(FERRY, "en"), (FERRY[:4], "en"), (RIVAL, "en"), (OTHER, "en"), *((v, k) for k, v in SCRIPTS.items())]
    )
)


def grouped(documents: Sequence[Document]) -> tuple[Story, ...]:
    return group(documents, meanings(documents))


def test_no_documents_make_no_stories() -> None:
    assert grouped([]) == ()


@settings(max_examples=25, deadline=None)
@given(st.permutations(PILE))
def test_the_order_of_documents_does_not_matter(pile: list[Document]) -> None:
    assert grouped(pile) == grouped(PILE)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_every_document_is_in_exactly_one_story(texts: list[list[str]]) -> None:
    documents = [document(lines, name=str(n)) for n, lines in enumerate(texts)]
    held = [m.document for s in grouped(documents) for m in s.members]
    assert sorted(held) == sorted(d.article.id for d in documents)


def test_two_copies_are_one_story_and_an_unrelated_article_is_not_in_it() -> None:
    a, b, c = document(FERRY, name="a"), document(FERRY[:4], name="b"), document(OTHER, name="c")
    assert [{m.document for m in s.members} for s in grouped([a, b, c])] == [
        {a.article.id, b.article.id},
        {c.article.id},
    ]


def test_two_unrelated_articles_are_two_stories() -> None:
    assert len(grouped([document(RIVAL, name="a"), document(OTHER, name="b")])) == 2


def test_a_story_has_its_members_languages_and_its_reasons() -> None:
    for story in (s.story for s in made().stories):
        documents = {d.article.id: d for d in made().documents}
        assert set(story.languages) == {documents[m.document].language for m in story.members}
        if len(story.members) > 1:
            assert all(m.because for m in story.members)
        for member in story.members:
            for reason in member.because:
                assert all(p.document == member.document for p in reason.passages)


def test_an_article_with_text_of_another_is_in_its_story() -> None:
    a, b, c = document(FERRY, name="a"), document(OTHER, name="b"), document(RIVAL, name="c")
    apart = grouped([a, b, c])
    tied = group([a, b, c], meanings([a, b, c]), copies=[(b.article.id, a.article.id)])
    assert not any({a.article.id, b.article.id} <= {m.document for m in s.members} for s in apart)
    assert any({a.article.id, b.article.id} <= {m.document for m in s.members} for s in tied)
