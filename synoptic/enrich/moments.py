"""Time expressions of an article, resolved: what each means, and what it was counted from.

The anchor is the publication day; inside someone's words it is the day on which they were said, where the article
tells it; for "the day before" it is the event told last. Where the publication day is not known to the day, both ends
of its interval are tried, and a value is given only where they agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from synoptic import calendars
from synoptic.enrich import calendar, timegrammar
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.spanrules import span_value
from synoptic.enrich.timegrammar import Spot
from synoptic.enrich.timerules import unresolved
from synoptic.languages import codes
from synoptic.records import Moment, Published, Quote, Span, record
from synoptic.text import composed

# A longer stretch is read in pieces, cut at a space: memory stays bounded on a "sentence" of megabytes.
_PIECE = 4000
_Kind = Literal["absolute", "published", "utterance", "event", "none"]


@record
class Anchor:
    """The day that relative expressions count from, as far as it is known, and where that is told."""

    low: date
    high: date
    kind: Literal["published", "utterance", "event"]
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
            told.append((spot, _moment(told, spot, day)))
    _nowadays(text, told, day)
    said: dict[str, Anchor] = {}
    for quote in sorted(quotes, key=lambda quote: (quote.content.start, quote.content.end)):
        anchor = _said_on(told, quote, sentences)
        if quote.speaker_key is not None:
            anchor = anchor or said.get(quote.speaker_key)
            if anchor is not None:
                said[quote.speaker_key] = anchor
        if anchor is not None:
            _count_from_utterance(told, quote, anchor)
    return tuple(moment for _, moment in told)


def _spots(text: str, span: Span, language: str) -> Iterator[Spot]:
    start = span.start
    while start < span.end:
        end = min(span.end, start + _PIECE)
        if end < span.end:
            cut = max(text.rfind(mark, start + _PIECE // 2, end) for mark in (". ", "\n", "。"))
            cut = cut if cut > 0 else text.rfind(" ", start + _PIECE // 2, end)
            end = cut + 1 if cut > 0 else end
        plain, offsets = composed(text[start:end])
        for spot in timegrammar.spots(plain, language):
            yield replace(spot, start=start + offsets[spot.start], end=start + offsets[spot.end])
        start = end


# Essays and reportage say "today" for "nowadays". Measured on KRAUTS (daily and weekly) and TimeBank: in texts of 2,500
# characters or more in which fewer than two other expressions fall within a week of publication, 25 of 34 German
# and none of 2 English "today" mean the present; elsewhere 8 of 16 and 1 of 45.
_LONG = 2500


def _nowadays(text: str, told: list[tuple[Spot, Moment]], day: Anchor | None) -> None:
    """Reads "today" as the present in a long text that tells of no other day near its publication."""
    if day is None or len(text) < _LONG:
        return
    today = [
        at for at, (spot, _) in enumerate(told) if "x" in spot.found and spot.found.code("x", "deictic") == "day+0"
    ]
    near = [
        moment
        for at, (_, moment) in enumerate(told)
        if at not in today
        and moment.grain in {"day", "part", "hour", "minute"}
        and moment.start is not None
        and abs((moment.start.date() - day.low).days) <= 7
    ]
    for at in today if len(near) < 2 else ():
        spot, moment = told[at]
        before = text[max(0, spot.start - 20) : spot.start].split()
        if spot.rule.name == "relative day" and not (before and before[-1].lower() in spot.found.language.moments.to):
            present = replace(moment, value="PRESENT_REF", start=None, end=None, grain="vague", anchor="none")
            told[at] = spot, replace(present, anchor_span=None)


def _publication(published: Published) -> Anchor:
    if published.day is not None:
        low = high = published.day
    else:
        low = (published.start + calendars.EAST).date()
        high = (published.end - calendars.WEST - timedelta(seconds=1)).date()
        low, high = min(low, high), max(low, high)
    return Anchor(low=low, high=high, kind="published", span=published.span)


def _event(told: Sequence[tuple[Spot, Moment]], spot: Spot, reach: int = 600) -> Anchor | None:
    """The day told last before this expression, at most that many characters (by default a few sentences) back."""
    for _, moment in reversed(told[-8:]):
        if moment.grain in {"day", "part"} and moment.start is not None:
            if spot.start - moment.span.end > reach:
                return None
            return Anchor(low=moment.start.date(), high=moment.start.date(), kind="event", span=moment.span)
    return None


def _moment(told: Sequence[tuple[Spot, Moment]], spot: Spot, day: Anchor | None) -> Moment:
    compared = _compared(told, spot)
    if compared is not None:
        return compared
    counted = _counted(spot)
    event = _event(told, spot) if counted == "event" else None
    anchor = event if counted == "event" else day if counted == "published" else None
    if spot.rule.name in {"time of day", "clock", "part of the day", "time of day and zone"}:
        # A time of day belongs to the day named in its own sentence; 120 characters hold a sentence's half.
        anchor = _event(told, spot, reach=120) or day
    span = spot.rule.name in {"so long earlier", "so long later"} and not calendar_year(spot)
    if counted == "event" and (anchor is None or spot.rule.name == "the quarter") and not span:
        # Nothing dated was told before: what is left to count from is the article's own day.
        anchor = day
    made = _resolved(spot, anchor)
    after = day is not None and made.start is not None and made.start.date() > day.high
    if span and (anchor is None or (after and spot.rule.name == "so long later")):
        # "Sixty years later" without the event, or after the article itself: only the span is told.
        value = span_value(spot.found)
        return replace(made, value=value, start=None, end=None, grain="duration", anchor="none", anchor_span=None)
    return made


def _counted(spot: Spot) -> str:
    """What the expression counts from; a phrase's own table row may say that it is another event."""
    if "x" in spot.found and spot.found.code("x", "deictic").startswith("event"):
        return "event"
    return "absolute" if {"y", "y2"} & spot.found.named.keys() else spot.rule.counted


def _compared(told: Sequence[tuple[Spot, Moment]], spot: Spot) -> Moment | None:
    """In accounts of quarters "the quarter" is the one told last, and "a year earlier" the same quarter before."""
    year = calendar_year(spot)
    if spot.rule.name != "the quarter" and not year:
        return None
    for earlier, moment in reversed(told[-6:]):
        if calendar_year(earlier):
            continue  # the quarter compared with, not the one told of
        if moment.grain == "quarter" and moment.start is not None and spot.start - moment.span.end <= 600:
            when = moment.start.date()
            made = calendar.quarter(when.year - year, (when.month + 2) // 3)
            if made is None or "-Q" not in moment.value:
                return None
            return Moment(
                span=Span(start=spot.start, end=spot.end),
                value=made.value,
                start=made.start,
                end=made.end,
                grain=made.grain,
                anchor="event",
                anchor_span=moment.span,
                rule=spot.rule.name,
            )
    return None


def calendar_year(spot: Spot) -> int:
    """1 where the expression is one year back from what is told ("a year earlier", "year-ago"), else 0."""
    found = spot.found
    if "x" in found:
        return int(found.code("x", "deictic") == "event year-1")
    if spot.rule.name not in {"so long ago", "so long earlier", "ago so long"}:
        return 0
    return int(found.code("u", "unit") == "year" and "n" in found and found.amount("n") == 1)


def _resolved(spot: Spot, anchor: Anchor | None) -> Moment:
    relative = _counted(spot) in {"published", "event"}
    low = timegrammar.resolve(spot, anchor.low if anchor else date(2000, 2, 15))
    high = low if anchor is None or anchor.low == anchor.high else timegrammar.resolve(spot, anchor.high)
    made = unresolved("vague") if low is None or high is None else calendar.joined(low, high)
    if relative and anchor is None and made.start is not None:
        made = _kept(spot, made)
    kind: _Kind = "absolute" if _counted(spot) == "absolute" else "none"
    if relative and anchor is not None and made.start is not None:
        kind = anchor.kind
    used = anchor if kind in {"published", "event", "utterance"} else None
    return Moment(
        span=Span(start=spot.start, end=spot.end),
        value=made.value,
        start=made.start,
        end=made.end,
        grain=made.grain,
        anchor=kind,
        anchor_span=used.span if used else None,
        rule=spot.rule.name,
    )


def _kept(spot: Spot, made: Stretch) -> Stretch:
    """Without an anchor only what does not depend on one is kept: "the third quarter of 1990", "the last two weeks"."""
    other = timegrammar.resolve(spot, date(1987, 9, 2))
    if other == made:
        return made
    if other is not None and other.value == made.value:
        return Stretch(value=made.value, start=None, end=None, grain=made.grain)
    return unresolved(made.grain)


def _said_on(told: Sequence[tuple[Spot, Moment]], quote: Quote, sentences: Sequence[Span]) -> Anchor | None:
    """The day on which these words were said, where their sentence tells it outside the words themselves."""
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
        return None
    said = min(days, key=lambda moment: abs(moment.span.start - near.start))
    assert said.start is not None
    return Anchor(low=said.start.date(), high=said.start.date(), kind="utterance", span=said.span)


def _count_from_utterance(told: list[tuple[Spot, Moment]], quote: Quote, anchor: Anchor) -> None:
    for at, (spot, moment) in enumerate(told):
        if _counted(spot) == "published" and quote.content.start <= moment.span.start < quote.content.end:
            told[at] = spot, _resolved(spot, anchor)
