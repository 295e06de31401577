"""What recognizers-text reads in the marked sentences of bench/quality/quantities.tsv, beside ours.

    PYTHONPATH=. build/rivals/bin/python bench/rivals/quantities.py      (environment: see bench/rivals/moments.py)

Its number model gives exact values, its currency and dimension models the unit; it has no "about" and no open ends, so
only marks with an exact value and no widening word count for the value. dateparser reads no quantities.
"""

from __future__ import annotations

import warnings
from collections import Counter

from bench.quality.quantities import Marked, gold, read

CULTURES = {"en": "en-us", "fr": "fr-fr", "es": "es-es", "pt": "pt-br", "it": "it-it", "nl": "nl-nl", "de": "de-de",
            "sv": "sv-se", "tr": "tr-tr", "zh": "zh-cn", "ja": "ja-jp", "hi": "hi-in", "ar": "ar-*"}  # fmt: skip
Found = tuple[int, int, float | None]


def theirs(text: str, language: str) -> list[Found]:
    """Numbers with their values; percentages are numbers too."""
    from recognizers_number import recognize_number  # noqa: PLC0415 (only where it is measured)

    made = []
    for result in recognize_number(text, CULTURES[language]):
        value = (result.resolution or {}).get("value")
        number = float(str(value).replace(",", ".")) if value else None
        made.append((result.start, result.end + 1, number))
    return made


def ours(text: str, language: str) -> list[Found]:
    """Ours, as numbers: the value where it is exact."""
    return [(q.span.start, q.span.end, q.low if q.low == q.high else None) for q in read(text, language)]


def measure(name: str, found: list[tuple[list[Marked], list[Found]]]) -> None:
    counts: Counter[str] = Counter()
    for marks, numbers in found:
        counts["gold"] += len(marks)
        counts["found"] += len(numbers)
        for mark in marks:
            near = [number for number in numbers if number[0] < mark.end and mark.start < number[1]]
            counts["met"] += bool(near)
            counts["exact"] += mark.low == mark.high
            counts["value"] += mark.low == mark.high and any(number[2] == mark.low for number in near)
    f1 = 2 * counts["met"] / max(1, counts["gold"] + counts["found"])
    print(f"{name:22} n {counts['gold']:3}  found F1 {f1:.3f}  exact values right "
          f"{counts['value'] / max(1, counts['exact']):.3f} of {counts['exact']}")  # fmt: skip


def main() -> None:
    warnings.simplefilter("ignore")
    rows = list(gold())
    for language in CULTURES:
        own = [(text, marks) for code, text, marks in rows if code == language]
        measure(f"recognizers-text {language}", [(marks, theirs(text, language)) for text, marks in own])
        measure(f"synoptic {language}", [(marks, ours(text, language)) for text, marks in own])


if __name__ == "__main__":
    main()
