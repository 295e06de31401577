"""Translations against texts that are none: recall, precision, one threshold for all languages.

    python -m bench.quality.lineage

Documents against their translations, lightly edited and heavily cut, with reports of the same event and of the nearest
other one as negatives (NTREX and MEANTIME: the halves that nothing was fitted on; WMT21: whole). Copies within one
language: `bench/quality/copies.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bench.floors import hold
from bench.quality.alignment import LANGUAGES
from bench.related import MORE, Ntrex, Pair, meantime_across, ntrex_across, wmt_across
from synoptic.lineage.labels import SURE, likely, measure
from synoptic.lineage.reading import compared


def main() -> None:
    pairs = (*ntrex_across(Ntrex(), {**LANGUAGES, **MORE}, every=4), *meantime_across(), *wmt_across(15))
    figures = translated(p for p in pairs if p.part == "test")
    hold("translations", figures)


def translated(pairs: Iterable[Pair]) -> dict[str, float]:
    """F1 of translations by set, level and language, all at one threshold; what was called wrongly, by what it is."""
    answers: dict[tuple[str, str], dict[str, list[tuple[bool, bool]]]] = defaultdict(lambda: defaultdict(list))
    wrong: Counter[tuple[str, str, str]] = Counter()
    for pair in pairs:
        chance = dict(likely(measure(pair.a, pair.b, compared(pair.a, pair.b))))["translation"]
        called, truth = chance >= SURE, pair.truth == "translation"
        # By the pair of WMT21; by the version that was edited elsewhere, whose other side is in many languages.
        language = pair.languages if pair.data == "WMT21" else pair.b.document.language
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
