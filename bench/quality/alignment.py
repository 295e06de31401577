"""Alignment of English documents with edited translations: strict F1 over beads, per language.

    python -m bench.quality.alignment [--anchors]

NTREX development documents (human translations): lightly edited (12 % of sentences dropped, 5 % foreign ones
inserted, 8 % joined), heavily cut (35 % dropped, 25 % inserted), joined (30 % joined, 4 % dropped, 3 % inserted), and
reordered (a fifth of the sentences set elsewhere, nothing else: strict F1, and the share of those sentences found).
Hand-aligned: Text+Berg (German-French, one yearbook) and MAC (Chinese-English, six chapters of novels, mean F1). A
bead counts if both its sides are exactly right.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator

from bench import floors
from bench.data import jsonl
from bench.documents import reading
from bench.edited import HEAVY, LIGHT, Rates, edit
from synoptic.lineage import reading as reading_module
from synoptic.lineage.alignment import align
from synoptic.lineage.reading import Reading, compared

LANGUAGES = {
    "fra": "fr", "nob": "nb", "deu": "de", "spa": "es", "ita": "it", "nld": "nl", "swe": "sv", "pol": "pl",
    "rus": "ru", "ukr": "uk", "tur": "tr", "fin": "fi", "hun": "hu", "arb": "ar", "heb": "he", "fas": "fa",
    "hin": "hi", "vie": "vi", "ell": "el", "zho-CN": "zh", "jpn": "ja", "kor": "ko",
}  # fmt: skip


def ntrex() -> dict[str, dict[str, list[str]]]:
    documents: dict[str, dict[str, list[str]]] = {}
    for row in jsonl("ntrex/ntrex_dev.jsonl.gz"):
        documents.setdefault(row["doc"], {})[row["lang"]] = row["lines"]
    return {name: versions for name, versions in sorted(documents.items()) if len(versions["eng"]) >= 6}


LEVELS = {"light": LIGHT, "heavy": HEAVY, "joined": Rates(drop=0.04, insert=0.03, merge=0.3)}
MOVED = 0.2
"""Share of sentences set elsewhere."""

Bead = tuple[tuple[int, ...], tuple[int, ...]]
Counts = tuple[int, int, int]
"""Beads found, right ones, gold ones."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anchors", action="store_true", help="names, figures and cognates alone, no encoder")
    anchors_alone = parser.parse_args().anchors
    if anchors_alone:
        reading_module.MEANING, reading_module.ANCHORS = 0.0, 1.0
    documents = ntrex()
    english = {name: reading(versions["eng"], "en", names=False) for name, versions in documents.items()}
    measured: dict[str, float] = {}
    for level, rates in LEVELS.items():
        scores = {code: f1(edited(documents, english, code, rates)) for code in LANGUAGES}
        measured |= summary(level, scores)
    moved = {code: reordered(documents, english, code) for code in LANGUAGES}
    measured |= summary("reordered", {code: score for code, (score, _) in moved.items()})
    measured["moved found"] = sum(found for _, found in moved.values()) / len(moved)
    print(f"    moved sentences found {measured['moved found']:.3f}")
    measured["Text+Berg"] = gold("reuse/textberg_dev.jsonl", "de", "fr")
    measured["MAC"] = gold("reuse/mac_dev.jsonl", "zh", "en")
    measured["ms a pair"] = speed(documents)
    print(f"Text+Berg {measured['Text+Berg']:.3f}, MAC {measured['MAC']:.3f}; {measured['ms a pair']:.2f} ms a pair")
    if not anchors_alone:
        floors.hold("alignment", measured)


def summary(level: str, scores: dict[str, float]) -> dict[str, float]:
    mean, lowest = sum(scores.values()) / len(scores), min(scores, key=lambda code: scores[code])
    print(f"{level}: mean {mean:.4f}, lowest {lowest} {scores[lowest]:.3f}")
    print("    " + " ".join(f"{code} {value:.3f}" for code, value in scores.items()))
    return {level: mean, f"{level}, lowest": scores[lowest]}


def f1(counts: Iterable[Counts]) -> float:
    found, right, expected = map(sum, zip(*counts, strict=True))
    return 2 * right / max(found + expected, 1)


def found_in(a: Reading, b: Reading) -> set[Bead]:
    return {(tuple(range(*bead.a)), tuple(range(*bead.b))) for bead in align(compared(a, b))}


def edited(
    documents: dict[str, dict[str, list[str]]], english: dict[str, Reading], code: str, rates: Rates
) -> Iterator[Counts]:
    rng = random.Random(7)
    names = list(documents)
    for name, versions in documents.items():
        foreign = documents[rng.choice(names)][code]
        made = edit(versions[code], foreign, rates, rng, "" if code in {"zho-CN", "jpn"} else " ")
        found = found_in(english[name], reading(made.lines, LANGUAGES[code], names=False))
        expected = {(tuple(range(*x)), tuple(range(*y))) for x, y in made.beads}
        yield len(found), len(found & expected), len(expected)


def reordered(
    documents: dict[str, dict[str, list[str]]], english: dict[str, Reading], code: str
) -> tuple[float, float]:
    """Strict F1 of all beads, and the share of the moved sentences that are found."""
    rng = random.Random(9)
    counts, hits, moves = [], 0, 0
    for name, versions in documents.items():
        lines = versions[code]
        order = list(range(len(lines)))
        moved = set(rng.sample(order, max(1, round(MOVED * len(lines)))))
        order = [i for i in order if i not in moved]
        for i in sorted(moved):
            order.insert(rng.randrange(len(order) + 1), i)
        found = found_in(english[name], reading([lines[i] for i in order], LANGUAGES[code], names=False))
        expected = {((i,), (j,)) for j, i in enumerate(order)}
        counts.append((len(found), len(found & expected), len(expected)))
        hits += sum(x[0] in moved for x, _ in found & expected)
        moves += len(moved)
    return f1(counts), hits / moves


def gold(path: str, ours: str, theirs: str) -> float:
    """Mean strict F1 of hand-aligned documents."""
    scores = []
    for row in jsonl(path):
        found = found_in(reading(row["src"], ours, names=False), reading(row["tgt"], theirs, names=False))
        expected = {(tuple(x), tuple(y)) for x, y in row["gold"] if x and y}
        scores.append(f1([(len(found), len(found & expected), len(expected))]))
    return sum(scores) / len(scores)


def speed(documents: dict[str, dict[str, list[str]]]) -> float:
    """Milliseconds of processor time to compare and align a pair of 15 sentences, readings made."""
    pairs = [
        (reading(versions["eng"][:15], "en", names=False), reading(versions["fra"][:15], "fr", names=False))
        for versions in documents.values()
        if len(versions["eng"]) >= 15
    ]
    began = time.process_time()
    for a, b in pairs:
        align(compared(a, b))
    return 1000 * (time.process_time() - began) / len(pairs)


if __name__ == "__main__":
    main()
