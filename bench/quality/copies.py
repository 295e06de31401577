"""Copies within one language: planted and natural reuse found, unrelated articles left apart; candidates a second.

    python -m bench.quality.copies [--articles 4000] [--show]

Reuters-21578, articles of at least fifty words; the pile's set phrases are told from all of them. Planted: each
operation on 400 articles. Natural: all pairs that share three tenths or more of the shorter text's word 5-grams,
counted apart from the program's own measure. What is natural reuse was judged by eye on some two hundred pairs:
updates, corrections and repeats keep the report's figures and names; siblings of one form (bond issues, filings, money
market notices) keep its words alone. The rule that stands for those judgements, which the program does not use: a pair
is one report if it shares eight tenths of the 5-grams; or three tenths, and is at most two days apart and shares three
quarters of the shorter text's figures and capitalised words. It is a lifted passage if it is at most two days apart and
a stretch of eighteen words stands in both. Else it is none. Last, the same for the labels that the called pairs get:
no other pair is labelled verbatim, edited or excerpt.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import combinations

from bench import floors
from bench.documents import document
from bench.planted import Lines, operations, reuters, sentences
from synoptic.enrich import encoder
from synoptic.lineage import reading
from synoptic.lineage.copies import candidates, copies, frequent
from synoptic.lineage.labels import SURE, likely, measure
from synoptic.lineage.reading import Reading, compared
from synoptic.lineage.wording import Frequent, Wording, weighed, wording
from synoptic.records import Document
from synoptic.vectors import meaning

PLANTED, FEWEST_WORDS, FEWEST_SENTENCES = 400, 80, 4
NATURAL, SAME, APART, FACTS, STRETCH, NONE = 0.3, 0.8, 2, 0.75, 18, 0.1
LITERAL = ("verbatim", "edited", "excerpt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=4_000)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was called wrongly")
    arguments = parser.parse_args()
    rows = reuters()[: arguments.articles]
    documents = [document(sentences(row["text"]), "en") for row in rows]
    pile, often = read(documents)
    measured = planted(rows, often) | natural(rows, pile, show=arguments.show) | labelled(documents, rows, pile)
    floors.hold("copies", measured)


def read(documents: Sequence[Document]) -> tuple[list[Wording], Frequent]:
    """The pile as the program compares it; prints how fast each step is."""
    words = sum(len(d.article.text.split()) for d in documents) / len(documents)
    began = time.process_time()
    plain = [wording(d) for d in documents]
    print(f"{len(plain)} articles of {words:.0f} words; a second on one core: "
          f"read and hashed {len(plain) / (time.process_time() - began):.0f}", end=", ")  # fmt: skip
    began = time.process_time()
    often = frequent(plain)
    print(f"set phrases told {len(plain) / (time.process_time() - began):.0f}", end=", ")
    pile = [weighed(w, often) for w in plain]
    began = time.process_time()
    found = candidates(pile)
    print(f"candidates {len(plain) / (time.process_time() - began):.0f} ({len(found)} pairs)")
    return pile, often


def planted(rows: Sequence[dict], often: Frequent) -> dict[str, float]:
    """Share of the copies of each operation that are found among all originals and copies."""
    rng = random.Random(5)
    texts = [s for row in rows if len(row["text"].split()) >= FEWEST_WORDS
             if len(s := sentences(row["text"])) >= FEWEST_SENTENCES]  # fmt: skip
    rng.shuffle(texts)
    originals, carriers, others = texts[:PLANTED], texts[PLANTED : 2 * PLANTED], texts[2 * PLANTED :]
    first = [made(lines, often) for lines in originals]
    shares = {}
    for name, operation in operations([w for lines in others[:50] for w in " ".join(lines).split()]).items():
        second = [made(operation(o, c, rng), often) for o, c in zip(originals, carriers, strict=True)]
        found = {(i, j) for i, j, _ in copies([*first, *second])}
        shares[name] = sum((i, i + len(first)) in found for i in range(len(first))) / len(first)
        print(f"{name:28} found {shares[name]:.4f}")
    return shares


def made(lines: Lines, often: Frequent) -> Wording:
    return wording(document(lines, "en"), frequent=often)


def natural(rows: Sequence[dict], pile: Sequence[Wording], *, show: bool) -> dict[str, float]:
    """Recall of pairs that are one report, and precision of what is called a copy."""
    shared = _contained(rows)
    called = {(i, j) for i, j, _ in copies(pile)}
    proposed = set(candidates(pile))
    near = {pair for pair, share in shared.items() if share >= NATURAL}
    truth = {pair: _judged(rows[pair[0]], rows[pair[1]], shared.get(pair, 0.0)) for pair in near | called}
    one = {pair for pair in near if truth[pair] == "one report"}
    kinds = Counter(truth[pair] for pair in called)
    strangers = sum(shared.get(pair, 0.0) < NONE for pair in called)
    print(f"pairs that share {NATURAL} of 5-grams: {len(near)}, proposed {len(near & proposed) / len(near):.4f}; "
          f"of them one report: {len(one)}, found {len(one & called) / len(one):.4f}")  # fmt: skip
    print(f"called copies: {len(called)} ({', '.join(f'{n} {kind}' for kind, n in kinds.most_common())}), "
          f"{strangers} with under a tenth of 5-grams in common")  # fmt: skip
    if show:
        for pair in sorted(pair for pair in called | one if truth[pair] == "none" or pair not in called):
            print(f"{'missed' if pair not in called else 'wrong'} {shared.get(pair, 0):.2f}: ", *(
                f"{rows[n]['id']} {rows[n]['title']}" for n in pair), sep="  ")  # fmt: skip
    return {
        "candidates": len(near & proposed) / len(near),
        "one report": len(one & called) / len(one),
        "precision, a tenth in common": 1 - strangers / len(called),
        "precision by the rule": 1 - kinds["none"] / len(called),
    }


def labelled(documents: Sequence[Document], rows: Sequence[dict], pile: Sequence[Wording]) -> dict[str, float]:
    """How many of the pairs that are surely labelled verbatim, edited or excerpt are no such thing."""
    called = [(i, j) for i, j, _ in copies(pile)]
    readings = {n: _reading(documents[n], pile[n]) for n in {n for pair in called for n in pair}}
    sure = []
    for i, j in called:
        label, chance = likely(measure(readings[i], readings[j], compared(readings[i], readings[j])))[0]
        if label in LITERAL and chance >= SURE:
            sure.append((i, j))
    shared = _contained(rows)
    strangers = sum(shared.get(pair, 0.0) < NONE for pair in sure)
    none = sum(_judged(rows[i], rows[j], shared.get((i, j), 0.0)) == "none" for i, j in sure)
    print(f"surely labelled {', '.join(LITERAL)}: {len(sure)}, {strangers} with under a tenth of 5-grams in common, "
          f"{none} none by the rule")  # fmt: skip
    return {
        "labels, a tenth in common": 1 - strangers / len(sure),
        "labels by the rule": 1 - none / len(sure),
    }


def _reading(document: Document, made: Wording) -> Reading:
    text = document.article.text
    lines = [text[s.span.start : s.span.end] for s in document.sentences]
    return reading.read(document, meaning(encoder.load().encode(lines)))._replace(wording=made)


def _contained(rows: Sequence[dict]) -> dict[tuple[int, int], float]:
    """Share of the shorter text's word 5-grams that the other has, of all pairs that share any."""
    grams = [_grams(row["text"].lower().split()) for row in rows]
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, held in enumerate(grams):
        for gram in held:
            having[gram].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        common.update(combinations(numbers, 2))
    return {(i, j): n / max(min(len(grams[i]), len(grams[j])), 1) for (i, j), n in common.items()}


def _grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def _judged(a: dict, b: dict, share: float) -> str:
    near = abs((_day(a) - _day(b)).days) <= APART
    if share >= SAME or (share >= NATURAL and near and _facts_shared(a, b) >= FACTS):
        return "one report"
    return "lifted passage" if near and _longest(a, b) >= STRETCH else "none"


def _day(row: dict) -> datetime:
    return datetime.strptime(row["date"].strip()[:11].strip(), "%d-%b-%Y")


def _facts_shared(a: dict, b: dict) -> float:
    first, second = ({w for w in _tokens(row) if re.search(r"\d", w) or w[0].isupper()} for row in (a, b))
    return len(first & second) / max(min(len(first), len(second)), 1)


def _tokens(row: dict) -> list[str]:
    return re.findall(r"[\w.,/-]*\w", row["text"])


def _longest(a: dict, b: dict) -> int:
    """Words of the longest stretch that both have."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(w.lower() for w in _tokens(b)):
        places[word].append(place)
    longest, ends = 0, {}
    for word in (w.lower() for w in _tokens(a)):
        ends = {place: ends.get(place - 1, 0) + 1 for place in places.get(word, ())}
        longest = max(longest, max(ends.values(), default=0))
    return longest


if __name__ == "__main__":
    main()
