"""The sections of a language file on times and numbers: how the language dates, counts and measures."""

from __future__ import annotations

from typing import Literal

from synoptic.records import record


@record
class OtherCalendar:
    """The months of a calendar that stands beside the Gregorian one."""

    name: Literal["persian", "hijri"]
    months: tuple[tuple[str, ...], ...]


@record
class Era:
    """Years counted from elsewhere: the mark before the number, and what to add to get the common year."""

    mark: str
    offset: int
    years: int | None = None
    """How many years it lasted; None where it goes on."""


@record
class Moments:
    """How times are told: names, and the words that relate a time to another; lower case, composed."""

    months: tuple[tuple[str, ...], ...]
    """Full names in every case that is written; the usual one first."""
    months_short: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...]
    """Monday first."""
    weekdays_short: tuple[tuple[str, ...], ...] = ()
    order: Literal["dmy", "mdy", "ymd", ""] = "dmy"
    """What comes first in a date of bare numbers; empty where the language's countries differ."""
    calendar: Literal["gregorian", "buddhist"] = "gregorian"
    """How years are counted unless an era says otherwise."""
    calendars: tuple[OtherCalendar, ...] = ()
    calendar_marks: tuple[tuple[str, ...], ...] = ()
    """A calendar's name (gregorian, persian, hijri), then what stands behind its years ("هـ", "میلادی")."""
    uncounted: tuple[str, ...] = ()
    """Words before which a date is told in a calendar that is not counted here ("农历")."""
    eras: tuple[Era, ...] = ()
    first_year: tuple[str, ...] = ()
    """The first year of an era, where it has a word of its own ("元年")."""
    seasons: tuple[tuple[str, ...], ...] = ()
    """Spring first."""
    parts: tuple[tuple[str, ...], ...] = ()
    """Parts of day: TIMEX3 code (MO, MI, AF, EV, NI), then the words."""
    compounds: bool = False
    """Whether weekday and part of day are written as one word."""
    units: tuple[tuple[str, ...], ...] = ()
    """The unit (second ... century, weekend, half), with "*" for its plural, then its words."""
    deictic: tuple[tuple[str, ...], ...] = ()
    """What a phrase means, then the phrases.

    "day-1", "day-1 NI", "event day-1", "now", "set P1D", "date 12-25", "easter-2" (days from Western Easter),
    "pascha+49" (from Eastern Easter), "feast day" for a day that this table cannot tell, or "no" for phrases that
    only look like times ("as soon as").
    """
    decades: tuple[tuple[str, ...], ...] = ()
    """Tens ("60"), then the words for that decade."""
    decade_marks: tuple[str, ...] = ()
    """What follows the figures of a decade ("s" in 1990s)."""
    ordinal_marks: tuple[str, ...] = ()
    """What follows the figures of an ordinal."""
    last: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    this: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    """Counted from another event: "the previous day"."""
    following: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    """Before now, after the span ("ago")."""
    ago_first: tuple[str, ...] = ()
    """Before now, in front of the span ("il y a")."""
    ago_is_span: bool = False
    """Whether TIMEX3 annotation leaves the preposition outside, so that the value is the span ("vor [drei Jahren]")."""
    hence: tuple[str, ...] = ()
    """After now, after the span ("from now")."""
    hence_first: tuple[str, ...] = ()
    """After now, in front of the span ("om", "dans")."""
    hence_ahead: tuple[str, ...] = ()
    """The same, but only under a verb that looks ahead, or alone ("in": "will return in two weeks")."""
    night_to: tuple[str, ...] = ()
    """Between a night and the day it leads to ("natt til lørdag", "Nacht auf Samstag")."""
    half_to: tuple[str, ...] = ()
    """Half an hour before the hour named next ("halb neun"); not the English "half nine"."""
    over_next: tuple[tuple[str, ...], ...] = ()
    """Weeks to add to the coming weekday, then what adds them ("after next", "übernächsten", "en quinze")."""
    earlier: tuple[str, ...] = ()
    """Before another event, after the span."""
    later: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    """Unknown small numbers ("several", "a few")."""
    each: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    the: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    """Words that stand between the parts of a date."""
    at: tuple[str, ...] = ()
    """Prepositions that make a bare month or year a time."""
    during: tuple[str, ...] = ()
    """Prepositions that make a bare plural unit a time ("for years")."""
    year_word: bool = False
    """Whether a year in front of a noun has the word for year beside it, so that bare figures there count something."""
    street: tuple[str, ...] = ()
    """Words before which a date is the name of a street or square."""
    street_after: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    """Words whose number follows them: "flight", "version", "number"."""
    label_after: tuple[str, ...] = ()
    """What follows such a number in scripts without spaces ("305号")."""
    after_year: tuple[str, ...] = ()
    """Postpositions that make a bare year a time."""
    edge: tuple[str, ...] = ()
    """Early, late, the beginning, middle or end of."""
    approx: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    hour: tuple[str, ...] = ()
    """What follows the figure of an hour ("Uhr")."""
    before_hour: tuple[str, ...] = ()
    day_sign: tuple[str, ...] = ()
    """What follows the figure of a day of the month, in scripts that mark it (日)."""
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    """Words that make a span of years an age."""
    to: tuple[str, ...] = ()
    """Words between the ends of a range."""
    future: tuple[str, ...] = ()
    """Verbs and auxiliaries that put what they govern after now."""
    common: tuple[str, ...] = ()
    """Names above that are common words too ("may"): they need company."""
    capitals: bool = False
    """Whether months and weekdays are written with a capital."""
    nouns_capital: bool = False
    """Whether every noun is written with a capital."""
    prefixes: tuple[str, ...] = ()
    """What may be written onto the front of a word."""
    suffixes: tuple[str, ...] = ()
    """What may be written onto the end of a word."""


@record
class Unit:
    """A unit that things are counted in, and its words."""

    symbol: str
    factor: float = 1.0
    """How many of `symbol` one of these is (a "Wert" given in thousands keeps its symbol)."""
    words: tuple[str, ...]


@record
class Numbers:
    """How numbers are written and what is counted."""

    decimal: str = "."
    group: str = ","
    words: tuple[tuple[str, ...], ...] = ()
    """The figure, then the words for it; scales ("million") too."""
    ordinals: tuple[tuple[str, ...], ...] = ()
    joined_by: tuple[str, ...] = ()
    """The word inside compound numbers ("and")."""
    units: tuple[Unit, ...] = ()
    about: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    more_than: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    less_than: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    rounded: tuple[tuple[str, ...], ...] = ()
    """The figure, then words for about so many ("une vingtaine de")."""
    fractions: tuple[tuple[str, ...], ...] = ()
    """The part, then words for it, as they stand behind a number ("two thirds")."""
    widened_after: bool = False
    """Whether the word that widens a number stands behind it ("12.300'den fazla")."""
    measured_directly: bool = False
    """Whether what is measured follows its unit without a word between ("40 tonn sild")."""
    indefinite: tuple[tuple[str, ...], ...] = ()
    """Lowest figure, then words for an unknown number at least as high ("dozens")."""
    of: tuple[str, ...] = ()
    """Words between a unit and what is measured ("tons of grain")."""
    articles: tuple[str, ...] = ()
    """Number words that are articles too ("a", "un"): no quantity alone."""
