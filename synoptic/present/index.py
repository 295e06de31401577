"""The report's front page: its stories, the articles that stand alone, and what could not be used."""

from __future__ import annotations

from collections.abc import Mapping

from synoptic.present.cast import Outlets, articles, columns, lead, outlet, outlets, title
from synoptic.present.tongues import Tongue, tongue
from synoptic.records import Document, Rejected, Report, Synopsis, record


@record
class Entry:
    """A story in the list: where its page is, what it is called, and its counts."""

    href: str
    """Empty for an article that belongs to no story."""
    document: Document
    """The article that lends it its title."""
    title: str
    tongue: Tongue
    articles: int
    outlets: Outlets
    languages: tuple[tuple[Tongue, int], ...]
    origins: int
    synopsis: Synopsis | None


@record
class Index:
    """All of the front page."""

    made_by: str
    stories: tuple[Entry, ...]
    alone: tuple[tuple[Tongue, tuple[Entry, ...]], ...]
    """Single articles by language."""
    singles: int
    articles: int
    languages: int
    rejected: tuple[Rejected, ...]


def index(report: Report, documents: Mapping[str, Document], names: Mapping[str, str]) -> Index:
    """The front page of a report; stories with most origins first."""
    entries = [_entry(s, documents, names[s.story.id]) for s in report.stories]
    told = {m.document for s in report.stories for m in s.story.members}
    singles = [e for e in entries if e.articles == 1]
    singles += [_single(d) for d in report.documents if d.article.id not in told]
    by_language: dict[str, list[Entry]] = {}
    for entry in sorted(singles, key=lambda e: (e.tongue.name, outlet(e.document), e.title)):
        by_language.setdefault(entry.tongue.code, []).append(entry)
    return Index(
        made_by=report.made_by,
        stories=tuple(sorted((e for e in entries if e.articles > 1), key=lambda e: (-e.origins, -e.articles))),
        alone=tuple((tongue(code), tuple(group)) for code, group in by_language.items()),
        singles=len(singles),
        articles=len(report.documents),
        languages=len({d.language for d in report.documents}),
        rejected=report.rejected,
    )


def _entry(synopsis: Synopsis, documents: Mapping[str, Document], href: str) -> Entry:
    cast = columns(synopsis, documents)
    held = [m.document for column in cast for m in articles(column.members)]
    first = lead(cast).document
    codes = [d.language for d in held]
    return Entry(
        href=href, document=first, title=title(first)[0], tongue=tongue(first.language), articles=len(held),
        outlets=outlets(held),
        languages=tuple((tongue(c), codes.count(c)) for c in sorted(set(codes), key=lambda c: (-codes.count(c), c))),
        origins=len(cast), synopsis=synopsis,
    )  # fmt: skip


def _single(document: Document) -> Entry:
    spoken = tongue(document.language)
    return Entry(
        href="", document=document, title=title(document)[0], tongue=spoken, articles=1,
        outlets=outlets([document]),
        languages=((spoken, 1),), origins=1, synopsis=None,
    )  # fmt: skip
