"""Names in scripts without upper and lower case, by rule: titles, family names, places, foreign-name characters.

Precision comes before recall: a name is found where a title, a known family name or a run of the characters used
for foreign names says so; every other place of the same name is then found by looking for it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from synoptic import languages
from synoptic.enrich import places
from synoptic.enrich.capitals import Found, joins
from synoptic.enrich.tokens import Token
from synoptic.languages import Language
from synoptic.text import is_unspaced

_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}(?:[・＝=][\u30a1-\u30fa\u30fc]+)*")
_DOTTED_HAN = re.compile("[\u4e00-\u9fff]{1,7}(?:[·・‧•][\u4e00-\u9fff]{1,7})+")
_HAN = "[\u4e00-\u9fff]"


def caseless_names(text: str, sentences: Sequence[list[Token]], *, language: Language) -> list[Found]:
    """Names of the sentences in order; overlapping finds keep the first and longest."""
    found: list[Found] = []
    for sentence in sentences:
        if not sentence:
            continue
        start, end = sentence[0].start, sentence[-1].end
        if is_unspaced(text[start:end]):
            found.extend(_unspaced(text, start, end, language=language))
        else:
            found.extend(_spaced(text, sentence, language=language))
    return _without_overlaps(found)


def _without_overlaps(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for name in sorted(found, key=lambda n: (n.words[0].start, -n.words[-1].end)):
        if not kept or name.words[0].start >= kept[-1].words[-1].end:
            kept.append(name)
    return kept


def _word(text: str, start: int, end: int) -> Token:
    return Token(start, end, text[start:end], text[start:end].lower())


# ---------------------------------------------------------------- words with spaces (Arabic, Hebrew, Indic, Korean)


def _spaced(text: str, sentence: list[Token], *, language: Language) -> Iterator[Found]:
    functional = _common(language.code)
    i = 0
    while i < len(sentence):
        length = _title_length(sentence, i, language)
        if length and not language.names.titles_after:
            j = _behind_adjectives(sentence, i + length, language.names)
            k = j
            while k < len(sentence) and k - j < 3 and (k == j or joins(text, sentence[k - 1], sentence[k])):
                if sentence[k].low in functional or _title_length(sentence, k, language):
                    break
                k += 1
            gap = text[sentence[j - 1].end : sentence[j].start] if j < len(sentence) else "."
            place = j < k and places.place_key(sentence[j].word, language=language.code)
            if k > j and not gap.strip() and not place:
                yield Found(words=tuple(sentence[j : min(k, j + 2)]), kind="person")
        if length and language.names.titles_after and i > 0:
            yield Found(words=_before_title(text, sentence, i, language), kind="person")
        place_name = _place_at(text, sentence, i, language)
        if place_name is not None:
            yield place_name
        i += 1


def _behind_adjectives(sentence: list[Token], i: int, names: languages.Names) -> int:
    """Behind the words with an article that follow a title ("the minister, the foreign, S H" in Arabic)."""
    if not names.titles_agree:
        return i
    article, j = names.joined[-1], i
    while j < len(sentence) and j - i < 3 and sentence[j].word.startswith(article):
        j += 1
    return j if j < len(sentence) and j > i and not sentence[j].word.startswith(article) else i


def _before_title(text: str, sentence: list[Token], i: int, language: Language) -> tuple[Token, ...]:
    """The name before a title: one word, or two where they are joined by a hyphen or dot."""
    del language
    first = i - 1
    while first > 0 and text[sentence[first - 1].end : sentence[first].start] in {"-", "·"}:
        first -= 1
    return tuple(sentence[first:i])


def _place_at(text: str, sentence: list[Token], i: int, language: Language) -> Found | None:
    several = any(places.opens_several(form, language=language.code) for form in _stripped(sentence[i].word, language))
    for length in (3, 2, 1) if several else (1,):
        if i + length > len(sentence):
            continue
        words = sentence[i : i + length]
        name = text[words[0].start : words[-1].end]
        for form, cut in _bare(name, language.names):
            key = places.place_key(form, language=language.code)
            if key is not None and len(form) > 1:
                first = _word(text, words[0].start + cut, words[0].end)
                kind = "organisation" if key in places.ORGANISATIONS else "place"
                return Found(words=(first, *words[1:]), kind=kind)
    return None


def _bare(name: str, names: languages.Names) -> Iterator[tuple[str, int]]:
    """The name as written, then without the small words that its script joins to it."""
    yield name, 0
    for prefix in names.joined:
        if name.startswith(prefix) and len(name) - len(prefix) > 2:
            yield name[len(prefix) :], len(prefix)


def _stripped(word: str, language: Language) -> Iterator[str]:
    """The word, and what is left of it without each small word that its script may join to it."""
    yield word
    for prefix in language.names.joined:
        if word.startswith(prefix):
            yield word[len(prefix) :]


def _title_length(sentence: list[Token], i: int, language: Language) -> int:
    """How many words from `i` on are a title; 0 for none."""
    if _opens_title(sentence[i].word, language.code):
        for length in (3, 2):
            if _is_title(" ".join(token.word for token in sentence[i : i + length]), language.code):
                return length
    return 1 if _is_title(sentence[i].word, language.code) else 0


@functools.lru_cache(maxsize=1 << 15)
def _opens_title(word: str, code: str) -> bool:
    """Whether a title of several words may begin with this one."""
    language = languages.load(code)
    firsts = {title.split()[0] for title in language.names.titles if " " in title}
    return any(form in firsts for form in _stripped(word, language))


@functools.lru_cache(maxsize=1 << 15)
def _is_title(words: str, code: str) -> bool:
    names, titles = languages.load(code).names, _titles(code)
    if any(form in titles for form, _ in _bare(words, names)):
        return True
    return any(words.endswith(e) and words[: -len(e)] in titles for e in names.endings)


@functools.cache
def _titles(code: str) -> frozenset[str]:
    return frozenset(languages.load(code).names.titles)


@functools.cache
def _common(code: str) -> frozenset[str]:
    """Words of the language file that are no part of a name."""
    language = languages.load(code)
    quotes, names = language.quotes, language.names
    phrases = (
        *quotes.said, *quotes.thought, *quotes.denied, *quotes.declined, *quotes.asked, *quotes.promised,
        *quotes.ordered, *quotes.that, *quotes.whether, *quotes.he, *quotes.she, *quotes.they, *quotes.negators,
        *quotes.hedges, *quotes.breaks, *quotes.according, *quotes.according_after, *quotes.relays, *names.at,
        *names.roles, *names.demonyms, *names.organisations,
    )  # fmt: skip
    return frozenset(word for phrase in phrases for word in phrase.split())


# ---------------------------------------------------------------- no spaces (Chinese, Japanese, Thai)


def _unspaced(text: str, start: int, end: int, *, language: Language) -> Iterator[Found]:
    for match in _DOTTED_HAN.finditer(text, start, end):
        yield Found(words=_parts(text, *_only_sounds(text, *match.span(), language.names.sounds)), kind="person")
    yield from _territories(text, start, end, language)
    for match in _KATAKANA.finditer(text, start, end):
        if places.place_key(match.group(), language=language.code) is None and len(match.group()) > 2:
            dotted = any(mark in match.group() for mark in "・＝=")
            titled = _titled(language.code).match(text, match.end())
            if dotted or titled:
                yield Found(words=_parts(text, *match.span()), kind="person")
    for match in _by_rule(language.code).finditer(text, start, end):
        yield Found(words=(_word(text, *match.span("name")),), kind="person")


def _only_sounds(text: str, start: int, end: int, sounds: str) -> tuple[int, int]:
    """A dotted name without the words written against it: back and on from its dots over foreign-name characters."""
    dots = [i for i in range(start, end) if text[i] in "·・‧•"]
    first, last = dots[0] - 1, dots[-1] + 2
    while first > start and text[first - 1] in sounds:
        first -= 1
    while last < end and text[last] in sounds:
        last += 1
    return first, last


def _parts(text: str, start: int, end: int) -> tuple[Token, ...]:
    """A name in its parts, between dots."""
    parts = re.finditer("[^·・‧•＝=]+", text[start:end])
    return tuple(_word(text, start + part.start(), start + part.end()) for part in parts)


@functools.cache
def _titled(code: str) -> re.Pattern[str]:
    titles = sorted(languages.load(code).names.titles, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, titles)) or r"(?!)")


@functools.cache
def _by_rule(code: str) -> re.Pattern[str]:
    """A family name with one or two more characters, or a run of foreign-name characters, beside a title or verb."""
    language = languages.load(code)
    names, quotes = language.names, language.quotes
    titles = "|".join(map(re.escape, sorted(names.titles, key=len, reverse=True))) or "(?!)"
    verbs = "|".join(map(re.escape, sorted(quotes.said, key=len, reverse=True))) or "(?!)"
    surnames = "|".join(map(re.escape, sorted(names.surnames, key=len, reverse=True))) or "(?!)"
    sounds = f"[{re.escape(names.sounds)}]" if names.sounds else "(?!)"
    before = "|".join(f"(?<={re.escape(title)})" for title in names.titles) or "(?!)"
    sure = "|".join(map(re.escape, names.honorifics)) or "(?!)"
    person = f"(?:(?:{surnames}){_HAN}{{1,2}}?|{sounds}{{2,6}})"
    return re.compile(
        f"(?:{before})(?P<name>{person})(?=[^\u4e00-\u9fff]|{verbs}|{titles}|$)"
        if not names.titles_after
        else f"(?P<name>(?:{surnames}){_HAN}{{0,3}}?(?={titles})|(?<!{_HAN}){_HAN}{{2,5}}?(?={sure}))"
    )


def _territories(text: str, start: int, end: int, language: Language) -> Iterator[Found]:
    firsts, limit = places.first_letters(language.code), places.longest(language.code)
    i = start
    while i < end:
        if text[i] in firsts and places.opens(text[i : i + 2], language=language.code):
            for length in range(min(limit, end - i), 1, -1):
                key = places.place_key(text[i : i + length], language=language.code)
                if key is not None:
                    kind = "organisation" if key in places.ORGANISATIONS else "place"
                    yield Found(words=(_word(text, i, i + length),), kind=kind)
                    i += length - 1
                    break
        i += 1
