"""JSON Lines, JSON and JSON Feed -> one article for each object.

The number in `Raw.source` is the line of a JSONL file (from 1, empty lines counted) or the place in an array; a file
of a single object is that article itself. JSON nested too deep or broken becomes a `Rejected`, the next line goes on.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from synoptic.acquire import encodings, fields
from synoptic.acquire.files import File, contents, damage, stream
from synoptic.acquire.readers import Claim
from synoptic.acquire.unusable import Unusable
from synoptic.records import Hints, Raw, Rejected
from synoptic.settings import Settings

_SUFFIXES = {".jsonl", ".ndjson", ".jsonlines", ".json"}
_BEGIN = re.compile(r'\{\s*["}]|\[\s*[{\]]')

_BLANK = b" \t\r\n\f\v" + codecs.BOM_UTF8

_LISTS = ("items", "articles", "results", "documents")
"""Members under which an object keeps many articles: JSON Feed's, and those of news search services."""


def claim(file: File) -> Claim:
    """Whatever begins with a JSON object or an array of them."""
    if _BEGIN.match(file.opening):
        return Claim.CONTENT
    return Claim.NAME if file.suffix in _SUFFIXES else Claim.NO


def read(file: File, settings: Settings) -> Iterator[Raw | Rejected]:
    """Each object in the order of the file, line by line where its lines are objects of their own."""
    with stream(file, largest=settings.largest_file) as opened:
        lines = _lines(opened, file, settings.largest_file)
        first, more = next(lines, None) or b"", next(lines, b"")
    by_line = (more != b"" and isinstance(_parsed(first), dict)) or file.suffix in _SUFFIXES - {".json"}
    yield from _read_lines(file, settings) if by_line else _read_whole(file, settings)


def _read_lines(file: File, settings: Settings) -> Iterator[Raw | Rejected]:
    with stream(file, largest=settings.largest_file) as opened:
        number, blank = 0, True
        for number, line in enumerate(_lines(opened, file, settings.largest_file), 1):
            empty = line is not None and not line.strip(_BLANK)
            blank = blank and empty
            source = f"{file.source}#{number}"
            if line is None:
                detail = f"a line over {settings.largest_file} bytes; that is the limit"
                yield Rejected(source=source, reason="too large", detail=detail)
            elif not empty:
                yield from _articles(_parsed(line), source)
        if (why := damage(opened)) is not None:
            yield Rejected(source=file.source, reason="damaged", detail=f"after line {number}: {why}")
        elif blank:
            yield Rejected(source=file.source, reason="empty", detail="blank lines only")


def _read_whole(file: File, settings: Settings) -> Iterator[Raw | Rejected]:
    parsed = _parsed(contents(file, largest=settings.largest_file))
    if parsed is _BROKEN:
        raise Unusable("damaged", "begins like JSON but is none to the end")
    if not isinstance(parsed, list):
        yield from _articles(parsed, file.source)
        return
    if not parsed:
        raise Unusable("no text", "an empty array")
    for number, item in enumerate(parsed, 1):
        yield _article(item, f"{file.source}#{number}", Hints())


def _articles(item: Any, source: str) -> Iterator[Raw | Rejected]:
    """The article that an object is, or those that it lists."""
    items = None
    if isinstance(item, dict) and not fields.has_text(item):
        items = next((item[key] for key in _LISTS if isinstance(item.get(key), list)), None)
    if items is None:
        yield _article(item, source, Hints())
    elif not items:
        yield Rejected(source=source, reason="no text", detail="a list of articles without any")
    else:
        common = Hints()
        if "version" in item:  # JSON Feed: its own title and language hold for its entries
            common = Hints(outlet=fields.text(item, ("title",)), language=fields.text(item, ("language",)))
        for number, entry in enumerate(items, 1):
            yield _article(entry, f"{source}#{number}", common)


def _article(item: Any, source: str, given: Hints) -> Raw | Rejected:
    if not isinstance(item, dict):
        found = "no JSON" if item is _BROKEN else f"a {type(item).__name__}"
        detail = f"expected a JSON object that holds a text, got {found}"
        return Rejected(source=source, reason="damaged" if item is _BROKEN else "no text", detail=detail)
    try:
        return fields.article(item, source=source, given=given)
    except Unusable as error:
        return Rejected(source=source, reason=error.reason, detail=error.detail)


_BROKEN = object()


def _parsed(data: bytes) -> Any:
    """The JSON value, `None` for null; `_BROKEN` where it is none."""
    try:
        return json.loads(encodings.decode(data), strict=False)
    except (ValueError, RecursionError, Unusable):  # ValueError: also figures of more digits than Python will read
        return _BROKEN


def _lines(opened: io.BufferedReader, file: File, longest: int) -> Iterator[bytes | None]:
    """Each line's bytes; None for one that is too long, which is never held in memory."""
    if encodings.unicode_form(file.head) not in {None, "utf-8"}:  # UTF-16 has the byte 0x0A inside characters
        text = encodings.decode(contents(file, largest=longest))
        yield from (line.encode("utf-8") for line in text.split("\n"))
        return
    while line := opened.readline(longest):
        rest = line
        while not rest.endswith(b"\n") and (rest := opened.readline(longest)):
            line = b""  # too long: read on to its end and forget it
        yield line or None
