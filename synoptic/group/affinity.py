"""How likely two documents tell of one event: a few features, their weights, a probability.

The weights stand in weights.json, fitted by train/group/fit.py; each is a number a reader can check.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from synoptic import anchors
from synoptic.records import Document
from synoptic.text import words

FEATURES = ("text, one language", "text, one script", "text, two scripts", "names and figures", "days apart")
"""What `compare` measures, in this order; the first three are one similarity, kept apart by what it can mean."""


class Profile(NamedTuple):
    """What grouping needs of n documents."""

    text: csr_matrix
    """n sparse unit rows: all anchors of the telling."""
    facts: csr_matrix
    """n sparse unit rows: its names and figures only."""
    languages: tuple[str, ...]
    scripts: tuple[str, ...]
    days: NDArray[np.float64]
    """Publication in days since 1970, nan where unknown."""


def profile(documents: Sequence[Document]) -> Profile:
    """The documents as vectors, in their order."""
    return Profile(
        text=anchors.stack([_telling(d) for d in documents]),
        facts=anchors.stack([_facts(d) for d in documents]),
        languages=tuple(d.language for d in documents),
        scripts=tuple(_script(d) for d in documents),
        days=np.array([_day(d) for d in documents]),
    )


def compare(of: Profile, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    """Features of the document pairs (a[k], b[k]): one row a pair, columns as in `FEATURES`."""
    text = _cosines(of.text, a, b)
    one_language = np.array([of.languages[i] == of.languages[j] for i, j in zip(a, b, strict=True)], bool)
    one_script = np.array([of.scripts[i] == of.scripts[j] for i, j in zip(a, b, strict=True)], bool)
    apart = np.nan_to_num(np.abs(of.days[a] - of.days[b]), nan=0.0)
    return np.column_stack(
        [
            np.where(one_language, text, 0.0),
            np.where(one_script & ~one_language, text, 0.0),
            np.where(~one_script, text, 0.0),
            _cosines(of.facts, a, b),
            np.minimum(apart, 30.0),
        ]
    )


def log_odds(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural log-odds that each pair tells of one event; columns as in `FEATURES`."""
    bias, weights = _weights()
    cases = (features[:, :3] != 0) @ bias
    result: NDArray[np.float64] = features @ weights + cases + (features[:, :3] == 0).all(axis=1) * -9.0
    return result


def weight(feature: str) -> float:
    """The weight of one feature, for showing reasons."""
    return float(_weights()[1][FEATURES.index(feature)])


@functools.cache
def _weights() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    data = json.loads((resources.files(__package__) / "weights.json").read_text(encoding="utf-8"))
    return np.array(data["bias"]), np.array([data["weights"][name] for name in FEATURES])


def _cosines(rows: csr_matrix, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    if not len(a):
        return np.zeros(0)
    return np.asarray(rows[a].multiply(rows[b]).sum(axis=1), np.float64).ravel()


def _telling(document: Document) -> str:
    text = document.article.text
    return "\n".join(text[s.span.start : s.span.end] for s in document.sentences)


def _facts(document: Document) -> str:
    text = document.article.text
    names = [text[m.span.start : m.span.end] for m in document.mentions]
    figures = [
        text[start:end]
        for sentence in document.sentences
        for start, end in words(text, sentence.span.start, sentence.span.end)
        if (anchors.number_value(text[start:end]) or "0") > "9" or len(anchors.number_value(text[start:end]) or "") > 1
    ]
    return "\n".join(names + figures)


def _script(document: Document) -> str:
    """The script most letters of the first sentences are in, by the first word of their Unicode names."""
    counts: dict[str, int] = {}
    for char in _telling(document)[:400]:
        if char.isalpha():
            name = unicodedata.name(char, "?").split()[0]
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda k: (counts[k], k)) if counts else "?"


def _day(document: Document) -> float:
    when = document.article.published
    return when.start.timestamp() / 86_400 if when is not None else float("nan")
