"""What the sentence encoder sees of a text: units (words, numbers, pieces of unspaced scripts) and their row keys.

A word's rows are the whole word, its character n-grams, long prefixes, the same of its romanised form (so that
names and loans meet across scripts) and one shared row for its consonant skeleton. Keys are 32-bit hashes of those
strings, computed for many words at once; no string of the vocabulary is kept. Word = mean of its n-grams follows
fastText (Bojanowski et al. 2017); the romanised rows and the skeleton are ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from synoptic.records import record

SKELETONS = 16_384
"""Rows shared by all consonant skeletons."""
NUMBERS = 4_096
"""Rows shared by all numbers of two digits or more."""
_LONGEST = 24  # characters of a word or number that count: a longer "word" is an address or a broken line

# Scripts written without spaces. Han and Hiragana in one class: an inflected word runs from one into the other.
_HAN = "\u3005\u3007\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SEA = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
_MARK = "\u0300-\u036f\u0483-\u0487\u0900-\u0dff\u0f00-\u0fff"
_LETTER = f"[^\\W\\d_{_SEA}{_HAN}]"
_DIGITS = r"\d+(?:[.,:'\u066b\u066c]\d+)*"
_TOKEN = re.compile(f"[{_HAN}]+|[{_SEA}]+|{_LETTER}[{_MARK}]*(?:{_LETTER}[{_MARK}]*)*|{_DIGITS}")
_ASCII_TOKEN = re.compile(r"[a-z]+|\d+(?:[.,:']\d+)*")
_IS_HAN = re.compile(f"[{_HAN}]")
_IS_SEA = re.compile(f"[{_SEA}]")
_SIGN = re.compile(r"\D")
# Vowel points, tatweel, joiners, soft hyphens: written or left out at will.
_POINT = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
    "\u200b-\u200f\u2060\ufeff\u00ad]"
)
# Letters of the Arabic script that differ by country or by care, and the dotless i.
_FOLD = dict(zip(map(ord, "أإآٱىیکةہھı"), "ااااييكهههi", strict=True))
_FOLD |= {zero + digit: str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for digit in range(10)}
_ODD = re.compile(f"{_POINT.pattern}|[{''.join(map(chr, _FOLD))}]")

PIECE = "\x01"
"""First character of a unit that is a piece of an unspaced script."""
NUMBER = "#"
"""First character of a unit that is a number; its digits follow, without separators."""


def split(text: str) -> list[str]:
    """The units of a text, repeated as often as they stand there; no unit for punctuation.

    An unspaced run gives all its pieces of one to four characters (two to six in the scripts of South-East Asia):
    the model's rows decide which of them mean something.
    """
    if text.isascii():
        return [_unit(token) for token in _ASCII_TOKEN.findall(text.lower())]
    folded = unicodedata.normalize("NFKC", text).lower()
    if _ODD.search(folded):
        folded = _POINT.sub("", folded).translate(_FOLD)
    tokens = _TOKEN.findall(folded)
    if not (_IS_HAN.search(folded) or _IS_SEA.search(folded)):
        return [_unit(token) for token in tokens]
    units = []
    for token in tokens:
        if _IS_HAN.match(token):
            units += _pieces(token, shortest=1, longest=4)
        elif _IS_SEA.match(token):
            units += _pieces(token, shortest=2, longest=6)
        else:
            units.append(_unit(token))
    return units


def _unit(token: str) -> str:
    return token[:_LONGEST] if token[0].isalpha() else NUMBER + _SIGN.sub("", token)[:_LONGEST]


def _pieces(run: str, *, shortest: int, longest: int) -> list[str]:
    return [PIECE + run[i : i + n] for n in range(shortest, longest + 1) for i in range(len(run) - n + 1)]


@record
class Features:
    """Rows of many units: `units[i]` has the row that `keys[i]` names, `sharers[j]` the shared row `shared[j]`."""

    units: NDArray[np.int64]
    keys: NDArray[np.uint32]
    sharers: NDArray[np.int64]
    shared: NDArray[np.int64]


def features(units: Sequence[str]) -> Features:
    """Row keys of each unit, in an order that depends on the unit alone."""
    words = [i for i, unit in enumerate(units) if unit[0] not in (PIECE, NUMBER)]
    others = [i for i, unit in enumerate(units) if unit[0] in (PIECE, NUMBER)]
    spelt = [units[i] for i in words]
    far = [j for j, word in enumerate(spelt) if not word.isascii()]
    latin = list(spelt)
    for j, roman in zip(far, _romanised([spelt[j] for j in far]), strict=True):
        latin[j] = roman
    far = [j for j in far if latin[j]]
    index = np.array(words, np.int64)
    own, own_keys = _grams(spelt)
    roman_own, roman_keys = _grams([latin[j] for j in far])
    bones = _skeletons(latin)
    boned = [j for j, bone in enumerate(bones) if len(bone) > 2]
    long = [i for i in others if units[i][0] == NUMBER and len(units[i]) > 2]
    return Features(
        units=np.concatenate((index[own], index[np.array(far, np.int64)][roman_own], np.array(others, np.int64))),
        keys=np.concatenate((own_keys, roman_keys, keys([units[i] for i in others]))),
        sharers=np.concatenate((index[np.array(boned, np.int64)], np.array(long, np.int64))),
        shared=np.concatenate(
            (
                (keys([bones[j] for j in boned]) % SKELETONS).astype(np.int64),
                (keys([units[i] for i in long]) % NUMBERS).astype(np.int64) + SKELETONS,
            )
        ),
    )


class _Roman(dict[int, str]):
    """Code point -> Latin letters, filled as characters are met; the newline that joins words is kept."""

    def __missing__(self, code: int) -> str:
        """Letters and digits of anyascii's romanisation; empty where it knows none."""
        self[code] = "".join(c for c in anyascii(chr(code)).lower() if c.isalnum() or c in "'`")
        return self[code]


_ROMAN = _Roman({ord("\n"): "\n"})
_DIGRAPH = re.compile("sch|sh|ch|dz|zh|ts|ph|th|ck")
_SOUND_OF = {"sch": "s", "sh": "s", "ch": "s", "dz": "s", "zh": "s", "ts": "s", "ph": "f", "th": "t", "ck": "k"}
_SOUND = str.maketrans("bvwdgqcxzjr", "pfftkkkkssl", "hyaeiou'`")
_TWICE = re.compile(r"([a-z])\1+")


def _romanised(words: Sequence[str]) -> list[str]:
    return "\n".join(words).translate(_ROMAN).split("\n") if words else []


def _skeletons(latin: Sequence[str]) -> list[str]:
    """Consonants, likely spellings of one sound made equal (lavrov, lawrow -> lflf).

    Coarser than `text.skeleton`, and frozen with the weights, which were trained on it.
    """
    if not latin:
        return []
    sounds = _DIGRAPH.sub(lambda m: _SOUND_OF[m.group()], "\n".join(latin)).translate(_SOUND)
    return _TWICE.sub(r"\1", sounds).split("\n")


_U = np.uint64
_BASE = 0x9E3779B97F4A7C15  # odd, so it has an inverse modulo 2^64
_INVERSE = pow(_BASE, -1, 1 << 64)


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread of 64-bit values (the finaliser of SplitMix64, Steele et al. 2014)."""
    values = (values ^ (values >> _U(30))) * _U(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> _U(27))) * _U(0x94D049BB133111EB)
    return values ^ (values >> _U(31))


class _Rolling:
    """Keys of any substrings of one string: a polynomial hash modulo 2^64, by sums of prefixes."""

    def __init__(self, text: str) -> None:
        self.codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
        size = len(self.codes)
        self.powers = np.full(size + 1, _BASE, np.uint64)
        inverses = np.full(size + 1, _INVERSE, np.uint64)
        self.powers[0] = inverses[0] = 1
        np.multiply.accumulate(self.powers, out=self.powers)
        np.multiply.accumulate(inverses, out=inverses)
        self.sums = np.zeros(size + 1, np.uint64)
        np.cumsum(_mix(self.codes + _U(0x1234567)) * inverses[:-1], out=self.sums[1:])

    def keys(self, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.uint32]:
        hashes = (self.sums[end] - self.sums[start]) * self.powers[start]
        return (_mix(hashes + _U(77)) >> _U(32)).astype(np.uint32)


def keys(strings: Sequence[str]) -> NDArray[np.uint32]:
    """One key for each string."""
    rolling = _Rolling("".join(strings))
    ends = np.cumsum(np.fromiter(map(len, strings), np.int64, len(strings)))
    return rolling.keys(np.concatenate((np.zeros(1, np.int64), ends[:-1])) if len(ends) else ends, ends)


def _grams(words: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """(word, key) of whole words, n-grams of 3 to 5 characters and the first 6 and 8, within <word>.

    Syllabic scripts (Hangul, Katakana) take n-grams of 2 to 4: a character says more there.
    """
    rolling = _Rolling("".join(f"<{word}>" for word in words))
    lengths = np.fromiter(map(len, words), np.int64, len(words)) + 2
    ends = np.cumsum(lengths)
    starts = ends - lengths
    first = rolling.codes[starts + 1]
    syllabic = ((first >= 0xAC00) & (first <= 0xD7A3)) | ((first >= 0x30A0) & (first <= 0x30FF))
    owner = np.repeat(np.arange(len(words)), lengths)
    at = np.arange(len(rolling.codes))
    owners, found = [np.arange(len(words))], [rolling.keys(starts, ends)]
    for n in (2, 3, 4, 5):
        fits = (at + n <= ends[owner]) & (n < lengths[owner])
        if n == 2:
            fits &= syllabic[owner]
        elif n == 5:
            fits &= ~syllabic[owner]
        begin = np.flatnonzero(fits)
        owners.append(owner[begin])
        found.append(rolling.keys(begin, begin + n))
    for n in (7, 9):
        long = np.flatnonzero((lengths > n + 1) & ~syllabic)
        owners.append(long)
        found.append(rolling.keys(starts[long], starts[long] + n))
    return np.concatenate(owners), np.concatenate(found)
