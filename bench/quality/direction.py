"""Which of two related texts came first: right, wrong and silent, by language pair and direction.

    python -m bench.quality.direction [--weights FILE] [--only PAIR ...] [--whole]

WMT21 news in twelve directions, human and machine translations apart, through the whole chain: sentences split anew on
both sides, aligned, compared. No time and no credit is given, so style and artefacts of translation decide alone.
Traps and how they are avoided: sources there have straight quotation marks and plain dashes, translations do not, so
both sides are levelled alike before anything reads them; headlines differ in case, so the first line is left out on
both sides; English sources serve several directions, so nothing is fitted here at all: the weights come from other
texts, and `--weights` takes a table that has not seen the pair's languages (train/lineage/direction.py --without).
Thirty documents a direction count, each with its human references and two machine outputs (all with --whole).

With --takes, one language instead: what tells the earlier of two takes of one Reuters story (times known), counted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np

from bench.data import jsonl, sentences_of
from bench.documents import reading
from bench.floors import hold
from bench.planted import sentences
from synoptic.lineage import copies, usual
from synoptic.lineage import direction as evidence
from synoptic.lineage.alignment import align
from synoptic.lineage.edits import edits
from synoptic.lineage.reading import Reading, compared
from synoptic.lineage.relations import relations
from synoptic.text import is_unspaced

LEVELS = ((r"[“”„‟«»‹›「」『』＂]", '"'), (r"[’‘‚`´ʼ]", "'"), (r"[‐‑‒–—―−]", "-"), ("…", "..."),
          (r"[\u00a0\u202f\u2009]", " "), (r"\s+([,.;:!?%])", r"\1"), (r'"\s*([^"]*?)\s*"', r'"\1"'))  # fmt: skip
STEPS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, np.inf)
DOCUMENTS, MACHINES = 30, 2
"""A direction's documents, and a document's machine outputs."""
FEWEST_WORDS, ARTICLES, SAME_STORY, MOSTLY = 60, 1_200, timedelta(hours=6), 0.6
"""Of takes: the words each has, the articles looked at, the time between two, the share of the shorter that answers."""
Key = tuple[str, str]
"""(human or machine, direction)."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, help="another table than the one that ships")
    parser.add_argument("--only", nargs="*", help="these directions, as de-fr")
    parser.add_argument("--takes", action="store_true", help="Reuters' takes instead, in one language")
    parser.add_argument("--whole", action="store_true", help="all documents with all machine outputs")
    arguments = parser.parse_args()
    if arguments.takes:
        takes()
        return
    if arguments.weights is not None:
        table = usual.decode(json.loads(arguments.weights.read_text(encoding="utf-8")))
        usual.load = lambda: table  # type: ignore[assignment]
    odds: dict[Key, list[float]] = defaultdict(list)
    for key, source, translation in pairs(arguments.only, whole_set=arguments.whole):
        odds[key].append(log_odds(source, translation))
    figures = shown({key: np.array(found) for key, found in odds.items()})
    if arguments.weights is None and not arguments.only:
        hold("direction", figures)


def takes() -> None:
    """Counts, over pairs of takes, which side has what the other lacks."""
    rows = [r for r in jsonl("reuse/reuters21578_000-010.jsonl.gz") if len(r["text"].split()) >= FEWEST_WORDS]
    dated = sorted(((at, r) for r in rows if (at := _written(r["date"])) is not None), key=lambda d: d[0])
    texts = [(at, lines) for at, r in dated[:ARTICLES] if 3 <= len(lines := sentences(r["text"])) <= 40]
    readings = [reading(lines, "en", names=False) for _, lines in texts]
    counts: Counter[str] = Counter()
    for i, j in copies.candidates([r.wording for r in readings]):
        gap = abs(texts[i][0] - texts[j][0])
        if timedelta() < gap <= SAME_STORY:
            early, late = (i, j) if texts[i][0] < texts[j][0] else (j, i)
            counts.update(_told(readings[early], readings[late]))
    print(f"{counts['takes']} pairs of takes")
    for name in ("superset", "words", "hedges"):
        print(f"{name:10} dropped later {counts[name + ' dropped']:4}  added later {counts[name + ' added']:4}")


def _written(date: str) -> datetime | None:
    """The time in Reuters' form, 26-FEB-1987 15:01:01.79."""
    found = re.match(r"\s*(\d+-\w+-\d+ \d+:\d+:\d+)", date)
    return datetime.strptime(found[1], "%d-%b-%Y %H:%M:%S") if found else None


def _told(early: Reading, late: Reading) -> Iterator[str]:
    """What the later take of two dropped or added, where most of the shorter one answers the other."""
    found = relations((early, late))
    steps = edits(early, late, found[0].beads) if found else ()
    both = [e for e in steps if e.origin and e.copy]
    lost, new = (sum(e.kind == kind for e in steps) for kind in ("dropped", "added"))
    if len(both) < 2 or len(both) < MOSTLY * (len(both) + min(lost, new)):
        return
    yield "takes"
    if max(lost, new) >= 2 and min(lost, new) == 0:
        yield "superset dropped" if lost else "superset added"
    for name, kinds in (("words", {"words"}), ("hedges", {"hedge", "suspicion"})):
        inside = [c for e in both for c in e.changes if c.what in kinds]
        balance = sum(c.after is None for c in inside) - sum(c.before is None for c in inside)
        if balance:
            yield f"{name} {'dropped' if balance > 0 else 'added'}"


def level(text: str) -> str:
    """The text without what tells WMT's sources from its translations and is no writer's doing."""
    for pattern, plain in LEVELS:
        text = re.sub(pattern, plain, text)
    return text


def whole(row: dict) -> str:
    """The document as running text, paragraph by paragraph, without its headline."""
    segments, paragraphs, at = [level(s) for s in row["segs"]], [], 1
    joiner = "" if is_unspaced("".join(segments)) else " "
    ends = np.cumsum(row["paras"])
    for end in ends:
        if end > at:
            paragraphs.append(joiner.join(segments[at:end]))
            at = int(end)
    return "\n".join(paragraphs)


def read(row: dict) -> Reading:
    text = whole(row)
    lines = [text[s.span.start : s.span.end] for s in sentences_of(text, row["lang"])]
    return reading(lines, row["lang"])


def pairs(only: Sequence[str] | None, *, whole_set: bool) -> Iterator[tuple[Key, Reading, Reading]]:
    """Sources with their human translations and some machine outputs."""
    rows = [r for r in jsonl("reuse/wmt21_docs.jsonl.gz") if len(r["segs"]) > 1 and (not only or r["pair"] in only)]
    by_document: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for row in rows:
        by_document[row["pair"], row["doc"]].append(row)
    rng = random.Random(11)
    taken: Counter[str] = Counter()
    for (pair, _), versions in sorted(by_document.items(), key=lambda d: (d[0][0], rng.random())):
        taken[pair] += 1
        if taken[pair] > DOCUMENTS and not whole_set:
            continue
        source = next(read(v) for v in versions if v["role"] == "src")
        outputs = [v for v in versions if v["role"] == "hyp"]
        chosen = outputs if whole_set else rng.sample(outputs, MACHINES)
        for version in (*(v for v in versions if v["role"] == "ref"), *chosen):
            yield ("human" if version["role"] == "ref" else "machine", pair), source, read(version)


def log_odds(source: Reading, translation: Reading) -> float:
    """What the program says for the source, shown both texts in an order that does not depend on which is which."""
    a, b = sorted((source, translation), key=lambda r: r.document.article.id)
    beads = align(compared(a, b))
    found = evidence.direction(a, b, edits(a, b, beads)).log_odds
    return found if a is source else -found


def shown(odds: dict[Key, np.ndarray]) -> dict[str, float]:
    """Prints a line a direction, the means and the reliability table; returns the figures that floors hold."""
    print(f"{'':16} {'n':>5} {'leans right':>11} {'speaks':>7} {'right then':>10} {'wrong of all':>12}")
    figures = {}
    for kind in sorted({made_by for made_by, _ in odds}):
        lines = {pair: _line(found) for (made_by, pair), found in sorted(odds.items()) if made_by == kind}
        for pair, line in lines.items():
            print(f"{kind:8} {pair:7} {len(odds[kind, pair]):5} " + _cells(line))
        mean = np.mean(list(lines.values()), axis=0)
        right = 1 - mean[2] / mean[1]
        print(f"{kind:8} {'mean':7} {'':5} " + _cells(mean))
        figures |= {f"{kind} right": right, f"{kind} speaks": mean[1], f"{kind} wrong": mean[2]}
    everything = np.concatenate(list(odds.values()))
    print("log-odds      n  right  said")
    for low, high in pairwise(STEPS):
        part = everything[(np.abs(everything) >= low) & (np.abs(everything) < high)]
        if len(part):
            said = np.mean(1 / (1 + np.exp(-np.abs(part))))
            right = np.mean(np.where(part == 0, 0.5, part > 0))  # no evidence is a coin
            print(f"{low:3.1f} .. {high:3.1f} {len(part):5} {right:6.3f} {said:5.3f}")
    return {name: round(float(value), 4) for name, value in figures.items()}


def _line(found: np.ndarray) -> tuple[float, float, float]:
    """Share that leans the right way, share that speaks, share that speaks and is wrong."""
    speaks = np.abs(found) >= evidence.SPEAKS
    return float(np.mean(found > 0)), float(np.mean(speaks)), float(np.mean(speaks & (found < 0)))


def _cells(line: Sequence[float] | np.ndarray) -> str:
    leans, speaks, wrong = line
    return f"{leans:11.3f} {speaks:7.3f} {1 - wrong / speaks if speaks else 1:10.3f} {wrong:12.3f}"


if __name__ == "__main__":
    main()
