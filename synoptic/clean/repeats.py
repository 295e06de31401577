"""Lines that several different articles share: what a site puts around everything it publishes.

Articles that were copied from one another share lines too, of the telling. So two articles are evidence for each
other only while their prose is different, and only short lines at their ends that are no sentences count.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from synoptic.clean.lines import Line, is_speech, reads_as_prose
from synoptic.clean.rules import judge

_HEAD, _TAIL = 8, 15
"""Lines from an article's start and to its end among which shared lines are looked for."""
_LONGEST = 120
_NEEDED = 2
"""Articles that must share the line. With two, a second shared line must stand by it."""
_LOOKED_AT = 12
"""Articles among which different ones are sought, for one line: outlets with thousands of articles stay cheap."""
_READ = 20_000
"""Characters of prose that are compared."""
_WINDOW = 12
"""Characters of one sampled stretch of prose."""
_ALIKE = 0.1
"""Share of the shorter article's stretches from which two articles count as versions of one text. Different articles
of one source in NTREX and MEANTIME share under 0.02; edited agency copies in the samples over 0.3."""

Words = tuple[str, ...]


class Laid(NamedTuple):
    """One article as it is compared: its id, who published it (where metadata say so), its text and lines."""

    id: str
    outlet: str | None
    text: str
    lines: Sequence[Line]


def shared(articles: Sequence[Laid]) -> dict[str, frozenset[Words]]:
    """For each article's id, the words of those of its lines that different articles share; in any order the same."""
    holders: dict[Words, list[int]] = defaultdict(list)
    ordered = sorted(articles, key=lambda a: a.id)
    for number, article in enumerate(ordered):
        for words in _candidates(article.lines):
            holders[words].append(number)
    prints: dict[int, frozenset[int]] = {}
    proven: dict[Words, tuple[int, ...]] = {}
    for words, numbers in holders.items():
        if len(numbers) < _NEEDED:
            continue
        different: list[int] = []
        for number in numbers[:_LOOKED_AT]:
            held = prints.setdefault(number, _prints(ordered[number].lines))
            if all(not _alike(held, prints[other]) for other in different):
                different.append(number)
        if len(different) >= _NEEDED:
            proven[words] = tuple(numbers)
    lines_of: dict[int, set[Words]] = defaultdict(set)
    for words, proof in proven.items():
        for number in proof:
            lines_of[number].add(words)

    def stands(words: Words, number: int) -> bool:
        # Three holders prove a line; with two, the outlet or another shared line must tie them together.
        others = [other for other in proven[words] if other != number]
        outlet = ordered[number].outlet
        return len(others) >= _NEEDED or any(
            (outlet is not None and outlet == ordered[other].outlet) or len(lines_of[number] & lines_of[other]) >= 2
            for other in others
        )

    return {ordered[n].id: frozenset(words for words in found if stands(words, n)) for n, found in lines_of.items()}


def _candidates(lines: Sequence[Line]) -> set[Words]:
    ends = [*lines[:_HEAD], *lines[_HEAD:][-_TAIL:]]
    return {
        line.words
        for line in ends
        if line.words
        and len(line.text) <= _LONGEST
        and not line.ends
        and not reads_as_prose(line)
        and not is_speech(line)
    }


def _prints(lines: Sequence[Line]) -> frozenset[int]:
    """Hashes of about every eighth stretch of the prose, chosen by their value: the same stretch is in all or none."""
    letters: list[str] = []
    size = 0
    for line in lines:
        if reads_as_prose(line) and judge(line) is None:
            letters.append("".join(c for c in line.text[:_READ].casefold() if c.isalnum()))
            size += len(letters[-1])
        if size > _READ:
            break
    prose = "".join(letters)[:_READ]
    hashes = (
        zlib.crc32(prose[at : at + _WINDOW].encode("utf-8", "surrogatepass")) for at in range(len(prose) - _WINDOW + 1)
    )
    return frozenset(value for value in hashes if value % 8 == 0)


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    fewest = min(len(one), len(other))
    # An article without prose is no evidence: nothing shows that it is a different one.
    return fewest == 0 or len(one & other) >= _ALIKE * fewest
