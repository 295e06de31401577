"""What a careful reader finds in the sample articles, and how much of it a report holds.

`examples/expected/*.toml` is the gold; examples/README.md says how to read it. Every measure is a pair
(found, expected) over the story, so that a test can hold it and a bench can print it.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synoptic.pipeline import run
from synoptic.records import Copy, Document, Report, Span, Synopsis

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
STORIES = ("bridge", "sarun", "psalter", "collision")
JOIN = " ␞ "


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLES / "expected" / f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def made() -> Report:
    """The report on all sample articles."""
    return run([EXAMPLES / "articles"])


@dataclass(frozen=True)
class Case:
    """One story's gold beside what the program made of it."""

    name: str
    gold: dict[str, Any]
    documents: dict[str, Document]
    story: Synopsis
    """The story that holds most of the members."""

    @property
    def files(self) -> set[str]:
        return {a["file"] for a in self.gold["article"]}

    @property
    def found_files(self) -> set[str]:
        by_id = {d.article.id: f for f, d in self.documents.items()}
        return {by_id[m.document] for m in self.story.story.members}

    def copy(self, origin: str, copy: str) -> Copy | None:
        a, b = self.documents[origin].article.id, self.documents[copy].article.id
        return next((c for c in self.story.lineage.copies if {c.origin, c.copy} == {a, b}), None)


@functools.cache
def case(name: str) -> Case:
    report, gold = made(), expected(name)
    documents = {d.article.source: d for d in report.documents}
    ids = {documents[a["file"]].article.id for a in gold["article"] if a["file"] in documents}
    story = max(report.stories, key=lambda s: len(ids & {m.document for m in s.story.members}))
    return Case(name, gold, documents, story)


def near(text: str) -> str:
    """Text without white space: extraction of pages may lay lines out anew."""
    return "".join(text.split())


def of(document: Document, spans: tuple[Span, ...] | list[Span]) -> str:
    return JOIN.join(document.article.text[s.start : s.end] for s in spans)


def aligned(given: Case) -> tuple[int, int]:
    """Aligned pairs that the lineage holds exactly, of those expected between articles in the pile."""
    found = total = 0
    for block in given.gold.get("aligned", []):
        origin, copy = given.documents[block["origin"]], given.documents[block["copy"]]
        relation = given.copy(block["origin"], block["copy"])
        pairs = set()
        if relation is not None:
            flip = relation.origin != origin.article.id
            for edit in relation.edits:
                a, b = (edit.copy, edit.origin) if flip else (edit.origin, edit.copy)
                pairs.add((near(of(origin, a)), near(of(copy, b))))
        total += len(block["pairs"])
        found += sum((near(a), near(b)) in pairs for a, b in block["pairs"])
    return found, total


def quotes(given: Case) -> tuple[int, int]:
    """Expected quotations whose content is found (Jaccard of characters >= .8) with the right speaker."""
    found = total = 0
    for gold in given.gold.get("quote", []):
        document = given.documents[gold["file"]]
        text = document.article.text
        total += 1
        for quote in document.quotes:
            content = text[quote.content.start : quote.content.end]
            if overlap(content, gold["content"]) >= 0.8 and _speaker(
                document, quote.speaker_key, quote.speaker, gold
            ):
                found += 1
                break
    return found, total


def overlap(content: str, gold: str) -> float:
    """Share of the longer passage that the shorter one, standing in it, makes up; 0 where neither holds the other."""
    a, b = near(content).strip('"“”«»„「」,.'), near(gold).strip('"“”«»„「」,.')
    if not a or not b:
        return 0.0
    short, long = sorted((a, b), key=len)
    return len(short) / len(long) if short in long else 0.0


def _speaker(document: Document, key: str | None, span: Span | None, gold: dict[str, Any]) -> bool:
    wanted = gold.get("speaker", "")
    if not wanted:
        return span is None
    if span is None:
        return False
    said = document.article.text[span.start : span.end]
    keys = {m.key for m in document.mentions if document.article.text[m.span.start : m.span.end] in wanted}
    return near(said) in near(wanted) or near(wanted) in near(said) or key in keys


def moments(given: Case) -> tuple[int, int]:
    """Expected time expressions found where they stand, resolved to the same days."""
    found = total = 0
    for gold in given.gold.get("moment", []):
        document = given.documents[gold["file"]]
        text = document.article.text
        total += 1
        for moment in document.moments:
            inside = near(gold["text"]) in near(text[moment.span.start : moment.span.end]) or near(
                text[moment.span.start : moment.span.end]
            ) in near(gold["text"])
            if inside and moment.start is not None and moment.start.isoformat()[:10] == str(gold["start"])[:10]:
                found += 1
                break
    return found, total


def agreements(given: Case) -> tuple[int, int]:
    """Pairs of passages that tell alike and stand in one row of the synopsis (or in one origin, folded)."""
    found = total = 0
    folded = {d: o.head for o in given.story.lineage.origins for d in o.documents}
    for gold in given.gold.get("agreement", []):
        rows = [_rows(given, p["file"], p["text"], folded) for p in gold["passages"]]
        for i in range(len(rows)):
            for j in range(i + 1, len(rows)):
                total += 1
                found += bool(rows[i] & rows[j])
    return found, total


def _rows(given: Case, file: str, text: str, folded: dict[str, str]) -> set[str]:
    document = given.documents[file]
    head = folded.get(document.article.id)
    spans = [
        s.span
        for s in document.sentences
        if near(of(document, [s.span])) in near(text) or near(text) in near(of(document, [s.span]))
    ]
    if head is not None and head != document.article.id:
        relation = next(
            (c for c in given.story.lineage.copies if c.copy == document.article.id and c.origin == head), None
        )
        spans = [s for e in relation.edits for s in e.origin if set(e.copy) & set(spans)] if relation else []
    wanted = {(head, s.start) for s in spans}
    return {
        statement.id
        for statement in given.story.statements
        for t in statement.tellings
        if (t.passage.document, t.passage.span.start) in wanted
    }
