"""A document made ready to be compared: its sentences as texts and vectors, its word runs as hashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from synoptic import anchors
from synoptic.lineage.alignment import Comparison
from synoptic.records import Document, Span
from synoptic.text import fold, is_unspaced, quoted, words

RUN = 3
"""Words in a run. Runs of three, sampled one in eight, find every planted reuse that longer runs and MinHash miss
(recall >= .98 at 35 % of words changed, Reuters-21578; document MinHash .00-.24)."""
RUN_UNSPACED = 8
"""Characters in a run of a script without spaces: about the length of three words."""


class Reading(NamedTuple):
    """One document, ready for comparison; arrays run over its m sentences."""

    document: Document
    texts: tuple[str, ...]
    vectors: csr_matrix
    """m sparse unit rows."""
    inner: NDArray[np.float32]
    """m x m similarities of the sentences among themselves."""
    lengths: NDArray[np.float64]
    runs: NDArray[np.uint64]
    """Hashes of the word runs of the telling, in order."""
    own: NDArray[np.bool_]
    """Which runs are the writer's own words: outside quotation marks and names, which every account shares."""


def read(document: Document) -> Reading:
    """The document made ready; sentences of the telling only, furniture is not in them."""
    text = document.article.text
    texts = tuple(text[s.span.start : s.span.end] for s in document.sentences)
    vectors = anchors.stack(texts)
    hashes, own = _runs(document)
    return Reading(
        document=document,
        texts=texts,
        vectors=vectors,
        inner=(vectors @ vectors.T).toarray(),
        lengths=np.array([len(t) for t in texts], np.float64),
        runs=hashes,
        own=own,
    )


def compared(a: Reading, b: Reading) -> Comparison:
    """The similarities of two documents' sentences."""
    return Comparison((a.vectors @ b.vectors.T).toarray(), a.inner, b.inner, a.lengths, b.lengths)


def _runs(document: Document) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    text = document.article.text
    shared = _shared_by_all(document)
    hashes: list[int] = []
    own: list[bool] = []
    for sentence in document.sentences:
        for start, end, key in _sentence_runs(text, sentence.span):
            hashes.append(xxhash.xxh3_64_intdigest(key.encode("utf-8", "surrogatepass")))
            own.append(not any(s <= start and end <= e for s, e in shared))
    return np.array(hashes, np.uint64), np.array(own, bool)


def _sentence_runs(text: str, span: Span) -> Iterator[tuple[int, int, str]]:
    spans = list(_units(text, span))
    width = RUN_UNSPACED if is_unspaced(text[span.start : span.end]) else RUN
    for i in range(len(spans) - width + 1):
        chunk = spans[i : i + width]
        yield chunk[0][0], chunk[-1][1], " ".join(fold(text[s:e]) for s, e in chunk)


def _units(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Words; in scripts without spaces, characters."""
    for start, end in words(text, span.start, span.end):
        if is_unspaced(text[start:end]):
            yield from ((i, i + 1) for i in range(start, end))
        else:
            yield start, end


def _shared_by_all(document: Document) -> Sequence[tuple[int, int]]:
    """Stretches that accounts of one event share without copying: quotations and names."""
    spans = list(quoted(document.article.text))
    spans += [(m.span.start, m.span.end) for m in document.mentions]
    return spans
