"""Marks what belongs to the page and not to the telling: whole lines, or a stretch glued to the end of one.

A line is judged by itself (`rules`), by its place and neighbours, by standing twice, and by standing in several
different articles of one outlet (`repeats`). Nothing is deleted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from synoptic.clean import rules, titles
from synoptic.clean.lines import LONG, Line, folded, is_capitalised, is_dense, is_speech, reads_as_prose
from synoptic.clean.rules import Verdict
from synoptic.records import Furniture, Span
from synoptic.text import is_unspaced

# "icon" as pages write it in languages of Latin script: icono, ícone, icône, Icona, ikon, ikona.
_ICON = r"[iíIÍ][ck][oôòó]n[oea]?"
_ICON_WORD = re.compile(rf"[^\W\d_\-]{{0,20}}{_ICON}\b|\b{_ICON}[^\W\d_]{{0,20}}|\b{_ICON}\b")
_HEAD, _TAIL = 12, 8
"""Lines from the start and to the end of an article among which by-lines and menus are looked for."""
_NAMING = ("notice", "newsletter", "follow")
Marks = dict[int, Verdict]


class Known(NamedTuple):
    """What is known of an article beside its text: title and authors as metadata state them."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    common: Collection[tuple[str, ...]] = ()
    """The words of the lines that several articles of its source share."""
    stamp: int | None = None
    """Where the line with its stamp begins."""


_NOTHING = Known()


def mark(lines: Sequence[Line], *, known: Known = _NOTHING) -> tuple[tuple[Furniture, ...], Line | None]:
    """The furniture of one article, sorted and apart, and its headline."""
    marks: Marks = {}
    glued: list[Furniture] = []
    for at, line in enumerate(lines):
        verdict = rules.judge(line)
        if verdict is None and line.start == known.stamp:
            verdict = Verdict("stamp", "the stamp that gave the date")
        if verdict is None and (at < _HEAD or at >= len(lines) - _TAIL):
            verdict = rules.byline(line) or rules.menu(line)
        if verdict is None and line.words and line.words in known.common:
            verdict = Verdict("repeated", "the same line in other articles of the outlet")
        if verdict is not None:
            marks[at] = verdict
        elif (icons := _glued_icons(line)) is not None:
            if icons.span.start == line.start:
                marks[at] = Verdict("icons", icons.rule)
            else:
                glued.append(icons)
    _mark_masthead(lines, marks)
    headline = titles.find(lines, marks, known.title)
    if headline is not None:
        marks[headline] = Verdict("title", "headline")
    _mark_repeated(lines, marks, headline)
    _mark_ends(lines, marks, headline)
    _mark_biographies(lines, marks, known.authors)
    _mark_related(lines, marks)
    whole = [
        Furniture(span=Span(start=lines[at].start, end=lines[at].end), kind=v.kind, rule=v.rule)
        for at, v in marks.items()
    ]
    return tuple(sorted((*whole, *glued), key=lambda f: f.span.start)), None if headline is None else lines[headline]


def _glued_icons(line: Line) -> Furniture | None:
    """A run of icon names that scraping glued to the line's end: at least four, hardly anything between them."""
    if re.search(_ICON, line.text) is None:  # the pattern with its borders is slow over a long run of letters
        return None
    found = [(match.start(), match.end()) for match in _ICON_WORD.finditer(line.text)]
    runs: list[list[tuple[int, int]]] = []
    for start, end in found:
        if runs and start - runs[-1][-1][1] <= 25:
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    if not runs or len(runs[-1]) < 4 or len(line.text) - runs[-1][-1][1] > 25:
        return None
    span = Span(start=line.start + runs[-1][0][0], end=line.end)
    return Furniture(span=span, kind="icons", rule="names of icons, glued to the line")


def _mark_repeated(lines: Sequence[Line], marks: Marks, headline: int | None) -> None:
    """Lines that stand again: the headline, a pull quote, a caption. The first one stays what it is."""
    seen: set[tuple[str, ...]] = set()
    for at, line in enumerate(lines):
        if not line.words or (at in marks and at != headline):
            continue
        long_enough = len(line.text) >= (8 if is_dense(line.text) else 20)
        if line.words in seen and long_enough:
            marks[at] = Verdict("repeated", "the same line stands above")
        elif headline is not None and at != headline and titles.same(line.text, lines[headline].text):
            marks[at] = Verdict("repeated", "the headline again")
        seen.add(line.words)


def _mark_ends(lines: Sequence[Line], marks: Marks, headline: int | None) -> None:
    """What stands before the first and after the last line of the telling."""
    prose = [at for at, line in enumerate(lines) if at not in marks and reads_as_prose(line)]
    if not prose:
        return
    first, last = prose[0], prose[-1]
    for at, line in enumerate(lines):
        if at in marks or first < at < last:
            continue
        beside = at - 1 in marks or at + 1 in marks
        verdict = rules.weak_phrase(line) if beside or at < first or at > last else None
        if verdict is None and rules.count_only(line) and beside:
            verdict = Verdict("other", "a bare number beside furniture")
        if verdict is not None:
            marks[at] = verdict
    if headline is not None:
        _mark_kickers(lines, marks, headline)
        _mark_names(lines, marks, range(headline + 1, first))
    _mark_tail(lines, marks, last)


def _mark_kickers(lines: Sequence[Line], marks: Marks, headline: int) -> None:
    for at in range(min(headline, 6)):
        longest = 10 if is_unspaced(lines[at].text) else 30
        if at not in marks and len(lines[at].words) <= 3 and not lines[at].ends and len(lines[at].text) <= longest:
            marks[at] = Verdict("navigation", "a few words above the headline")


def _mark_names(lines: Sequence[Line], marks: Marks, between: range) -> None:
    """A name in capitals between the headline and the telling."""
    for at in between:
        words = lines[at].text.split()
        if at not in marks and 2 <= len(words) <= 4 and lines[at].text.isupper() and rules.is_name_like(lines[at].text):
            marks[at] = Verdict("byline", "a name in capitals under the headline")


def _mark_tail(lines: Sequence[Line], marks: Marks, last: int) -> None:
    """A signature after the telling, then whatever short lines stand among furniture."""
    tail = range(last + 1, len(lines))
    if lines[last].ends:
        for at in tail[:2]:
            if at in marks or not _is_signature(lines[at]) or (at == last + 2 and marks[at - 1].kind != "byline"):
                break
            marks[at] = Verdict("byline", "a signature after the last sentence")
    if not any(at in marks and marks[at].kind != "byline" for at in tail):
        return
    for at in tail:
        line = lines[at]
        short = len(line.text) <= (15 if is_dense(line.text) else 40) and len(line.words) <= 6
        if at not in marks and short and not line.ends and not is_speech(line):
            marks[at] = Verdict("other", "a few words among the furniture at the end")


def _mark_biographies(lines: Sequence[Line], marks: Marks, authors: Sequence[str]) -> None:
    """A line after the telling that opens with an author's name and is no sentence."""
    bylines = [lines[at].words[-2:] for at, v in marks.items() if v.kind == "byline" and at < len(lines) // 2]
    names = {name for name in (*bylines, *(folded(author) for author in authors)) if len(name) >= 2}
    for at in range(max(0, len(lines) - 3), len(lines)):
        line = lines[at]
        if at not in marks and not line.ends and any(line.words[: len(name)] == name for name in names):
            marks[at] = Verdict("byline", "opens with an author's name")


def _mark_masthead(lines: Sequence[Line], marks: Marks) -> None:
    """The outlet's name above the article: what a copyright line or an offer to subscribe below names again."""
    below = ["".join(lines[at].words) for at, v in marks.items() if at >= 4 and v.kind in _NAMING]
    for at in range(min(4, len(lines))):
        name = "".join(folded(re.split(r"\s[—–-]\s|\s[|•·]\s", lines[at].text[:LONG])[0]))
        if at not in marks and len(name) >= 5 and not lines[at].ends and any(name in text for text in below):
            marks[at] = Verdict("navigation", "the outlet's name, which the page's foot repeats")


def _is_signature(line: Line) -> bool:
    text = re.sub(r"\s*\([^()]{2,60}\)$", "", line.text)
    bare = re.sub(r"^[\s/(\[–—-]+|[\s/)\]]+$", "", text)
    return not line.ends and rules.is_name_like(bare) and is_capitalised(bare)


def _mark_related(lines: Sequence[Line], marks: Marks) -> None:
    """Headlines of other articles under a line that announces them."""
    for at, line in enumerate(lines):
        announced = at in marks and marks[at].kind == "related" and marks[at].rule.startswith("nothing but")
        if not announced or is_speech(line):
            continue
        for below in range(at + 1, min(at + 12, len(lines))):
            other = lines[below]
            if below in marks:
                continue
            if other.ends or reads_as_prose(other) or is_speech(other) or len(other.words) < 3:
                break
            marks[below] = Verdict("related", "a headline under an announcement of other articles")
