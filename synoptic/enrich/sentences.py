"""Where sentences begin and end, as spans over the text outside page furniture.

One pass finds each mark that may end a sentence, with the quotes and brackets that close after it; `stops` judges it
by what stands before and after. Linear in the length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from synoptic.enrich import spaces, stops
from synoptic.records import Span

_WORD = re.compile(r"[^\W_]")
_LINES = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def split(text: str, *, language: str, skip: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Spans of the sentences of `text` outside `skip`, in order, trimmed of white space.

    No sentence crosses a line's end or a skipped span; every character outside `skip` that is no white space lies
    in exactly one. A language without a file is split by the general rules.
    """
    rules = stops.rules(language)
    found: list[Span] = []
    for start, end in _stretches(text, skip):
        begin = start
        for cut in (*_cuts(text, start, end, rules), end):
            piece = text[begin:cut]
            left, right = begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())
            if left < right:
                found.append(Span(start=left, end=right))
            begin = cut
    return tuple(found)


def _stretches(text: str, skip: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The lines of the text outside `skip`."""
    start = 0
    for span in (*sorted(skip, key=lambda s: s.start), Span(start=len(text), end=len(text))):
        if start < span.start:
            for line in _LINES.finditer(text, start, span.start):
                yield line.span()
        start = max(start, span.end)


def _cuts(text: str, start: int, end: int, rules: stops.Rules) -> list[int]:
    """Where sentences end inside one line, the line's own end left out."""
    cuts: list[int] = []
    begin, said, ahead = start, -1, -1  # said: first letter or digit of this sentence; ahead: first one after the mark
    quotes, counted = 0, start  # straight quotes in the line up to `counted`: an odd number leaves one open
    for match in rules.candidates.finditer(text, start, end):
        after = match.end()
        quotes, counted = quotes + text.count('"', counted, after), after
        if quotes % 2 and text.startswith('"', after, end):
            after += 1
        if said < begin:
            said = _next_word(text, begin, end)
        if said >= match.start():
            continue  # nothing said yet in this sentence
        if ahead < after:
            ahead = _next_word(text, after, end)
        if ahead >= end:
            break  # nothing said after it: what is left belongs to this sentence
        if stops.ends(text, stops.Mark(begin=begin, here=match.start(), after=after, end=end), rules):
            begin, said = after, ahead
            cuts.append(begin)
    if not rules.said.spaces:
        return cuts
    return sorted({*cuts, *spaces.cuts(text, start, end, rules.said)})


def _next_word(text: str, start: int, end: int) -> int:
    match = _WORD.search(text, start, end)
    return match.start() if match else end
