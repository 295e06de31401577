"""Texts edited in known ways: what was done to them is the gold for alignment, copies and translations.

Seeded, so every run edits alike. One simulator for all benches of lineage.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

Side = tuple[int, int]


class Edited(NamedTuple):
    """An edited text and which of its sentences answer which of the original's."""

    lines: list[str]
    beads: list[tuple[Side, Side]]


class Rates(NamedTuple):
    """Chance of each operation at each sentence."""

    drop: float
    insert: float
    merge: float


LIGHT = Rates(drop=0.12, insert=0.05, merge=0.08)
HEAVY = Rates(drop=0.35, insert=0.25, merge=0.0)


def edit(lines: Sequence[str], foreign: Sequence[str], rates: Rates, rng: random.Random, joiner: str = " ") -> Edited:
    """The lines with some dropped, some of another text inserted, some joined to one."""
    out: list[str] = []
    beads: list[tuple[Side, Side]] = []
    i = 0
    while i < len(lines):
        if rng.random() < rates.drop:
            i += 1
            continue
        take = 2 if rng.random() < rates.merge and i + 1 < len(lines) else 1
        out.append(joiner.join(lines[i : i + take]))
        beads.append(((i, i + take), (len(out) - 1, len(out))))
        i += take
        if rng.random() < rates.insert:
            out.append(rng.choice(foreign))
    return Edited(out, beads)


def changed_words(words: Sequence[str], share: float, pool: Sequence[str], rng: random.Random) -> list[str]:
    """The words with this share replaced by others."""
    return [rng.choice(pool) if rng.random() < share else word for word in words]


def first_part(words: Sequence[str], share: float) -> list[str]:
    return list(words[: max(1, int(len(words) * share))])


def lifted(words: Sequence[str], carrier: Sequence[str], count: int, rng: random.Random) -> list[str]:
    """The carrier with `count` consecutive words of the original set into its middle."""
    start = rng.randrange(max(1, len(words) - count))
    middle = len(carrier) // 2
    return [*carrier[:middle], *words[start : start + count], *carrier[middle:]]


def reordered(sentences: Sequence[str], drop: float, rng: random.Random) -> list[str]:
    kept = [s for s in sentences if rng.random() >= drop] or list(sentences[:1])
    rng.shuffle(kept)
    return kept
