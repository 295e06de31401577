"""An RSS or Atom feed that lies in a file -> one article for each entry; nothing is ever fetched.

Entity declarations are taken out before the feed is parsed, so that none can expand or name a file. Dates keep
their original text, time zone and all. (JSON Feed is JSON: `jsonl` reads it.)
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from synoptic.acquire import encodings, pages
from synoptic.acquire.claims import squeeze
from synoptic.acquire.files import File, contents
from synoptic.acquire.readers import Claim
from synoptic.acquire.unusable import Unusable
from synoptic.records import Hints, Raw, Rejected
from synoptic.settings import Settings

_ROOTS = {"rss", "feed", "rdf"}
_SUFFIXES = {".rss", ".atom", ".rdf", ".xml"}

_TAG = re.compile("<[^<>]*>")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b[^<>]*>", re.IGNORECASE)
_ADDRESS_AND_NAME = re.compile(r"[^\s()@]{1,200}@[^\s()@]{1,200} \((.{1,500})\)")
_CLOSED = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s{0,9}>\s*(?:<!--[^>]*-->\s*)*\Z", re.IGNORECASE)
_ENTRY = re.compile(r"<(/?)(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


def claim(file: File) -> Claim:
    """Whatever begins with the root element of RSS, Atom or RDF."""
    if file.root is not None and file.root.rpartition(":")[2] in _ROOTS:
        return Claim.CONTENT
    return Claim.NAME if file.suffix in _SUFFIXES else Claim.NO


def read(file: File, settings: Settings) -> Iterator[Raw | Rejected]:
    """Each entry in the order of the feed; where the feed is cut short, the entries before the cut."""
    data = contents(file, largest=settings.largest_file)
    text = encodings.decode(data, declared=pages.declared(data))
    feed = _parse(text)
    if not feed.get("version") and not feed.entries:
        raise Unusable("unknown format", "XML, but no RSS or Atom feed")
    if not feed.entries:
        raise Unusable("no text", "a feed without entries")
    cut = _CLOSED.search(text[-4096:].rstrip()) is None
    for number, entry in enumerate(feed.entries, 1):
        source = f"{file.source}#{number}"
        if cut and number == len(feed.entries) and _ends_inside_an_entry(text):
            yield Rejected(source=source, reason="damaged", detail="the feed ends inside this entry")
        else:
            yield _article(entry, feed.feed, source)
    if cut:
        yield Rejected(source=file.source, reason="damaged", detail="the feed ends before its last element is closed")


def _parse(text: str) -> Any:
    # A stream, never a string: feedparser would take a string for an address and fetch it. The text is passed on as
    # UTF-8 and said to be so, which overrides what the XML declaration says. What an entry holds stays as it is.
    stream = io.BytesIO(_REFERENCE.sub(_possible, _ENTITY.sub("", text)).encode("utf-8"))
    said = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(stream, response_headers=said, resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # it trips over some malformed feeds in ways of its own (KeyError, ...)
        raise Unusable("damaged", f"the feed cannot be parsed: {error!r}") from error


def _possible(reference: re.Match[str]) -> str:
    """The reference, if a character has that number: feedparser fails on surrogates and on what is past Unicode."""
    digits, base = (reference[1], 16) if reference[1] is not None else (reference[2], 10)
    number = int(digits, base) if len(digits.lstrip("0")) < 8 and digits.strip("0") else 0
    return reference[0] if 0 < number < 0xD800 or 0xE000 <= number <= 0x10FFFF else "\ufffd"


def _ends_inside_an_entry(text: str) -> bool:
    tags = [match[1] for match in _ENTRY.finditer(text)]
    return bool(tags) and tags[-1] == ""


def _article(entry: Any, feed: Any, source: str) -> Raw | Rejected:
    content = next((part for part in entry.get("content", ()) if part.get("value", "").strip()), None)
    content = content or entry.get("summary_detail") or {}
    title = _plain(entry.get("title"))
    try:
        body = encodings.tidy(content.get("value") or "")
    except Unusable as error:
        detail = f"an entry without content; its title is {title!r}" if error.reason == "empty" else error.detail
        return Rejected(source=source, reason="no text" if error.reason == "empty" else error.reason, detail=detail)
    markup = "html" in (content.get("type") or "") and ("<" in body or "&" in body)
    hints = Hints(
        title=title,
        language=squeeze(content.get("language") or entry.get("language") or feed.get("language")),
        outlet=_outlet(entry.get("source") or {}) or _plain(feed.get("title")),
        published=squeeze(entry.get("published")),
        modified=squeeze(dict.get(entry, "updated")),  # `entry.get` would fall back on `published`
        authors=_authors(entry),
        canonical=squeeze(entry.get("feedburner_origlink")),
        alternates=_alternates(entry.get("links", ())),
    )
    url = squeeze(entry.get("link"))
    return Raw(source=source, url=url, body=body, media_type="text/html" if markup else "text/plain", hints=hints)


def _alternates(links: Any) -> tuple[tuple[str, str], ...]:
    pairs = [
        (squeeze(link.get("hreflang")), squeeze(link.get("href"))) for link in links if link.get("rel") == "alternate"
    ]
    return tuple((language, url) for language, url in pairs if language is not None and url is not None)


def _authors(entry: Any) -> tuple[str, ...]:
    # RSS wants "address (name)"; feedparser cuts such names in two where the address has a long top-level domain.
    if (rss := _ADDRESS_AND_NAME.fullmatch(entry.get("author") or "")) is not None:
        names = [rss[1]]
    else:
        names = [author.get("name") for author in entry.get("authors", ())]
    return tuple(dict.fromkeys(name for said in names if (name := _plain(said)) is not None))


def _outlet(source: Any) -> str | None:
    return _plain(source.get("title")) or squeeze(source.get("href"))


def _plain(title: str | None) -> str | None:
    """A title as text: feeds put markup and entities into titles, some twice escaped."""
    return squeeze(html.unescape(_TAG.sub("", title))) if title is not None else None
