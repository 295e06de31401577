from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.acquire import encodings
from synoptic.acquire.unusable import Unusable

from .samples import (
    ARABIC,
    CHINESE,
    FRENCH,
    GREEK,
    HEBREW,
    HINDI,
    JAPANESE,
    KOREAN,
    NORWEGIAN,
    POLISH,
    RUSSIAN,
    TAIWAN,
    THAI,
    TURKISH,
    article,
    rejection,
)

MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
LEGACY = [
    (RUSSIAN, "cp1251"), (RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), "koi8_r"), (ARABIC, "cp1256"),
    (GREEK, "cp1253"), (GREEK, "iso8859_7"), (TURKISH, "cp1254"), (POLISH, "cp1250"), (HEBREW, "cp1255"),
    (JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (CHINESE, "gb18030"), (TAIWAN, "big5"), (KOREAN, "cp949"),
    (THAI, "cp874"), (FRENCH, "cp1252"), (NORWEGIAN, "cp1252"),
]  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00\ufeff\ufffd"), min_size=1)


@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_a_short_article_in_a_legacy_encoding_is_detected(tmp_path: Path, text: str, encoding: str) -> None:
    assert article(tmp_path / "a.txt", text.encode(encoding)).body == text


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [HINDI, ARABIC, RUSSIAN, FRENCH])
def test_unicode_is_known_without_a_byte_order_mark(tmp_path: Path, text: str, form: str) -> None:
    assert article(tmp_path / "a.txt", text.encode(form)).body == text


@given(text=texts.filter(str.strip), form=st.sampled_from(sorted(MARKS)))
def test_any_text_with_a_byte_order_mark_comes_back(text: str, form: str) -> None:
    assert encodings.decode(MARKS[form] + text.encode(form)) == text


@given(text=texts.filter(str.strip))
def test_any_utf_8_comes_back_whatever_was_declared(text: str) -> None:
    plain = "".join(char for char in text if char >= " " or char in "\n\t") + "."
    assert encodings.decode(plain.encode("utf-8"), declared=("iso-8859-1",)) == plain


@given(data=st.binary(max_size=300), label=st.text(max_size=12) | st.sampled_from(["utf-16", "hz", "rot13", "idna"]))
def test_no_bytes_and_no_label_crash_the_decoding(data: bytes, label: str) -> None:
    try:
        text = encodings.decode(data, declared=(label,))
    except Unusable:
        return
    assert "\r" not in text and "\x00" not in text
    text.encode("utf-8")  # no lone surrogate


def test_what_was_declared_settles_what_could_be_either() -> None:
    assert encodings.decode("Łódź, środa".encode("iso8859_2"), declared=("ISO-8859-2",)) == "Łódź, środa"
    assert encodings.decode("naïve café".encode("cp1252"), declared=("latin1",)) == "naïve café"


def test_a_declaration_under_which_the_text_reads_like_nothing_is_not_believed() -> None:
    assert encodings.decode(RUSSIAN.encode("cp1251"), declared=("iso-8859-1",)) == RUSSIAN


@pytest.mark.parametrize("label", ["unicode_escape", "rot13", "zip", "base64", "mbcs", "", "\ud800", "x" * 5000])
def test_a_label_that_names_no_encoding_of_texts_is_not_obeyed(label: str) -> None:
    assert encodings.known(label) is None


def test_seven_bit_encodings_do_not_pass_for_ascii() -> None:
    assert encodings.decode(JAPANESE.encode("iso2022_jp")) == JAPANESE


def test_line_ends_become_one_and_nothing_else_changes() -> None:
    assert encodings.decode(b"one\r\ntwo\rthree\n\n  four\t") == "one\ntwo\nthree\n\n  four\t"


def test_a_bad_byte_is_shown_not_dropped() -> None:
    assert encodings.decode(RUSSIAN.encode() + b" \xff.") == RUSSIAN + " \ufffd."
    assert encodings.decode(RUSSIAN.encode()[:-2]).endswith("понедельник\ufffd")
    assert encodings.decode(b"a zero \x00 in a long enough line") == "a zero \ufffd in a long enough line"


def test_lone_surrogates_become_visible_and_pairs_one_character() -> None:
    assert (
        encodings.tidy("a long enough line with \ud83d\ude00 and \ud800.") == "a long enough line with 😀 and \ufffd."
    )


def test_text_of_which_too_much_is_lost_is_unreadable(tmp_path: Path) -> None:
    lost = rejection(tmp_path / "a.txt", codecs.BOM_UTF8 + b"a" * 90 + b"\xff" * 10)
    assert lost.reason == "unreadable" and "10 %" in lost.detail
    assert article(tmp_path / "b.txt", codecs.BOM_UTF8 + b"a" * 96 + b"\xff" * 4).body.count("\ufffd") == 4
