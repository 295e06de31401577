"""What a language is: one TOML file each (`xx.toml`), read by every stage that needs it.

Adding a language is adding a file; no code names one. Each section has one reader: `[identification]`, `[sentences]`,
`[moments]`, `[numbers]`, `[quotes]`, `[names]` the modules of `enrich`, `[furniture]` and `[dates]` those of `clean`.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

from synoptic import codec
from synoptic.errors import LanguageError, ReportError
from synoptic.records import record


@record
class Identification:
    """How the language is told from one that an identifier takes it for."""

    twins: tuple[str, ...] = ()
    """Codes of the languages that it is mistaken for."""
    telltales: tuple[str, ...] = ()
    """Frequent words that it has and its twins do not, in lower case."""


@record
class Sentences:
    """How sentences end and begin: what looks like an end and is none. All words in lower case."""

    abbreviations: tuple[str, ...] = ()
    """Words that take a full stop and never end a sentence (titles, "e.g."); all words here without that stop."""
    final: tuple[str, ...] = ()
    """Abbreviations that may end a sentence ("etc.", "km"): they do where one of `starters` follows."""
    counted: tuple[str, ...] = ()
    """Abbreviations only where a figure follows ("no. 5")."""
    starters: tuple[str, ...] = ()
    """Frequent words that begin sentences: articles, pronouns, conjunctions, prepositions."""
    ordinals: bool = False
    """Whether a full stop after a figure makes it an ordinal ("27. juli")."""
    ends: tuple[str, ...] = ()
    """Marks that end a sentence in this language only."""
    reporting: tuple[str, ...] = ()
    """Reporting verbs that may follow a quotation's own final mark: “Why?” Smith asked."""
    particles: tuple[str, ...] = ()
    """What stands right after a closed quotation when the sentence goes on (「…。」と)."""
    spaces: bool = False
    """Whether spaces part sentences, as they part clauses, and no mark does (Thai)."""
    enders: tuple[str, ...] = ()
    """Where `spaces`: what often stands before a space that ends a sentence."""
    continuing: tuple[str, ...] = ()
    """Where `spaces`: what never begins a sentence."""
    unfinished: tuple[str, ...] = ()
    """Where `spaces`: what never ends a sentence."""


@record
class Furniture:
    """The words by which a page's furniture is known, in lower case."""


@record
class Moments:
    """Names of months and weekdays, first form the usual one; in lower case."""

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    """Monday first."""


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
    identification: Identification = Identification()
    sentences: Sentences = Sentences()
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
