"""Rules for times of day, alone or beside the day they belong to.

A figure is a time of day only with a mark ("5 p.m.", "20 Uhr", "kl. 14.30") or beside a day; 21:18 alone may be a
score.
"""

from __future__ import annotations

import re
from datetime import date

from synoptic import calendars
from synoptic.enrich import calendar
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.relativerules import deictic
from synoptic.enrich.timerules import Found, Rule, rule, unresolved
from synoptic.enrich.weekdayrules import weekday_offset

_HALF = r"<half_:am|pm>"
_FIGURE = r"(?:<c:clock|hm>|<h:hours>)"
_MARKED = (
    rf"<before_hour>\.?,?(?:<c:clock|hm>|<h:two>)\.?<hour>?\.?{_HALF}?\.?",
    rf"{_FIGURE}<hour>(?:<mn:two>(?!<unit>))?{_HALF}?\.?",
    rf"{_FIGURE}\.?{_HALF}\.?",
    rf"{_HALF}{_FIGURE}(?:<hour>|<u:unit>)?",
)
_STRONG = (*_MARKED, "<c:clock>")
_ZONE = r"(?:,?\(?<zone>\)?)?"
_DAY = (
    r"(?:<x:deictic>|<w:weekday>|<d:day|ordinal>\.?<of|the|unit>{0,2}<m:month|shortmonth>\.?(?:,?<of>?<y:year>)?"
    r"|<m2:month|shortmonth>\.?<d2:day|ordinal>\.?(?:,?<y2:year>)?|<w2:weekday>\.?,?<the>?<m3:month|shortmonth>\.?<d3:day>)"
)
_P = r"(?:<of|the|at>{0,2}<p:part>)?"


def _time(found: Found) -> tuple[int, int | None, int | None] | None:
    if "c" in found:
        figures = (*(found.parts("c", "clock") or found.parts("c", "hm")), None)
        hour, minute, second = figures[0], figures[1], figures[2]
    else:
        hour, second = found.number("h", "hours", "two"), None
        minute = found.number("mn", "two") if "mn" in found else None
    assert hour is not None
    late = "half_" in found and "pm" in found.named["half_"].meanings
    late = late or ("p" in found and found.code("p", "part") in {"AF", "EV"})
    if late and hour < 12:
        hour += 12
    elif "half_" in found and not late and hour == 12:
        hour = 0
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return hour, minute, second


def _half_to(found: Found, base: date) -> Stretch | None:
    """Halb neun: half an hour before nine, of the morning or the evening as nothing tells; written as said."""
    hour, of = found.number("h", "hours"), calendar.day(base)
    return calendar.clock(of, hour - 1, 30) if of is not None and 1 <= hour <= 12 else None


def _day_of(found: Found, base: date) -> Stretch | None:
    if "x" in found:
        return deictic(found, base)
    if "w" in found:
        return calendar.day(calendar.step_days(base, weekday_offset(found, base)))
    for m, d, y in (("m", "d", "y"), ("m2", "d2", "y2"), ("m3", "d3", "y")):
        if m in found:
            years = [found.number(y, "year")] if y in found else [base.year - 1, base.year, base.year + 1]
            month, number = found.number(m, "month", "shortmonth"), found.number(d, "day", "ordinal")
            return calendar.nearest(base, [calendar.day(calendars.gregorian(year, month, number)) for year in years])
    return calendar.day(base)


def _clock(found: Found, base: date) -> Stretch | None:
    time, of = _time(found), _day_of(found, base)
    if time is None or of is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", of.value):
        return None
    return calendar.clock(of, *time) or unresolved("minute")


def _timed(name: str, pattern: str) -> Rule:
    return rule(name, pattern, "published", _clock)


_AT = "(?<=<at_hour>)"
_OF_THE_DAY = "(?:<of|the|at>{1,2}<p:part>|(?!<of>))"
AT_HOURS: tuple[Rule, ...] = (
    _timed("time of day", rf"{_AT}(?:<c:clock|hm>|<h:hours>)<hour>{_OF_THE_DAY}"),
    _timed("time of day", f"{_AT}<c:hh>{_OF_THE_DAY}"),
)
"""Times of day that would else be durations: "à 20 heures", but "à 2 heures de route"."""

CLOCKS: tuple[Rule, ...] = (
    *(_timed("time of day", f"{marked}{_P}{_ZONE}") for marked in _MARKED),
    *(_timed("time on a day", f"{marked}{_P}{_ZONE},?<of|the>{{0,2}}{_DAY}") for marked in _STRONG),
    *(_timed("day and time", f"{_DAY},?<of|the>{{0,2}}{marked}{_ZONE}") for marked in _STRONG),
    # "morgen um 12 Uhr" is tomorrow's noon, though the word is a part of the day as well.
    _timed("time of day", rf"(?!<deictic>)<p:part><of|at>{{0,2}}{_FIGURE}<hour>{_ZONE}"),
    rule("time of day", "(?<=<at|before_hour>)<half_to><h:hours>(?!<unit>)", "published", _half_to),
    _timed("time of day and zone", "<c:clock|hm><zone>"),
    _timed("clock", "(?<=<at>)<c:clock>"),
)
