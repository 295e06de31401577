"""Grouping: BCubed of stories found in piles of articles in many languages.

    python -m bench.quality.stories [--all]

NTREX in ten languages with the seeds mixed in (stories annotated by us); with --all also MEANTIME and ECB+, which hold
near-identical events on purpose. BCubed by Bagga & Baldwin (1998), over articles.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterator, Sequence

import numpy as np

from bench.data import DATA, jsonl
from synoptic.acquire import acquire
from synoptic.clean import clean
from synoptic.enrich import enrich
from synoptic.group import group
from synoptic.pipeline import meanings
from synoptic.records import Raw

LANGUAGES = ("eng", "fra", "nob", "deu", "spa", "rus", "tur", "arb", "hin", "zho-CN")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    piles = dict(sets()) if parser.parse_args().all else dict([next(sets())])
    for name, pile in piles.items():
        began = time.process_time()
        gold, found = judged(pile)
        precision, recall, f1 = bcubed(gold, found)
        seconds = time.process_time() - began
        print(f"{name:10} {len(gold)} articles, {len(set(gold))} stories, {len(set(found))} found:", end=" ")
        print(f"BCubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; {len(gold) / seconds:.0f} articles/s")
        if "seeds" in gold:
            mine = {label for label, story in zip(found, gold, strict=True) if story == "seeds"}
            members = [story for label, story in zip(found, gold, strict=True) if label in mine]
            counts = f"{members.count('seeds')} in {len(mine)} stories of {len(members)} articles"
            print(f"{'seeds':>10} {counts}")


Pile = list[tuple[str, Raw]]


def sets() -> Iterator[tuple[str, Pile]]:
    """(name, [(story, article)])."""
    with (DATA / "ntrex/story_gold_dev.tsv").open(encoding="utf-8") as file:
        gold = {r["doc"]: r["story"] for r in csv.DictReader(file, delimiter="\t")}
    rows = [r for r in jsonl("ntrex/ntrex_dev.jsonl.gz") if r["lang"] in LANGUAGES]
    pile = [(gold[r["doc"]], raw(f"{r['doc']}.{r['lang']}", "\n".join(r["lines"]))) for r in rows]
    pile += [("seeds", found) for found in acquire([DATA.parent / "seeds"]) if isinstance(found, Raw)]
    yield "ntrex", pile
    for name in ("meantime", "ecbplus"):
        rows = list(jsonl(f"clustering/{name}_dev.jsonl.gz"))
        yield name, [(r["cluster"], raw(r["id"], f"{r['title'] or ''}\n\n{r['text']}")) for r in rows]


def raw(source: str, body: str) -> Raw:
    return Raw(source=source, body=body, media_type="text/plain")


def judged(pile: Pile) -> tuple[list[str], list[int]]:
    """The gold story and the found story of each article."""
    story = {one.source: name for name, one in pile}
    articles, _ = clean(one for _, one in pile)
    documents = [enrich(a, made_by="bench") for a in articles]
    source = {d.article.id: d.article.source for d in documents}
    found = group(documents, meanings(documents))
    pairs = [(story[source[m.document]], label) for label, s in enumerate(found) for m in s.members]
    return [name for name, _ in pairs], [label for _, label in pairs]


def bcubed(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    a, b = np.array(gold), np.array(found)
    same_gold, same_found = a[:, None] == a[None], b[:, None] == b[None]
    both = (same_gold & same_found).sum(1)
    precision, recall = float((both / same_found.sum(1)).mean()), float((both / same_gold.sum(1)).mean())
    return precision, recall, 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    main()
