from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.enrich.known import ANYWHERE, USAGES, grade, usage


@pytest.mark.parametrize(
    ("word", "language"),
    [("Anna", "en"), ("Müller", "de"), ("Иванов", "ru"), ("كريم", "ar"), ("דוד", "he"), ("ミシェル", "ja")],
)
def test_names_of_many_scripts_are_known(word: str, language: str) -> None:
    assert grade(word, language=language)
    assert grade(unicodedata.normalize("NFD", word), language=language) == grade(word, language=language)


def test_a_name_is_known_in_its_case_endings_and_by_its_sound() -> None:
    assert grade("Ивановым", language="ru")
    assert grade("Μητσοτάκης", language="el")  # no Greek names are in the list, but this one's Latin form is


def test_a_widely_borne_name_is_told_from_a_word_that_is_hardly_one() -> None:
    assert grade("Adams", language="en") == "common"
    assert grade("Wednesday", language="en") != "common"
    assert grade("qxzvk", language="en") == ""


@settings(deadline=None)  # the first word loads the list
@given(st.text(max_size=12))
def test_any_word_has_a_grade(word: str) -> None:
    assert grade(word, language="en") in {"", "rare", "common"}
    assert usage(word, language="en") in USAGES


def test_how_a_word_is_commonly_written() -> None:
    assert usage("court", language="en") == "common small"
    assert usage("boston", language="en").endswith("place")
    assert usage("haus", language="de") == "common noun"
    assert usage("court", language=ANYWHERE).endswith("small")  # an English word in a Dutch text
    assert usage("ने", language="hi") == "common small"
    assert usage("qxzvk", language="en") == ""
