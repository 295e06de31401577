"""Who copied whom, told in small cases. All people and events are invented."""

from __future__ import annotations

import itertools
import unicodedata

import pytest

from tests.lineage.documents import cut, document, relation, traced
from tests.stories.gold import case

FERRY = [
    "The ferry Ternen ran aground off Skarholm shortly before six on Thursday morning with 214 people on board.",
    "All passengers were taken ashore in the boats of local fishermen within two hours, the rescue centre said.",
    "Captain Marit Oldervik had steered the ship through the narrow sound for more than twenty years.",
    "Investigators will examine whether a buoy that marked the shallow ground had drifted in the storm on Tuesday.",
    "The shipping company cancelled every crossing until the weekend and asked travellers to take the bus instead.",
    "Two cars slid against the bow door, but the hull held and no oil was seen on the water near the rocks.",
]
RIVAL = [
    "A grounding near Skarholm left 214 travellers waiting on deck before dawn while small craft came to fetch them.",
    "Nobody was hurt when the Ternen struck rock, according to police on the island, who counted everyone twice.",
    "Marit Oldervik, who commanded the vessel, declined to comment as she walked down the quay with her crew.",
    "Residents told this newspaper that lights along the channel have been dark since the gale earlier this week.",
    "It remains unclear when boats will sail again; the operator promised an answer on Friday at the latest.",
]
OTHER = [
    "The council of Quillhaven voted on Monday to spend four million on a new library beside the old brewery.",
    "Readers had collected nine thousand signatures against the plan to close three small branches in the suburbs.",
    "Building is to start next spring and should be finished, the mayor promised, before the schools open again.",
    "Opponents of the plan wanted the money for roads and said that they would go to court if need be.",
]


def test_a_verbatim_copy_folds() -> None:
    a, b = document(FERRY, name="Agency"), document(FERRY, name="Paper")
    copy = relation(a, b)
    assert copy is not None and copy.kind == "verbatim"
    assert {e.kind for e in copy.edits} == {"kept"}
    assert [len(o.documents) for o in traced(a, b).origins] == [2]


def test_an_edited_copy_folds_and_its_words_are_listed() -> None:
    lines = [FERRY[0].replace("214", "241"), FERRY[1].replace("local ", ""), *FERRY[2:]]
    lines[4] = lines[4].replace("the bus", "the slow bus")
    a, b = document(FERRY, name="Agency", hour=6), document(lines, name="Paper", hour=9)
    copy = relation(a, b)
    assert copy is not None and copy.kind == "edited" and copy.origin == a.article.id
    changes = {(c.kind, c.what, cut(a, c.before), cut(b, c.after)) for e in copy.edits for c in e.changes}
    assert changes == {
        ("changed", "number", "214", "241"),
        ("dropped", "words", "local", ""),
        ("added", "words", "", "slow"),
    }


def test_a_shortened_copy_folds_and_shows_what_was_dropped() -> None:
    a, b = document(FERRY, name="Agency", hour=6), document(FERRY[:3], name="Paper", hour=9)
    copy = relation(a, b)
    assert copy is not None and copy.kind == "edited" and copy.origin == a.article.id
    assert copy.share_of_copy == 1.0 and copy.share_of_origin < 0.7
    assert [cut(a, e.origin[0]) for e in copy.edits if e.kind == "dropped"] == FERRY[3:]


def test_an_added_sentence_is_shown_as_added() -> None:
    own = "Readers of this paper who were on board may call our desk at any hour of the day."
    a, b = document(FERRY, name="Agency", hour=6), document([*FERRY, own], name="Paper", hour=9)
    copy = relation(a, b)
    assert copy is not None and copy.origin == a.article.id
    assert [cut(b, e.copy[0]) for e in copy.edits if e.kind == "added"] == [own]


def test_a_lifted_paragraph_is_an_excerpt_and_does_not_fold() -> None:
    a, b = document(FERRY, name="Agency"), document([*RIVAL[:3], *FERRY[3:5], *RIVAL[3:]], name="Paper")
    lineage = traced(a, b)
    assert [c.kind for c in lineage.copies] == ["excerpt"]
    assert [len(o.documents) for o in lineage.origins] == [1, 1]
    both = [e for e in lineage.copies[0].edits if e.origin and e.copy]
    assert len(both) == 2


def test_two_reports_of_one_event_are_no_copies() -> None:
    lineage = traced(document(FERRY, name="Agency"), document(RIVAL, name="Paper"))
    assert lineage.copies == () and len(lineage.origins) == 2


def test_a_quotation_that_both_carry_makes_no_copy() -> None:
    said = (
        "“We saw the light go out, then there was a long grinding noise and the cups fell from every table,” she said."
    )
    assert relation(document([*FERRY[:2], said]), document([*RIVAL[:3], said], name="Paper")) is None


def test_a_translation_is_found_and_folds_under_the_article_it_was_made_from() -> None:
    sarun = case("sarun")
    copies = [c for c in sarun.gold["copy"] if c["kind"] == "translation"]
    found = [sarun.copy(c["origin"], c["copy"]) for c in copies]
    assert copies and [f.kind for f in found if f is not None] == ["translation"] * len(copies)


def test_articles_that_carry_one_absent_agency_have_an_unseen_origin() -> None:
    a = document(FERRY, name="Paper", agency="Vestnett")
    b = document(FERRY[:4], name="Courier", agency="Vestnett")
    (origin,) = traced(a, b).origins
    assert origin.unseen and origin.name == "Vestnett" and len(origin.documents) == 2


def test_an_agency_whose_own_text_is_there_is_not_unseen() -> None:
    a = document(FERRY, name="Vestnett")
    others = [document(FERRY[:n], name=f"Paper {n}", agency="Vestnett") for n in (4, 5)]
    (origin,) = traced(a, *others).origins
    assert not origin.unseen


def test_direction_is_unclear_without_evidence() -> None:
    copy = relation(document(FERRY, name="One"), document(FERRY, name="Two"))
    assert copy is not None and copy.direction.verdict == "unclear" and copy.direction.because == ()


def test_the_earlier_article_is_the_origin_and_clocks_may_err() -> None:
    early, late = document(FERRY, name="One", hour=6), document(FERRY, name="Two", hour=9)
    copy = relation(late, early)
    assert copy is not None and copy.origin == early.article.id and copy.direction.verdict == "origin first"
    same = relation(document(FERRY, name="One", hour=6), document(FERRY, name="Two", hour=6))
    assert same is not None and same.direction.verdict == "unclear"


def test_a_copy_of_a_copy_hangs_under_the_text_it_was_cut_from() -> None:
    agency = document(FERRY, name="Agency", hour=5)
    changed = [FERRY[0].replace("shortly before six", "at dawn"), *FERRY[1:5]]
    paper, courier = document(changed, name="Paper", hour=7), document(changed[:3], name="Courier", hour=9)
    lineage = traced(courier, agency, paper)
    assert {(c.origin, c.copy) for c in lineage.copies} == {
        (agency.article.id, paper.article.id),
        (paper.article.id, courier.article.id),
    }
    assert [o.head for o in lineage.origins] == [agency.article.id]


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [
        document(FERRY, name="Agency", hour=5),
        document(FERRY[:4], name="Paper", hour=7),
        document(RIVAL, name="Rival"),
        document([*OTHER[:2], *FERRY[2:4], *OTHER[2:]], name="Magazine"),
    ]
    straight = traced(*documents)
    assert all(traced(*order) == straight for order in itertools.permutations(documents))


def test_every_document_is_in_exactly_one_origin() -> None:
    documents = [document(lines, name=str(n)) for n, lines in enumerate((FERRY, FERRY, RIVAL, OTHER, FERRY[:4]))]
    held = [d for o in traced(*documents).origins for d in o.documents]
    assert sorted(held) == sorted(d.article.id for d in documents)


SCRIPTS = {
    "ar": [
        "جنحت العبارة تيرنن قرب جزيرة سكارهولم فجر الخميس وعلى متنها مئتان وأربعة عشر راكبا.",
        "وقال مركز الإنقاذ إن جميع الركاب نقلوا إلى الشاطئ بقوارب الصيادين خلال ساعتين.",
        "وسيبحث المحققون ما إذا كانت العوامة التي تحدد المياه الضحلة قد انجرفت في عاصفة الثلاثاء.",
        "وألغت الشركة جميع الرحلات حتى نهاية الأسبوع وطلبت من المسافرين استخدام الحافلات.",
    ],
    "zh": [
        "渡轮特尔宁号星期四清晨在斯卡霍尔姆附近搁浅，船上有二百一十四人。",
        "救援中心说，所有乘客在两小时内乘渔民的小船上岸，没有人受伤。",
        "调查人员将检查标示浅滩的浮标是否在星期二的暴风雨中漂走了。",
        "航运公司取消了周末以前的所有航班，请旅客改乘公共汽车。",
    ],
    "th": [
        "เรือข้ามฟากเทอร์เนนเกยตื้นใกล้เกาะสการ์โฮล์มเมื่อเช้าวันพฤหัสบดีพร้อมผู้โดยสารสองร้อยสิบสี่คน",
        "ศูนย์กู้ภัยกล่าวว่าผู้โดยสารทั้งหมดขึ้นฝั่งด้วยเรือของชาวประมงภายในสองชั่วโมง",
        "เจ้าหน้าที่จะตรวจสอบว่าทุ่นบอกน้ำตื้นลอยหายไปในพายุเมื่อวันอังคารหรือไม่",
        "บริษัทเดินเรือยกเลิกทุกเที่ยวจนถึงสุดสัปดาห์และขอให้ผู้โดยสารใช้รถประจำทาง",
    ],
    "hi": [
        "टर्नेन नौका गुरुवार तड़के स्कारहोम के पास उथले पानी में फँस गई, उस पर दो सौ चौदह लोग सवार थे।",
        "बचाव केंद्र ने बताया कि सभी यात्रियों को दो घंटे के भीतर मछुआरों की नावों से किनारे पहुँचाया गया।",
        "जाँचकर्ता देखेंगे कि उथले पानी का निशान बताने वाली बोया मंगलवार के तूफ़ान में बह तो नहीं गई थी।",
        "कंपनी ने सप्ताहांत तक सभी फेरे रद्द कर दिए और यात्रियों से बस लेने को कहा।",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_shortened_copy_is_found_in_any_script(language: str) -> None:
    lines = SCRIPTS[language]
    a, b = document(lines, language, name="Agency", hour=5), document(lines[:3], language, name="Paper", hour=8)
    copy = relation(a, b)
    assert copy is not None and copy.kind == "edited" and copy.origin == a.article.id
    assert [cut(a, e.origin[0]) for e in copy.edits if e.kind == "dropped"] == lines[3:]


@pytest.mark.parametrize("language", SCRIPTS)
def test_other_reports_in_any_script_are_no_copies(language: str) -> None:
    lines = SCRIPTS[language]
    assert relation(document(lines[:2], language, name="One"), document(lines[2:], language, name="Two")) is None


def test_a_decomposed_copy_is_the_same_text() -> None:
    lines = [
        "Fährschiff „Möwe“ lief am Donnerstag früh vor Grünö auf Grund, sagte Kapitän Jörg Lüdemann der Küstenwache.",
        "Alle 214 Fahrgäste wurden mit Fischerbooten an Land gebracht, wie die Rettungsstelle später mitteilte.",
        "Die Ermittler prüfen, ob eine Boje, die das flache Wasser anzeigte, im Sturm abgetrieben worden war.",
    ]
    a = document(lines, "de", name="Agentur")
    b = document([unicodedata.normalize("NFD", line) for line in lines], "de", name="Zeitung")
    copy = relation(a, b)
    assert copy is not None and copy.kind == "verbatim" and not any(e.changes for e in copy.edits)
