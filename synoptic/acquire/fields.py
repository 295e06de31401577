"""One JSON object -> one article, by the field names that news tools write.

Known are the plain names anyone would choose and those of news-please, newspaper4k, Fundus, trafilatura, JSON Feed
and news search services. A member that means something else under the same name (trafilatura's `source` is an
address, Fundus' `body` an object) is told by its value.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from synoptic.acquire import encodings, pages
from synoptic.acquire.claims import squeeze
from synoptic.acquire.unusable import Unusable
from synoptic.records import Hints, Raw

_TEXT = ("text", "maintext", "plaintext", "body", "content", "content_text", "raw_text", "article")
_HTML = ("html", "raw_html", "content_html", "summary_html")
_SUMMARY = ("summary", "description")
_URL = ("url", "link", "external_url", "source_url", "canonical_link", "canonical_url", "source")
_TITLE = ("title", "headline", "title_page")
_LANGUAGE = ("language", "lang", "meta_lang", "language_code")
_OUTLET = ("outlet", "source", "source_domain", "site", "source-hostname", "sitename", "publisher", "hostname",
           "meta_site_name", "domain")  # fmt: skip
_PUBLISHED = ("published", "published_at", "publishedAt", "date_published", "date_publish", "publish_date",
              "publishing_date", "datePublished", "pub_date", "pubDate", "date", "time")  # fmt: skip
_MODIFIED = ("modified", "date_modified", "date_modify", "updated", "updated_at", "dateModified")
_AUTHORS = ("authors", "author", "byline")
_FETCHED = ("fetched", "date_download", "crawl_date", "download_date", "fetched_at")


def article(item: dict[str, Any], *, source: str, given: Hints) -> Raw:
    """The article an object holds, `given` for what it leaves out; `Unusable` where it has no text."""
    body, is_markup = _body(item)
    url = next((value for name in _URL if (value := text(item, (name,))) is not None and "://" in value), None)
    hints = Hints(
        title=text(item, _TITLE) or given.title,
        language=text(item, _LANGUAGE) or given.language,
        outlet=next((name for name in _each(item, _OUTLET) if "://" not in name), given.outlet),
        published=text(item, _PUBLISHED),
        modified=text(item, _MODIFIED),
        authors=_authors(item),
        canonical=text(item, ("canonical_link", "canonical_url", "canonical")),
    )
    body = encodings.tidy(body)
    fetched = _moment(text(item, _FETCHED))
    if not is_markup:
        return Raw(source=source, url=url, body=body, media_type="text/plain", fetched=fetched, hints=hints)
    page = pages.page(body, source=source, url=url, fetched=fetched)
    return Raw(
        source=source, url=page.url, body=body, media_type="text/html", fetched=fetched, hints=_over(hints, page)
    )


def has_text(item: dict[str, Any]) -> bool:
    """Whether the object itself is an article, whatever lists it holds besides."""
    return any(_prose(item.get(name)) is not None for name in (*_TEXT, *_HTML))


def text(item: dict[str, Any], names: Iterable[str]) -> str | None:
    """The first of these members that says something, on one line."""
    return next(iter(_each(item, names)), None)


def _each(item: dict[str, Any], names: Iterable[str]) -> list[str]:
    return [value for name in names if (value := _value(item.get(name))) is not None]


def _value(value: Any) -> str | None:
    if isinstance(value, dict):  # {"name": ...} of search services and JSON Feed, {"$date": ...} of document stores
        value = value.get("name") or value.get("$date")
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _from_epoch(value)
    return squeeze(value) if isinstance(value, str) else None


def _from_epoch(number: float) -> str | None:
    seconds = number / 1000 if abs(number) > 1e11 else number  # milliseconds from the year 5138 on, seconds before
    try:
        return datetime.fromtimestamp(seconds, tz=UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return None


def _body(item: dict[str, Any]) -> tuple[str, bool]:
    """The object's text and whether it is markup; extracted text goes before the page it was extracted from."""
    for names in (_TEXT, _HTML, _SUMMARY):
        for name in names:
            prose = _prose(item.get(name))
            if prose is not None:
                return prose, names is _HTML or pages.is_markup(prose)
    have = ", ".join(json.dumps(name) for name in list(item)[:12])
    raise Unusable("no text", f"no member holds a text; expected one of {_TEXT[:5]} or {_HTML[:2]}, there are {have}")


def _prose(value: Any) -> str | None:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value).strip() or None
    if isinstance(value, dict):  # Fundus: {"summary": [...], "sections": [{"headline": [...], "paragraphs": [...]}]}
        sections = found if isinstance(found := value.get("sections"), list) else []
        parts = [value.get("summary")]
        parts += [part.get(key) for part in sections if isinstance(part, dict) for key in ("headline", "paragraphs")]
        return "\n\n".join(prose for part in parts if isinstance(part, list) and (prose := _prose(part))) or None
    return None


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    for name in _AUTHORS:
        value = item.get(name)
        values = value if isinstance(value, list) else str(value).split(";") if isinstance(value, str) else [value]
        authors = tuple(dict.fromkeys(one for part in values if (one := _value(part)) is not None))
        if authors:
            return authors
    return ()


def _moment(said: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said) if said is not None else None
        if moment is None:
            return None
        # Crawlers write their own clock without a zone; taken as UTC, it is at most half a day off.
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _over(said: Hints, page: Raw) -> Hints:
    """What the object says, and what its page says where the object is silent."""
    found = page.hints
    return Hints(
        title=said.title or found.title,
        language=said.language or found.language,
        outlet=said.outlet or found.outlet,
        published=said.published or found.published,
        modified=said.modified or found.modified,
        authors=said.authors or found.authors,
        canonical=said.canonical or found.canonical,
        alternates=found.alternates,
    )
