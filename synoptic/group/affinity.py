"""How likely two documents tell of one event: a few features, their weights, a probability.

The weights stand in weights.json, fitted by train/group/fit.py; each is a number a reader can check.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from synoptic import anchors, vectors
from synoptic.records import Document
from synoptic.text import words
from synoptic.vectors import Matrix, Meaning

LONGEST = 30.0
"""Days after which more time says no more."""
BLOCK = 8_192
"""Pairs whose words are compared at once; bounds memory."""
FEATURES = (
    "sentences alike", "meaning alike", "words alike in one language", "words alike across languages",
    "names and figures alike", "one language", "days apart",
)  # fmt: skip
"""What `compare` measures, in this order."""


class Profile(NamedTuple):
    """What grouping needs of n documents."""

    sentences: tuple[Matrix, ...]
    """Each document's sentences as the encoder sees them."""
    crowds: tuple[NDArray[np.float32], ...]
    """How near each sentence is to sentences at large (`vectors.Meaning`)."""
    meaning: Matrix
    """n unit rows: each document's whole telling, less what all texts have in common."""
    words: csr_matrix
    """n sparse unit rows: all anchors of the telling."""
    facts: csr_matrix
    """n sparse unit rows: its names and figures only."""
    languages: NDArray[np.str_]
    days: NDArray[np.float64]
    """Publication in days since 1970, nan where unknown or inferred."""


def profile(documents: Sequence[Document], sentences: Mapping[str, Meaning]) -> Profile:
    """The documents as vectors, in their order; `sentences` holds what each one's sentences mean, by document id."""
    found = [sentences[d.article.id] for d in documents]
    rows = tuple(f.rows for f in found)
    return Profile(
        sentences=rows,
        crowds=tuple(f.crowd for f in found),
        meaning=_centred(rows),
        words=anchors.stack([_telling(d) for d in documents]),
        facts=anchors.stack([_facts(d) for d in documents]),
        languages=np.array([d.language for d in documents]),
        days=np.array([_day(d) for d in documents]),
    )


def compare(of: Profile, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    """Features of the document pairs (a[k], b[k]): one row a pair, columns as in `FEATURES`."""
    one = of.languages[a] == of.languages[b]
    words_alike = _cosines(of.words, a, b)
    apart = np.nan_to_num(np.abs(of.days[a] - of.days[b]), nan=0.0)
    return np.column_stack(
        [
            _best_matches(of, a, b),
            np.einsum("ij,ij->i", of.meaning[a], of.meaning[b]),
            words_alike * one,
            words_alike * ~one,
            _cosines(of.facts, a, b),
            one,
            np.minimum(apart, LONGEST),
        ]
    )


def log_odds(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural log-odds that each pair tells of one event; columns as in `FEATURES`."""
    bias, weights = _weights()
    result: NDArray[np.float64] = features @ weights + bias
    return result


def weight(feature: str) -> float:
    """The weight of one feature, for showing reasons."""
    return float(_weights()[1][FEATURES.index(feature)])


@functools.cache
def _weights() -> tuple[float, NDArray[np.float64]]:
    data = json.loads((resources.files(__package__) / "weights.json").read_text(encoding="utf-8"))
    return float(data["bias"]), np.array([data["weights"][name] for name in FEATURES])


def _best_matches(of: Profile, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    """Mean margin of each sentence's best match in the other document, both ways; 0 where one has no sentence.

    All that one document is compared with is compared at once.
    """
    found = np.zeros(len(a))
    sizes = np.array([len(r) for r in of.sentences], np.int64)
    filled = np.flatnonzero((sizes[a] > 0) & (sizes[b] > 0))
    filled = filled[np.argsort(a[filled], kind="stable")]
    for pairs in np.split(filled, np.flatnonzero(np.diff(a[filled])) + 1):
        if len(pairs):
            i, others = int(a[pairs[0]]), b[pairs]
            rows = np.concatenate([of.sentences[j] for j in others])
            crowds = np.concatenate([of.crowds[j] for j in others])
            starts = np.cumsum(sizes[others]) - sizes[others]
            scores = of.sentences[i] @ rows.T - (of.crowds[i][:, None] + crowds[None]) / 2
            one_way = np.maximum.reduceat(scores, starts, axis=1).mean(axis=0)
            other_way = np.add.reduceat(scores.max(axis=0), starts) / sizes[others]
            found[pairs] = (one_way + other_way) / 2
    return found


def _centred(rows: Sequence[Matrix]) -> Matrix:
    """Unit sums of sentence vectors, with the mean of sentences at large taken off: what every text shares."""
    sums = np.vstack([r.sum(axis=0) for r in rows])
    centred = _unit(sums) - vectors.background().mean(axis=0)
    return _unit(centred)


def _unit(rows: Matrix) -> Matrix:
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    result: Matrix = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return result


def _cosines(rows: csr_matrix, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    parts = [
        np.asarray(rows[a[k : k + BLOCK]].multiply(rows[b[k : k + BLOCK]]).sum(axis=1), np.float64).ravel()
        for k in range(0, len(a), BLOCK)
    ]
    return np.concatenate([np.zeros(0), *parts])


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


def _day(document: Document) -> float:
    when = document.article.published
    return when.start.timestamp() / 86_400 if when is not None and when.how != "sibling" else float("nan")
