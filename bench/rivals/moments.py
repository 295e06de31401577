"""What dateparser and recognizers-text read in the same articles, with the measures of bench/quality/moments.py.

    python -m venv build/rivals && build/rivals/bin/pip install dateparser recognizers-text-suite emoji==1.1.0
    build/rivals/bin/pip install -e . emoji==1.1.0      # for ours beside them
    PYTHONPATH=. build/rivals/bin/python bench/rivals/moments.py [documents]

An environment of its own, as recognizers-text pins an old emoji. The last lines count the expressions that each
invents on the paragraphs of bench/quality/timeless.tsv, in the languages it has. dateparser gives neither durations
nor offsets (the strings it returns are looked for in order); recognizers-text's whole-job model is scored by the best
of its readings. HeidelTime's output on KRAUTS ships with that corpus and is scored in bench/quality/moments.py.
"""

from __future__ import annotations

import gzip
import json
import os
import pathlib
import sys
import time
import warnings
from collections.abc import Callable
from datetime import datetime

# The cultures whose whole-job model reads dates.
CULTURES = {"en": "en-us", "fr": "fr-fr", "es": "es-es", "it": "it-it", "pt": "pt-br", "nl": "nl-nl", "de": "de-de",
            "zh": "zh-cn"}  # fmt: skip
Read = Callable[[str, datetime], list[tuple[int, int, set[str]]]]


def with_dateparser(language: str) -> Read:
    from dateparser.search import search_dates  # noqa: PLC0415 (only where it is measured)

    def read(text: str, anchor: datetime) -> list[tuple[int, int, set[str]]]:
        settings = {"RELATIVE_BASE": anchor, "PREFER_DATES_FROM": "past"}
        made, at = [], 0
        for line in text.split("\n"):
            for string, when in search_dates(line, languages=[language], settings=settings) or ():
                start = text.find(string, at)
                if start >= 0:
                    made.append((start, start + len(string), {when.date().isoformat()}))
                    at = start + len(string)
        return made

    return read


def with_recognizers(culture: str) -> Read:
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415 (only where it is measured)

    def read(text: str, anchor: datetime) -> list[tuple[int, int, set[str]]]:
        made, at = [], 0
        for line in text.split("\n"):
            for found in recognize_datetime(line, culture, reference=anchor) if line.strip() else ():
                values = (found.resolution or {}).get("values", [])
                read_as = {str(v.get(k)) for v in values for k in ("timex", "value", "start") if v.get(k)}
                made.append((at + found.start, at + found.end + 1, read_as))
            at += len(line) + 1
        return made

    return read


def with_synoptic(language: str) -> Read:
    from bench.quality.moments import read as ours  # noqa: PLC0415 (beside the rivals)

    def read(text: str, anchor: datetime) -> list[tuple[int, int, set[str]]]:
        return [(m.span.start, m.span.end, {m.value}) for m in ours(text, language, anchor.date().isoformat())]

    return read


def invented(name: str, made: Callable[[str], Read], languages: dict[str, str]) -> None:
    """Expressions found where there are none; "hard" paragraphs left out."""
    counts: dict[str, int] = {}
    for line in pathlib.Path("bench/quality/timeless.tsv").read_text(encoding="utf-8").splitlines():
        language, kind, text = line.split("\t") if not line.startswith("#") else ("", "hard", "")
        if kind == "hard" or language not in languages:
            continue
        read = made(languages[language])
        counts[language] = counts.get(language, 0) + len(read(text, datetime(2022, 7, 29)))
    print(f"{name:34} invented {sum(counts.values())} in {len(counts)} languages: {counts}")


def measure(rows: list[dict], read: Read, name: str) -> None:
    gold_n = found_n = relaxed = matched = value = chars = failed = 0
    started = time.process_time()
    for row in rows:
        text = row["text"]
        gold = [(t["start"], t["end"], t["value"]) for t in row["timex"] if t["start"] < t["end"]]
        try:
            found = read(text, datetime.fromisoformat((row["dct"] or "2000-01-01")[:10]))
        except Exception:  # a rival's own failure counts as nothing found
            found, failed = [], failed + 1
        chars += len(text)
        gold_n, found_n = gold_n + len(gold), found_n + len(found)
        for g in gold:
            near = [f for f in found if f[0] < g[1] and g[0] < f[1]]
            relaxed += bool(near)
            value += any(g[2] in f[2] for f in near)
        matched += sum(any(f[0] < g[1] and g[0] < f[1] for g in gold) for f in found)
    seconds = time.process_time() - started
    precision, recall = matched / max(1, found_n), relaxed / max(1, gold_n)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    value_f1, speed = f1 * value / max(1, relaxed), chars / seconds
    print(
        f"{name:34} n {gold_n:5}  P {precision:.3f} R {recall:.3f}  relaxed F1 {f1:.3f}  value F1 {value_f1:.3f}",
        end="",
    )
    print(f"  {speed:,.0f} characters/s  failed {failed}")


def main() -> None:
    warnings.simplefilter("ignore")
    data = pathlib.Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data" / "time"
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 40

    def rows(name: str, of: str) -> list[dict]:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            return [row for row in map(json.loads, lines) if row["set"].startswith(of)][:limit]

    for language, culture, name, of in (
        ("en", "en-us", "tempeval3_training.jsonl.gz", "TimeBank"),
        ("en", "en-us", "tempeval3_training.jsonl.gz", "AQUAINT"),
        ("de", "de-de", "krauts_de.jsonl.gz", "KRAUTS_Dolomiten"),
    ):
        measure(rows(name, of), with_dateparser(language), f"dateparser {of}")
        measure(rows(name, of), with_recognizers(culture), f"recognizers-text {of}")
        measure(rows(name, of), with_synoptic(language), f"synoptic {of}")
    same = {code: code for code in ("en", "fr", "es", "it", "pt", "nl", "sv", "pl", "ru", "ar", "zh", "de", "nb", "tr")}
    invented("dateparser", with_dateparser, same)
    invented("recognizers-text", with_recognizers, CULTURES)
    invented("synoptic", with_synoptic, same)


if __name__ == "__main__":
    main()
