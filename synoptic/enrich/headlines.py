"""Headlines and transcripts that name who speaks without a verb: "Pence: It is over", "It is over – Moscow"."""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import Content, Cue, draft
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.speakers import right_subject
from synoptic.records import Quote, Span

_DASHES = ("–", "—", " - ")


def headline_quote(unit: Unit, spoken: Sequence[Quote], known: Lexicon, cast: Cast) -> Quote | None:
    """What the name before a colon, or behind the last dash of a headline, says; None where there is none."""
    if len(unit.items) < 4 or unit.dash is not None:
        return None
    opening = _before_colon(unit, known, cast)
    if opening is not None and not any(quote.rule != "colon" and quote.kind != "indirect" for quote in spoken):
        return _made(unit, opening, opening.last, len(unit.items), known)
    if spoken or unit.text[unit.items[-1].end : unit.end].strip():
        return None
    closing = _behind_dash(unit)
    return _made(unit, closing, 0, closing.first, known) if closing is not None else None


def _before_colon(unit: Unit, known: Lexicon, cast: Cast) -> Speaker | None:
    for i in range(min(3, len(unit.items) - 3)):
        gap = unit.gap(i).strip()
        if gap in {":", "："}:
            speaker = right_subject(unit, 0, known, cast)
            mention = unit.items[i].mention
            if mention is not None and mention.kind == "place":
                return None  # a dateline
            if speaker is None or speaker.last != i + 1 or speaker.form == "pronoun":
                return None
            return None if unit.items[i].word.isdigit() else speaker
        if gap:
            return None
    return None


def _behind_dash(unit: Unit) -> Speaker | None:
    last = len(unit.items) - 1
    if unit.items[last].kind != "name" or not unit.before(last).strip().endswith(_DASHES):
        return None
    mention = unit.items[last].mention
    assert mention is not None
    return Speaker(span=mention.span, form="name", key=mention.key, first=last, last=last + 1)


def _made(unit: Unit, speaker: Speaker, first: int, last: int, known: Lexicon) -> Quote | None:
    del known
    if last - first < 3 and unit.items[first].kind != "quote":
        return None
    parts = [i for i in range(first, last) if unit.items[i].kind == "quote"]
    cue = Cue(first=speaker.first, last=speaker.last, kind="said")
    made = draft(unit, cue, speaker, Content(first=first, last=last), rule="headline").quote
    return Quote(
        content=made.content if parts or first else Span(start=unit.items[first].start, end=made.content.end),
        parts=made.parts, kind=made.kind, polarity="said", speaker=speaker.span, speaker_key=speaker.key, cue=None,
        addressee=None, chain=(), rule="headline",
    )  # fmt: skip
