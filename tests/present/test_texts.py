"""An article's text on the page: nothing left out, nothing added, every linked passage a target."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from synoptic.present.cast import Member
from synoptic.present.passages import Passages, anchor
from synoptic.present.texts import Paragraph, paragraphs
from synoptic.records import Document, Furniture, Sentence, Span
from tests.present.drafts import document, passage
from tests.present.strait import GAZETTE


def member(doc: Document) -> Member:
    return Member(document=doc, anchor="x", siglum="A", is_head=True, role="origin", because=())


def told(shown: list[Paragraph]) -> str:
    return "".join(token.text for paragraph in shown for token in paragraph.tokens)


def test_a_passage_inside_a_sentence_is_a_target_of_its_own() -> None:
    one = member(GAZETTE)
    passages = Passages([one])
    passages.href(GAZETTE.article.id, passage(GAZETTE, "14,000").span)
    tokens = [t for p in paragraphs(one, passages, {}) for t in p.tokens]
    opened = next(n for n, t in enumerate(tokens) if t.anchor)
    assert tokens[opened + 1].text == "14,000"


def test_a_line_break_inside_a_sentence_breaks_no_paragraph() -> None:
    doc = document("en", None, (("", ("The strait is\nopen again.", "Ships may pass.")), ("share", "Share")))
    shown = list(paragraphs(member(doc), Passages([member(doc)]), {}))
    assert [p.furniture for p in shown] == ["", "share line"]


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(start=min(p), end=max(p))), max_size=8
)


@given(st.text(alphabet="ab \nشé中\u0301", max_size=60), spans, spans, spans)
def test_whatever_the_spans_the_text_is_whole_and_every_link_lands_once(
    text: str, sentences: list[Span], furniture: list[Span], linked: list[Span]
) -> None:
    base = document("en", None, (("", ("x",)),))
    whole = replace(
        base,
        article=replace(
            base.article, text=text, furniture=tuple(Furniture(span=s, kind="other", rule="") for s in furniture)
        ),
        sentences=tuple(Sentence(span=s, language="en") for s in sorted(sentences, key=lambda s: (s.start, s.end))),
    )
    one = member(whole)
    passages = Passages([one])
    for span in linked:
        passages.href(whole.article.id, span)
    shown = list(paragraphs(one, passages, {}))
    assert told(shown).split() == text.split() or "".join(told(shown).split()) == "".join(text.split())
    anchors = [t.anchor for p in shown for t in p.tokens if t.anchor]
    assert sorted(anchors) == sorted({anchor(one, span) for span in linked})
    for paragraph in shown:
        depth = 0
        for token in paragraph.tokens:
            depth += 1 if token.opens else -1 if not token.text else 0
            assert depth >= 0
        assert depth == 0
