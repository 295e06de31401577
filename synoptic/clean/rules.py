"""Rules that know furniture by one line alone: its phrases, its marks, its shape; in any language and script.

Each takes a line and gives kind and name of the rule, or None. Precision first: prose marked as furniture is lost
to every later stage, furniture left unmarked is only noise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from synoptic.clean import phrases
from synoptic.clean.lines import LONG, Line, is_capitalised, is_dense, is_speech
from synoptic.records import FurnitureKind


class Verdict(NamedTuple):
    """What a rule says of a line, and the rule's name."""

    kind: FurnitureKind
    rule: str


_SHORT = 200
"""Characters above which a line is no menu and no list of phrases."""

_LABEL_ENDS = re.compile(r"\s*(?:[:：|/©»→>–—]|\(c\)|-\s)", re.IGNORECASE)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|[@#][\w.\-]+|[\w.+\-]{1,64}@[\w\-]{1,64}\.[\w.\-]{2,64}|\w[\w\-]{0,62}\.(?:com|org|net|info)(?:/\S*)?"
)
_SEPARATED = re.compile(r"\s+[|·•»›/>→←«‹*]+\s+|\s*[|•·»›→]\s*")
_COUNT = re.compile(r"[\d\s.,:/+\-–x×%()#№]{1,16}[kKmM]?\+?")
_ICON = re.compile(r"\b[a-z]{2,20}(?:_[a-z]{2,20})+\b|\bfa-[a-z\-]{2,30}|\bicon\b|(?<=[a-z])icon\b")
_CREDIT_TAIL = re.compile(r"(?:[/|(\[.]\s*|\s)(?:©|\(c\)|ⓒ|℗)\s*[^.!?]{2,60}$", re.IGNORECASE)

_WEAK: frozenset[FurnitureKind] = frozenset({"navigation", "other"})
_OPENERS: frozenset[FurnitureKind] = frozenset({"share", "follow", "comments", "newsletter", "notice", "related"})
_LABELS: frozenset[FurnitureKind] = _OPENERS | {"photo", "byline"}


def judge(line: Line) -> Verdict | None:
    """The verdict of the first rule that knows the line by itself."""
    if len(line.text) > LONG:
        return None
    for rule in _RULES:
        verdict = rule(line)
        if verdict is not None:
            return verdict
    return None


def _symbols(line: Line) -> Verdict | None:
    if not any(char.isalnum() for char in line.text):
        return Verdict("other", "no letter or digit")
    return None


def _links(line: Line) -> Verdict | None:
    rest = _LINK.sub(" ", line.text).strip(' \t|·•,;:/-–—()<>→"')
    if rest or not line.words:
        return None
    return Verdict("share", "nothing but links, handles or tags")


def _stamp(line: Line) -> Verdict | None:
    known = phrases.index()
    if len(line.text) > 90 or is_speech(line) or not any(char.isdigit() for char in line.text):
        return None
    found = phrases.tiles(line.words, known.parts)
    if found is None:
        return None
    numbers = re.findall(r"\d+", line.text)
    dated = (
        len(numbers) >= 3 or any(tile in known.months for tile in found) or any(tile in known.kinds for tile in found)
    )
    clock = re.search(r"\d\d?[:.h]\d\d", line.text) is not None
    return Verdict("stamp", "nothing but a date or time") if dated or (clock and len(numbers) >= 2) else None


def _phrases(line: Line) -> Verdict | None:
    if len(line.text) > _SHORT or not line.words:
        return None
    known = phrases.index().kinds
    found = phrases.tiles(line.words, known)
    if not found:
        return None
    kind = known[max(found, key=len)]
    weak = len(found) == 1 and (kind in _WEAK or (kind == "byline" and len(line.words) == 1))
    if weak or (is_speech(line) and len(found) == 1 and line.ends):
        return None
    return Verdict(kind, "nothing but the phrases of a page")


def weak_phrase(line: Line) -> Verdict | None:
    """A single general word ("Sport", "News"): furniture only where its neighbours are."""
    known = phrases.index().kinds
    found = phrases.tiles(line.words, known) if line.words and len(line.text) <= _SHORT else None
    return Verdict(known[found[0]], "a section's name beside furniture") if found and known[found[0]] in _WEAK else None


def _label(line: Line) -> Verdict | None:
    opened = phrases.opening(line.words)
    if opened is None or is_speech(line):
        return None
    key, count = opened
    kind = phrases.index().kinds[key]
    if kind not in _LABELS:
        return None
    after = _after_words(line, count)
    if _LABEL_ENDS.match(after) and len(line.text) <= 250:
        return Verdict(kind, "opens with a label")
    telling = len(key) >= (5 if is_dense(key) else 14) or count >= 3
    if kind in _OPENERS and telling and len(line.text) <= 120:
        return Verdict(kind, "opens with a page's phrase")
    return None


def _after_words(line: Line, count: int) -> str:
    from synoptic.text import words  # noqa: PLC0415

    for number, (_, end) in enumerate(words(line.text), 1):
        if number == count:
            return line.text[end:]
    return ""


def _notice(line: Line) -> Verdict | None:
    if line.text.startswith(("©", "(c)", "(C)", "ⓒ")):
        return Verdict("notice", "opens with a copyright mark")
    return None


def _caption(line: Line) -> Verdict | None:
    if len(line.text) <= 250 and _CREDIT_TAIL.search(line.text) is not None and not is_speech(line):
        return Verdict("photo", "closes with a copyright mark")
    return None


def _menu(line: Line) -> Verdict | None:
    if len(line.text) > _SHORT or line.ends or is_speech(line):
        return None
    pieces = [piece for piece in _SEPARATED.split(line.text) if piece.strip()]
    if len(pieces) >= 3 and all(len(piece) <= 25 and len(piece.split()) <= 3 for piece in pieces):
        return Verdict("navigation", "short pieces between separators")
    return None


def _icons(line: Line) -> Verdict | None:
    found = _ICON.findall(line.text)
    tokens = line.text.split()
    if found and len(found) >= 0.5 * len(tokens) and line.text.islower():
        return Verdict("icons", "names of icons")
    return None


def count_only(line: Line) -> bool:
    """Whether the line is a bare number, as counters and pagers leave it."""
    return len(line.text) <= 16 and _COUNT.fullmatch(line.text) is not None


_RULES: tuple[Callable[[Line], Verdict | None], ...] = (
    _symbols, _icons, _links, _notice, _stamp, _phrases, _label, _caption, _menu,
)  # fmt: skip


def is_name_like(text: str) -> bool:
    """Whether a text is shaped like a person's name or a place: up to five capitalised words, no sentence."""
    pieces = text.split()
    return 1 <= len(pieces) <= 5 and len(text) <= 45 and not any(c.isdigit() for c in text) and is_capitalised(text)
