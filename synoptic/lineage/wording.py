"""The words of a telling as numbers: what copying within one language is measured on.

A run is a few words in a row. Runs that stand in many texts which are no copies of one another are a trade's set
phrases and forms (earnings tables, market notices); a run that only two texts share says that one had the other.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

from synoptic.records import Document
from synoptic.text import fold, is_unspaced, quoted, words

RUN = 3
"""Words in a run: short enough to survive where a third of the words is changed, which longer runs and document MinHash
miss (bench/quality/copies.py plants such reuse)."""
RUN_UNSPACED = 8
"""Characters in a run of a script without spaces: about the length of three words."""
STEEP = 2.0
"""Power of the number of other texts that a run's weight falls with; by 2 instead of 1 half as many filled-in forms
pass for copies, and no planted copy is lost (bench/quality/copies.py)."""

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: multiplying by it mixes well


class Wording(NamedTuple):
    """One telling's n words (characters, in scripts without spaces) and its m runs, in order."""

    words: Hashes
    figures: Flags
    """Which words hold a digit."""
    names: Flags
    """Which words stand in a name."""
    rarity: NDArray[np.float64]
    """What each word says, 0 to 1: nothing if all texts of the pile have it, all if no third text has."""
    runs: Hashes
    starts: NDArray[np.int64]
    """The number of each run's first word."""
    ends: NDArray[np.int64]
    """The number after each run's last word."""
    own: Flags
    """Which runs are the writer's own: not all inside a quotation or a name, which every account shares."""
    weights: NDArray[np.float64]
    """What sharing each run says, 0 to 1: nothing where it is not the writer's own, all where no third text has it."""


class Counts(NamedTuple):
    """What stands in more than two texts of a pile, a text and its copies counted once."""

    values: Hashes
    """Sorted."""
    texts: NDArray[np.int64]
    """In how many texts each stands."""

    def of(self, values: Hashes) -> NDArray[np.int64]:
        """In how many texts each of these stands; 2 for those that are not known."""
        found = np.full(len(values), 2)
        known = _among(values, self.values)
        found[known] = self.texts[np.searchsorted(self.values, values[known])]
        return found


class Frequent(NamedTuple):
    """What a pile says often."""

    runs: Counts
    words: Counts
    texts: int
    """Texts of the pile, a text and its copies counted once."""


_NONE = Counts(np.zeros(0, np.uint64), np.zeros(0, np.int64))
NOTHING = Frequent(_NONE, _NONE, 0)
"""Of a pile that is not known."""


def wording(document: Document, *, frequent: Frequent = NOTHING) -> Wording:
    """The document's telling as numbers, its runs weighed by how frequent they are in the pile."""
    hashes, figures, places, edges = _words(document)
    starts, ends = _runs(edges)
    begins, stops = np.array(places, np.int64).reshape(-1, 2).T
    named = _Spans((m.span.start, m.span.end) for m in document.mentions)
    shared = _Spans([*quoted(document.article.text), *((m.span.start, m.span.end) for m in document.mentions)])
    runs = _hashed(hashes, starts, ends)
    own = ~shared.hold(begins[starts], stops[ends - 1])
    made = Wording(
        words=hashes, figures=figures, names=named.hold(begins, stops), rarity=np.ones(len(hashes)),
        runs=runs, starts=starts, ends=ends, own=own, weights=own.astype(np.float64),
    )  # fmt: skip
    return weighed(made, frequent)


def weighed(made: Wording, frequent: Frequent) -> Wording:
    """The same wording with its runs and words weighed anew, by how many other texts have them."""
    others = frequent.runs.of(made.runs) - 1
    rarity = 1 - np.log(frequent.words.of(made.words) / 2) / np.log(max(frequent.texts, 4) / 2)
    return made._replace(weights=made.own / others**STEEP, rarity=rarity)


def counted(wordings: Sequence[Wording], families: NDArray[np.int64]) -> Frequent:
    """What a pile says often; texts of one number in `families` are copies of one another."""
    runs, words = (_counts(of, families) for of in ([w.runs for w in wordings], [w.words for w in wordings]))
    return Frequent(runs, words, len(np.unique(families)))


def _counts(texts: Sequence[Hashes], families: NDArray[np.int64]) -> Counts:
    if not texts:
        return _NONE
    unique = [np.unique(text) for text in texts]
    values, family = np.concatenate(unique), np.repeat(families, [len(u) for u in unique])
    order = np.lexsort((family, values))
    values, family = values[order], family[order]
    first = np.ones(len(values), bool)
    first[1:] = (values[1:] != values[:-1]) | (family[1:] != family[:-1])
    found, counts = np.unique(values[first], return_counts=True)
    return Counts(found[counts > 2], counts[counts > 2])


def _among(values: Hashes, known: Hashes) -> Flags:
    """Which of the values stand in `known`, which is sorted."""
    if not len(known):
        return np.zeros(len(values), bool)
    place = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.asarray(known[place] == values, bool)


class _Spans:
    """Stretches of a text that may nest and overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = np.array(sorted(spans), np.int64).reshape(-1, 2)
        self._starts = ordered[:, 0]
        self._ends = np.maximum.accumulate(ordered[:, 1]) if len(ordered) else ordered[:, 1]

    def hold(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Flags:
        """Which of these stretches lie within one of the spans."""
        if not len(self._starts):
            return np.zeros(len(starts), bool)
        before = np.searchsorted(self._starts, starts, side="right")
        return np.asarray((before > 0) & (self._ends[before - 1] >= ends), bool)


def _words(document: Document) -> tuple[Hashes, Flags, list[tuple[int, int]], list[tuple[int, int, int]]]:
    """Hash, figure flag and place of every word, and (first word, last + 1, width of its runs) of every sentence."""
    text = document.article.text
    hashes: list[int] = []
    figures: list[bool] = []
    places: list[tuple[int, int]] = []
    edges = []
    for sentence in document.sentences:
        first, characters = len(hashes), 0
        for start, end in words(text, sentence.span.start, sentence.span.end):
            units, unspaced = _units(text[start:end])
            if unspaced:
                places += [(i, i + 1) for i in range(start, end)]
                characters += len(units)
            else:
                places.append((start, end))
            for value, figure in units:
                hashes.append(value)
                figures.append(figure)
        width = RUN if 2 * characters < len(hashes) - first else RUN_UNSPACED
        edges.append((first, len(hashes), width))
    return np.array(hashes, np.uint64), np.array(figures, bool), places, edges


@functools.lru_cache(maxsize=1 << 17)
def _units(word: str) -> tuple[tuple[tuple[int, bool], ...], bool]:
    """What is compared of a word: itself or, in scripts without spaces (the second value tells), its characters.

    Each as its hash and whether it holds a digit.
    """
    unspaced = is_unspaced(word)
    folded = [fold(part) for part in (word if unspaced else (word,))]
    hashes = [xxhash.xxh3_64_intdigest(part.encode("utf-8", "surrogatepass")) for part in folded]
    return tuple((h, any(c.isdigit() for c in part)) for h, part in zip(hashes, folded, strict=True)), unspaced


def _runs(edges: Sequence[tuple[int, int, int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First word of each run and the word after its last; no run goes over the end of a sentence."""
    starts = [np.arange(first, max(end - width + 1, first)) for first, end, width in edges]
    widths = [np.full(len(s), width) for s, (_, _, width) in zip(starts, edges, strict=True)]
    if not starts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    begins = np.concatenate(starts).astype(np.int64)
    return begins, begins + np.concatenate(widths)


def _hashed(values: Hashes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Hashes:
    """One hash for each stretch of words."""
    found = (ends - starts).astype(np.uint64)
    for step in range(int((ends - starts).max(initial=0))):
        inside = starts + step < ends
        mixed = (found ^ values[np.where(inside, starts + step, 0)]) * _MULTIPLIER
        found = np.where(inside, mixed ^ (mixed >> np.uint64(29)), found)
    return found
