from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.enrich.numerals import combine, roman, value
from synoptic.enrich.quantities import quantities
from synoptic.records import Span


def read(text: str, language: str) -> list[tuple[float | None, float | None, str | None, str | None]]:
    found = quantities(text, language=language, sentences=[Span(start=0, end=len(text))])
    return [
        (q.low, q.high, q.unit, None if q.counted is None else text[q.counted.start : q.counted.end]) for q in found
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "about 20 sailors", (18, 22, None, "sailors")),
        ("en", "at least 11 boats", (11, None, None, "boats")),
        ("en", "dozens of nets", (24, None, None, "nets")),
        ("en", "$2.5 million", (2.5e6, 2.5e6, "USD", None)),
        ("en", "5 to 10 tons of grain", (5, 10, "t", "grain")),
        ("en", "between 3 and 5 percent", (3, 5, "%", None)),
        ("en", "US$5bn", (5e9, 5e9, "USD", None)),
        ("nb", "minst elleve båter", (11, None, None, "båter")),
        ("nb", "2,5 millioner kroner", (2.5e6, 2.5e6, "NOK", None)),
        ("nb", "10 000 mennesker", (10000, 10000, None, "mennesker")),
        ("nn", "om lag tjue båtar", (18, 22, None, "båtar")),
        ("de", "26 Mrd. Euro", (26e9, 26e9, "EUR", None)),
        ("de", "1.234 Kilometer", (1234, 1234, "km", None)),
        ("fr", "2,5 millions d’euros", (2.5e6, 2.5e6, "EUR", None)),
        ("fr", "au moins onze pêcheurs", (11, None, None, "pêcheurs")),
        ("es", "unas 20 barcas", (18, 22, None, "barcas")),
        ("es", "2,5 millones de euros", (2.5e6, 2.5e6, "EUR", None)),
        ("it", "oltre 300 barche", (300, None, None, "barche")),
        ("pt", "cerca de 20 barcos", (18, 22, None, "barcos")),
        ("nl", "ruim 3 procent", (2.7, 3.3, "%", None)),
        ("sv", "drygt 40 båtar", (36, 44, None, "båtar")),
        ("da", "op til 5 kilometer", (None, 5, "km", None)),
        ("pl", "ponad 20 statków", (20, None, None, "statków")),
        ("ru", "2,5 млн рублей", (2.5e6, 2.5e6, "RUB", None)),
        ("ru", "от 5 до 10 процентов", (5, 10, "%", None)),
        ("uk", "близько 20 човнів", (18, 22, None, "човнів")),
        ("ar", "نحو ٢٠ بحارا", (18, 22, None, "بحارا")),
        ("fa", "بیش از ۲۰ قایق", (20, None, None, "قایق")),
        ("tr", "yüzde 5", (5, 5, "%", None)),
        ("hi", "5 लाख रुपये", (5e5, 5e5, "INR", None)),
        ("hi", "3 करोड़ लोग", (3e7, 3e7, None, "लोग")),
        ("zh", "2.5万人", (25000, 25000, None, "人")),
        ("zh", "三亿元", (3e8, 3e8, "CNY", None)),
        ("ja", "100人以上", (100, None, None, "人")),
        ("ja", "2億円", (2e8, 2e8, "JPY", None)),
    ],
)
def test_a_quantity_is_an_interval_with_its_unit_and_what_it_counts(
    language: str, text: str, expected: tuple[float | None, float | None, str | None, str | None]
) -> None:
    assert read(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man flew an F-16 on 28 July 2022, 25 years after the 3rd ferry."),
        ("fr", "Un homme est parti le 3 mai."),
        ("de", "Ein Mann kam am 5. Mai um 20 Uhr."),
        ("zh", "2022年7月28日，他走了。"),
    ],
)
def test_articles_dates_spans_and_names_are_no_quantities(language: str, text: str) -> None:
    assert read(text, language) == []


def test_approximate_figures_say_so() -> None:
    text = "about 20 boats and 11 nets"
    found = quantities(text, language="en", sentences=[Span(start=0, end=len(text))])
    assert [q.approximate for q in found] == [True, False]


def test_separators_follow_the_language_and_any_digits_count() -> None:
    assert value("1.234", decimal=",", group=".") == 1234
    assert value("1.234", decimal=".", group=",") == 1.234
    assert value("1 234,5", decimal=",", group=" ") == 1234.5
    assert value("١٢٣", decimal=".", group=",") == 123
    assert value("12,34,567", decimal=".", group=",") == 1234567
    assert value("१२३", decimal=".", group=",") == 123


def test_number_words_combine() -> None:
    assert combine([2, 1000, 3, 100, 20, 4]) == 2324
    assert combine([19, 96]) == 1996
    assert combine([3, 1e6]) == 3e6


def test_endless_figures_are_no_quantity() -> None:
    assert read("1" * 5000, "en") == [] and read("9" * 400 + " boats", "en") == []


def test_roman_numerals() -> None:
    assert [roman(text) for text in ("IV", "XIX", "MCMXC", "IIII", "ABC", "")] == [4, 19, 1990, None, None, None]


@given(
    st.text(alphabet="0123456789 .,-$%€kmtoandbo万人約百三من٢", max_size=60),
    st.sampled_from(["en", "de", "zh", "ar", "hi"]),
)
def test_spans_lie_in_the_text_in_order_and_intervals_are_not_turned_round(text: str, language: str) -> None:
    end = 0
    for found in quantities(text, language=language, sentences=[Span(start=0, end=len(text))]):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.low is not None or found.high is not None
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
        end = found.span.end


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "up to half a million people", [(None, 500000.0, None, "people")]),
        ("de", "eine halbe Million Menschen", [(500000.0, 500000.0, None, "Menschen")]),
        ("fr", "une vingtaine de pêcheurs", [(18.0, 22.0, None, "pêcheurs")]),
        ("tr", "12.300'den fazla seçmen", [(12300.0, None, None, "seçmen")]),
        ("ar", "بين 5 و7 كيلومترات", [(5.0, 7.0, "km", None)]),
        ("nb", "40 tonn sild", [(40.0, 40.0, "t", "sild")]),
        ("pl", "5 tys. gospodarstw", [(5000.0, 5000.0, None, "gospodarstw")]),
        ("zh", "失业率上升百分之三", [(3.0, 3.0, "%", None)]),
        ("ja", "十七人の船員", [(17.0, 17.0, None, "人")]),
    ],
)
def test_halves_rounded_words_and_words_behind_the_number(
    language: str, text: str, expected: list[tuple[float | None, float | None, str | None, str | None]]
) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They won 3-1; call 555-0142 about flight SK 305."),
        ("nb", "Laget ble nummer to."),
        ("de", "Ihr Kapitän ist 29 Jahre alt."),
        ("zh", "305号航班降落。"),
        ("ja", "3対1で勝った。"),
        ("hi", "उड़ान 305 उतरी।"),
    ],
)
def test_scores_ages_and_numbers_that_are_names_are_no_quantities(language: str, text: str) -> None:
    assert read(text, language) == []
