"""Stretches of time: their TIMEX3 value, first and last instant, and grain; and how to step from one to the next.

Days are the publisher's own days; their borders are written as midnight UTC. What the calendar does not have
(31 June, year 0) is None. Seasons are the northern ones by whole months, as TIMEX3 leaves them undefined.
Values follow TIMEX3 (Pustejovsky et al. 2005): "1998-Q3", "1998-SU", "1998-W08", "1998-W08-WE", "198", "19".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from synoptic.calendars import gregorian, midnight
from synoptic.records import Grain, record

SEASONS = ("SP", "SU", "FA", "WI")
# Part of day: TIMEX3 code, first hour, hours. Fits the parts' use in news; duckling's hours are the same but for noon.
PARTS = {"MO": (5, 7), "MI": (11, 3), "AF": (12, 6), "EV": (17, 6), "NI": (18, 12), "DT": (6, 12)}


@record
class Stretch:
    """A stretch of time on the calendar."""

    value: str
    start: datetime | None
    end: datetime | None
    grain: Grain

    def first_day(self) -> date | None:
        """Its first day, where it has one."""
        return None if self.start is None else self.start.date()


def _at(year: int, month: int = 1, number: int = 1) -> datetime | None:
    found = gregorian(year, month, number)
    return None if found is None else midnight(found)


def _months(value: str, year: int, month: int, length: int, grain: Grain) -> Stretch | None:
    start = _at(year, month)
    after = year * 12 + month - 1 + length
    end = _at(after // 12, after % 12 + 1)
    return None if start is None or end is None else Stretch(value=value, start=start, end=end, grain=grain)


def day(when: date | None) -> Stretch | None:
    """That day; None for None, so that an impossible day passes through."""
    if when is None or when == date.max:
        return None
    start = midnight(when)
    return Stretch(value=when.isoformat(), start=start, end=start + timedelta(days=1), grain="day")


def week(when: date) -> Stretch | None:
    """The ISO week of that day."""
    monday = step_days(when, -when.weekday())
    if monday is None:
        return None
    iso = monday.isocalendar()
    return Stretch(
        value=f"{iso.year:04}-W{iso.week:02}",
        start=midnight(monday),
        end=midnight(monday) + timedelta(days=7),
        grain="week",
    )


def weekend(when: date) -> Stretch | None:
    """Saturday and Sunday of that day's ISO week."""
    whole = week(when)
    if whole is None or whole.start is None:
        return None
    return Stretch(value=whole.value + "-WE", start=whole.start + timedelta(days=5), end=whole.end, grain="day")


def month(year: int, number: int) -> Stretch | None:
    """That month."""
    return _months(f"{year:04}-{number:02}", year, number, 1, "month") if 1 <= number <= 12 else None


def quarter(year: int, number: int) -> Stretch | None:
    """That quarter of the year, 1 to 4."""
    return _months(f"{year:04}-Q{number}", year, 3 * number - 2, 3, "quarter") if 1 <= number <= 4 else None


def half(year: int, number: int) -> Stretch | None:
    """That half of the year, 1 or 2."""
    return _months(f"{year:04}-H{number}", year, 6 * number - 5, 6, "quarter") if 1 <= number <= 2 else None


def season(year: int, number: int) -> Stretch | None:
    """Spring, summer, autumn, winter (0 to 3) of that year; winter begins in its December."""
    return _months(f"{year:04}-{SEASONS[number]}", year, 3 * number + 3, 3, "season")


def year(number: int) -> Stretch | None:
    """That year."""
    return _months(f"{number:04}", number, 1, 12, "year")


def decade(first: int) -> Stretch | None:
    """The ten years from `first`, a multiple of ten."""
    return _months(f"{first // 10:03}", first, 1, 120, "decade")


def century(number: int) -> Stretch | None:
    """The n-th century, in the plain count (the 20th is 1900 to 1999)."""
    return _months(f"{number - 1:02}", max(1, 100 * (number - 1)), 1, 1200, "century") if 1 <= number <= 99 else None


def part(of: Stretch, code: str) -> Stretch:
    """A part of that day: "MO", "MI", "AF", "EV", "NI"; or a fixed time ("12:00" for noon)."""
    if ":" in code:
        return clock(of, int(code[:2]), int(code[3:])) or of
    first, hours = PARTS[code]
    start = None if of.start is None else of.start + timedelta(hours=first)
    end = None if start is None else start + timedelta(hours=hours)
    return Stretch(value=f"{of.value}T{code}", start=start, end=end, grain="part")


def clock(of: Stretch, hour: int, minute: int | None, second: int | None = None) -> Stretch | None:
    """That time on that day; 24:00 is its end."""
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59 or (hour == 24 and minute):
        return None
    value = f"{of.value}T{hour:02}:{minute or 0:02}" + ("" if second is None else f":{second:02}")
    grain: Grain = "hour" if minute is None else "minute" if second is None else "second"
    start = None if of.start is None else of.start + timedelta(hours=hour, minutes=minute or 0, seconds=second or 0)
    length = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}[grain]
    return Stretch(value=value, start=start, end=None if start is None else start + length, grain=grain)


def step_days(when: date, by: int) -> date | None:
    """The day that many days later; None past the calendar's ends."""
    try:
        return when + timedelta(days=by)
    except OverflowError:
        return None


def step(when: date, unit: str, by: int) -> Stretch | None:
    """The stretch of that unit which lies `by` units from the one that holds `when`."""
    if unit in {"day", "week", "weekend"}:
        there = step_days(when, by * (1 if unit == "day" else 7))
        if there is None:
            return None
        return day(there) if unit == "day" else week(there) if unit == "week" else weekend(there)
    months = when.year * 12 + when.month - 1 + by * {"month": 1, "quarter": 3, "half": 6, "season": 3}.get(unit, 0)
    there_year, there_month = months // 12, months % 12 + 1
    makers: dict[str, Callable[[], Stretch | None]] = {
        "month": lambda: month(there_year, there_month),
        "quarter": lambda: quarter(there_year, (there_month + 2) // 3),
        "half": lambda: half(there_year, (there_month + 5) // 6),
        "year": lambda: year(when.year + by),
        "decade": lambda: decade((when.year // 10 + by) * 10),
        "century": lambda: century(when.year // 100 + 1 + by),
    }
    return makers[unit]() if unit in makers else None


def nearest(anchor: date, made: list[Stretch | None]) -> Stretch | None:
    """Of these stretches the one whose middle lies nearest to the anchor; the earlier of two equals."""
    noon = datetime(anchor.year, anchor.month, anchor.day, 12, tzinfo=UTC)

    def distance(stretch: Stretch) -> timedelta:
        assert stretch.start is not None
        assert stretch.end is not None
        return abs(stretch.start + (stretch.end - stretch.start) / 2 - noon)

    found = [stretch for stretch in made if stretch is not None and stretch.start and stretch.end]
    return min(found, key=distance) if found else None


def joined(low: Stretch, high: Stretch) -> Stretch:
    """What is known if the anchor is one of several days: the stretch itself if they agree, else the hull, unnamed."""
    if low == high:
        return low
    starts = [when for when in (low.start, high.start) if when is not None]
    ends = [when for when in (low.end, high.end) if when is not None]
    return Stretch(
        value="" if low.value != high.value else low.value,
        start=min(starts, default=None),
        end=max(ends, default=None),
        grain=low.grain,
    )
