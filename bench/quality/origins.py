"""Trees built from simulated lineages: parents, origins and unseen sources, with true, missing and wrong times.

    python -m bench.quality.origins [--stories N]

A story is two NTREX articles (human translations of one text in many languages) with their simulated copies: a chain
of copies of copies, a star, shortened copies, a text of another article with a paragraph lifted, translations (also
of copies), and in every third story a source that is then taken away; in the others two copies have a paragraph in
common that came from elsewhere. Copies drop, insert, join and reword. Times are given, missing, or wrong by the
clock: a third of the articles are off by up to three hours.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from bench.data import jsonl
from bench.documents import document
from bench.edited import LIGHT, changed_words, edit
from bench.floors import hold
from bench.quality.alignment import LANGUAGES, ntrex
from synoptic.enrich import encoder
from synoptic.lineage import trace
from synoptic.records import Document, Lineage, Published
from synoptic.vectors import Meaning, meaning

STORIES = 24
TIMES = ("given", "missing", "wrong")
START = datetime(2031, 3, 13, 6, tzinfo=UTC)
WRONG, OFF = 1 / 3, 180
"""Share of articles with a wrong time, and by how many minutes at most."""


class Node(NamedTuple):
    """One simulated article; its parent by number, None for an origin."""

    lines: list[str]
    language: str
    parent: int | None
    minutes: int
    """Published after the story's beginning."""
    hidden: bool = False
    """Whether it is taken away before the tree is built."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=STORIES)
    count = parser.parse_args().stories
    rng = random.Random(11)
    versions = ntrex()
    names = sorted(versions)
    pool = [w for r in list(jsonl("reuse/reuters21578_000-010.jsonl.gz"))[:200] for w in r["text"].split()]
    made = [list(simulated(versions, rng.sample(names, 3), pool, rng, unseen=n % 3 == 0)) for n in range(count)]
    measured = {}
    print(f"{'times':>8} {'parent':>7} {'count':>6} {'bcubed':>7} {'unseen':>7} {'false':>6}")
    for times in TIMES:
        figures = score(made, times, random.Random(5))
        print(f"{times:>8} " + " ".join(f"{v:>{w}.3f}" for v, w in zip(figures, (7, 6, 7, 7, 6), strict=True)))
        measured |= {f"{name}, times {times}": v for name, v in zip(FIGURES, figures, strict=True)}
    hold("origins", measured)


FIGURES = ("parent", "count error", "bcubed", "unseen found", "unseen falsely")


def simulated(
    versions: dict[str, dict[str, list[str]]], names: Sequence[str], pool: Sequence[str], rng: random.Random, *,
    unseen: bool,
) -> Iterator[Node]:  # fmt: skip
    """A story's articles in order of publication within each tree."""
    first, second, other = (versions[n] for n in names)
    rest = sorted(versions.keys() - set(names))
    made: list[Node] = []

    def copy(parent: int, lines: Sequence[str], *, minutes: int, language: str = "en") -> int:
        alien = versions[rng.choice(rest)]["eng" if language == "en" else _code(language)]
        edited = edit(lines, alien, LIGHT, rng).lines
        if language == "en":
            edited = [" ".join(changed_words(line.split(), 0.04, pool, rng)) for line in edited]
        made.append(Node(edited, language, parent, made[parent].minutes + minutes))
        return len(made) - 1

    made.append(Node(first["eng"], "en", None, 0, hidden=unseen))
    root = 0
    stars = [copy(root, _cut(made[root].lines, rng) if unseen else made[root].lines, minutes=rng.randrange(5, 90))
             for _ in range(4 if unseen else 3)]  # fmt: skip
    tail = copy(stars[0], made[stars[0]].lines, minutes=rng.randrange(5, 90))
    copy(tail, made[tail].lines, minutes=rng.randrange(5, 90))
    copy(stars[1], made[stars[1]].lines[: max(4, len(made[stars[1]].lines) * 2 // 3)], minutes=rng.randrange(5, 90))
    codes = rng.sample(sorted(LANGUAGES), 3)
    made.append(Node(second["eng"], "en", None, 10))
    rival = len(made) - 1
    if not unseen:  # two copies with a paragraph that both took from one more text, which betrays no common source
        paragraph = versions[rng.choice(rest)]["eng"][1:3]
        for star in stars[1:]:
            made[star].lines[3:3] = paragraph
    for code in codes[:2]:
        copy(rival, second[code], minutes=rng.randrange(20, 300), language=LANGUAGES[code])
    copy(len(made) - 1, made[-1].lines, minutes=rng.randrange(5, 90), language=made[-1].language)
    if not unseen:
        copy(root, first[codes[2]], minutes=rng.randrange(20, 300), language=LANGUAGES[codes[2]])
    lifted = made[rival].lines[1:4]
    made.append(Node([*other["eng"][:8], *lifted, *other["eng"][8:]], "en", None, 200))
    yield from made


def _code(language: str) -> str:
    return next(code for code, known in LANGUAGES.items() if known == language)


def _cut(lines: Sequence[str], rng: random.Random) -> list[str]:
    """Two thirds of the source, another two thirds for each paper."""
    return [lines[i] for i in sorted(rng.sample(range(len(lines)), max(4, len(lines) * 2 // 3)))]


_VECTORS: dict[str, Meaning] = {}


def score(stories: Sequence[Sequence[Node]], times: str, rng: random.Random) -> tuple[float, ...]:
    """Parent accuracy, mean error of the count of origins, BCubed F1, unseen sources found, and falsely supposed."""
    right = parents = error = hidden = found_hidden = false = visible = 0
    bcubed: list[float] = []
    for nodes in stories:
        documents = {n: _document(node, n, times, rng) for n, node in enumerate(nodes) if not node.hidden}
        lineage = trace("story", list(documents.values()), _vectors(list(documents.values())))
        ids = {n: d.article.id for n, d in documents.items()}
        true = {i: _origin(nodes, n) for n, i in ids.items()}
        told = {d: k for k, o in enumerate(lineage.origins) for d in o.documents}
        error += abs(len(lineage.origins) - len(set(true.values())))
        bcubed.append(_bcubed(true, told))
        upstream = _parents(lineage)
        for n, node in enumerate(nodes):
            if node.parent is not None and not node.hidden:
                parents += 1
                wanted = None if nodes[node.parent].hidden else ids[node.parent]
                right += upstream.get(ids[n]) == wanted
        supposed = sum(o.unseen for o in lineage.origins)
        if any(node.hidden for node in nodes):
            hidden, found_hidden = hidden + 1, found_hidden + (supposed == 1)
        else:
            visible, false = visible + 1, false + (supposed > 0)
    return (
        right / parents, error / len(stories), sum(bcubed) / len(bcubed), found_hidden / max(hidden, 1),
        false / max(visible, 1),
    )  # fmt: skip


def _document(node: Node, number: int, times: str, rng: random.Random) -> Document:
    made = document(node.lines, node.language, name=f"Outlet {number}")
    if times == "missing":
        return made
    off = rng.randrange(-OFF, OFF) if times == "wrong" and rng.random() < WRONG else 0
    start = START + timedelta(minutes=node.minutes + off)
    published = Published(start=start, end=start + timedelta(seconds=1), how="metadata")
    return replace(made, article=replace(made.article, published=published))


def _vectors(documents: Sequence[Document]) -> dict[str, Meaning]:
    for d in documents:
        if d.article.id not in _VECTORS:
            lines = [d.article.text[s.span.start : s.span.end] for s in d.sentences]
            _VECTORS[d.article.id] = meaning(encoder.load().encode(lines))
    return {d.article.id: _VECTORS[d.article.id] for d in documents}


def _origin(nodes: Sequence[Node], number: int) -> int:
    while (parent := nodes[number].parent) is not None:
        number = parent
    return number


def _parents(lineage: Lineage) -> dict[str, str]:
    """Each article's parent among the articles; none for an origin, or for one straight from an unseen source."""
    origin = {d: o for o in lineage.origins for d in o.documents}
    return {
        c.copy: c.origin
        for c in lineage.copies
        if origin[c.copy] is origin[c.origin] and c.copy not in origin[c.copy].direct and c.copy != origin[c.copy].head
    }


def _bcubed(true: dict[str, int], told: dict[str, int]) -> float:
    precision = recall = 0.0
    for one, origin in true.items():
        mine = {d for d in told if told[d] == told[one]}
        theirs = {d for d in true if true[d] == origin}
        precision += len(mine & theirs) / len(mine)
        recall += len(mine & theirs) / len(theirs)
    precision, recall = precision / len(true), recall / len(true)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    main()
