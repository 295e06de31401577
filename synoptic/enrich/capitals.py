"""Names in scripts with upper and lower case, by rule: capitals inside sentences, titles, the words around.

The fallback where no trained tagger is shipped for a language. Evidence is gathered over the whole document first,
so that a word which opens a sentence counts as a name only if it is one elsewhere or if nothing speaks against it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from synoptic import languages
from synoptic.enrich.places import ORGANISATIONS, place_key
from synoptic.enrich.tokens import Token, is_capital
from synoptic.languages import Language
from synoptic.records import record


@record
class _Seen:
    """Words that the document has in lower case, and with a capital inside a sentence."""

    lower: set[str]
    inside: set[str]


@record
class Found:
    """A name where it stands, before keys: its words and what kind it seems to be."""

    words: tuple[Token, ...]
    kind: str
    """"person", "organisation", "place" or "other"."""


def capital_names(text: str, sentences: Sequence[list[Token]], *, language: Language) -> list[Found]:
    """Runs of capitalised words that are names, sentence by sentence."""
    seen = _Seen(
        lower={token.low for sentence in sentences for token in sentence if token.word.islower()},
        inside={token.low for sentence in sentences for token in sentence[1:] if is_capital(token.word)},
    )
    found: list[Found] = []
    for sentence in sentences:
        if not is_title_case(text, sentence):
            for run in _runs(text, sentence, language=language):
                found.extend(_judge(text, sentence, run, seen=seen, language=language))
    return found


def is_title_case(text: str, sentence: list[Token]) -> bool:
    """Whether capitals say nothing here: a headline in title case or capitals throughout, without a full stop."""
    if sentence and text[sentence[-1].end : sentence[-1].end + 1] in {".", "!", "?", ","}:
        return False
    long = [token.word for token in sentence if len(token.word) > 3]
    return len(long) > 4 and sum(map(is_capital, long)) > 0.75 * len(long)


def _runs(text: str, sentence: list[Token], *, language: Language) -> list[tuple[int, int]]:
    """Index ranges of words that may form one name: capitals, with small words such as "van" between them."""
    runs: list[tuple[int, int]] = []
    small = small_words(language.code)
    i = 0
    while i < len(sentence):
        if not is_capital(sentence[i].word):
            i += 1
            continue
        j = i + 1
        while j < len(sentence):
            if not joins(text, sentence[j - 1], sentence[j]):
                break
            if is_capital(sentence[j].word):
                j += 1
                continue
            k = j
            while (
                k < len(sentence)
                and k - j < 3
                and sentence[k].low in small
                and joins(text, sentence[k - 1], sentence[k])
            ):
                k += 1
            if k == j or k >= len(sentence) or not is_capital(sentence[k].word):
                break
            if not joins(text, sentence[k - 1], sentence[k]):
                break
            j = k + 1
        runs.append((i, j))
        i = j
    return runs


def joins(text: str, left: Token, right: Token) -> bool:
    """Whether two words may belong to one name: a space, a hyphen, or the full stop of an initial between them."""
    gap = text[left.end : right.start]
    if gap in {" ", "-", "\u00a0", "‑", "", "\u202f"}:
        return not (gap == "" and right.word[:1] in "'’")
    return gap in {". ", ".-", ".", ".\u00a0"} and len(left.word) <= 3


@functools.cache
def small_words(code: str) -> frozenset[str]:
    """Words that may stand inside a name, each part of a longer phrase by itself."""
    return frozenset(word for phrase in languages.load(code).names.inner for word in phrase.split())


@functools.cache
def _function_words(code: str) -> frozenset[str]:
    language = languages.load(code)
    quotes, names = language.quotes, language.names
    phrases = (
        *quotes.that, *quotes.whether, *quotes.he, *quotes.she, *quotes.they, *quotes.negators, *quotes.hedges,
        *quotes.breaks, *quotes.according, *quotes.hearsay, *names.at, *names.inner, *names.demonyms,
        *names.openers, *language.sentences.starters,
        *(form for forms in language.moments.months for form in forms if len(form) > 3),
        *(form for forms in language.moments.weekdays for form in forms if len(form) > 3),
    )  # fmt: skip
    return frozenset(word for phrase in phrases for word in phrase.lower().split())


def _judge(text: str, sentence: list[Token], run: tuple[int, int], *, seen: _Seen, language: Language) -> list[Found]:
    """The names in one run of capitals: the sentence's first word left out unless something speaks for it."""
    first, last = run
    functional = _function_words(language.code)
    name = text[sentence[first].start : sentence[last - 1].end]
    if name.lower() in word_lists(language.code).media or place_key(name, language=language.code) is not None:
        functional = frozenset()  # "New York Post", "Den Haag"
    opens = first == 0 or text[sentence[first - 1].end : sentence[first].start].strip() not in {"", ",", "-"}
    while first < last and (
        sentence[first].low in functional
        or (opens and first + 1 < last and sentence[first].low in seen.lower - seen.inside)
    ):
        first += 1
        opens = False
        while first < last and not is_capital(sentence[first].word):
            first += 1
    return [
        Found(words=tuple(sentence[begin:end]), kind=kind_of(text, sentence, begin, end, language=language))
        for begin, end in _pieces(text, sentence, first, last, language)
        if end - begin > 1
        or not _speaks_against(sentence, begin, opens=opens and begin == first, seen=seen, code=language.code)
    ]


def _pieces(text: str, sentence: list[Token], first: int, last: int, language: Language) -> list[tuple[int, int]]:
    """One run cut where a place ends and a title or name begins, and where a title stands inside.

    "US Secretary of State Antony Blinken" is the US and Antony Blinken.
    """
    titles = word_lists(language.code).title_phrases
    organisations = word_lists(language.code).organisations
    orgs = [i for i in range(first, last) if _names(sentence[i].low, organisations)]
    if orgs:
        return _organisation_first(sentence, first, last, orgs[-1], titles)
    pieces: list[tuple[int, int]] = []
    begin = i = first
    while i < last:
        phrase = next((n for n in (3, 2, 1) if i + n <= last and _phrase(sentence, i, n) in titles), 0)
        if phrase and i + phrase < last:
            if begin < i:
                pieces.append((begin, i))
            i += phrase
            begin = i
            continue
        if i == begin:
            for n in (2, 1):
                name = text[sentence[i].start : sentence[min(i + n, last) - 1].end]
                if i + n < last and place_key(name, language=language.code) is not None:
                    rest = last - i - n
                    if rest > 1 or _phrase(sentence, i + n, 1) in titles:
                        pieces.append((i, i + n))
                        i += n - 1
                        begin = i + 1
                    break
        i += 1
    pieces.append((begin, last))
    return [(b, e) for b, e in pieces if b < e and is_capital(sentence[b].word)]


def _organisation_first(
    sentence: list[Token], first: int, last: int, org: int, titles: frozenset[str]
) -> list[tuple[int, int]]:
    """The run whole, or cut where a title and a name follow the organisation ("Dışişleri Bakanlığı Sözcüsü L O")."""
    for i in range(org + 1, last - 1):
        phrase = next((n for n in (2, 1) if i + n < last and _phrase(sentence, i, n) in titles), 0)
        if phrase:
            return [(first, i), (i + phrase, last)]
    return [(first, last)]


def _phrase(sentence: list[Token], first: int, length: int) -> str:
    return " ".join(token.low for token in sentence[first : first + length])


def _speaks_against(sentence: list[Token], at: int, *, opens: bool, seen: _Seen, code: str) -> bool:
    """Whether a single capitalised word is likelier a plain word: it opens the sentence, or stands in lower case."""
    word = sentence[at]
    if place_key(word.word, language=code) is not None:
        return False
    if word.low in word_lists(code).media or (word.word.isupper() and len(word.word) > 1):
        return word.low in _function_words(code)
    if word.low in _function_words(code) or word.low in word_lists(code).roles:
        return True
    alone = opens and word.low not in seen.inside
    return (alone and not _before_verb(sentence, at + 1, code)) or word.low in seen.lower or len(word.word) == 1


def kind_of(text: str, sentence: list[Token], first: int, last: int, *, language: Language) -> str:
    """What kind of name stands at these words, from its words and those before and after it."""
    words = sentence[first:last]
    name = text[words[0].start : words[-1].end]
    place = place_key(name, language=language.code)
    if place is not None:
        return "organisation" if place in ORGANISATIONS else "place"
    lists = word_lists(language.code)
    low = name.lower()
    if low in lists.media or any(_names(token.low, lists.organisations) for token in words):
        return "organisation"
    before = sentence[first - 1].low if first else ""
    if before in lists.titles or words[0].low in lists.titles:
        return "person"
    if any(token.low in lists.places for token in words):
        return "place"
    if len(words) == 1:
        if words[0].word.isupper() and len(words[0].word) > 1:
            return "organisation"
        if before in lists.at:
            return "place"
        return "person" if _before_verb(sentence, last, language.code) else "other"
    return "person" if len(words) <= 4 and not any(char.isdigit() for char in name) else "other"


class WordLists:
    """The language's word lists as sets, made once."""

    def __init__(self, language: Language) -> None:
        names = language.names
        self.media = frozenset(word.lower() for word in names.media)
        self.title_phrases = frozenset(title.lower().replace("-", " ") for title in names.titles)
        self.titles = frozenset(word for title in names.titles for word in title.lower().replace("-", " ").split())
        self.organisations = frozenset(word.lower() for word in names.organisations)
        self.roles = frozenset(role.lower() for role in names.roles)
        self.places = frozenset(word.lower() for word in names.places)
        self.at = frozenset(word.lower() for word in names.at)
        self.outlets = frozenset(word.lower() for word in names.outlets)
        self.demonyms = frozenset(word.lower() for word in names.demonyms)
        rows = (*language.moments.months, *language.moments.weekdays)
        self.calendar = frozenset(form.lower() for forms in rows for form in forms if len(form) > 3)
        self.sets = {
            "title": self.titles, "role": self.roles, "organisation": self.organisations, "place": self.places,
            "at": self.at, "inner": small_words(language.code), "function": _function_words(language.code),
            "medium": frozenset(word for name in self.media for word in name.split()),
        }  # fmt: skip
        verbs = (*language.quotes.said, *language.quotes.thought, *language.quotes.denied, *language.quotes.ordered)
        self.verbs = frozenset(verb.split()[0].lower() for verb in verbs if not verb.endswith("*"))
        self.verb_stems = tuple(verb[:-1].lower() for verb in verbs if verb.endswith("*"))

    def is_verb(self, word: str) -> bool:
        """Whether the word is a reporting verb."""
        return word in self.verbs or word.startswith(self.verb_stems or ("\0",))


@functools.cache
def word_lists(code: str) -> WordLists:
    """The word lists of the language with this code."""
    return WordLists(languages.load(code))


def _names(word: str, listed: frozenset[str]) -> bool:
    """Whether the word is listed, or is a compound whose last part is (utenriksdepartementet)."""
    if word in listed:
        return True
    return len(word) > 9 and any(word[-size:] in listed for size in range(6, len(word) - 2))


def _before_verb(sentence: list[Token], last: int, code: str) -> bool:
    if last >= len(sentence):
        return False
    return word_lists(code).is_verb(sentence[last].low)
