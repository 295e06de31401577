"""The JSON-LD of a page -> Hints: what schema.org's NewsArticle and its kin say of the article.

Found as one object, in a list, under `@graph` or `mainEntity`; references by `@id` are followed. Where the JSON is
broken (a comma too many, a quotation mark unescaped), its plain string members are still read.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from synoptic.acquire.claims import squeeze
from synoptic.records import Hints

_SCRIPTS = 50
"""Script elements of JSON-LD looked at; pages have one to five."""

_LONGEST = 1_000_000
"""Characters of one JSON-LD script; the longest seen on a news page hold the whole article, under 200,000."""

_OPEN = re.compile(r"<script\b", re.IGNORECASE)
_CLOSE = re.compile(r"</script", re.IGNORECASE)
_COMMA_TOO_MANY = re.compile(r",(?=\s{0,100}[}\]])")
_MEMBER = re.compile(r'"(headline|datePublished|dateModified|inLanguage)"\s{0,20}:\s{0,20}"((?:[^"\\\n]|\\.){1,1000})"')
_ARTICLES = re.compile(r"(Article|Posting|Report)$")


def article(page: str) -> Hints:
    """What the first article in the page's JSON-LD says; empty hints where there is none."""
    for script in _scripts(page):
        try:
            top = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            try:
                top = json.loads(_COMMA_TOO_MANY.sub("", script), strict=False)
            except (ValueError, RecursionError):
                top = {"@type": "Article", **_members(script)}
        nodes = list(_nodes(top))
        by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
        for node in nodes:
            if _is_article(node):
                return _hints(node, by_id)
    return Hints()


def _scripts(page: str) -> Iterator[str]:
    """The text of each JSON-LD script, in one pass over the page."""
    at = 0
    for _ in range(_SCRIPTS):
        kind = page.find("ld+json", at)
        if kind < 0:
            return
        begin, end = page.find(">", kind) + 1, _CLOSE.search(page, kind)
        if begin == 0 or end is None:
            return
        at = end.end()
        if _OPEN.search(page, max(0, kind - 500), kind) is not None and end.start() - begin <= _LONGEST:
            yield page[begin : end.start()].strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")


def _members(script: str) -> dict[str, str]:
    members: dict[str, str] = {}
    for name, value in _MEMBER.findall(script):
        try:
            members.setdefault(name, json.loads(f'"{value}"', strict=False))
        except ValueError:
            members.setdefault(name, value)
    return members


def _nodes(top: Any) -> Iterator[dict[str, Any]]:
    waiting, left = [top], 10_000  # more nodes than any page has
    while waiting and left > 0:
        node = waiting.pop(0)
        left -= 1
        if isinstance(node, list):
            waiting = node[:left] + waiting
        elif isinstance(node, dict):
            yield node
            waiting[:0] = [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in kinds)


def _hints(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Hints:
    authors = node.get("author") or node.get("creator") or ()
    authors = authors if isinstance(authors, list) else [authors]
    address = node.get("url") or node.get("mainEntityOfPage")
    return Hints(
        title=_text(node.get("headline")) or _text(node.get("name")),
        language=_text(node.get("inLanguage")),
        outlet=_name(node.get("publisher"), by_id),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        authors=tuple(dict.fromkeys(name for author in authors if (name := _name(author, by_id)) is not None)),
        canonical=_text(address.get("@id") if isinstance(address, dict) else address),
    )


def _name(node: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(node, list):
        node = node[0] if node else None
    if isinstance(node, dict):
        name = node.get("name") or by_id.get(str(node.get("@id")), {}).get("name")
        return _text(name[0] if isinstance(name, list) and name else name)
    name = _text(node)
    return None if name is None or "://" in name else name


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return squeeze(html.unescape(value))
