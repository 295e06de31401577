"""Rules that know furniture by one line alone: its phrases, its marks, its shape; in any language and script.

Each takes a line and gives kind and name of the rule, or None. Precision first: prose marked as furniture is lost
to every later stage, furniture left unmarked is only noise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from synoptic.clean import phrases
from synoptic.clean.lines import LONG, Line, folded, is_capitalised, is_dense, is_speech
from synoptic.records import FurnitureKind


class Verdict(NamedTuple):
    """What a rule says of a line, and the rule's name."""

    kind: FurnitureKind
    rule: str


_SHORT = 200
"""Characters above which a line is no menu and no list of phrases."""

_LABEL_ENDS = re.compile(r"\s*(?:[:：|/©»→>–—]|\(c\)|-\s)|\u3000", re.IGNORECASE)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|[@#][\w.\-]+|[\w.+\-]{1,64}@[\w\-]{1,64}\.[\w.\-]{2,64}|\w[\w\-]{0,62}\.(?:com|org|net|info)(?:/\S*)?"
)
_SEPARATED = re.compile(r"\s+[|·•»›/>→←«‹*]+\s+|\s*[|•·»›→]\s*")
_SEPARATED_WIDE = re.compile(r"\s+[|·•»›/>→←«‹*]+\s+|\s*[|｜]\s*")
"""In scripts that write foreign names with a dot between their parts."""
_COUNT = re.compile(r"[\d\s.,:/+\-–x×%()#№]{1,16}[kKmM]?\+?")
_ICON = re.compile(r"\b[a-z]{2,20}(?:_[a-z]{2,20})+\b|\bfa-[a-z\-]{2,30}|\bicon\b|(?<=[a-z])icon\b")
_CREDIT_TAIL = re.compile(r"(?:[/|(\[.]\s*|\s)(?:©|\(c\)|ⓒ|℗)\s*[^.!?]{2,60}$", re.IGNORECASE)

_CAPTION = 300
"""Characters of the longest caption that is looked at."""
_AFTER_STOP = re.compile(r"[.!?…。！？)）\]|/—–]\s*|^")
_CAPITALS_TAIL = re.compile(r"[.!?…][»”\"’)]?\s+(?=[^.!?]{8,80}$)(?:[^\W\d_a-z]+(?:[\s\-’'./«»,&]+|$)){2,12}$")

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
    found = phrases.tiles(line.words, known.stamps)
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
    opened = None if is_speech(line) else phrases.opening(line.text, line.words)
    if opened is None:
        return None
    key, count, end = opened
    kind = phrases.index().kinds[key]
    if kind not in _LABELS:
        return None
    if _LABEL_ENDS.match(line.text, end) and len(line.text) <= 250:
        return Verdict(kind, "opens with a label")
    if kind in _OPENERS and count >= 2 and line.text[end : end + 1] in ("?", "؟") and len(line.text) <= 120:
        return Verdict(kind, "opens with a page's question")
    telling = len(key) >= (5 if is_dense(key) else 14) or count >= 3
    inside = end < len(line.text) and line.text[end - 1 : end + 1].isalnum()
    if inside and (line.ends or kind == "share"):
        return None
    if kind in _OPENERS and telling and len(line.text) <= 120:
        return Verdict(kind, "opens with a page's phrase")
    return None


def _notice(line: Line) -> Verdict | None:
    if line.text.startswith(("©", "(c)", "(C)", "ⓒ")):
        return Verdict("notice", "opens with a copyright mark")
    return None


def _caption(line: Line) -> Verdict | None:
    if len(line.text) <= 250 and _CREDIT_TAIL.search(line.text) is not None and not is_speech(line):
        return Verdict("photo", "closes with a copyright mark")
    return None


def _photo_tail(line: Line) -> Verdict | None:
    """A caption: whole sentences or none, then "Photo:" and who took it, or who took it in capitals."""
    if len(line.text) > _CAPTION or line.ends or is_speech(line):
        return None
    if _CAPITALS_TAIL.search(line.text) is not None:
        return Verdict("photo", "closes with a name in capitals after a full stop")
    known = phrases.index().kinds
    for match in _AFTER_STOP.finditer(line.text):
        tail = line.text[match.end() :]
        words = folded(tail)
        opened = phrases.opening(tail, words)
        if opened is None or known[opened[0]] != "photo" or len(tail) > 70:
            continue
        name = tail[opened[2] :].strip(" :：/=＝")
        if name and (tail[opened[2] :].lstrip()[:1] in (":", "：", "/", "=") or is_capitalised(name)):
            return Verdict("photo", "closes with who took the picture")
    return None


def byline(line: Line) -> Verdict | None:
    """A by-line or a signature: "By" and a name, a name and what its bearer is. Only at the ends of an article."""
    if len(line.text) > 90 or line.ends or is_speech(line) or any(char.isdigit() for char in line.text):
        return None
    known = phrases.index()
    opened = phrases.opening(line.text, line.words)
    if opened is not None and known.kinds[opened[0]] == "byline" and opened[1] < len(line.words):
        rest = line.text[opened[2] :].strip(" :：|/")
        if is_name_like(re.sub(r"\s*[(,|/].*$", "", rest)):
            return Verdict("byline", "opens like a by-line")
    for count in (1, 2, 3):
        if count < len(line.words) <= count + 4 and "".join(line.words[-count:]) in known.roles:
            return Verdict("byline", "closes with what an author is")
    return None


def menu(line: Line) -> Verdict | None:
    """Most words are the names of a site's sections, none a sentence's. Only at the ends of an article."""
    if len(line.text) > _SHORT or line.ends or is_speech(line):
        return None
    found, taken = phrases.covered(line.words)
    if (found >= 4 and taken >= 0.5 * len(line.words)) or (found >= 3 and taken >= 0.7 * len(line.words)):
        return Verdict("navigation", "most words are the names of sections")
    return None


def _menu(line: Line) -> Verdict | None:
    if len(line.text) > _SHORT or line.ends or is_speech(line):
        return None
    separated = _SEPARATED_WIDE if is_dense(line.text) else _SEPARATED
    pieces = [piece for piece in separated.split(line.text) if piece.strip()]
    wide = [piece for piece in re.split(r"\u3000|\s{2,}", line.text) if piece.strip()]
    known = phrases.index().kinds
    named = sum("".join(folded(piece)) in known for piece in wide)
    if (len(wide) >= 4 or (len(wide) == 3 and named >= 2)) and all(len(piece) <= 30 for piece in wide):
        return Verdict("navigation", "short pieces far apart")
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
    _symbols, _icons, _links, _notice, _stamp, _phrases, _label, _caption, _photo_tail, _menu,
)  # fmt: skip


def is_name_like(text: str) -> bool:
    """Whether a text is shaped like a person's name or a place: up to five capitalised words, no sentence."""
    pieces = text.split()
    return 1 <= len(pieces) <= 5 and len(text) <= 45 and not any(c.isdigit() for c in text) and is_capitalised(text)
