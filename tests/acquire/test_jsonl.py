from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from synoptic.records import Raw, Rejected

from .samples import ARABIC, CHINESE, HINDI, RUSSIAN, article, read, rejection, write


def outcome(found: Raw | Rejected) -> tuple[str, str]:
    return found.source, found.reason if isinstance(found, Rejected) else found.body


def test_each_line_is_an_article_known_by_its_number(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": HINDI}),
        "",
        '{"broken',
        '{"title": "only"}',
        "[1]",
        "null",
        json.dumps({"body": ARABIC}),
    ]
    assert [outcome(one) for one in read(write(tmp_path / "pile.jsonl", "\n".join(lines)))] == [
        ("pile.jsonl#1", HINDI),
        ("pile.jsonl#3", "damaged"),
        ("pile.jsonl#4", "no text"),
        ("pile.jsonl#5", "no text"),
        ("pile.jsonl#6", "no text"),
        ("pile.jsonl#7", ARABIC),
    ]


TOOLS: dict[str, dict[str, Any]] = {
    "anyone": {"text": "T", "url": "https://a.example/1", "title": "H", "date": "2031-03-04", "language": "ru",
               "outlet": "O", "author": "A"},
    "news-please": {"maintext": "T", "text": None, "url": "https://a.example/1", "title": "H", "language": "ru",
                    "date_publish": "2031-03-04", "source_domain": "O", "authors": ["A"]},
    "newspaper4k": {"text": "T", "url": "https://a.example/1", "title": "H", "publish_date": "2031-03-04",
                    "meta_lang": "ru", "meta_site_name": "O", "authors": ["A"], "source_url": "https://a.example"},
    "Fundus": {"body": {"summary": [], "sections": [{"headline": [], "paragraphs": ["T"]}]}, "title": "H", "lang": "ru",
               "publishing_date": "2031-03-04", "authors": ["A"], "publisher": "O", "url": "https://a.example/1"},
    "trafilatura": {"text": "T", "source": "https://a.example/1", "title": "H", "date": "2031-03-04", "language": "ru",
                    "source-hostname": "O", "author": "A"},
    "a search service": {"content": "T", "url": "https://a.example/1", "title": "H", "publishedAt": "2031-03-04",
                         "source": {"id": None, "name": "O"}, "author": "A", "lang": "ru"},
}  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
def test_what_news_tools_write_is_understood(tmp_path: Path, tool: str) -> None:
    found = article(tmp_path / "a.json", json.dumps(TOOLS[tool], indent=1))
    assert (found.source, found.body, found.url, found.media_type) == (
        "a.json",
        "T",
        "https://a.example/1",
        "text/plain",
    )
    assert (found.hints.title, found.hints.published, found.hints.authors) == ("H", "2031-03-04", ("A",))
    assert (found.hints.language, found.hints.outlet) == ("ru", "O")


def test_a_page_inside_json_is_a_page(tmp_path: Path) -> None:
    page = "<html lang=ru><title>" + RUSSIAN + "</title><p>x"
    found = article(tmp_path / "a.json", json.dumps({"raw_html": page, "url": "https://a.example/1", "language": "be"}))
    assert (found.body, found.media_type, found.url) == (page, "text/html", "https://a.example/1")
    assert (found.hints.title, found.hints.language) == (RUSSIAN, "be")
    assert article(tmp_path / "b.json", '{"content": "<p>One</p><p>Two</p>"}').media_type == "text/html"


def test_an_array_and_a_list_inside_an_object_hold_an_article_each(tmp_path: Path) -> None:
    assert [one.source for one in read(write(tmp_path / "a.json", '[{"text": "one"},\n{"text": "two"}]'))] == [
        "a.json#1",
        "a.json#2",
    ]
    assert [one.source for one in read(write(tmp_path / "b.json", '{"articles": [{"text": "one"}]}'))] == ["b.json#1"]


def test_a_json_feed_gives_its_entries_its_own_name_and_language(tmp_path: Path) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "晨报", "language": "zh", "items": [
        {"content_text": CHINESE, "title": "大桥", "url": "https://c.example/1",
         "date_published": "2031-03-04T08:00:00+08:00",
         "authors": [{"name": "李"}]}, {"content_html": "<p>x</p>"}]}  # fmt: skip
    first, second = read(write(tmp_path / "feed.json", json.dumps(feed)))
    assert isinstance(first, Raw) and isinstance(second, Raw)
    assert (first.source, first.body, first.hints.outlet, first.hints.language) == (
        "feed.json#1",
        CHINESE,
        "晨报",
        "zh",
    )
    assert (first.hints.published, first.hints.authors) == ("2031-03-04T08:00:00+08:00", ("李",))
    assert second.media_type == "text/html"


def test_moments_are_kept_as_said_and_crawl_times_read(tmp_path: Path) -> None:
    found = article(tmp_path / "a.json", '{"text": "x", "date": 1930000000, "date_download": "2031-03-04 09:30:00"}')
    assert found.hints.published == "2031-02-27T23:06:40+00:00"
    assert found.fetched == datetime(2031, 3, 4, 9, 30, tzinfo=UTC)


def test_lone_surrogates_do_not_get_through(tmp_path: Path) -> None:
    found = article(
        tmp_path / "a.json", r'{"text": "a lone \udc80 half in a line", "title": "\ud83d", "url": "http://x/\udfff"}'
    )
    assert found.body == "a lone \ufffd half in a line"
    assert (found.hints.title, found.url) == ("\ufffd", "http://x/\ufffd")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_lines_are_found_in_any_unicode_form(tmp_path: Path, encoding: str) -> None:
    text = '{"text": "上海"}\n{"text": "Ċ in UTF-16 has the byte of a line end"}\n'
    assert [outcome(one)[1] for one in read(write(tmp_path / "a.jsonl", text.encode(encoding)))] == [
        "上海",
        "Ċ in UTF-16 has the byte of a line end",
    ]


def test_the_lines_before_a_damage_come_out(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{RUSSIAN} {number**9}"}) + "\n" for number in range(200))
    *whole, last = read(write(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode())[:-2000]))
    assert isinstance(last, Rejected) and (last.source, last.reason) == ("a.jsonl.gz", "damaged")
    assert len([one for one in whole if isinstance(one, Raw)]) > 50


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, '[{"text": "x"', '{"text": %s}' % ("9" * 100_000)])
def test_json_made_to_choke_readers_is_damaged(tmp_path: Path, text: str) -> None:
    assert rejection(tmp_path / "a.json", text).reason == "damaged"
