"""What folds under what, and sources that are not among the articles. All people and events are invented."""

from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.records import Document, Lineage
from tests.lineage.documents import cut, document, traced
from tests.lineage.test_lineage import FERRY, OTHER, RIVAL

MILL = [
    "Fire broke out in the old paper mill at Brannvik on Sunday evening while forty guests sat at a wedding next door.",
    "Two cooks carried the bride’s grandmother down a ladder, said Ingrid Falkevoll, who owns the restaurant.",
    "The roof fell in at nine o’clock and sparks set light to a boathouse on the other bank of the river.",
    "Firemen from three villages pumped water out of the millpond until it was nearly dry, their chief said.",
    "Nobody knows yet whether the new wiring, which was passed by an inspector in May, had anything to do with it.",
    "The mill made the paper of every ballot in the country until 1974 and has stood empty for eleven years.",
    "Its owner had asked for leave to turn it into flats, against which 312 neighbours signed a petition.",
    "Police want to hear from a cyclist in a yellow coat who was seen on the towpath shortly before the alarm.",
    "Classes in the school beside the mill are cancelled until engineers have looked at its chimney.",
    "A collection for the fishermen whose nets were in the boathouse had raised four thousand crowns by midnight.",
]


def heads(lineage: Lineage) -> set[str]:
    return {o.head for o in lineage.origins}


def test_a_digest_of_two_reports_does_not_make_one_origin_of_them() -> None:
    first, second = document(FERRY, name="Agency", hour=5), document(OTHER, name="Council", hour=6)
    digest = document([*FERRY[:4], *OTHER[:3], *MILL[:3]], name="Digest", hour=20)
    lineage = traced(first, second, digest)
    assert {first.article.id, second.article.id} <= heads(lineage)
    assert not any({first.article.id, second.article.id} <= set(o.documents) for o in lineage.origins)


def test_a_report_of_which_an_earlier_short_one_is_a_third_stays_an_origin() -> None:
    """All of the flash stands in the long report, but most of the report is its own."""
    flash, report = document(FERRY[:3], name="Flash", hour=5), document([*FERRY[:3], *MILL[:6]], name="Report", hour=9)
    lineage = traced(flash, report)
    assert heads(lineage) == {flash.article.id, report.article.id}
    assert [(c.origin, c.copy) for c in lineage.copies] == [(flash.article.id, report.article.id)]


def siblings() -> list[Document]:
    """Three papers that cut one text that is not there, each elsewhere, each with a sentence of its own."""
    kept = ([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 7, 8, 9], [0, 4, 5, 6, 7, 8, 9])
    own = ("Readers can write to us.", "Our reporter was there.", "More tomorrow in print.")
    return [document([*[MILL[i] for i in k], o], name=f"Paper {o[:3]}") for k, o in zip(kept, own, strict=True)]


def test_papers_none_of_which_has_all_that_they_share_go_back_to_an_unseen_source() -> None:
    papers = siblings()
    (origin,) = traced(*papers).origins
    assert origin.unseen and origin.name is None
    assert set(origin.direct) == {p.article.id for p in papers}
    held = {p.article.id: p for p in papers}
    shown = [cut(held[p.document], p.span) for r in origin.because for p in r.passages]
    assert shown and set(shown) <= set(MILL)


def test_where_one_paper_has_all_that_they_share_it_may_be_the_source() -> None:
    papers = [document(MILL, name="Whole"), *siblings()]
    (origin,) = traced(*papers).origins
    assert not origin.unseen and origin.head == papers[0].article.id


ARABIC = [
    "جنحت العبارة تيرنن قبالة سكارهولم قبيل السادسة صباح الخميس وعلى متنها 241 شخصا.",
    "ونقل جميع الركاب إلى الشاطئ في قوارب صيادين محليين خلال ساعتين، بحسب مركز الإنقاذ.",
    "وكانت القبطانة ماريت أولدرفيك تقود السفينة عبر المضيق الضيق منذ أكثر من عشرين عاما.",
    "وسيفحص المحققون ما إذا كانت عوامة تحدد المياه الضحلة قد انجرفت في عاصفة الثلاثاء.",
    "وألغت الشركة جميع الرحلات حتى نهاية الأسبوع وطلبت من المسافرين ركوب الحافلة عبر الجسر.",
]


def test_an_agency_credited_in_two_languages_is_one_unseen_source() -> None:
    a = document(FERRY[:5], name="Paper", agency="Vestnett")
    b = document(ARABIC, "ar", name="Courier", agency="Vestnett")
    (origin,) = traced(a, b).origins
    assert origin.unseen and origin.name == "Vestnett" and set(origin.direct) == {a.article.id, b.article.id}
    assert {p.document for r in origin.because for p in r.passages} == {a.article.id, b.article.id}


def test_a_copy_of_a_copy_of_an_unseen_source_hangs_under_the_copy() -> None:
    a, b = document(FERRY, name="Paper", agency="Vestnett"), document(FERRY[:5], name="Courier", agency="Vestnett")
    lines = [*FERRY[:3], FERRY[3].replace("Tuesday", "Monday"), FERRY[4]]
    c = document(lines, name="Blog", hour=9)
    lineage = traced(a, b, c)
    (origin,) = lineage.origins
    assert origin.unseen and c.article.id not in origin.direct and c.article.id in {x.copy for x in lineage.copies}


def test_two_papers_that_each_lack_something_suppose_no_unseen_source() -> None:
    first, second, _ = siblings()
    assert not any(o.unseen for o in traced(first, second).origins)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_articles_come_does_not_matter(rng: random.Random) -> None:
    pool = [*siblings(), document(FERRY, name="Agency", hour=5), document([*RIVAL[:2], *FERRY], name="Mixed"),
            document(FERRY[:4], name="Cut", hour=7)]  # fmt: skip
    turned = pool[:]
    rng.shuffle(turned)
    assert traced(*turned) == traced(*pool)


def test_every_document_is_in_exactly_one_origin_and_every_copy_inside_it_has_one_parent() -> None:
    lineage = traced(*siblings(), *(document(FERRY[:n], name=str(n), hour=n) for n in (6, 5, 4)))
    held = [d for o in lineage.origins for d in o.documents]
    assert len(held) == len(set(held)) == 6
    for a, b in itertools.pairwise(sorted(c.copy for c in lineage.copies)):
        assert a != b or any(a in o.direct for o in lineage.origins)
