"""What pages say around an article, in all languages at once: phrases, and lines laid out in them like tiles.

A page's furniture is often in another language than its prose, so every phrase is tried on every line. Phrases
come from `[furniture]` and `[moments]` of the language files, and from `languages/world/page.toml`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from synoptic import languages
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
    months: frozenset[str]
    roles: frozenset[str]
    joins: frozenset[str]


@functools.cache
def index() -> Phrases:
    """All phrases of all languages, built once."""
    kinds: dict[str, FurnitureKind] = {}
    parts: set[str] = set()
    months: set[str] = set()
    roles: set[str] = set()
    joins: set[str] = set()
    known = [languages.load(code) for code in languages.codes()]
    for furniture in (languages.page(), *(language.furniture for language in known)):
        for kind in _KINDS:
            for key in _keys(getattr(furniture, kind)):
                kinds.setdefault(key, kind)
        parts.update(_keys(furniture.stamp), _keys(furniture.stamp_words))
        roles.update(_keys(furniture.roles))
        joins.update(_keys(furniture.joins))
    for language in known:
        for forms in language.moments.months:
            months.update(key for key in _keys(forms) if len(key) > 1)
        for forms in language.moments.weekdays:
            parts.update(key for key in _keys(forms) if len(key) > 1)
    return Phrases(kinds, frozenset(parts | months), frozenset(months), frozenset(roles), frozenset(joins))


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
        if piece.isdigit():
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


def opening(words: Sequence[str]) -> tuple[str, int] | None:
    """The longest phrase that the words begin with, and how many words it takes; None where there is none."""
    known = index().kinds
    for count in range(min(len(words), 10), 0, -1):
        key = "".join(words[:count])
        if key in known:
            return key, count
    return None
