"""When an article was published: an interval as wide as our ignorance, and the evidence for it.

In order of trust (measured in bench/quality/dates.py): the stamp line that readers saw, the container's metadata,
the URL, the dateline, a head line that begins or ends with a date, and last the other articles of the story.
A stamp without a zone is widened to every zone on earth (from 14 hours before to 12 hours after), and the
publisher's own calendar day is kept beside it: that day is what "today" counts from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

from synoptic import calendars
from synoptic.clean.weekdays import first_weekday
from synoptic.clean.written import Written, written
from synoptic.records import Article, Hints, Published, Span

_How = Literal["stamp", "metadata", "dateline", "text"]
_HEAD, _TAIL = 3000, 1200
# A stamp line holds little besides its date: a place, a name, "Published". 32 letters hold the longest label.
_STAMP_LETTERS = 32
_STAMP_LINE = 140
_HEAD_LINES = 8
_URL = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/-]|$)|[/-](?P<c>20\d{6})(?=\D|$)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_DATELINE = re.compile(r"[^\n]{0,90}?[—–:]|[^\n]{0,90}?\s-\s?|[^\n]{0,90}?--")


def published(text: str, *, hints: Hints, url: str | None, fetched: datetime | None = None) -> Published | None:
    """The publication date with its evidence; None where nothing says it. Impossible and future dates are refused."""
    stamp = _stamp(text, hints.language, fetched)
    stated = _stated(hints.published, hints.language, fetched)
    if stamp is not None and stated is not None and stamp.start <= stated.start and stated.end <= stamp.end:
        return stated if stated.end - stated.start < stamp.end - stamp.start else stamp
    if stamp is not None or stated is not None:
        return stamp or stated
    return _from_url(url or hints.canonical, fetched) or _dateline(text, hints.language, fetched) or _near_top(
        text, hints.language, fetched
    )  # fmt: skip


def updated(text: str, first: Published | None, *, hints: Hints, fetched: datetime | None = None) -> Published | None:
    """When the article was last changed: what its metadata say, else the later date in the line of its stamp."""
    stated = _stated(hints.modified, hints.language, fetched)
    if stated is not None or first is None or first.how != "stamp" or first.span is None:
        return stated
    start = text.rfind("\n", 0, first.span.start) + 1
    end = text.find("\n", first.span.end)
    line = text[start : len(text) if end < 0 else end]
    parts = re.finditer(r"[^|]+", line) if len(line) <= _STAMP_LINE else iter(())
    said = [(when.interval(), part.start(), when) for part in parts
            for when in written(part.group(), language=hints.language)]  # fmt: skip
    if len(said) != 2:
        return None
    (last, at, when) = max(said, key=lambda found: found[:2])
    return _of(when, "stamp", start + at, fetched) if last > (first.start, first.end) else None


def _possible(start: datetime, end: datetime, fetched: datetime | None) -> bool:
    if not _FIRST_YEAR <= start.year <= end.year <= _LAST_YEAR:
        return False
    return fetched is None or start <= fetched


def _of(when: Written, how: _How, base: int | None, fetched: datetime | None) -> Published | None:
    start, end = when.interval()
    if not _possible(start, end, fetched):
        return None
    first, last = when.days()
    made = Published(start=start, end=end, how="metadata", day=first if first == last else None)
    span = None if base is None else Span(start=base + when.start, end=base + when.end)
    return replace(made, how=how, span=span)


def _stamp(text: str, language: str | None, fetched: datetime | None) -> Published | None:
    """The first line near the head, else the last near the tail, that is little more than a date."""
    head = _stamps(text, 0, min(len(text), _HEAD), language, fetched)
    if head:
        return head[0]
    tail = _stamps(text, max(_HEAD, len(text) - _TAIL), len(text), language, fetched)
    return tail[-1] if tail else None


def _stamps(text: str, start: int, end: int, language: str | None, fetched: datetime | None) -> list[Published]:
    found = []
    for line in re.finditer(r"[^\n|]+", text[start:end]):  # a bar sets the date apart from what else a line holds
        if len(line.group()) > _STAMP_LINE or not re.search(r"\d", line.group()):
            continue
        dates = written(line.group(), language=language)
        if 1 <= len(dates) <= 2 and _mostly_date(line.group(), dates):
            # Of two dates in one line ("Published ..., updated ...") the earlier is the publication.
            made = _of(min(dates, key=lambda when: when.interval()), "stamp", start + line.start(), fetched)
            found += [] if made is None else [made]
    return found


def _mostly_date(line: str, dates: Sequence[Written]) -> bool:
    rest = line[: dates[0].start] + " " + line[dates[-1].end :]
    letters = sum(c.isalpha() for c in rest)
    # A weekday and the stop that belongs to the figure of the year ("četvrtak, 28. srpnja 2022.") are no sentence.
    sentence = len(rest.split()) > 2 and rest.rstrip().endswith((".", "?", "!", "。", "।", "۔", "؟"))
    return letters <= _STAMP_LETTERS and not (letters > 4 and sentence)


def _stated(said: str | None, language: str | None, fetched: datetime | None) -> Published | None:
    """What the page, the feed or the JSON says: ISO 8601, RFC 822, seconds since 1970, or a local form."""
    value = (said or "").strip()
    if not value:
        return None
    instant = _instant(value)
    if instant is not None and instant.tzinfo is not None:
        start = instant.astimezone(UTC)
        made = Published(start=start, end=start + timedelta(seconds=1), how="metadata", day=instant.date())
        return made if _possible(made.start, made.end, fetched) else None
    dates = written(value, language=language)
    return _of(dates[0], "metadata", None, fetched) if len(dates) == 1 else None


def _instant(value: str) -> datetime | None:
    try:
        if _EPOCH.fullmatch(value):
            return datetime.fromtimestamp(int(value[:10]), tz=UTC)
        if "T" in value or " " in value:
            return datetime.fromisoformat(value)
    except (ValueError, OverflowError):
        pass
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_url(url: str | None, fetched: datetime | None) -> Published | None:
    match = _URL.search(url or "")
    if match is None:
        return None
    parts = (match["y"], match["m"], match["d"]) if match["y"] else (match["c"][:4], match["c"][4:6], match["c"][6:])
    day = calendars.gregorian(*(int(part) for part in parts))
    if day is None:
        return None
    start, end = calendars.of_day(day, day)
    return Published(start=start, end=end, how="url", day=day) if _possible(start, end, fetched) else None


def _dateline(text: str, language: str | None, fetched: datetime | None) -> Published | None:
    """A whole date before the dash that opens the first lines: "OSLO, 28 July 2022 (Agency) -"."""
    for line in list(re.finditer(r"[^\n]+", text[:_HEAD]))[:_HEAD_LINES]:
        opening = _DATELINE.match(line.group())
        for when in written(opening.group(), language=language) if opening else ():
            return _of(when, "dateline", line.start(), fetched)
    return None


def _near_top(text: str, language: str | None, fetched: datetime | None) -> Published | None:
    """A head line that begins or ends with a whole date: weak evidence, so the interval is the days around it.

    Dates inside prose are no evidence: of 25 in the leads of TimeBank, AQUAINT and KRAUTS one was near publication.
    """
    for line in list(re.finditer(r"[^\n]+", text[:_HEAD]))[:_HEAD_LINES]:
        shown = line.group().rstrip()
        dates = written(shown, language=language) if len(shown) <= _STAMP_LINE else ()
        if len(dates) == 1 and not shown.endswith((".", "。")) and (dates[0].start == 0 or dates[0].end == len(shown)):
            found = _of(dates[0], "text", line.start(), fetched)
            if found is not None:
                around = found.start - timedelta(days=1), found.end + timedelta(days=7)
                return replace(found, start=around[0], end=around[1], day=None)
    return None


def infer_from_siblings(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of one story, those without a date given what their dated siblings justify, marked as inferred.

    Year and month come from the sibling nearest in time; a weekday in the lead narrows that to its days, since the
    accounts of one story lie within days of each other.
    """
    dated = sorted((a for a in articles if a.published and a.published.how != "sibling"), key=_when)
    if not dated:
        return tuple(articles)
    middle = dated[len(dated) // 2]
    return tuple(a if a.published else replace(a, published=_inferred(a, middle, dated)) for a in articles)


def _when(article: Article) -> tuple[datetime, str]:
    assert article.published is not None
    return article.published.start, article.id


def _day(published: Published) -> date:
    return published.day or (published.start + (published.end - published.start) / 2).date()


def _inferred(article: Article, sibling: Article, dated: Sequence[Article]) -> Published:
    days = [_day(a.published) for a in dated if a.published]
    assert sibling.published is not None
    weekday = first_weekday(article)
    if weekday is not None:
        near = _day(sibling.published)
        day = near + timedelta(days=(weekday - near.weekday() + 3) % 7 - 3)
        start, end = calendars.of_day(day, day + timedelta(days=1))
        return Published(start=start, end=end, how="sibling", sibling=sibling.id, day=day)
    first, last = min(days).replace(day=1), max(days)
    following = (last.replace(day=28) + timedelta(days=4)).replace(day=1)
    start, end = calendars.of_day(first, following - timedelta(days=1))
    return Published(start=start, end=end, how="sibling", sibling=sibling.id)
