from __future__ import annotations

import json
from pathlib import Path

import pytest

from .samples import ARABIC, HINDI, JAPANESE, RUSSIAN, article

HEAD = """<!DOCTYPE html><html lang="nb-NO"><head><title>Broen stenges | Fjordposten</title>
<meta property="og:title" content="Broen stenges i to uker"><meta property="og:site_name" content="Fjordposten">
<meta property="article:published_time" content="2031-03-04T06:30:00+01:00">
<meta name="author" content="Kari Lund"><link rel="canonical" href="https://fjordposten.example/bro">
<link rel="alternate" hreflang="en" href="https://fjordposten.example/en/bridge">
<link rel="alternate" type="application/rss+xml" href="/feed">{more}</head><body><p>Broen.</p></body></html>"""


def ld(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return HEAD.replace("{more}", f'<script type="application/ld+json">{text}</script>')


def test_the_page_is_kept_whole_and_its_head_becomes_hints(tmp_path: Path) -> None:
    found = article(tmp_path / "a.html", HEAD)
    assert found.body == HEAD and found.media_type == "text/html"
    assert found.url == "https://fjordposten.example/bro"
    assert found.hints.title == "Broen stenges i to uker"
    assert (found.hints.language, found.hints.outlet) == ("nb-NO", "Fjordposten")
    assert found.hints.published == "2031-03-04T06:30:00+01:00"
    assert found.hints.authors == ("Kari Lund",)
    assert found.hints.alternates == (("en", "https://fjordposten.example/en/bridge"),)


NEWS = {"@type": "NewsArticle", "headline": "Bro &amp; vei", "datePublished": "2031-03-04",
        "dateModified": "2031-03-05", "author": [{"@type": "Person", "name": "Ola Vik"}, "Kari Lund"],
        "publisher": {"name": "Vestposten"}}  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [NEWS, [{"@type": "WebSite", "name": "x"}, NEWS], {"@graph": [{"@type": "Person", "name": "x"}, NEWS]},
     {"@type": "WebPage", "mainEntity": NEWS}, {**NEWS, "@type": ["Thing", "ReportageNewsArticle"]},
     json.dumps(NEWS)[:-1] + ",}", "<!--" + json.dumps(NEWS) + "-->"],
)  # fmt: skip
def test_json_ld_is_found_in_all_its_forms_and_goes_first(tmp_path: Path, value: object) -> None:
    hints = article(tmp_path / "a.html", ld(value)).hints
    assert (hints.title, hints.published, hints.modified) == ("Bro & vei", "2031-03-04", "2031-03-05")
    assert (hints.authors, hints.outlet) == (("Ola Vik", "Kari Lund"), "Vestposten")


def test_references_inside_json_ld_are_followed(tmp_path: Path) -> None:
    graph = [{"@type": "Article", "headline": "H", "author": {"@id": "#me"}}, {"@id": "#me", "name": "Ola Vik"}]
    assert article(tmp_path / "a.html", ld({"@graph": graph})).hints.authors == ("Ola Vik",)


def test_broken_json_ld_still_gives_its_plain_members(tmp_path: Path) -> None:
    broken = '{"@type": "NewsArticle", "headline": "She said "no" twice", "datePublished": "2031-03-04", "author": {'
    assert article(tmp_path / "a.html", ld(broken)).hints.published == "2031-03-04"


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "windows-1251"), (ARABIC, "windows-1256"), (JAPANESE, "euc-jp")]
)
def test_a_page_says_its_own_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    long = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    for name, meta in {"a": f"<meta charset={encoding}>", "b": long}.items():
        page = f"<html><head>{meta}<title>{text}</title></head><body><p>{text}</p>"
        found = article(tmp_path / f"{name}.html", page.encode(encoding))
        assert found.body == page and found.hints.title == text


def test_a_wrong_declaration_does_not_spoil_utf_8_or_utf_16(tmp_path: Path) -> None:
    page = f"<html><meta charset=iso-8859-1><title>{HINDI}</title><p>x"
    assert article(tmp_path / "a.html", page).hints.title == HINDI
    assert article(tmp_path / "b.html", page.encode("utf-16")).hints.title == HINDI


def test_markup_in_a_title_is_only_text(tmp_path: Path) -> None:
    page = "<html><title><script>alert(1)</script>&lt;b&gt;</title><p>x"
    assert article(tmp_path / "a.html", page).hints.title == "<script>alert(1)</script><b>"


def test_the_address_a_browser_saved_it_from_is_its_own(tmp_path: Path) -> None:
    page = "<!DOCTYPE html>\n<!-- saved from url=(0026)https://saved.example/page -->\n" + HEAD.partition(">")[2]
    found = article(tmp_path / "a.html", page)
    assert (found.url, found.hints.canonical) == ("https://saved.example/page", "https://fjordposten.example/bro")


@pytest.mark.parametrize(
    "bomb",
    ["<div>" * 300_000, '<meta name=x content="' + "y" * 5_000_000, "<" * 1_000_000, "<!--" * 300_000,
     "<html " + " ".join(f"a{i}=1" for i in range(200_000)), '<script type="application/ld+json">' * 200_000,
     '<script type="application/ld+json">' + "[" * 300_000 + "</script>",
     '<script type="application/ld+json">' + '{"@graph":' * 90_000 + "</script>",
     '<script type="application/ld+json">' + '"headline":' * 90_000 + "</script>", "<title>" + "t" * 1_000_000],
    ids=["nesting", "attribute", "angles", "comments", "attributes", "scripts", "arrays", "graphs", "members", "title"],
)  # fmt: skip
def test_a_page_made_to_choke_readers_is_read_all_the_same(tmp_path: Path, bomb: str) -> None:
    assert article(tmp_path / "a.html", "<html>" + bomb).body == "<html>" + bomb
