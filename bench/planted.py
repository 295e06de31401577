"""Copies planted in a day's pile of articles, and the crowd they hide in: what was made of what is known."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.data import jsonl
from bench.edited import changed_words, first_part, lifted, reordered
from bench.quality.alignment import LANGUAGES, ntrex
from synoptic.records import Hints, Raw

DAY = "1987-03-12"
REUTERS = "reuse/reuters21578_000-010.jsonl.gz"
CROWD = ("quotes/polnear.jsonl.gz", "quotes/german_wikinews.jsonl.gz", "clustering/vietnamese_mds.jsonl.gz",
         "clustering/ecbplus_dev.jsonl.gz")  # fmt: skip
"""Other articles of the crowd, when Reuters has no more; what is related among them is not known."""
OUTLETS = 200
FEWEST_WORDS, FEWEST_SENTENCES = 50, 4

Lines = list[str]
Operation = Callable[[Lines, Lines, random.Random], Lines]


class Planted(NamedTuple):
    """One article with the copies that were made of it, by their sources."""

    kind: str
    original: str
    copies: tuple[str, ...]


class Pile(NamedTuple):
    """A day's articles as they were acquired, and what is planted among them."""

    raws: list[Raw]
    planted: list[Planted]


def sentences(text: str) -> Lines:
    """Split plainly, so that no bench of copies depends on the program's own splitter."""
    return [s for s in re.split(r"(?<=[.!?])\s+", " ".join(text.split())) if s]


def reuters(fewest: int = FEWEST_WORDS) -> list[dict]:
    """Rows of Reuters-21578 with at least so many words, the closing credit taken off."""
    rows = [{**row, "text": re.sub(r"(?i)\s*reuter\s*$", "", row["text"])} for row in jsonl(REUTERS)]
    return [row for row in rows if len(row["text"].split()) >= fewest]


def operations(pool: Sequence[str]) -> dict[str, Operation]:
    """What is done to an article's sentences (and those of a carrier); `pool` holds the words to change into."""

    def changed(share: float) -> Operation:
        return lambda lines, _, rng: _again(changed_words(_words(lines), share, pool, rng))

    return {
        "a tenth of words changed": changed(0.1),
        "35 % of words changed": changed(0.35),
        "first third kept": lambda lines, _, __: _again(first_part(_words(lines), 1 / 3)),
        "50 words lifted": lambda lines, carrier, rng: _again(lifted(_words(lines), _words(carrier), 50, rng)),
        "reordered, a fifth dropped": lambda lines, _, rng: reordered(lines, 0.2, rng),
    }


def day(articles: int, lineages: int, seed: int = 11) -> Pile:
    """A pile of so many articles of one day, with so many planted lineages: seven in ten in one language."""
    rng = random.Random(seed)
    rows = reuters()
    rng.shuffle(rows)
    long = [n for n, row in enumerate(rows) if len(sentences(row["text"])) >= FEWEST_SENTENCES + 2]
    within = lineages * 7 // 10
    originals, carriers = long[:within], long[within : 2 * within]
    raws, planted = [], []
    for number, (kind, copies) in enumerate(zip(_kinds(rows), range(within), strict=False)):
        name, operation = kind
        row, carrier = rows[originals[number]], rows[carriers[copies]]
        made = [_raw(f"copy{number}-{k}", operation(sentences(row["text"]), sentences(carrier["text"]), rng), rng)
                for k in range(rng.choice((1, 1, 2, 3)))]  # fmt: skip
        original = _article(f"original{number}", row, rng)
        raws += [original, *made]
        planted.append(Planted(name, original.source, tuple(r.source for r in made)))
    for number, (kind, versions) in enumerate(_translated(lineages - within, rng)):
        made = [_raw(f"version{number}-{k}", lines, rng) for k, lines in enumerate(versions)]
        raws += made
        planted.append(Planted(kind, made[0].source, tuple(r.source for r in made[1:])))
    used = {*originals, *carriers}
    crowd = (row for n, row in enumerate(rows) if n not in used)
    raws += [_article(f"crowd{n}", row, rng) for n, row in zip(range(articles - len(raws)), _more(crowd), strict=False)]
    rng.shuffle(raws)
    return Pile(raws, planted)


def _kinds(rows: Sequence[dict]) -> Iterator[tuple[str, Operation]]:
    made = operations([w for row in rows[-60:] for w in row["text"].split()])
    while True:
        yield from made.items()


def _translated(count: int, rng: random.Random) -> Iterator[tuple[str, list[Lines]]]:
    """Documents of NTREX and WMT21 with translations into two to four languages, the original first."""
    documents = ntrex()
    half = min(count // 2, len(documents))
    for name in rng.sample(sorted(documents), half):
        codes = rng.sample(sorted(LANGUAGES), rng.choice((2, 3, 4)))
        yield "translations (NTREX)", [documents[name]["eng"], *(documents[name][c] for c in codes)]
    versions: dict[str, dict[str, Lines]] = {}
    for row in jsonl("reuse/wmt21_docs.jsonl.gz"):
        if row["role"] in ("src", "ref") and len(row["segs"]) >= FEWEST_SENTENCES + 2:
            versions.setdefault(row["doc"], {}).setdefault(row["lang"], row["segs"])
            if row["role"] == "src":
                versions[row["doc"]] = {row["lang"]: row["segs"], **versions[row["doc"]]}
    translated = {doc: list(v.values()) for doc, v in sorted(versions.items()) if len(v) > 1}
    for doc in rng.sample(sorted(translated), min(count - half, len(translated))):
        yield "translations (WMT21)", translated[doc]


def _more(rows: Iterator[dict]) -> Iterator[dict]:
    yield from rows
    for path in CROWD:
        yield from (row for row in jsonl(path) if len(row["text"].split()) >= FEWEST_WORDS)


def _article(source: str, row: dict, rng: random.Random) -> Raw:
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s{4,}|\n\s*\n", row["text"]) if p.strip()]
    return _raw(source, [row["title"], *paragraphs] if row.get("title") else paragraphs, rng)


def _raw(source: str, lines: Lines, rng: random.Random) -> Raw:
    hints = Hints(published=DAY, outlet=f"Outlet {rng.randrange(OUTLETS)}")
    return Raw(source=source, body="\n\n".join(lines), media_type="text/plain", hints=hints)


def _words(lines: Lines) -> list[str]:
    return " ".join(lines).split()


def _again(words: Sequence[str]) -> Lines:
    return sentences(" ".join(words))
