from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synoptic import codec
from synoptic.acquire import readers
from synoptic.settings import Settings

from .samples import CHINESE, RUSSIAN, article, read, rejection, write


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe\n\x00", gzip.compress(b"")])
def test_a_file_without_text_is_empty(tmp_path: Path, content: bytes) -> None:
    assert rejection(tmp_path / "a.txt", content).reason == "empty"
    assert rejection(tmp_path / "a.jsonl", content).reason == "empty"


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\0\0", b"%PDF-1.7\nplain", b"PK\x03\x04..", b"\x7fELF\x02", bytes(range(256)), b"\0" * 5000,
     b"MZ\x90\0\3\0\0\0", gzip.compress(gzip.compress(b"text"))],
)  # fmt: skip
def test_a_file_of_something_else_is_binary_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    assert rejection(tmp_path / "a.txt", content).reason == "binary"


@pytest.mark.parametrize("name", ["style.css", "site.js", "map.xml", "table.csv"])
def test_what_a_saved_page_brings_along_is_no_article(tmp_path: Path, name: str) -> None:
    assert rejection(tmp_path / name, "a { b: c }").reason == "unknown format"


@pytest.mark.parametrize("name", ["article", "2022-07-28.news", "LIES MICH.TXT"])
def test_text_needs_no_certain_name(tmp_path: Path, name: str) -> None:
    found = article(tmp_path / name, CHINESE)
    assert (found.source, found.body, found.media_type) == (name, CHINESE, "text/plain")


def test_content_counts_for_more_than_the_name(tmp_path: Path) -> None:
    assert article(tmp_path / "a.txt", "<!DOCTYPE html><p>x").media_type == "text/html"
    assert article(tmp_path / "b.html", '{"text": "from JSON"}').body == "from JSON"
    assert article(tmp_path / "c.txt", "<b>Bold</b> words in a text").media_type == "text/plain"
    assert article(tmp_path / "d.txt", "[Photo] The mayor {left} speaks").media_type == "text/plain"


def test_gzip_is_unpacked_on_the_way(tmp_path: Path) -> None:
    assert article(tmp_path / "a.txt.gz", gzip.compress(RUSSIAN.encode("cp1251"))).body == RUSSIAN
    assert article(tmp_path / "b.gz", gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 9).body == "one two"
    assert article(tmp_path / "c.html.gz", gzip.compress(b"<p>x")).media_type == "text/html"


@pytest.mark.parametrize("cut", [5, 12, 40, -1])
def test_a_gzip_file_that_was_cut_short_is_damaged(tmp_path: Path, cut: int) -> None:
    packed = gzip.compress(RUSSIAN.encode())
    assert rejection(tmp_path / "a.txt.gz", packed[:cut]).reason == "damaged"
    assert rejection(tmp_path / "b.txt.gz", packed[:-6] + b"\1" + packed[-5:]).reason == "damaged"


def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    small = Settings(largest_file=1_000_000)
    bomb = gzip.compress(b"a " * 20_000_000)
    assert rejection(tmp_path / "a.txt.gz", bomb, small).reason == "too large"
    lines = gzip.compress(b'{"text": "a"}\n' + b"\n" * 50_000_000)
    assert [getattr(one, "reason", "") for one in read(write(tmp_path / "b.jsonl.gz", lines), small)][-1] == "too large"


def test_a_file_over_the_limit_is_too_large(tmp_path: Path) -> None:
    small = Settings(largest_file=1000, largest_article=100)
    assert rejection(tmp_path / "a.txt", "x" * 101, small).reason == "too large"
    assert rejection(tmp_path / "b.txt", "x" * 2000, small).reason == "too large"
    assert rejection(tmp_path / "c.html", "<p>" + "x" * 2000, small).reason == "too large"
    assert rejection(tmp_path / "d.json", '{"text": "%s"}' % ("x" * 101), small).reason == "too large"


def test_fifty_megabytes_of_one_line_end_as_a_rejection(tmp_path: Path) -> None:
    assert rejection(tmp_path / "a.txt", b"x" * 50_000_000).reason == "too large"


def test_a_legacy_character_after_a_long_plain_line_costs_no_more_than_the_line(tmp_path: Path) -> None:
    text = "x" * 400_000 + "\n" + RUSSIAN
    assert article(tmp_path / "a.txt", text.encode("cp1251")).body == text


def test_the_built_in_readers_come_through_the_entry_points() -> None:
    names = {getattr(reader, "__name__", "") for reader in readers.installed()}
    assert names >= {f"synoptic.acquire.{name}" for name in ("plain", "pages", "jsonl", "feeds", "warc")}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    begin=st.sampled_from([b"", b"<html>", b'{"text":', b"[{", b"<rss><channel><item><title>", b"<feed><entry>",
                           b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n",
                           b"\x1f\x8b\x08\0", b"\xff\xfe"]),
    rest=st.binary(max_size=200),
    suffix=st.sampled_from(["txt", "html", "json", "jsonl", "xml", "rss", "warc", "gz", "warc.gz", "x"]),
)  # fmt: skip
def test_no_bytes_crash_any_reader_and_no_file_vanishes(tmp_path: Path, begin: bytes, rest: bytes, suffix: str) -> None:
    found = read(write(tmp_path / f"a.{suffix}", begin + rest))
    assert found
    for one in found:
        assert codec.decode(codec.encode(one), type(one)) == one
