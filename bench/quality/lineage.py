"""Copies and translations against texts that are none: recall, precision, one threshold for all languages.

    python -m bench.quality.lineage

Same language: reuse planted in Reuters-21578 (words changed, first third kept, fifty words lifted, reordered with a
fifth dropped), and its own unrelated articles as negatives. Across languages: documents against their translations,
lightly edited and heavily cut, with reports of the same event and of the nearest other one as negatives (NTREX and
MEANTIME: the halves that nothing was fitted on; WMT21: whole).
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bench.data import jsonl
from bench.documents import reading
from bench.edited import changed_words, first_part, lifted, reordered
from bench.floors import hold
from bench.quality.alignment import LANGUAGES
from bench.related import MORE, Ntrex, Pair, meantime_across, ntrex_across, wmt_across
from synoptic.lineage import copies
from synoptic.lineage.examined import COPIED
from synoptic.lineage.labels import likely, measure
from synoptic.lineage.reading import compared

CARRIERS = 150


def main() -> None:
    planted()
    pairs = (*ntrex_across(Ntrex(), {**LANGUAGES, **MORE}, every=4), *meantime_across(), *wmt_across(15))
    figures = translated(p for p in pairs if p.part == "test")
    hold("translations", figures)


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])\s+", " ".join(text.split())) if s]


def planted() -> None:
    rng = random.Random(5)
    articles = [s for r in jsonl("reuse/reuters21578_000-010.jsonl.gz") if len(r["text"].split()) >= 80
                if len(s := sentences(r["text"])) >= 4]  # fmt: skip
    rng.shuffle(articles)
    originals, carriers, others = articles[:CARRIERS], articles[CARRIERS : 2 * CARRIERS], articles[2 * CARRIERS : 1200]
    pool = [w for s in others[:50] for w in " ".join(s).split()]
    operations = {
        "35 % of words changed": lambda s, _: [" ".join(changed_words(" ".join(s).split(), 0.35, pool, rng))],
        "first third kept": lambda s, _: [" ".join(first_part(" ".join(s).split(), 1 / 3))],
        "50 words lifted": lambda s, c: [" ".join(lifted(" ".join(s).split(), " ".join(c).split(), 50, rng))],
        "reordered, a fifth dropped": lambda s, _: reordered(s, 0.2, rng),
    }
    read_originals = [reading(s, "en") for s in originals]
    for name, operation in operations.items():
        made = [reading(operation(s, c), "en") for s, c in zip(originals, carriers, strict=True)]
        pairs = set(copies.candidates([*read_originals, *made]))
        proposed = [(i, i + CARRIERS) in pairs for i in range(CARRIERS)]
        verified = [copies.shared(a, b).is_copy for a, b in zip(read_originals, made, strict=True)]
        both = sum(p and v for p, v in zip(proposed, verified, strict=True)) / CARRIERS
        print(f"{name:28} proposed {sum(proposed) / CARRIERS:.3f} verified {sum(verified) / CARRIERS:.3f}", end=" ")
        print(f"found {both:.3f}")
    readings = [reading(s, "en") for s in others]
    found = [(i, j) for i, j in copies.candidates(readings) if copies.shared(readings[i], readings[j]).is_copy]
    false = [(i, j) for i, j in found if _contained(others[i], others[j]) < 0.1]
    print(f"{'unrelated Reuters articles':28} {len(found)} pairs called copies among {len(readings)}, "
          f"{len(false)} with under a tenth of word 5-grams in common")  # fmt: skip


def _contained(a: Sequence[str], b: Sequence[str]) -> float:
    """Containment of the smaller text's word 5-grams, counted apart from the program's own measure."""
    left, right = (_grams(" ".join(t).lower().split()) for t in (a, b))
    return len(left & right) / max(min(len(left), len(right)), 1)


def _grams(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def translated(pairs: Iterable[Pair]) -> dict[str, float]:
    """F1 of translations by set, level and language, all at one threshold; what was called wrongly, by what it is."""
    answers: dict[tuple[str, str], dict[str, list[tuple[bool, bool]]]] = defaultdict(lambda: defaultdict(list))
    wrong: Counter[tuple[str, str, str]] = Counter()
    for pair in pairs:
        chance = dict(likely(measure(pair.a, pair.b, compared(pair.a, pair.b))))["translation"]
        called, truth = chance >= COPIED, pair.truth == "translation"
        # By the pair of WMT21; by the version that was edited elsewhere, whose other side is in many languages.
        language = pair.languages if pair.data == "WMT21" else pair.languages.split("-", 1)[1]
        answers[pair.data, pair.level][language].append((truth, called))
        wrong[pair.data, pair.level, pair.truth] += called != truth
    figures = {}
    for (data, level), by_language in answers.items():
        scores = {language: _f1(part) for language, part in by_language.items()}
        worst = sorted(scores, key=lambda language: scores[language])
        figures[f"{data} {level}"] = _f1([a for part in by_language.values() for a in part])
        figures[f"{data} {level}, lowest"] = scores[worst[0]]
        counts = {truth: count for (d, v, truth), count in wrong.items() if (d, v) == (data, level)}
        print(f"{data} {level}: F1 {figures[f'{data} {level}']:.3f}; wrong: {counts}")
        print("    " + " ".join(f"{language} {scores[language]:.2f}" for language in worst))
    return figures


def _f1(part: Sequence[tuple[bool, bool]]) -> float:
    right = sum(truth and called for truth, called in part)
    return 2 * right / max(sum(truth + called for truth, called in part), 1)


if __name__ == "__main__":
    main()
