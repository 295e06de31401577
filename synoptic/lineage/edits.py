"""What changed between an origin and its copy: dropped, added and changed words, passage by passage.

Within one language words are compared as words. Across languages only what survives translation is compared:
figures, persons' names, quotations and hedges; anything else would be a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rapidfuzz.distance import Levenshtein

from synoptic import languages
from synoptic.anchors import number_value
from synoptic.lineage.alignment import Bead
from synoptic.lineage.reading import Reading, Word
from synoptic.records import Change, Document, Edit, Span
from synoptic.text import is_unspaced, words

REWORDED = 0.5
"""Share of words kept below which a pair in one language is reworded rather than changed in places."""
Phrases = tuple[str, ...]
SMALL_FIGURE = 13.0
"""Figures below this are spelled out or not as a writer likes (style books: AP to nine, many presses to twelve)."""


def edits(origin: Reading, copy: Reading, beads: Sequence[Bead]) -> tuple[Edit, ...]:
    """Every sentence of both texts, once: aligned passages in the origin's order, then what each side has alone."""
    same_language = origin.document.language == copy.document.language
    found = []
    for bead in beads:
        changes = _word_changes(origin, copy, bead) if same_language else _anchor_changes(origin, copy, bead)
        found.append(_edit(origin, copy, bead, changes, same_language=same_language))
    dropped = [_spans(origin, (i, i + 1)) for i in _left(len(origin.texts), [b.a for b in beads])]
    added = [_spans(copy, (j, j + 1)) for j in _left(len(copy.texts), [b.b for b in beads])]
    found += [Edit(kind="dropped", origin=spans, copy=(), score=0.0, changes=()) for spans in dropped]
    found += [Edit(kind="added", origin=(), copy=spans, score=0.0, changes=()) for spans in added]
    return tuple(found)


def _spans(reading: Reading, part: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(s.span for s in reading.document.sentences[slice(*part)])


def _left(count: int, parts: Sequence[tuple[int, int]]) -> list[int]:
    taken = {i for start, end in parts for i in range(start, end)}
    return [i for i in range(count) if i not in taken]


def _edit(origin: Reading, copy: Reading, bead: Bead, changes: Sequence[Change], *, same_language: bool) -> Edit:
    a, b = _spans(origin, bead.a), _spans(copy, bead.b)
    kind: Literal["same", "changed", "reworded"] = "changed" if changes else "same"
    if same_language and changes and _kept(origin, copy, bead) < REWORDED:
        kind = "reworded"
    return Edit(
        kind=kind,
        origin=a,
        copy=b,
        score=round(bead.score, 4),
        changes=tuple(changes),
    )


def _kept(origin: Reading, copy: Reading, bead: Bead) -> float:
    left = [w.form for w in words_of(origin, bead.a)]
    right = [w.form for w in words_of(copy, bead.b)]
    return float(Levenshtein.normalized_similarity(left, right))


def words_of(reading: Reading, part: tuple[int, int]) -> list[Word]:
    """The words of a range of sentences."""
    return [word for sentence in reading.words[slice(*part)] for word in sentence]


def _word_changes(origin: Reading, copy: Reading, bead: Bead) -> list[Change]:
    left, right = words_of(origin, bead.a), words_of(copy, bead.b)
    changes = []
    for step in Levenshtein.opcodes([w.form for w in left], [w.form for w in right]):
        if step.tag == "equal":
            continue
        before = _joined(left[step.src_start : step.src_end])
        after = _joined(right[step.dest_start : step.dest_end])
        what = _what(origin.document, before) or _what(copy.document, after) or "words"
        kind: Literal["changed", "dropped", "added"] = (
            "dropped" if after is None else "added" if before is None else "changed"
        )
        changes.append(Change(kind=kind, what=what, before=before, after=after))
    return changes


def _joined(found: Sequence[Word]) -> Span | None:
    return Span(start=found[0].span.start, end=found[-1].span.end) if found else None


def _what(document: Document, span: Span | None) -> str | None:
    """The kind of thing a changed stretch holds, by what a reader would care for first."""
    if span is None:
        return None
    text = document.article.text[span.start : span.end]
    if any(number_value(text[s:e]) for s, e in words(text)):
        return "number"
    if any(m.span.start < span.end and span.start < m.span.end for m in document.moments):
        return "date"
    if any(m.span.start < span.end and span.start < m.span.end for m in document.mentions):
        return "name"
    for kind, known in (("suspicion", _suspicion), ("hedge", _hedges)):
        if any(True for _ in phrases(document, [span], known(document.language))):
            return kind
    return None


def _anchor_changes(origin: Reading, copy: Reading, bead: Bead) -> list[Change]:
    """Figures, persons and hedges of one side that the other side lacks."""
    left, right = origin.document, copy.document
    a, b = _spans(origin, bead.a), _spans(copy, bead.b)
    changes: list[Change] = []
    for what, before, after in (
        ("number", dict(_figures(left, a)), dict(_figures(right, b))),
        ("name", dict(_persons(origin, copy, bead.a)), dict(_persons(copy, origin, bead.b))),
    ):
        gone = [span for key, span in before.items() if key not in after]
        new = [span for key, span in after.items() if key not in before]
        changes += _paired(what, gone, new)
    for what, known in (("suspicion", _suspicion), ("hedge", _hedges)):
        changes += _held_back(what, known(left.language), known(right.language), (left, a), (right, b))
    return changes


def _paired(what: str, gone: Sequence[Span], new: Sequence[Span]) -> list[Change]:
    if len(gone) == len(new) == 1:
        return [Change(kind="changed", what=what, before=gone[0], after=new[0])]
    dropped = [Change(kind="dropped", what=what, before=span, after=None) for span in gone]
    return dropped + [Change(kind="added", what=what, before=None, after=span) for span in new]


def _figures(document: Document, spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Figures by value, small ones left out."""
    text = document.article.text
    for span in spans:
        for quantity in document.quantities:
            exact = quantity.low is not None and quantity.low == quantity.high
            if _inside(quantity.span, span) and exact and abs(quantity.low or 0.0) >= SMALL_FIGURE:
                yield f"{quantity.low:g}", quantity.span
        for start, end in words(text, span.start, span.end):
            value = number_value(text[start:end])
            if value and float(value.replace(",", ".").replace("٫", ".")) >= SMALL_FIGURE:
                yield f"{float(value.replace(',', '.').replace('٫', '.')):g}", Span(start=start, end=end)


def _persons(reading: Reading, other: Reading, part: tuple[int, int]) -> Iterator[tuple[str, Span]]:
    """Persons by surname, but only those that the other text names somewhere: an unknown spelling is no change."""
    for number in range(*part):
        for mention in reading.persons[number]:
            inside = [w for w in reading.words[number] if _inside(w.span, mention.span)]
            surname = inside[-1].bones if inside else ""
            if surname in other.bones:
                yield surname, mention.span


Side = tuple[Document, Sequence[Span]]


def _held_back(what: str, ours: Phrases, theirs: Phrases, origin: Side, copy: Side) -> Iterator[Change]:
    """Words by which one side holds back where the other does not; nothing where a language has no list of them."""
    if ours and theirs:
        before, after = list(phrases(*origin, ours)), list(phrases(*copy, theirs))
        if before and not after:
            yield from (Change(kind="dropped", what=what, before=span, after=None) for span in before)
        if after and not before:
            yield from (Change(kind="added", what=what, before=None, after=span) for span in after)


def phrases(document: Document, spans: Sequence[Span], known: Phrases) -> Iterator[Span]:
    """Where these words or phrases stand in the sentences."""
    text = document.article.text
    for span in spans:
        lowered = text[span.start : span.end].lower()
        if len(lowered) != span.end - span.start:
            continue  # a letter whose lower case is longer would shift the offsets
        for phrase in known:
            at = lowered.find(phrase)
            whole = is_unspaced(phrase) or not (
                lowered[max(at - 1, 0) : at].isalnum() or lowered[at + len(phrase) :][:1].isalnum()
            )
            if at >= 0 and whole:
                yield Span(start=span.start + at, end=span.start + at + len(phrase))


def _hedges(language: str) -> Phrases:
    return languages.load(language).quotes.hedges if language in languages.codes() else ()


def _suspicion(language: str) -> Phrases:
    return languages.load(language).quotes.suspicion if language in languages.codes() else ()


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
