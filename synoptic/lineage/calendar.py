"""Whether two time expressions mean one time, in any two languages.

The parts that are written out decide (weekday, day, month, year); what one of them leaves out is taken from the day
that it was resolved to. So "Tuesday" and "am Dienstag" are one even where the tense beside them made one of them the
last Tuesday and the other the next.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from synoptic import languages
from synoptic.records import Moment
from synoptic.text import fold, is_unspaced, words

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<![\d:.])(?:[12]\d|3[01]|0?[1-9])(?![\d:]|\.\d)")
_CLOCK = re.compile(r"\d[:.h]\d\d|[ap]\.?m\b")


class Time(NamedTuple):
    """The parts of a time, as written, and those that follow from what it was resolved to."""

    written: dict[str, int]
    implied: dict[str, int]
    grain: str


def read(told: str, moment: Moment, language: str) -> Time | None:
    """The parts of a time expression; None where it has none, nor was resolved."""
    # Longest names last, so that they stand: 土 is in 土曜日, "mar" is a month and in "martes".
    written = {what: number for form, what, number in _names(language) if _holds(told, form)}
    if year := _YEAR.search(told):
        written["year"] = int(year.group())
    if "month" in written and not _CLOCK.search(told) and (day := _DAY.search(_YEAR.sub("", _months_out(told)))):
        written["day"] = int(day.group())
    implied: dict[str, int] = {}
    start = moment.start
    if start is not None and moment.grain in {"day", "part", "hour", "minute"}:
        implied = {"weekday": start.weekday(), "day": start.day, "month": start.month, "year": start.year}
    elif start is not None and moment.grain == "month":
        implied = {"month": start.month, "year": start.year}
    elif start is not None and moment.grain == "year":
        implied = {"year": start.year}
    return Time(written, implied, moment.grain) if written or implied else None


def one_time(a: Time, b: Time) -> bool:
    """Whether no part of the two contradicts the other, and some part agrees."""
    agreed = False
    for one, other in ((a, b), (b, a)):
        for what, number in one.written.items():
            against = other.written.get(what, other.implied.get(what))
            if against is None:
                continue
            if against != number:
                return False
            agreed = True
    if not agreed and not a.written and not b.written:
        return a.implied == b.implied
    return agreed


def _months_out(told: str) -> str:
    """The text without month names that are figures themselves (10月)."""
    return re.sub(r"\d+\s*(?=[月월])", "", told)


def _holds(told: str, form: str) -> bool:
    if is_unspaced(form):
        return re.search(rf"(?<!\d){re.escape(form)}", told) is not None
    folded = fold(form)
    return any(fold(told[s:e]).removesuffix("'s") == folded for s, e in words(told))


@functools.cache
def _names(language: str) -> tuple[tuple[str, str, int], ...]:
    """The names of weekdays (Monday 0) and months (January 1) in every form that the language file has."""
    if language not in languages.codes():
        return ()
    known = languages.load(language).moments
    listed = ((known.weekdays, "weekday", 0), (known.weekdays_short, "weekday", 0), (known.months, "month", 1),
              (known.months_short, "month", 1))  # fmt: skip
    found = [(form, what, n + first) for rows, what, first in listed for n, row in enumerate(rows) for form in row]
    return tuple(sorted((f for f in found if len(f[0]) > 1), key=lambda f: len(f[0])))
