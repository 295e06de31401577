"""What became of each passage of an origin in its copy, and what changed inside it.

Within one language words are compared as words; across languages only what survives translation is (`across`), and
what went wrong in translating is told apart (`faults`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from synoptic.lineage import across, faults, rewording, wordpairs
from synoptic.lineage.alignment import Bead
from synoptic.lineage.facts import side
from synoptic.lineage.passage import Pair
from synoptic.lineage.reading import Reading
from synoptic.records import Change, Edit, Span

Kind = Literal["kept", "reworded", "condensed", "expanded", "merged", "split", "dropped", "added"]

SHORTER = 0.8
"""Share of words that a condensed passage keeps at most; an expanded one has as many times more."""
CONDENSED = (0.5, -0.5, 0.45)
"""Across languages a passage is condensed where the natural log of the lengths' ratio, around the two texts' own, with
these weights of the shares that the origin and the copy say alone, exceeds the last number; fitted on sentences of 40
NTREX documents in six languages, shortened by a quarter to six tenths (F1 .81; the length alone .80)."""
EXPANDED = (-1.0, 2.0, 0.7)
"""The same for the copy (F1 .85; the length alone .69)."""
ANSWERED = 0.5
"""Cosine of a link inside a stretch from which its words are answered after all, and not called dropped or added."""


def edits(origin: Reading, copy: Reading, beads: Sequence[Bead]) -> tuple[Edit, ...]:
    """Every sentence of both texts, once: aligned passages in the origin's order, then what each side has alone."""
    same_language = origin.document.language == copy.document.language
    ratio = _ratio(origin, copy, beads)
    moved = _moved(origin, beads)
    found = []
    for bead in beads:
        left, right, told = side(origin, bead.a), side(copy, bead.b), None
        if same_language:
            changes = rewording.changes(left, right)
            length, clearly = _log_ratio(len(left.words), len(right.words)), (float(-np.log(SHORTER)),) * 2
        else:
            told = None if copy.known is None else wordpairs.within(origin, copy, bead, copy.known)
            changes = _translated(Pair(left, right, told), copy)
            length = _log_ratio(_length(left.spans), _length(right.spans)) - ratio
            clearly = _clearly(left.spans, right.spans, told)
        kind = _kind(bead, changes, length, clearly)
        changes = [*changes, *_alone(kind, told, changes)]
        found.append(
            Edit(
                kind=kind,
                origin=left.spans, copy=right.spans, score=round(bead.score, 4), changes=tuple(changes),
                moved=bead in moved,
            )
        )  # fmt: skip
    dropped = [side(origin, (i, i + 1)).spans for i in _left(len(origin.texts), [b.a for b in beads])]
    added = [side(copy, (j, j + 1)).spans for j in _left(len(copy.texts), [b.b for b in beads])]
    found += [Edit(kind="dropped", origin=spans, copy=(), score=0.0, changes=()) for spans in dropped]
    found += [Edit(kind="added", origin=(), copy=spans, score=0.0, changes=()) for spans in added]
    return tuple(found)


def _translated(pair: Pair, copy: Reading) -> list[Change]:
    """Faults of the translation, and what differs besides them."""
    wrong = faults.faults(pair.left, pair.right, copy)
    rest = [
        c
        for c in across.changes(pair)
        if not any(_same_place(c.before, f.before) or _same_place(c.after, f.after) for f in wrong)
        or c.what == "quotation"
    ]
    return rest + wrong


def _clearly(left: Sequence[Span], right: Sequence[Span], told: wordpairs.Answers | None) -> tuple[float, float]:
    """The log ratios of length from which a translated passage is condensed, and expanded."""
    a, b = (0.0, 0.0) if told is None else (
        _length(told.a_alone) / max(_length(left), 1), _length(told.b_alone) / max(_length(right), 1)
    )  # fmt: skip
    return tuple(least - x * a - y * b for x, y, least in (CONDENSED, EXPANDED))  # type: ignore[return-value]


def _alone(kind: Kind, told: wordpairs.Answers | None, changes: Sequence[Change]) -> Iterator[Change]:
    """What a condensed translation leaves out, or an expanded one adds, as words that nothing answers."""
    if told is None or kind not in {"condensed", "expanded"}:
        return
    for span in told.a_alone if kind == "condensed" else told.b_alone:
        linked = any(_same_place(span, p.a if kind == "condensed" else p.b) for p in told.pairs if p.score >= ANSWERED)
        if not linked and not any(_same_place(span, c.before if kind == "condensed" else c.after) for c in changes):
            yield rewording.change("words", *((span, None) if kind == "condensed" else (None, span)))


def _same_place(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a.start < b.end and b.start < a.end


def _kind(bead: Bead, changes: Sequence[Change], length: float, clearly: tuple[float, float]) -> Kind:
    sizes = bead.a[1] - bead.a[0], bead.b[1] - bead.b[0]
    if sizes[0] > sizes[1]:
        return "merged"
    if sizes[0] < sizes[1]:
        return "split"
    if length > clearly[0]:
        return "condensed"
    if -length > clearly[1]:
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
