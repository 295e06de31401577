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
    """Names of months and weekdays, first form the usual one; in lower case."""

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    """Monday first."""
    order: Literal["dmy", "mdy", "ymd", ""] = "dmy"
    """What comes first in a date of bare numbers; empty where the language's countries differ."""
    calendar: Literal["gregorian", "buddhist"] = "gregorian"
    """How years are counted unless an era says otherwise."""
    calendars: tuple[OtherCalendar, ...] = ()
    eras: tuple[Era, ...] = ()


@record
class Numbers:
    """How numbers are written."""

    decimal: str = "."
    group: str = ","


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
