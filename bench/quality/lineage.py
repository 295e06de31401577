"""Translations against texts that are none: recall, precision, one threshold for all languages.

    python -m bench.quality.lineage

NTREX and WMT21 documents against their translations, lightly edited and heavily cut, with same-story and random
documents as negatives. Copies within one language: `bench/quality/copies.py`.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence

import numpy as np

from bench.data import DATA, jsonl
from bench.documents import reading
from bench.edited import HEAVY, LIGHT, edit
from bench.quality.alignment import LANGUAGES, ntrex
from synoptic.lineage import translations
from synoptic.lineage.reading import Reading, compared


def main() -> None:
    translated("NTREX", list(ntrex_pairs()))
    translated("WMT21", list(wmt_pairs()))


Pair = tuple[str, str, bool, Reading, Reading]
"""(language pair, level of editing, whether it is a translation, both readings)."""


def ntrex_pairs() -> Iterator[Pair]:
    documents = ntrex()
    with (DATA / "ntrex/story_gold_dev.tsv").open(encoding="utf-8") as file:
        story = {r["doc"]: r["story"] for r in csv.DictReader(file, delimiter="\t")}
    english = {name: reading(v["eng"], "en") for name, v in documents.items()}
    for code, language in LANGUAGES.items():
        rng = random.Random(3)
        for name, versions in documents.items():
            others = sorted((n for n in documents if n != name), key=lambda n: (story[n] != story[name], rng.random()))
            for level, rates in (("light", LIGHT), ("heavy", HEAVY)):
                foreign = documents[rng.choice(others)][code]
                edited = reading(edit(versions[code], foreign, rates, rng).lines, language)
                yield f"eng-{code}", level, True, english[name], edited
                yield f"eng-{code}", level, False, english[others[0]], edited


def wmt_pairs() -> Iterator[Pair]:
    rows = list(jsonl("reuse/wmt21_docs.jsonl.gz"))
    sources = {(r["pair"], r["doc"]): r for r in rows if r["role"] == "src" and len(r["segs"]) >= 5}
    rng = random.Random(4)
    by_pair: dict[str, list[dict]] = {}
    for row in rows:
        if row["role"] != "src" and (row["pair"], row["doc"]) in sources:
            by_pair.setdefault(row["pair"], []).append(row)
    for pair, outputs in sorted(by_pair.items()):
        keys = sorted(doc for p, doc in sources if p == pair)
        for row in rng.sample(outputs, min(30, len(outputs))):
            wrong = rng.choice([k for k in keys if k != row["doc"]])
            source, other = sources[pair, row["doc"]], sources[pair, wrong]
            foreign = rng.choice(outputs)["segs"]
            for level, rates in (("light", LIGHT), ("heavy", HEAVY)):
                copy = reading(edit(row["segs"], foreign, rates, rng).lines, row["lang"])
                yield pair, level, True, reading(source["segs"], source["lang"]), copy
                yield pair, level, False, reading(other["segs"], other["lang"]), copy


def translated(name: str, pairs: Sequence[Pair]) -> None:
    results = [(languages, level, truth, _odds(a, b)) for languages, level, truth, a, b in pairs]
    for level in ("light", "heavy"):
        scores = {}
        for languages in sorted({r[0] for r in results}):
            part = [(truth, odds) for pair, v, truth, odds in results if pair == languages and v == level]
            scores[languages] = _f1(part, translations.TRANSLATED)
        everything = [(truth, odds) for _, v, truth, odds in results if v == level]
        best = max(np.arange(-6, 6, 0.25), key=lambda t: _f1(everything, float(t)))
        print(f"{name} {level}: F1 {_f1(everything, translations.TRANSLATED):.3f}, "
              f"best {_f1(everything, float(best)):.3f} at {best}; "
              + " ".join(f"{k} {v:.2f}" for k, v in scores.items()))  # fmt: skip
        false = sum(odds >= translations.TRANSLATED for truth, odds in everything if not truth)
        print(f"    false {false} of {sum(not t for t, _ in everything)}")


def _odds(a: Reading, b: Reading) -> float:
    result = translations.test(compared(a, b))
    return result.log_odds if result is not None else -np.inf


def _f1(part: Sequence[tuple[bool, float]], threshold: float) -> float:
    right = sum(truth and z >= threshold for truth, z in part)
    called = sum(z >= threshold for _, z in part)
    return 2 * right / max(called + sum(truth for truth, _ in part), 1)


if __name__ == "__main__":
    main()
