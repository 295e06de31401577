"""Words as names and quotations need them: elided articles and case endings behind an apostrophe stand alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from synoptic.text import words

_APOSTROPHE = re.compile("['’ʼ]")


class Token(NamedTuple):
    """One word with its place in the text and its lower-case form."""

    start: int
    end: int
    word: str
    low: str


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of `text[start:end]`; "qu'il" and "Lavrov's" are two words each, "O'Brien" is one."""
    found: list[Token] = []
    for begin, stop in words(text, start, end):
        cut = _cut(text[begin:stop])
        if cut is not None:
            found.append(_token(text, begin, begin + cut))
        found.append(_token(text, begin + (cut or 0), stop))
    return found


def _token(text: str, start: int, end: int) -> Token:
    word = text[start:end]
    low = word.lower()
    if "’" in low or "ʼ" in low:
        low = low.replace("’", "'").replace("ʼ", "'")
    return Token(start, end, word, low)


def _cut(word: str) -> int | None:
    """Where a word with an apostrophe falls apart, if it does."""
    match = _APOSTROPHE.search(word)
    if match is None:
        return None
    left, right = word[: match.start()], word[match.end() :]
    if left[:1].isupper() and right[:1].islower():
        if len(left) <= 2 and len(right) > 3:  # L'ancien, D'après: an article that opens the sentence
            return match.end()
        return match.start()  # Lavrov's, Lavrov'un
    if left.islower() and len(left) <= 5 and len(right) > 2:
        return match.end()  # d'Antony, dell'Ucraina, qu'il
    if left.islower() and len(left) <= 2 and right:
        return match.end()  # l'a, n'y
    if len(left) == 1 and right[:1].isupper() and left in "LD":
        return match.end()  # L'Union at the start of a sentence
    return None


def is_capital(word: str) -> bool:
    """Whether the word opens with an upper-case letter of a script that has case."""
    return word[:1].isupper()


def has_case(text: str) -> bool:
    """Whether most letters of the text belong to a script with upper and lower case."""
    sample = text[:4000]
    cased = sum(map(str.islower, sample)) + sum(map(str.isupper, sample))
    letters = sum(map(str.isalpha, sample))
    return cased * 2 > letters
