"""The origins as a tree: in a terminal of any width, in any script, and in the page. All is invented."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len

from synoptic import pipeline
from synoptic.present import tree
from synoptic.present.report import pages
from synoptic.records import Hints, Raw, Report
from synoptic.verify import verify
from tests.lineage.test_lineage import FERRY
from tests.lineage.test_origins import ARABIC, siblings
from tests.present.strait import REPORT
from tests.present.test_terminal import printed

URL = "https://northwire.example/2031/03/13/ferry-aground"
CORRECTED = [FERRY[0].replace("214", "241"), *FERRY[1:]]


def raw(lines: Iterable[str], outlet: str, url: str, language: str, hour: int, *, read: int | None = None) -> Raw:
    hints = Hints(title=None, outlet=outlet, language=language, published=f"2031-03-13T{hour:02}:30:00Z")
    fetched = None if read is None else datetime(2031, 3, 13, read, tzinfo=UTC)
    return Raw(source=f"{outlet}-{read}.txt", url=url, body="\n\n".join(lines), media_type="text/plain",
               fetched=fetched, hints=hints)  # fmt: skip


@functools.cache
def ferry() -> Report:
    """One agency's article in two versions, a copy of the first, and an Arabic translation of the second."""
    return pipeline.report(
        [
            raw(FERRY, "Northwire", URL, "en", 5, read=6),
            raw(CORRECTED, "Northwire", URL + "?utm_source=feed", "en", 5, read=9),
            raw(FERRY[:5], "Paper", "https://paper.example/ferry", "en", 7),
            raw(ARABIC, "صدى المضيق", "https://sada.example/ferry", "ar", 12),
        ]
    )


def test_the_count_leaves_versions_out_and_the_tree_names_them() -> None:
    said = " ".join(printed(tree.origins(ferry()), width=200).split())
    assert "3 articles, 3 outlets, 2 languages, 1 origin" in said
    assert "A₁ earlier version of A, as read 13 Mar 2031, 06:00 UTC; A changed 1 passage" in said
    assert "number: “214” became “241”" in said
    assert "copy of A₁: 100 % of it from A₁" in said and "A₁ came first, about 12 to 1" in said


def test_the_tree_says_which_copies_took_a_correction() -> None:
    lines = printed(tree.origins(ferry()), width=200).splitlines()
    siglum = {"Paper": "", "صدى المضيق": ""}
    for line in lines:
        siglum |= {outlet: line.split("A", 1)[1][:1] for outlet in siglum if outlet in line}
    assert any("has the earlier reading: A" + siglum["Paper"] in line for line in lines)
    assert any("has the later reading: A" + siglum["صدى المضيق"] in line for line in lines)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_every_line_fits_and_closes_what_it_isolates(width: int) -> None:
    for report in (ferry(), REPORT):
        for line in printed(tree.origins(report), width=width).splitlines():
            assert cell_len(line) <= width
            assert line.count("\u2067") == line.count("\u2069")
            assert "\x1b" not in line


def test_an_unseen_source_is_shown_hollow_with_its_evidence() -> None:
    papers = [raw(d.article.text.split("\n"), d.article.outlet or "", f"https://p{n}.example/fire", "en", 6)
              for n, d in enumerate(siblings())]  # fmt: skip
    said = " ".join(printed(tree.origins(pipeline.report(papers)), width=200).split())
    assert "3 articles, 3 outlets, 1 language, 1 origin" in said
    assert "○ (A) a source that no article names, not among the articles" in said
    assert "because: passages that several articles share and no one has all of" in said
    assert said.count("straight from this source") == 3


def test_a_named_unseen_source_stands_above_its_copies() -> None:
    said = printed(tree.origins(REPORT), width=120)
    assert "Northwire, not among the articles" in said


def test_the_page_says_the_same_words() -> None:
    html = next(source for name, source in pages(ferry()) if name != "index.html")
    assert "3 articles, 3 outlets, 2 languages, 1 origin" in html
    assert "earlier version of A" in html and "has the earlier reading" in html
    assert "A₁ came first, about 12 to 1" in html


def test_every_passage_of_versions_and_corrections_can_be_verified() -> None:
    report = ferry()
    assert report.stories[0].lineage.versions[0].corrections
    assert verify(report, [d.article for d in report.documents]).faults == ()


def test_one_article_alone_is_an_origin_of_its_own() -> None:
    said = printed(tree.origins(pipeline.report([raw(FERRY, "Northwire", URL, "en", 5)])))
    assert "each is an origin of its own" in said
