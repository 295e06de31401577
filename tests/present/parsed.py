"""A page as a tree, and its text, for tests to look into."""

from __future__ import annotations

from typing import Any

from lxml import html


def parsed(source: str) -> Any:
    """The page's tree; lxml's types for XPath results say too little to be of use here."""
    return html.document_fromstring(source)


def text_of(element: Any) -> str:
    """What an element says, its parts one space apart."""
    return " ".join(" ".join(element.itertext()).split())
