"""Sentences -> vectors in which translations lie close: the encoder that ships, and the protocol for a bigger one.

The model is static: a word's vector is the mean of its rows (see `units`), a sentence's the sum of its words',
at unit length; no network runs. It was trained by us on translated sentences (train/encoder; the card with data,
licences and scores is models/encoder/README.md). Compare vectors with `synoptic.vectors`, not by bare cosine.
"""

from __future__ import annotations

import functools
import itertools
import threading
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from synoptic import vectors
from synoptic.enrich import units as units_of
from synoptic.vectors import Matrix

_CACHED = 60_000  # words whose vectors are kept, about 90 MB: 5,000 sentences in ten languages have 39,000
_KNOWN = 400_000  # units remembered with their slot, most of them pieces that mean nothing: about 40 MB
_BLOCK = 8_192  # units summed at once; bounds memory for a text of any size
_TEXTS = 256  # blocks looked up together


class Encoder(Protocol):
    """Anything that turns sentences into vectors; one with its own vectors has its own name."""

    @property
    def name(self) -> str:
        """Names the weights: vectors of different names are never compared."""

    @property
    def dimensions(self) -> int:
        """Columns of every matrix that `encode` gives."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, at unit length; a text without a word gives zeros."""


@functools.cache
def load() -> StaticEncoder:
    """The encoder that ships with the package."""
    return StaticEncoder(Path(str(resources.files("synoptic"))) / "models" / "encoder" / "encoder.safetensors")


class StaticEncoder:
    """Vectors by table look-up. Holds the weights, memory-mapped, and the vectors of words met lately.

    The same text gives the same bits, whatever was encoded before or beside it. Safe to share between threads.
    """

    def __init__(self, path: Path) -> None:
        weights = vectors.mapped(path)
        self.name = weights.about["name"]
        self._keys: NDArray[np.uint32] = weights.arrays["keys"]
        self._codes: NDArray[np.uint8] = weights.arrays["codes"]
        self._scales: NDArray[np.float16] = weights.arrays["scales"]
        self._levels: Matrix = weights.arrays["levels"]
        self.dimensions = self._codes.shape[1] * self._levels.shape[1]
        self._lock = threading.Lock()
        self._slots: dict[str, int] = {}
        self._words: Matrix = np.empty((_CACHED, self.dimensions), np.float32)
        self._taken = 0

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, at unit length; a text without a known word gives zeros."""
        sums = self.summed(texts)
        lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))[:, None]
        np.divide(sums, lengths, out=sums, where=lengths > 0)
        return sums

    def summed(self, texts: Sequence[str]) -> Matrix:
        """One row a text, the bare sum of its units: a single word's row is the longer the more the word says."""
        sums = np.zeros((len(texts), self.dimensions), np.float32)
        with self._lock:
            rows: list[int] = []
            blocks: list[list[str]] = []
            waiting = 0
            for row, text in enumerate(texts):
                found = units_of.split(text)
                for begin in range(0, len(found), _BLOCK):
                    rows.append(row)
                    blocks.append(found[begin : begin + _BLOCK])
                    waiting += len(blocks[-1])
                    if waiting >= _BLOCK:
                        self._add(rows, blocks, sums)
                        rows, blocks, waiting = [], [], 0
            self._add(rows, blocks, sums)
        return sums

    def _add(self, rows: list[int], blocks: list[list[str]], sums: Matrix) -> None:
        """Add each block's unit vectors to the row of its text, in the order in which they stand."""
        for begin in range(0, len(blocks), _TEXTS):
            part = blocks[begin : begin + _TEXTS]
            flat = list(itertools.chain.from_iterable(part))
            self._learn(flat)
            slots = np.fromiter(map(self._slots.__getitem__, flat), np.int64, len(flat))
            known = slots >= 0
            ends = np.concatenate(([0], np.cumsum(known)))[np.cumsum([0, *map(len, part)])]
            slots = slots[known]
            share = csr_matrix((np.ones(len(slots), np.float32), slots, ends), shape=(len(part), len(self._words)))
            for row, total in zip(rows[begin : begin + _TEXTS], share @ self._words, strict=True):
                sums[row] += total

    def _learn(self, met: list[str]) -> None:
        """Give every unit a slot; -1 to one that has no row."""
        new = sorted(set(met).difference(self._slots))
        if not new:
            return
        if self._taken + len(new) > len(self._words) or len(self._slots) > _KNOWN:
            self._slots.clear()
            self._taken = 0
            new = sorted(set(met))
        found = units_of.features(new)
        known, which = np.unique(found.keys, return_inverse=True)  # sorted queries stay in the processor's cache
        place = np.minimum(np.searchsorted(self._keys, known), len(self._keys) - 1)
        hit = (self._keys[place] == known)[which]
        place = place[which]
        owner = np.concatenate((found.units[hit], found.sharers))
        row = np.concatenate((place[hit], found.shared + len(self._keys)))
        order = np.argsort(owner, kind="stable")
        owner, row = owner[order], row[order]
        counts = np.bincount(owner, minlength=len(new))
        has = np.flatnonzero(counts)
        self._slots.update(dict.fromkeys(new, -1))
        self._slots.update(zip([new[i] for i in has], range(self._taken, self._taken + len(has)), strict=True))
        self._words[self._taken : self._taken + len(has)] = self._means(row, counts[has])
        self._taken += len(has)

    def _means(self, row: NDArray[np.int64], counts: NDArray[np.int64]) -> Matrix:
        """Mean of each run of `counts` rows of the table."""
        if not len(counts):
            return np.zeros((0, self.dimensions), np.float32)
        unique, where = np.unique(row, return_inverse=True)
        table = np.take(self._levels, np.take(self._codes, unique, axis=0), axis=0).reshape(len(unique), -1)
        ends = np.concatenate(([0], np.cumsum(counts)))
        shares = self._scales[row].astype(np.float32) / np.repeat(counts, counts).astype(np.float32)
        return np.asarray(csr_matrix((shares, where, ends), shape=(len(counts), len(unique))) @ table)
