"""Time expressions of an article, resolved: what each means, and what it was counted from.

The anchor is the publication day; inside someone's words it is the day on which they were said, where the article
tells it; for "the day before" it is the event told last. Where the publication day is not known to the day, both ends
of its interval are tried, and a value is given only where they agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from synoptic import calendars
from synoptic.enrich import calendar, timegrammar
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.timegrammar import Spot
from synoptic.enrich.timerules import unresolved
from synoptic.languages import codes
from synoptic.records import Moment, Published, Quote, Span, record
from synoptic.text import composed

# A longer stretch is read in pieces, cut at a space: memory stays bounded on a "sentence" of megabytes.
_PIECE = 4000


@record
class Anchor:
    """The day that relative expressions count from, as far as it is known, and where that is told."""

    low: date
    high: date
    kind: str
    span: Span | None


def moments(
    text: str,
    *,
    language: str,
    sentences: Sequence[Span],
    published: Published | None,
    quotes: Sequence[Quote] = (),
) -> tuple[Moment, ...]:
    """The time expressions in these sentences, in order, none inside another."""
    if language not in codes():
        return ()
    day = None if published is None else _publication(published)
    told: list[tuple[Spot, Moment]] = []
    for span in sentences:
        for spot in _spots(text, span, language):
            told.append((spot, _moment(spot, day, _event(told, spot))))
    for quote in quotes:
        _count_from_utterance(told, quote, sentences)
    return tuple(moment for _, moment in told)


def _spots(text: str, span: Span, language: str) -> Iterator[Spot]:
    start = span.start
    while start < span.end:
        end = min(span.end, start + _PIECE)
        if end < span.end:
            space = text.rfind(" ", start + _PIECE // 2, end)
            end = space + 1 if space > 0 else end
        plain, offsets = composed(text[start:end])
        for spot in timegrammar.spots(plain, language):
            yield replace(spot, start=start + offsets[spot.start], end=start + offsets[spot.end])
        start = end


def _publication(published: Published) -> Anchor:
    if published.day is not None:
        low = high = published.day
    else:
        low = (published.start + calendars.EAST).date()
        high = (published.end - calendars.WEST - timedelta(seconds=1)).date()
        low, high = min(low, high), max(low, high)
    return Anchor(low=low, high=high, kind="published", span=published.span)


def _event(told: Sequence[tuple[Spot, Moment]], spot: Spot) -> Anchor | None:
    """The day told last before this expression, at most a few sentences back."""
    for _, moment in reversed(told[-8:]):
        if moment.grain in {"day", "part", "hour", "minute"} and moment.start is not None:
            if spot.start - moment.span.end > 600:
                return None
            return Anchor(low=moment.start.date(), high=moment.start.date(), kind="event", span=moment.span)
    return None


def _moment(spot: Spot, day: Anchor | None, event: Anchor | None) -> Moment:
    counted = spot.rule.counted
    anchor = event if counted == "event" else day if counted == "published" else None
    if counted == "event" and anchor is None and spot.rule.name.startswith("so long"):
        anchor = day
    return _resolved(spot, anchor)


def _resolved(spot: Spot, anchor: Anchor | None) -> Moment:
    relative = spot.rule.counted in {"published", "event"}
    low = timegrammar.resolve(spot, anchor.low if anchor else date(2000, 2, 15))
    high = low if anchor is None or anchor.low == anchor.high else timegrammar.resolve(spot, anchor.high)
    if low is None or high is None:
        made = unresolved("vague")
    else:
        made = calendar.joined(low, high)
    if relative and anchor is None and made.start is not None:
        made = _kept(spot, made)
    kind = "absolute" if spot.rule.counted == "absolute" else "none"
    if relative and anchor is not None and made.start is not None:
        kind = anchor.kind
    used = anchor if kind in {"published", "event", "utterance"} else None
    return Moment(span=Span(start=spot.start, end=spot.end), value=made.value, start=made.start, end=made.end,
                  grain=made.grain, anchor=kind, anchor_span=used.span if used else None,  # type: ignore[arg-type]
                  rule=spot.rule.name)  # fmt: skip


def _kept(spot: Spot, made: Stretch) -> Stretch:
    """Without an anchor only what does not depend on one is kept: "the third quarter of 1990", "the last two weeks"."""
    other = timegrammar.resolve(spot, date(1987, 9, 2))
    if other == made:
        return made
    if other is not None and other.value == made.value:
        return Stretch(value=made.value, start=None, end=None, grain=made.grain)
    return unresolved(made.grain)


def _count_from_utterance(told: list[tuple[Spot, Moment]], quote: Quote, sentences: Sequence[Span]) -> None:
    """Counts what stands inside these words from the day on which they were said, where the sentence tells it."""
    near = quote.cue or quote.speaker or quote.content
    inside = [s for s in sentences if s.start < near.end and near.start < s.end]
    inside += [s for s in sentences if s.start < quote.content.end and quote.content.start < s.end]
    days = [
        moment
        for _, moment in told
        if moment.grain in {"day", "part", "hour", "minute"}
        and moment.start is not None
        and moment.anchor in {"published", "absolute"}
        and any(s.start <= moment.span.start < s.end for s in inside)
        and not quote.content.start <= moment.span.start < quote.content.end
    ]
    if not days:
        return
    said = min(days, key=lambda moment: abs(moment.span.start - near.start))
    assert said.start is not None
    anchor = Anchor(low=said.start.date(), high=said.start.date(), kind="utterance", span=said.span)
    for at, (spot, moment) in enumerate(told):
        if spot.rule.counted == "published" and quote.content.start <= moment.span.start < quote.content.end:
            told[at] = spot, _resolved(spot, anchor)
