"""Finds dates as pages write them, in every language that has a file, without knowing which one it is.

Only whole dates count (day, month and year): a page's stamp has all three. Month names come from the language
files; a name that means two months in two languages, or 03/04/2022, gives every reading and a wide interval.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from synoptic import calendars, languages
from synoptic.calendars import Calendar
from synoptic.records import record
from synoptic.text import composed

# Between the parts of a date stand a few marks and at most one short word ("28. juli", "28 de julio de 2022", "1er").
_GAP = r"[^\d\n]{0,10}?"
_NUMERIC = re.compile(
    r"(?<![\d.:/-])(?:(?P<y>\d{4})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[-./]) ?(?P<b>\d{1,2})(?P=t) ?(?P<z>\d{4}))(?![\d]|[-/]\d)"
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_CLOCK = re.compile(
    r"(?:T|(?=\D)[^\d\n]{1,14}?)(?P<h>\d{1,2})(?:[:.h時시点點]\s?(?P<n>\d{2}))(?::(?P<s>\d{2})(?:\.\d+)?)?分?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?\(?(?P<zone>(?:UTC|GMT)?[+−-]\d{1,2}(?::?\d{2})?|[A-ZМСК]{1,4})\b)?",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"(?<![\d.:])(?P<h>\d{1,2})[:.](?P<n>\d{2})(?:\s?(?P<half>[ap])\.?m\b\.?)?[^\d\n]{1,14}$", re.I
)
_REACH = 40


@record
class Written:
    """One date where it stands, with every day that it may mean, and its time of day where one is given."""

    start: int
    end: int
    readings: tuple[tuple[date, date], ...]
    clock: tuple[int, int, int] | None = None
    offset: timedelta | None = None

    def days(self) -> tuple[date, date]:
        """The first and the last day that it may mean."""
        return min(first for first, _ in self.readings), max(last for _, last in self.readings)

    def interval(self) -> tuple[datetime, datetime]:
        """The interval as seen from UTC, as wide as what is not known: zone, order of the figures, calendar."""
        first, last = self.days()
        if self.clock is None or first != last:
            return calendars.of_day(first, last)
        local = datetime(first.year, first.month, first.day, *self.clock)
        return calendars.of_time(local, self.offset, timedelta(minutes=1))


@record
class _Tables:
    months: dict[str, tuple[tuple[str, Calendar, int], ...]]
    dates: tuple[re.Pattern[str], ...]
    eras: dict[str, int]
    era: re.Pattern[str]


@functools.cache
def _tables() -> _Tables:
    months: dict[str, list[tuple[str, Calendar, int]]] = {}
    eras: dict[str, int] = {}
    for code in languages.codes():
        moments = languages.load(code).moments
        eras.update((era.mark, era.offset) for era in moments.eras)
        named: list[tuple[Calendar, tuple[tuple[str, ...], ...]]] = [
            (moments.calendar, moments.months),
            (moments.calendar, moments.months_short),
        ]
        named += [(other.name, other.months) for other in moments.calendars]
        for calendar, names in named:
            for number, forms in enumerate(names, 1):
                for form in forms:
                    months.setdefault(composed(form)[0].casefold(), []).append((code, calendar, number))
    names_ = "|".join(re.escape(name) for name in sorted(months, key=lambda name: (-len(name), name)))
    marks = "|".join(re.escape(mark) for mark in eras)
    name, day, year = (
        rf"(?P<m>(?<!\w)(?:{names_})(?:(?<!\d)|(?!\d)))",
        r"(?P<d>(?<!\d)\d{1,2}(?!\d))",
        r"(?P<y>(?<!\d)\d{4}(?!\d))",
    )
    # In scripts without spaces a month follows the year's sign directly (2022年7月).
    name_in_run = name.replace(r"(?<!\w)", r"(?<!\d)")
    shapes = (f"{day}{_GAP}{name}{_GAP}{year}", f"{name}{_GAP}{day}{_GAP}{year}",
              f"{year}{_GAP}{name_in_run}{_GAP}{day}", f"{year}{_GAP}{day}{_GAP}{name}")  # fmt: skip
    return _Tables(
        months={key: tuple(found) for key, found in months.items()},
        dates=tuple(re.compile(shape, re.IGNORECASE) for shape in shapes),
        eras=eras,
        era=re.compile(rf"(?P<e>{marks})\s?(?P<y>元|\d{{1,4}})\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日"),
    )


def written(text: str, *, language: str | None = None) -> tuple[Written, ...]:
    """The whole dates in `text`, in order; meant for a line or a page's head, not for a whole article."""
    plain, offsets = composed(text)
    found: list[Written] = []
    for date_ in sorted(_all(plain, language), key=lambda w: (w.start, -w.end)):
        if not found or date_.start >= found[-1].end:
            found.append(_with_clock(plain, date_))
    return tuple(
        Written(start=offsets[w.start], end=offsets[w.end], readings=w.readings, clock=w.clock, offset=w.offset)
        for w in found
    )


def _all(text: str, language: str | None) -> Iterator[Written]:
    tables = _tables()
    for match in _NUMERIC.finditer(text):
        yield from _made(match, _numeric(match, text, language))
    for match in tables.era.finditer(text):
        number = 1 if match["y"] == "元" else int(match["y"])
        yield from _made(match, [("gregorian", number + tables.eras[match["e"]], int(match["m"]), int(match["d"]))])
    seen = 0
    for year in _YEAR.finditer(text):
        window = max(seen, year.start() - _REACH), min(len(text), year.end() + _REACH)
        for shape in tables.dates:
            for match in shape.finditer(text, *window):
                if match.start("y") == year.start() and _gaps_small(match):
                    yield from _made(match, _named(match, language))
                    seen = match.end()


def _gaps_small(match: re.Match[str]) -> bool:
    # "28 people in July 2022" is no date: what stands between the parts may have five letters at most.
    spans = sorted(match.span(group) for group in ("d", "m", "y"))
    gaps = [match.string[a[1] : b[0]] for a, b in itertools.pairwise(spans)]
    return all(sum(c.isalpha() for c in gap) <= 5 for gap in gaps)


Reading = tuple[Calendar, int, int, int]


def _named(match: re.Match[str], language: str | None) -> list[Reading]:
    meanings = _tables().months[match["m"].casefold()]
    own = tuple(meaning for meaning in meanings if meaning[0] == language)
    year, number = int(match["y"]), int(match["d"])
    before = match.string[: match.start("y")].rstrip()
    era = next((by for mark, by in _tables().eras.items() if before.endswith(mark)), None)
    if era is not None:
        return [("gregorian", year + era, month, number) for _, _, month in (own or meanings)]
    return [(_calendar(calendar, year), year, month, number) for _, calendar, month in dict.fromkeys(own or meanings)]


def _calendar(calendar: Calendar, year: int) -> Calendar:
    # Thai pages write both counts; the figures cannot be mistaken for one another.
    return "gregorian" if calendar == "buddhist" and year < 2400 else calendar


def _numeric(match: re.Match[str], text: str, language: str | None) -> list[Reading]:
    if match["y"]:
        first, second, year = int(match["m"]), int(match["d"]), int(match["y"])
        return _counted(text, year, first, second)
    a, b, year = int(match["a"]), int(match["b"]), int(match["z"])
    order = languages.load(language).moments.order if language in languages.codes() and language else ""
    if match["t"] == "." or order in {"dmy", "ymd"}:
        return _counted(text, year, b, a)
    if order == "mdy":
        return _counted(text, year, a, b)
    return _counted(text, year, b, a) + _counted(text, year, a, b)


def _counted(text: str, year: int, month: int, number: int) -> list[Reading]:
    if 2400 <= year <= 2700 and re.search("[\u0e01-\u0e59]", text):
        return [("buddhist", year, month, number)]
    if 1300 <= year <= 1500:
        # A bare 1401/05/06 is Persian where Persian letters stand near it; else it may be Hijri, and we do not say.
        return (
            [("persian", year, month, number)]
            if re.search("[\u067e\u0686\u0698\u06af\u06a9\u06cc\u06f0-\u06f9]", text)
            else []
        )
    return [("gregorian", year, month, number)]


def _made(match: re.Match[str], readings: list[Reading]) -> Iterator[Written]:
    days = dict.fromkeys(span for reading in readings if (span := calendars.day(*reading)) is not None)
    if days:
        yield Written(start=match.start(), end=match.end(), readings=tuple(days))


def _with_clock(text: str, when: Written) -> Written:
    line_end = text.find("\n", when.end)
    after = _CLOCK.match(text, when.end, len(text) if line_end < 0 else line_end)
    match = after or _CLOCK_BEFORE.search(text, max(0, when.start - _REACH), when.start)
    if match is None:
        return when
    hour, minute = int(match["h"]), int(match["n"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return when
    start, end = min(when.start, match.start()), max(when.end, match.end())
    zone = match["zone"] if after else None
    second = int(match["s"] or 0) % 60 if after else 0
    return Written(start=start, end=end, readings=when.readings, clock=(hour, minute, second),
                   offset=calendars.offset(zone) if zone else None)  # fmt: skip
