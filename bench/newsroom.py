"""An edited copy of a text with a log of all that was done to it: the gold for edits.

Each sentence gets at most one operation, rare ones (a legal state) where they can be had, so that every class is
measured. Nothing here knows how the program finds edits.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

from bench import touched
from bench.touched import Inside, swaps
from synoptic.text import is_unspaced

Range = tuple[int, int]


class Done(NamedTuple):
    """One operation: sentences of the original and of the copy, and the characters touched in each.

    `before` counts in the original sentence of the copy's language; both are None where whole sentences are meant.
    """

    what: str
    origin: Range
    copy: Range
    before: Range | None = None
    after: Range | None = None


class Simulated(NamedTuple):
    """The copy's sentences and the log: one entry for each passage, and one for each operation inside a sentence."""

    lines: list[str]
    passages: list[Done]
    inside: list[Done]


class _Item(NamedTuple):
    """Sentences on the way to their place in the copy."""

    lines: tuple[str, ...]
    origin: Range
    what: str
    inside: tuple[str, touched.Touched] | None = None
    moved: bool = False


INSIDE: dict[str, tuple[float, Inside]] = {
    "legal state": (6.0, touched.legal), "hedge": (4.0, touched.hedge), "attribution": (2.5, touched.attribution),
    "quotation": (3.0, touched.unmarked), "quotation, marks set": (0.4, touched.marked), "name": (2.0, touched.name),
    "date": (2.5, touched.date), "number": (2.5, touched.number),
}  # fmt: skip
"""Operations inside a sentence that leave a trace in every language, with their weights."""
ONE_LANGUAGE: dict[str, tuple[float, Inside]] = {
    "words": (1.0, touched.paraphrase), "quotation, words": (3.0, touched.requoted),
    "characterisation": (1.5, touched.label),
}  # fmt: skip
"""Those that only a comparison of words can see."""
WHOLE = {"drop": 0.5, "insert": 0.4, "merge": 0.4, "split": 0.6, "condense": 0.5, "expand": 0.5}
TOUCHED = 0.55
"""Share of sentences that something is done to."""
UNCLEAR = 0.15
"""Change of length by which an operation inside a sentence leaves it open whether the passage is condensed."""


def simulate(
    lines: Sequence[str],
    language: str,
    foreign: Sequence[str],
    rng: random.Random,
    *,
    english: Sequence[str] | None = None,
) -> Simulated:
    """The lines edited; `foreign` gives what is inserted.

    `english` holds the original of translated lines: a fact or hedge is then altered only where the original has one
    of its sort (a figure that the translator converted is not the original's); without it, wording is changed too.
    """
    items: list[_Item] = []
    i = 0
    while i < len(lines):
        made = _next(lines, i, language, foreign, rng, None if english is None else english[i])
        items += made
        i = max(i + 1, *(item.origin[1] for item in made))
    return _logged(_reordered(items, rng), lines)


def _next(
    lines: Sequence[str], i: int, language: str, foreign: Sequence[str], rng: random.Random, english: str | None
) -> list[_Item]:
    """What comes of the sentence, and of its neighbour where they are joined."""
    operations = INSIDE if english is not None else INSIDE | ONE_LANGUAGE
    kept = _Item((lines[i],), (i, i + 1), "kept")
    if rng.random() >= TOUCHED:
        return [kept]
    tried = {name: w * rng.random() for name, (w, _) in operations.items()} | {
        k: w * rng.random() for k, w in WHOLE.items()
    }
    for name in sorted(tried, key=lambda k: -tried[k]):
        if name in operations:
            done = operations[name][1](lines[i], language, rng)
            if done is not None and done.line != lines[i] and touched.stands(name, lines[i], done, english):
                return [_Item((done.line,), (i, i + 1), "reworded", (name.split(",")[0], done))]
        else:
            items = _whole(name, lines, i, language, foreign, rng)
            if items:
                return items
    return [kept]


def _whole(
    name: str, lines: Sequence[str], i: int, language: str, foreign: Sequence[str], rng: random.Random
) -> list[_Item]:
    line, kept = lines[i], _Item((lines[i],), (i, i + 1), "kept")
    if name == "drop":
        return [_Item((), (i, i + 1), "dropped")]
    if name == "insert":
        return [kept, _Item((rng.choice(foreign),), (i + 1, i + 1), "added")]
    if name == "merge" and i + 1 < len(lines):
        return [_Item((swaps(language).get("joiner", " ").join(lines[i : i + 2]),), (i, i + 2), "merged")]
    if name == "split":
        halves = _halves(line)
        return [_Item(halves, (i, i + 1), "split")] if halves else []
    if name == "condense":
        shorter = _condensed(line, rng)
        return [_Item((shorter,), (i, i + 1), "condensed")] if shorter else []
    if name == "expand":
        longer = _expanded(line, rng.choice(foreign), rng)
        return [_Item((longer,), (i, i + 1), "expanded")] if longer else []
    return []


_COMMA = re.compile(r"[,;，、；،](?:\s+|(?=[\u3000-\u9fff]))|\s(?:[–—-])\s")


def _halves(line: str) -> tuple[str, ...]:
    """The sentence as two, cut at the comma nearest to its middle."""
    middle = len(line) / 2
    cuts = [m for m in _COMMA.finditer(line) if 0.25 * len(line) < m.start() < 0.75 * len(line)]
    if not cuts or len(line) < _least(line):
        return ()
    cut = min(cuts, key=lambda m: abs(m.start() - middle))
    stop = "。" if is_unspaced(line) else "."
    rest = line[cut.end() :]
    return line[: cut.start()] + stop, rest[:1].upper() + rest[1:]


def _least(line: str) -> int:
    return 24 if is_unspaced(line) else 60


def _condensed(line: str, rng: random.Random) -> str:
    """The sentence without a clause, or cut short: two to six tenths of it are gone."""
    if len(line) < _least(line):
        return ""
    cuts = [0, *(m.start() for m in _COMMA.finditer(line)), len(line.rstrip(".。!?"))]
    parts = [(a, b) for k, a in enumerate(cuts) for b in cuts[k + 1 :] if a and 0.25 <= (b - a) / len(line) <= 0.6]
    if parts:
        start, end = rng.choice(parts)
        return line[:start] + line[end:]
    keep = rng.uniform(0.45, 0.7)
    if is_unspaced(line):
        return line[: int(len(line) * keep)] + "。"
    words = line.rstrip(".").split()
    return " ".join(words[: int(len(words) * keep)]) + "."


def _expanded(line: str, other: str, rng: random.Random) -> str:
    """The sentence with part of another behind it: four to eight tenths of its length more."""
    end = len(line.rstrip('.。!?"”»」'))
    share = rng.uniform(0.4, 0.8)
    more = other[: int(end * share)] if is_unspaced(line) else " ".join(other.split()[: int(len(line.split()) * share)])
    more = more.strip(".。 ")
    if len(more) < 0.35 * end:
        return ""
    joint = "，" if is_unspaced(line) else "، " if re.search("[\u0600-\u06ff]", line) else ", "
    return line[:end] + joint + more[:1].lower() + more[1:] + line[end:]


def _reordered(items: list[_Item], rng: random.Random) -> list[_Item]:
    """One untouched sentence in ten or so set at least four places away."""
    out = list(items)
    for _ in range(len(items) // 10):
        free = [k for k, item in enumerate(out) if item.what == "kept" and not item.moved and len(item.lines[0]) > 20]
        if not free:
            break
        at = rng.choice(free)
        item = out.pop(at)
        places = [k for k in range(len(out) + 1) if abs(k - at) >= 4]
        out.insert(rng.choice(places) if places else at, item._replace(moved=bool(places)))
    return out


def _logged(items: Sequence[_Item], lines: Sequence[str]) -> Simulated:
    out: list[str] = []
    passages: list[Done] = []
    inside: list[Done] = []
    for item in items:
        place = (len(out), len(out) + len(item.lines))
        out += item.lines
        what = item.what
        if item.inside is not None:
            name, done = item.inside
            inside.append(Done(name, item.origin, place, done.before, done.after))
            old = lines[item.origin[0]]
            if abs(len(done.line) - len(old)) > UNCLEAR * len(old):
                what = "unclear"
        passages.append(Done(what, item.origin, place))
        if item.moved:
            passages.append(Done("moved", item.origin, place))
    return Simulated(out, passages, inside)
