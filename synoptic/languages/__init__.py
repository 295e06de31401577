"""What a language is: one TOML file each (`xx.toml`), read by every stage that needs it.

Adding a language is adding a file; no code names one. Each section has one reader: `[sentences]` and
`[moments]`, `[numbers]`, `[quotes]`, `[names]` the modules of `enrich`, `[furniture]` and `[dates]` those of `clean`.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Literal

from synoptic import codec
from synoptic.errors import LanguageError, ReportError
from synoptic.records import record


@record
class Sentences:
    """How sentences end: what looks like an end and is none."""

    splitter: str
    """The language code that the sentence splitter knows it (or its nearest relative) by."""
    abbreviations: tuple[str, ...] = ()
    """Words that take a full stop without ending the sentence, without that stop, in lower case."""


@record
class Furniture:
    """The words by which a page's furniture is known, in lower case."""


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
    eras: tuple[Era, ...] = ()
    seasons: tuple[tuple[str, ...], ...] = ()
    """Spring first."""
    parts: tuple[tuple[str, ...], ...] = ()
    """Parts of day: TIMEX3 code (MO, MI, AF, EV, NI), then the words."""
    compounds: bool = False
    """Whether weekday and part of day are written as one word."""
    units: tuple[tuple[str, ...], ...] = ()
    """The unit (second ... century, weekend, half), with "*" for its plural, then its words."""
    deictic: tuple[tuple[str, ...], ...] = ()
    """What a phrase means ("day-1", "day-1 NI", "now", "set P1D", "event day-1", "date 12-25"), then the phrases."""
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
    hence: tuple[str, ...] = ()
    """After now, after the span ("from now")."""
    hence_first: tuple[str, ...] = ()
    """After now, in front of the span ("om", "dans")."""
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
    indefinite: tuple[tuple[str, ...], ...] = ()
    """Lowest figure, then words for an unknown number at least as high ("dozens")."""
    of: tuple[str, ...] = ()
    """Words between a unit and what is measured ("tons of grain")."""
    articles: tuple[str, ...] = ()
    """Number words that are articles too ("a", "un"): no quantity alone."""


@record
class Quotes:
    """How speech is reported."""


@record
class Names:
    """How people and organisations are named."""


@record
class Language:
    """One language, as its file says it."""

    code: str
    name: str
    native: str
    direction: str = "ltr"
    identified_as: tuple[str, ...] = ()
    """Other labels that a language identifier may give it."""
    sentences: Sentences
    furniture: Furniture = Furniture()
    moments: Moments
    numbers: Numbers = Numbers()
    quotes: Quotes = Quotes()
    names: Names = Names()


@functools.cache
def codes() -> tuple[str, ...]:
    """Codes of all languages that have a file, sorted."""
    folder = resources.files(__package__)
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@functools.cache
def load(code: str) -> Language:
    """The language with this code; `LanguageError` where there is no file or it says something else."""
    if code not in codes():
        raise LanguageError(f"no language file for {code!r}; there are {', '.join(codes())}")
    text = (resources.files(__package__) / f"{code}.toml").read_text(encoding="utf-8")
    try:
        return codec.build({"code": code, **tomllib.loads(text)}, Language)
    except (tomllib.TOMLDecodeError, ReportError) as error:
        raise LanguageError(f"{code}.toml: {error}") from error
