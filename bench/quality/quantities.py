"""Quantities across translations: whether the same numbers are read from the same article in other languages.

    python -m bench.quality.quantities [--errors N]

No annotated corpus of quantities in news is at hand, so agreement is measured: on the dev articles of NTREX, human
translations of one English original, the English figures (spelled or in digits, with their unit) are looked for in
the same line of each translation. Money keeps its currency, so units must agree too. Measured for reading only; the
English side may be wrong as well.
"""

from __future__ import annotations

import argparse
from collections import Counter

from bench.data import jsonl
from synoptic.enrich.quantities import quantities
from synoptic.records import Quantity, Span

LANGUAGES = {
    "nob": "nb", "nno": "nn", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "swe": "sv", "dan": "da",
    "fra": "fr", "pol": "pl", "rus": "ru", "ukr": "uk", "arb": "ar", "tur": "tr", "fas": "fa", "zho-CN": "zh",
    "jpn": "ja", "hin": "hi",
}  # fmt: skip


def read(text: str, language: str) -> tuple[Quantity, ...]:
    return quantities(text, language=language, sentences=[Span(start=0, end=len(text))])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
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
        for error, count in missed.most_common(options.errors):
            print(f"    {count:3} {error}")


if __name__ == "__main__":
    main()
