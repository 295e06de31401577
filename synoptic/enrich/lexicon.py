"""The reporting words of one language, ready to be looked up: made once from its file, when first needed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, Protocol

from synoptic import languages
from synoptic.enrich.tokens import Token
from synoptic.text import is_unspaced

Kind = Literal[
    "said", "thought", "denied", "declined", "asked", "promised", "ordered", "relays", "wants", "judges"
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "declined", "denied", "asked", "promised", "ordered", "said", "relays", "thought", "wants", "judges",
)  # fmt: skip
_KNOWN = 1 << 15  # words of a language whose answers are kept: more than a day of news uses often

_GAP = 24  # words between two parts of a pattern


class Word(Protocol):
    """Anything that has a lower-case form."""

    @property
    def low(self) -> str:
        """The word in lower case."""


class Phrases:
    """Words, phrases and beginnings of words (`said*`) that mean one thing."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.words: set[str] = set()
        self.longer: dict[str, list[tuple[str, ...]]] = {}
        self.stems: dict[str, tuple[str, ...]] = {}
        """By the first two letters."""
        self.loose: dict[str, list[tuple[str, ...]]] = {}
        """Phrases with a beginning of a word among their words ("не сказа* ничего"), by the first two letters."""
        for phrase in phrases:
            self._add(phrase.lower().replace("’", "'"))
        for group in self.longer.values():
            group.sort(key=len, reverse=True)

    def _add(self, phrase: str) -> None:
        parts = tuple(part for word in phrase.split() for part in _elided(word))
        if len(parts) > 1 and any(part.endswith("*") for part in parts):
            self.loose.setdefault(parts[0][:2], []).append(parts)
        elif len(parts) > 1:
            self.longer.setdefault(parts[0], []).append(parts)
        elif phrase.endswith("*"):
            self.stems[phrase[:2]] = (*self.stems.get(phrase[:2], ()), phrase[:-1])
        else:
            self.words.add(phrase)

    def match(self, words: Sequence[Word], i: int) -> int:
        """How many words from `i` on are a phrase of these; 0 for none; the longest wins."""
        low = words[i].low
        if low in self.longer:
            for parts in self.longer[low]:
                if tuple(word.low for word in words[i : i + len(parts)]) == parts:
                    return len(parts)
        for parts in self.loose.get(low[:2], ()) if self.loose else ():
            if len(words) - i >= len(parts) and all(map(_is_form, words[i : i + len(parts)], parts)):
                return len(parts)
        return 1 if low in self else 0

    def opens(self, word: str) -> bool:
        """Whether a phrase of these may begin with the word."""
        return word in self.longer or word[:2] in self.loose or word in self

    def __contains__(self, word: str) -> bool:
        return word in self.words or (bool(self.stems) and word.startswith(self.stems.get(word[:2], ())))


class Patterns:
    """Phrases with gaps ("soll … haben"), in which a star stands for the beginning of a word ("ha *t")."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.parts: dict[str, list[list[list[str]]]] = {}
        for pattern in patterns:
            parts = [part.split() for part in pattern.lower().replace("’", "'").split("…")]
            self.parts.setdefault(parts[0][0], []).append(parts)

    def match(self, unit: Clauses, i: int) -> int:
        """How many words from `i` on are the first part of a pattern whose other parts follow in the clause."""
        for parts in self.parts.get(unit.items[i].low, ()):
            length = len(parts[0])
            if not _fits(unit, i, parts[0]):
                continue
            at = i + length
            for part in parts[1:]:
                at = next((j for j in range(at, _same_clause(unit, at)) if _fits(unit, j, part)), -1)
                if at < 0:
                    break
            if at >= 0:
                return length
        return 0


class Clauses(Protocol):
    """Words with what stands between them."""

    @property
    def items(self) -> Sequence[Word]:
        """The words."""

    def before(self, i: int) -> str:
        """What stands before word `i`."""


def _same_clause(unit: Clauses, start: int) -> int:
    end = min(start + _GAP, len(unit.items))
    return next((j for j in range(start, end) if set(",;:.!?،") & set(unit.before(j))), end)


def _fits(unit: Clauses, i: int, part: Sequence[str]) -> bool:
    words = unit.items[i : i + len(part)]
    return len(words) == len(part) and all(
        word.low.endswith(form[1:]) if form[0] == "*" else word.low == form
        for word, form in zip(words, part, strict=True)
    )


def _is_form(word: Word, part: str) -> bool:
    return word.low.startswith(part[:-1]) if part.endswith("*") else word.low == part


def _elided(word: str) -> list[str]:
    match = re.match(r"([^\W\d_]{1,4}')(\w.*)", word)
    return [match.group(1), match.group(2)] if match else [word]


class Lexicon:
    """One language's lists as sets; `splitter` cuts a script without spaces at the words it knows."""

    def __init__(self, language: languages.Language) -> None:
        quotes, names = language.quotes, language.names
        self.language = language
        self.cues = {kind: Phrases(getattr(quotes, kind)) for kind in KINDS}
        some = Phrases(form for kind in KINDS for form in getattr(quotes, kind))
        # Hardly any word of a text opens a reporting verb; what each opens is asked many times.
        self._kinds = functools.lru_cache(maxsize=_KNOWN)(
            lambda low: tuple(kind for kind in KINDS if self.cues[kind].opens(low)) if some.opens(low) else ()
        )
        self.passives, self.by = Phrases(quotes.passives), Phrases(quotes.by)
        self.that, self.whether = Phrases(quotes.that), Phrases(quotes.whether)
        self.if_ = Phrases(quotes.whether[:1])
        self.according, self.according_after = Phrases(quotes.according), Phrases(quotes.according_after)
        self.like, self.to = Phrases(quotes.like), Phrases(quotes.to)
        self.infinitive, self.finite = Phrases(quotes.infinitive), Phrases(quotes.finite)
        self.questioned, self.questioned_first = Phrases(quotes.questioned), Phrases(quotes.questioned_first)
        self.opens_question = functools.lru_cache(maxsize=_KNOWN)(
            lambda low: self.questioned.opens(low) or self.questioned_first.opens(low)
        )
        self.relative = Phrases(quotes.relative)
        self.absolute = Phrases(quotes.absolute)
        self.relatives = Phrases((*quotes.that, *quotes.whether))
        self.outlets = Phrases(names.outlets)
        self.only_after_comma = Phrases(quotes.according_behind)
        self.nouns = Phrases(quotes.nouns)
        self.only_before_name = Phrases(quotes.according_named)
        self.as_saying, self.hearsay = Phrases(quotes.as_saying), Patterns(quotes.hearsay)
        self.moods, self.hence = Phrases(quotes.moods), Phrases(quotes.hence)
        self.he, self.she, self.they = Phrases(quotes.he), Phrases(quotes.she), Phrases(quotes.they)
        self.plain_not = Phrases(quotes.negators[:1])
        self.negators, self.breaks = Phrases(quotes.negators), Phrases(quotes.breaks)
        self.statement, self.articles = Phrases(quotes.statement), Phrases(quotes.articles)
        self.roles = Phrases((*names.roles, *names.titles, *names.outlets))
        self.prepositions = Phrases(quotes.prepositions)
        self.days = frozenset(form.lower() for forms in language.moments.weekdays for form in forms)
        self._media = frozenset(name.lower() for name in names.media)
        self.at, self.topics = Phrases(names.at), Phrases(quotes.topics)
        listed = (
            *names.roles,
            *names.titles,
            *names.outlets,
            *(word for kind in KINDS for word in getattr(quotes, kind)),
        )
        ones = (form for value, *forms in language.numbers.words if value == "1" for form in forms)
        self.indefinite = frozenset(ones)
        self.bodies = frozenset(word.lower() for word in names.organisations)
        self.peoples = frozenset(word.lower() for word in names.demonyms)
        self.hyphened = frozenset(word.lower() for word in listed if "-" in word and " " not in word)
        self.unspaced = is_unspaced(language.native)
        self.splitter = _splitter(language) if self.unspaced else None

    def cue(self, words: Sequence[Word], i: int) -> tuple[Kind, int] | None:
        """The reporting verb at word `i` and its length, the longest phrase first."""
        best: tuple[Kind, int] | None = None
        for kind in self._kinds(words[i].low):
            length = self.cues[kind].match(words, i)
            if length and (best is None or length > best[1]):
                best = (kind, length)
        return best

    def medium(self, name: str) -> bool:
        """Whether this is an agency or outlet that the language's file lists."""
        return name in self._media

    def pronoun(self, word: str) -> bool:
        """Whether the word is a subject pronoun."""
        bare = word.removesuffix("'")  # "it's" is cut into two words
        return bare in self.he or bare in self.she or bare in self.they


@functools.cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of the language with this code."""
    return Lexicon(languages.load(code))


def _splitter(language: languages.Language) -> re.Pattern[str] | None:
    quotes, names = language.quotes, language.names
    listed = (
        *(word for kind in KINDS for word in getattr(quotes, kind)), *quotes.that, *quotes.whether, *quotes.according,
        *quotes.according_after, *quotes.as_saying, *quotes.he, *quotes.she, *quotes.they, *quotes.negators,
        *quotes.breaks, *quotes.topics, *quotes.questioned, *quotes.passives, *names.outlets, *names.roles,
        *names.titles, *names.media,
    )  # fmt: skip
    forms = sorted({word.rstrip("*") for word in listed if word}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms))) if forms else None


def cut(words: Sequence[Token], *, known: Lexicon, at: Sequence[int]) -> list[Token]:
    """Runs of a script without spaces, cut at the words the lexicon knows and at the places `at`, in order."""
    if known.splitter is None:
        return list(words)
    pieces: list[Token] = []
    for word in words:
        bounds = {word.start, word.end, *(place for place in at if word.start < place < word.end)}
        for match in known.splitter.finditer(word.word):
            bounds.update((word.start + match.start(), word.start + match.end()))
        ordered = sorted(bounds)
        for start, end in pairwise(ordered):
            piece = word.word[start - word.start : end - word.start]
            pieces.append(Token(start, end, piece, piece.lower()))
    return pieces
