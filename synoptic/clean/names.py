"""The words beside which agencies and media are named, in all languages at once, and how a name is read off a text."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Container, Iterable
from typing import Literal, NamedTuple

from synoptic import languages
from synoptic.clean.lines import fold
from synoptic.text import is_unspaced, words

Kind = Literal["agency", "medium"]

_QUOTED = re.compile(r"\s?[«„“\"”『《「»]([^«»„“”\"『』《》「」\n]{2,50})[»”“\"』》」«]")
_SUFFIX = re.compile(r"['’](?:[a-zа-яёçğıöşü]{1,5})$")


class Word(NamedTuple):
    """One word of a text: where it stands, as it is written, and folded."""

    start: int
    end: int
    text: str
    key: str


class Lexicon(NamedTuple):
    """Folded words, one tuple a phrase; names as they are written; ends of names in scripts without spaces."""

    roles: dict[tuple[str, ...], Kind]
    cites: frozenset[tuple[str, ...]]
    tells: frozenset[tuple[str, ...]]
    names: dict[tuple[str, ...], Kind]
    unspaced: dict[str, Kind]
    starters: frozenset[str]
    demonyms: frozenset[str]
    endings: re.Pattern[str]
    cited: re.Pattern[str]
    longest: dict[str, int]
    """Words of the longest of the first three's phrases that begins with this word; few words begin one."""


@functools.cache
def lexicon() -> Lexicon:
    """Read once from all language files and from `languages/world/media.toml`."""
    roles: dict[tuple[str, ...], Kind] = {}
    cites: set[tuple[str, ...]] = set()
    tells: set[tuple[str, ...]] = set()
    starters: set[str] = set()
    demonyms: set[str] = set()
    tails: set[str] = set()
    unspaced_cites: set[str] = set()
    for code in languages.codes():
        language = languages.load(code)
        said = language.furniture
        for kind, phrases in _by_kind(said.agency, said.medium):
            for phrase in phrases:
                if phrase.startswith("*"):
                    tails.add(phrase[1:])
                else:
                    roles.setdefault(_folded(phrase), kind)
        cites.update(_folded(phrase) for phrase in said.cites)
        tells.update(_folded(phrase) for phrase in said.tells)
        unspaced_cites.update(phrase for phrase in (*said.cites, *said.tells) if is_unspaced(phrase))
        starters.update(fold(word) for word in language.sentences.starters)
        demonyms.update(fold(word) for word in language.names.demonyms)
    names: dict[tuple[str, ...], Kind] = {}
    unspaced: dict[str, Kind] = {}
    for kind, known in _by_kind(languages.media().agency, languages.media().medium):
        for name in known:
            if is_unspaced(name):
                unspaced.setdefault(name, kind)
            else:
                names.setdefault(tuple(name[start:end] for start, end in words(name)), kind)
    longest: dict[str, int] = {}
    for known_words in (*roles, *cites, *tells):
        longest[known_words[0]] = max(longest.get(known_words[0], 0), len(known_words))
    return Lexicon(
        roles, frozenset(cites), frozenset(tells), names, unspaced, frozenset(starters), frozenset(demonyms),
        _any_of(tails), _any_of(unspaced_cites), longest,
    )  # fmt: skip


def _by_kind(agency: tuple[str, ...], medium: tuple[str, ...]) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    return ("agency", agency), ("medium", medium)


def _folded(phrase: str) -> tuple[str, ...]:
    found = read(phrase, 0, len(phrase))
    return _key(found, 0, len(found))


def _key(found: list[Word], index: int, count: int) -> tuple[str, ...]:
    # A single short word keeps its accents: without them, Vietnamese "tờ" is English "to".
    if count == 1 and len(found[index].key) <= 3:
        return (_accented(found[index]),)
    return tuple(word.key for word in found[index : index + count])


def _accented(word: Word) -> str:
    return unicodedata.normalize("NFC", word.text.casefold())


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p))))


def read(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch of text."""
    return [Word(a, b, text[a:b], fold(text[a:b])) for a, b in words(text, start, end)]


def at(found: list[Word], index: int, known: Container[tuple[str, ...]]) -> int:
    """How many words from `index` make the longest phrase that is known; 0 where none does."""
    longest, word = lexicon().longest, found[index]
    most = max(longest.get(word.key, 0), longest.get(_accented(word), 0) if len(word.key) <= 3 else 0)
    for count in range(min(4, most, len(found) - index), 0, -1):
        if _key(found, index, count) in known:
            return count
    return 0


def kind_of(found: list[Word], index: int, count: int) -> Kind:
    """What the words for an agency or medium at this place mean."""
    return lexicon().roles[_key(found, index, count)]


def quoted(text: str, start: int) -> tuple[int, int] | None:
    """The name in quotation marks that begins here."""
    match = _QUOTED.match(text, start)
    if match is None or len(match[1].split()) > 5 or re.search(r"[,.!?…:;、。！？]", match[1]):
        return None
    first = match[1].lstrip()[:1]
    return (match.start(1), match.end(1)) if first and not first.islower() else None


def capitalised(text: str, found: list[Word], index: int, *, backwards: bool = False) -> list[Word]:
    """The run of at most four capitalised words that begins (or, backwards, ends) at this word."""
    run: list[Word] = []
    step = -1 if backwards else 1
    while 0 <= index < len(found) and len(run) < 4 and is_capital(found[index].text):
        if run:
            left, right = (found[index], run[-1]) if backwards else (run[-1], found[index])
            if text[left.end : right.start] not in (" ", "-", "\u00a0"):
                break
        run.append(found[index])
        index += step
    return run[::-1] if backwards else run


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital, or with one after an elided article."""
    return word[0].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper())


def is_cased(word: str) -> bool:
    """Whether the word is written in a script that has capitals."""
    return word.lower() != word.upper()


def has_inner_capital(word: str) -> bool:
    """Whether a word is written as only names are: with a capital inside, or in capitals throughout."""
    bare = _SUFFIX.sub("", word)
    return len(bare) >= 3 and (bare.isupper() or any(c.isupper() for c in bare[1:]))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a name without the case ending or genitive that an apostrophe joins to it."""
    match = _SUFFIX.search(text[start:end])
    return (start, end) if match is None else (start, start + match.start())
