"""Whatever the texts, an alignment is one: sentences used once, beads in range, the same from either side."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.lineage.alignment import align
from synoptic.lineage.reading import compared
from synoptic.lineage.translations import test as translated
from tests.lineage.documents import document, reading, relation
from tests.lineage.test_lineage import FERRY, OTHER, RIVAL, SCRIPTS

LINES = st.lists(
    st.one_of(
        st.sampled_from([*FERRY, *RIVAL, *OTHER, *(line for lines in SCRIPTS.values() for line in lines)]),
        st.text(min_size=1, max_size=12).filter(lambda t: "\n" not in t),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(LINES, LINES)
def test_each_sentence_is_in_one_bead_at_most_and_every_bead_in_range(a: list[str], b: list[str]) -> None:
    beads = align(compared(reading(document(a, name="a")), reading(document(b, name="b"))))
    left = [i for bead in beads for i in range(*bead.a)]
    right = [j for bead in beads for j in range(*bead.b)]
    assert len(left) == len(set(left)) and set(left) <= set(range(len(a)))
    assert len(right) == len(set(right)) and set(right) <= set(range(len(b)))
    assert all(bead.a[0] < bead.a[1] and bead.b[0] < bead.b[1] for bead in beads)


@settings(max_examples=40, deadline=None)
@given(LINES, LINES)
def test_edits_hold_every_sentence_of_both_texts_once(a: list[str], b: list[str]) -> None:
    one, two = document([*FERRY[:3], *a], name="a"), document([*FERRY[:3], *b], name="b")
    copy = relation(one, two)
    if copy is None:
        return
    origin, made = (one, two) if copy.origin == one.article.id else (two, one)
    assert sorted(s.start for e in copy.edits for s in e.origin) == [s.span.start for s in origin.sentences]
    assert sorted(s.start for e in copy.edits for s in e.copy) == [s.span.start for s in made.sentences]


def test_identical_texts_align_one_to_one() -> None:
    for lines in (FERRY, RIVAL, OTHER, *SCRIPTS.values()):
        beads = align(compared(reading(document(lines)), reading(document(lines, name="again"))))
        assert [(b.a, b.b) for b in beads] == [((i, i + 1), (i, i + 1)) for i in range(len(lines))]


def test_a_sentence_split_in_two_is_one_bead() -> None:
    first, second = FERRY[5].split(", but ")
    split = [*FERRY[:5], first + ".", "But " + second]
    beads = align(compared(reading(document(FERRY)), reading(document(split))))
    assert ((5, 6), (5, 7)) in {(b.a, b.b) for b in beads}


def test_a_sentence_split_in_four_is_one_bead_where_all_else_is_placed() -> None:
    parts = [
        "On Monday the mayor thanked the crew,",
        "she promised new engines,",
        "praised the pilots of Halvik harbour",
        "and asked the ministry for money.",
    ]
    beads = align(compared(reading(document([*FERRY, " ".join(parts)])), reading(document([*FERRY, *parts]))))
    assert ((6, 7), (6, 10)) in {(b.a, b.b) for b in beads}


def test_a_text_without_sentences_has_no_beads() -> None:
    assert align(compared(reading(document(FERRY)), reading(document([])))) == []


def test_a_moved_sentence_is_found() -> None:
    moved = [*FERRY[1:], FERRY[0]]
    beads = align(compared(reading(document(FERRY)), reading(document(moved))))
    assert {(b.a, b.b) for b in beads} == {((i, i + 1), ((i - 1) % 6, (i - 1) % 6 + 1)) for i in range(6)}


def test_three_sentences_are_too_few_to_tell_a_translation() -> None:
    assert translated(compared(reading(document(FERRY[:3])), reading(document(SCRIPTS["zh"], "zh")))) is None
