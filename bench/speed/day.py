"""A day of ten thousand articles with two hundred planted lineages: what is found, what is joined wrongly, how long.

    python -m bench.speed.day [--articles 10000] [--lineages 200] [--show]

Copies light and heavy, excerpts, lifted paragraphs (made of Reuters-21578), translations (NTREX, WMT21), in a crowd of
Reuters and other articles, all dated alike. A copy is found if it stands under one origin with its original or, where
only a passage was lifted, if the two are said to be copied one from the other. A tree is wrong if it joins two planted
lineages, or a planted text with an article of the crowd that shares under a tenth of its word 5-grams.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import get_args

from bench import floors
from bench.planted import Pile, day
from synoptic.pipeline import report
from synoptic.records import Kind, Report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--lineages", type=int, default=200)
    parser.add_argument("--show", action="store_true", help="name what was missed and what was joined wrongly")
    arguments = parser.parse_args()
    pile = day(arguments.articles, arguments.lineages)
    stages = Stages()
    made = report(pile.raws, progress=stages)
    seconds = stages.finish()
    words = sum(len(r.body.split()) for r in pile.raws) / len(pile.raws)
    print(f"{len(made.documents)} articles of {words:.0f} words on average, {len(made.stories)} stories")
    missed = found(pile, made)
    wrong = list(joined(pile, made))
    print(f"wrong trees: {len(wrong)} of {sum(len(t) > 1 for t in trees(made))}")
    if arguments.show:
        print(*missed, *wrong, sep="\n")
    print(f"{seconds:.0f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB at most "
          f"(largest child {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6:.2f} GB)")  # fmt: skip
    if arguments.articles >= 10_000:
        floors.hold("day", {"lineages missed": len(missed), "wrong trees": len(wrong), "minutes": seconds / 60})


class Stages:
    """Prints the seconds each stage takes, as the pipeline tells of them."""

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self._spent = processor()
        self._what = "reading"

    def __call__(self, what: str, _done: int, _total: int) -> None:
        """Takes note of what is being done now."""
        if what != self._what:
            self._show()
            self._what, self._last, self._spent = what, time.perf_counter(), processor()

    def finish(self) -> float:
        """Seconds since the beginning; prints the last stage."""
        self._show()
        return time.perf_counter() - self._began

    def _show(self) -> None:
        seconds, spent = time.perf_counter() - self._last, processor() - self._spent
        print(f"{self._what:12} {seconds:7.1f} s, of the processors {spent:7.1f} s", flush=True)


def processor() -> float:
    """Seconds that this process and its finished children have had of the processors."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def found(pile: Pile, made: Report) -> list[str]:
    """Prints how many lineages of each kind are found whole; returns what was missed."""
    source = {d.article.id: d.article.source for d in made.documents}
    tree = {source[d]: n for n, t in enumerate(trees(made)) for d in t}
    story = {source[m.document]: s.story.id for s in made.stories for m in s.story.members}
    copies = {frozenset((source[c.origin], source[c.copy])) for s in made.stories for c in s.lineage.copies}
    copies |= {
        frozenset((source[r.a], source[r.b]))
        for s in made.stories
        for r in s.lineage.relations
        if r.label in get_args(Kind)
    }
    whole: Counter[str] = Counter()
    of: Counter[str] = Counter()
    missed = []
    for lineage in pile.planted:
        lost = [c for c in lineage.copies
                if tree.get(c) != tree.get(lineage.original) and {c, lineage.original} not in copies]  # fmt: skip
        of[lineage.kind] += 1
        whole[lineage.kind] += not lost
        beside = ("another story", "same story")
        missed += [f"missed: {lineage.kind} {lineage.original} {c}, {beside[story.get(c) == story[lineage.original]]}"
                   for c in lost]  # fmt: skip
    for kind, count in sorted(of.items()):
        print(f"{kind:28} found {whole[kind]:3} of {count}")
    print(f"{'all':28} found {sum(whole.values()):3} of {sum(of.values())}")
    return missed


def joined(pile: Pile, made: Report) -> Iterator[str]:
    """The trees that join two planted lineages, or a planted text with a stranger."""
    documents = {d.article.id: d.article for d in made.documents}
    lineage_of = {s: n for n, p in enumerate(pile.planted) for s in (p.original, *p.copies)}
    texts = {r.source: _grams(r.body) for r in pile.raws}
    for tree in trees(made):
        members = [documents[d].source for d in tree]
        planted: dict[int, list[str]] = defaultdict(list)
        for member in members:
            if member in lineage_of:
                planted[lineage_of[member]].append(member)
        strangers = [m for m in members if m not in lineage_of]
        for held in planted.values():
            for stranger in strangers:
                if max(_contained(texts[stranger], texts[h]) for h in held) < 0.1:
                    yield f"wrong: {stranger} under one origin with {held}"
        if len(planted) > 1:
            yield f"wrong: lineages of {sorted(members)} under one origin"


def trees(made: Report) -> list[tuple[str, ...]]:
    return [o.documents for s in made.stories for o in s.lineage.origins]


def _grams(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def _contained(a: set[tuple[str, ...]], b: set[tuple[str, ...]]) -> float:
    return len(a & b) / max(min(len(a), len(b)), 1)


if __name__ == "__main__":
    main()
