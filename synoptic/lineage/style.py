"""What makes a text look translated beside the text it corresponds to: length, variety, commas, traces, words.

A translation is longer than its source, repeats itself more, breaks its sentences with more commas, keeps traces of
the other language and leans on the words its language's translators lean on (Baker 1993; Volansky, Ordan & Wintner
2015). None of that can be read off one text: German is longer than English anyway. So each measure is a difference of
the two texts, taken from what is usual between the two languages (`lineage/usual.py`), and only passages that answer
each other are measured. What typesetting decides (quotation marks, dashes, spaces, capitals) is levelled first.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from synoptic import languages
from synoptic.text import is_unspaced, words

WINDOW, STEP = 100, 20
"""Tokens among which different ones are counted, and how far the window moves: variety falls with a text's length."""
_APOSTROPHES = str.maketrans("’ʼ`´＇", "'''''")
_COMMA = re.compile(r"[,،、，](?!\d)")


class Side(NamedTuple):
    """One of two texts, cut into the passages that answer each other."""

    language: str
    passages: tuple[tuple[str, ...], ...]
    """The tokens of each passage, levelled."""
    letters: NDArray[np.float64]
    """Letters and digits of each passage."""
    commas: NDArray[np.float64]
    speech: NDArray[np.float64]
    """Passages x languages (`labels()`): log-likelihood of the passage in each, by byte n-grams."""
    sizes: NDArray[np.float64]
    """Bytes of each passage."""

    @property
    def tokens(self) -> list[str]:
        """The tokens of the whole text."""
        return [token for passage in self.passages for token in passage]


def side(passages: Sequence[str], language: str) -> Side:
    """The passages, measured."""
    level = [levelled(p) for p in passages]
    return Side(
        language=language,
        passages=tuple(tuple(tokens(p)) for p in level),
        letters=np.array([sum(c.isalnum() for c in p) for p in level], np.float64),
        commas=np.array([len(_COMMA.findall(p)) for p in level], np.float64),
        speech=np.array([_speech(p) for p in level]),
        sizes=np.array([len(p.encode("utf-8", "replace")) for p in level], np.float64),
    )


def levelled(text: str) -> str:
    """The text without what a typesetter decides: composed, lower case, one apostrophe."""
    return unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).lower()


def tokens(text: str) -> list[str]:
    """The words; characters, in scripts without spaces."""
    found: list[str] = []
    for start, end in words(text):
        word = text[start:end]
        found.extend(word if is_unspaced(word) else (word,))
    return found


def length(one: Side) -> float:
    """Natural log of its letters."""
    return math.log(max(float(one.letters.sum()), 1.0))


def variety(one: Side) -> float:
    """Mean share of different tokens among a hundred that follow each other."""
    run = one.tokens
    if len(run) <= WINDOW:
        # Heaps' law with exponent 0.8: what the share would be among a hundred.
        size = max(len(run), 1)
        return len(set(run)) / size * math.pow(size / WINDOW, 0.2)
    starts = range(0, len(run) - WINDOW + 1, STEP)
    return float(np.mean([len(set(run[i : i + WINDOW])) / WINDOW for i in starts]))


def commas(one: Side) -> float:
    """Square root of the commas per token: the root keeps its spread alike in languages rich and poor in commas."""
    return math.sqrt(float(one.commas.sum()) / max(len(one.tokens), 1))


def speech(one: Side) -> NDArray[np.float64]:
    """Log-likelihood per byte of the text in each language of `labels()`."""
    result: NDArray[np.float64] = one.speech.sum(axis=0) / max(float(one.sizes.sum()), 1.0)
    return result


def shares(tokens: Sequence[str], vocabulary: Mapping[str, int]) -> NDArray[np.float64]:
    """The share that each word of a vocabulary has of the tokens.

    Not its root: the mean of roots falls with a text's length, and would tell short texts from long ones.
    """
    counts = Counter(tokens)
    found = np.zeros(len(vocabulary))
    for word, column in vocabulary.items():
        found[column] = counts[word]
    result: NDArray[np.float64] = found / max(len(tokens), 1)
    return result


def _speech(text: str) -> list[float]:
    scores = dict(_identifier().rank(text))
    return [scores[label] for label in labels()]


@functools.cache
def labels() -> tuple[str, ...]:
    """The languages that `Side.speech` tells of."""
    return tuple(sorted(_identifier().labels))


@functools.cache
def column(language: str) -> int | None:
    """The place of a language in `labels()`; None where the identifier does not know it."""
    known = {label: place for place, label in enumerate(labels())}
    names = [language, *(languages.load(language).identified_as if language in languages.codes() else ())]
    return next((known[name] for name in names if name in known), None)


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
