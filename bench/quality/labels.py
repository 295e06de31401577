"""Labels of pairs of articles: whether they are right, and whether their confidence means what it says.

    python -m bench.quality.labels

Halves of NTREX, MEANTIME and ECB+ that nothing was fitted on, and WMT21 whole. By label: precision and recall, every
label of a set weighing the same; a reliability table, and the expected calibration error over ten bins (Naeini et al.
2015). Last, what press articles are called that people judged from one story to another (SemEval 2022 task 8).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bench.floors import hold
from bench.quality.alignment import LANGUAGES
from bench.related import (
    MORE,
    Ntrex,
    Pair,
    ecb_within,
    meantime_across,
    ntrex_across,
    ntrex_within,
    press_pairs,
    wmt_across,
    wmt_within,
)
from synoptic.lineage.labels import SURE, likely, measure
from synoptic.lineage.reading import compared

BINS = 10
EVENTS = 4.0
"""How much heavier reports of one event weigh than any other pair, as in train/lineage/labels.py."""
PRESS = 4
"""One press pair in so many is read."""


class Answer(NamedTuple):
    """A pair's label, as it is and as it was given."""

    truth: str
    label: str
    confidence: float
    weight: float = 1.0

    @property
    def right(self) -> bool:
        """Whether it is the label it should be."""
        return self.truth == self.label


def main() -> None:
    ntrex = Ntrex()
    figures: dict[str, float] = {}
    sets = {
        "two languages, NTREX": ntrex_across(ntrex, {**LANGUAGES, **MORE}, every=4),
        "two languages, MEANTIME": meantime_across(),
        "two languages, WMT21": wmt_across(15),
        "one language, NTREX": ntrex_within(ntrex, every=8),
        "one language, ECB+": ecb_within(12),
        "one language, WMT21": wmt_within(8),
    }
    for name, pairs in sets.items():
        answers = balanced([answer(p) for p in pairs if p.part == "test" and not _reprint(p)])
        print(f"\n{name}: {len(answers)} pairs")
        figures |= {f"{name}: {what}": value for what, value in table(answers).items()}
    press()
    hold("labels", figures)


def answer(pair: Pair) -> Answer:
    """The likeliest label of the pair; a verbatim copy is an edited one of no edits."""
    label, confidence = likely(measure(pair.a, pair.b, compared(pair.a, pair.b)))[0]
    return Answer(pair.truth, "edited" if label == "verbatim" else label, confidence)


def _reprint(pair: Pair) -> bool:
    """ECB+ holds reprints of one agency text under one event: copies that its labels do not know of."""
    if pair.data != "ECB+":
        return False
    words = measure(pair.a, pair.b, compared(pair.a, pair.b)).words
    return words is not None and words.is_copy


def balanced(answers: Sequence[Answer]) -> list[Answer]:
    """The answers so weighed that every truth counts the same, reports of one event as much more as in fitting."""
    counts = Counter(a.truth for a in answers)
    return [a._replace(weight=(EVENTS if a.truth == "same event" else 1.0) / counts[a.truth]) for a in answers]


def table(answers: Sequence[Answer]) -> dict[str, float]:
    """Prints what is right by label and by confidence; the calibration error and each label's F1."""
    figures = {}
    for label in sorted({a.truth for a in answers}):
        right = sum(a.weight for a in answers if a.right and a.truth == label)
        called = sum(a.weight for a in answers if a.label == label)
        true = sum(a.weight for a in answers if a.truth == label)
        sure = [a for a in answers if a.truth == label and a.confidence >= SURE]
        f1 = figures[f"F1 {label}"] = 2 * right / max(called + true, 1e-9)
        others = Counter(a.label for a in answers if a.truth == label and not a.right)
        share = len(sure) / sum(a.truth == label for a in answers)
        print(f"  {label:12} P {right / max(called, 1e-9):.3f} R {right / true:.3f} F1 {f1:.3f}; "
              f"sure of {share:.2f}; taken for {dict(others)}")  # fmt: skip
    print("  confidence: said, right, pairs; by label that was given")
    for label in ("any", *sorted({a.label for a in answers})):
        own = [a for a in answers if label in ("any", a.label)]
        cells = " ".join(f"{said:.2f} {right:.2f} ({count})" for said, right, _, count in bins(own))
        print(f"    {label:12} error {calibration(own):.3f}: {cells}")
    figures["calibration error"] = calibration(answers)
    return figures


def bins(answers: Sequence[Answer]) -> Iterator[tuple[float, float, float, int]]:
    """(mean confidence, share right, weight, pairs) of each tenth of confidence that holds any."""
    by_bin: dict[int, list[Answer]] = defaultdict(list)
    for a in answers:
        by_bin[min(int(a.confidence * BINS), BINS - 1)].append(a)
    for _, own in sorted(by_bin.items()):
        weights = [a.weight for a in own]
        said = np.average([a.confidence for a in own], weights=weights)
        yield float(said), float(np.average([a.right for a in own], weights=weights)), sum(weights), len(own)


def calibration(answers: Sequence[Answer]) -> float:
    """Expected calibration error: by how much confidence is off, on average."""
    whole = sum(a.weight for a in answers)
    return sum(weight * abs(said - right) for said, right, weight, _ in bins(answers)) / whole


def press() -> None:
    """What press articles are called, by how people judged them: 1 one story, 4 another."""
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in press_pairs(every=PRESS):
        found = answer(pair)
        one = pair.languages.split("-")[0] == pair.languages.split("-")[1]
        called[f"{'one language' if one else 'two languages'}, {pair.truth}"][found.label] += 1
    print("\npress articles of SemEval 2022 task 8")
    for name, counts in sorted(called.items()):
        print(f"  {name}: {dict(counts.most_common())}")


if __name__ == "__main__":
    main()
