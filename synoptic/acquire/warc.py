"""A web archive (WARC, also gzipped) -> one article for each page or text that it holds.

Read are responses, resources and conversions (the text records of WET files) of type HTML or plain text; the number
in `Raw.source` counts all records of the archive from 1, so that any other tool finds the same one. Requests,
notes on the crawl and images are no articles and are passed over; a page that was answered with an error is
`Rejected`. Addresses in records are data: nothing is written anywhere under their names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from synoptic.acquire import encodings, pages
from synoptic.acquire.claims import squeeze
from synoptic.acquire.files import File, damage, refuse_binary, stream
from synoptic.acquire.readers import Claim
from synoptic.acquire.unusable import Unusable
from synoptic.records import Raw, Rejected
from synoptic.settings import Settings

_PAGES = {"text/html", "application/xhtml+xml"}


def claim(file: File) -> Claim:
    """Whatever begins with a WARC version line."""
    if file.head.startswith(b"WARC/"):
        return Claim.SIGNATURE
    return Claim.NAME if file.suffix in {".warc", ".wet"} else Claim.NO


def read(file: File, settings: Settings) -> Iterator[Raw | Rejected]:
    """Each page in the order of the archive; where the archive is cut short, the pages before the cut."""
    articles = number = 0
    why = last = None
    # The library unpacks gzip itself, record by record: a bomb is one record, and no more of it is read than allowed.
    with file.path.open("rb") as opened:
        try:
            for number, record in enumerate(ArchiveIterator(opened, parse_http=False), 1):
                for found in _article(record, f"{file.source}#{number}", settings.largest_file):
                    articles, last = articles + 1, found
                    yield found
        except (OSError, ValueError) as error:
            why = f"after record {number}: {error}"
    told = isinstance(last, Rejected) and last.reason == "damaged"
    if why is None and number and not told and (cut := _cut(file, settings.largest_file)) is not None:
        why = f"after record {number}: {cut}"
    if why is not None:
        yield Rejected(source=file.source, reason="damaged", detail=why)
    elif number == 0:
        yield Rejected(source=file.source, reason="damaged", detail="no record of a web archive can be read")
    elif articles == 0:
        yield Rejected(source=file.source, reason="no text", detail=f"{number} records, none of them a page or a text")


def _cut(file: File, largest: int) -> str | None:
    """Whether the archive ends inside a record's own headers, which the library passes over in silence."""
    end = b""
    with stream(file, largest=largest) as opened:
        while piece := opened.read(1 << 20):
            end = piece[-1:]
        why = damage(opened)
    return why or (None if end == b"\n" else "the last record is cut short")


def _article(record: Any, source: str, largest: int) -> Iterator[Raw | Rejected]:
    kind = _kind(record)
    if kind is None:
        return
    block = record.reader.read(largest + 1)
    if len(block) > largest:
        yield Rejected(source=source, reason="too large", detail=f"over {largest} bytes; that is the limit")
    elif len(block) < record.content_length:  # the library itself passes over this in silence
        detail = f"the archive ends {record.content_length - len(block)} bytes before the end of this record"
        yield Rejected(source=source, reason="damaged", detail=detail)
    else:
        try:
            article = _http(record, block, source, largest) if kind == "response" else _plain(record, block, source)
        except Unusable as error:
            article = Rejected(source=source, reason=error.reason, detail=error.detail)
        except (OSError, ValueError) as error:
            article = Rejected(source=source, reason="damaged", detail=f"its HTTP part cannot be read: {error}")
        if article is not None:
            yield article


def _kind(record: Any) -> str | None:
    if record.record_type == WarcRecordType.response and record.is_http:
        return "response"
    is_plain = record.record_type in (WarcRecordType.resource, WarcRecordType.conversion)
    return "plain" if is_plain else None


def _http(record: Any, block: bytes, source: str, largest: int) -> Raw | Rejected | None:
    record.set_bytes_content(block)
    record.parse_http(auto_decode="all")
    status = record.http_headers.status_code
    media_type = (record.http_content_type or "").lower()
    if media_type not in _PAGES | {"text/plain", ""}:
        return None
    if status is not None and not 200 <= status < 300:
        return Rejected(source=source, reason="no text", detail=f"the server answered {status}, no article")
    body = record.reader.read(largest + 1)  # unpacked by now: it may be larger than the block
    if len(body) > largest:
        raise Unusable("too large", f"over {largest} bytes unpacked; that is the limit")
    charset = record.http_charset
    return _raw(record, body, source, media_type, (charset,) if charset else ())


def _plain(record: Any, block: bytes, source: str) -> Raw | Rejected | None:
    media_type, _, parameters = (record.headers.get("Content-Type") or "").lower().partition(";")
    if media_type.strip() not in _PAGES | {"text/plain"}:
        return None
    charset = parameters.partition("charset=")[2].strip(" \"'")
    return _raw(record, block, source, media_type.strip(), (charset,) if charset else ())


def _raw(record: Any, body: bytes, source: str, media_type: str, declared: tuple[str, ...]) -> Raw:
    refuse_binary(body[:4096])
    url = squeeze((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    fetched: datetime | None = record.record_date
    if media_type == "text/plain":
        text = encodings.decode(body, declared=declared)
        return Raw(source=source, url=url, body=text, media_type="text/plain", fetched=_utc(fetched))
    markup = encodings.decode(body, declared=(*declared, *pages.declared(body)))
    return pages.page(markup, source=source, url=url, fetched=_utc(fetched))


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment is not None else None
