from __future__ import annotations

import socket
from pathlib import Path

import pytest

from synoptic.records import Raw, Rejected

from .samples import ARABIC, RUSSIAN, read, rejection, write

RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel>
<title>Утро &amp; вечер</title><language>ru</language>
<item><title>Мост &lt;b&gt;закрыт&lt;/b&gt;</title><link>https://utro.example/1</link>
<author>a@utro.example (Анна Ким)</author>
<description>&lt;p&gt;{text}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description>
<pubDate>Tue, 04 Mar 2031 09:30:00 +0300</pubDate><source url="https://vecher.example/feed">Вечер</source></item>
<item><title>Только заголовок</title></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>الصباح</title><entry><title>الجسر</title>
<link href="https://sabah.example/1"/><link rel="alternate" hreflang="en" href="https://sabah.example/en/1"/>
<published>2031-03-04T09:30:00+03:00</published><updated>2031-03-04T10:00:00+03:00</updated><author><name>ليلى</name></author>
<summary>short</summary><content type="text">{text}</content></entry></feed>"""


def articles(path: Path, content: bytes | str) -> list[Raw]:
    return [one for one in read(write(path, content)) if isinstance(one, Raw)]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_an_rss_entry_is_an_article_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = RUSSIAN.replace("—", "-").replace("«", "'").replace("»", "'")
    found, empty = read(write(tmp_path / "feed.xml", RSS.format(encoding=encoding, text=text).encode(encoding)))
    assert isinstance(found, Raw) and isinstance(empty, Rejected)
    assert (found.source, found.url, found.media_type) == ("feed.xml#1", "https://utro.example/1", "text/html")
    assert found.body == f"<p>{text}</p><script>alert(1)</script>"
    assert (found.hints.title, found.hints.language, found.hints.outlet) == ("Мост закрыт", "ru", "Вечер")
    assert found.hints.published == "Tue, 04 Mar 2031 09:30:00 +0300"
    assert found.hints.authors == ("Анна Ким",)
    assert (empty.source, empty.reason) == ("feed.xml#2", "no text")


def test_an_atom_entry_gives_its_content_before_its_summary(tmp_path: Path) -> None:
    (found,) = articles(tmp_path / "a.atom", ATOM.format(text=ARABIC))
    assert (found.body, found.media_type) == (ARABIC, "text/plain")
    assert (found.hints.published, found.hints.modified) == ("2031-03-04T09:30:00+03:00", "2031-03-04T10:00:00+03:00")
    assert found.hints.alternates == (("en", "https://sabah.example/en/1"),)
    assert (found.hints.outlet, found.hints.language, found.hints.authors) == ("الصباح", "ar", ("ليلى",))


def test_a_feed_that_was_cut_short_gives_its_whole_entries(tmp_path: Path) -> None:
    item = "<item><title>t{}</title><description>number {}</description></item>"
    feed = '<rss version="2.0"><channel>' + "".join(item.format(n, n) for n in range(3))
    found = read(write(tmp_path / "a.rss", feed[:-20]))
    assert [one.body for one in found if isinstance(one, Raw)] == ["number 0", "number 1"]
    assert [(one.source, one.reason) for one in found if isinstance(one, Rejected)] == [
        ("a.rss#3", "damaged"),
        ("a.rss", "damaged"),
    ]


def test_entities_neither_expand_without_end_nor_read_files(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt", "SECRET")
    laughs = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE r [{laughs}<!ENTITY x SYSTEM "{secret.as_uri()}"> <!ENTITY % p SYSTEM '
        f'"{secret.as_uri()}"> %p;]><rss version="2.0"><channel><item><title>t</title>'
        "<description>before &a11; &x; after</description></item></channel></rss>"
    )
    for found in read(write(tmp_path / "a.xml", feed)):
        assert "SECRET" not in repr(found) and len(repr(found)) < 100_000


def test_references_to_no_character_do_not_cost_the_feed(tmp_path: Path) -> None:
    feed = RSS.format(encoding="utf-8", text=f"{RUSSIAN} &#xD800; two &#99999999999; three &#0; four &#x420;")
    (found,) = articles(tmp_path / "a.xml", feed)
    assert found.body.startswith(f"<p>{RUSSIAN} \ufffd two \ufffd three \ufffd four Р</p>")


def test_nothing_is_ever_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader went to the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    feed = (
        '<?xml-stylesheet href="http://x.example/a.xsl"?><!DOCTYPE rss SYSTEM "http://x.example/a.dtd">'
        + RSS.partition("?>")[2]
    )
    assert articles(tmp_path / "a.xml", feed.format(text="x"))
    read(write(tmp_path / "b.xml", "http://x.example/feed"))


def test_xml_that_is_no_feed_is_an_unknown_format(tmp_path: Path) -> None:
    assert rejection(tmp_path / "map.xml", '<?xml version="1.0"?><urlset><url/></urlset>').reason == "unknown format"
    assert rejection(tmp_path / "a.xml", '<rss version="2.0"><channel></channel></rss>').reason == "no text"
