"""The lines of a text as a page lays them out: where each stands, its words, and whether it reads like prose."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from synoptic import text as script

# Marks that end a sentence, in the scripts of the languages we know; Thai and Lao have none.
_ENDS = ".!?…。！？．؟۔।॥։՞‽"
_CLOSERS = "\"'”’»›“‘)]）】」』〉》›*_ \t\u00a0\u200b\u200e\u200f\u202c\u2069\ufeff"
_OPENERS = '"“”„«»‘’‚‹›「『《〈—–―'
_TRIMMED = " \t\r\n\v\f\u00a0\u200b\u200e\u200f\u2028\u2029\u3000\ufeff\x1c\x1d\x1e\x85"
_INITIALS = re.compile(r"(?:^|\s|\.)\w\.\w?\.?$")
# Scripts whose words hold a whole phrase in a few characters; Thai needs as many as Latin.
_DENSE = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)

LONG = 400
"""Characters above which a line's words are not looked at: no label, menu or by-line is that long."""


class Line(NamedTuple):
    """One line without the white space around it; `words` are folded, and empty for a long line."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    ends: bool
    """Whether it closes like a sentence."""


def split(text: str) -> list[Line]:
    """All lines that hold more than white space, in order."""
    found: list[Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        core = raw.strip(_TRIMMED)
        if core:
            at = start + raw.index(core)
            words = folded(core) if len(core) <= LONG else ()
            found.append(Line(at, at + len(core), core, words, ends_sentence(core)))
        start += len(raw)
    return found


def folded(text: str) -> tuple[str, ...]:
    """The words of a short text as they are compared: no case, no accents, dotless i as i."""
    return tuple(fold(text[start:end]) for start, end in script.words(text))


@functools.lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """`text.fold`, and ı as i: an upper-case I may stand for either."""
    return script.fold(word).replace("ı", "i").replace("’", "'")


def ends_sentence(text: str) -> bool:
    """Whether the text closes with a full stop or its like, which is not that of an abbreviation such as "D.C."."""
    bare = text[-40:].rstrip(_CLOSERS)
    return bare[-1:] != "" and bare[-1] in _ENDS and _INITIALS.search(bare) is None


def is_dense(text: str) -> bool:
    """Whether it is written in a script (Han, kana, Hangul) that says in one character what others say in three."""
    return _DENSE.search(text[:LONG]) is not None


def reads_as_prose(line: Line) -> bool:
    """Whether the line's shape is that of the telling: a closed sentence of some words, or long."""
    size = len(line.text) * (2.5 if is_dense(line.text) else 1)
    return size > 125 or (line.ends and (size >= 40 or (not is_speech(line) and len(line.words) >= 6)))


def is_speech(line: Line) -> bool:
    """Whether the line opens with a quotation mark or a speech dash: such a line is never furniture by its shape."""
    return line.text[0] in _OPENERS or line.text.startswith(("- ", "-- "))


def _is_capital(word: str) -> bool:
    # "d’Orbain": the capital stands after an elided article.
    first = word[2] if len(word) > 2 and word[1] in "'’" else word[0]
    return word[0].isupper() or word[0].isdigit() or first.isupper()


def is_capitalised(text: str) -> bool:
    """Whether every longer word of a text in a script with case begins with a capital, as names are written."""
    words = [text[start:end] for start, end in script.words(text)]
    longer = [word for word in words if len(word) > 3 or word[0].isupper()]
    return bool(longer) and all(_is_capital(word) for word in longer)
