"""What a passage states that can be compared by value: figures, dates, names, hedges, legal states, labels.

Equal values are equal whatever the words: "1.5 Mio." is 1,500,000, "Lawrow" has Lavrov's key, "den tirsdag" is the
Tuesday that it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from synoptic.anchors import number_value
from synoptic.lineage import calendar, phrases
from synoptic.lineage.reading import Reading, Word
from synoptic.records import Document, Mention, Moment, Quantity, Span
from synoptic.text import fold, words

CONVERTED = 0.06
"""How far two measures may lie apart and be one: 10 miles are given as 16 km, 6 feet as 1.8 metres."""
MEASURES = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "in": ("length", 0.0254), "ft": ("length", 0.3048), "yd": ("length", 0.9144), "mi": ("length", 1609.344),
    "g": ("weight", 0.001), "kg": ("weight", 1.0), "t": ("weight", 1000.0), "lb": ("weight", 0.4536),
    "m²": ("area", 1.0), "ha": ("area", 1e4), "acre": ("area", 4046.9), "km²": ("area", 1e6), "mi²": ("area", 2.59e6),
    "km/h": ("speed", 1.0), "mph": ("speed", 1.609), "l": ("volume", 1.0), "bbl": ("volume", 158.99),
    "°C": ("warmth", 1.0), "°F": ("warmth", 1.0), "°": ("warmth", 1.0),
}  # fmt: skip
"""What a unit measures, and how many of the measure's own unit it is."""
UNREAD = (2.54, 1 / 2.54, 5 / 9, 9 / 5)
"""Centimetres in an inch, and differences of warmth: units that are not always read ("2 to 3 inches an hour")."""
_SPANS_OF_TIME = {"duration", "set"}
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


class Side(NamedTuple):
    """One side of an aligned pair."""

    document: Document
    spans: tuple[Span, ...]
    words: tuple[Word, ...]
    near: tuple[Span, ...]
    """Its sentences with the one before and the one after: where a translator may have put what this one lacks."""
    bones: Mapping[str, int]
    """How often each word's consonants occur in the whole text."""

    def text(self, span: Span) -> str:
        """What stands there."""
        return self.document.article.text[span.start : span.end]


class Fact(NamedTuple):
    """One thing that a passage states, and where."""

    what: str
    span: Span
    keys: frozenset[str]
    """Two facts are the same where they have a key in common."""
    value: float | None = None
    """Of a figure."""
    unit: str | None = None
    time: calendar.Time | None = None
    """Of a date."""
    kind: str = ""
    """Of a date, its grain; of a name, the mention's kind; of a label, its group; of a legal state, the state."""


def side(reading: Reading, part: tuple[int, int]) -> Side:
    """These sentences of a text, made ready to be compared."""
    sentences = reading.document.sentences
    return Side(
        document=reading.document,
        spans=tuple(s.span for s in sentences[slice(*part)]),
        words=tuple(word for sentence in reading.words[slice(*part)] for word in sentence),
        near=tuple(s.span for s in sentences[max(part[0] - 1, 0) : part[1] + 1]),
        bones=reading.bones,
    )


def facts(of: Side, *, near: bool = False) -> list[Fact]:
    """Everything comparable that the side states, in no particular order; with its neighbours where `near`."""
    spans = of.near if near else of.spans
    times = within(of.document.moments, spans)
    return [
        *_dates(of, times),
        *_numbers(of, spans, times),
        *(_name(of, m) for m in within(of.document.mentions, spans) if not _in_time(m, times)),
        *_listed(of, spans),
    ]


def same(a: Fact, b: Fact) -> bool:
    """Whether two facts of one sort have one value."""
    if a.what != b.what:
        return False
    if a.what == "date":
        return calendar.one_time(a.time, b.time) if a.time and b.time else bool(a.keys & b.keys)
    if a.what == "number":
        return _one_figure(a, b)
    return bool(a.keys & b.keys)


def _one_figure(a: Fact, b: Fact) -> bool:
    """Whether two figures are one value, converted where they measure one thing in two units."""
    if a.value is None or b.value is None:
        return bool(a.keys & b.keys)
    if (a.unit is None) != (b.unit is None) and not a.keys & b.keys:
        return _may_measure(a, b) or _may_measure(b, a)
    if a.unit is None and b.unit is None and _unread(a, b):
        return True
    if a.unit is None or b.unit is None or a.unit == b.unit:
        return a.keys == b.keys if len(a.keys) == len(b.keys) == 2 else bool(a.keys & b.keys)
    one, two = MEASURES.get(a.unit), MEASURES.get(b.unit)
    if one is None or two is None or one[0] != two[0]:
        return False
    if one[0] == "warmth":
        if _unread(a, b):
            return True
        celsius = {((f.value or 0) - 32) / 1.8 for f in (a, b)} | {a.value, b.value}
        return len(celsius) < 4 or any(
            abs(x - y) <= 1 for x in celsius for y in (a.value, b.value) if x not in {a.value, b.value}
        )
    x, y = a.value * one[1], b.value * two[1]
    return abs(x - y) <= CONVERTED * max(abs(x), abs(y))


def _unread(a: Fact, b: Fact) -> bool:
    """Whether the figures are to each other as those of units that are often not read, one for one."""
    ours, theirs = (sorted(float(key) for key in f.keys) for f in (a, b))
    if len(ours) != len(theirs) or not all(ours):
        return False
    ratios = [y / x for x, y in zip(ours, theirs, strict=True)]
    return any(all(abs(r - u) <= CONVERTED * u for r in ratios) for u in UNREAD)


def _may_measure(a: Fact, b: Fact) -> bool:
    """Whether b, of no known unit, is a in another unit of its measure, all its figures."""
    own = MEASURES.get(a.unit or "")
    if own is None or own[0] == "warmth":
        return False
    ours, theirs = ([float(key) for key in f.keys] for f in (a, b))
    return any(
        all(any(abs(x * own[1] - y * size) <= CONVERTED * x * own[1] for x in ours) for y in theirs)
        for measure, size in MEASURES.values()
        if measure == own[0] and size != own[1]
    )


def measures(fact: Fact) -> str | None:
    """What a figure measures, where its unit is one that translators convert."""
    return MEASURES[fact.unit][0] if fact.unit in MEASURES else None


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=_Placed)


def within(items: Iterable[P], spans: Sequence[Span]) -> list[P]:
    """Those that stand wholly inside one of the spans."""
    return [x for x in items if any(s.start <= x.span.start and x.span.end <= s.end for s in spans)]


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans of one text share a character."""
    return a.start < b.end and b.start < a.end


def _dates(of: Side, times: Sequence[Moment]) -> Iterator[Fact]:
    """Times that are known, by the interval they mean; the rest by their words, which only one language can match."""
    for moment in times:
        if moment.grain in _SPANS_OF_TIME or moment.value.startswith(_REFERENCES):
            continue
        if any(overlap(moment.span, m.span) and not _in_time(m, (moment,)) for m in of.document.mentions):
            continue  # the day in a newspaper's name
        told = of.text(moment.span)
        time = calendar.read(told, moment, of.document.language)
        yield Fact("date", moment.span, frozenset({fold(told)}), time=time, kind=moment.grain if time else "unresolved")


def _in_time(mention: Mention, times: Iterable[Moment]) -> bool:
    """Whether what was taken for a name is no more than a day or month ("a report Friday")."""
    return any(t.span.start <= mention.span.start and mention.span.end <= t.span.end for t in times)


def _numbers(of: Side, spans: Sequence[Span], times: Sequence[Moment]) -> Iterator[Fact]:
    """Figures outside dates, by value: those with what they count, lengths of time, and any other digits."""
    dated = [m.span for m in times if m.grain not in _SPANS_OF_TIME]
    taken = list(dated)
    for quantity in within(of.document.quantities, spans):
        if not any(overlap(quantity.span, d) for d in dated):
            taken.append(quantity.span)
            yield _quantity(of, quantity)
    for span in spans:
        for start, end in words(of.document.article.text, span.start, span.end):
            where = Span(start=start, end=end)
            value = number_value(of.text(where))
            if value is not None and not any(overlap(where, t) for t in taken):
                plain = float(value.replace(",", ".").replace("٫", "."))
                yield Fact("number", where, frozenset({f"{plain:g}"}), plain)


def _quantity(of: Side, quantity: Quantity) -> Fact:
    low, high = quantity.low, quantity.high
    figure = low if low is not None else high
    figures = [x for x in (low, high) if x is not None]
    if quantity.approximate and len(figures) == 2:
        figures.append(sum(figures) / 2)  # "about 40,000" is one with "40,000"
    keys = frozenset(f"{x:.10g}" for x in figures)
    span = quantity.span
    if quantity.counted is not None and quantity.counted.start > span.start:
        # The figure alone is what changed; what is counted stands beside it.
        end = len(of.text(Span(start=span.start, end=quantity.counted.start)).rstrip()) + span.start
        span = Span(start=span.start, end=max(end, span.start + 1))
    counted = "" if quantity.counted is None else of.text(quantity.counted)
    unit = quantity.unit or (counted if counted in MEASURES else None)  # "up to 25 cm" counts centimetres
    return Fact("number", span, keys, figure, unit)


def _name(of: Side, mention: Mention) -> Fact:
    """A name by its key, its surname and its words: a first name more or less is no other person."""
    text = of.document.article.text
    parts = [text[s:e] for s, e in words(text, mention.span.start, mention.span.end)]
    bare = {fold(p).removesuffix("'s").removesuffix("’s") for p in parts if len(p) > 2}
    return Fact("name", mention.span, frozenset({"key " + mention.key, *bare}), kind=mention.kind)


def _listed(of: Side, spans: Sequence[Span]) -> Iterator[Fact]:
    """Words that the language file lists: hedges, legal states, labels."""
    known = phrases.of(of.document.language)
    for span in spans:
        for where in known.hedges.find(of.document.article.text, span):
            yield Fact("hedge", where, frozenset({"hedge"}))
        for state, where in known.legal.find(of.document.article.text, span):
            yield Fact("legal state", where, frozenset(state), kind=min(state))
        for label, where in known.labels.find(of.document.article.text, span):
            yield Fact("characterisation", where, frozenset(label), kind=min(label).split(": ")[0])
