"""Re-checks a report against the articles it was made from, offline: every passage, to the character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import NamedTuple, TypeVar

from synoptic.records import Article, Passage, Report, Span, record
from synoptic.text import content_id

T = TypeVar("T")


@record
class Fault:
    """One thing in the report that its article does not bear out."""

    source: str
    document: str
    what: str
    span: Span | None = None
    said: str = ""
    """The passage as the report has it."""
    stands: str = ""
    """What stands there now."""


@record
class Verdict:
    """The outcome of a check."""

    documents: int
    passages: int
    faults: tuple[Fault, ...]


def verify(report: Report, articles: Iterable[Article]) -> Verdict:
    """Checks every document and passage of the report; no faults means that all of it stands in the articles.

    An article is known by its id; one that was altered by where it lies; one that only moved by its text.
    """
    given = tuple(articles)
    known = {d.article.id for d in report.documents}
    strangers: dict[str, list[Article]] = {}
    for article in given:
        if article.id not in known:
            strangers.setdefault(article.source, []).append(article)
    found = _Found(
        by_id={a.id: a for a in given},
        strangers=strangers,
        texts=frozenset(a.text for a in given),
    )
    spans = _spans(report)
    faults: list[Fault] = []
    for document in report.documents:
        faults += _check(document.article, spans.get(document.article.id, []), found)
    for stray in sorted(set(spans) - known):
        faults.append(Fault(source="?", document=stray, what="passages of a document that the report does not hold"))
    return Verdict(documents=len(report.documents), passages=sum(map(len, spans.values())), faults=tuple(faults))


class _Found(NamedTuple):
    """The articles that are there."""

    by_id: dict[str, Article]
    strangers: dict[str, list[Article]]
    """Those that the report does not hold as they are, by where they lie: below two folders, names may be the same."""
    texts: frozenset[str]

    def now(self, article: Article) -> Article | None:
        """The article as it is now: unaltered, or else what lies in its place and differs least from it."""
        there = self.strangers.get(article.source, ())
        return self.by_id.get(article.id) or min(there, key=lambda a: _apart(article.text, a.text), default=None)


def _check(article: Article, spans: Sequence[Span], found: _Found) -> Iterator[Fault]:
    for span in spans:
        if not 0 <= span.start <= span.end <= len(article.text):
            yield Fault(source=article.source, document=article.id, what="passage outside the text", span=span)
    if article.id != content_id(article.url or article.source, article.text):
        yield Fault(source=article.source, document=article.id, what="text in the report does not match its own id")
    now = found.now(article)
    if now is not None and now.text != article.text:
        yield from _altered(article, now, spans)
    elif now is None and article.text not in found.texts:
        yield Fault(source=article.source, document=article.id, what="article not found")


def _altered(article: Article, now: Article, spans: Sequence[Span]) -> Iterator[Fault]:
    """The passages that the alteration touches; where it touches none, the alteration itself."""
    start, end, moved = _difference(article.text, now.text)
    # What was only put in belongs to the passages on both sides of it.
    first, last = (start, end) if start < end else (start - 1, start + 1)
    touched = sorted({(s.start, s.end) for s in spans if s.start < last and first < s.end})
    narrow = [(s, e) for s, e in touched if not any((s, e) != (x, y) and s <= x and y <= e for x, y in touched)]
    for s, e in narrow or [(start, end)]:
        yield Fault(
            source=article.source,
            document=article.id,
            what="passage altered" if narrow else "article altered outside any passage",
            span=Span(start=s, end=e),
            said=article.text[s:e],
            stands=now.text[s : max(e + moved, s)],
        )


def _difference(before: str, after: str) -> tuple[int, int, int]:
    """Where the old text stops and starts again to agree with the new one, and by how much the rest has moved."""
    limit = min(len(before), len(after))
    start = next((i for i in range(limit) if before[i] != after[i]), limit)
    tail = 0
    while tail < limit - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return start, len(before) - tail, len(after) - len(before)


def _apart(before: str, after: str) -> int:
    """Characters between the first and the last difference, the longer side's."""
    start, end, moved = _difference(before, after)
    return end - start + max(moved, 0)


def _spans(report: Report) -> dict[str, list[Span]]:
    """Every passage of the report, by document."""
    found: dict[str, list[Span]] = {}
    for document in report.documents:
        found.setdefault(document.article.id, []).extend(_inside(document, Span))
    for story in report.stories:
        for passage in _inside(story, Passage):
            found.setdefault(passage.document, []).append(passage.span)
        revisions = (copy for versions in story.lineage.versions for copy in versions.revisions)
        for copy in (*story.lineage.copies, *revisions):
            for edit in copy.edits:
                found.setdefault(copy.origin, []).extend(edit.origin)
                found.setdefault(copy.copy, []).extend(edit.copy)
                for change in edit.changes:
                    found.setdefault(copy.origin, []).extend([change.before] if change.before else [])
                    found.setdefault(copy.copy, []).extend([change.after] if change.after else [])
    return found


def _inside(value: object, kind: type[T]) -> Iterator[T]:
    """All records of this kind in a record, however deep."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item, kind)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _inside(getattr(value, field.name), kind)
