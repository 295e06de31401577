"""What every stage needs to know of text: words, scripts, folded and romanised forms, content hashes.

Offsets are Unicode code points, half-open, into the text as it was acquired.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence

from anyascii import anyascii

# A word is a run of letters, digits and the marks that belong to them. Python's \w leaves out combining marks,
# which cuts Devanagari, Thai and decomposed Latin words apart, so marks are added by block.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83"
    "\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83"
    "\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d82\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18-\u0f3f\u0f71-\u0f84\u102b-\u103e\u1056-\u1059\u135d-\u135f"
    "\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufb1e\ufe20-\ufe2f\u200c\u200d"
)
_WORD = re.compile(rf"[^\W_](?:[{_MARKS}]|[^\W_]|(?<=[^\W\d_])['’](?=[^\W\d_])|(?<=\d)[.,٫٬](?=\d))*")

# A letter with its marks, or the parts of one Hangul syllable: what composes to one piece.
_CLUSTER = re.compile(rf"[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|[\s\S][{_MARKS}]*")

# Scripts written without spaces between words (Unicode line-breaking class SA, Han and kana).
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)


def content_id(*parts: str) -> str:
    """A stable id of these texts: the first 32 hex digits of SHA-256 over them, kept apart by their lengths."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:32]


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the words in `text[start:end]`; a run in a script without spaces is one word here."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield match.span()


def is_unspaced(text: str) -> bool:
    """Whether any character belongs to a script that is written without spaces between words."""
    return _UNSPACED.search(text) is not None


def composed(text: str) -> tuple[str, Sequence[int]]:
    """The text in composed form (NFC), and for each of its offsets (and its end) the offset in `text`.

    Patterns are written composed; with this they find decomposed text too, at the right place.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    pieces: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        piece = unicodedata.normalize("NFC", match.group())
        pieces.append(piece)
        offsets.extend([match.start()] * len(piece))
    return "".join(pieces), [*offsets, len(text)]


# Only marks that carry no sound of their own: Latin, Greek, Cyrillic accents, Arabic and Hebrew vowel points, joiners.
# Indic and Thai vowel signs are part of the word's spelling.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d\u200b\u00ad\ufeff]"
)


@functools.lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """The word without case, width, accents and invisible marks: what is compared, never what is shown.

    Letters that do not decompose (ø, ł, đ) stay; `romanise` maps those.
    """
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


@functools.lru_cache(maxsize=1 << 17)
def romanise(word: str) -> str:
    """The word in lower-case ASCII letters and digits, by anyascii's tables (Лавров -> lavrov)."""
    roman = anyascii(unicodedata.normalize("NFC", word)).lower()
    return "".join(c for c in roman if c.isalnum())


@functools.lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """The consonants of the romanised word, likely spellings of one sound made equal.

    Lavrov, Lawrow, Лавров and لافروف agree. The folding follows the rules that Pouliquen & Steinberger (2009,
    EMM NewsExplorer) give for name variants: w=v=f, c=k=q=g, z=s, d=t, b=p, doubled letters once, vowels dropped.
    """
    roman = romanise(word)
    for digraph, single in _DIGRAPHS:
        roman = roman.replace(digraph, single)
    folded = roman.translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", folded)


_DIGRAPHS = (("tsch", "x"), ("shch", "x"), ("sch", "x"), ("tch", "x"), ("sh", "x"), ("ch", "x"), ("zh", "x"),
             ("ph", "f"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("ck", "k"), ("ou", "u"))  # fmt: skip
_SOUNDS = str.maketrans({
    "w": "f", "v": "f", "b": "p", "d": "t", "c": "k", "q": "k", "g": "k", "z": "s", "j": "",
    "a": "", "e": "", "i": "", "o": "", "u": "", "y": "", "h": "",
})  # fmt: skip


LONGEST_QUOTE = 2_000
"""Characters after which an opened quotation mark is taken for a stray one: the longest quoted paragraph in the
PolNeAR development part has about 1,100."""


def quoted(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans between quotation marks of any press style, marks left out; unclosed marks open nothing."""
    stop = len(text) if end is None else end
    for match in _QUOTED.finditer(text, start, stop):
        inner = next(i for i in range(1, len(_PAIRS) + 1) if match.group(i) is not None)
        yield match.span(inner)


_PAIRS = (("“", "”"), ("„", "“”"), ("«", "»"), ("「", "」"), ("『", "』"), ('"', '"'), ("‹", "›"))
_QUOTED = re.compile("|".join(f"{o}([^{c}{o}\n]{{1,{LONGEST_QUOTE}}})[{c}]" for o, c in _PAIRS))
