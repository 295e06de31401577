"""Versions of one article, and which copies took a correction. All people and events are invented."""

from __future__ import annotations

import itertools

import pytest

from synoptic.lineage.corrections import notes
from synoptic.records import Versions
from tests.lineage.documents import cut, document, traced
from tests.lineage.test_lineage import FERRY

URL = "https://agency.example/2031/03/13/ferry-aground-off-skarholm"
CORRECTED = [FERRY[0].replace("214", "241"), *FERRY[1:]]
NOTE = "Correction: an earlier version of this report gave a wrong number of passengers."


def versions(*documents: object) -> Versions:
    (found,) = traced(*documents).versions  # type: ignore[arg-type]
    return found


def test_an_address_read_twice_is_one_article_and_one_origin() -> None:
    first = document(FERRY, name="Agency", url=URL, read=6)
    second = document(CORRECTED, name="Agency", url=URL + "?utm_source=feed#top", read=9)
    lineage = traced(second, first)
    assert lineage.copies == () and len(lineage.origins) == 1
    (found,) = lineage.versions
    assert found.documents == (first.article.id, second.article.id) and found.head == second.article.id
    assert lineage.origins[0].head == second.article.id
    (revision,) = found.revisions
    assert revision.kind == "revision" and revision.direction.verdict == "origin first"
    assert {r.feature for r in revision.because} >= {"same address"}
    changes = [(cut(first, c.before), cut(second, c.after)) for e in revision.edits for c in e.changes]
    assert changes == [("214", "241")]


def test_the_same_slug_at_one_outlet_is_one_article() -> None:
    moved = "https://www.agency.example/archive/ferry-aground-off-skarholm.html"
    found = versions(document(FERRY, name="A", url=URL, changed=6), document(CORRECTED, name="A", url=moved, changed=9))
    assert {r.feature for r in found.revisions[0].because} >= {"same slug at one outlet"}


@pytest.mark.parametrize(
    "other", ["https://agency.example/", "https://paper.example/2031/03/13/ferry-aground-off-skarholm", None]
)
def test_another_address_is_another_article(other: str | None) -> None:
    lineage = traced(document(FERRY, name="Agency", url=URL), document(CORRECTED, name="Paper", url=other))
    assert lineage.versions == () and len(lineage.copies) == 1


def test_two_articles_kept_under_one_address_are_no_versions() -> None:
    lines = ["Snow fell in June on the hills above Quillhaven, to the delight of two schools and one dog.",
             "Meteorologists blamed a mass of cold air that had lost its way between two islands."]  # fmt: skip
    feed = "https://agency.example/feed?page=1"
    assert traced(document(FERRY, name="A", url=feed), document(lines, name="A", url=feed)).versions == ()


@pytest.mark.parametrize("evidence", ["read", "changed", "hour", "note"])
def test_what_tells_the_order_of_versions(evidence: str) -> None:
    early, late = ({evidence: 6}, {evidence: 9}) if evidence != "note" else ({}, {})
    first = document(FERRY, name="Agency", url=URL, **early)  # type: ignore[arg-type]
    lines = [*CORRECTED, NOTE] if evidence == "note" else CORRECTED
    second = document(lines, name="Agency", url=URL, **late)  # type: ignore[arg-type]
    for order in itertools.permutations((first, second)):
        found = versions(*order)
        assert found.documents == (first.article.id, second.article.id)
        assert found.revisions[0].direction.verdict == "origin first"


def test_without_evidence_the_order_is_unclear() -> None:
    found = versions(document(FERRY, name="A", url=URL), document(CORRECTED, name="A", url=URL))
    assert found.revisions[0].direction.verdict == "unclear"


def test_three_versions_stand_in_order() -> None:
    texts = (FERRY[:3], FERRY, CORRECTED)
    made = [document(t, name="A", url=URL, read=h) for t, h in zip(texts, (5, 7, 9), strict=True)]
    found = versions(made[2], made[0], made[1])
    assert found.documents == tuple(d.article.id for d in made) and len(found.revisions) == 2


def test_each_copy_is_asked_which_reading_it_has() -> None:
    first, second = (document(t, name="A", url=URL, hour=5, read=h) for t, h in ((FERRY, 5), (CORRECTED, 9)))
    early, late = document(FERRY[:4], name="Early", hour=6), document(CORRECTED[:4], name="Late", hour=10)
    without = document(FERRY[1:], name="Without", hour=7)
    lineage = traced(first, second, early, late, without)
    assert len(lineage.origins) == 1
    (correction,) = lineage.versions[0].corrections
    assert correction.what == "number"
    assert [cut(first, p.span) for p in correction.earlier] == [FERRY[0]]
    assert [cut(second, p.span) for p in correction.later] == [CORRECTED[0]]
    told = {u.document: (u.reading, None if u.passage is None else u.passage.span.start) for u in correction.uptake}
    assert told == {
        early.article.id: ("earlier", 0), late.article.id: ("later", 0), without.article.id: ("unclear", None)
    }  # fmt: skip
    parents = {c.copy: c.origin for c in lineage.copies}
    assert parents[early.article.id] == first.article.id and parents[late.article.id] == second.article.id


def test_a_copy_that_left_the_passage_vague_cannot_be_told() -> None:
    first, second = (document(t, name="A", url=URL, read=h) for t, h in ((FERRY, 5), (CORRECTED, 9)))
    vague = document([FERRY[0].replace(" with 214 people", ", many people"), *FERRY[1:]], name="Paper", hour=10)
    (correction,) = traced(first, second, vague).versions[0].corrections
    assert [u.reading for u in correction.uptake] == ["unclear"] and correction.uptake[0].passage is not None


NOTES = [
    ("en", NOTE), ("de", "Korrektur: In einer früheren Version dieses Textes stand eine falsche Zahl."),
    ("ar", "تصحيح: ورد في الخبر رقم غير صحيح."), ("ja", "【訂正】乗客の人数に誤りがありました。"),
    ("ru", "В предыдущей версии текста было указано неверное число."), ("th", "แก้ไข: จำนวนผู้โดยสารไม่ถูกต้อง"),
    ("hi", "भूल सुधार: यात्रियों की संख्या ग़लत थी।"), ("zh", "更正：乘客人数有误。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "note"), NOTES)
def test_a_note_of_a_correction_is_known_in_its_language(language: str, note: str) -> None:
    made = document([*FERRY[:2], note], language)
    assert [cut(made, p.span) for p in notes(made)] == [note]


def test_a_correction_that_the_story_tells_of_is_no_note() -> None:
    lines = ["The ministry issued a correction of its figures on Monday.", "Corrections officers went on strike."]
    assert notes(document(lines)) == []
