"""Rules for phrases that point (yesterday, la veille, Easter Monday), and for parts of a day."""

from __future__ import annotations

from datetime import date

from synoptic import calendars
from synoptic.enrich import calendar
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.daterules import direction, relative_year
from synoptic.enrich.timerules import Found, Rule, rule, span, unresolved
from synoptic.enrich.weekdayrules import weekday_offset, weekday_toward

_REFERENCES = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


def deictic(found: Found, base: date) -> Stretch | None:
    """What a phrase that points (yesterday, i fjor, now) means, by its code in the language's table."""
    code, _, rest = found.code("x", "deictic").partition(" ")
    if code == "event":
        code, _, rest = rest.partition(" ")
    if code in _REFERENCES:
        return span(_REFERENCES[code], "vague")
    if code in {"set", "dur"}:
        return span(rest, "set" if code == "set" else "duration")
    if code == "no":
        return None
    if code == "feast":
        return unresolved("month" if rest == "month" else "day")
    if code == "date" or code.startswith(("easter", "pascha")):
        return calendar.nearest(base, [calendar.day(feast(found, base.year + by)) for by in (-1, 0, 1)])
    sign = "-" if "-" in code else "+"
    unit, _, by = code.partition(sign)
    made = calendar.step(base, unit, int(sign + by))
    return calendar.part(made, rest) if made is not None and rest else made


def _day_and_weekday(found: Found, base: date) -> Stretch | None:
    """Today, Thursday; am heutigen Samstag: the weekday tells the day where the phrase tells none."""
    made = deictic(found, base)
    if made is None or made.start is not None:
        return made
    return calendar.day(calendar.step_days(base, weekday_offset(found, base)))


def feast(found: Found, year: int) -> date | None:
    """The day of that year which the feast falls on: "date 12-25", "easter+1", "pascha-2"."""
    code, _, rest = found.code("x", "deictic").partition(" ")
    if code == "date":
        month, number = (int(part) for part in rest.split("-"))
        return calendars.gregorian(year, month, number)
    name, offset = code[:6], int(code[6:] or 0)
    sunday = calendars.easter(year) if name == "easter" else calendars.pascha(year) if name == "pascha" else None
    return None if sunday is None else calendar.step_days(sunday, offset)


def _feast_of_year(found: Found, base: date) -> Stretch | None:
    code = found.code("x", "deictic")
    year = found.number("y", "year") if "y" in found else relative_year(found, base)
    if year is None or not code.startswith(("date ", "easter", "pascha")):
        return None
    return calendar.day(feast(found, year)) or unresolved("day")


def _beside_date(found: Found, base: date) -> Stretch | None:
    """The day after 13 February, le lendemain du 13 février."""
    code = found.code("x", "deictic")
    if code not in {"event day-1", "event day+1", "event day-2", "event day+2"}:
        return None
    years = [found.number("y", "year")] if "y" in found else [base.year - 1, base.year, base.year + 1]
    month, number = found.number("m", "month", "shortmonth"), found.number("d", "day", "ordinal")
    days = [calendars.gregorian(year, month, number) for year in years]
    beside = [day and calendar.step_days(day, int(code[len("event day") :])) for day in days]
    return calendar.nearest(base, [calendar.day(day) for day in beside]) or unresolved("day")


def _part_of(found: Found, base: date) -> Stretch | None:
    """A part of a day told by its weekday, its relation or its joined word."""
    if "wp" in found:
        number, code = found.code("wp", "dayparts").split()
        back = (base.weekday() - int(number)) % 7
        if "r" in found:
            by = {-1: -((back - 1) % 7 + 1), 0: -back % 7, 1: 7 - back}[direction(found, "r")]
            of = calendar.day(calendar.step_days(base, by))
        else:
            of = calendar.day(calendar.step_days(base, -back))
        return None if of is None else calendar.part(of, code)
    code = found.code("p", "part")
    if "w" in found and "r" in found:
        of = weekday_toward(found, base)
    elif "w" in found:
        of = calendar.day(calendar.step_days(base, weekday_offset(found, base)))
    elif "x" in found:
        of = deictic(found, base)
    else:
        by = direction(found, "r")
        of = calendar.day(calendar.step_days(base, by))
    return calendar.part(of, code) if of is not None and of.grain == "day" else None


def _night_before(found: Found, base: date) -> Stretch | None:
    """Nacht auf Samstag, natt til lørdag: the night that Friday ends with."""
    if found.code("p", "part") != "NI":
        return None
    if "w" in found:
        day = calendar.step_days(base, weekday_offset(found, base))
    else:
        month, number = found.number("m", "month"), found.number("d", "day", "ordinal")
        made = [calendar.day(calendars.gregorian(base.year + by, month, number)) for by in (-1, 0, 1)]
        nearest = calendar.nearest(base, made)
        day = None if nearest is None else nearest.first_day()
    of = None if day is None else calendar.day(calendar.step_days(day, -1))
    return unresolved("part") if of is None else calendar.part(of, "NI")


def _supported_part(found: Found, base: date) -> Stretch | None:
    of = calendar.day(base)
    return None if found.bare or of is None else calendar.part(of, found.code("p", "part"))


RELATIVES: tuple[Rule, ...] = (
    rule("relative day", "<x:deictic>", "published", deictic),
    rule("feast of a year", "<x:deictic>,?<of|the>?<y:year>", "absolute", _feast_of_year),
    rule(
        "day beside a date",
        r"<x:deictic><of|the>{0,2}(?:<d:day|ordinal>\.?<of>?<m:month>(?:,?<of>?<y:year>)?)",
        "published",
        _beside_date,
    ),
    rule(
        "day beside a date",
        "{mdy}" + r"<x:deictic><of|the>{0,2}<m:month><d:day|ordinal>(?:,?<y:year>)?",
        "published",
        _beside_date,
    ),
    rule("relative day and weekday", r"<x:deictic>(?:,|\()?<the>?<w:weekday>\)?", "published", _day_and_weekday),
    rule("part of a relative day", "<x:deictic><of|the|at>{0,2}<p:part>", "published", _part_of),
    rule("part of a weekday", "<w:weekday>,?<of|the|at>{0,2}<p:part>", "published", _part_of),
    rule("weekday and part", "<wp:dayparts>", "published", _part_of),
    rule(
        "part of the last or next weekday",
        "<the>?<r:last|next|this><the|of>?(?:<w:weekday>,?<of|the|at>{0,2}<p:part>|<wp:dayparts>)",
        "published",
        _part_of,
    ),
    rule(
        "part of the weekday, last or next",
        "<the>?<w:weekday><of|the>?<r:last|next>,?<of|the|at>{0,2}<p:part>",
        "published",
        _part_of,
    ),
    rule(
        "night before a day",
        r"<the>?<p:part><night_to><the|of>{0,2}(?:<w:weekday>|(?:<weekday>,?<the>?)?<d:day|ordinal>\.?<of>?<m:month>)",
        "published",
        _night_before,
    ),
    rule("part of that weekday", "<the>?<p:part><of|the|at>{0,2}(?:<w:weekday>|<x:deictic>)", "published", _part_of),
    rule("part of the day", "<the>?<p:part>", "published", _supported_part),
    rule("this or last part of day", "<r:last|this><p:part>", "published", _part_of),
)
