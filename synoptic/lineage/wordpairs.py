"""Which words of an aligned pair answer each other, and which stretches of either side nothing answers.

What a translator dropped, added or changed inside a sentence is a stretch whose words find no word of like meaning on
the other side, nor do their neighbours. Method: word vectors of one space; mutually best words, then their neighbours
(SimAlign's argmax and itermax, Jalili Sabet et al. 2020); unanswered stretches by a walk of two states over the
words (Viterbi), each word speaking as loudly as it means much, so that articles and particles say little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.anchors import number_value
from synoptic.lineage.alignment import Bead
from synoptic.lineage.pieces import Side, Tokens, WordVectors, tokens
from synoptic.lineage.reading import Reading
from synoptic.records import Span
from synoptic.vectors import Matrix

# Chosen together, by random search on stretches planted in and cut from sentences of NTREX in 14 languages
# (bench/quality/wordpairs.py): cosines, and shares of a word's weight.
POSITION = 0.05
"""Taken off a pair of words for each whole sentence that they stand apart; languages order their words differently."""
TAKEN = 0.4
"""Share taken off of what a word's answer is better to another word."""
SUPPORT, NEAR, JUMP = 0.3, 4, 3
"""What answered neighbours count for either way; how many on each side; how much their answers may stand apart."""
FLOOR, LEVEL = -0.05, 0.3
"""How well a word must be answered: FLOOR, and LEVEL of how well this side's words are answered at best, so that one
rule holds for languages far apart as for near ones."""
SWITCH, PAUSE = 0.6, 0.18
"""What it costs to begin or end an unanswered stretch, between two words and where a mark or an end stands."""
LINKED, GROWN = 0.3, 0.25
"""Least cosine of a pair of words that are each other's best, and of one beside such a pair."""
_MARK = re.compile(r"[^\w\s]")


class WordPair(NamedTuple):
    """Two words that answer each other."""

    a: Span
    b: Span
    score: float
    """Cosine of their meanings, 1 for equal figures."""


class Answers(NamedTuple):
    """How the words of two passages answer each other."""

    pairs: tuple[WordPair, ...]
    """In the order of the first side."""
    a_alone: tuple[Span, ...]
    """Stretches of the first side that nothing on the other answers."""
    b_alone: tuple[Span, ...]
    a: Tokens
    """The words of the first side."""
    b: Tokens
    alike: Matrix
    """Cosines of the words, a row for each of the first side's."""


def answers(a: Side, b: Side, known: WordVectors) -> Answers:
    """The words of two passages that say the same in two languages, and what either says alone."""
    one, two = tokens(a, b, known)
    if not one.spans or not two.spans:
        mine, theirs = (tuple(side.spans) if words.spans else () for side, words in ((a, one), (b, two)))
        return Answers((), mine, theirs, one, two, one.vectors @ two.vectors.T)
    alike = _alike(one, two)
    near = alike - np.float32(POSITION) * _apart(alike)
    pairs = (WordPair(_span(one, i), _span(two, j), round(float(alike[i, j]), 4)) for i, j in _links(alike, near))
    mine, theirs = tuple(_alone(a.text, one, near)), tuple(_alone(b.text, two, near.T))
    return Answers(tuple(pairs), mine, theirs, one, two, alike)


def within(a: Reading, b: Reading, bead: Bead, known: WordVectors) -> Answers:
    """The answers inside one bead of two documents; spans are those of their articles."""
    return answers(_side(a, bead.a), _side(b, bead.b), known)


def _side(reading: Reading, part: tuple[int, int]) -> Side:
    document = reading.document
    return Side(document.article.text, [s.span for s in document.sentences[slice(*part)]])


def _span(words: Tokens, number: int) -> Span:
    start, end = words.spans[number]
    return Span(start=start, end=end)


def _alike(one: Tokens, two: Tokens) -> Matrix:
    """Cosines of all words; figures of one value are alike whatever the encoder thinks of them."""
    alike = one.vectors @ two.vectors.T
    values = {j: value for j, form in enumerate(two.forms) if (value := number_value(form)) is not None}
    for i, form in enumerate(one.forms):
        if values and (own := number_value(form)) is not None:
            alike[i, [j for j, value in values.items() if value == own]] = 1.0
    return alike


def _apart(alike: Matrix) -> NDArray[np.float32]:
    """How far apart two words stand, each placed in its side from 0 to 1."""
    m, n = alike.shape
    rows, columns = (np.arange(m) + 0.5) / m, (np.arange(n) + 0.5) / n
    return np.asarray(np.abs(rows[:, None] - columns[None]), np.float32)


def _links(alike: Matrix, near: Matrix) -> list[tuple[int, int]]:
    """Words that are each other's best, and words beside them that answer the same word or its neighbour."""
    best, back = near.argmax(1), near.argmax(0)
    found = {(i, int(j)) for i, j in enumerate(best) if back[j] == i and alike[i, j] >= LINKED}
    rows, columns = {i for i, _ in found}, {j for _, j in found}
    for i, j in zip(*np.nonzero(alike >= GROWN), strict=True):
        beside = any((i + di, j + dj) in found for di in (-1, 0, 1) for dj in (-1, 0, 1))
        if beside and ((i not in rows and best[i] == j) or (j not in columns and back[j] == i)):
            found.add((int(i), int(j)))
    return sorted(found)


def _alone(text: str, words: Tokens, near: Matrix) -> Iterator[Span]:
    """The stretches of one side (rows) that the other does not answer."""
    answered = (near - np.float32(TAKEN) * (near.max(0)[None] - near)).max(1)
    level = float(np.average(np.clip(near.max(1), 0.0, 1.0), weights=words.weights + 1e-6))
    told = answered + SUPPORT * (2 * _support(answered, near.argmax(1), words.weights) - 1)
    loss = words.weights.clip(max=1.0) * (FLOOR + LEVEL * level - told)
    for first, last in _stretches(loss, _costs(text, words)):
        yield Span(start=words.spans[first][0], end=words.spans[last - 1][1])


def _support(
    answered: NDArray[np.float32], best: NDArray[np.int64], weights: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Share of each word's neighbours, by weight, that are answered close to where it is."""
    m = len(answered)
    told, total = np.zeros(m), np.full(m, 1e-6)
    good = np.clip(answered, 0.0, 1.0) * weights
    for step in range(1, min(NEAR, m - 1) + 1):
        close = np.abs(best[step:] - best[:-step]) <= step + JUMP
        told[:-step] += good[step:] * close
        told[step:] += good[:-step] * close
        total[:-step] += weights[step:]
        total[step:] += weights[:-step]
    return np.asarray(told / total)


def _costs(text: str, words: Tokens) -> list[float]:
    """What a change between answered and unanswered costs before each word and after the last."""
    gaps = zip(words.spans, words.spans[1:], strict=False)
    inner = [PAUSE if _MARK.search(text, before[1], after[0]) else SWITCH for before, after in gaps]
    return [PAUSE, *inner, PAUSE]


def _stretches(loss: NDArray[np.float64], costs: list[float]) -> list[tuple[int, int]]:
    """Ranges of words in the state unanswered on the dearest walk: `loss` is gained at each word in that state."""
    inside, outside = -np.inf, 0.0
    entered: list[bool] = []
    left: list[bool] = []
    for value, cost in zip(loss, costs, strict=False):
        entered.append(outside - cost > inside)
        left.append(inside - cost > outside)
        inside, outside = max(inside, outside - cost) + float(value), max(outside, inside - cost)
    state = inside - costs[-1] > outside
    found: list[tuple[int, int]] = []
    end = len(loss)
    for k in range(len(loss) - 1, -1, -1):
        if state and entered[k]:
            found.append((k, end))
            state = False
        elif not state and left[k]:
            end, state = k, True
    return found[::-1]
