"""A document made ready to be compared: its sentences as texts and vectors, its words as they are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from synoptic import anchors
from synoptic.lineage.alignment import Comparison
from synoptic.lineage.pieces import WordVectors
from synoptic.lineage.wording import NOTHING, Frequent, Wording, wording
from synoptic.records import Document, Mention, Span
from synoptic.text import fold, is_unspaced, skeleton, words
from synoptic.vectors import Matrix, Meaning

MEANING, ANCHORS = 1.0, 0.5
"""Trust in the encoder's evidence and in the anchors'; on edited NTREX .3 and .5 for the anchors align alike."""


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
    known: WordVectors | None
    """What single words mean, for aligning translated passages word by word; None: that is not done."""
    wording: Wording
    """The telling's words and runs as numbers."""

    @property
    def runs(self) -> NDArray[np.uint64]:
        """Hashes of the word runs of the telling, in order."""
        return self.wording.runs


def read(
    document: Document, meaning: Meaning, *, known: WordVectors | None = None, frequent: Frequent = NOTHING
) -> Reading:
    """The document made ready; `meaning` holds what its sentences mean, `frequent` what the whole pile says often.

    Furniture is not in it.
    """
    text = document.article.text
    texts = tuple(text[s.span.start : s.span.end] for s in document.sentences)
    vectors = anchors.stack(texts)
    found = tuple(tuple(_words(text, s.span)) for s in document.sentences)
    return Reading(
        document=document,
        texts=texts,
        vectors=vectors,
        meaning=meaning.rows,
        crowd=meaning.crowd,
        inner=meaning.rows @ meaning.rows.T,
        lengths=np.array([len(t) for t in texts], np.float64),
        words=found,
        persons=_persons(document),
        numbers={s.span.start: number for number, s in enumerate(document.sentences)},
        bones=Counter(w.bones for sentence in found for w in sentence if w.bones),
        known=known,
        wording=wording(document, frequent=frequent),
    )


def compared(a: Reading, b: Reading) -> Comparison:
    """The similarities of two documents' sentences, by meaning and by anchors."""
    cross = a.meaning @ b.meaning.T
    anchored = (a.vectors @ b.vectors.T).toarray()
    surprise = np.float32(MEANING) * anchors.above_background(cross)
    surprise += np.float32(ANCHORS) * anchors.above_background(anchored)
    margin = cross - (a.crowd[:, None] + b.crowd[None]) * np.float32(0.5)
    return Comparison(cross, margin, surprise, a.inner, b.inner, a.lengths, b.lengths)


def words_of(reading: Reading, part: tuple[int, int]) -> list[Word]:
    """The words of a range of sentences."""
    return [word for sentence in reading.words[slice(*part)] for word in sentence]


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
