"""What became of each passage of an origin in its copy, and what changed inside it.

Within one language words are compared as words; across languages only what survives translation is (`across`), and
what went wrong in translating is told apart (`faults`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from synoptic.lineage import across, faults, wording, wordpairs
from synoptic.lineage.alignment import Bead
from synoptic.lineage.facts import side
from synoptic.lineage.pieces import WordVectors
from synoptic.lineage.reading import Reading, Word
from synoptic.records import Change, Edit, Span

Kind = Literal["kept", "reworded", "condensed", "expanded", "merged", "split", "dropped", "added"]

SHORTER = 0.8
"""Share of words that a condensed passage keeps at most; an expanded one has as many times more."""
SHORTER_ABROAD = 0.4
"""The same across languages, as a natural log of the lengths' ratio around the two texts' own."""


def edits(
    origin: Reading, copy: Reading, beads: Sequence[Bead], *, known: WordVectors | None = None
) -> tuple[Edit, ...]:
    """Every sentence of both texts, once: aligned passages in the origin's order, then what each side has alone.

    `known` gives the vectors of words, by which translated passages are aligned word by word.
    """
    same_language = origin.document.language == copy.document.language
    ratio = _ratio(origin, copy, beads)
    moved = _moved(origin, beads)
    found = []
    for bead in beads:
        left, right = side(origin, bead.a), side(copy, bead.b)
        if same_language:
            changes = wording.changes(left, right)
            length = _log_ratio(len(left.words), len(right.words))
        else:
            told = None if known is None else wordpairs.within(origin, copy, bead, known)
            changes = _translated(across.Pair(left, right, told), origin, copy)
            length = _log_ratio(_length(left.spans), _length(right.spans)) - ratio
        found.append(
            Edit(
                kind=_kind(bead, changes, length, float(-np.log(SHORTER)) if same_language else SHORTER_ABROAD),
                origin=left.spans, copy=right.spans, score=round(bead.score, 4), changes=tuple(changes),
                moved=bead in moved,
            )
        )  # fmt: skip
    dropped = [side(origin, (i, i + 1)).spans for i in _left(len(origin.texts), [b.a for b in beads])]
    added = [side(copy, (j, j + 1)).spans for j in _left(len(copy.texts), [b.b for b in beads])]
    found += [Edit(kind="dropped", origin=spans, copy=(), score=0.0, changes=()) for spans in dropped]
    found += [Edit(kind="added", origin=(), copy=spans, score=0.0, changes=()) for spans in added]
    return tuple(found)


def _translated(pair: across.Pair, origin: Reading, copy: Reading) -> list[Change]:
    """Faults of the translation, and what differs besides them."""
    wrong = faults.faults(pair.left, pair.right, origin, copy)
    rest = [
        c
        for c in across.changes(pair)
        if not any(_same_place(c.before, f.before) or _same_place(c.after, f.after) for f in wrong)
        or c.what == "quotation"
    ]
    return rest + wrong


def _same_place(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a.start < b.end and b.start < a.end


def _kind(bead: Bead, changes: Sequence[Change], length: float, clearly: float) -> Kind:
    sizes = bead.a[1] - bead.a[0], bead.b[1] - bead.b[0]
    if sizes[0] > sizes[1]:
        return "merged"
    if sizes[0] < sizes[1]:
        return "split"
    if length > clearly:
        return "condensed"
    if length < -clearly:
        return "expanded"
    return "reworded" if changes else "kept"


def _log_ratio(a: float, b: float) -> float:
    """How much longer a is than b: the natural log of their ratio."""
    return float(np.log(max(a, 1.0) / max(b, 1.0)))


def _length(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _ratio(origin: Reading, copy: Reading, beads: Sequence[Bead]) -> float:
    """How much longer the origin's language tells the same: the median over the pairs."""
    pairs = [_log_ratio(origin.lengths[slice(*b.a)].sum(), copy.lengths[slice(*b.b)].sum()) for b in beads]
    return float(np.median(pairs)) if pairs else 0.0


def _moved(origin: Reading, beads: Sequence[Bead]) -> set[Bead]:
    """Passages out of order: all but the longest part, by characters, that stands in one order in both texts."""
    ordered = sorted(beads, key=lambda b: b.a)
    best: list[tuple[float, int]] = []
    for n, bead in enumerate(ordered):
        before = [(best[k][0], k) for k in range(n) if ordered[k].b < bead.b]
        weight, previous = max(before, default=(0.0, -1))
        best.append((weight + float(origin.lengths[slice(*bead.a)].sum()), previous))
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    stay = set()
    while at >= 0:
        stay.add(ordered[at])
        at = best[at][1]
    return set(ordered) - stay


def _left(count: int, parts: Sequence[tuple[int, int]]) -> list[int]:
    taken = {i for start, end in parts for i in range(start, end)}
    return [i for i in range(count) if i not in taken]


def words_of(reading: Reading, part: tuple[int, int]) -> list[Word]:
    """The words of a range of sentences."""
    return [word for sentence in reading.words[slice(*part)] for word in sentence]
