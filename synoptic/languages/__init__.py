"""What a language is: one TOML file each (`xx.toml`), read by every stage that needs it.

Adding a language is adding a file; no code names one. Each section has one reader: `[identification]`, `[sentences]`,
`[moments]`, `[numbers]`, `[quotes]`, `[names]` the modules of `enrich`, `[furniture]` and `[dates]` those of `clean`,
`[corrections]` and `[edits]` those of `lineage`.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

from synoptic import codec
from synoptic.errors import LanguageError, ReportError
from synoptic.languages.reckoning import Era, Moments, Numbers, OtherCalendar, Unit
from synoptic.languages.sections import (
    Corrections,
    Edits,
    Example,
    Furniture,
    Identification,
    Names,
    Quotes,
    Sentences,
)
from synoptic.records import record

__all__ = [
    "Corrections",
    "Edits",
    "Era",
    "Example",
    "Furniture",
    "Identification",
    "Language",
    "Media",
    "Moments",
    "Names",
    "Numbers",
    "OtherCalendar",
    "Quotes",
    "Sentences",
    "Unit",
    "codes",
    "load",
    "media",
    "page",
]


@record
class Language:
    """One language, as its file says it."""

    code: str
    name: str
    native: str
    direction: str = "ltr"
    identified_as: tuple[str, ...] = ()
    """Other labels that a language identifier may give it."""
    identification: Identification = Identification()
    sentences: Sentences = Sentences()
    furniture: Furniture = Furniture()
    corrections: Corrections = Corrections()
    moments: Moments
    numbers: Numbers = Numbers()
    quotes: Quotes = Quotes()
    names: Names = Names()
    edits: Edits = Edits()


@functools.cache
def codes() -> tuple[str, ...]:
    """Codes of all languages that have a file, sorted."""
    folder = resources.files(__package__)
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@functools.cache
def page() -> Furniture:
    """What pages say in the same words everywhere."""
    text = (resources.files(__package__) / "world" / "page.toml").read_text(encoding="utf-8")
    return codec.build(tomllib.loads(text), Furniture)


@record
class Media:
    """Names of well-known news agencies and other media, in all scripts, as they are written."""

    agency: tuple[str, ...]
    medium: tuple[str, ...]


@functools.cache
def media() -> Media:
    """The agencies and media that are known by name."""
    text = (resources.files(__package__) / "world" / "media.toml").read_text(encoding="utf-8")
    return codec.build(tomllib.loads(text), Media)


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
