from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.clean.dates import infer_from_siblings, published, updated
from synoptic.records import Article, Hints, Published
from tests.conftest import shared

BODY = "\n\nThe harbour council of Nordvik met again. Nobody was hurt, and the ferry sailed on."


def read(text: str, **hints: str) -> Published | None:
    return published(text, hints=Hints(**hints), url=None)  # type: ignore[arg-type]


def day(text: str, **hints: str) -> date | None:
    found = read(text, **hints)
    return None if found is None else found.day


@pytest.mark.parametrize(
    "stamp",
    [
        "28 Jul, 2022 22:23",
        "2022-07-28",
        "28.07.2022 kl. 14:30",
        "28. juli 2022",
        "Jeudi 28 juillet 2022",
        "28 de julho de 2022 às 14h30",
        "28 luglio 2022",
        "28 июля 2022, 14:30",
        "22:23, 28 липня 2022",
        "28 lipca 2022",
        "الخميس 28 يوليو 2022",
        "۱۴۰۱/۰۵/۰۶ ساعت ۱۴:۳۰",
        "۶ مرداد ۱۴۰۱",
        "2022年7月28日",
        "令和4年7月28日",
        "2022년 7월 28일 14:30",
        "28 जुलाई 2022",
        "28 กรกฎาคม 2565",
        "๒๘ กรกฎาคม พ.ศ. ๒๕๖๕",
        "Thứ năm, 28 tháng 7 năm 2022",
        "2022. július 28.",
        "2022 m. liepos 28 d.",
        "2022. gada 28. jūlijs",
        "28 Temmuz 2022 Perşembe",
        "Published: 28 July 2022 | Updated: 29 July 2022",
    ],
)
def test_a_stamp_line_tells_the_day_in_any_language_calendar_and_digits(stamp: str) -> None:
    text = f"Ferry waits\n{stamp}{BODY}"
    found = read(text)
    assert found is not None and found.how == "stamp" and found.day == date(2022, 7, 28)
    assert found.span is not None and text[found.span.start : found.span.end] in stamp


def test_a_stamp_without_a_zone_is_as_wide_as_all_zones_and_one_with_a_zone_is_exact() -> None:
    wide = read("28 July 2022 22:23" + BODY)
    assert wide is not None
    assert wide.start == datetime(2022, 7, 28, 8, 23, tzinfo=UTC)
    assert wide.end == datetime(2022, 7, 29, 10, 24, tzinfo=UTC)
    exact = read("July 28, 2022 at 10:15 PM EDT" + BODY)
    assert exact is not None and exact.start == datetime(2022, 7, 29, 2, 15, tzinfo=UTC)
    assert exact.day == date(2022, 7, 28)


def test_decomposed_letters_are_the_same_date() -> None:
    stamp = unicodedata.normalize("NFD", "28 février 2022")
    found = read(f"Titre\n{stamp}{BODY}")
    assert found is not None and found.day == date(2022, 2, 28)
    assert found.span is not None and found.span.end == len("Titre\n") + len(stamp)


def test_a_stamp_at_the_foot_of_the_page_is_found() -> None:
    text = "Headline" + BODY * 60 + "\n14. mars 2021"
    found = read(text)
    assert found is not None and found.how == "stamp" and found.day == date(2021, 3, 14)


@pytest.mark.parametrize("stamp", ["31 June 2022", "29 February 2021", "31.06.2022", "0000-01-01", "99999-01-01"])
def test_impossible_days_are_no_dates(stamp: str) -> None:
    assert read(f"Title\n{stamp}{BODY}") is None


def test_a_date_after_the_page_was_fetched_is_refused() -> None:
    fetched = datetime(2022, 7, 1, tzinfo=UTC)
    assert published("28 July 2022" + BODY, hints=Hints(), url=None, fetched=fetched) is None
    assert published("28 June 2022" + BODY, hints=Hints(), url=None, fetched=fetched) is not None


def test_figures_that_may_be_two_days_keep_both_unless_the_language_tells() -> None:
    unknown = read("03/04/2022" + BODY)
    assert unknown is not None and unknown.day is None and unknown.end - unknown.start > timedelta(days=30)
    assert day("03/04/2022" + BODY, language="fr") == date(2022, 4, 3)


def test_a_month_name_that_means_two_months_keeps_both_unless_the_language_tells() -> None:
    unknown = read("28 listopada 2022" + BODY)
    assert unknown is not None and unknown.day is None
    assert day("28 listopada 2022" + BODY, language="pl") == date(2022, 11, 28)
    assert day("28. listopada 2022" + BODY, language="hr") == date(2022, 10, 28)


def test_a_hijri_date_is_converted_with_the_doubt_of_its_calendar() -> None:
    found = read("29 ذو الحجة 1443 هـ" + BODY)
    assert found is not None and found.day is None
    assert found.start.date() <= date(2022, 7, 28) <= found.end.date()
    assert found.end - found.start < timedelta(days=6)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2022-07-28T22:23:11+03:00", datetime(2022, 7, 28, 19, 23, 11, tzinfo=UTC)),
        ("Thu, 28 Jul 2022 22:23:00 GMT", datetime(2022, 7, 28, 22, 23, tzinfo=UTC)),
        ("1659046980", datetime(2022, 7, 28, 22, 23, tzinfo=UTC)),
    ],
)
def test_metadata_with_a_zone_is_an_instant(stated: str, expected: datetime) -> None:
    found = read(BODY, published=stated)
    assert found is not None and found.how == "metadata" and found.start == expected and found.span is None


def test_metadata_sharpens_a_stamp_that_agrees_with_it() -> None:
    found = read("28 July 2022" + BODY, published="2022-07-28T12:00:00Z")
    assert found is not None and found.how == "metadata"
    other = read("28 July 2022" + BODY, published="2024-01-01T12:00:00Z")
    assert other is not None and other.how == "stamp"


def test_url_and_dateline_and_text_are_used_in_that_order() -> None:
    url = published(BODY, hints=Hints(), url="https://paper.example/2022/07/28/ferry")
    assert url is not None and url.how == "url" and url.day == date(2022, 7, 28)
    dateline = read("Ferry waits\n\nNORDVIK, 28 July 2022 (Agency) - The harbour council of the town met again, "
                    "and after a long evening it decided to wait.")  # fmt: skip
    assert dateline is not None and dateline.how == "dateline"
    line = "By Ane Lund, staff writer of the Nordvik Post and its sisters, 28 July 2022"
    weak = read(f"Ferry waits\n{line}{BODY}")
    assert weak is not None and weak.how == "text" and weak.day is None


def test_a_date_inside_prose_is_no_publication_date() -> None:
    assert (
        read("Ferry waits\n\nThe council that was elected in the storm of 28 July 2022 met again, and it was late.")
        is None
    )


def article(name: str, text: str, when: Published | None = None) -> Article:
    return Article(id=name, source=name, outlet=None, url=None, title=None, title_span=None, text=text, furniture=(),
                   published=when, authors=(), credits=())  # fmt: skip


def test_siblings_lend_year_and_month_and_a_weekday_narrows_it() -> None:
    dated = article("a", "…", read("28 July 2022" + BODY))
    plain, friday, thursday = (
        article("b", "The ferry waits."),
        article("c", "Fergen gikk igjen fredag."),
        article("d", "В четверг паром ушёл."),
    )
    _, b, c, d = infer_from_siblings([dated, plain, friday, thursday])
    assert b.published is not None and b.published.how == "sibling" and b.published.sibling == "a"
    assert b.published.day is None and b.published.end - b.published.start > timedelta(days=30)
    assert c.published is not None and c.published.day == date(2022, 7, 29)
    assert d.published is not None and d.published.day == date(2022, 7, 28)


def test_without_a_dated_sibling_nothing_is_inferred() -> None:
    articles = (article("a", "On Friday it rained."), article("b", "Fredag."))
    assert infer_from_siblings(articles) == articles


def test_on_real_articles_one_stamp_dates_its_siblings() -> None:
    folder = shared("seeds")
    articles = [article(p.name[:3], p.read_text(), read(p.read_text())) for p in sorted(folder.glob("*.txt"))]
    assert [a.published.how for a in articles if a.published] == ["stamp"]
    inferred = infer_from_siblings(articles)
    assert all(a.published is not None for a in inferred)
    assert sum(a.published.how == "sibling" for a in inferred if a.published) == 4
    assert {a.published.day.month for a in inferred if a.published and a.published.day} == {7}


@given(st.text(max_size=200))
def test_any_text_gives_a_possible_date_or_none(text: str) -> None:
    found = read(text)
    if found is not None:
        assert found.start < found.end
        assert found.span is None or 0 <= found.span.start < found.span.end <= len(text)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_back_from_its_iso_form(when: date) -> None:
    assert day(f"{when.isoformat()}{BODY}") == when


def changed(text: str, **hints: str) -> Published | None:
    said = Hints(**hints)  # type: ignore[arg-type]
    return updated(text, published(text, hints=said, url=None), hints=said)


@pytest.mark.parametrize(
    "line",
    [
        "Published 28 July 2022, 14:35. Updated 29 July 2022, 16:20",
        "Publisert 28. juli 2022, kl. 14.35. Oppdatert 29. juli 2022, kl. 16.20",
        "2022年7月28日 14:35 更新 2022年7月29日 16:20",
        "28 يوليو 2022 | تحديث: 29 يوليو 2022",
    ],
)
def test_the_later_date_of_a_stamp_line_is_the_last_change(line: str) -> None:
    found = changed(f"Ferry waits\n{line}{BODY}")
    assert found is not None and found.day == date(2022, 7, 29) and found.how == "stamp"


def test_metadata_tell_the_last_change() -> None:
    found = changed(BODY, published="2022-07-28T10:00:00Z", modified="2022-07-28T12:00:00Z")
    assert found is not None and found.how == "metadata" and found.start == datetime(2022, 7, 28, 12, tzinfo=UTC)


def test_a_stamp_with_one_date_tells_of_no_change() -> None:
    assert changed(f"Ferry waits\n28 July 2022, 14:35{BODY}") is None
