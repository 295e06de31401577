"""Two documents' sentences aligned; in one language by the words that they share, before what they mean.

Meaning joins neighbours of one subject and lets a passage that changed places go; between texts of one language the
words themselves are surer: what adds none to a join leaves it, and what is left over is matched by its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from synoptic.lineage.alignment import Bead, Comparison, align
from synoptic.lineage.reading import Reading, words_of

Part = tuple[int, int]

WEAK = 0.3
"""Share of words in common below which a pair gives way to others; the bound of `relations.SAME_SENTENCE`."""
SURE = 0.5
"""Share of words in common from which two sentences are one that changed places. Set by hand: of 40 Reuters and NTREX
texts, edited, .3 to .7 align alike."""


def aligned(a: Reading, b: Reading, pair: Comparison) -> list[Bead]:
    """The beads, in the order of the first text."""
    beads = align(pair)
    return by_words(a, b, beads) if a.document.language == b.document.language else beads


def by_words(a: Reading, b: Reading, beads: Sequence[Bead]) -> list[Bead]:
    """The beads of two texts of one language, put right by the words that their sides share."""
    beads = [_trimmed(a, b, bead) for bead in beads]
    firm = [bead for bead in beads if _common(a, bead.a, b, bead.b) >= WEAK]
    firm += _matched(a, b, firm)
    rows, columns = _taken(firm, 0), _taken(firm, 1)
    weak = [x for x in beads if rows.isdisjoint(range(*x.a)) and columns.isdisjoint(range(*x.b))]
    return sorted(firm + weak)


def _trimmed(a: Reading, b: Reading, bead: Bead) -> Bead:
    """The bead without the sentences at its ends that make its sides less alike."""
    best = _common(a, bead.a, b, bead.b)
    while True:
        shorter = [(_common(a, x.a, b, x.b), x) for x in _without_an_end(bead)]
        value, kept = max(shorter, default=(0.0, bead))
        if value <= best:
            return bead
        best, bead = value, kept


def _without_an_end(bead: Bead) -> Iterator[Bead]:
    for side, (start, end) in enumerate((bead.a, bead.b)):
        if end - start > 1:
            for part in ((start + 1, end), (start, end - 1)):
                yield bead._replace(b=part) if side else bead._replace(a=part)


def _common(a: Reading, one: Part, b: Reading, two: Part) -> float:
    """Twice the words in common by all words (Dice's share)."""
    left, right = (Counter(w.form for w in words_of(r, part)) for r, part in ((a, one), (b, two)))
    return 2 * (left & right).total() / max(left.total() + right.total(), 1)


def _matched(a: Reading, b: Reading, beads: Sequence[Bead]) -> Iterator[Bead]:
    """Sentences in no bead that are each other's best by their words."""
    rows = sorted(set(range(len(a.texts))) - _taken(beads, 0))
    columns = sorted(set(range(len(b.texts))) - _taken(beads, 1))
    if not rows or not columns:
        return
    alike = _alike(_bags(a, rows), _bags(b, columns))
    for r, i in enumerate(rows):
        c = int(alike[r].argmax())
        if alike[r, c] >= SURE and int(alike[:, c].argmax()) == r:
            j = columns[c]
            yield Bead((i, i + 1), (j, j + 1), float(a.meaning[i] @ b.meaning[j]))


def _taken(beads: Sequence[Bead], side: int) -> set[int]:
    return {i for bead in beads for i in range(*(bead.a, bead.b)[side])}


def _bags(reading: Reading, numbers: Sequence[int]) -> list[set[str]]:
    return [{w.form for w in reading.words[i]} for i in numbers]


def _alike(a: Sequence[set[str]], b: Sequence[set[str]]) -> NDArray[np.float64]:
    """Twice the different words in common by all of them, for each pair of sentences."""
    numbers = {form: n for n, form in enumerate(sorted({form for bag in (*a, *b) for form in bag}))}
    one, two = _matrix(a, numbers), _matrix(b, numbers)
    sizes = np.asarray(one.sum(1)) + np.asarray(two.sum(1)).T
    return np.asarray(2.0 * (one @ two.T).toarray() / np.maximum(sizes, 1.0))


def _matrix(bags: Sequence[set[str]], numbers: Mapping[str, int]) -> csr_matrix:
    columns = [numbers[form] for bag in bags for form in sorted(bag)]
    ends = np.cumsum([0, *(len(bag) for bag in bags)])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(bags), len(numbers)))
