from __future__ import annotations

import pytest

from synoptic.text import content_id, fold, is_unspaced, romanise, skeleton, words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def test_words_keep_vowel_signs_and_decomposed_accents_with_their_letters() -> None:
    assert cut("देवनागरी में हिन्दी") == ["देवनागरी", "में", "हिन्दी"]
    assert cut("cafe\u0301 noir") == ["cafe\u0301", "noir"]
    assert cut("قالَ الوزير: نعم") == ["قالَ", "الوزير", "نعم"]


def test_words_keep_figures_and_apostrophes_whole() -> None:
    assert cut("L’été, 3,500.50 kroner") == ["L’été", "3,500.50", "kroner"]


def test_a_run_without_spaces_is_one_word() -> None:
    assert cut("部长说，没有") == ["部长说", "没有"]
    assert is_unspaced("部长") and is_unspaced("รัฐมนตรี") and not is_unspaced("장관 نعم minister")


@pytest.mark.parametrize("other", ["Lawrow", "Лавров", "لافروف", "LAVROV", "Lavrow"])
def test_one_name_has_one_skeleton_in_every_script(other: str) -> None:
    assert skeleton(other) == skeleton("Lavrov")


def test_folding_drops_case_width_accents_and_vowel_points() -> None:
    assert fold("ÉTÉ") == fold("e\u0301te\u0301") == "ete"
    assert fold("１２") == "12"
    assert fold("مُحَمَّد") == "محمد"
    assert fold("हिन्दी") == "हिन्दी"


def test_romanised_forms_are_plain_ascii() -> None:
    assert romanise("Лавров") == "lavrov"
    assert romanise("Ødegård").isascii()


def test_an_id_depends_on_where_one_text_ends_and_the_next_begins() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("lone \ud800 surrogate") == content_id("lone \ud800 surrogate")
