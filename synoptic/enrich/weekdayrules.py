"""Rules for weekdays, and for the days and weeks that are counted off inside a month."""

from __future__ import annotations

from datetime import date, timedelta

from synoptic import calendars
from synoptic.enrich import calendar
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.daterules import (
    DAY,
    MONTH,
    OF,
    TO_MONTH,
    YEAR,
    bare_month,
    day_from,
    direction,
    month_of,
    without_year,
)
from synoptic.enrich.timerules import Found, Rule, rule, unresolved


def _weekday(found: Found, base: date) -> Stretch | None:
    """The most recent such day, today included: right for 91 % of TimeBank's and of a German daily's bare weekdays."""
    return day_from(base, weekday_offset(found, base))


def weekday_offset(found: Found, base: date) -> int:
    """Days from the anchor to the weekday that is meant: back, unless a verb puts it ahead."""
    back = (base.weekday() - found.number("w", "weekday", "shortweekday")) % 7
    return 7 - back if found.ahead and back else -back


def weekday_toward(found: Found, base: date) -> Stretch | None:
    """Last, this or next Friday."""
    way, number = direction(found, "r"), found.number("w", "weekday")
    if way < 0:
        return day_from(base, -((base.weekday() - number - 1) % 7 + 1))
    if way > 0:
        return day_from(base, (number - base.weekday() - 1) % 7 + 1)
    # "this Friday": the coming one, today included.
    return day_from(base, (number - base.weekday()) % 7)


def _weekday_of_week(found: Found, base: date) -> Stretch | None:
    name, relation = ("u", "r") if "u" in found else ("u2", "r2")
    if "x" in found or found.code(name, "unit") != "week":
        return None
    return day_from(base, 7 * direction(found, relation) - base.weekday() + found.number("w", "weekday"))


def _month_meant(found: Found, base: date) -> Stretch | None:
    if "mu" in found:
        away = direction(found, "r") if "r" in found else 0
        return calendar.step(base, "month", away) if found.code("mu", "unit") == "month" else None
    if "y" in found:
        return calendar.month(found.number("y", "year"), month_of(found))
    return bare_month(found, base)


def _nth_weekday(found: Found, base: date) -> Stretch | None:
    """The last Sunday of March, le deuxième jeudi de mai."""
    of, weekday = _month_meant(found, base), found.number("w", "weekday")
    if of is None or of.start is None or of.end is None:
        return None
    first, last = of.start.date(), of.end.date() - timedelta(days=1)
    if "ordinal" not in found.named["o"].meanings:
        return calendar.day(last - timedelta(days=(last.weekday() - weekday) % 7))
    there = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (found.number("o", "ordinal") - 1))
    return calendar.day(there) if there <= last else unresolved("day")


def _nth_unit(found: Found, base: date) -> Stretch | None:
    """The n-th day or week of a month; a week counts where it begins in the month."""
    of, unit = _month_meant(found, base), found.code("u", "unit")
    if of is None or of.start is None or of.end is None or unit not in {"day", "week"}:
        return None
    first, last = of.start.date(), of.end.date() - timedelta(days=1)
    number = found.number("o", "ordinal") if "o" in found else 1
    backward = "last" in found or "o" not in found
    if unit == "day":
        there = last - timedelta(days=number - 1) if backward else first + timedelta(days=number - 1)
        return calendar.day(there) if first <= there <= last else unresolved("day")
    monday = first + timedelta(days=-first.weekday() % 7)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    by = 7 - 7 * number if backward else 7 * (number - 1)
    begins = calendar.step_days(sunday if backward else monday, by)
    return unresolved("week") if begins is None else calendar.week(begins)


def _weekday_and_number(found: Found, base: date) -> Stretch | None:
    """Jeudi 15: the nearest 15th that is a Thursday, at most two months away; else the figure counts something."""
    weekday, number = found.number("w", "weekday"), found.number("d", "day", "ordinal")
    months = [base.year * 12 + base.month - 1 + by for by in (-2, -1, 0, 1, 2)]
    days = [calendars.gregorian(at // 12, at % 12 + 1, number) for at in months]
    fitting = [calendar.day(day) for day in days if day is not None and day.weekday() == weekday]
    return calendar.nearest(base, list(fitting)) or _weekday(found, base)


def _after_next(found: Found, base: date) -> Stretch | None:
    """Friday after next, lundi en huit, übernächsten Freitag: weeks on from the coming one; a month a year on."""
    weeks = found.number("over", "over_next")
    if "m" in found:
        later = month_of(found) > base.month
        return calendar.month(base.year + (1 if later else 2), month_of(found)) if weeks == 1 else None
    if "u" in found:
        return calendar.step(base, found.code("u", "unit"), 2) if weeks == 1 else None
    return day_from(base, (found.number("w", "weekday") - base.weekday() - 1) % 7 + 1 + 7 * weeks)


def _counted_weekdays(found: Found, base: date) -> Stretch | None:
    """So many Fridays ago or from now."""
    number, weekday = found.number("n", "number"), found.number("w", "weekday")
    if not 1 <= number <= 52:
        return None
    if "ago" in found.named["way"].meanings:
        return day_from(base, -((base.weekday() - weekday - 1) % 7 + 1) - 7 * (number - 1))
    return day_from(base, (weekday - base.weekday() - 1) % 7 + 1 + 7 * (number - 1))


def _week_of(found: Found, base: date) -> Stretch | None:
    """The week that holds a day ("the week of March 6")."""
    if found.code("u", "unit") != "week":
        return None
    of = without_year(found, base)
    return calendar.week(of.start.date()) if of is not None and of.start is not None else unresolved("week")


WEEKDAYS: tuple[Rule, ...] = (
    rule("weekdays ago or from now", "<n:number><w:weekday><way:ago|hence>", "published", _counted_weekdays),
    rule("week of a day", f"<the>?<u:unit><of|the>{{1,2}}{DAY}{TO_MONTH}{MONTH}", "published", _week_of),
    rule("week of a day", "{mdy}" + f"<the>?<u:unit><of|the>{{1,2}}{MONTH}{DAY}", "published", _week_of),
    rule(
        "weekday of a month",
        f"<the>?<o:ordinal|last>\\.?<w:weekday>{TO_MONTH}{MONTH},?{OF}<y:year>",
        "absolute",
        _nth_weekday,
    ),
    rule("weekday of a month", f"<the>?<o:ordinal|last>\\.?<w:weekday>{TO_MONTH}{MONTH}", "published", _nth_weekday),
    rule(
        "weekday of this or another month",
        "<the>?<o:ordinal|last>\\.?<w:weekday><of|the>{1,3}(?:<r:last|next|this><the>?)?<mu:unit>",
        "published",
        _nth_weekday,
    ),
    rule(
        "week or day of a month",
        f"<the>?(?:<o:ordinal>\\.?<last:last>?|<o2:last>)<u:unit>{TO_MONTH}{MONTH}(?:,?{OF}<y:year>)?",
        "published",
        _nth_unit,
    ),
    rule("weekday after next", "<the>?(?:<w:weekday>|<m:month>|<u:unit>)<over:over_next>", "published", _after_next),
    rule("weekday after next", "<the>?<over:over_next>(?:<w:weekday>|<m:month>|<u:unit>)", "published", _after_next),
    rule("weekday and day", r"<w:weekday>,?<the>?<d:day>", "published", _weekday_and_number),
    rule("short weekday", "<w:shortweekday>", "published", _weekday),
    rule("weekday", "<w:weekday>", "published", _weekday),
    rule("last or next weekday", "<the>?<r:last|next|this><the|of|unit>?<w:weekday>", "published", weekday_toward),
    rule(
        "weekday, last or next",
        "<the>?<w:weekday><of|the>?<r:last|next|following|previous>",
        "published",
        weekday_toward,
    ),
    rule("weekday of a week", f"<w:weekday><of|the>{{0,2}}{YEAR}", "published", _weekday_of_week),
    rule(
        "weekday of the week told",
        "<w:weekday><of|the>{0,2}(?:<u:unit><the>?<r:following|previous>|<r2:following|previous><the>?<u2:unit>)",
        "event",
        _weekday_of_week,
    ),
    rule("a week's weekday", f"{YEAR}<of|the|at>{{0,2}}<w:weekday>", "published", _weekday_of_week),
)
