"""The whole batch, top to bottom: a pile of raw articles in, a Report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from synoptic import __version__, vectors
from synoptic.acquire import acquire
from synoptic.clean import clean
from synoptic.clean.dates import infer_from_siblings
from synoptic.enrich import encoder, enrich
from synoptic.enrich.together import one_key_a_name, together
from synoptic.errors import InputError
from synoptic.group import group
from synoptic.lineage import Frequent, survey, trace
from synoptic.present.synopsis import synopsis
from synoptic.records import Article, Copy, Document, Raw, Rejected, Relation, Report, Story, Synopsis
from synoptic.settings import Settings
from synoptic.vectors import Meaning
from synoptic.workers import cores, each

MADE_BY = f"synoptic {__version__}"
MANY = 400
"""Articles from which work is spread over the processors: starting a worker costs what twenty articles cost."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and how much there is."""


def run(paths: Sequence[Path], *, settings: Settings = Settings(), progress: Progress | None = None) -> Report:
    """The report on everything that lies under `paths`."""
    return report(acquire(paths, settings=settings), settings=settings, progress=progress)


def report(
    raws: Iterable[Raw | Rejected], *, settings: Settings = Settings(), progress: Progress | None = None
) -> Report:
    """The report on these raw articles: the same articles in any order give the same report."""
    tell = progress or _silent
    tell("reading", 0, 0)
    articles, rejected = clean(raws, settings=settings)
    processes = settings.processes or (cores() if len(articles) >= MANY else 1)
    documents: list[Document] = []
    sentences: dict[str, Meaning] = {}
    for document, meaning in each(_enriched, articles, processes=processes):
        tell("enriching", len(documents), len(articles))
        documents.append(document)
        sentences[document.article.id] = meaning
    tell("grouping", 0, 1)
    pile = survey(documents)
    stories = group(documents, sentences, copies=pile.copies)
    documents = _dated(documents, stories)
    by_id = {d.article.id: d for d in documents}
    told = [_told(story, by_id, sentences) for story in stories]
    laid_out: list[Synopsis] = []
    for members, found in each(partial(_lay_out, often=pile.frequent), told, processes=processes):
        tell("comparing", len(laid_out), len(stories))
        by_id |= {d.article.id: d for d in members}
        laid_out.append(found)
    read = tuple(by_id[d.article.id] for d in documents)
    return Report(made_by=MADE_BY, documents=read, rejected=rejected, stories=tuple(laid_out))


def _enriched(article: Article) -> tuple[Document, Meaning]:
    document = enrich(article, made_by=MADE_BY)
    return document, _meaning(document)


class _Told(NamedTuple):
    """A story with all that laying it out needs."""

    story: Story
    documents: tuple[Document, ...]
    meanings: tuple[Meaning, ...]


def _told(story: Story, by_id: Mapping[str, Document], sentences: Mapping[str, Meaning]) -> _Told:
    ids = [m.document for m in story.members]
    return _Told(story, tuple(by_id[i] for i in ids), tuple(sentences[i] for i in ids))


def _lay_out(told: _Told, *, often: Frequent) -> tuple[tuple[Document, ...], Synopsis]:
    """The story's documents read together, and its synopsis."""
    sentences = {d.article.id: v for d, v in zip(told.documents, told.meanings, strict=True)}
    named = one_key_a_name(told.documents)
    lineage = trace(told.story.id, named, sentences, words=encoder.load().summed, often=often)
    members = together(told.documents, lineage)
    return members, synopsis(told.story, members, lineage, sentences, made_by=MADE_BY)


def meanings(documents: Sequence[Document]) -> dict[str, Meaning]:
    """Each document's sentences as the shipped encoder sees them, by document id."""
    return {d.article.id: _meaning(d) for d in documents}


def _meaning(document: Document) -> Meaning:
    text = document.article.text
    return vectors.meaning(encoder.load().encode([text[s.span.start : s.span.end] for s in document.sentences]))


def _silent(_what: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _dated(documents: Sequence[Document], stories: Sequence[Story]) -> list[Document]:
    """The documents with dates inferred from the other articles of their story, and read again where that helps."""
    by_id = {d.article.id: d for d in documents}
    for story in stories:
        members = [by_id[m.document] for m in story.members]
        for article in infer_from_siblings([m.article for m in members]):
            held = by_id[article.id]
            if article != held.article:
                by_id[article.id] = enrich(article, made_by=held.made_by)
    return [by_id[d.article.id] for d in documents]


def pair(a: Path, b: Path) -> tuple[Document, Document, Copy | None, Relation]:
    """Two articles, how one was made from the other, if it was, and what they are to each other."""
    documents = []
    for path in (a, b):
        articles, rejected = clean(acquire([path]))
        if not articles:
            why = f"{rejected[0].reason} ({rejected[0].detail})" if rejected else "nothing in it"
            raise InputError(f"no article in {str(path)!r}: {why}")
        documents.append(enrich(articles[0], made_by=MADE_BY))
    dated = infer_from_siblings([d.article for d in documents])
    documents = [d if a == d.article else enrich(a, made_by=MADE_BY) for a, d in zip(dated, documents, strict=True)]
    lineage = trace("", one_key_a_name(documents), meanings(documents), words=encoder.load().summed)
    found = [*lineage.copies, *(revision for versions in lineage.versions for revision in versions.revisions)]
    return documents[0], documents[1], found[0] if found else None, lineage.relations[0]
