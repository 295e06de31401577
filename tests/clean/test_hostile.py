"""Texts and pages made to do harm: each ends as an article or a rejection."""

# ruff: noqa: E501 (sample texts stand in one line)
from __future__ import annotations

import pytest

from synoptic.clean import clean
from synoptic.records import Raw

PAGES = {
    "deeply nested": "<html><body>" + "<div>" * 100_000 + "The river rose in the night." + "</div>" * 100_000,
    "a huge attribute": '<html><body data-x="'
    + "a" * 10_000_000
    + '"><p>The river rose in the night.</p></body></html>',
    "a script in the title": "<title><script>alert(1)</script></title><p>The river rose in the night.</p>",
    "entities in entities": '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {c} "{"&" + p + ";" * 1}{("&" + p + ";") * 9}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><html><body><p>The river rose in the night. &i;</p></body></html>",
    "unclosed": "<p" * 200_000 + ">The river rose in the night.",
    "comments": "<!--" * 100_000 + "<p>The river rose in the night.</p>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_ends_as_article_or_rejection(name: str) -> None:
    kept, rejected = clean([Raw(source="a.html", body=PAGES[name], media_type="text/html")])
    assert len(kept) + len(rejected) == 1
    for article in kept:
        assert len(article.text) < 1_000_000
        assert "alert" not in article.text or "<script" not in article.text


@pytest.mark.parametrize(
    "body", ["word " * 1_000_000, "字" * 2_000_000, "(" * 500_000 + "a", "\n".join("a|" * 100_000), "«" * 300_000 + "x", "icon" * 400_000],
    ids=["words", "han", "brackets", "bars", "quotation marks", "icons"],
)  # fmt: skip
def test_a_huge_text_ends_as_article_or_rejection(body: str) -> None:
    kept, rejected = clean([Raw(source="a.txt", body=body, media_type="text/plain")])
    assert len(kept) + len(rejected) == 1
