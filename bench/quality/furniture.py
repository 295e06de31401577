"""How much prose is marked as furniture, on texts that hold hardly any.

Run: python -m bench.quality.furniture [--show SET]
Every character inside a mark counts as wrong, but for the headline: titles are furniture by design, and sets whose
texts begin with one are given it as metadata would. The sets are not wholly clean (a photo credit here and there), so
the figures are upper bounds; `--show` prints what is marked, to be read by eye.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synoptic.clean import clean
from synoptic.records import Article, Hints, Raw

DATA = Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data"


def rows(path: str) -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def raw(name: str, text: str, title: str | None = None) -> Raw:
    return Raw(source=name, body=text, media_type="text/plain", hints=Hints(title=title))


def meantime() -> Iterator[tuple[str, Raw]]:
    for row in rows("clustering/meantime_dev.jsonl.gz"):
        yield f"meantime {row['lang']}", raw(f"meantime/{row['id']}", row["text"], row["title"])


def vietnamese() -> Iterator[tuple[str, Raw]]:
    for row in rows("clustering/vietnamese_mds.jsonl.gz"):
        yield "vietnamese_mds", raw(f"vi/{row['id']}", row["text"], row["title"])


def semeval() -> Iterator[tuple[str, Raw]]:
    for row in rows("clustering/semeval2022_task8_dev.jsonl.gz"):
        for side in "12":
            yield f"semeval {row['lang' + side]}", raw(f"semeval/{row['id' + side]}", row["text" + side])


def wmt() -> Iterator[tuple[str, Raw]]:
    for row in rows("reuse/wmt21_docs.jsonl.gz"):
        if row["role"] in ("src", "ref"):
            text = "\n\n".join(row["segs"])
            yield f"wmt21 {row['lang']}", raw(f"wmt/{row['doc']}/{row['pair']}/{row['role']}{row['system']}", text)


def ntrex() -> Iterator[tuple[str, Raw]]:
    for row in rows("ntrex/ntrex_dev.jsonl.gz"):
        text = "\n\n".join(line.strip() for line in row["lines"][1:])
        yield f"ntrex {row['lang']}", raw(f"ntrex/{row['doc']}/{row['lang']}", text)


def wrong(article: Article) -> list[tuple[str, str, str]]:
    """Kind, rule and text of what is marked, the headline and its repetitions apart."""
    return [
        (mark.kind, mark.rule, article.text[mark.span.start : mark.span.end])
        for mark in article.furniture
        if mark.kind != "title"
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", help="print the marks of sets whose name begins with this")
    args = parser.parse_args()
    sets: dict[str, list[Raw]] = defaultdict(list)
    for source in (meantime, vietnamese, semeval, wmt, ntrex):
        for name, item in source():
            sets[name].append(item)
    print(f"{'set':24}{'articles':>9}{'characters':>12}{'marked':>9}{'share':>8}")
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    rules: Counter[str] = Counter()
    for name, raws in sets.items():
        articles, _ = clean(raws)
        size = marked = 0
        for article in articles:
            size += len(article.text)
            for kind, rule, text in wrong(article):
                marked += len(text)
                rules[f"{kind}: {rule}"] += len(text)
                if args.show is not None and name.startswith(args.show):
                    print(f"    {name} {kind} ({rule}): {text[:160]!r}")
        group = groups[name.split()[0]]
        group[0], group[1], group[2] = group[0] + len(articles), group[1] + size, group[2] + marked
        if marked > 0.005 * size or not name.startswith("ntrex"):
            print(f"{name:24}{len(articles):9}{size:12}{marked:9}{marked / size:8.2%}")
    print()
    for name, (count, size, marked) in groups.items():
        print(f"{name:24}{count:9}{size:12}{marked:9}{marked / size:8.2%}")
    print()
    for rule, length in rules.most_common(20):
        print(f"{length:9}  {rule}")


if __name__ == "__main__":
    main()
