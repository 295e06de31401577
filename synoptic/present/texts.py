"""An article's whole text for the page: paragraphs, furniture labelled, a target for each linked passage."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from synoptic.present import words
from synoptic.present.cast import Member
from synoptic.present.passages import Passages, anchor
from synoptic.present.tongues import tongue
from synoptic.records import Document, Furniture, Span, record

_LINE = re.compile(r"[^\n]+")
_BLANK_LINES = re.compile(r"\n\s*\n")


@record
class Token:
    """A step of a paragraph: an element opens (name or anchor), text, or the element closes (none of them)."""

    opens: str = ""
    """The element's class: "sentence", "passage", "furniture"."""
    anchor: str = ""
    text: str = ""
    line: int = 0
    """The line of the synopsis that this passage stands in."""


@record
class Paragraph:
    """One paragraph of an article, or some lines of furniture with what they are."""

    furniture: str
    """What sort of furniture; empty for text that is told."""
    direction: str
    language: str
    """Empty where it is the article's."""
    tokens: tuple[Token, ...]


@record
class _Mark:
    start: int
    end: int
    kind: str
    anchor: str = ""
    line: int = 0


def paragraphs(member: Member, passages: Passages, lines: Mapping[tuple[str, int], int]) -> Iterator[Paragraph]:
    """The article's text in paragraphs, nothing left out. To be called when all links have been handed out.

    `lines` says in which line of the synopsis the passage stands that begins at an article's code point.
    """
    document = member.document
    text = document.article.text
    marks = _marks(member, passages.linked(document.article.id), lines)
    for span, furniture in _blocks(document):
        inside = [m for m in marks if span.start <= m.start < span.end]
        language = next((s.language for s in document.sentences if span.start <= s.span.start < span.end), "")
        yield Paragraph(
            furniture=furniture,
            direction=tongue(language).direction if language else "auto",
            language="" if language == document.language else language,
            tokens=tuple(_tokens(text, span, inside)),
        )
    end = len(text)
    lost = [m for m in marks if m.start >= end]
    if lost:
        yield Paragraph(
            furniture="", direction="auto", language="", tokens=tuple(_tokens("", Span(start=end, end=end), lost))
        )


def _marks(member: Member, linked: tuple[Span, ...], lines: Mapping[tuple[str, int], int]) -> list[_Mark]:
    document = member.document
    text = document.article.text
    # One anchor per start: the widest passage takes it, so that the highlight holds all that was linked.
    widest = {span.start: span.end for span in linked}
    marks = [_Mark(start=s.span.start, end=s.span.end, kind="sentence") for s in document.sentences]
    marks += [_Mark(start=f.span.start, end=f.span.end, kind="furniture") for f in document.article.furniture]
    for start, end in widest.items():
        first = _first_visible(text, start)
        name = anchor(member, Span(start=start, end=end))
        line = lines.get((document.article.id, start), 0)
        marks.append(_Mark(start=first, end=max(end, first), kind="passage", anchor=name, line=line))
    return sorted(marks, key=lambda m: (m.start, -m.end, m.anchor))


def _first_visible(text: str, start: int) -> int:
    found = re.compile(r"\S").search(text, start)
    return len(text) if found is None else found.start()


def _tokens(text: str, span: Span, marks: list[_Mark]) -> Iterator[Token]:
    """The text of one paragraph with its marks nested; a mark that crosses another's end is cut there."""
    ends: list[int] = []
    at = span.start
    for mark in marks:
        while ends and ends[-1] <= mark.start:
            yield from _said(text[at : ends[-1]])
            at = ends.pop()
            yield Token()
        yield from _said(text[at : mark.start])
        at = max(at, mark.start)
        ends.append(min(mark.end, ends[-1] if ends else span.end))
        yield Token(opens=mark.kind, anchor=mark.anchor, line=mark.line)
    while ends:
        yield from _said(text[at : ends[-1]])
        at = ends.pop()
        yield Token()
    yield from _said(text[at : span.end])


def _said(text: str) -> Iterator[Token]:
    if text:
        yield Token(text=_BLANK_LINES.sub("\n", text))


def _blocks(document: Document) -> Iterator[tuple[Span, str]]:
    """Spans of paragraphs with their sort; lines of one sort of furniture that follow each other are one."""
    kinds = ((_furniture(document.article.text, span, document.article.furniture), span) for span in _lines(document))
    for kind, group in itertools.groupby(kinds, key=lambda pair: pair[0]):
        spans = [span for _, span in group]
        if kind:
            yield Span(start=spans[0].start, end=spans[-1].end), kind
        else:
            yield from ((span, "") for span in spans)


def _lines(document: Document) -> Iterator[Span]:
    """The text's lines that show anything; a line break inside a sentence (hard-wrapped text) ends none."""
    text = document.article.text
    sentences = iter(document.sentences)
    sentence = next(sentences, None)
    start: int | None = None
    for line in _LINE.finditer(text):
        start = line.start() if start is None else start
        while sentence is not None and sentence.span.end <= line.end():
            sentence = next(sentences, None)
        if sentence is not None and sentence.span.start < line.end():
            continue
        if text[start : line.end()].strip():
            yield Span(start=start, end=line.end())
        start = None
    if start is not None and text[start:].strip():
        yield Span(start=start, end=len(text))


def _furniture(text: str, line: Span, furniture: tuple[Furniture, ...]) -> str:
    """What sort of furniture a line is, where it is nothing else."""
    kinds: list[str] = []
    rest = list(text[line.start : line.end])
    for mark in furniture:
        start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
        if start < end:
            rest[start - line.start : end - line.start] = " " * (end - start)
            kinds.append(words.FURNITURE.get(mark.kind, mark.kind))
    return "" if "".join(rest).strip() or not kinds else kinds[0]
