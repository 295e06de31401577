"""Where quotation marks and dialogue dashes open and close, in every style of the world's presses.

One pass with a stack per paragraph, so time is linear whatever the marks. Which role an ambiguous mark plays is
read from the letters around it: an opening mark follows a space and precedes a word, a closing one the reverse.
"""

from __future__ import annotations

import re

from synoptic.records import Span, record
from synoptic.text import is_unspaced

# Marks that only open (each with what may close it), and marks whose role depends on what stands around them.
_CLOSED_BY = {
    "„": "“”\"»«", "‚": "‘’'", "«": "»«\"", "‹": "›‹", "「": "」", "『": "』", "《": "》", "〈": "〉", "“": "”“\"″",
    "‘": "’‘'", "»": "«»", "›": "‹›", "”": "”\"", "’": "’", '"': "\"”", "'": "'’", "〝": "〟〞", "‟": "”", "″": "″\"",
    "「 ": "」", "＂": "＂", "｢": "｣", "״": "״",
}  # fmt: skip
_MARK = re.compile("``|''|[„‚«‹「『“‘»›”’\"'」』›〝〟〞‟″＂｢｣״]")
_ONLY_OPEN = frozenset("„‚「『〝‟｢")
_ONLY_CLOSE = frozenset("」』〟〞｣")
_SINGLE = frozenset("‘’'‚‹›")
_DASH_LINE = re.compile(r"^[ \t\u00a0]*[-–—―‒‐]{1,2}[ \t\u00a0]*(?=[^\s\d\-–—])", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")


@record
class Quoted:
    """One stretch of quoted words: between its marks, or after a dialogue dash."""

    outer: Span
    """With the marks."""
    inner: Span
    dash: bool = False
    closed: bool = True


def quoted(text: str) -> list[Quoted]:
    """Outermost quoted stretches in order of the text, not overlapping; nested ones are part of them."""
    found: list[Quoted] = []
    for line in _LINE.finditer(text):
        dash = _DASH_LINE.match(text, *line.span())
        stretches = _in_line(text, dash.end() if dash else line.start(), line.end())
        if dash:
            end = len(text[: line.end()].rstrip())
            if end > dash.end():
                inner = Span(start=dash.end(), end=end)
                found.append(Quoted(outer=Span(start=dash.start(), end=end), inner=inner, dash=True))
            continue
        if stretches and not stretches[-1].closed:
            opening = text[stretches[-1].outer.start]
            if not _reopens(text, line.end(), opening):
                stretches.pop()
        found.extend(stretches)
    return found


def _reopens(text: str, end: int, mark: str) -> bool:
    """Whether the next paragraph opens with the same mark, as a quotation over paragraphs does."""
    following = text[end : end + 40].lstrip()
    return following.startswith(mark) or (mark in '“"' and following[:1] in {"“", '"'})


def _in_line(text: str, start: int, end: int) -> list[Quoted]:
    found: list[Quoted] = []
    stack: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        mark = '"' if mark in {"``", "''"} else mark
        if _is_apostrophe(text, at, mark):
            continue
        closes = _closing(stack, mark)
        opens = _may_open(text, match, start, end)
        if closes is not None and (not opens or mark in _ONLY_CLOSE or not _may_only_open(text, match, mark)):
            begin, inner, _ = stack[closes]
            del stack[closes:]
            if not stack:
                outer = Span(start=begin, end=match.end())
                if text[inner : match.start()].strip():
                    found.append(Quoted(outer=outer, inner=Span(start=inner, end=match.start())))
        elif opens and len(stack) < 4 and mark not in _ONLY_CLOSE:
            stack.append((at, match.end(), mark))
    if stack:
        begin, inner, mark = stack[0]
        if mark not in _SINGLE and inner < end:
            stop = inner + len(text[inner:end].rstrip())
            if stop > inner:
                found.append(Quoted(outer=Span(start=begin, end=stop), inner=Span(start=inner, end=stop), closed=False))
    return found


def _is_apostrophe(text: str, at: int, mark: str) -> bool:
    if mark not in {"'", "’", "״"}:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum()


def _closing(stack: list[tuple[int, int, str]], mark: str) -> int | None:
    """Index in the stack of the opening mark that this one closes, innermost first."""
    for i in range(len(stack) - 1, -1, -1):
        if mark in _CLOSED_BY.get(stack[i][2], ""):
            return i
    return None


def _may_open(text: str, match: re.Match[str], start: int, end: int) -> bool:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if match.group() in _ONLY_OPEN:
        return True
    if match.group() == "«" and after in " \u00a0\u202f":
        return before.isspace() or before in "([—–-:،,"
    if match.group() == "“" or is_unspaced(before) or is_unspaced(after):
        return not after.isspace() or match.group() == "“"
    return not after.isspace() and not before.isalnum() and before not in ".,!?…" and after not in ".,;:!?)"


def _may_only_open(text: str, match: re.Match[str], mark: str) -> bool:
    """Whether an ambiguous mark cannot close here: a space stands before it and a word after."""
    if mark in _ONLY_OPEN:
        return True
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end() : match.end() + 1]
    if mark in "»«" and before in "\u00a0\u202f":
        return False
    return before.isspace() and (after.isalnum() or mark == "“")
