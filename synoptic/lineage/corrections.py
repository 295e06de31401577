"""What a later version of an article corrected, and which copies took it over.

For every passage that the later version tells otherwise, each copy's own passage is looked up and asked which of the
two readings it has. Within one language the words decide that only one reading has; across languages only what
survives translation: figures, persons' names, dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from synoptic import languages
from synoptic.anchors import number_value
from synoptic.lineage.alignment import Bead
from synoptic.lineage.reading import Reading
from synoptic.records import Copy, Correction, Document, Edit, Passage, Span, Uptake
from synoptic.text import is_unspaced, words

_WEIGHTY = ("number", "name", "date", "suspicion", "hedge")
"""What of a changed passage is named first; anything else comes last."""
LEAD = 1.0 / 3.0
"""By how much more of one reading's own words a copy must have to carry that reading rather than the other."""
NOTE_LINE = 400
"""Characters of the longest line that is a note and no paragraph of the telling."""
_OPENING, _CLOSING = "*([（［【〔«—–-•※◆● ", ":：-–—.(（[［)）]］】〕»"
"""What may stand around the label of a note."""

Bearers = Mapping[int, Mapping[int, Sequence[Bead]]]
"""By copy (number) and version (number): how the version's sentences (a) and the copy's (b) answer each other."""


def notes(document: Document) -> list[Passage]:
    """Lines and sentences that say that this article was corrected."""
    if document.language not in languages.codes():
        return []
    known = languages.load(document.language).corrections
    text = document.article.text
    spans = [s.span for s in document.sentences] + [f.span for f in document.article.furniture]
    found = [
        span
        for span in sorted(spans, key=lambda s: (s.start, s.end))
        if span.end - span.start <= NOTE_LINE and _is_note(text[span.start : span.end], known)
    ]
    return [Passage(document=document.article.id, span=span) for span in found]


def _is_note(line: str, known: languages.Corrections) -> bool:
    said = " ".join(line.casefold().split()).lstrip(_OPENING)
    for label in known.labels:
        rest = said[len(label) :].lstrip()
        if said.startswith(label) and (not rest or rest[0] in _CLOSING):
            return True
    return any(_stands_in(phrase, said) for phrase in known.phrases)


def _stands_in(phrase: str, said: str) -> bool:
    at = said.find(phrase)
    return at >= 0 and (is_unspaced(phrase) or not said[max(at - 1, 0) : at].isalnum())


def corrections(
    readings: Sequence[Reading], versions: Sequence[int], revisions: Sequence[Copy], bearers: Bearers
) -> tuple[Correction, ...]:
    """Every passage that a version tells otherwise than the one before it, the weightiest first."""
    found = []
    for before, after, revision in zip(versions, versions[1:], revisions, strict=False):
        a, b = readings[before], readings[after]
        for edit in revision.edits:
            if edit.origin and edit.copy and edit.changes:
                uptake = tuple(
                    _uptake(readings[copy], (a, edit.origin, by.get(before, ())), (b, edit.copy, by.get(after, ())))
                    for copy, by in sorted(bearers.items())
                )
                found.append(_correction(a.document, b.document, edit, uptake))
    return tuple(sorted(found, key=lambda c: _weight(c.what)))


def _correction(a: Document, b: Document, edit: Edit, uptake: tuple[Uptake, ...]) -> Correction:
    return Correction(
        what=min((c.what for c in edit.changes), key=_weight),
        changes=tuple(sorted(edit.changes, key=lambda c: _weight(c.what))),
        earlier=tuple(Passage(document=a.article.id, span=s) for s in edit.origin),
        later=tuple(Passage(document=b.article.id, span=s) for s in edit.copy),
        uptake=uptake,
    )


def _weight(what: str) -> int:
    return _WEIGHTY.index(what) if what in _WEIGHTY else len(_WEIGHTY)


Told = tuple[Reading, Sequence[Span], Sequence[Bead]]
"""A version, its sentences for the passage, and how it answers the copy."""


def _uptake(copy: Reading, earlier: Told, later: Told) -> Uptake:
    """Which of the two readings the copy's own passage has."""
    theirs = sorted(set(_answer(*earlier)) | set(_answer(*later)))
    spans = [copy.document.sentences[i].span for i in theirs]
    reading: Literal["earlier", "later", "unclear"] = "unclear"
    if spans:
        one_language = copy.document.language == earlier[0].document.language
        before, after = (_tokens(r, s, in_words=one_language) for r, s, _ in (earlier, later))
        here = _tokens(copy, spans, in_words=one_language)
        lead = _kept(before - after, here) - _kept(after - before, here)
        reading = "earlier" if lead >= LEAD else "later" if lead <= -LEAD else "unclear"
    passage = Span(start=spans[0].start, end=spans[0].end) if spans else None
    return Uptake(
        document=copy.document.article.id,
        reading=reading,
        passage=None if passage is None else Passage(document=copy.document.article.id, span=passage),
    )


def _answer(version: Reading, spans: Sequence[Span], beads: Sequence[Bead]) -> Iterator[int]:
    """The copy's sentences that answer these of the version."""
    numbers = {version.numbers[s.start] for s in spans}
    for bead in beads:
        if numbers & set(range(*bead.a)):
            yield from range(*bead.b)


def _kept(own: Counter[str], here: Counter[str]) -> float:
    """Share of what only one reading has that stands in the copy."""
    return sum((own & here).values()) / own.total() if own else 0.0


def _tokens(reading: Reading, spans: Sequence[Span], *, in_words: bool) -> Counter[str]:
    """What the sentences say, as words or as what survives translation."""
    found: Counter[str] = Counter()
    for span in spans:
        number = reading.numbers[span.start]
        if in_words:
            found.update(w.form for w in reading.words[number])
        else:
            found.update(set(_lasting(reading, number, span)))
    return found


def _lasting(reading: Reading, number: int, span: Span) -> Iterator[str]:
    """Figures by value, persons by the consonants of their last name, dates by their day."""
    document = reading.document
    text = document.article.text
    for quantity in document.quantities:
        if span.start <= quantity.span.start < span.end and quantity.low is not None and quantity.low == quantity.high:
            yield f"figure {quantity.low:g}"
    for start, end in words(text, span.start, span.end):
        value = number_value(text[start:end])
        if value:
            yield f"figure {float(value.replace(',', '.').replace('٫', '.')):g}"
    for mention in reading.persons[number]:
        inside = [w for w in reading.words[number] if mention.span.start <= w.span.start < mention.span.end]
        if inside and inside[-1].bones:
            yield f"name {inside[-1].bones}"
    for moment in document.moments:
        if span.start <= moment.span.start < span.end and moment.start is not None:
            yield f"day {moment.start.date()} {moment.grain}"
