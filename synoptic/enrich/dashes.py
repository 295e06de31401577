"""Speech after a dialogue dash: a line of its own, with the reporting clause behind a comma or a second dash."""

from __future__ import annotations

import re
from dataclasses import replace

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import Content, Cue, draft
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.marks import Quoted
from synoptic.enrich.speakers import right_subject
from synoptic.records import Quote, Span

_DASHES = frozenset("–—―‒-")
_DASH = re.compile(r"\s*[–—―]\s+(?=[^\W\d_])")
_ENDS = frozenset(",،，!?.…–—―")


def dash_quotes(unit: Unit, before: Unit | None, known: Lexicon, cast: Cast) -> list[Quote] | None:
    """The quotation of a line that opens with a dash; None where it is a list item and no speech."""
    assert unit.dash is not None
    start = unit.dash.inner.start
    for i in range(1, len(unit.items)):
        cue = _cue(unit, i, known)
        if cue is None:
            continue
        speaker, opens = _speaker(unit, cue, known, cast)
        if opens is None:
            continue
        end = unit.items[opens - 1].end + len(unit.before(opens).rstrip(" ,،，–—―-\u00a0"))
        if speaker is not None:
            cast.dashed(unit.paragraph, speaker.span, speaker.key)
        parts = [Span(start=start, end=end), *_rest(unit, cue, speaker)]
        cast.spoke(speaker)
        return [_made(unit, cue, speaker, tuple(parts), known)]
    hyphen = unit.text[unit.dash.outer.start : start].strip() == "-"
    last = cast.last_dash(unit.paragraph)
    source = cast.announced or ((*last, ()) if last is not None else None)
    if hyphen or source is None or before is None:
        return None
    span, key, chain = source
    cast.dashed(unit.paragraph, span, key)
    content = unit.dash.inner
    return [
        Quote(content=content, parts=(content,), kind="direct", polarity="said", speaker=span, speaker_key=key,
              cue=None, addressee=None, chain=chain, rule="dash alone")
    ]  # fmt: skip


def dashed_within(unit: Unit) -> Unit:
    """The sentence with its dash, where it opens with one in the middle of a paragraph ("He smiled. – We go, …")."""
    match = _DASH.match(unit.text, unit.start, unit.end) if unit.dash is None else None
    if match is None or unit.items[0].start != match.end():
        return unit
    end = unit.start + len(unit.text[unit.start : unit.end].rstrip())
    inner = Span(start=match.end(), end=end)
    return replace(unit, dash=Quoted(outer=Span(start=unit.start, end=end), inner=inner, dash=True))


def behind(unit: Unit, spoken: Quote) -> Unit | None:
    """The sentences of the line behind the reporting clause, which are the writer's again, if there are any."""
    if spoken.cue is None or spoken.speaker is None or len(spoken.parts) > 1:
        return None
    after = max(spoken.cue.end, spoken.speaker.end)
    for i in range(1, len(unit.items)):
        if unit.items[i].start >= after and "." in unit.before(i) and len(unit.items[i - 1].word) > 2:
            return replace(unit, start=unit.items[i].start, items=unit.items[i:], dash=None)
    return None


def _cue(unit: Unit, i: int, known: Lexicon) -> Cue | None:
    if unit.items[i].kind != "word":
        return None
    match = known.cue(unit.items, i)
    return Cue(first=i, last=i + match[1], kind=match[0]) if match is not None and match[0] != "thought" else None


def _speaker(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> tuple[Speaker | None, int | None]:
    """Who speaks, and the item that opens the reporting clause; None for it where the verb is part of the speech."""
    opens = cue.first
    while opens > 0 and cue.first - opens < 6 and not _ENDS & set(unit.before(opens)):
        opens -= 1
    if opens == 0 or not _ENDS & set(unit.before(opens)):
        return None, None
    behind = _by_statement(unit, cue.last, known, cast) or right_subject(unit, cue.last, known, cast)
    ahead = right_subject(unit, opens, known, cast) if opens < cue.first else None
    speaker = behind if opens == cue.first else ahead if ahead is not None and ahead.last <= cue.first else behind
    if speaker is None:
        return None, None
    closes = max(cue.last, speaker.last)
    full = "." in unit.before(opens) or _DASHES & set(unit.before(opens))
    return (speaker, opens) if len(unit.items) - closes < 14 or full else (None, None)


def _by_statement(unit: Unit, start: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """Whose statement it is ("heter det i en uttalelse fra departementet")."""
    for i in range(start, min(start + 5, len(unit.items))):
        if unit.items[i].kind != "word":
            return None
        if unit.items[i].low in known.statement and i + 1 < len(unit.items):
            return right_subject(unit, i + 2, known, cast)
    return None


def _rest(unit: Unit, cue: Cue, speaker: Speaker | None) -> list[Span]:
    """The speech that goes on behind the reporting clause and another dash."""
    closes = max(cue.last, speaker.last if speaker is not None else 0)
    for i in range(closes, len(unit.items)):
        gap = unit.before(i)
        if (_DASHES - {"-"}) & set(gap):
            end = unit.start + len(unit.text[unit.start : unit.end].rstrip())
            return [Span(start=unit.items[i].start, end=end)]
    return []


def _made(unit: Unit, cue: Cue, speaker: Speaker | None, parts: tuple[Span, ...], known: Lexicon) -> Quote:
    base = draft(unit, cue, speaker, Content(first=0, last=cue.first), rule="dash").quote
    del known
    return Quote(
        content=Span(start=parts[0].start, end=parts[-1].end), parts=parts, kind="direct", polarity=base.polarity,
        speaker=base.speaker, speaker_key=base.speaker_key, cue=base.cue, addressee=None, chain=(), rule="dash",
    )  # fmt: skip
