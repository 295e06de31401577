"""The sample articles, held to what a careful reader finds in them: furniture, dates, authors, credits."""

from __future__ import annotations

import functools
import re
import tomllib
from typing import Any

import pytest

from synoptic.acquire import acquire
from synoptic.clean import clean
from synoptic.records import Article
from tests.conftest import ROOT

STORIES = ("bridge", "sarun", "psalter", "collision", "distractors")
# An appeal for money between two paragraphs, in words that only this invented outlet uses: nothing tells it apart
# from a line of the telling but its meaning.
UNMARKED = {"Keep the Review going: support independent criticism from as little as £3 a month"}


@functools.cache
def articles() -> dict[str, Article]:
    kept, rejected = clean(acquire([ROOT / "examples" / "articles"]))
    assert not rejected
    return {article.source.rsplit("/", 1)[-1]: article for article in kept}


@functools.cache
def expected(story: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "examples" / "expected" / f"{story}.toml").read_text(encoding="utf-8"))


def members() -> list[Any]:
    return [pytest.param(row, id=row["file"]) for story in STORIES for row in expected(story)["article"]]


def is_marked(article: Article, line: str) -> bool:
    """Whether any place where the line stands lies inside marked furniture, white space apart."""
    marked = {at for mark in article.furniture for at in range(mark.span.start, mark.span.end)}
    start = article.text.find(line)
    while start >= 0:
        if all(at in marked or article.text[at].isspace() for at in range(start, start + len(line))):
            return True
        start = article.text.find(line, start + 1)
    return False


@pytest.mark.parametrize("row", members())
def test_every_line_of_furniture_is_marked(row: dict[str, Any]) -> None:
    article = articles()[row["file"]]
    page = row["file"].endswith(".html")
    listed = [line for line in row["furniture"] if line not in UNMARKED]
    # What trafilatura left out of a page cannot be marked, and need not be.
    assert [line for line in listed if line not in article.text and not page] == []
    assert [line for line in listed if line in article.text and not is_marked(article, line)] == []


def told(story: str, file: str) -> list[str]:
    """Sentences of the telling that the expected results quote from this article."""
    found = [quote["content"] for quote in expected(story).get("quote", []) if quote["file"] == file]
    for block in expected(story).get("aligned", []):
        for side, name in enumerate((block["origin"], block["copy"])):
            found += [part for pair in block["pairs"] if name == file for part in pair[side].split(" ␞ ")]
    return found


@pytest.mark.parametrize(("story", "file"), [(s, row["file"]) for s in STORIES for row in expected(s)["article"]])
def test_no_sentence_of_the_telling_is_marked(story: str, file: str) -> None:
    article = articles()[file]
    prose = [line for line in told(story, file) if line != article.title]
    assert [line for line in prose if line not in article.text] == []
    # A few words of a quotation ("to comment") may stand in furniture as well.
    assert [line for line in prose if len(line) >= 20 and is_marked(article, line)] == []


@pytest.mark.parametrize("row", [row for row in members() if "published" in row.values[0]])
def test_the_day_of_publication_is_found(row: dict[str, Any]) -> None:
    published = articles()[row["file"]].published
    assert published is not None
    assert str(published.day) == row["published"]


@pytest.mark.parametrize("row", members())
def test_authors_and_cited_agencies_are_found(row: dict[str, Any]) -> None:
    article = articles()[row["file"]]
    assert {credit.name for credit in article.authors} == set(row["authors"])
    assert set(row["credits"]) <= {credit.name for credit in article.credits}


def test_hardly_anyone_is_credited_who_is_not_cited() -> None:
    rows = [row for story in STORIES for row in expected(story)["article"]]
    found = [(r["file"], c.name) for r in rows for c in articles()[r["file"]].credits if c.name not in r["credits"]]
    assert found == []


def test_credits_say_where_they_stand() -> None:
    for article in articles().values():
        for credit in (*article.authors, *article.credits):
            if credit.span is not None:
                assert article.text[credit.span.start : credit.span.end] == credit.name


def test_a_page_is_left_without_its_menu_its_cookies_and_its_comments() -> None:
    pages = [article for name, article in articles().items() if name.endswith(".html")]
    assert len(pages) == 5
    for article in pages:
        page = (ROOT / "examples" / "articles" / article.source.rsplit("/", 1)[-1]).read_text(encoding="utf-8")
        for block in re.findall(r"<(nav|footer|aside)\b[^>]*>(.*?)</\1>", page, re.DOTALL):
            for line in re.sub(r"<[^>]+>", "\n", block[1]).splitlines():
                assert len(line.strip()) < 20 or line.strip() not in article.text


def test_the_outlet_of_a_text_stands_in_its_copyright_line() -> None:
    assert articles()["gullwick-bridge.txt"].outlet == "Gullwick Courier Media"
    assert articles()["tarvinskie-vesti-peregovory.txt"].outlet == "Тарвинские вести"
    assert articles()["sada-nahlan-liqa.txt"].outlet == "صدى نهلان"
    assert articles()["altozano24-sarun.txt"].outlet is None
