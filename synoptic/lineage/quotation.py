"""Whose words they are: quotation marks and attributions on both sides of an aligned pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from synoptic.lineage import phrases
from synoptic.lineage.facts import Side, overlap
from synoptic.records import Span
from synoptic.text import fold, quoted, words

_MARK = re.compile("[“”„«»「」『』\"‹›]|(?<!\\w)[‘'‚]|^\\s*[–—―]\\s|\\s[–—―]\\s")
_CLAUSE = re.compile(r"[,.;:!?،。，；：！？]|\s[–—-]\s")


class Attribution(NamedTuple):
    """Who is said to have said it, and how."""

    span: Span
    """The cue with its speaker, where they stand together."""
    cue: Span
    polarity: str
    speaker: frozenset[str]
    """Keys of the speaker; empty where unknown."""


def quotations(side: Side) -> list[Span]:
    """What stands inside quotation marks, in order."""
    whole = side.document.article.text
    found = [Span(start=start, end=end) for span in side.spans for start, end in quoted(whole, span.start, span.end)]
    for quote in side.document.quotes:
        for part in quote.parts:
            inside = [_cut(part, s) for s in side.spans if overlap(part, s)]
            found += [p for p in inside if not any(overlap(p, f) for f in found)]
    return sorted(found, key=lambda s: s.start)


def marked(side: Side) -> bool:
    """Whether any mark of quotation, however unpaired, stands in these sentences or speech runs through them."""
    text = side.document.article.text
    if any(_MARK.search(text[s.start : s.end]) for s in side.spans):
        return True
    return any(overlap(p, s) for q in side.document.quotes for p in q.parts for s in side.spans)


def attributions(side: Side) -> Iterator[Attribution]:
    """The attributions whose cue stands in these sentences."""
    for quote in side.document.quotes:
        cue = quote.cue
        if cue is None or not any(s.start <= cue.start and cue.end <= s.end for s in side.spans):
            continue
        speaker = quote.speaker
        keys: set[str] = set()
        span = cue
        if speaker is not None:
            told = [fold(side.document.article.text[a:b]) for a, b in _words(side, speaker)]
            keys = {w for w in told if len(w) > 2}
            near = max(speaker.start, cue.start) - min(speaker.end, cue.end)
            if near <= 3 and any(overlap(speaker, s) for s in side.spans):
                span = Span(start=min(speaker.start, cue.start), end=max(speaker.end, cue.end))
        if quote.speaker_key:
            keys.add("key " + quote.speaker_key)
        yield Attribution(span, cue, quote.polarity, frozenset(keys))


def credited(side: Side) -> list[Span]:
    """Words in these sentences, outside quotation marks, that may lay a statement in someone's mouth."""
    inner, listed = quotations(side), phrases.of(side.document.language).credited
    found = (w for span in side.spans for w in listed.find(side.document.article.text, span))
    return [w for w in found if not any(overlap(w, q) for q in inner)]


def reporting(side: Side, spans: tuple[Span, ...]) -> Iterator[Span]:
    """Words that say that someone said something."""
    known = phrases.of(side.document.language).reporting
    for span in spans:
        yield from known.find(side.document.article.text, span)


def sources(side: Side) -> Iterator[tuple[Span, Span]]:
    """Words that bring in a source ("according to"), and those with it, to the clause's end."""
    text = side.document.article.text
    for span in side.spans:
        for found in phrases.of(side.document.language).according.find(text, span):
            end = _CLAUSE.search(text, found.end, span.end)
            yield found, Span(start=found.start, end=span.end if end is None else end.start())


def names_someone(side: Side, span: Span) -> bool:
    """Whether a name, or a noun for one who speaks, stands there."""
    text = side.document.article.text
    if any(overlap(m.span, span) for m in side.document.mentions):
        return True
    return any(True for _ in phrases.of(side.document.language).speakers.find(text, span))


def _words(side: Side, span: Span) -> Iterator[tuple[int, int]]:
    return words(side.document.article.text, span.start, span.end)


def _cut(part: Span, span: Span) -> Span:
    return Span(start=max(part.start, span.start), end=min(part.end, span.end))
