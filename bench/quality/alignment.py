"""Alignment of English documents with edited translations: strict F1 over beads, per language.

    python -m bench.quality.alignment [--heavy] [--anchors]

NTREX development documents (human translations), 12 % of sentences dropped, 5 % foreign ones inserted, 8 % joined;
Text+Berg (German-French, human gold). A bead counts if both its sides are exactly right.
"""

from __future__ import annotations

import argparse
import random
import time

from bench.data import jsonl
from bench.documents import reading
from bench.edited import HEAVY, LIGHT, Rates, edit
from synoptic.lineage import reading as reading_module
from synoptic.lineage.alignment import align
from synoptic.lineage.reading import compared

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--heavy", action="store_true", help="35 %% dropped, 25 %% inserted")
    parser.add_argument("--anchors", action="store_true", help="names, figures and cognates alone, no encoder")
    arguments = parser.parse_args()
    rates = HEAVY if arguments.heavy else LIGHT
    if arguments.anchors:
        reading_module.MEANING, reading_module.ANCHORS = 0.0, 1.0
    documents = ntrex()
    scores, spent, pairs = {}, 0.0, 0
    for code, language in LANGUAGES.items():
        right, wrong, missed, seconds = score(documents, code, language, rates)
        scores[code] = 2 * right / max(2 * right + wrong + missed, 1)
        spent, pairs = spent + seconds, pairs + len(documents)
    print(" ".join(f"{code} {value:.3f}" for code, value in scores.items()))
    lowest = min(scores, key=lambda c: scores[c])
    print(f"mean {sum(scores.values()) / len(scores):.4f}, lowest {lowest} {scores[lowest]:.3f}")
    print(f"{1000 * spent / pairs:.2f} ms a pair, readings made")
    textberg()


def score(
    documents: dict[str, dict[str, list[str]]], code: str, language: str, rates: Rates
) -> tuple[int, int, int, float]:
    rng = random.Random(7)
    right = wrong = missed = 0
    spent = 0.0
    names = list(documents)
    for versions in documents.values():
        foreign = documents[rng.choice(names)][code]
        edited = edit(versions[code], foreign, rates, rng, "" if code in {"zho-CN", "jpn"} else " ")
        a, b = reading(versions["eng"], "en", names=False), reading(edited.lines, language, names=False)
        began = time.process_time()
        found = {(bead.a, bead.b) for bead in align(compared(a, b))}
        spent += time.process_time() - began
        gold = set(edited.beads)
        right, wrong, missed = right + len(gold & found), wrong + len(found - gold), missed + len(gold - found)
    return right, wrong, missed, spent


def textberg() -> None:
    for row in jsonl("reuse/textberg_dev.jsonl"):
        a, b = reading(row["src"], "de", names=False), reading(row["tgt"], "fr", names=False)
        found = {(tuple(range(*x.a)), tuple(range(*x.b))) for x in align(compared(a, b))}
        gold = {(tuple(x), tuple(y)) for x, y in row["gold"] if x and y}
        right = len(gold & found)
        print(f"Text+Berg strict P {right / max(len(found), 1):.3f} R {right / len(gold):.3f}", end=" ")
        print(f"F {2 * right / (len(found) + len(gold)):.3f} ({len(gold)} beads)")


if __name__ == "__main__":
    main()
