"""Who and what an article names: persons, organisations, places, each with the key of its name.

A trained tagger where one is shipped for the language, rules with the language file elsewhere; then the whole
document is searched again for every person's name and surname.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from synoptic import languages
from synoptic.enrich import known
from synoptic.enrich.bodies import one_body
from synoptic.enrich.capitals import Found, capital_names, is_title_case, small_words
from synoptic.enrich.caseless import caseless_names
from synoptic.enrich.names import ARTICLES, Named, with_keys
from synoptic.enrich.tagger import SHAPES, tagger_names
from synoptic.enrich.tokens import Token, has_case, tokens
from synoptic.languages import Language
from synoptic.records import Mention, Sentence, Span
from synoptic.text import is_unspaced

_FALLBACK = "en"


def mentions(text: str, *, language: str, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Every name in the sentences, in order, not overlapping; equal keys mean the same name.

    `language` is the article's; a language without a file is read by its script alone.
    """
    tongue = languages.load(language if language in languages.codes() else _FALLBACK)
    split = [tokens(text, sentence.span.start, sentence.span.end) for sentence in sentences]
    split = [words for words in split if words]
    names = (_trim(text, name, tongue) for name in _found(text, split, tongue))
    found = [name for name in names if name is not None]
    everywhere = _everywhere(text, split, found, endings=tongue.names.endings)
    found = [_with_article(text, name, before) for name, before in _preceded(everywhere, split)]
    named = one_body(with_keys(found, text=text, language=tongue), text, language=tongue)
    return tuple(_mention(name) for name in named)


def _found(text: str, sentences: list[list[Token]], language: Language) -> list[Found]:
    """Names as the language's tagger or the rules see them.

    The tagger that knows no words misses names that the rules find by their capitals, so theirs are added.
    """
    if not has_case(text):
        return caseless_names(text, sentences, language=language)
    if language.names.tagger is None:
        return capital_names(text, sentences, language=language)
    if language.names.tagger != SHAPES:
        return tagger_names(text, sentences, language=language)
    written = [words for words in sentences if not is_title_case(text, words)]
    found = tagger_names(text, written, language=language)
    taken = {word.start for name in found for word in name.words}
    ruled = capital_names(text, written, language=language)
    found += [_doubted(name, language) for name in ruled if taken.isdisjoint(word.start for word in name.words)]
    return sorted(found, key=lambda name: name.words[0].start)


def _doubted(name: Found, language: Language) -> Found:
    """A name that only its capitals tell: a person's if all its words are borne as names."""
    borne = all(known.grade(word.low, language=language.code) for word in name.words)
    return name if borne or name.kind != "person" else Found(words=name.words, kind="other")


def _mention(name: Named) -> Mention:
    span = Span(start=name.found.words[0].start, end=name.found.words[-1].end)
    kinds = {"person", "organisation", "place", "other"}
    assert name.kind in kinds
    return Mention(span=span, kind=name.kind, key=name.key)  # type: ignore[arg-type]


def _trim(text: str, name: Found, language: Language) -> Found | None:
    """The name without titles and roles at its ends; None where nothing is left."""
    if name.kind != "person":
        return name
    titles = _titles(language.code)
    words = list(name.words)
    words = words[_titled_from_before(text, words, titles) :]
    while words:
        phrase = next((n for n in (3, 2, 1) if " ".join(w.low for w in words[:n]) in titles), 0)
        if not phrase or (len(words) == phrase and len(name.words) == phrase):
            break
        words = words[phrase:]
    small = small_words(language.code)
    while words and words[0].low in small and words[0].word.islower():
        words = words[1:]
    if not words or (len(words) == 1 and words[0].low in titles):
        return None
    return Found(words=tuple(words), kind="person")


@functools.cache
def _titles(code: str) -> frozenset[str]:
    names = languages.load(code).names
    return frozenset(title.lower().replace("-", " ") for title in (*names.titles, *names.roles))


def _titled_from_before(text: str, words: list[Token], titles: frozenset[str]) -> int:
    """How many of the name's first words end a title that began before it ("ministro degli Esteri Paolo Verdi")."""
    before = text[max(0, words[0].start - 40) : words[0].start].lower().replace("’", "'").replace("-", " ").split()
    for taken in (2, 1):
        if taken < len(words):
            tail = [word.low for word in words[:taken]]
            if any(" ".join([*before[-n:], *tail]) in titles for n in (1, 2, 3) if len(before) >= n):
                return taken
    return 0


def _preceded(found: list[Found], sentences: list[list[Token]]) -> list[tuple[Found, Token | None]]:
    """Each name with the word before it."""
    before = {b.start: a for words in sentences for a, b in pairwise(words)}
    return [(name, before.get(name.words[0].start)) for name in found]


def _with_article(text: str, name: Found, before: Token | None) -> Found:
    """The name with the Arabic article that a hyphen joins to it: "al-Jawhari" and "El-Cevheri" are whole names."""
    if before is None or text[before.end : name.words[0].start] not in {"-", "‑"} or before.low not in ARTICLES:
        return name
    return Found(words=(before, *name.words), kind=name.kind)


def _everywhere(
    text: str, sentences: list[list[Token]], found: list[Found], *, endings: tuple[str, ...]
) -> list[Found]:
    """The finds, and every further place where a person's surname stands, in any case, in order of the text."""
    covered = {token.start for name in found for token in name.words}
    surnames = {name.words[-1].word for name in found if name.kind == "person" and len(name.words[-1].word) > 2}
    more = list(found)
    if any(is_unspaced(word) for word in surnames):
        more.extend(_search(text, sentences, found))
    else:
        more.extend(
            Found(words=(token,), kind="person")
            for words in sentences
            for token in words
            if token.start not in covered and (token.word in surnames or _inflected(token.word, surnames, endings))
        )
    return sorted(more, key=lambda name: name.words[0].start)


def _inflected(word: str, surnames: set[str], endings: tuple[str, ...]) -> bool:
    """Whether the word is one of the surnames with another case ending: Колосовым beside Колосов or Колосова."""
    if not word[:1].isupper() or len(word) < 5:
        return False
    stems = {word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) > 3}
    return any(stem in surnames or any(stem + e in surnames for e in endings) for stem in stems)


def _search(text: str, sentences: list[list[Token]], found: list[Found]) -> list[Found]:
    """The same for scripts without spaces, by looking for the characters of each name and surname."""
    forms = {name.words[-1].word for name in found if name.kind == "person" and len(name.words[-1].word) > 1}
    if not forms:
        return []
    taken = {i for name in found for i in range(name.words[0].start, name.words[-1].end)}
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
    more: list[Found] = []
    for words in sentences:
        for match in pattern.finditer(text, words[0].start, words[-1].end):
            if match.start() not in taken:
                token = Token(match.start(), match.end(), match.group(), match.group().lower())
                more.append(Found(words=(token,), kind="person"))
    return more
