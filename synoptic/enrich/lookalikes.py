"""Names and numbers that look like times: April Santos, the Sunday Times, flight 1976, 8 March Street, "Ane Lund, 25".

Capitals tell most of them in the languages that write months and weekdays small; elsewhere the words beside do.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from synoptic import languages
from synoptic.enrich.timerules import Found
from synoptic.enrich.timewords import Token, key

_SUPPORT = {"at", "of", "to", "edge", "this", "last", "next", "during", "each", "before_hour"}
_FIRM = _SUPPORT - {"to", "of"}
_OPENERS = ".!?:;«»“”„\"'‘’(–—-•¿¡\n"
_OLDEST = 120  # years: a longer span told beside a name is no age


class Around(NamedTuple):
    """A match and the tokens right before and after it."""

    text: str
    tokens: list[Token]
    first: int
    last: int
    before: Token | None
    after: Token | None
    found: Found

    @property
    def word(self) -> str:
        """The last word of the match."""
        return self.text[self.tokens[self.last].start : self.tokens[self.last].end]

    @property
    def supported(self) -> bool:
        """Whether a preposition or the like stands before the match."""
        return self.before is not None and not _SUPPORT.isdisjoint(self.before.meanings)

    @property
    def firm(self) -> bool:
        """Whether what stands before it stands before times alone: "of" and "to" stand before anything."""
        meanings = set() if self.before is None else self.before.meanings.keys()
        return not _FIRM.isdisjoint(meanings) and ("of" not in meanings or "during" in meanings)


def bound(around: Around) -> bool:
    """Whether a hyphen binds the match to a word that tells no time ("MIP-Montag", "Winter-Biathlon")."""
    text, tokens, first, last = around.text, around.tokens, around.first, around.last
    start, end = tokens[first].start, tokens[last].end
    led = first > 0 and tokens[first - 1].end == start - 1
    left = not led and text[max(0, start - 1) : start] in {"-", "‑"} and text[max(0, start - 2) : start - 1].isalpha()
    followed = last + 1 < len(tokens) and tokens[last + 1].start == end + 1
    right = not followed and text[end : end + 1] in {"-", "‑"} and text[end + 1 : end + 2].isupper()
    return left or right


def titled(text: str, token: Token, found: Found) -> bool:
    """Whether a capital inside the sentence makes the word part of a name ("60 Minutes", "This Week")."""
    word = text[token.start : token.end]
    if found.language.moments.nouns_capital or not word[:1].isupper() or not text[: token.start].strip():
        return False
    return not _headline(text)


def _headline(text: str) -> bool:
    """Whether the text is written with a capital on nearly every word; short words tell nothing."""
    words = [word for word in text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) >= 0.85 * len(words)


def measured(text: str, end: int, found: Found) -> bool:
    """Whether figures count money or another unit ("1450 bis 1850 Mark"), a range's end between or not."""
    numbers, to = found.language.numbers, "|".join(map(re.escape, found.language.moments.to))
    rest = re.sub(rf"^\s*(?:[-–]|(?:{to})\s)\s*\d[\d.,]*", "", text[end : end + 60], count=1, flags=re.IGNORECASE)
    following = re.match(r"\s?([^\W\d_]+|[%°€$£])", rest)
    return following is not None and any(key(following[1]) in unit.words for unit in numbers.units)


def inner_capital(around: Around, name: str) -> bool:
    """Whether the named word has a capital inside the sentence that its language would not give a time there."""
    moments, token, text = around.found.language.moments, around.found.named[name], around.text
    written_large = moments.capitals if name in {"m", "w"} else moments.nouns_capital
    before = text[: token.start].rstrip()
    if written_large or moments.nouns_capital or not before or before[-1] in _OPENERS:
        return False
    return not text[token.start : token.end].isupper() and titled(text, token, around.found)


def before_capital(around: Around) -> bool:
    """Whether a name follows at once ("April Santos", "Noël Février"); not in a headline."""
    following = around.text[around.tokens[around.last].end :][:2]
    return following[:1] == " " and following[1:].isupper() and not _headline(around.text)


def named_so(around: Around, *, firm: bool) -> bool:
    """Whether a month or weekday alone is somebody's or something's name."""
    name = "m" if "m" in around.found else "w"
    moments, text, token = around.found.language.moments, around.text, around.tokens[around.last]
    common = key(around.word) in moments.common
    led = around.before is not None and "the" in around.before.meanings
    if name == "w" and common and not moments.capitals and (led or _counts(around)):
        return True
    neighbours = [other for other in (around.before, around.after) if other is not None]
    if any(name_of(other) == name_of(token) for other in neighbours):
        return True  # "August März" is a person
    if re.search(rf"\b{re.escape(around.word)},? $", text[: token.start]) or text[token.end :].startswith(
        f", {around.word}"
    ):
        return True  # "April, April!", "Monday, Monday"
    if before_capital(around) and (common or led):
        # "by June Marsh", "the Sunday Times"; but "in May President Aas said".
        return around.before is None or "during" not in around.before.meanings
    firm = firm or re.search(r"[^\W\d_]['’][^\W\d_]", around.word) is not None  # a case ending ("Nisan'da")
    if not firm and inner_capital(around, name):
        return True
    unled = name == "m" and not firm and around.word[:1].isupper() and text.strip() != around.word
    if unled and moments.nouns_capital:
        return text[token.end : token.end + 1] == " " and text[token.end + 1 : token.end + 2].isupper()
    return unled and not moments.capitals and not text[: token.start].strip() and len(text.split()) > 3


def _counts(around: Around) -> bool:
    """Whether a weekday that is an ordinal too ("segunda") stands before what it counts."""
    following = around.text[around.tokens[around.last].end :][:2]
    if around.after is not None and not {"of", "at", "the", "to", "and", "part"}.isdisjoint(around.after.meanings):
        return False
    return following[:1] == " " and following[1:].isalpha()


def name_of(token: Token) -> str:
    """Which kind of name it is: a month's, a weekday's or none."""
    return "month" if "month" in token.meanings else "weekday" if "weekday" in token.meanings else str(token.start)


def labelled(around: Around) -> bool:
    """Whether a word before makes it a name: flight 1976, version 2010, 8 March Street, Plaza 2 de Mayo."""
    moments, found = around.found.language.moments, around.found
    if around.before is not None and "uncounted" in around.before.meanings:
        return True
    if not {"y", "d", "m", "c", "h", "x", "ymd", "dmy"} & found.named.keys():
        return False
    at = around.first - 1
    while at >= 0 and _beside(around, at) and {"of", "roman", "number", "month"} & around.tokens[at].meanings.keys():
        at -= 1
    led = around.tokens[at] if at >= 0 and _beside(around, at) else None
    month = found.named.get("m")
    proper = month is None or moments.capitals or around.text[month.start].isupper() or not around.word.islower()
    street = led is not None and "street" in led.meanings
    street = street or (around.after is not None and "street_after" in around.after.meanings)
    figure = around.text[around.tokens[around.first].start].isdecimal()
    direct = led is not None and at == around.first - 1 and "label" in led.meanings
    code = re.search(r"([^\W\d_]+)\.?\s+[A-Z]{1,3}[ -]?$", around.text[: around.tokens[around.first].start])
    direct = direct or (code is not None and key(code[1]) in moments.label)  # "Flight SK 1976"
    return (street and proper) or (figure and direct)


def _beside(around: Around, at: int) -> bool:
    """Whether nothing stands between that token and the next."""
    return not around.text[around.tokens[at].end : around.tokens[at + 1].start].strip(" .-")


def apposed_age(around: Around) -> bool:
    """Whether years are an age told beside a name: "Ane Lund, 25 years, …", "Julien (25 ans)"."""
    found, text = around.found, around.text
    if "n" not in found or found.code("u", "unit") != "year" or not 0 < found.amount("n") <= _OLDEST:
        return False
    start, of = around.tokens[around.first].start, around.before is not None and "of" in around.before.meanings
    if around.before is not None and of:
        start = around.before.start
    led = re.search(r"([^\W\d_])[\w'’.-]*\s?[,،(]\s*$", text[:start])
    closed = text[around.tokens[around.last].end :].lstrip()[:1] in {",", "،", ")", ";"}
    return led is not None and (of or not led[1].islower()) and closed


def numbered(text: str, token: Token, found: Found) -> bool:
    """Whether four figures are the tail of a longer number, or of a name ("555-2012", "Peugeot 2008")."""
    before = text[: token.start]
    prose = re.search(r"[^\W\d_]{3}", text) is not None
    if prose and re.search(r"\d[ -]$", before) and not re.search(r"(?:^|\D)[12]\d{3} ?[-–]$", before):
        return True
    moments = found.language.moments
    rest = text[token.end : token.end + 2]
    if moments.year_word and rest[:1] == " " and rest[1:].isalpha():
        return True
    if moments.nouns_capital or len(found.named) > 1:
        return False
    led = re.search(r"(?:^|[^\w.])([^\W\d_][\w'’]*) $", before)
    return (
        led is not None
        and led[1][0].isupper()
        and not led[1].isupper()
        and led.start(1) > 0
        and key(led[1]) not in _known(found.language.code)
    )


@functools.cache
def _known(code: str) -> frozenset[str]:
    moments = languages.load(code).moments
    rows = (*moments.months, *moments.months_short, *moments.weekdays, *moments.seasons)
    return frozenset(key(word) for row in rows for word in row) | frozenset(moments.at) | frozenset(moments.edge)
