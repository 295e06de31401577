"""Vectors of sentences, and how alike two of them are: one score for every pair of languages.

Bare cosines can't be compared: some sentences are near to everything, and true translations lie closer in some
languages than in others. The score is a margin: the cosine of two sentences less the mean cosine of each to its own
nearest neighbours (CSLS, Conneau et al. 2018; margin-based mining, Artetxe & Schwenk 2019). The neighbours are the
other candidates and a shipped background of sentences in all languages, so that a small pool can be scored as well.
"""

from __future__ import annotations

import functools
import json
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.errors import InputError
from synoptic.records import record

Matrix = NDArray[np.float32]

NEIGHBOURS = 8
"""Neighbours whose mean cosine is taken off; Conneau et al. took 10, Artetxe & Schwenk 4: little changes between."""

_KINDS = {"U8": np.uint8, "U32": np.uint32, "F16": np.float16, "F32": np.float32}


class Meaning(NamedTuple):
    """A text's m sentences as the shipped encoder sees them."""

    rows: Matrix
    """m rows at unit length."""
    near: Matrix
    """m rows: the highest cosines of each with sentences at large (`nearest`)."""

    @property
    def crowd(self) -> NDArray[np.float32]:
        """How near each sentence is to sentences at large: its mean cosine to its nearest neighbours among them."""
        return np.asarray(self.near.mean(axis=1), np.float32)


def meaning(rows: Matrix) -> Meaning:
    """The rows with what scoring them needs: worked out once, it serves every comparison of the text."""
    return Meaning(rows, nearest(rows))


@record
class Weights:
    """Arrays of a weights file by name, and what the file says of itself."""

    arrays: dict[str, NDArray[Any]]
    about: dict[str, str]


def mapped(path: Path) -> Weights:
    """The arrays of a safetensors file, memory-mapped: processes share them, and only what is read is loaded.

    The safetensors package copies; the format (8 bytes of header length, a JSON header, raw arrays) does not need it.
    """
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    about = header.pop("__metadata__", {})
    data = np.asarray(np.memmap(path, np.uint8, mode="r", offset=8 + size))
    arrays = {
        name: data[slice(*entry["data_offsets"])].view(_KINDS[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items()
    }
    return Weights(arrays=arrays, about=about)


def unpacked(codes: NDArray[np.uint8], scales: NDArray[np.float16], levels: Matrix) -> Matrix:
    """Rows from their quantised form: each byte of `codes` names a row of `levels`, a few values at once."""
    table = np.take(levels, codes, axis=0).reshape(len(codes), -1)
    table *= scales.astype(np.float32)[:, None]
    return np.asarray(table, np.float32)


@functools.cache
def background() -> Matrix:
    """Sentences in all measured languages, one row each, as the encoder that ships sees them."""
    weights = mapped(Path(str(resources.files("synoptic"))) / "models" / "encoder" / "background.safetensors")
    return unpacked(*(weights.arrays[name] for name in ("codes", "scales", "levels")))


def similarity(a: Matrix, b: Matrix, *, among: Matrix | None = None) -> Matrix:
    """How alike each sentence of `a` is to each of `b`: about 0 where they say different things, higher where alike.

    `a`, `b`: rows at unit length, of one encoder. `among`: the background; that of the shipped encoder unless given.
    The score depends on the pool: `a` and `b` should hold all candidates (both articles, or all of a story).
    """
    others = background() if among is None else among
    if not a.shape[1] == b.shape[1] == others.shape[1]:
        message = (
            f"vectors of {a.shape[1]}, {b.shape[1]} and (background) {others.shape[1]} dimensions can't be compared"
        )
        raise InputError(f"{message}: encode both sides with one encoder, and give its background as `among`")
    return margins(a @ b.T, nearest(a, among=others), nearest(b, among=others))


def nearest(rows: Matrix, *, among: Matrix | None = None) -> Matrix:
    """The highest cosines of each row with sentences at large, at most `NEIGHBOURS` a row, in no order."""
    cosines = rows @ (background() if among is None else among).T
    return np.partition(cosines, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:] if cosines.shape[1] > NEIGHBOURS else cosines


def margins(cosines: Matrix, near_a: Matrix, near_b: Matrix) -> Matrix:
    """What `similarity` gives, from the sentences' cosines and what is `nearest` to either side's among others."""
    crowds = _crowd(cosines, near_a)[:, None] + _crowd(cosines.T, near_b)[None]
    return np.asarray(cosines - crowds / 2, np.float32)


def document_similarity(a: Matrix, b: Matrix, *, among: Matrix | None = None) -> float:
    """How much of two documents says the same: the mean best match of their sentences, both ways; 0 if one is empty.

    Translations stand out by it; reports of one event in other words do not reach them (bench/quality/encoder).
    """
    if not len(a) or not len(b):
        return 0.0
    scores = similarity(a, b, among=among)
    return float((scores.max(axis=1).mean() + scores.max(axis=0).mean()) / 2)


def _crowd(cosines: Matrix, others: Matrix) -> Matrix:
    """Mean of the highest cosines of each row, candidates and background together."""
    count = min(NEIGHBOURS, cosines.shape[1] + others.shape[1])
    if not count:
        return np.zeros(len(cosines), np.float32)
    both = np.concatenate((cosines, others), axis=1)
    return np.asarray(np.partition(both, -count, axis=1)[:, -count:].mean(axis=1))
