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
class Example:
    """One sentence with the quotation it holds: a test that the language file carries with it."""

    text: str
    content: str
    kind: Literal["direct", "indirect", "mixed"] = "direct"
    polarity: Literal["said", "denied", "declined", "asked", "promised", "ordered"] = "said"
    speaker: str | None = None
    addressee: str | None = None
    chain: tuple[str, ...] = ()


@record
class Quotes:
    """How speech is reported. All words in lower case but where the language writes a capital.

    Verbs stand in all the forms that news uses, or as a beginning with a star (`заяв*`); a phrase may have
    several words. The six classes are the polarities of `records.Quote`.
    """

    said: tuple[str, ...] = ()
    thought: tuple[str, ...] = ()
    """Verbs of thinking and hoping: they report only with a complementiser or a quotation mark."""
    denied: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    """Complementisers, before the content, or after it where `verb_final`."""
    whether: tuple[str, ...] = ()
    """What opens an indirect question."""
    according: tuple[str, ...] = ()
    """"according to": stands before the source."""
    according_after: tuple[str, ...] = ()
    """The same, standing after the source."""
    relays: tuple[str, ...] = ()
    """What media do: report, quote, cite."""
    as_saying: tuple[str, ...] = ()
    """What follows the speaker whom a medium quotes ("quoted him as saying")."""
    hearsay: tuple[str, ...] = ()
    """Auxiliaries and adverbs that mark a clause as told by someone else ("skal ha", "soll")."""
    statement: tuple[str, ...] = ()
    """Written or spoken pieces that carry words: "statement", "letter"."""
    he: tuple[str, ...] = ()
    she: tuple[str, ...] = ()
    they: tuple[str, ...] = ()
    """Subject pronouns that point back to one man, one woman, several or none."""
    negators: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    """Words and modal verbs by which a claim is made less than certain."""
    breaks: tuple[str, ...] = ()
    """What opens the next clause and so ends reported speech."""
    articles: tuple[str, ...] = ()
    """Articles and possessives: what opens a noun phrase, and tells a noun from a verb of the same form."""
    prepositions: tuple[str, ...] = ()
    """Words after which a noun is not the subject ("for", "with")."""
    topics: tuple[str, ...] = ()
    """Particles behind the topic or subject (Japanese wa, ga)."""
    participles: tuple[str, ...] = ()
    """Endings of verb forms that share the main clause's subject ("adding", "ajoutant")."""
    bare: bool = False
    """Whether a clause may follow the verb without a complementiser ("he said it was late")."""
    verb_final: bool = False
    """Whether the reporting verb stands after what is said, also in indirect speech."""
    examples: tuple[Example, ...] = ()


@record
class Names:
    """How people, organisations and places are named, in lower case but where the language writes a capital."""

    tagger: str | None = None
    """The trained tagger in `models/names` that finds names in this language; rules find them where it is absent."""
    titles: tuple[str, ...] = ()
    """What stands beside a person's name and is no part of it."""
    titles_after: bool = False
    """Whether titles follow the name (Japanese, Korean, Chinese)."""
    roles: tuple[str, ...] = ()
    """Nouns that name a speaker without a name: "spokesman", "police"."""
    organisations: tuple[str, ...] = ()
    """Words by which a name is known as an organisation's."""
    places: tuple[str, ...] = ()
    """Words by which a name is known as a place's."""
    inner: tuple[str, ...] = ()
    """Small words inside a name: "de", "van", "of"."""
    endings: tuple[str, ...] = ()
    """Case endings and particles that a name may take, longest first is not needed."""
    joined: tuple[str, ...] = ()
    """Small words that the script writes together with the name that follows (Arabic wa-, bi-, li-)."""
    at: tuple[str, ...] = ()
    """Prepositions before places."""
    media: tuple[str, ...] = ()
    """Agencies and outlets that relay what others said."""
    demonyms: tuple[str, ...] = ()
    """Words with a capital that name no one: peoples, languages, feasts."""
    surnames: tuple[str, ...] = ()
    """Family names that open a name, for scripts without case or spaces."""
    sounds: str = ""
    """Characters used to write foreign names by their sound."""
    territories: tuple[tuple[str, ...], ...] = ()
    """Names of countries that CLDR lacks: code, then the forms."""


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
