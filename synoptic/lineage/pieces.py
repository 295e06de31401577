"""The words of two passages with what each means, runs without spaces cut so that they best answer the other side.

Where a script writes no spaces, every piece of up to six characters is looked up, and the cut is taken whose pieces
together answer the words of the other passage best: a reader of both would cut so, and no dictionary is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.records import Span
from synoptic.text import is_unspaced, words
from synoptic.vectors import Matrix

WordVectors = Callable[[Sequence[str]], Matrix]
"""One row a word; its length says how much the word means (`StaticEncoder.summed`), its direction what."""
LONGEST = 6
"""Characters of the longest piece that the encoder has rows for."""
_WHOLE = re.compile("[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f]+|\\d+(?:[.,]\\d+)*|[A-Za-z\uff21-\uff3a\uff41-\uff5a]+")
"""What stands uncut inside a run without spaces: katakana, figures, Latin words."""
_TINY = np.float32(1e-6)
JOINED = 0.02
"""Gained for each character joined to a piece, so that parts that answer one word stand together; 0 links one word in
a hundred fewer in Chinese and Japanese, .05 finds a twelfth less of what was added (bench/quality/wordpairs.py)."""

Range = tuple[int, int]


class Side(NamedTuple):
    """One side of an aligned pair: sentences of a text."""

    text: str
    spans: Sequence[Span]


class Tokens(NamedTuple):
    """The n words of one side, in the order of the text."""

    spans: list[Range]
    forms: list[str]
    vectors: Matrix
    """n rows at unit length; zero for a word that the encoder does not know."""
    weights: NDArray[np.float32]
    """How much each word means: about .2 for an article, 1 for a name."""


class _Found(NamedTuple):
    """What may be a word on one side."""

    spans: list[Range]
    """Whole words first, then every piece of the runs."""
    whole: int
    runs: list[Range]
    vectors: Matrix
    weights: NDArray[np.float32]


def tokens(a: Side, b: Side, known: WordVectors) -> tuple[Tokens, Tokens]:
    """The words of both sides."""
    one, two = _found(a, known), _found(b, known)
    return _chosen(a.text, one, two.vectors), _chosen(b.text, two, one.vectors)


def _found(side: Side, known: WordVectors) -> _Found:
    whole: list[Range] = []
    runs: list[Range] = []
    for span in side.spans:
        for start, end in words(side.text, span.start, span.end):
            if is_unspaced(side.text[start:end]):
                _split(side.text, (start, end), whole, runs)
            else:
                whole.append((start, end))
    spans = [*whole, *(piece for run in runs for piece in _pieces(run))]
    vectors = known([side.text[start:end] for start, end in spans])
    weights = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return _Found(spans, len(whole), runs, vectors / np.maximum(weights, _TINY)[:, None], weights)


def _split(text: str, run: Range, whole: list[Range], runs: list[Range]) -> None:
    at = run[0]
    for match in _WHOLE.finditer(text, *run):
        if match.start() > at:
            runs.append((at, match.start()))
        whole.append(match.span())
        at = match.end()
    if at < run[1]:
        runs.append((at, run[1]))


def _pieces(run: Range) -> Iterator[Range]:
    start, end = run
    for size in range(1, LONGEST + 1):
        yield from ((at, at + size) for at in range(start, end - size + 1))


def _chosen(text: str, found: _Found, other: Matrix) -> Tokens:
    chosen = list(range(found.whole))
    if found.runs:
        nearest = (found.vectors[found.whole :] @ other.T).max(1, initial=0.0) * found.weights[found.whole :]
        gain = dict(zip(found.spans[found.whole :], nearest.tolist(), strict=True))
        place = {piece: found.whole + i for i, piece in enumerate(gain)}
        chosen += [place[piece] for run in found.runs for piece in _cut(run, gain)]
    chosen.sort(key=lambda i: found.spans[i])
    spans = [found.spans[i] for i in chosen]
    return Tokens(spans, [text[start:end] for start, end in spans], found.vectors[chosen], found.weights[chosen])


def _cut(run: Range, gain: dict[Range, float]) -> list[Range]:
    """The pieces of a run that gain most: each what it shares with the word of the other side that it answers best."""
    start, end = run
    best, last = [0.0], [0]
    for at in range(start + 1, end + 1):
        sizes = range(1, min(LONGEST, at - start) + 1)
        value, size = max((best[at - start - size] + gain[at - size, at] + JOINED * (size - 1), size) for size in sizes)
        best.append(value)
        last.append(size)
    cut: list[Range] = []
    while end > start:
        cut.append((end - last[end - start], end))
        end = cut[-1][0]
    return cut[::-1]
