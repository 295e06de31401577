"""Input that means harm, from the file to the page: each ends as an article or with its reason, and the page holds."""

from __future__ import annotations

import functools
import gzip
import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from synoptic import codec
from synoptic.pipeline import run
from synoptic.present.report import pages
from synoptic.records import Report
from synoptic.settings import Settings
from synoptic.verify import verify
from tests.acquire.test_warc import Archive
from tests.present.parsed import parsed

EVIL = (
    "</style></title></script><script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:alert(3)'>go</a>"
)
PROSE = (
    "Mayor Åse Bjørnstad of Ulvik said on Tuesday that the bridge would be closed for 14 days. “Safety comes first,” "
    "Bjørnstad told reporters at the town hall. Buses will take another way from Monday."
)


def reported(folder: Path) -> Report:
    """The report on the folder, checked: it survives bytes, its passages stand, its pages are harmless."""
    report = run([folder])
    assert codec.decode(codec.encode(report), Report) == report
    assert verify(report, [d.article for d in report.documents]).faults == ()
    for name, html in pages(report):
        assert "/" not in name and ".." not in name
        harmless(html)
    return report


def harmless(html: str) -> None:
    html.encode("utf-8")
    page = parsed(html)
    assert not page.xpath("//script | //img | //iframe | //object | //embed | //form | //base | //link")
    assert not page.xpath("//@*[starts-with(name(), 'on')] | //@src | //@srcset | //@style")
    for address in page.xpath("//@href | //@*[name()='xlink:href']"):
        assert (
            address.startswith(("#", "https://", "http://")) or address.removesuffix(".html").replace("-", "").isalnum()
        )
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith("default-src 'none'")


def outcome(tmp_path: Path, name: str, content: bytes | str) -> str:
    """What becomes of one file beside a good one: "article", or the reason why not."""
    (tmp_path / "good.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    report = reported(tmp_path)
    assert len(report.documents) + len(report.rejected) == 2
    assert "good.txt" in {d.article.source for d in report.documents}
    others = [r for r in report.rejected if r.source.startswith(name)]
    return others[0].reason if others else "article"


def noise(size: int) -> bytes:
    return random.Random(3).randbytes(size)


MANY = 10_000
TEXTS = {
    "quotation marks": "“" * MANY,
    "straight quotation marks in prose": PROSE + '"' * MANY + PROSE,
    "nested quotation marks": "“«" * (MANY // 2) + PROSE + "»”" * (MANY // 2),
    "line ends": "\n" * 100_000,
    "line ends in prose": PROSE.replace(" ", "\n" * 3_000),
    "NULs": "\x00" * MANY,
    "NULs in prose": PROSE + "\x00\x00" + PROSE,
    "combining marks": "\u0301\u0302" * MANY,
    "a letter with ten thousand marks": "a" + "\u0301" * MANY + " " + PROSE,
    "zero-width characters": "\u200b\u200c\u200d\u2060" * MANY,
    "zero-width characters in prose": "\u200b".join(PROSE),
    "a long word": "x" * 100_000,
    "a long word in capitals": "X" * 20_000 + " said. " + PROSE,
    "a long word of Chinese": "市长李建国宣布" * 100,
    "a long Arabic word": "قال" * 20_000,
    "mixed scripts": " ".join(a + b for a, b in zip("MAЯ市ا한ก" * 300, "яر长xनאé" * 300, strict=True)),
    "bidirectional controls": "\u202e\u2066\u2067\u202a" * 500 + PROSE + "\u2069\u202c" * 20,
    "full stops": "." * 100_000,
    "full stops after letters": "a. " * 30_000,
    "digits": "1234567890" * 10_000 + " people",
    "figures": "1,2.3 " * 20_000,
    "dates": "31.02.2031 25:61 " * 5_000,
    "capitals": "Åse Bjørnstad " * 5_000,
    "dashes": "– " * MANY + PROSE,
    "brackets": "(" * MANY + PROSE + ")" * MANY,
    "said": "said " * 3_000,
    "a private area and unassigned characters": "\ue000\U000e0001\ufdd0\U0010ffff" * 100 + PROSE,
    "markup": EVIL * 50 + PROSE,
    "template marks": "{{ 7 * 7 }} {% include 'x' %} ${x} " * 100 + PROSE,
    "escape sequences": "\x1b]0;owned\x07\x1b[2J" + PROSE,
    "tags without end": "<" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_of_nothing_but(tmp_path: Path, kind: str) -> None:
    assert outcome(tmp_path, "hostile.txt", TEXTS[kind]) in {"article", "no text", "empty", "binary"}


FILES: dict[str, tuple[str, bytes, set[str]]] = {
    "an empty file": ("x.txt", b"", {"empty"}),
    "white space": ("x.txt", b" \n\t" * 100, {"empty"}),
    "an empty page": ("x.html", b"<html></html>", {"no text", "empty"}),
    "random bytes": ("x.txt", noise(100_000), {"binary"}),
    "random bytes for a page": ("x.html", noise(100_000), {"binary"}),
    "random bytes for JSON": ("x.jsonl", noise(100_000), {"binary"}),
    "an image": ("x.txt", b"\x89PNG\r\n\x1a\n" + noise(1000), {"binary"}),
    "truncated gzip": ("x.txt.gz", gzip.compress(PROSE.encode())[:-12], {"damaged"}),
    "gzip that is none": ("x.txt.gz", b"\x1f\x8b" + noise(1000), {"damaged"}),
    "gzip cut in its header": ("x.txt.gz", gzip.compress(PROSE.encode())[:5], {"damaged"}),
    "half a UTF-16 character": ("x.txt", PROSE.encode("utf-16")[:-1], {"article", "damaged"}),
    "broken UTF-8": ("x.txt", PROSE.encode()[:60] + b"\xff\xc0\xe2\x82" + PROSE.encode(), {"article"}),
    "JSON nested without end": ("x.json", b'{"a":' * 100_000, {"damaged"}),
    "JSON figures without end": ("x.json", b'{"text": ' + b"9" * 100_000 + b"}", {"damaged", "no text"}),
    "a feed without items": ("x.xml", b"<rss version='2.0'><channel></channel></rss>", {"no text"}),
    "a web archive of nothing": ("x.warc", b"WARC/1.0\r\n", {"damaged", "no text"}),
    "a web archive of noise": ("x.warc.gz", gzip.compress(b"WARC/1.1\r\n" + noise(1000)), {"damaged", "no text"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is(tmp_path: Path, kind: str) -> None:
    name, content, expected = FILES[kind]
    assert outcome(tmp_path, name, content) in expected


PAGES = {
    "deep nesting": "<div>" * 50_000 + f"<p>{PROSE}</p>",
    "deep nesting of tables and lists": "<table><tr><td><ul><li>" * 5_000 + f"<p>{PROSE}</p>",
    "deep nesting of formatting": "<b><i><font>" * 5_000 + PROSE,
    "huge attributes": f"<body data-x='{'x' * 3_000_000}'><p title='{'y' * 100_000}'>{PROSE}</p>",
    "many attributes": "<p " + " ".join(f"a{n}='{n}'" for n in range(8_000)) + f">{PROSE}</p>",
    "entities": "&lol;&#x110000;&#xD800;&#0;&amp" * 2_000 + f"<p>{PROSE}</p>",
    "a long comment": "<!--" + "-" * 1_000_000 + f"--><p>{PROSE}</p>",
    "an open comment": f"<p>{PROSE}</p><!--" + "x" * 100_000,
    "script in its head": f"<head><title>{EVIL}</title><script>alert(1)</script></head><article><h1>{EVIL}</h1><p>{PROSE}</p>",  # noqa: E501
    "script in escaped text": f"<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><p>&lt;img src=x onerror=alert(1)&gt; {PROSE}</p>",  # noqa: E501
    "script in its metadata": (
        f'<head><link rel="canonical" href="javascript:alert(1)"><meta property="og:site_name" content="{EVIL}">'
        f'<meta property="og:url" content="javascript:alert(1)//https://x.example"><meta name="author" content="{EVIL}">'  # noqa: E501
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{EVIL}", "datePublished": "{EVIL}"}}'  # noqa: E501
        f"</script></head><article><p>{PROSE}</p></article>"
    ),
    "JSON-LD nested without end": '<script type="application/ld+json">' + '{"a":' * 50_000 + f"</script><p>{PROSE}</p>",
}  # fmt: skip


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_with(tmp_path: Path, kind: str) -> None:
    page = f"<!DOCTYPE html><html>{PAGES[kind]}</html>"
    assert outcome(tmp_path, "page.html", page) in {"article", "no text"}


def line(**fields: object) -> str:
    return json.dumps({"text": PROSE, **fields})


LINES = {
    "a lone surrogate in its text": '{"text": "' + PROSE + ' \\ud800 \\udfff"}',
    "a lone surrogate everywhere": '{"title": "\\ud83d", "url": "https://x.example/\\ud83d", "outlet": "\\udc00", "text": "' + PROSE + '"}',  # noqa: E501
    "script in its title and outlet": line(title=EVIL, outlet=EVIL, author=EVIL, language=EVIL, published=EVIL),
    "script for an address": line(url="javascript:alert(1)", canonical="data:text/html,<script>alert(1)</script>"),
    "an address that breaks out": line(url="https://x.example/\"><script>alert(1)</script>"),
    "an unclosed address": line(url="http://[::1"),
    "a date beyond all calendars": line(published="99999-99-99T99:99:99+99:99"),
    "seconds beyond all clocks": line(published=10**30),
    "a title of a megabyte": line(title="x" * 1_000_000),
    "controls in its title": line(title="\u202e\x00\x1b[31mevil\n\n\ntitle"),
    "markup for its text": line(text=f"<p onclick='alert(1)'>{PROSE}</p><script>alert(1)</script>"),
}  # fmt: skip


@pytest.mark.parametrize("kind", LINES)
def test_a_line_of_json_with(tmp_path: Path, kind: str) -> None:
    assert outcome(tmp_path, "pile.jsonl", LINES[kind]) == "article"


def test_a_feed_does_not_expand_entities_or_read_files(tmp_path: Path) -> None:
    secret = tmp_path / ".secret"
    secret.write_text("the secret word is Rumpelstilzchen", encoding="utf-8")
    levels = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    feed = (
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'ha'>{levels}<!ENTITY x SYSTEM 'file://{secret}'>]>"
        f"<rss version='2.0'><channel><title>&l11;</title><item><title>&x;</title><link>https://x.example/1</link>"
        f"<description>{PROSE} &l11; &x;</description></item></channel></rss>"
    )
    (tmp_path / "feed.xml").write_text(feed, encoding="utf-8")
    report = reported(tmp_path)
    assert len(report.documents) + len(report.rejected) == 1
    data = codec.encode(report)
    assert b"Rumpelstilzchen" not in data and len(data) < 100_000


def archive(pages: Iterable[tuple[str, str]]) -> bytes:
    made = Archive(packed=True)
    for url, html in pages:
        made.add(url, html.encode(), "text/html")
    return made.bytes()


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    names = ["file:///etc/passwd", "../../../../tmp/owned.html", "https://x.example/../../owned", "javascript:alert(1)"]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "crawl.warc.gz").write_bytes(archive((name, f"<p>{PROSE} {n}</p>") for n, name in enumerate(names)))
    before = sorted(tmp_path.rglob("*"))
    report = reported(folder)
    assert len(report.documents) + len(report.rejected) == len(names)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_archive_cut_short_keeps_the_pages_before_the_cut(tmp_path: Path) -> None:
    whole = archive((f"https://x.example/{n}", f"<p>{PROSE} {noise(8).hex()} {n}</p>") for n in range(3))
    (tmp_path / "crawl.warc.gz").write_bytes(whole[: len(whole) - 200])
    report = reported(tmp_path)
    # What is left of the third may be a record without a body; the archive is called damaged either way.
    assert len(report.documents) == 2
    assert {"damaged"} <= {r.reason for r in report.rejected} <= {"damaged", "empty"}


def test_files_with_names_that_mean_harm(tmp_path: Path) -> None:
    names = [
        "<script>alert(1)</script".replace("/", "\u2215"),
        "a\nb.txt",
        "\u202etxt.exe",
        "-rf",
        "x'\"&.txt",
        "%2e%2e",
    ]
    for number, name in enumerate(names):
        (tmp_path / name).write_text(f"{PROSE} {number}", encoding="utf-8")
    assert len(reported(tmp_path).documents) == len(names)


def test_a_file_many_times_is_many_articles_of_one_origin(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(PROSE * 2, encoding="utf-8")
    report = reported(tmp_path)
    assert len(report.documents) == 20
    assert [len(o.documents) for s in report.stories for o in s.lineage.origins] == [20]


@functools.cache
def _one_line(size: int) -> bytes:
    return (PROSE.replace("\n", " ") + " ").encode()[: 1 << 20] * (size // len(PROSE.encode()) + 1)


_BOUND = 2 << 30
_CHILD = (
    "import sys, resource, pathlib; from synoptic.pipeline import run; r = run([pathlib.Path(sys.argv[1])]);"
    "print(len(r.documents), *(x.reason for x in r.rejected), sep=',');"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


@pytest.mark.parametrize("size", [100_000, 5_000_000, 50_000_000])
@pytest.mark.parametrize("what", ["text", "digits", "json", "page", "gzip"])
def test_one_line_without_end_stays_within_bounds(tmp_path: Path, what: str, size: int) -> None:
    contents = {
        "text": ("x.txt", _one_line(size)),
        "digits": ("x.txt", b"7" * size),
        "json": ("x.jsonl", b'{"text": "' + _one_line(size).replace(b'"', b"'") + b'"}'),
        "page": ("x.html", b"<html><body><p>" + _one_line(size) + b"</p></body></html>"),
        "gzip": ("x.txt.gz", gzip.compress(bytes(size), 1)),
    }
    name, content = contents[what]
    (tmp_path / name).write_bytes(content)
    made = subprocess.run(
        [sys.executable, "-c", _CHILD, str(tmp_path)], capture_output=True, text=True, check=False, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (_BOUND, _BOUND)),
    )  # fmt: skip
    assert made.returncode == 0, made.stderr[-2000:]
    ends, peak = made.stdout.splitlines()
    assert ends in {"0,too large", "0,no text", "0,binary", "1"}
    assert int(peak) * 1024 < _BOUND


def test_the_limits_are_the_users(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(PROSE, encoding="utf-8")
    (rejected,) = run([tmp_path], settings=Settings(largest_article=100)).rejected
    assert rejected.reason == "too large" and "100" in rejected.detail
