"""What pages say around an article, in all languages at once: phrases, and lines laid out in them like tiles.

A page's furniture is often in another language than its prose, so every phrase is tried on every line. Phrases
come from `[furniture]` and `[moments]` of the language files, and from `languages/world/page.toml`.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from synoptic import languages
from synoptic import text as script
from synoptic.clean.lines import folded
from synoptic.records import FurnitureKind
from synoptic.text import is_unspaced

LONGEST = 60
"""Characters (folded, without spaces) of the longest phrase that is looked up."""

_KINDS: tuple[FurnitureKind, ...] = (
    "share", "follow", "comments", "newsletter", "notice", "photo", "related", "byline", "stamp", "other", "navigation",
)  # fmt: skip


class Phrases(NamedTuple):
    """Folded phrases without spaces, with their kind; `parts` are what a date stamp is made of."""

    kinds: dict[str, FurnitureKind]
    parts: frozenset[str]
    stamps: frozenset[str]
    """`parts`, and what stands beside a date in a stamp line ("2 min read")."""
    months: frozenset[str]
    roles: frozenset[str]
    joins: frozenset[str]
    labels: frozenset[str]
    """Labels of a source ("source:")."""


@functools.cache
def index() -> Phrases:
    """All phrases of all languages, built once."""
    kinds: dict[str, FurnitureKind] = {}
    parts: set[str] = set()
    months: set[str] = set()
    roles: set[str] = set()
    joins: set[str] = set()
    labels: set[str] = set()
    known = [languages.load(code) for code in languages.codes()]
    said = (languages.page(), *(language.furniture for language in known))
    # Of two kinds, the one that stands earlier in `_KINDS`, whichever language says it.
    for kind in _KINDS:
        for furniture in said:
            for key in _keys(getattr(furniture, kind)):
                kinds.setdefault(key, kind)
    for furniture in said:
        parts.update(_keys(furniture.stamp), _keys(furniture.stamp_words))
        roles.update(_keys(furniture.roles))
        joins.update(_keys(furniture.joins))
        labels.update(_keys(furniture.credit))
    for language in known:
        for forms in (*language.moments.months, *language.moments.months_short):
            months.update(key for key in _keys(forms) if len(key) > 1)
        for forms in (*language.moments.weekdays, *language.moments.weekdays_short):
            parts.update(key for key in _keys(forms) if len(key) > 1)
    for key in labels:
        kinds.setdefault(key, "byline")
    beside = {key for key, kind in kinds.items() if kind == "other"}
    sets = (parts | months, parts | months | beside, months, roles, joins, labels)
    return Phrases(kinds, *(frozenset(keys) for keys in sets))


def _keys(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        key = "".join(folded(phrase))
        if key:
            yield key


def tiles(words: Sequence[str], known: frozenset[str] | dict[str, FurnitureKind]) -> tuple[str, ...] | None:
    """The phrases that the words are laid out in without a gap, or None; numbers fit in anywhere and are no tile.

    The longest phrase is taken first at each place; time grows with the line's length, times `LONGEST` at most.
    """
    joined = "".join(words)
    stops = _stops(words)
    after: list[tuple[str, ...] | None] = [None] * (len(joined) + 1)
    after[len(joined)] = ()
    for at in sorted(stops, reverse=True):
        if at == len(joined):
            continue
        after[at] = _tile_at(joined, at, stops, after, known)
    return after[0]


def _tile_at(
    joined: str,
    at: int,
    stops: set[int],
    after: list[tuple[str, ...] | None],
    known: frozenset[str] | dict[str, FurnitureKind],
) -> tuple[str, ...] | None:
    for end in range(min(len(joined), at + LONGEST), at, -1):
        rest = after[end] if end in stops else None
        if rest is None:
            continue
        piece = joined[at:end]
        if piece in known:
            return (piece, *rest)
        if piece.strip(".,٫٬").replace(".", "").isdigit():
            return rest
    return None


def _stops(words: Sequence[str]) -> set[int]:
    # Where a tile may begin or end: between words, between a digit and a letter, and between any two
    # characters of a script without spaces.
    stops = {0}
    at = 0
    for word in words:
        loose = is_unspaced(word)
        for offset in range(1, len(word)):
            if loose or word[offset - 1].isdigit() != word[offset].isdigit() or not word[offset].isalnum():
                stops.add(at + offset)
        at += len(word)
        stops.add(at)
    return stops


def opening(text: str, words: Sequence[str]) -> tuple[str, int, int] | None:
    """The longest phrase that a line begins with: it, how many words it takes, and where in the text it ends."""
    known = index().kinds
    spans = list(itertools.islice(script.words(text), 10))
    for count in range(min(len(words), len(spans)), 0, -1):
        key = "".join(words[:count])
        if key in known:
            return key, count, spans[count - 1][1]
    if not spans or not is_unspaced(words[0]) or len(words[0]) != spans[0][1] - spans[0][0]:
        return None
    for size in range(min(len(words[0]) - 1, 12), 1, -1):
        if words[0][:size] in known:
            return words[0][:size], 1, spans[0][0] + size
    return None


def covered(words: Sequence[str]) -> tuple[int, int]:
    """How many phrases of menus the words hold, the longest first at each place, and how many words those take."""
    known = index().kinds
    at = found = taken = 0
    while at < len(words):
        count = next((n for n in range(min(4, len(words) - at), 0, -1) if "".join(words[at : at + n]) in known), 0)
        found, taken, at = found + (count > 0), taken + count, at + max(count, 1)
    return found, taken


def language(texts: Iterable[Sequence[str]]) -> str | None:
    """The language whose phrases most of these lines are, or open with; None where no language leads."""
    votes: Counter[str] = Counter()
    for words in texts:
        for count in range(min(len(words), 4), 0, -1):
            said = _spoken().get("".join(words[:count]), ())
            if said:
                votes.update(said)
                break
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@functools.cache
def _spoken() -> dict[str, tuple[str, ...]]:
    # Which languages say a phrase.
    found: dict[str, list[str]] = {}
    for code in languages.codes():
        furniture = languages.load(code).furniture
        for key in {key for kind in _KINDS for key in _keys(getattr(furniture, kind))}:
            found.setdefault(key, []).append(code)
    return {key: tuple(codes) for key, codes in found.items()}
