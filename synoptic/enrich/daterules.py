"""Rules for dates: figures, day and month and year, months, years, weekdays, times of day."""

from __future__ import annotations

from datetime import date

from synoptic import calendars
from synoptic.enrich import calendar
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.timerules import Found, Rule, rule, unresolved
from synoptic.records import Grain

OF = "<of|the|at|unit>{0,3}"
TO_MONTH = "<of|the|at>{0,3}"
_W = r"(?:<w:weekday|shortweekday>\.?,?<the|of|at>{0,2}<unit>?)?"
_W_AFTER = r"(?:,?\(?<weekday|shortweekday>\.?\)?)?"
DAY = r"<d:day|ordinal>\.?"
MONTH = r"<m:month|shortmonth>\.?"
_EDGE = "(?:<the>?<edge><of|the>{0,2}-?)?"
# A year told by its relation to this one: "last year", "año pasado", "i fjor".
YEAR = r"(?:<r:last|next|this><the>?<u:unit>|<u2:unit><of|the>?<r2:last|next|this>|<x:deictic>)"


def relative_year(found: Found, base: date) -> int | None:
    """The year that `YEAR` matched; None where the unit is no year."""
    if "x" in found:
        code = found.code("x", "deictic")
        return base.year + int(code[4:]) if code[:5] in {"year-", "year+"} else None
    name, relation = ("u", "r") if "u" in found else ("u2", "r2")
    return base.year + direction(found, relation) if found.code(name, "unit") == "year" else None


def direction(found: Found, name: str) -> int:
    """-1 for last, 1 for next, 0 for this."""
    meanings = found.named[name].meanings
    return 0 if "this" in meanings else -1 if "last" in meanings or "previous" in meanings else 1


def month_of(found: Found) -> int:
    """The month that the pattern `MONTH` matched."""
    return found.number("m", "month", "shortmonth")


def _year(found: Found, base: date) -> int | None:
    if "y" not in found:
        return relative_year(found, base)
    year = found.number("y", "year")
    buddhist = found.language.moments.calendar == "buddhist" and year >= 2400
    return year - 543 if buddhist else year if year < 2400 else None


def _full(found: Found, base: date) -> Stretch | None:
    year = _year(found, base)
    if year is None:
        return None
    when = calendars.gregorian(year, month_of(found), found.number("d", "day", "ordinal", "dayword"))
    return calendar.day(when) or unresolved("day")


def without_year(found: Found, base: date) -> Stretch | None:
    """A day and month told without their year: the nearest, or the one that the weekday beside it fits."""
    number, month = found.number("d", "day", "ordinal", "dayword"), month_of(found)
    made = [calendar.day(calendars.gregorian(base.year + by, month, number)) for by in (-1, 0, 1)]
    if "r" in found:
        made = _toward(made, base, direction(found, "r"))
    elif "w" in found:
        weekday = found.number("w", "weekday", "shortweekday")
        fitting = [day for day in made if day and day.start and day.start.weekday() == weekday]
        made = list(fitting) or made
    return calendar.nearest(base, made) or unresolved("day")


def _toward(made: list[Stretch | None], base: date, way: int) -> list[Stretch | None]:
    days = [(stretch, stretch.first_day()) for stretch in made if stretch is not None]
    if way == 0:
        return [stretch for stretch, day in days if day and day.year == base.year]
    return [stretch for stretch, day in days if day and (day < base if way < 0 else day > base)]


def _numeric(found: Found, _base: date) -> Stretch | None:
    if "ymd" in found:
        year, month, number = found.parts("ymd", "ymd")[:3]
        return calendar.day(_civil(found, year, month, number)) or unresolved("day")
    first, second, year = found.parts("dmy", "dmy")[:3]
    if year < 100:
        year += 2000 if year < 50 else 1900
    order = found.language.moments.order
    readings = {_civil(found, year, second, first)} if order != "mdy" else {_civil(found, year, first, second)}
    if order == "":
        readings.add(_civil(found, year, first, second))
    days = sorted(when for when in readings if when is not None)
    if not days:
        return unresolved("day")
    low, high = calendar.day(days[0]), calendar.day(days[-1])
    return None if low is None or high is None else calendar.joined(low, high)


def _civil(found: Found, year: int, month: int, number: int) -> date | None:
    if found.language.moments.calendar == "buddhist" and year >= 2400:
        return calendars.gregorian(year - 543, month, number)
    if 1300 <= year < 1500 and found.language.moments.calendars:
        named = found.language.moments.calendars[0].name
        span = calendars.day(named, year, month, number)
        return span[0] if span and span[0] == span[1] else None
    return calendars.gregorian(year, month, number) if year < 2400 else None


def _month_of_year(found: Found, base: date) -> Stretch | None:
    year = _year(found, base)
    if year is None:
        return None
    return calendar.month(year, month_of(found)) or unresolved("month")


def _month_toward(found: Found, base: date) -> Stretch | None:
    way, number = direction(found, "r"), month_of(found)
    if "u" in found and found.code("u", "unit") != "month":
        return None
    if way == 0:
        return calendar.month(base.year, number)
    later = number > base.month
    return calendar.month(base.year + (way if later == (way < 0) or number == base.month else 0), number)


def bare_month(found: Found, base: date) -> Stretch | None:
    """A month told without its year: the nearest."""
    return calendar.nearest(base, [calendar.month(base.year + by, month_of(found)) for by in (-1, 0, 1)])


def _other_year(found: Found) -> Stretch | None:
    """The year of another calendar, by its mark (هـ) or by the language's own count; None where it is a common year."""
    year, own = found.number("y", "year"), found.language.moments.calendars
    if "cal" in found:
        name = found.code("cal", "calendar")
    else:
        name = own[0].name if own and 1300 <= year < 1500 else "gregorian"
    if name == "persian":
        return _named_span(calendars.year("persian", year), "year")
    if name == "hijri":
        # Bare, 1443 may be the common year too; only the mark tells.
        return _named_span(calendars.year("hijri", year) if "cal" in found else None, "year")
    return None


def _named_span(days: tuple[date, date] | None, grain: Grain) -> Stretch:
    """A stretch of days that TIMEX3 has no name for: a year or month of another calendar."""
    low, high = (None, None) if days is None else (calendar.day(days[0]), calendar.day(days[1]))
    if low is None or high is None:
        return unresolved(grain)
    return Stretch(value="", start=low.start, end=high.end, grain=grain)


def _bare_year(found: Found, base: date) -> Stretch | None:
    if "u" in found and found.code("u", "unit") != "year":
        return None
    other = _other_year(found)
    if other is not None:
        return other
    year = _year(found, base)
    if year is not None and "u" in found and "plural" in found.named["u"].meanings and year % 10 == 0:
        return calendar.decade(year)  # "les années 1980"
    return None if year is None else calendar.year(year)


def day_from(base: date, by: int) -> Stretch | None:
    """The day that many days from the anchor."""
    return calendar.day(calendar.step_days(base, by)) or unresolved("day")


def _day_of_month(found: Found, base: date) -> Stretch | None:
    made = []
    for by in (-1, 0, 1):
        months = base.year * 12 + base.month - 1 + by
        made.append(calendar.day(calendars.gregorian(months // 12, months % 12 + 1, found.number("d", "day"))))
    return calendar.nearest(base, made) or unresolved("day")


def _era(found: Found, _base: date) -> Stretch | None:
    offset, years = found.parts("e", "era")
    number = found.number("y", "two", "year", "number") if "y" in found else 1
    year = number + offset
    if years and number > years:
        return unresolved("day" if "d" in found else "year")
    if "d" in found:
        return calendar.day(
            calendars.gregorian(year, month_of(found), found.number("d", "day", "dayword"))
        ) or unresolved("day")
    return calendar.month(year, month_of(found)) if "m" in found else calendar.year(year)


def _other_calendar(found: Found, base: date) -> Stretch | None:
    name, number = found.code("o", "othermonth").split()
    if name not in {"persian", "hijri"}:
        return None
    if "y" in found:
        years = [found.number("y", "year")]
    else:
        # Without a year only the Persian one can be told: its year begins in March, 621 years after ours.
        years = [base.year - 622, base.year - 621, base.year - 620] if name == "persian" else []
    spans = [calendars.day(name, year, int(number), found.number("d", "day")) for year in years]  # type: ignore[arg-type]
    made: list[Stretch | None] = []
    for first, last in (span for span in spans if span is not None):
        low, high = calendar.day(first), calendar.day(last)
        made.append(None if low is None or high is None else calendar.joined(low, high))
    return calendar.nearest(base, made) or unresolved("day")


def _other_month(found: Found, base: date) -> Stretch | None:
    """Ramadan 1443; without its year the one nearest to the anchor, as wide as its calendar is unsure."""
    name, number = found.code("o", "othermonth").split()
    if name not in {"persian", "hijri"}:
        return None
    other: calendars.Calendar = "persian" if name == "persian" else "hijri"
    if "y" in found:
        return _named_span(calendars.month(other, found.number("y", "year"), int(number)), "month")
    # A Hijri year is 354.37 days, counted from July 622; the Persian one begins in March 622.
    middle = base.year - 621 if other == "persian" else int((base.year - 621.54) * 1.0307)
    spans = [calendars.month(other, middle + by, int(number)) for by in (-1, 0, 1)]
    return calendar.nearest(base, [_named_span(span, "month") for span in spans]) or unresolved("month")


def _figures_without_year(found: Found, base: date) -> Stretch | None:
    first, second, order = found.number("d", "day"), found.number("m", "day"), found.language.moments.order
    if order == "":
        return None if first > 12 and second > 12 else _nearest_day(base, *_split(first, second))
    return _nearest_day(base, first, second) if order == "dmy" else _nearest_day(base, second, first)


def _split(first: int, second: int) -> tuple[int, int]:
    """Day and month of two figures in a language whose countries differ: 0, 0 where both could be the month."""
    return (first, second) if first > 12 else (second, first) if second > 12 else (0, 0)


def _nearest_day(base: date, number: int, month: int) -> Stretch | None:
    made = [calendar.day(calendars.gregorian(base.year + by, month, number)) for by in (-1, 0, 1)]
    return calendar.nearest(base, made)


def _the_nth(found: Found, base: date) -> Stretch | None:
    named = "un" not in found or found.code("un", "unit") == "day"
    return _day_of_month(found, base) if named else None


def _day_month_short_year(found: Found, base: date) -> Stretch | None:
    """31 octobre 74: the year nearest to the anchor that ends so."""
    number, month, ends = found.number("d", "day", "ordinal"), month_of(found), found.number("y", "two")
    years = [year for year in range(base.year - 70, base.year + 30) if year % 100 == ends]
    return calendar.nearest(base, [calendar.day(calendars.gregorian(year, month, number)) for year in years])


def _dotted(found: Found, base: date) -> Stretch | None:
    return _nearest_day(base, *found.parts("dm", "dm")) if found.language.moments.order == "dmy" else None


DATES: tuple[Rule, ...] = (
    rule(
        "era date",
        f"<e:era>(?:<y:two|year|number><unit>?|<first_year>)(?:{MONTH}(?:<d:day|dayword><unit|day_sign>?)?)?",
        "absolute",
        _era,
    ),
    rule(
        "day month year, other calendar",
        f"{_W}<d:day><of|the|unit>{{0,2}}<o:othermonth>,?<of|the|unit>{{0,2}}<y:year><calendar>?",
        "absolute",
        _other_calendar,
    ),
    rule("day month, other calendar", f"{_W}<d:day><of|the>{{0,2}}<o:othermonth>", "published", _other_calendar),
    rule("day of the month", "{ymd}<d:day><day_sign>" + _W_AFTER, "published", _day_of_month),
    rule("date in figures", "<ymd:ymd>|<dmy:dmy>", "absolute", _numeric),
    rule("day month year", f"{_W}{DAY}{TO_MONTH}{MONTH},?{OF}<y:year>{_W_AFTER}", "absolute", _full),
    rule("month day year", f"{_W}{MONTH}<the>?{DAY},?<of|the>{{0,2}}<y:year>", "absolute", _full),
    rule(
        "year month day",
        rf"<y:year>\.?,?<unit>?<of|the>?,?{MONTH}<of|the>?{DAY}<unit|day_sign>?\.?{_W_AFTER}",
        "absolute",
        _full,
    ),
    rule("year day month", rf"<y:year>\.?<unit><of|the>?{DAY}{MONTH}", "absolute", _full),
    rule("day month, relative year", f"{_W}{DAY}{TO_MONTH}{MONTH},?<of|the|at>{{0,3}}{YEAR}", "published", _full),
    rule(
        "relative year, day month",
        "{ymd}" + f"{YEAR}<of|the|at>{{0,2}}{MONTH}{DAY}<unit|day_sign>?",
        "published",
        _full,
    ),
    rule(
        "day month",
        f"(?:<r:last|next|this><the>?<unit>?)?{_W}{DAY}<of|the>{{0,3}}{MONTH}{_W_AFTER}",
        "published",
        without_year,
    ),
    rule("day month toward", f"{_W}{DAY}{TO_MONTH}{MONTH}<r:last|next>", "published", without_year),
    rule("day in words", f"<d:dayword><of><the>?{MONTH}", "published", without_year),
    rule("month day", "{mdy}" + f"{_W}{MONTH}<the>?{DAY}<unit|day_sign>?{_W_AFTER}", "published", without_year),
    rule("month day", "{ymd}<m:month><d:dayword><day_sign>", "published", without_year),
    rule("month year", f"{_EDGE}(?:<the>?<unit><of>?)?{MONTH},?{OF}<y:year>", "absolute", _month_of_year),
    rule("year month", rf"{{ymd}}<y:year>\.?<unit>?<of|the>?{MONTH}", "absolute", _month_of_year),
    rule("month, relative year", f"{_EDGE}{MONTH},?<of|the|at>{{0,3}}{YEAR}", "published", _month_of_year),
    rule("relative year, month", "{ymd}" + f"{YEAR}<of|the|at>{{0,2}}{MONTH}", "published", _month_of_year),
    rule(
        "last or next month's name",
        f"{_EDGE}<the>?(?:<r:last|next|this><the>?(?:<u:unit><of>?)?{MONTH})",
        "published",
        _month_toward,
    ),
    rule("month's name, last or next", f"{MONTH}<r:last|next>", "published", _month_toward),
    rule("month", f"{_EDGE}<m:month>", "published", bare_month),
    rule("year named so", f"{_EDGE}<the>?<u:unit><of|the>?<y:year><cal:calendar>?", "absolute", _bare_year),
    rule("year sign", "{ymd}<y:year><u:unit>", "absolute", _bare_year),
    rule("year and calendar", f"{_EDGE}<y:year><cal:calendar>", "absolute", _bare_year),
    rule("year", f"{_EDGE}<y:year>", "absolute", _bare_year),
    rule(
        "month of another calendar",
        f"{_EDGE}<unit>?<o:othermonth>,?<of|the|unit>{{0,2}}<y:year><cal:calendar>?",
        "absolute",
        _other_month,
    ),
    rule("month of another calendar, no year", "<unit>?<o:othermonth>", "published", _other_month),
    rule("day month, short year", rf"{DAY}{TO_MONTH}{MONTH}'?<y:two>", "published", _day_month_short_year),
    rule("day and month in figures", r"(?:<w:weekday|shortweekday>\.?,?<the|at>?)?<dm:dm>", "published", _dotted),
    rule("day and month in figures", "<d:day>[/-]<m:day>", "published", _figures_without_year),
    rule("the nth", "<the><un:unit>?<d:day>\\.?", "published", _the_nth),
)
