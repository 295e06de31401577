"""What is known of a word before an article is read: whether people bear it as a name, how it is commonly written.

Two lists of hashes, not of words. `train/names/known.py` makes the one from the names of people in Wikidata (CC0): it
says nothing of who is meant, and many a plain word is somebody's name as well. `train/names/words.py` makes the other
from free texts of everyday: "court" is written small, "Europe" large. Both are evidence among other evidence.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from importlib import resources
from pathlib import Path
from typing import Literal

import xxhash

from synoptic import languages, vectors
from synoptic.text import fold, romanise

Grade = Literal["", "rare", "common"]
"""How widely the name is borne: not known; known; known in at least `COMMON` spellings of other scripts."""
COMMON = 3
"""Above it a capitalised word is seven times likelier a person's name than another word (WikiNEuRal, English)."""
_STEM = 4
"""Letters that must be left of a word when a case ending is taken off."""


def hashed(word: str) -> int:
    """What the list holds of a word: 32 bits, so one unknown word in 5,000 passes for a known one."""
    return xxhash.xxh32_intdigest(fold(word).encode("utf-8", "surrogatepass"))


@functools.lru_cache(maxsize=1 << 16)
def grade(word: str, *, language: str) -> Grade:
    """How widely this word is borne as a name, as it stands or without a case ending of the language.

    A word of another script may also be known as it sounds: few scripts are in the list, but all of them romanise.
    """
    endings = languages.load(language).names.endings
    stems = (word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= _STEM)
    return next((g for form in (word, *stems) if (g := _grade(form) or _sounded(form))), "")


def grade_as_written(word: str) -> Grade:
    """How widely this very word is borne as a name, in the script it stands in."""
    return _grade(word)


def _sounded(word: str) -> Grade:
    latin = romanise(word)
    return "" if latin == word else _grade(latin)


@functools.lru_cache(maxsize=1 << 16)
def _grade(word: str) -> Grade:
    key = hashed(word)
    for name in ("common", "rare"):
        table = _lists()[name]
        at = bisect_left(table, key)
        if at < len(table) and table[at] == key:
            return "common" if name == "common" else "rare"
    return ""


@functools.cache
def _lists() -> dict[str, memoryview]:
    """Sorted hashes, read where they lie: one look-up in a view costs less than a call to numpy."""
    path = Path(str(resources.files("synoptic"))) / "models" / "names" / "known.safetensors"
    return {name: table.data for name, table in vectors.mapped(path).arrays.items()}


USAGES = (
    "",
    *(f"{often} {written}" for often in ("rare", "common") for written in ("small", "mixed", "large", "noun", "place")),
)
"""How a word is written inside sentences: small, both ways, large; large behind articles (German nouns); large behind
prepositions of place."""
ANYWHERE = "*"
"""Instead of a language: all of them together, for the English words in a Dutch text."""


def hashed_word(word: str, *, language: str) -> int:
    """What the table of usage holds of a word of a language: 32 bits."""
    return xxhash.xxh32_intdigest(f"{language} {word}".encode("utf-8", "surrogatepass"))


@functools.lru_cache(maxsize=1 << 16)
def usage(low: str, *, language: str) -> str:
    """How everyday texts of the language write this lower-case word, one of `USAGES`; "" for a word they lack."""
    hashes, usages = _words()
    key = hashed_word(low, language=language)
    at = bisect_left(hashes, key)
    return USAGES[usages[at]] if at < len(hashes) and hashes[at] == key else ""


@functools.cache
def _words() -> tuple[memoryview, memoryview]:
    path = Path(str(resources.files("synoptic"))) / "models" / "names" / "words.safetensors"
    arrays = vectors.mapped(path).arrays
    return arrays["words"].data, arrays["usages"].data
