from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.enrich import units


def test_words_and_numbers_in_spaced_scripts() -> None:
    assert units.split("The mayor's 1,250 voters: 12.5 %") == ["the", "mayor", "s", "#1250", "voters", "#125"]
    assert units.split("Мэр сказал: «Нет!»") == ["мэр", "сказал", "нет"]
    assert units.split("קרא שָׁלוֹם") == ["קרא", "שלום"]


def test_pieces_of_a_script_without_spaces() -> None:
    assert units.split("橋が3") == ["\x01橋", "\x01が", "\x01橋が", "#3"]
    assert "\x01สะพาน" in units.split("สะพานปิด")


def test_katakana_is_a_word_beside_pieces() -> None:
    assert units.split("ロンドンで") == ["ロンドン", "\x01で"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("١٢٣", "123"), ("۴۵", "45"), ("२०२४", "2024"), ("کتاب", "كتاب"), ("أحمد", "احمد"), ("Ｆｕｌｌ", "full"),
     ("می\u200cرود", "میرود"), ("pa\u00adper", "paper"), ("ILIK", "ilik")],
)  # fmt: skip
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert units.split(one) == units.split(other)


@given(st.text())
def test_composed_and_decomposed_text_give_the_same_units(text: str) -> None:
    assert units.split(unicodedata.normalize("NFC", text)) == units.split(unicodedata.normalize("NFD", text))


@given(st.lists(st.text(alphabet="abcñймаבג한국トウ", min_size=1, max_size=9), min_size=1, max_size=6))
def test_a_units_rows_do_not_depend_on_the_units_beside_it(words: list[str]) -> None:
    together = units.features(words)
    for i, word in enumerate(words):
        alone = units.features([word])
        assert (together.keys[together.units == i] == alone.keys).all()
        assert (together.shared[together.sharers == i] == alone.shared).all()


def test_a_key_is_that_of_the_substring_wherever_it_stands() -> None:
    found = units.features(["paris"])
    for gram in ("<paris>", "<pa", "pari", "aris>"):
        assert np.isin(units.keys([gram]), found.keys).all()


def test_romanised_words_share_rows_with_latin_ones() -> None:
    latin, cyrillic = units.features(["lavrov"]), units.features(["лавров"])
    assert np.isin(latin.keys, cyrillic.keys).all()
    assert (latin.shared == cyrillic.shared).all()


def test_a_skeleton_meets_other_spellings_of_a_name() -> None:
    rows = {int(units.features([name]).shared[0]) for name in ("lavrov", "lawrow", "lavroff", "лавров")}
    assert len(rows) == 1


def test_nothing_gives_nothing() -> None:
    assert units.split("") == units.split(" \n—!") == []
    found = units.features([])
    assert len(found.keys) == len(found.shared) == 0
