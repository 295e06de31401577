"""Time expressions against annotated articles and phrases: found (relaxed, strict), right value, speed.

    python -m bench.quality.moments [PART] [--errors N]

PART: timebank, aquaint, krauts, spanish, duckling, specs or timeless; all of them without one, and then held to the
floors in bench/floors.json.

Relaxed F1 counts any overlap, strict F1 equal extents; value F1 counts overlapping expressions with the gold value
(TempEval-3's measure). Expressions without text are left out. KRAUTS ships HeidelTime's output, scored alike beside
ours. Phrases are right where the day (or the first day) is; duckling's assistant convention reads a bare weekday,
month or holiday forward, ours is the nearest or the most recent: a phrase that differs by exactly that one week or
year counts as right under its convention, and how many do is shown; so does a day inside the week, month or year we
read. "specs" are the test cases of Microsoft's recognizers for dialogue (any reading is right). "timeless" are
paragraphs without time expressions (timeless.tsv), and lines of NTREX whose English holds none.
"""

from __future__ import annotations

import argparse
import csv
import pathlib
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bench.data import jsonl
from bench.floors import hold
from synoptic import calendars
from synoptic.enrich.moments import moments
from synoptic.enrich.sentences import split
from synoptic.records import Moment, Published, Span

Found = tuple[int, int, str]
FIGURES: dict[str, float] = {}
NTREX = {
    "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "swe": "sv", "dan": "da", "nob": "nb", "deu": "de",
    "pol": "pl", "rus": "ru", "ukr": "uk", "arb": "ar", "fas": "fa", "tur": "tr", "hin": "hi", "zho-CN": "zh",
    "jpn": "ja", "kor": "ko",
}  # fmt: skip
SPECS = {
    "English": "en", "French": "fr", "Spanish": "es", "Portuguese": "pt", "Italian": "it", "Dutch": "nl",
    "German": "de", "Swedish": "sv", "Turkish": "tr", "Chinese": "zh", "Japanese": "ja", "Korean": "ko",
    "Hindi": "hi", "Arabic": "ar",
}  # fmt: skip
_DAYLIKE = {"date", "datetime", "daterange", "datetimerange"}
TIMELESS = pathlib.Path(__file__).with_name("timeless.tsv")


@dataclass
class Score:
    """Counts over documents."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    matched: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, gold: list[Found], found: list[Found]) -> None:
        """One document's expressions."""
        self.gold += len(gold)
        self.found += len(found)
        self.matched += sum(any(_overlap(f, g) for g in gold) for f in found)
        for g in gold:
            near = [f for f in found if _overlap(f, g)]
            if not near:
                self.errors[f"missed {text[g[0] : g[1]]!r} {g[2]}"] += 1
                continue
            best = max(near, key=lambda f: min(f[1], g[1]) - max(f[0], g[0]))
            self.relaxed += 1
            self.strict += best[:2] == g[:2]
            self.value += best[2] == g[2]
            if best[2] != g[2]:
                self.errors[f"value {text[g[0] : g[1]]!r} {g[2]} read {best[2]}"] += 1
        for f in found:
            if not any(_overlap(f, g) for g in gold):
                self.errors[f"false {text[f[0] : f[1]]!r} {f[2]}"] += 1

    def f1(self) -> tuple[float, float, float]:
        """Relaxed, strict and value F1."""
        precision, recall = self.matched / max(1, self.found), self.relaxed / max(1, self.gold)
        relaxed = 2 * precision * recall / max(1e-9, precision + recall)
        share = relaxed / max(1, self.relaxed)
        return relaxed, share * self.strict, share * self.value

    def line(self) -> str:
        """The measures, as shown."""
        precision, recall = self.matched / max(1, self.found), self.relaxed / max(1, self.gold)
        relaxed, strict, value = self.f1()
        return (f"n {self.gold:5}  P {precision:.3f} R {recall:.3f}  relaxed F1 {relaxed:.3f}  "
                f"strict F1 {strict:.3f}  value F1 {value:.3f}")  # fmt: skip


def _overlap(a: Found, b: Found) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def published_on(day: str) -> Published:
    when = date.fromisoformat(day[:10])
    start, end = calendars.of_day(when, when)
    return Published(start=start, end=end, how="metadata", day=when)


def read(text: str, language: str, day: str | None) -> tuple[Moment, ...]:
    spans = split(text, language=language)
    return moments(text, language=language, sentences=spans, published=published_on(day) if day else None)


def documents(rows: list[dict], language: str, name: str, errors: int) -> Score:
    ours, rival, chars, seconds = Score(), Score(), 0, 0.0
    for row in rows:
        text = row["text"]
        spans = split(text, language=language)
        day = published_on(row["dct"]) if row["dct"] else None
        started = time.process_time()
        found = moments(text, language=language, sentences=spans, published=day)
        seconds += time.process_time() - started
        chars += len(text)
        gold = [(t["start"], t["end"], t["value"]) for t in row["timex"] if t["start"] < t["end"]]
        ours.add(text, gold, [(m.span.start, m.span.end, m.value) for m in found])
        if row.get("heideltime_same_text"):
            rival.add(text, gold, [(t["start"], t["end"], t["value"]) for t in row["heideltime"]])
    print(f"{name:22} {ours.line()}  {chars / seconds:,.0f} characters/s")
    if rival.gold:
        print(f"{'  HeidelTime':22} {rival.line()}")
    for error, count in ours.errors.most_common(errors):
        print(f"    {count:3} {error}")
    FIGURES[f"{name} relaxed"], _, FIGURES[f"{name} value"] = (round(f1, 4) for f1 in ours.f1())
    return ours


def phrases(rows: list[dict], language: str, name: str, errors: int) -> None:
    right = days = day_right = 0
    wrong: Counter[str] = Counter()
    for row in rows:
        text = row["phrase"]
        found = moments(text, language=language, sentences=[Span(start=0, end=len(text))],
                        published=published_on(row["dct"]))  # fmt: skip
        best = max(found, key=lambda m: m.span.end - m.span.start, default=None)
        value = best.value if best else ""
        right += value == row["value"]
        if len(row["value"]) == 10 and row["value"][:4].isdecimal():
            days += 1
            day_right += value[:10] == row["value"]
        if value != row["value"]:
            wrong[f"{text!r} {row['value']} read {value or None}"] += 1
    FIGURES[f"{name} days"] = day_right / days
    print(f"{name:22} n {len(rows)}  value {right / len(rows):.3f}  days {day_right / days:.3f} of {days}")
    for error, count in wrong.most_common(errors):
        print(f"    {count:3} {error}")


def duckling(errors: int) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong: dict[str, list[str]] = defaultdict(list)
    for row in jsonl("time/duckling_phrases.jsonl.gz"):
        want = _day(row["values"][0][:10])
        if row["kind"] != "datetime" or want is None or row["grain"] in {"Second", "Minute", "Hour"}:
            continue
        language, text = row["lang"].lower(), row["phrase"]
        found = moments(text, language=language, sentences=[Span(start=0, end=len(text))],
                        published=published_on(row["ref"]))  # fmt: skip
        best = max(found, key=lambda m: m.span.end - m.span.start, default=None)
        verdict = _verdict(best, want)
        counts[language][0] += 1
        counts[language][1] += verdict != "wrong"
        counts[language][2] += verdict == "convention"
        if verdict == "wrong":
            wrong[language].append(f"{text!r} {want} read {best.value if best else None}")
    for language, (n, right, convention) in sorted(counts.items()):
        FIGURES[f"duckling {language}"] = right / n
        print(f"duckling {language}  n {n:4}  right {right / n:.3f}  of these by convention {convention}")
        for error in wrong[language][:errors]:
            print(f"      {error}")


def _verdict(best: Moment | None, want: date) -> str:
    if best is None or best.start is None or best.end is None:
        return "wrong"
    first = best.start.date()
    if first == want:
        return "right"
    directed = best.rule in {"relative unit", "so long ago", "unit, last or next", "last or next weekday"}
    week = (want - first).days == 7 and "weekday" in best.rule
    same = (first.month, first.day) == (want.month, want.day) or (
        best.rule.startswith(("weekday of a", "week or")) and first.month == want.month
    )
    inside = best.grain in {"week", "month", "year"} and best.start.date() <= want < best.end.date()
    forward = not directed and (week or (want.year - first.year == 1 and same))
    return "convention" if forward or inside else "wrong"


def specs(errors: int) -> None:
    """Microsoft's test cases for dialogue: expressions found, and days right (any of the readings that they list)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, list[str]] = defaultdict(list)
    for row in jsonl("time/recognizers_text_specs.jsonl.gz"):
        if row["spec"] != "DateTimeModel" or row["lang"] not in SPECS or not row.get("ref"):
            continue
        language, text = SPECS[row["lang"]], row["input"]
        found = read(text, language, row["ref"])
        count = counts[language]
        count["found"] += len(found)
        results = [result for result in row["results"] if "start" in result]
        ends = [result["end"] + 1 for result in results]
        count["false"] += sum(
            not any(r["start"] < m.span.end and m.span.start < end for r, end in zip(results, ends, strict=True))
            for m in found
        )
        for result, end in zip(results, ends, strict=True):
            count["gold"] += 1
            near = [m for m in found if result["start"] < m.span.end and m.span.start < end]
            count["met"] += bool(near)
            value = result.get("value")
            readings = (value.get("values") or []) if isinstance(value, dict) else []
            days = {(v.get("value") or v.get("start") or "")[:10] for v in readings if v.get("type") in _DAYLIKE}
            days = {day for day in days if _day(day) is not None}
            if days:
                count["days"] += 1
                firsts = {m.start.date().isoformat() for m in near if m.start is not None}
                count["right"] += not firsts.isdisjoint(days)
                if firsts.isdisjoint(days):
                    wrong[language].append(f"{result['text']!r} in {text[:50]!r} {sorted(days)} read {sorted(firsts)}")
    for language, count in counts.items():
        precision, recall = 1 - count["false"] / max(1, count["found"]), count["met"] / max(1, count["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        FIGURES[f"specs {language}"] = f1
        print(f"specs {language}  n {count['gold']:4}  relaxed F1 {f1:.3f}  "
              f"days right {count['right'] / max(1, count['days']):.3f} of {count['days']}")  # fmt: skip
        for error in wrong[language][:errors]:
            print(f"      {error}")


def timeless(errors: int) -> None:
    """Paragraphs without any time expression: how many are invented, by language."""
    rows = csv.reader(_quiet(TIMELESS.open(encoding="utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE)
    count: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for language, kind, text in rows:
        count[kind] += 1
        for found in read(text, language, "2022-07-29"):
            false[kind] += 1
            if errors:
                told = text[found.span.start : found.span.end]
                print(f"    {language} {kind}: {told!r} {found.rule}, in {text[:60]!r}")
    print(f"invented dates  paragraphs {sum(count.values())} ({count['plain']} plain)  "
          f"false in plain {false['plain']}, in traps {false['trap']}; apart from these {count['hard']} hard ones: "
          f"{false['hard']}")  # fmt: skip
    FIGURES["invented"] = false["plain"] + false["trap"]


# What tells a time in English at all, much wider than the engine's own words: lines with none of it hold no time.
_TIMELIKE = re.compile(
    r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|day|week|month|quarter|year|decade|century|millennium|hour|minute"
    r"|second|moment|morning|noon|afternoon|evening|night|midnight|dawn|dusk|spring|summer|autumn|fall|winter|season"
    r"|today|tomorrow|yesterday|tonight|now|then|once|ago|soon|late|later|early|earlier|recent|current|present|past"
    r"|future|former|previous|next|last|long|time|age|old|young|ever|never|always|often|already|yet|still|annual"
    r"|daily|christmas|easter|holiday|birthday|anniversary|weekend|period|era|while|whenever|until|since|before"
    r"|after|during|eve|first|nineties|eighties|sixties|twenties|term|deadline|schedule|calendar|date|ramadan|eid)"
    r"(?:s|ly|'s|’s|time|days|s')?\b",
    re.IGNORECASE,
)


def translated(errors: int) -> None:
    """Lines of NTREX whose English has no time by the engine nor by the wide word list: times found in the others."""
    rows = {(row["doc"], row["lang"]): row["lines"] for row in jsonl("ntrex/ntrex_dev.jsonl.gz")}
    bare = {
        (doc, at)
        for (doc, lang), lines in rows.items()
        if lang == "eng"
        for at, line in enumerate(lines)
        if not _TIMELIKE.search(line) and not read(line, "en", "2018-09-30")
    }
    for code, language in NTREX.items():
        found = []
        for doc, at in sorted(bare):
            line = rows[doc, code][at]
            found += [f"{line[m.span.start : m.span.end]!r} {m.rule}, in {line[:80]!r}"
                      for m in read(line, language, "2018-09-30")]  # fmt: skip
        print(f"NTREX {language}  lines without a time {len(bare)}  times found {len(found)}")
        for error in found[:errors]:
            print(f"      {error}")


def _quiet(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if not line.startswith("#"))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("part", nargs="?", default="all")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()

    def wanted(name: str) -> bool:
        return options.part in {"all", name.lower()}

    if wanted("timebank") or wanted("aquaint"):
        rows = list(jsonl("time/tempeval3_training.jsonl.gz"))
        for name in filter(wanted, ("TimeBank", "AQUAINT")):
            documents([row for row in rows if row["set"] == name], "en", name, options.errors)
        documents(rows, "en", "English, both", 0)
    if wanted("krauts"):
        rows = list(jsonl("time/krauts_de.jsonl.gz"))
        for name in sorted({row["set"] for row in rows}):
            documents([row for row in rows if row["set"] == name], "de", name, options.errors)
        documents(rows, "de", "KRAUTS, all", 0)
    if wanted("spanish"):
        phrases(list(jsonl("time/timenorm_es_train.jsonl")), "es", "Spanish phrases", options.errors)
    if wanted("duckling"):
        duckling(options.errors)
    if wanted("specs"):
        specs(options.errors)
    if wanted("timeless"):
        timeless(options.errors)
        translated(options.errors)
    if options.part == "all":
        hold("moments", FIGURES)


if __name__ == "__main__":
    main()
