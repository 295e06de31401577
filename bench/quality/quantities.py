"""Quantities against sentences marked by hand, and whether translations give the same figures.

    python -m bench.quality.quantities [--errors N]

First the gold beside this file (quantities.tsv; 366 sentences in twenty languages, traps among them): F1 of what is
found at all, then found with the right interval, then with its unit too, then with the noun counted. Then agreement:
on the dev articles of NTREX, human translations of one English original, the English figures (spelled or in digits,
with their unit) are looked for in the same line of each translation. Money keeps its currency, so units must agree
too; the English side may be wrong as well.
"""

from __future__ import annotations

import argparse
import pathlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bench.data import jsonl
from bench.floors import hold
from synoptic.enrich.quantities import quantities
from synoptic.records import Quantity, Span

GOLD = pathlib.Path(__file__).with_name("quantities.tsv")
LANGUAGES = {
    "nob": "nb", "nno": "nn", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "swe": "sv", "dan": "da",
    "fra": "fr", "pol": "pl", "rus": "ru", "ukr": "uk", "arb": "ar", "tur": "tr", "fas": "fa", "zho-CN": "zh",
    "jpn": "ja", "hin": "hi",
}  # fmt: skip
_MARK = re.compile(r"\{([^|}]*)\|([^|}]*)\|([^|}]*)\|([^|}]*)\}")


@dataclass
class Marked:
    """A quantity as marked by hand."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    counted: str


def gold() -> Iterator[tuple[str, str, list[Marked]]]:
    """(language, text, quantities) of each marked sentence."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, marked = line.split("\t")
        text, found, at = "", [], 0
        for match in _MARK.finditer(marked):
            text += marked[at : match.start()]
            low, _, high = match[2].partition("..")
            found.append(
                Marked(len(text), len(text) + len(match[1]), float(low) if low else None, float(high) if high else None,
                       match[3] or None, match[4])
            )  # fmt: skip
            text += match[1]
            at = match.end()
        yield language, text + marked[at:], found


def read(text: str, language: str) -> tuple[Quantity, ...]:
    return quantities(text, language=language, sentences=[Span(start=0, end=len(text))])


def agreed(text: str, found: Quantity, want: Marked) -> int:
    """How much of the mark is met: 1 found, 2 and its interval, 3 and its unit, 4 and what is counted."""
    if not (found.span.start < want.end and want.start < found.span.end):
        return 0
    if (found.low, found.high) != (want.low, want.high):
        return 1
    if found.unit != want.unit:
        return 2
    counted = "" if found.counted is None else text[found.counted.start : found.counted.end]
    return 4 if counted == want.counted else 3


def marked(errors: int) -> float:
    """F1 by language on the gold; gives the F1 of interval and unit over all languages."""
    met: dict[str, Counter[int]] = {}
    gold_n: Counter[str] = Counter()
    found_n: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    for language, text, wanted in gold():
        found = read(text, language)
        gold_n[language] += len(wanted)
        found_n[language] += len(found)
        counts = met.setdefault(language, Counter())
        for want in wanted:
            best = max((agreed(text, quantity, want) for quantity in found), default=0)
            counts.update(range(1, best + 1))
            if best < 3 or (best < 4 and want.counted):
                read_as = [(text[q.span.start : q.span.end], q.low, q.high, q.unit,
                            q.counted and text[q.counted.start : q.counted.end]) for q in found]  # fmt: skip
                told = text[want.start : want.end]
                wrong.setdefault(language, []).append(f"{told!r} in {text[:50]!r} read {read_as}")
        false = [q for q in found if not any(agreed(text, q, want) for want in wanted)]
        for q in false:
            wrong.setdefault(language, []).append(f"false {text[q.span.start : q.span.end]!r} in {text[:60]!r}")

    def line(name: str, counts: Counter[int], wanted: int, found: int) -> str:
        f1 = [2 * counts[level] / max(1, wanted + found) for level in (1, 2, 3, 4)]
        return (f"{name:4} n {wanted:3}  found F1 {f1[0]:.3f}  interval {f1[1]:.3f}  and unit {f1[2]:.3f}  "
                f"and counted {f1[3]:.3f}")  # fmt: skip

    for language, counts in met.items():
        print(line(language, counts, gold_n[language], found_n[language]))
        for error in wrong.get(language, [])[:errors]:
            print(f"      {error}")
    total = sum((counts for counts in met.values()), Counter[int]())
    print(line("all", total, gold_n.total(), found_n.total()))
    return 2 * total[3] / max(1, gold_n.total() + found_n.total())


def agreement(errors: int) -> None:
    """How many of the English figures stand in the same line of each translation of NTREX."""
    rows = {(row["doc"], row["lang"]): row["lines"] for row in jsonl("ntrex/ntrex_dev.jsonl.gz")}
    english = {doc: [read(line, "en") for line in lines] for (doc, lang), lines in rows.items() if lang == "eng"}
    for code, language in LANGUAGES.items():
        total = same = unit = 0
        missed: Counter[str] = Counter()
        for (doc, lang), lines in rows.items():
            if lang != code:
                continue
            for line, original in zip(lines, english[doc], strict=True):
                found = read(line, language)
                for quantity in original:
                    total += 1
                    equal = [f for f in found if f.low == quantity.low or f.high == quantity.high]
                    same += bool(equal)
                    unit += any(f.unit == quantity.unit for f in equal)
                    if not equal:
                        missed[f"{quantity.low}-{quantity.high} {quantity.unit} in {line[:90]!r}"] += 1
        print(f"{language}  n {total}  same figure {same / total:.3f}  and unit {unit / total:.3f}")
        for error, count in missed.most_common(errors):
            print(f"    {count:3} {error}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    right = marked(options.errors)
    agreement(options.errors)
    hold("quantities", {"gold": right})


if __name__ == "__main__":
    main()
