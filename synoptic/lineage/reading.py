"""A document made ready to be compared: its sentences as texts and vectors, its word runs as hashes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from synoptic import anchors
from synoptic.lineage.alignment import Comparison
from synoptic.lineage.pieces import WordVectors
from synoptic.records import Document, Mention, Span
from synoptic.text import fold, is_unspaced, quoted, skeleton, words
from synoptic.vectors import Matrix, crowd

RUN = 3
"""Words in a run: short enough to survive where a third of the words is changed, which longer runs and document MinHash
miss (bench/quality/lineage.py plants such reuse)."""
MEANING, ANCHORS = 1.0, 0.5
"""Trust in the encoder's evidence and in the anchors'; on edited NTREX .3 and .5 for the anchors align alike."""
RUN_UNSPACED = 8
"""Characters in a run of a script without spaces: about the length of three words."""


class Word(NamedTuple):
    """A word of the telling where it stands; a character, in scripts without spaces."""

    span: Span
    form: str
    """Folded: what is compared."""
    bones: str
    """Its consonants (`text.skeleton`); empty for a single character."""


class Reading(NamedTuple):
    """One document, ready for comparison; arrays run over its m sentences."""

    document: Document
    texts: tuple[str, ...]
    vectors: csr_matrix
    """m sparse unit rows of anchors."""
    meaning: Matrix
    """m unit rows of the sentence encoder."""
    crowd: NDArray[np.float32]
    """How near each sentence is to sentences at large."""
    inner: NDArray[np.float32]
    """m x m similarities of the sentences among themselves."""
    lengths: NDArray[np.float64]
    words: tuple[tuple[Word, ...], ...]
    """The words of each sentence."""
    persons: tuple[tuple[Mention, ...], ...]
    """The persons named in each sentence."""
    numbers: dict[int, int]
    """The number of the sentence that starts at this offset."""
    bones: Counter[str]
    """How often each word's consonants occur in the whole telling."""
    runs: NDArray[np.uint64]
    """Hashes of the word runs of the telling, in order."""
    own: NDArray[np.bool_]
    """Which runs are the writer's own words: outside quotation marks and names, which every account shares."""
    known: WordVectors | None
    """What single words mean, for aligning translated passages word by word; None: that is not done."""


def read(document: Document, meaning: Matrix, *, known: WordVectors | None = None) -> Reading:
    """The document made ready; `meaning` holds its sentences' vectors. Furniture is not in them."""
    text = document.article.text
    texts = tuple(text[s.span.start : s.span.end] for s in document.sentences)
    vectors = anchors.stack(texts)
    found = tuple(tuple(_words(text, s.span)) for s in document.sentences)
    hashes, own = _runs(document, found)
    return Reading(
        document=document,
        texts=texts,
        vectors=vectors,
        meaning=meaning,
        crowd=crowd(meaning),
        inner=meaning @ meaning.T,
        lengths=np.array([len(t) for t in texts], np.float64),
        words=found,
        persons=_persons(document),
        numbers={s.span.start: number for number, s in enumerate(document.sentences)},
        bones=Counter(w.bones for sentence in found for w in sentence if w.bones),
        runs=hashes,
        own=own,
        known=known,
    )


def compared(a: Reading, b: Reading) -> Comparison:
    """The similarities of two documents' sentences, by meaning and by anchors."""
    cross = a.meaning @ b.meaning.T
    anchored = (a.vectors @ b.vectors.T).toarray()
    surprise = np.float32(MEANING) * anchors.above_background(cross)
    surprise += np.float32(ANCHORS) * anchors.above_background(anchored)
    margin = cross - (a.crowd[:, None] + b.crowd[None]) * np.float32(0.5)
    return Comparison(cross, margin, surprise, a.inner, b.inner, a.lengths, b.lengths)


def _words(text: str, span: Span) -> Iterator[Word]:
    for start, end in words(text, span.start, span.end):
        word = text[start:end]
        if is_unspaced(word):
            yield from (Word(Span(start=i, end=i + 1), fold(text[i]), "") for i in range(start, end))
        else:
            yield Word(Span(start=start, end=end), fold(word), skeleton(word))


def _persons(document: Document) -> tuple[tuple[Mention, ...], ...]:
    """The persons named in each sentence."""
    starts = [s.span.start for s in document.sentences]
    found: list[list[Mention]] = [[] for _ in starts]
    for mention in document.mentions:
        number = bisect_right(starts, mention.span.start) - 1
        if mention.kind == "person" and number >= 0:
            found[number].append(mention)
    return tuple(tuple(mentions) for mentions in found)


def _runs(document: Document, sentences: Sequence[Sequence[Word]]) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    shared = _shared_by_all(document)
    starts = [start for start, _ in shared]
    hashes: list[int] = []
    own: list[bool] = []
    for sentence in sentences:
        width = RUN if any(w.bones for w in sentence) else RUN_UNSPACED
        for i in range(len(sentence) - width + 1):
            run = sentence[i : i + width]
            key = " ".join(w.form for w in run)
            hashes.append(xxhash.xxh3_64_intdigest(key.encode("utf-8", "surrogatepass")))
            # Spans may nest (a name inside a quotation), so the few that start before are looked at.
            near = shared[max(bisect_right(starts, run[0].span.start) - 4, 0) : bisect_right(starts, run[0].span.start)]
            own.append(not any(run[-1].span.end <= end for _, end in near))
    return np.array(hashes, np.uint64), np.array(own, bool)


def _shared_by_all(document: Document) -> Sequence[tuple[int, int]]:
    """Stretches that accounts of one event share without copying: quotations and names."""
    spans = list(quoted(document.article.text))
    spans += [(m.span.start, m.span.end) for m in document.mentions]
    return sorted(spans)
