"""Articles that mean harm, or are only broken: the page holds, and shows them harmless."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from synoptic.present.characters import bare, shown
from synoptic.present.report import pages, web_address
from synoptic.records import Report
from tests.present.drafts import document, quote
from tests.present.parsed import parsed
from tests.present.strait import REPORT, alone

_EVIL = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>"
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def hostile() -> Report:
    sentences = (_EVIL, f"“{_EVIL}”", "x" * 5000, "\u202e txt.exe\u2069")
    lines = (("title", _EVIL), ("other", "\x00\x1b[31m\ud800"), ("", sentences))
    outlet = _EVIL + "\u202eevil"
    doc = document('"><script>alert(3)</script>', outlet, lines, url="javascript:alert(4)")
    doc = replace(doc, quotes=(quote(doc, _EVIL, None),))
    synopsis = alone(doc)
    story = replace(synopsis.story, id="../../../" + _EVIL)
    return replace(REPORT, made_by=_EVIL, documents=(doc,), stories=(replace(synopsis, story=story, made_by=_EVIL),))


def test_nothing_an_article_says_becomes_markup() -> None:
    for _, source in pages(hostile()):
        page = parsed(source)
        assert not page.xpath("//script | //img | //iframe | //object | //form | //base | //link")
        assert not page.xpath("//@*[starts-with(name(),'on')]")
        assert not page.xpath("//@href[starts-with(., 'javascript')]")
        assert len(page.xpath("//style")) == 1


def test_every_page_forbids_script_and_network_and_needs_neither() -> None:
    for report in (REPORT, hostile()):
        for _, source in pages(report):
            page = parsed(source)
            policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
            assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
            assert not page.xpath("//@style | //@src | //@srcset | //link | //script")
            assert "url(http" not in source and "@import" not in source


def test_a_page_is_valid_unicode_and_free_of_characters_that_html_forbids() -> None:
    for _, source in pages(hostile()):
        source.encode("utf-8")
        assert not set(source) & (set(map(chr, range(0x20))) - {"\n", "\t"})


def test_file_names_are_plain_whatever_the_story_is_called() -> None:
    assert [name for name, _ in pages(hostile())] == ["index.html", "story-1.html"]


def test_only_http_addresses_are_links() -> None:
    assert web_address("https://example.org/a") == "https://example.org/a"
    for url in ("javascript:alert(1)", "data:text/html,x", "//example.org", "http:", "file:///etc", "http://[", None):
        assert web_address(url) == ""


@given(st.text(alphabet=st.one_of(st.sampled_from(_BIDI), st.characters())))
def test_shown_text_closes_every_direction_it_opens_and_overrides_none(text: str) -> None:
    opened = []
    for char in shown(text):
        assert char not in "\u202d\u202e"
        if char in "\u202a\u202b":
            opened.append("\u202c")
        elif char in "\u2066\u2067\u2068":
            opened.append("\u2069")
        elif char in "\u202c\u2069":
            assert opened.pop() == char
    assert not opened


@given(st.text(alphabet=st.one_of(st.sampled_from(_BIDI), st.characters(codec="utf-8"))))
def test_text_for_a_terminal_is_one_line_that_cannot_steer_it(text: str) -> None:
    said = bare(text)
    assert not set(said) & {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *_BIDI}


def test_ordinary_text_of_any_script_is_shown_as_it_is() -> None:
    for text in ("naïve e\u0301", "وقالت الوزيرة", "שלום", "電纜", "ไฟฟ้าดับ", "नमस्ते\u200d", "🚢"):
        assert shown(text) == text == bare(text)
