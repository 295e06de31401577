"""Whether a word is known as part of a person's name, anywhere in the world: a list of hashes, not of words.

Made by `train/names/known.py` from the names of people in Wikidata (CC0); it says nothing of who is meant, and many a
plain word is somebody's name as well: it is evidence among other evidence.
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
