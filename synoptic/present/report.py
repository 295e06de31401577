"""A finished report as web pages: an index and one self-contained page a story, without script or network."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import jinja2

from synoptic.present import accounts, branches, dates, panes, speakers, texts, words
from synoptic.present.alignments import alignments
from synoptic.present.cast import articles, columns, counts, dated, folded, lead, outlet, outlets, short_ids, title
from synoptic.present.characters import shown
from synoptic.present.drawings.lineage import lineage
from synoptic.present.drawings.timeline import timeline
from synoptic.present.index import index
from synoptic.present.passages import Passages
from synoptic.present.tongues import tongue
from synoptic.records import Document, Report, Synopsis


def pages(report: Report) -> Iterator[tuple[str, str]]:
    """File names with their HTML: index.html, then a page a story in the report's order."""
    names = {i: f"story-{short}.html" for i, short in short_ids(s.story.id for s in report.stories).items()}
    documents = {d.article.id: d for d in report.documents}
    template = _templates().get_template
    yield "index.html", template("index.html").render(index=index(report, documents, names), policy=_policy())
    for synopsis in report.stories:
        html = template("story.html").render(**_story(synopsis, documents), report=report, policy=_policy())
        yield names[synopsis.story.id], html


def _story(synopsis: Synopsis, documents: Mapping[str, Document]) -> dict[str, object]:
    """What the story's template speaks of; `texts` is a call, since it must come after every link."""
    cast = columns(synopsis, documents)
    members = tuple(m for column in cast for m in column.members)
    passages = Passages(members)
    copies = tuple(c for c in synopsis.lineage.copies if {c.origin, c.copy} <= passages.members.keys())
    revisions = tuple(r for versions in synopsis.lineage.versions for r in versions.revisions)
    trees = branches.branches(cast, synopsis.lineage)
    aligned = alignments(copies)
    lines = accounts.lines(synopsis.statements, cast, aligned, passages)
    events = sorted(synopsis.timeline, key=lambda e: (e.start, e.end))
    places = accounts.places(lines)
    return {
        "synopsis": synopsis,
        "columns": cast,
        "lead": lead(cast).document,
        "columns_lead": lead(cast).siglum,
        "members": members,
        "dated": dated(members),
        "outlets": outlets(m.document for m in articles(members)),
        "counts": counts(cast),
        "articles": articles(members),
        "documents": documents,
        "tongues": _tongues(synopsis, documents),
        "lines": lines,
        "alone": accounts.alone(synopsis.statements, cast, aligned, passages),
        "copies": copies,
        "compared": (*copies, *revisions),
        "numbers": {id(c): n for n, c in enumerate((*copies, *revisions), start=1)},
        "trees": trees,
        "common": branches.besides(cast, synopsis.lineage, trees),
        "lineage": lineage(cast, copies, revisions),
        "speakers": speakers.speakers(synopsis.statements, synopsis.entities, aligned, passages),
        "events": events,
        "timeline": timeline(tuple(events), members),
        "passages": passages,
        "texts": lambda member: texts.paragraphs(member, passages, places),
    }


def _tongues(synopsis: Synopsis, documents: Mapping[str, Document]) -> list[tuple[object, int]]:
    """The story's languages with their number of articles, the most frequent first."""
    older = {d for v in synopsis.lineage.versions for d in v.documents if d != v.head}
    codes = [documents[m.document].language for m in synopsis.story.members if m.document not in older]
    return [(tongue(code), codes.count(code)) for code in sorted(set(codes), key=lambda c: (-codes.count(c), c))]


def web_address(url: str | None) -> str:
    """The URL if it is one that a link may hold (http or https), else nothing."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in {"http", "https"} and parts.netloc else ""


@functools.cache
def _templates() -> jinja2.Environment:
    """The templates: everything is escaped, every text made fit to be shown, an unknown name is an error."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("synoptic.present"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_fit,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        words=words, dates=dates, title=title, outlet=outlet, tongue=tongue, web_address=web_address, rows=panes.rows,
        differences=panes.differences, folded=folded, uptake=branches.uptake,
        reworded=branches.reworded, read=branches.read, identity=id,
    )  # fmt: skip
    return environment


def _fit(value: object) -> object:
    """What a template prints; text of articles can hold what HTML may not. Markup is our own and already fit."""
    return shown(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@functools.cache
def _policy() -> str:
    """The Content-Security-Policy: nothing may load or run; the one style sheet is known by its hash."""
    style = _templates().get_template("style.css").render().encode()
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
