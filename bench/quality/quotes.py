"""Quotations against annotated articles: F1 by kind of speech and speaker accuracy.

    python -m bench.quality.quotes [polnear] [wikinews] [own] [--errors N] [--split train]

`own` are the articles of `train/quotes/data` that are held out of training, by language.

Predicted and gold contents are matched one to one, best overlap first (Jaccard over the characters that are letters
or digits); a speaker is right where its passage overlaps the gold source. PolNeAR's kinds are derived: direct where
all of the content stands inside quotation marks, mixed where some does, else indirect.
"""

# ruff: noqa: E501, C901 - the lines that show errors print whole passages
from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bench import floors
from bench.data import jsonl, sentences_of
from bench.quality import marked
from synoptic.enrich.entities import mentions
from synoptic.enrich.marks import quoted
from synoptic.enrich.quotes import quotes
from synoptic.records import Quote
from train.quotes import markup

FEW = 3  # held-out articles; a figure over one or two says nothing

Gold = tuple[str, frozenset[int], frozenset[int]]


def gold_of(row: dict, *, language: str) -> list[Gold]:
    if "gold" in row:
        return row["gold"]
    text = row["text"]
    inside = _inside_marks(text)
    found = []
    for a in row["attributions"]:
        content = _chars(text, a["content"])
        if not content or (language == "en" and not a["source"] and not a["cue"]):
            continue
        if "type" in a:
            kinds = [a["type"]] if isinstance(a["type"], str) else a["type"]
            kind = {"Direct": "direct", "Indirect": "indirect"}.get(kinds[0] if kinds else "", "other")
        else:
            share = len(content & inside) / len(content)
            kind = "direct" if share > 0.9 else "mixed" if share > 0 else "indirect"
        source = a.get("source") or a.get("speaker") or []
        found.append((kind, content, _chars(text, source)))
    return found


def _inside_marks(text: str) -> frozenset[int]:
    return frozenset(i for q in quoted(text) if not q.dash for i in range(q.inner.start, q.inner.end))


def _chars(text: str, spans: list[list[int]]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def _content(text: str, quote: Quote) -> frozenset[int]:
    # What is said in direct speech are its parts; its content also spans the "she said" between them.
    spans = quote.parts if quote.kind == "direct" else (quote.content,)
    return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def _split(found: Iterable[Quote]) -> list[Quote]:
    """Mixed quotations as the Wikinews scheme counts them: the clause as indirect, each quoted part as direct."""
    split: list[Quote] = []
    for quote in found:
        if quote.kind != "mixed":
            split.append(quote)
            continue
        if quote.parts != (quote.content,):
            split.append(replace(quote, kind="indirect"))
        split.extend(replace(quote, kind="direct", content=part, parts=(part,)) for part in quote.parts)
    return split


def matches(gold: list[Gold], found: list[frozenset[int]]) -> Iterator[tuple[float, int, int]]:
    """(Jaccard, gold index, found index), one to one, best first."""
    pairs = []
    for g, (_, content, _) in enumerate(gold):
        for f, other in enumerate(found):
            shared = len(content & other)
            if shared:
                pairs.append((shared / len(content | other), g, f))
    used_gold, used_found = set(), set()
    for score, g, f in sorted(pairs, reverse=True):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            yield score, g, f


def measure(rows: list[dict], *, language: str, errors: int = 0) -> dict[str, float]:
    counted: dict[str, int] = defaultdict(int)
    count(rows, counted, language=language, errors=errors)
    return report(counted)


def count(rows: list[dict], count: dict[str, int], *, language: str, errors: int = 0) -> None:
    """Adds to `count` what was found and what should have been."""
    for row in rows:
        text = row["text"]
        sentences = sentences_of(text, language)
        started = time.process_time_ns()
        found = quotes(text, language=language, sentences=sentences,
                       mentions=mentions(text, language=language, sentences=sentences))  # fmt: skip
        count["spent"] += time.process_time_ns() - started
        count["articles"] += 1
        count["words"] += len(text.split())
        gold = gold_of(row, language=language)
        found = _split(found) if language == "de" and "gold" not in row else list(found)
        contents = [_content(text, quote) for quote in found]
        for kind, _, _ in gold:
            count[f"{kind} gold"] += 1
            count["all gold"] += 1
        for quote in found:
            count[f"{quote.kind} found"] += 1
            count["all found"] += 1
        hit_gold, hit_found = set(), set()
        for score, g, f in matches(gold, contents):
            kind = gold[g][0]
            for name, floor in (("exact", 1.0), ("J.8", 0.8), ("J.3", 0.3)):
                if score >= floor:
                    for group in (kind, "all"):
                        count[f"{group} {name}"] += 1
                    count[f"{found[f].kind} {name} precise"] += 1
            if score >= 0.3:
                hit_gold.add(g)
                hit_found.add(f)
                if gold[g][2]:
                    right = found[f].speaker is not None and bool(
                        gold[g][2] & frozenset(range(found[f].speaker.start, found[f].speaker.end)))  # fmt: skip
                    for group in (kind, "all"):
                        count[f"{group} speakers"] += 1
                        count[f"{group} right speakers"] += right
                    if errors and not right:
                        s = found[f].speaker
                        g_text = "".join(text[i] for i in range(min(gold[g][2]), max(gold[g][2]) + 1))
                        print(
                            f"SPEAKER [{found[f].rule}] {text[s.start : s.end] if s else None!r} gold {g_text!r} :: {text[max(0, found[f].content.start - 90) : found[f].content.end + 60]!r}"
                        )
                        errors -= 1
        if errors > 0:
            errors = _show(text, gold, found, hit_gold, hit_found, errors)


def _show(text, gold, found, hit_gold, hit_found, errors):
    for g, (kind, content, _) in enumerate(gold):
        if g not in hit_gold and errors > 0:
            print(
                f"MISSED [{kind}] ...{text[max(0, min(content) - 70) : min(content)]!r} >>> {text[min(content) : max(content) + 1]!r} <<< {text[max(content) + 1 : max(content) + 60]!r}"
            )
            errors -= 1
    for f, quote in enumerate(found):
        if f not in hit_found and errors > 0:
            c = quote.content
            print(
                f"WRONG [{quote.kind} {quote.rule}] ...{text[max(0, c.start - 70) : c.start]!r} >>> {text[c.start : c.end]!r}"
            )
            errors -= 1
    return errors


def report(count: dict[str, int]) -> dict[str, float]:
    """Prints the table and gives its figures by name."""
    figures: dict[str, float] = {}
    for kind in ("direct", "mixed", "indirect", "other", "all"):
        if not count[f"{kind} gold"]:
            continue
        line = f"{kind:9} gold {count[f'{kind} gold']:5} found {count[f'{kind} found']:5} "
        for name in ("exact", "J.8", "J.3"):
            recall = count[f"{kind} {name}"] / count[f"{kind} gold"]
            if kind == "all":
                precision = count[f"all {name}"] / max(1, count["all found"])
            else:
                precision = count[f"{kind} {name} precise"] / max(1, count[f"{kind} found"])
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            figures[f"{kind} {name}"] = 100 * f1
            figures[f"{kind} {name} precision"] = 100 * precision
            line += f"  {name} P {100 * precision:4.1f} R {100 * recall:4.1f} F {100 * f1:4.1f}"
        if count[f"{kind} speakers"]:
            accuracy = 100 * count[f"{kind} right speakers"] / count[f"{kind} speakers"]
            figures[f"{kind} speaker"] = accuracy
            line += f"  speaker {accuracy:4.1f}"
        print(line)
    seconds = max(count["spent"], 1) / 1e9
    print(f"{count['words'] / seconds:,.0f} words/s, {count['articles'] / seconds:.0f} articles/s (names and quotes)")
    return figures


SETS = {"polnear": ("polnear", "en"), "wikinews": ("german_wikinews", "de")}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="*", default=["polnear", "wikinews", "own"])
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, default=0)
    chosen = parser.parse_args()
    figures: dict[str, float] = {}
    for name in chosen.sets:
        if name == "own":
            figures |= _own(chosen)
            continue
        file, language = SETS[name]
        rows = [r for r in jsonl(f"quotes/{file}.jsonl.gz") if r["split"] == chosen.split]
        print(f"== {name} {chosen.split}, {len(rows)} articles")
        found = measure(rows[: chosen.limit] if chosen.limit else rows, language=language, errors=chosen.errors)
        figures |= {f"{name} {key}": value for key, value in found.items()}
    if chosen.sets == ["polnear", "wikinews", "own"] and chosen.split == "dev" and not chosen.limit:
        floors.hold("quotes", figures)


def _own(chosen: argparse.Namespace) -> dict[str, float]:
    """Every language with five held-out articles or more alone, the others together under one name."""
    figures: dict[str, float] = {}
    few: dict[str, int] = defaultdict(int)
    held = chosen.split == "dev"
    for language in markup.languages():
        rows = marked.rows(language, held_out=held)
        if len(rows) < FEW:
            count(rows, few, language=language, errors=chosen.errors)
            continue
        print(f"== own articles, {language}, {len(rows)}")
        figures |= {
            f"own {language} {key}": v for key, v in measure(rows, language=language, errors=chosen.errors).items()
        }
    print(f"== own articles, languages with fewer than {FEW}")
    figures |= {f"own others {key}": value for key, value in report(few).items()}
    return figures


if __name__ == "__main__":
    main()
