"""A sentence as quotation rules see it: words, with each name and each quoted stretch as one opaque item.

Sentences that share a quoted stretch make one unit, so that a quotation of three sentences and its "she said" are
read together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from synoptic.enrich.lexicon import Lexicon, cut
from synoptic.enrich.marks import Quoted
from synoptic.enrich.tokens import Token, tokens
from synoptic.records import Mention, Sentence, record

_LONGEST = 300  # items; the longest sentence of PolNeAR's articles has some 150 words


class Item(NamedTuple):
    """A word, a name or a quoted stretch with its place; `low` is empty for a quoted stretch."""

    start: int
    end: int
    word: str
    low: str
    kind: Literal["word", "name", "quote"]
    mention: Mention | None = None
    quoted: Quoted | None = None


@record
class Unit:
    """One or more sentences read together, and the paragraph (line of the text) they stand in."""

    text: str
    start: int
    end: int
    paragraph: int
    items: tuple[Item, ...]
    dash: Quoted | None = None
    """The line's dialogue dash and what follows it, where it opens with one; its words are items."""

    def gap(self, i: int) -> str:
        """What stands between item `i` and the next (or the unit's end)."""
        end = self.items[i + 1].start if i + 1 < len(self.items) else self.end
        return self.text[self.items[i].end : end]

    def before(self, i: int) -> str:
        """What stands between item `i` and the one before it (or the unit's start)."""
        start = self.items[i - 1].end if i > 0 else self.start
        return self.text[start : self.items[i].start]


def units(
    text: str, sentences: Sequence[Sentence], marks: Sequence[Quoted], mentions: Sequence[Mention], known: Lexicon
) -> list[Unit]:
    """The units of an article in order."""
    starts = [mention.span.start for mention in mentions]
    found: list[Unit] = []
    for start, end, inside in _ranges(text, sentences, marks):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        dash = next((stretch for stretch in inside if stretch.dash), None)
        opaque = [stretch for stretch in inside if not stretch.dash]
        items = tuple(_items(text, start, end, opaque, mentions[first:last], known))
        if items:
            found.extend(_bounded(Unit(text=text, start=start, end=end, paragraph=0, items=items, dash=dash)))
    return _with_paragraphs(found)


def _bounded(unit: Unit) -> Iterator[Unit]:
    """The unit, cut into several where it is too long to be a sentence, so that reading stays linear."""
    for first in range(0, len(unit.items), _LONGEST):
        items = unit.items[first : first + _LONGEST]
        start = unit.start if first == 0 else items[0].start
        end = unit.end if first + _LONGEST >= len(unit.items) else items[-1].end
        yield replace(unit, start=start, end=end, items=items, dash=unit.dash if first == 0 else None)


def _with_paragraphs(found: list[Unit]) -> list[Unit]:
    numbered: list[Unit] = []
    line = at = 0
    for unit in found:
        line += unit.text.count("\n", at, unit.start)
        at = unit.start
        numbered.append(replace(unit, paragraph=line))
    return numbered


def _ranges(
    text: str, sentences: Sequence[Sentence], marks: Sequence[Quoted]
) -> Iterator[tuple[int, int, list[Quoted]]]:
    """Sentences joined where a quoted stretch crosses their border, each with the stretches inside it."""
    i = m = 0
    while i < len(sentences):
        start, end = sentences[i].span.start, sentences[i].span.end
        i += 1
        inside: list[Quoted] = []
        while m < len(marks) and marks[m].outer.end <= start:
            m += 1
        while m < len(marks) and marks[m].outer.start < end:
            inside.append(marks[m])
            start = min(start, marks[m].outer.start)
            end = max(end, marks[m].outer.end)
            m += 1
            while i < len(sentences) and sentences[i].span.start < end:
                end = max(end, sentences[i].span.end)
                i += 1
            if i < len(sentences) and _goes_on(text, end, sentences[i]):
                end = sentences[i].span.end
                i += 1
        yield start, end, inside


def _goes_on(text: str, end: int, following: Sentence) -> bool:
    """Whether a sentence border stands right behind a closing mark and "she said" follows in lower case."""
    between = text[end : following.span.start]
    head = text[following.span.start : following.span.start + 2].lstrip()
    return "\n" not in between and (head[:1].islower() or head[:1] in {",", "،", "，"})


def _items(
    text: str, start: int, end: int, inside: Sequence[Quoted], mentions: Sequence[Mention], known: Lexicon
) -> Iterator[Item]:
    at = start
    for stretch in inside:
        yield from _words(text, at, stretch.outer.start, mentions, known)
        span = stretch.outer
        yield Item(span.start, span.end, text[span.start : span.end], "", "quote", quoted=stretch)
        at = span.end
    yield from _words(text, at, end, mentions, known)


def _words(text: str, start: int, end: int, mentions: Sequence[Mention], known: Lexicon) -> Iterator[Item]:
    if start >= end:
        return
    inside = [m for m in mentions if m.span.start >= start and m.span.end <= end]
    edges = [edge for m in inside for edge in (m.span.start, m.span.end)]
    words = cut(tokens(text, start, end), known=known, at=edges)
    i = 0
    for word in _joined(text, words, known):
        while i < len(inside) and inside[i].span.end <= word.start:
            i += 1
        if i < len(inside) and inside[i].span.start <= word.start:
            if inside[i].span.start == word.start:
                span = inside[i].span
                name = text[span.start : span.end]
                yield Item(span.start, span.end, name, name.lower(), "name", mention=inside[i])
            continue
        yield _item(word)


def _joined(text: str, words: list[Token], known: Lexicon) -> list[Token]:
    """The words, with those that a hyphen makes one known word put together ("porte-parole")."""
    found: list[Token] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and word.start - last.end == 1 and text[last.end] == "-":
            both = text[last.start : word.end]
            if both.lower() in known.hyphened:
                found[-1] = Token(last.start, word.end, both, both.lower())
                continue
        found.append(word)
    return found


def _item(word: Token) -> Item:
    return Item(word.start, word.end, word.word, word.low, "word")
