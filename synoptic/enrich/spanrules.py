"""Rules for relative days and units, parts of day, quarters, seasons, decades, centuries, durations and sets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from synoptic.enrich import calendar
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.daterules import YEAR, direction, relative_year
from synoptic.enrich.timerules import Found, Make, Rule, rule, span, unresolved

_EDGE = "(?:<the>?<edge><of|the>{0,2}-?)?"
_A = "(?:<approx>{0,2}<the>?)?"
_U = "<u:unit>"
# Unit: TIMEX3 letter; the ones below a day stand after "PT".
_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "half": "M",
    "year": "Y",
    "decade": "DE",
    "century": "C",
    "millennium": "L",
    "weekend": "WE",
    "season": "M",
}
_ORDER = (
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
)
_OF_YEAR = f"(?:,?<of|the|at>{{0,3}}(?:(?:<unit><of>?)?<y:year>|{YEAR}))"


def period(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; "X" for an unknown number."""
    letter = _LETTERS[unit]
    clock, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    if unit == "half" and amount is not None:
        amount *= 6
    below = {"year": "6M", "hour": "30M", "minute": "30S"}.get(unit)
    if amount is not None and amount > 1 and amount % 1 == 0.5 and below is not None:
        return f"P{clock}{amount - 0.5:g}{letter}{below}"
    figure = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    return f"P{clock}{figure}{letter}"


def _amount(found: Found) -> float | None:
    amount = found.amount("n") if "n" in found and "number" in found.named["n"].meanings else None
    if "half" in found:
        amount = 0.5 if amount in {None, 1.0} else (amount or 0) + 0.5
    return amount


def span_value(found: Found) -> str:
    """The TIMEX3 value of the span itself, whatever it is counted from."""
    return period(_amount(found), found.code("u", "unit"))


def _duration(found: Found, _base: date) -> Stretch | None:
    unit = found.code("u", "unit")
    if "n" in found and "year" in found.named["n"].meanings and unit in {"year", "month"}:
        return None
    if "half" in found.named["u"].meanings and unit == "half":
        return None  # "a half" is a share
    value = period(_amount(found), unit)
    if "n2" in found and _ORDER.index(unit) <= _ORDER.index(found.code("u2", "unit")):
        return None
    if "n2" in found:
        more = period(found.amount("n2"), found.code("u2", "unit"))
        value += more.removeprefix("P") if "T" not in value or "T" not in more else more.removeprefix("PT")
    return span(value)


def _duration_and_half(found: Found, _base: date) -> Stretch | None:
    """A minute and a half: the half comes on top of whatever number stands before."""
    amount, unit = found.amount("n") + 0.5, found.code("u", "unit")
    return None if unit == "half" else span(period(amount, unit))


def _whole_unit(found: Found, _base: date) -> Stretch:
    return span(period(None, found.code("u", "unit")))


def _vague_ago(found: Found, _base: date) -> Stretch:
    return span(period(None, found.code("u", "unit")), "vague")


def _around(found: Found, base: date) -> Stretch | None:
    """A number of units before or after now: the value is the span, the interval reaches from or to the anchor."""
    unit, way = found.code("u", "unit"), direction(found, "r")
    amount = _amount(found)
    if amount is not None and amount > 999:
        return None
    value = period(amount, unit)
    if amount is None or amount != int(amount) or unit not in _STEPS:
        return span(value, "vague" if amount is None else "duration")
    far, here = calendar.step(base, unit, int(amount) * way), calendar.day(base)
    if far is None or here is None or way == 0:
        return span(value)
    start, end = (far.start, here.end) if way < 0 else (here.start, far.end)
    return Stretch(value=value, start=start, end=end, grain="duration")


_STEPS = {"day", "week", "month", "quarter", "half", "year", "decade", "century", "weekend"}


def _relative_unit(found: Found, base: date) -> Stretch | None:
    unit = found.code("u", "unit")
    if unit not in _STEPS:
        return None
    way = direction(found, "r")
    if "plural" in found.named["u"].meanings:
        return span(period(None, unit), "vague")
    if unit == "day" and way != 0:
        return None
    return calendar.step(base, unit, way) or unresolved("vague")


def _edge_of_unit(found: Found, base: date) -> Stretch | None:
    """The end of the year, Anfang der Woche: of the one that holds the anchor."""
    unit = found.code("u", "unit")
    if unit not in _STEPS - {"day", "half"} or "plural" in found.named["u"].meanings:
        return None
    return calendar.step(base, unit, 0)


def _beside_event(found: Found, base: date) -> Stretch | None:
    unit = found.code("u", "unit")
    way = -1 if {"previous", "last"} & found.named["r"].meanings.keys() else 1
    return (calendar.step(base, unit, way) or unresolved("vague")) if unit in _STEPS else None


def _the_quarter(found: Found, base: date) -> Stretch | None:
    """The quarter that is told of: what a company reports is the one before today's."""
    return calendar.step(base, "quarter", -1) if found.code("u", "unit") == "quarter" else None


def _counted_off(way: int) -> Make:
    def make(found: Found, base: date) -> Stretch | None:
        unit, amount = found.code("u", "unit"), _amount(found)
        if unit in {"second", "minute", "hour"}:
            return span(period(amount, unit))
        if "n" in found and amount is not None and "year" in found.named["n"].meanings:
            return None
        if amount is None:
            return span(period(None, unit), "vague")
        length = period(amount, unit)
        if amount != int(amount):
            months = {"year": 12, "half": 6, "quarter": 3}.get(unit)
            if months is None or amount * months != int(amount * months):
                return span(length)
            unit, amount = "month", amount * months
        made = calendar.step(base, unit, way * int(amount)) or unresolved("vague")
        named = "back" in found and found.language.moments.ago_is_span
        return replace(made, value=length) if named and made.start is not None else made

    return make


def _if_ahead(found: Found, base: date) -> Stretch | None:
    """In two weeks: from now where a verb looks ahead; else a span ("was built in two weeks")."""
    return _counted_off(1)(found, base) if found.ahead else None


def _ordinal_unit(found: Found, base: date) -> Stretch | None:
    number, unit = found.number("o", "ordinal", "day", "roman", "number"), found.code("u3", "unit")
    if unit == "century":
        return calendar.century(number)
    if unit not in {"quarter", "half"}:
        return None
    if unit == "half" and not {"y", "r", "r2", "x"} & found.named.keys():
        return None  # "the second half" alone is a match's
    make = calendar.quarter if unit == "quarter" else calendar.half
    return _of_some_year(found, base, make, number)


def _of_some_year(found: Found, base: date, make: Callable[[int, int], Stretch | None], number: int) -> Stretch | None:
    if "y" in found:
        result = make(found.number("y", "year"), number)
    elif {"r", "x", "r2"} & found.named.keys():
        year = relative_year(found, base)
        result = None if year is None else make(year, number)
    else:
        result = calendar.nearest(base, [make(base.year + by, number) for by in (-1, 0, 1)])
    return result


def _quarter_sign(found: Found, base: date) -> Stretch | None:
    number = found.parts("q", "quarter")
    return _of_some_year(found, base, calendar.quarter, number[0]) if number else None


def _quarter_of_figures(found: Found, _base: date) -> Stretch | None:
    return calendar.quarter(*found.parts("q", "yq"))


def _season(found: Found, base: date) -> Stretch | None:
    return _of_some_year(found, base, calendar.season, found.number("s", "season"))


def _season_toward(found: Found, base: date) -> Stretch | None:
    way, number = direction(found, "r"), found.number("s", "season")
    made = [calendar.season(base.year + by, number) for by in (-2, -1, 0, 1, 2)]
    if way < 0:
        made = [s for s in made if s and s.end and s.end.date() <= base]
    elif way > 0:
        made = [s for s in made if s and s.start and s.start.date() > base]
    return calendar.nearest(base, list(made))


def _decade(found: Found, _base: date) -> Stretch | None:
    if "u" not in found and "number" in found.named["d"].meanings:
        return None  # "venti" is a decade only in "anni venti"
    first = found.number("d", "decade", "tens")
    if first >= 1000 and first % 100 == 0 and first != 2000:
        return calendar.century(first // 100 + 1)  # "1800-talet", "the 1800s"
    return calendar.decade(first if first >= 1000 else 1900 + first)


def _decade_named(found: Found, base: date) -> Stretch | None:
    unit = found.code("u", "unit")
    if "y" in found:
        year = found.number("y", "year")
        return calendar.decade(year) if unit == "decade" and year % 10 == 0 else None
    return _decade(found, base) if unit in {"year", "decade"} else None


def _century_named(found: Found, _base: date) -> Stretch | None:
    number = found.number("o", "roman", "ordinal", "two", "number")
    return calendar.century(number) if found.code("u", "unit") == "century" and number else None


def _weekend(found: Found, base: date) -> Stretch | None:
    if found.code("u", "unit") != "weekend":
        return None
    return calendar.step(base, "weekend", -1 if base.weekday() < 1 and not found.ahead else 0)


def _each(found: Found, _base: date) -> Stretch | None:
    if "u" in found:
        return span(period(_amount(found) or 1, found.code("u", "unit")), "set")
    if "w" in found:
        return span(f"XXXX-WXX-{found.number('w', 'weekday') + 1}", "set")
    if "wp" in found:
        number, code = found.code("wp", "dayparts").split()
        return span(f"XXXX-WXX-{int(number) + 1}T{code}", "set")
    return span(f"XXXX-{found.number('m', 'month'):02}", "set")


_N = "<n:number|vague>"
SPANS: tuple[Rule, ...] = (
    rule("relative unit", f"{_EDGE}<the>?<r:last|next|this><the>?{_U}", "published", _relative_unit),
    rule("edge of a unit", "<the>?<edge><of>?<the>?-?<u:unit>", "published", _edge_of_unit),
    rule("unit, last or next", f"{_EDGE}<the>?{_U}<the|of>?<r:last|next>", "published", _relative_unit),
    rule("unit beside an event", f"<the>?<r:previous|following|next>{_U}", "event", _beside_event),
    rule("unit, then before or after", f"<the>?{_U}<the|of>?<r:previous|following>", "event", _beside_event),
    rule("the quarter", "<the><u:unit>", "event", _the_quarter),
    rule("so long ago", f"{_A}{_N}-?{_U}<approx>?<ago>", "published", _counted_off(-1)),
    rule(
        "ago so long",
        f"<back:ago_first>{_A}(?=<number|vague|half>){_N}?<half:half>?-?{_U}<ago>?",
        "published",
        _counted_off(-1),
    ),
    rule("units ago", "<u:plural><ago>", "published", _vague_ago),
    rule("ago units", "<ago_first><u:plural>", "published", _vague_ago),
    rule("so long from now", f"{_A}{_N}-?{_U}<hence>", "published", _counted_off(1)),
    rule("from now so long", f"<hence_first>{_A}{_N}-?{_U}", "published", _counted_off(1)),
    rule("from now so long", f"<soon:hence_ahead>{_A}{_N}-?{_U}", "published", _if_ahead),
    rule("so long earlier", f"{_A}{_N}-?{_U}<earlier>", "event", _counted_off(-1)),
    rule("so long later", f"{_A}{_N}-?{_U}<later>", "event", _counted_off(1)),
    rule("last or next units", f"{_A}<the>?<r:last|next|this|previous|following>{_N}{_U}", "published", _around),
    rule("units, last or next", f"{_A}<the>?{_N}<r:last|next>{_U.replace('u:unit', 'u:plural')}", "published", _around),
    rule(
        "ordinal unit of a year",
        f"{_EDGE}<the>?<o:ordinal|day|roman>\\.?-?<u3:unit>{_OF_YEAR}?",
        "published",
        _ordinal_unit,
    ),
    rule(
        "year's ordinal unit", f"<the>?(?:<y:year>|{YEAR})<of>?<o:ordinal>\\.?-?<u3:unit>", "published", _ordinal_unit
    ),
    rule("quarter sign", f"<q:quarter>{_OF_YEAR}?", "published", _quarter_sign),
    rule("quarter sign with year", "<q:yq>", "absolute", _quarter_of_figures),
    rule("season of a year", f"{_EDGE}<the>?<s:season>{_OF_YEAR}", "published", _season),
    rule("season", f"{_EDGE}<s:season>", "published", lambda found, base: None if found.bare else _season(found, base)),
    rule("last or next season", "<the>?<r:last|next|this><the>?<s:season>", "published", _season_toward),
    rule("season, last or next", "<the>?<s:season><r:last|next>", "published", _season_toward),
    rule("decade", f"{_EDGE}<the>?<d:decade>", "absolute", _decade),
    rule("years of a decade", f"{_EDGE}<the>?<u:unit><of|the>{{0,2}}<d:decade|tens>", "absolute", _decade_named),
    rule("decade's years", f"{_EDGE}<the>?<d:decade>-?<u:unit>", "absolute", _decade_named),
    rule("decade of a year", "<the>?<y:year><of>?<u:unit>", "absolute", _decade_named),
    rule("century", f"{_EDGE}<the>?<u:unit><the>?<o:roman|ordinal|two>", "absolute", _century_named),
    rule("weekend", "<the|at>?<u:unit>", "published", _weekend),
    rule("duration", f"{_A}{_N}<vague>?-?{_U}", "none", _duration),
    rule("duration in two units", f"{_A}{_N}-?{_U}<and|to>?<n2:number>-?<u2:unit>", "none", _duration),
    rule("duration and a half", f"{_A}{_N}<and>?<half:half><the>?{_U}", "none", _duration),
    rule("duration and a half", f"{_A}{_N}{_U}<and><number>?<half:half>", "none", _duration_and_half),
    rule("half a unit", f"{_A}<half:half>-?(?:<n:number>|<the>)?{_U}", "none", _duration),
    rule("units", "(?<=<during>)<the>?<u:plural>", "none", _whole_unit),
    rule("each unit", f"<each><the>?<n:number>?(?:{_U}|<ordinal>?<w:weekday>|<wp:dayparts>|<m:month>)", "none", _each),
    rule(
        "each weekday of a month",
        "<each><the>?<o:ordinal|last>\\.?<w:weekday><of|the>{1,3}<u:unit>",
        "none",
        lambda _found, _base: span("P1M", "set"),
    ),
    rule("per unit", f"<per><the>?{_U}", "none", _each),
)
