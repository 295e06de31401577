"""Quotations signed with a name behind a dash, as readers' voices and pull quotes are: “Q.” — Ola Berg."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from synoptic.records import Mention, Quote, Span

_SIGN = re.compile(r"[”“\"»«」』’']?[ \t\u00a0]*\n?[ \t\u00a0]*[―—–][ \t\u00a0]*(?=[^\W\d_])")
_LONGEST = 90  # characters up to the end of the line: a name with town, age or office; a sentence is longer


def signed(quotes: Sequence[Quote], text: str, mentions: Sequence[Mention]) -> list[Quote]:
    """The quotations, those without a reporting verb given the name that signs them in the same or the next line."""
    starts = [mention.span.start for mention in mentions]
    return [_signed(quote, text, mentions, starts) for quote in quotes]


def _signed(quote: Quote, text: str, mentions: Sequence[Mention], starts: list[int]) -> Quote:
    match = _SIGN.match(text, quote.content.end) if quote.cue is None and quote.kind == "direct" else None
    if match is None:
        return quote
    at = bisect_left(starts, match.end())
    named = at < len(mentions) and mentions[at].span.start == match.end() and mentions[at].kind != "place"
    end = text.find("\n", match.end())
    end = len(text) if end < 0 else end
    if not named or end - match.end() > _LONGEST:
        return quote
    if text[mentions[at].span.end : end].strip()[:1] not in {"", ",", "，", "،", "(", "（"}:
        return quote  # a sentence about the name, no signature
    span = mentions[at].span
    return replace(
        quote, speaker=Span(start=span.start, end=span.end), speaker_key=mentions[at].key, chain=(), rule="signed"
    )
