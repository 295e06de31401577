"""Undeclared legacy bytes -> the encoding they most likely are in.

Two witnesses. charset-normalizer is good at the script (Cyrillic, Greek, Han, ...) and weak within one, above all in
Latin, where the code pages of west, centre, north and south differ in a few letters. So among the encodings that
show its script, we ask what language each reading would be (py3langid) and how many of its letters beyond ASCII that
language uses, by the names of countries, languages, currencies and months that CLDR gives in it (Babel).
`bench/quality/encodings.py` measures it against charset-normalizer alone.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter

from babel import Locale, UnknownLocaleError
from charset_normalizer import from_bytes
from py3langid import classify

_SINGLE_BYTE = (  # the most used first: it wins where several read the same
    "cp1252", "cp1251", "cp1250", "cp1254", "cp1256", "cp1253", "cp1255", "cp1257", "cp1258", "koi8_u", "iso8859_2",
    "iso8859_5", "iso8859_7", "iso8859_6", "iso8859_8", "cp866", "cp874", "mac_roman",
)  # fmt: skip

_SAMPLE = 2000
"""Bytes, in lines with something beyond ASCII, from which no more lines are looked at; a guess then takes 30 ms."""

_LONGEST = 64 * 1024
"""Bytes after which a line is cut all the same."""

_PLAUSIBLE = 0.3
"""Score from which a reading is believed: right readings of the development articles have 0.7 to 1, readings in a
wrong script below 0.3."""

_FEW = 20
"""Characters beyond ASCII below which a declaration is believed: too few to speak against it."""

_WIDE_SHARE = 0.3
"""Share of bytes beyond ASCII below which text is in no East Asian encoding: there it is over a half."""

_COMMON = 0.005
"""Share among a language's letters beyond ASCII from which a letter is its own; rarer ones come from foreign names."""

_WIDE = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
_LINE = re.compile(rb"[^\n<>]+")
_NO_TEXT = re.compile("[\x80-\x84\x86-\x9f\ue000-\uf8ff]")  # all C1 controls but NEL, private use


def detect(data: bytes, *, fallback: str | None = None) -> str:
    """The encoding in which these bytes read most like a language; `fallback` where none does."""
    sample = _sample(data)
    guess = from_bytes(sample).best()
    script = _script(str(guess)) if guess is not None else None
    if guess is not None and script in _WIDE and _high(sample) >= _WIDE_SHARE * len(sample):
        return _family(guess.encoding)
    readings = [(text, name) for name in _SINGLE_BYTE if (text := _read(sample, name)) is not None]
    alike = [(text, name) for text, name in readings if _script(text) == script]
    for texts in (alike, readings):
        scored = [(plausibility(text), -at, name) for at, (text, name) in enumerate(texts)]
        best = max(scored, default=(0.0, 0, ""))
        if best[0] >= _PLAUSIBLE:
            return best[2]
    return fallback or (_family(guess.encoding) if guess is not None else "cp1252")


def is_plausible(data: bytes, encoding: str) -> bool:
    """Whether nothing speaks against an encoding that was declared; a few odd characters do not."""
    text = _read(_sample(data), encoding)
    if text is None:
        return False
    few = sum(not char.isascii() for char in text) < _FEW
    return few or _script(text) in _WIDE or plausibility(text) >= _PLAUSIBLE


def plausibility(text: str) -> float:
    """How well the characters beyond ASCII fit the language that the text seems to be in; at best 1."""
    text = text[:_SAMPLE]
    letters = _letters(classify(text)[0])
    score, count, before = 0.0, 0, " "
    for char in text:
        if not char.isascii():
            count += 1
            score += _fit(char, before, letters)
        if char.isupper() and before.islower():  # a capital inside a word: KOI8 read as Windows-1251 and its like
            score -= 3
        before = char
    return score / max(1, count)


def _fit(char: str, before: str, letters: dict[str, float]) -> float:
    share = letters.get(char.lower(), 0.0)
    if share > 0:
        return 1.0 if share >= _COMMON else 0.2
    if unicodedata.category(char) in {"Pi", "Pf", "Pd", "Ps", "Pe", "Po", "Zs"}:
        return 0.3
    if unicodedata.category(char) in {"Sc", "So", "No", "Sm", "Lo", "Cf"} and not before.isalpha():
        return 0.3 if char in "©®°€£§№½×" else -3.0
    return -3.0  # a letter foreign to the language, or a sign inside a word


@functools.cache
def _letters(language: str) -> dict[str, float]:
    """The letters beyond ASCII that CLDR's names in this language use, each with its share."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    names = [*locale.languages.values(), *locale.territories.values(), *locale.currencies.values()]
    names += [name for width in locale.months["format"].values() for name in width.values()]
    text = unicodedata.normalize("NFC", " ".join(map(str, names)).lower())
    counts = Counter(char for char in text if not char.isascii() and unicodedata.category(char)[0] in "LM")
    return {char: count / counts.total() for char, count in counts.items()}


def _sample(data: bytes) -> bytes:
    """Whole lines with something beyond ASCII, so that no character is cut (but in a line as long as a book)."""
    lines: list[bytes] = []
    size = 0
    for match in _LINE.finditer(data):
        if not (line := match[0]).isascii():
            lines.append(line)
            size += len(line) + 1
        if size >= _SAMPLE:
            break
    return b"\n".join(lines)[:_LONGEST]


def _high(data: bytes) -> int:
    return len(data.translate(None, bytes(range(0x80))))


def _read(sample: bytes, encoding: str) -> str | None:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:  # the sample may end inside a character
        if error.start < len(sample) - 4:
            return None
        text = sample[: error.start].decode(encoding)
    return None if _NO_TEXT.search(text) else text


def _script(text: str) -> str | None:
    """The commonest script among the letters beyond ASCII, as the first word of their Unicode names."""
    letters = (char for char in text if not char.isascii() and char.isalpha())
    names = Counter(unicodedata.name(char, "?").split(" ")[0].split("-")[0] for char in letters)
    return names.most_common(1)[0][0] if names else None


def _family(encoding: str) -> str:
    """The widest encoding of a family: all that the narrower ones hold reads the same in it."""
    return _FAMILIES.get(encoding, encoding)


_FAMILIES = {
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs",
    "shift_jis": "cp932", "shift_jis_2004": "cp932", "shift_jisx0213": "cp932", "euc_kr": "cp949",
    "euc_jis_2004": "euc_jp", "euc_jisx0213": "euc_jp",
}  # fmt: skip
