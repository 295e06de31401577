"""HTML -> the article's text as the page holds it, one paragraph a line; nothing is generated.

trafilatura finds the main text; where it finds none, or stumbles over a hostile page, the text of the whole body
is taken. Whatever remains of the page in it is marked later, as furniture.
"""

from __future__ import annotations

import re

import trafilatura
from lxml import etree
from lxml import html as lxml_html

_DEEPEST = 250
"""Elements inside one another above which a page is taken apart without building a tree. News pages have 20 to 60;
libxml2 itself stops at 256 and drops what lies deeper."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})|<!--")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dt",
        "dd",
        "option",
    ]
)
_SKIPPED = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "body",
    ]
)


def main_text(html: str) -> str:
    """The main text, paragraphs apart by an empty line; empty where the page shows no text."""
    safe = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in html) if _LONE.search(html) else html
    safe = safe.replace("\x00", "\ufffd")
    if _depth(safe) > _DEEPEST:
        return _paragraphs(_flat(safe))
    return _extracted(safe) or _paragraphs(_body(safe))


_LONE = re.compile("[\ud800-\udfff]")


def _extracted(html: str) -> str:
    try:
        found = trafilatura.extract(html, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:
        return ""
    return _paragraphs(found or "")


def _paragraphs(text: str) -> str:
    lines = (re.sub(r"[ \t\r\f\v\u00a0]+", " ", line).strip() for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)


def _body(html: str) -> str:
    """The text of the body, a block element a line."""
    parser = lxml_html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return _flat(html)
    etree.strip_elements(tree, *_SKIPPED, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        block = element.tag in _BLOCKS
        if block:
            parts.append("\n")
        text = element.text if event == "start" else element.tail
        if text:
            parts.append(re.sub(r"\s+", " ", text))
    return "".join(parts)


def _depth(html: str) -> int:
    """An upper guess of how deep elements lie in one another, from the tags alone."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        name = match[2]
        if name is None or name.lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flat(html: str) -> str:
    """The text between tags, read in one pass, for pages too deep to build; entities stay as they are written."""
    parts: list[str] = []
    at = 0
    while (start := html.find("<", at)) >= 0:
        parts.append(html[at:start])
        end = html.find(">", start)
        if end < 0:
            return "".join(parts)
        name = re.match(r"</?([a-zA-Z0-9]{1,20})", html[start : start + 24])
        if name is not None and name[1].lower() in _SKIPPED and html[start + 1] != "/":
            closed = _find_closing(html, name[1], end)
            end = html.find(">", closed) if closed >= 0 else len(html)
            end = len(html) if end < 0 else end
        parts.append("\n" if name is None or name[1].lower() in _BLOCKS else "")
        at = end + 1
    parts.append(html[at:])
    return "".join(parts)


def _find_closing(html: str, name: str, start: int) -> int:
    match = re.compile(rf"</{re.escape(name)}\b", re.IGNORECASE).search(html, start)
    return match.start() if match is not None else -1
