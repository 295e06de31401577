"""A page's own metadata -> Hints: what its head and its JSON-LD claim of the article.

Only the first part of a page is parsed, and JSON-LD is found by plain search, so that no page, however made, takes
more than a bounded time. Where several tell the same, the one written for machines that read news goes first:
JSON-LD, then OpenGraph, then plain `<meta>` names, then `<title>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from synoptic.acquire import jsonld
from synoptic.acquire.claims import squeeze
from synoptic.records import Hints, record

_HEAD = 512 * 1024
"""Characters of a page in which its head is looked for; heads with inlined styles reach 300,000."""

_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,6}\)(\S{1,2000}) -->")

_PUBLISHED = ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
              "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date", "parsely-pub-date",
              "sailthru.date", "cxenseparse:recs:publishtime")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
_TITLE = ("og:title", "twitter:title", "dc.title")
_LANGUAGE = ("content-language", "dc.language", "og:locale")


@record
class Metadata:
    """What a page says of itself."""

    hints: Hints
    url: str | None
    """Where it says it was published: the address a browser saved it from, else its canonical address."""


def read(page: str) -> Metadata:
    """The metadata of a decoded page; empty hints where it has none or cannot be parsed."""
    begin = page[:_HEAD]
    body = _BODY.search(begin)
    root = _parse(begin if body is None else begin[: body.end()] + ">")
    metas = _metas(root)
    said = jsonld.article(page)
    canonical = _link(root, "canonical") or _first(metas, ("og:url",)) or said.canonical
    saved = _SAVED_FROM.search(begin[:4096])
    hints = Hints(
        title=said.title or _first(metas, _TITLE) or _title(root),
        language=_lang(root) or said.language or _first(metas, _LANGUAGE),
        outlet=said.outlet or _first(metas, _OUTLET),
        published=said.published or _first(metas, _PUBLISHED),
        modified=said.modified or _first(metas, _MODIFIED),
        authors=said.authors or _names(metas),
        canonical=canonical,
        alternates=_alternates(root),
    )
    return Metadata(hints=hints, url=squeeze(saved[1]) if saved is not None else canonical)


def _parse(head: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(head.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _metas(root: etree._Element | None) -> list[tuple[str, str]]:
    """(name in lower case, content) of every meta element, in their order."""
    found = []
    for meta in _elements(root, "meta"):
        content = squeeze(meta.get("content"))
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if content is not None and name is not None:
            found.append((name.strip().lower(), content))
    return found


def _first(metas: list[tuple[str, str]], names: Iterable[str]) -> str | None:
    return next((content for name in names for known, content in metas if known == name), None)


def _names(metas: list[tuple[str, str]]) -> tuple[str, ...]:
    for name in _AUTHORS:
        found = [content for known, content in metas if known == name and "://" not in content]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _title(root: etree._Element | None) -> str | None:
    return next(
        (title for element in _elements(root, "title") if (title := squeeze("".join(map(str, element.itertext()))))),
        None,
    )


def _lang(root: etree._Element | None) -> str | None:
    if root is None or root.tag != "html":
        return None
    return squeeze(root.get("lang") or root.get("xml:lang"))


def _link(root: etree._Element | None, relation: str) -> str | None:
    links = (squeeze(link.get("href")) for link in _elements(root, "link") if _is(link, relation))
    return next((link for link in links if link is not None), None)


def _alternates(root: etree._Element | None) -> tuple[tuple[str, str], ...]:
    links = [link for link in _elements(root, "link") if _is(link, "alternate")]
    pairs = [(squeeze(link.get("hreflang")), squeeze(link.get("href"))) for link in links]
    return tuple((language, url) for language, url in pairs if language is not None and url is not None)


def _is(link: etree._Element, relation: str) -> bool:
    return relation in link.get("rel", "").lower().split()


def _elements(root: etree._Element | None, tag: str) -> Iterable[etree._Element]:
    return () if root is None else root.iter(tag)
