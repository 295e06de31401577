"""Days in the calendars that news is dated by, and when a day is: everything to the Gregorian calendar and UTC.

Impossible days give None, never an exception and never another day. No clock and no tables of holidays.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Literal

Calendar = Literal["gregorian", "buddhist", "persian", "hijri"]

# A day without a zone is somewhere on earth: it begins in UTC+14 (Kiritimati) and ends in UTC-12 (Baker Island).
EAST = timedelta(hours=14)
WEST = timedelta(hours=12)

# Zone names as they stand after a time of day; those that mean several zones (CST, IST, AST) are left out on purpose.
ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "МСК": 180, "TRT": 180, "PKT": 300, "WIB": 420, "HKT": 480, "SGT": 480,
    "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "CDT": -300, "MDT": -360, "MST": -420, "PDT": -420, "PST": -480, "BRT": -180,
}  # fmt: skip


def day(calendar: Calendar, year: int, month: int, number: int) -> tuple[date, date] | None:
    """First and last Gregorian day that a written day may be (they differ for Hijri); None if impossible."""
    if calendar == "buddhist":
        found = gregorian(year - 543, month, number)
    elif calendar == "persian":
        found = _persian(year, month, number)
    elif calendar == "hijri":
        # The tabular calendar is within a day of the sighted one nearly always (Dershowitz & Reingold 2018, ch. 7).
        found = _hijri(year, month, number)
        return None if found is None else (found - timedelta(days=1), found + timedelta(days=1))
    else:
        found = gregorian(year, month, number)
    return None if found is None else (found, found)


def month(calendar: Calendar, year: int, number: int) -> tuple[date, date] | None:
    """First and last Gregorian day that a written month may hold; None if impossible."""
    after = (year + 1, 1) if number == 12 else (year, number + 1)
    first, following = day(calendar, year, number, 1), day(calendar, *after, 1)
    return None if first is None or following is None else (first[0], following[1] - timedelta(days=1))


def year(calendar: Calendar, number: int) -> tuple[date, date] | None:
    """First and last Gregorian day that a written year may hold; None if impossible."""
    first, following = day(calendar, number, 1, 1), day(calendar, number + 1, 1, 1)
    return None if first is None or following is None else (first[0], following[1] - timedelta(days=1))


def gregorian(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def _persian(year: int, month: int, number: int) -> date | None:
    # 33-year cycle of leap years, exact for 1178-1633 (Borkowski 1996); outside it we do not answer.
    if not (1178 <= year <= 1633 and 1 <= month <= 12):
        return None
    leap = (year % 33) in (1, 5, 9, 13, 17, 22, 26, 30)
    length = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    if not 1 <= number <= length:
        return None
    leaps = sum(1 for y in range(1401, year) if y % 33 in (1, 5, 9, 13, 17, 22, 26, 30))
    leaps -= sum(1 for y in range(year, 1401) if y % 33 in (1, 5, 9, 13, 17, 22, 26, 30))
    days = (year - 1401) * 365 + leaps + min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + number - 1
    return date(2022, 3, 21) + timedelta(days=days)


def _hijri(year: int, month: int, number: int) -> date | None:
    # Tabular calendar, civil epoch (16 July 622 Julian), leap years by (11y + 14) mod 30 < 11.
    if not (1200 <= year <= 1600 and 1 <= month <= 12):
        return None
    leap = (11 * year + 14) % 30 < 11
    length = 30 if month % 2 == 1 or (month == 12 and leap) else 29
    if not 1 <= number <= length:
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + number
    return date.fromordinal(227014 + days)


def easter(year: int) -> date | None:
    """Easter Sunday of the Western churches (Meeus 1991, ch. 8); None before the calendar was reformed."""
    if not 1583 <= year <= 9999:
        return None
    century, short = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (short // 4) - moon - short % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, number = divmod(moon + weekday - 7 * late + 114, 31)
    return gregorian(year, month, number + 1)


def pascha(year: int) -> date | None:
    """Easter Sunday of the Eastern churches (Meeus 1991, ch. 8), as a Gregorian day."""
    if not 1583 <= year <= 9999:
        return None
    moon = (19 * (year % 19) + 15) % 30
    month, number = divmod(moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114, 31)
    julian = gregorian(year, month, number + 1)
    return None if julian is None else julian + timedelta(days=year // 100 - year // 400 - 2)


def of_day(first: date, last: date) -> tuple[datetime, datetime]:
    """The interval of these local days (last included) as seen from UTC, when the zone is not known."""
    start, end = midnight(first), midnight(last)
    return _shift(start, -EAST), _shift(end, timedelta(days=1) + WEST)


def of_time(local: datetime, offset: timedelta | None, grain: timedelta) -> tuple[datetime, datetime]:
    """The interval of a local time of that grain: exact with its offset from UTC, as wide as all zones without."""
    start = local.replace(tzinfo=UTC)
    if offset is None:
        return _shift(start, -EAST), _shift(start, grain + WEST)
    return _shift(start, -offset), _shift(start, grain - offset)


def midnight(when: date) -> datetime:
    """The start of that day, UTC."""
    return datetime(when.year, when.month, when.day, tzinfo=UTC)


def _shift(when: datetime, by: timedelta) -> datetime:
    try:
        return when + by
    except OverflowError:
        return when


def offset(text: str) -> timedelta | None:
    """The offset from UTC that a zone's name or "+03:00", "UTC+3" gives; None where it gives none or several."""
    name = text.strip().upper()
    if name in ZONES:
        return timedelta(minutes=ZONES[name])
    for prefix in ("UTC", "GMT"):
        name = name.removeprefix(prefix)
    sign, digits = name[:1], name[1:].replace(":", "")
    if sign not in {"+", "-", "−"} or not digits.isdecimal() or len(digits) > 4:
        return None
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return None
    return timedelta(hours=hours, minutes=minutes) * (1 if sign == "+" else -1)
