"""The five real articles: all furniture marked, no prose marked. They are not ours, so they are read where they lie."""

from __future__ import annotations

import pytest

from synoptic.clean import clean
from synoptic.records import Article, Raw
from tests.conftest import shared

# Line numbers, counted from 1, of what is no prose; a headline is marked as such.
FURNITURE = {
    "000": set[int](),
    "001": {1, 2, 4, 7},
    "002": {1, 3, 23, 25, 27, 30, 32},
    "003": set[int](),
    "004": {1, 21, 22},
}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    paths = sorted(shared("seeds").glob("*.txt"))
    raws = [Raw(source=p.name, body=p.read_text(encoding="utf-8"), media_type="text/plain") for p in paths]
    kept, rejected = clean(raws)
    assert not rejected
    return {article.source[:3]: article for article in kept}


@pytest.mark.parametrize("name", FURNITURE)
def test_every_line_of_furniture_is_marked_and_no_line_of_prose(articles: dict[str, Article], name: str) -> None:
    article = articles[name]
    marked = {at for mark in article.furniture for at in range(mark.span.start, mark.span.end)}
    start, found = 0, set()
    for number, line in enumerate(article.text.split("\n"), 1):
        inside = [at in marked for at in range(start, start + len(line)) if not article.text[at].isspace()]
        assert all(inside) or not any(inside), number
        if inside and all(inside):
            found.add(number)
        start += len(line) + 1
    assert found == FURNITURE[name]


def test_headlines_are_found_and_a_stand_first_is_none(articles: dict[str, Article]) -> None:
    assert [article.title is not None for article in articles.values()] == [False, True, False, False, True]


def test_the_one_stamp_gives_the_date(articles: dict[str, Article]) -> None:
    found = {name: article.published for name, article in articles.items() if article.published is not None}
    stamp = found["001"]
    assert stamp.how == "stamp" and str(stamp.day) == "2022-07-28"
    assert stamp.span is not None
    assert articles["001"].text.count("\n", 0, stamp.span.start) == 1
    assert {p.how for name, p in found.items() if name != "001"} <= {"text"}


def test_authors_and_cited_media_are_found(articles: dict[str, Article]) -> None:
    assert [len(article.authors) for article in articles.values()] == [0, 0, 1, 0, 0]
    signed = articles["002"].authors[0].span
    assert signed is not None and articles["002"].text.count("\n", 0, signed.start) == 22
    kinds = {name: sorted((c.name, c.kind) for c in article.credits) for name, article in articles.items()}
    assert {"CNN"} <= {name for name, _ in kinds["000"]} & {name for name, _ in kinds["001"]}
    assert kinds["002"] == [("TURAN", "agency")]
    assert kinds["003"] == [("Reuters", "agency"), ("Tass", "agency")]
    assert kinds["004"] == [("CNN", "medium"), ("New York Post", "medium")]
