"""What survives translation: numbers, names, cognates; as weighted features of a text, comparable in any script.

A feature is a hash; a text's features form a sparse unit vector whose cosine with another text's is the share of
weighted evidence they have in common. Weights are inverse frequencies from a shipped background over 43 languages
(`models/background`), so five articles are weighed as five thousand are.

Method: romanised character 4-grams for cross-lingual retrieval (McNamee & Mayfield 2004), a consonant skeleton for
names (Pouliquen & Steinberger 2009), numbers by value.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from importlib import resources

import numpy as np
import xxhash
from numpy.typing import NDArray
from safetensors.numpy import load
from scipy.sparse import csr_matrix

from synoptic.text import fold, is_unspaced, romanise, skeleton, words

BITS = 18
"""Log2 of the number of feature buckets; at 18 two given features share one once in 262,144."""

_GRAM = 4
# Relative trust in each kind of feature, chosen by sentence retrieval between English and 17 languages on the
# development lines of NTREX (bench/quality/anchors.py prints it); a word's 4-grams share their trust.
_NUMBER, _WORD, _SKELETON, _GRAM_WEIGHT = 2.0, 0.5, 1.0, 1.0
_NO_KEYS = np.zeros(0, np.int32)
_FEWEST = 4
"""Sentence pairs from which a spread can be taken; below it the median of NTREX documents is used."""
_SMALL_SPREAD = 0.1
_KATAKANA = re.compile("[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f]{2,}")
_DIGITS = re.compile(r"\d")


def stack(texts: Sequence[str]) -> csr_matrix:
    """One sparse unit row of `2**BITS` columns a text (all zero where it has no words); no row depends on another."""
    found = [[_word_features(text[start:end]) for start, end in words(text)] for text in texts]
    keys = np.concatenate([_NO_KEYS, *(k for row in found for k, _ in row)])
    trust = np.concatenate([np.zeros(0), *(t for row in found for _, t in row)])
    starts = np.cumsum([0, *(sum(len(k) for k, _ in row) for row in found)])
    matrix = csr_matrix((trust, keys, starts), (len(texts), 1 << BITS))
    matrix.sum_duplicates()
    idf = background()[matrix.indices]
    counts = matrix.data
    matrix.data = (np.where(counts > 1, 1.0 + np.log(np.maximum(counts, 1.0)), counts) * idf).astype(np.float32)
    return unit(matrix)


def unit(matrix: csr_matrix) -> csr_matrix:
    """The same rows at length one; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    scaled = matrix.copy()
    scaled.data = (scaled.data / np.repeat(lengths, np.diff(matrix.indptr))).astype(np.float32)
    return scaled


def above_background(cross: NDArray[np.float32]) -> NDArray[np.float32]:
    """Similarities less what each sentence has with the other text on average, in units of their spread.

    What a sentence shares with every sentence of the other text (the story's names, the language's letters) is no
    evidence; this also makes one threshold hold for every pair of languages.
    """
    m, n = cross.shape
    if m * n < _FEWEST:
        return np.asarray(np.arcsinh(cross / _SMALL_SPREAD), np.float32)
    rows = (cross.sum(1, keepdims=True) - cross.max(1, keepdims=True)) / max(n - 1, 1)
    columns = (cross.sum(0, keepdims=True) - cross.max(0, keepdims=True)) / max(m - 1, 1)
    centred = cross - np.maximum(rows, columns)
    spread = max(float(np.sqrt(np.mean(np.minimum(centred, np.quantile(centred, 0.9)) ** 2))), 0.02)
    return np.asarray(np.arcsinh(centred / spread), np.float32)


@functools.cache
def background() -> NDArray[np.float32]:
    """Weight of each feature bucket, 0 (in every sentence of some language) to 1 (never seen)."""
    data = (resources.files("synoptic") / "models" / "background" / "background.safetensors").read_bytes()
    weights: NDArray[np.float32] = load(data)["idf"].astype(np.float32) / np.float32(255)
    return weights


def number_value(word: str) -> str | None:
    """A figure as a plain digit string whatever its digits and separators ("３٬٥٠٠" -> "3500"); None for a word."""
    if not _DIGITS.search(word):
        return None
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in unicodedata.normalize("NFKC", word))
    # Groups of three after a separator are one number; anything else after the last separator is a fraction.
    whole = re.sub(r"[.,'’٬٫](?=\d{3}(?!\d))", "", digits)
    return whole if re.fullmatch(r"\d+([.,٫]\d+)?", whole) else None


@functools.lru_cache(maxsize=1 << 16)
def _word_features(word: str) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Buckets and trust of the word's features."""
    found = list(_features(word))
    return np.array([key for key, _ in found], np.int32), np.array([trust for _, trust in found], np.float64)


def _features(word: str) -> Iterable[tuple[int, float]]:
    value = number_value(word)
    if value is not None:
        # One-digit figures are as often spelled out; they say little.
        yield _bucket("#" + value), _NUMBER if len(value) > 1 else _NUMBER / 2
    elif is_unspaced(word):
        yield from _unspaced_features(word)
    else:
        yield from _spaced_features(word)


def _spaced_features(word: str) -> Iterable[tuple[int, float]]:
    roman = romanise(word)
    if len(roman) < 2:
        return
    yield _bucket("=" + fold(word)), _WORD
    padded = f"^{roman}$"
    grams = [padded[i : i + _GRAM] for i in range(max(1, len(padded) - _GRAM + 1))]
    for gram in grams:
        yield _bucket(gram), _GRAM_WEIGHT / np.sqrt(len(grams))
    consonants = skeleton(word)
    caseless = word.lower() == word.upper()
    if len(consonants) >= 3 and (caseless or word[0] != word[0].lower()):
        yield _bucket("~" + consonants), _SKELETON


def _unspaced_features(run: str) -> Iterable[tuple[int, float]]:
    for match in _KATAKANA.finditer(run):
        yield from _spaced_features(match.group())
    for i in range(len(run) - 1):
        pair = run[i : i + 2]
        yield _bucket("=" + pair), _WORD
    roman = romanise(run)
    for i in range(max(0, len(roman) - _GRAM + 1)):
        yield _bucket(roman[i : i + _GRAM]), _GRAM_WEIGHT / 2


def _bucket(feature: str) -> int:
    return xxhash.xxh3_64_intdigest(feature.encode("utf-8", "surrogatepass")) & ((1 << BITS) - 1)
