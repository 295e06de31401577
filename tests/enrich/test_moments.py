from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic import calendars
from synoptic.clean.dates import infer_from_siblings, published
from synoptic.enrich.moments import moments
from synoptic.records import Article, Hints, Moment, Published, Quote, Span
from tests.conftest import shared

FRIDAY = date(2022, 7, 29)


def on(when: date | None) -> Published | None:
    if when is None:
        return None
    start, end = calendars.of_day(when, when)
    return Published(start=start, end=end, how="metadata", day=when)


def read(text: str, language: str, when: date | None = FRIDAY) -> tuple[Moment, ...]:
    return moments(text, language=language, sentences=[Span(start=0, end=len(text))], published=on(when))


def values(text: str, language: str, when: date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.value) for m in read(text, language, when)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They spoke on Friday, met last week and had called three days ago.",
         ["2022-07-29", "2022-W29", "2022-07-26"]),
        ("fr", "Ils ont parlé jeudi ; hier soir, il y a trois jours, en juin dernier.",
         ["2022-07-28", "2022-07-28TEV", "2022-07-26", "2022-06"]),
        ("nb", "De snakket sammen fredag, møttes i fjor og igjen forrige fredag, for tre dager siden.",
         ["2022-07-29", "2021", "2022-07-22", "2022-07-26"]),
        ("nn", "Dei møttest i går og for to veker sidan.", ["2022-07-28", "2022-W28"]),
        ("de", "Am Donnerstag, vorige Woche, vor drei Tagen und im Mai 2021.",
         ["2022-07-28", "2022-W29", "P3D", "2021-05"]),
        ("es", "El jueves, la semana pasada, hace tres días y en los años 90.",
         ["2022-07-28", "2022-W29", "2022-07-26", "199"]),
        ("it", "Giovedì, la settimana scorsa, tre giorni fa, nel 2012.",
         ["2022-07-28", "2022-W29", "2022-07-26", "2012"]),
        ("pt", "Na quinta-feira, há três dias, no ano passado.", ["2022-07-28", "2022-07-26", "2021"]),
        ("nl", "Donderdag, vorige week, drie dagen geleden, in 2012.",
         ["2022-07-28", "2022-W29", "2022-07-26", "2012"]),
        ("sv", "I går, förra veckan, för tre dagar sedan, på 1990-talet.",
         ["2022-07-28", "2022-W29", "2022-07-26", "199"]),
        ("da", "Torsdag den 28. juli 2022, i sidste uge, for tre dage siden.",
         ["2022-07-28", "2022-W29", "2022-07-26"]),
        ("pl", "W czwartek, w zeszłym tygodniu, trzy dni temu, w 2012 roku.",
         ["2022-07-28", "2022-W29", "2022-07-26", "2012"]),
        ("ru", "В четверг, на прошлой неделе, три дня назад, вчера вечером.",
         ["2022-07-28", "2022-W29", "2022-07-26", "2022-07-28TEV"]),
        ("uk", "У четвер, минулого тижня, три дні тому, вчора.",
         ["2022-07-28", "2022-W29", "2022-07-26", "2022-07-28"]),
        ("ar", "وصل الوزير أمس، وفي الأسبوع الماضي، قبل ثلاثة أيام.", ["2022-07-28", "2022-W29", "2022-07-26"]),
        ("tr", "Geçen hafta, üç gün önce, dün ve 2012 yılında.", ["2022-W29", "2022-07-26", "2022-07-28", "2012"]),
        ("fa", "هفته گذشته، سه روز پیش، دیروز.", ["2022-W29", "2022-07-26", "2022-07-28"]),
        ("zh", "昨天下午，上周，三天前，去年7月。", ["2022-07-28TAF", "2022-W29", "2022-07-26", "2021-07"]),
        ("ja", "昨日、先週、3日前、2012年。", ["2022-07-28", "2022-W29", "2022-07-26", "2012"]),
        ("hi", "आज, पिछले हफ्ते, तीन दिन पहले।", ["2022-07-29", "2022-W29", "2022-07-26"]),
        ("ko", "어제, 지난주, 2022년 7월 28일.", ["2022-07-28", "2022-W29", "2022-07-28"]),
        ("fi", "Eilen, viime viikolla, vuonna 2012.", ["2022-07-28", "2022-W29", "2012"]),
        ("el", "Χθες, την περασμένη εβδομάδα, στις 28 Ιουλίου 2022.", ["2022-07-28", "2022-W29", "2022-07-28"]),
    ],
)  # fmt: skip
def test_relative_and_absolute_times_resolve(language: str, text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may march on; the $48 bill, 89 seats, 50% of us sat in the sun."),
        ("en", "The company sold 1500 boats, 2000 nets and a Nordvik 1900 engine."),
        ("en", "Theresa May spoke of the second half and lost 3-1."),
        ("fr", "Ils sont 25 à la maison, sans le sou, et mars attaque."),
        ("nb", "Vår by er liten, og bare tre av fem båter kom fram."),
        ("de", "Ein Mann kaufte acht Boote und mag keinen Fisch."),
        ("es", "A una legua de la costa, los dos barcos."),
        ("tr", "Martin ve Ekin dünya turuna çıktı."),
        ("ar", "لا أحد يعرف ما حدث في الميناء."),
        ("zh", "船长说，没有人受伤。"),
        ("ja", "彼は何も言っていました。"),
        ("ru", "Он вышел из дома и увидел лодку."),
    ],
)
def test_words_and_figures_that_are_no_times_give_none(language: str, text: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Sunday Times and the Friday Review both praised a book by June Marsh."),
        ("en", "Flight SK 1976 left gate 12; call 555-2012 or ask for Windows 2000."),
        ("en", "“Monday, Monday” is a song, and USA Today a paper."),
        ("fr", "Julien, 25 ans, vit rue du 11-Novembre avec Avril et Mai, ses chattes."),
        ("es", "Domingo Torres vive en la plaza Primero de Mayo con un hombre de 48 años."),
        ("it", "Domenica Aprile, di 31 anni, abita in via 4 Novembre."),
        ("pt", "A segunda candidata ficou com metade na segunda parte."),
        ("nl", "Mei Visser, 25 jaar, woont aan de Oktoberstraat 1945."),
        ("pl", "Marzec Nowak mieszka przy ulicy 3 Maja i widział 2010 krzeseł."),
        ("ru", "Март Иванов, 31 год, живёт на улице 8 Марта, дом 1917."),
        ("de", "August März lief in die Straße des 17. Juni, 45 Jahre alt."),
        ("ar", "ربيع شعبان، 25 عاما، يسكن في شارع 26 يوليو رقم 1952."),
        ("zh", "CA1976航班满员，12号登机口，读取1999个文件。"),
        ("ko", "이 일은 3분의 2 이상의 찬성을 요구합니다."),
    ],
)
def test_names_streets_ages_and_numbers_that_look_like_times_give_none(language: str, text: str) -> None:
    assert values(text, language) == []


def test_impossible_days_stay_unresolved_and_hide_no_shorter_date() -> None:
    for text in ("on 31 June 2022", "on 29 February 2021", "31.06.2022"):
        (found,) = read(text, "en")
        assert found.value == "" and found.start is None and found.end is None
    assert values("in the year 99999", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("th", "28 กรกฎาคม 2565", "2022-07-28"),
        ("fa", "پنجشنبه ۶ مرداد ۱۴۰۱", "2022-07-28"),
        ("ja", "令和4年7月28日", "2022-07-28"),
        ("ar", "٢٨ يوليو ٢٠٢٢", "2022-07-28"),
        ("ar", "29 ذو الحجة 1443", ""),
        ("ar", "٢٩ ذو الحجة ١٤٤٣ هـ", ""),
        ("tr", "29 Zilhicce 1443", ""),
        ("en", "29 Dhu al-Hijjah 1443", ""),
        ("ja", "令和四年七月二十八日", "2022-07-28"),
        ("ja", "２０２２年７月２８日", "2022-07-28"),
        ("zh", "民國一百一十一年七月二十八日", "2022-07-28"),
        ("zh", "二〇二二年七月二十八日", "2022-07-28"),
        ("th", "๒๘ กรกฎาคม ๒๕๖๕", "2022-07-28"),
        ("hi", "२८ जुलाई २०२२", "2022-07-28"),
        ("fa", "۶ مرداد ۱۴۰۱", "2022-07-28"),
    ],
)
def test_other_calendars_and_digits_are_converted_or_left_open(language: str, text: str, expected: str) -> None:
    (found,) = read(text, language)
    assert found.value == expected
    assert found.start is not None and found.start <= datetime(2022, 7, 28, tzinfo=UTC)


def test_years_and_months_of_other_calendars_are_stretches_without_a_name() -> None:
    (year,) = read("سال ۱۴۰۱", "fa")
    assert (year.value, year.grain, year.start) == ("", "year", datetime(2022, 3, 21, tzinfo=UTC))
    (month,) = read("during Ramadan 1443", "en")
    assert month.value == "" and month.grain == "month"
    assert month.start is not None and month.start <= datetime(2022, 4, 3, tzinfo=UTC)
    assert values("民國元年, 平成31年", "zh")[0] == ("民國元年", "1912")


@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "平成99年"), ("ar", "عام 1443"), ("fa", "۳۱ مهر ۱۴۰۱"), ("th", "31 มิถุนายน 2565"), ("en", "00/00/0000")],
)
def test_what_a_calendar_does_not_have_or_does_not_tell_stays_open(language: str, text: str) -> None:
    (found,) = read(text, language)
    assert (found.value, found.start, found.end) == ("", None, None)


@pytest.mark.parametrize("text", ["on 5 May 99999", "农历八月十五", "in the year 0"])
def test_a_day_that_is_not_the_common_calendars_gives_no_day_of_it(text: str) -> None:
    assert values(text, "zh" if "月" in text else "en") == []


@pytest.mark.parametrize(
    ("language", "text", "when", "expected"),
    [
        ("en", "on Easter Monday", date(2022, 7, 29), "2022-04-18"),
        ("en", "Easter 2024", FRIDAY, "2024-03-31"),
        ("de", "am Karfreitag", date(2024, 4, 2), "2024-03-29"),
        ("de", "an Fronleichnam 2015", FRIDAY, "2015-06-04"),
        ("en", "on Thanksgiving Day", FRIDAY, ""),
    ],
)
def test_movable_feasts_follow_easter_or_stay_open(language: str, text: str, when: date, expected: str) -> None:
    (found,) = read(text, language, when)
    assert (found.value, found.grain) == (expected, "day")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Friday after next", ["2022-08-12"]),
        ("fr", "lundi en quinze", ["2022-08-15"]),
        ("de", "übernächsten Freitag", ["2022-08-12"]),
        ("en", "the first Monday of last month", ["2022-06-06"]),
        ("en", "the day before July 4", ["2022-07-03"]),
        ("nb", "natt til lørdag", ["2022-07-22TNI"]),
        ("de", "in der Nacht auf den 28. Juli", ["2022-07-27TNI"]),
        ("de", "um halb neun", ["2022-07-29T08:30"]),
        ("de", "Ende der Woche", ["2022-W30"]),
        ("en", "They will meet in two weeks.", ["2022-W32"]),
        ("en", "It was built in two weeks.", ["P2W"]),
        ("en", "half an hour, an hour and a half, 5 1/2 hours", ["PT0.5H", "PT1H30M", "PT5H30M"]),
        ("de", "am 11., 18. und 25. März", ["2022-03-11", "2022-03-18", "2022-03-25"]),
        ("fr", "le lendemain du 13 février", ["2022-02-14"]),
        ("fr", "jeudi 21 à Paris", ["2022-07-21"]),
    ],
)
def test_days_told_beside_other_days(language: str, text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text, language)] == expected


def test_the_day_of_so_long_ago_is_kept_where_the_value_is_the_span() -> None:
    (found,) = read("vor drei Tagen", "de")
    assert (found.value, found.start) == ("P3D", datetime(2022, 7, 26, tzinfo=UTC))


def test_today_in_a_long_text_without_other_days_means_the_present() -> None:
    essay = "Wir bauten Boote und sangen Lieder am Ufer. " * 60 + "Heute singt niemand."
    assert values(essay, "de")[-1] == ("Heute", "PRESENT_REF")
    assert values("Gestern kam er. Heute singt niemand.", "de")[-1] == ("Heute", "2022-07-29")


def test_each_moment_names_its_anchor_and_interval() -> None:
    text = "In 2012 they met; yesterday they called for two hours."
    year, day, span = read(text, "en")
    assert (year.anchor, year.grain) == ("absolute", "year")
    assert (day.anchor, day.start, day.end) == (
        "published", datetime(2022, 7, 28, tzinfo=UTC), datetime(2022, 7, 29, tzinfo=UTC)
    )  # fmt: skip
    assert (span.anchor, span.value, span.grain, span.start) == ("none", "PT2H", "duration", None)


def test_without_a_publication_day_relative_times_stay_open_and_absolute_ones_do_not() -> None:
    assert values("yesterday, on 3 May 2020", "en", None) == [("yesterday", ""), ("3 May 2020", "2020-05-03")]


def test_a_month_wide_publication_resolves_only_what_all_its_days_agree_on() -> None:
    month = Published(start=datetime(2022, 7, 1, tzinfo=UTC), end=datetime(2022, 7, 31, tzinfo=UTC), how="sibling")
    text = "last year, on Friday"
    found = moments(text, language="en", sentences=[Span(start=0, end=len(text))], published=month)
    assert [m.value for m in found] == ["2021", ""]
    assert found[1].start is not None and found[1].end is not None


def test_inside_a_quotation_time_counts_from_the_day_it_was_spoken() -> None:
    text = "“We called yesterday,” Ane Lund said on Wednesday."
    quote = Quote(content=Span(start=1, end=20), parts=(Span(start=1, end=20),), kind="direct", polarity="said",
                  speaker=Span(start=23, end=31), speaker_key="ane lund", cue=Span(start=32, end=36), addressee=None,
                  chain=(), rule="test")  # fmt: skip
    found = moments(text, language="en", sentences=[Span(start=0, end=len(text))], published=on(FRIDAY), quotes=[quote])
    assert [(m.value, m.anchor) for m in found] == [("2022-07-26", "utterance"), ("2022-07-27", "published")]
    assert found[0].anchor_span == found[1].span


def test_the_day_before_counts_from_the_event_told_last() -> None:
    for language, text in (
        ("en", "The ferry sank on 3 May 2020. The day before, it had sailed."),
        ("fr", "Le bac a coulé le 3 mai 2020. La veille, il naviguait."),
        ("nb", "Ferga sank 3. mai 2020. Dagen før gikk den."),
    ):
        told, before = read(text, language)
        assert (before.value, before.anchor, before.anchor_span) == ("2020-05-02", "event", told.span)


def test_a_verb_that_looks_ahead_turns_a_weekday_forward() -> None:
    assert values("They will meet on Monday.", "en") == [("Monday", "2022-08-01")]
    assert values("They met on Monday.", "en") == [("Monday", "2022-07-25")]


def test_a_list_of_days_shares_its_month() -> None:
    assert [v for _, v in values("am 3., 4. und 5. Mai 2021", "de")] == ["2021-05-03", "2021-05-04", "2021-05-05"]


def test_a_span_after_an_untold_event_is_only_a_span() -> None:
    assert values("Sixty years later the ferry still ran.", "en") == [("Sixty years later", "P60Y")]
    assert values("Sechzig Jahre später fuhr sie noch.", "de") == [("Sechzig Jahre später", "P60Y")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the last Sunday of March 2021", "2021-03-28"),
        ("fr", "le premier jeudi de juillet 2022", "2022-07-07"),
        ("nb", "første uke i oktober 2021", "2021-W40"),
        ("en", "in the third quarter of 2021", "2021-Q3"),
        ("de", "im zweiten Quartal 2021", "2021-Q2"),
        ("en", "in the 19th century", "18"),
        ("fr", "au XIXe siècle", "18"),
        ("nb", "på 1800-tallet", "18"),
        ("fr", "dans les années 1980", "198"),
        ("es", "en el verano de 2021", "2021-SU"),
        ("de", "in den sechziger Jahren", "196"),
    ],
)
def test_ordinals_quarters_seasons_decades_and_centuries(language: str, text: str, expected: str) -> None:
    assert [value for _, value in values(text, language)] == [expected]


def test_in_accounts_of_quarters_a_year_earlier_is_the_same_quarter() -> None:
    text = "In the third quarter of 2021 it sold 20 boats, against 11 a year earlier."
    quarter, earlier = read(text, "en")
    assert (earlier.value, earlier.anchor, earlier.anchor_span) == ("2020-Q3", "event", quarter.span)


def test_vague_spans_stay_vague() -> None:
    assert values("weeks ago, in June", "en") == [("weeks ago", "PXW"), ("June", "2022-06")]
    assert values("dans les prochains jours", "fr") == [("les prochains jours", "PXD")]


def test_sets_and_times_of_day() -> None:
    assert values("every Monday at 5 p.m.", "en")[0] == ("every Monday", "XXXX-WXX-1")
    assert values("am Freitag um 20 Uhr", "de") == [("Freitag", "2022-07-29"), ("20 Uhr", "2022-07-29T20:00")]
    assert values("下午3点", "zh") == [("下午3点", "2022-07-29T15:00")]


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "le 28 février 2022, à Orléans"), ("hi", "28 जुलाई 2022 को"), ("tr", "İSTANBUL'da 28 Temmuz 2022")],
)
def test_offsets_hold_in_decomposed_and_capital_text(language: str, text: str) -> None:
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        (found,) = read(written, language)
        assert unicodedata.normalize("NFC", written[found.span.start : found.span.end]).endswith("2022")


def test_only_the_given_sentences_are_read() -> None:
    text = "Yesterday. Today."
    found = moments(text, language="en", sentences=[Span(start=11, end=17)], published=on(FRIDAY))
    assert [text[m.span.start : m.span.end] for m in found] == ["Today"]


def test_endless_figures_and_words_are_read_without_harm() -> None:
    for text in ("1" * 5000, "9" * 400 + " years", "1.1." * 2000, "12.12.12." * 500, "to " * 3000, "年月日" * 1000):
        for language in ("en", "zh"):
            assert all(m.span.end <= len(text) for m in read(text, language))


def test_an_unknown_language_has_no_moments() -> None:
    assert read("yesterday", "xx") == ()


def test_on_real_articles_every_dated_expression_is_right() -> None:
    languages = ("fr", "en", "en", "nb", "en")
    articles = []
    for path in sorted(shared("seeds").glob("*.txt")):
        text = path.read_text()
        articles.append(
            Article(id=path.name[:3], source=path.name, outlet=None, url=None, title=None, title_span=None, text=text,
                    furniture=(), published=published(text, hints=Hints(), url=None), authors=(), credits=())
        )  # fmt: skip
    days = []
    for article, language in zip(infer_from_siblings(articles), languages, strict=True):
        found = moments(article.text, language=language, sentences=[Span(start=0, end=len(article.text))],
                        published=article.published)  # fmt: skip
        days.append([m.value[5:] for m in found if m.grain == "day"])
    assert days == [
        ["07-28", "07-28", "07-28", "07-27"],
        ["07-28", "07-28", "07-28", "07-27"],
        ["07-28", "07-27", "07-27"],
        ["07-29", "07-22"],
        ["07-29", "07-29", "07-27", "07-27"],
    ]


@given(
    st.text(alphabet="0123456789 .:-/', MayjuniläVorJahrt三天前年月日أمس٢٠", max_size=80),
    st.sampled_from(["en", "de", "zh", "ar", "nb"]),
)
def test_spans_are_ordered_lie_in_the_text_and_never_overlap(text: str, language: str) -> None:
    end = 0
    for moment in read(text, language):
        assert end <= moment.span.start < moment.span.end <= len(text)
        assert (moment.start is None) == (moment.end is None)
        end = moment.span.end


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "Il arrivera demain à 20 heures.", ["2031-03-13", "2031-03-13T20:00"]),
        ("fr", "La séance a lieu à 8h30.", ["2031-03-12T08:30"]),
        ("fr", "La ferme est à 2 heures de route.", ["PT2H"]),
        ("nl", "Hij komt om 8.30 uur.", ["2031-03-12T08:30"]),
        ("nl", "Hij sliep 8 uur.", ["PT8H"]),
        ("ru", "Он придёт в 20 часов.", ["2031-03-12T20:00"]),
        ("de", "Er kommt morgen um 12 Uhr.", ["2031-03-13", "2031-03-13T12:00"]),
        ("de", "Er kam am Sonntag morgen um 8 Uhr.", ["2031-03-09TMO", "2031-03-09T08:00"]),
    ],
)
def test_an_hour_is_told_from_hours_and_tomorrow_from_the_morning(language: str, text: str, values: list[str]) -> None:
    assert [m.value for m in read(text, language, date(2031, 3, 12))] == values
