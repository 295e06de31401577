"""Who tells a story: its articles under their origins, with sigla as in an edition (A, its copies A¹ A², B ...).

An article's earlier versions follow it and are no articles of their own: A₁ is the first version of A.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from synoptic.errors import ReportError
from synoptic.present import words
from synoptic.records import Copy, Document, Lineage, Origin, Reason, Span, Synopsis, Versions, record

_LATEST = datetime.max.replace(tzinfo=UTC)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@record
class Member:
    """One article of a story, as the page names it."""

    document: Document
    anchor: str
    """Its short id, unique in the story."""
    siglum: str
    is_head: bool
    role: str
    """What it is to the story: "origin", "translation of A" ..."""
    because: tuple[Reason, ...]
    """Why it belongs."""
    is_version: bool = False
    """Whether it is only an earlier version of an article that stands before it."""


@record
class Column:
    """One origin of a story with the articles folded under it, the head first."""

    origin: Origin
    siglum: str
    members: tuple[Member, ...]


def columns(synopsis: Synopsis, documents: Mapping[str, Document]) -> tuple[Column, ...]:
    """The story's origins in order of first publication; an article without an origin is its own."""
    held = {m.document: lookup(m.document, documents, synopsis.story.id) for m in synopsis.story.members}
    origins = sorted(_origins(synopsis, held), key=lambda o: min(_first(held[d]) for d in o.documents))
    older = {d: v for v in synopsis.lineage.versions for d in v.documents if d != v.head}
    sigla = {
        document: letters(n) + (str(k).translate(_RAISED) if k else "")
        for n, origin in enumerate(origins)
        for k, document in enumerate(d for d in _head_first(origin, held) if d not in older)
    }
    for document, versions in older.items():
        number = versions.documents.index(document) + 1
        sigla[document] = sigla[versions.head] + str(number).translate(_LOWERED)
    anchors = short_ids(held)
    because = {m.document: m.because for m in synopsis.story.members}
    made = origins_of(synopsis.lineage)
    return tuple(
        Column(
            origin=origin,
            siglum=sigla[origin.head],
            members=tuple(
                Member(
                    document=held[d], anchor=anchors[d], siglum=sigla[d], is_head=d == origin.head,
                    role=_role(d, origin, made, sigla, older),
                    because=because[d], is_version=d in older,
                )
                for d in _with_versions(_head_first(origin, held), synopsis.lineage.versions)
            ),
        )
        for origin in origins
    )  # fmt: skip


def lead(columns: Iterable[Column]) -> Member:
    """The article that lends the story its headline: the head of the origin with most copies, the earliest of those."""
    return max(columns, key=lambda c: len(c.members)).members[0]


def folded(column: Column) -> str:
    """What is folded under an origin's head, by kind: "+1 translation, +2 copies"."""
    rest = articles(column.members[1:])
    translations = sum(m.document.language != column.members[0].document.language for m in rest)
    parts = (
        (translations, "translation", "translations"), (len(rest) - translations, "copy", "copies"),
        (len(column.members) - 1 - len(rest), "earlier version", "earlier versions"),
    )  # fmt: skip
    return ", ".join(f"+{words.count(number, one, many)}" for number, one, many in parts if number)


def articles(members: Iterable[Member]) -> tuple[Member, ...]:
    """The articles among them, each in its last version."""
    return tuple(m for m in members if not m.is_version)


def counts(columns: Sequence[Column]) -> tuple[str, ...]:
    """The counts that a reader trusts: "31 articles", "24 outlets", "7 languages", "3 origins"."""
    told = articles(m for column in columns for m in column.members)
    return (
        words.count(len(told), "article"), str(outlets(m.document for m in told)),
        words.count(len({m.document.language for m in told}), "language"), words.count(len(columns), "origin"),
    )  # fmt: skip


def origins_of(lineage: Lineage) -> dict[str, Copy]:
    """How each article was made, by its last version: from another one inside its origin."""
    origin = {d: o for o in lineage.origins for d in o.documents}
    head = {d: v.head for v in lineage.versions for d in v.documents}
    made: dict[str, Copy] = {}
    for copy in sorted(lineage.copies, key=lambda c: -c.confidence):
        child, home = head.get(copy.copy, copy.copy), origin.get(copy.copy)
        inside = home is not None and copy.origin in home.documents
        if home is not None and inside and child != home.head and child not in home.direct:
            made.setdefault(child, copy)
    return made


def dated(members: Iterable[Member]) -> tuple[Member, ...]:
    """Those of the articles that have a date, in order of publication."""
    return tuple(
        sorted((m for m in members if m.document.article.published is not None), key=lambda m: _first(m.document))
    )


def lookup(document: str, documents: Mapping[str, Document], story: str) -> Document:
    """The document with this id; `ReportError` where the report that names it does not hold it."""
    if document not in documents:
        raise ReportError(
            f"story {story!r} names document {document!r}, which the report does not hold; "
            "expected every member among the report's documents: make the report again"
        )
    return documents[document]


def _origins(synopsis: Synopsis, held: Mapping[str, Document]) -> list[Origin]:
    story = synopsis.story.id
    origins = [o for o in synopsis.lineage.origins if all(lookup(d, held, story) for d in (o.head, *o.documents))]
    folded = {d for o in origins for d in (o.head, *o.documents)}
    return origins + [Origin(head=d, documents=(d,), unseen=False, name=None) for d in held if d not in folded]


def _head_first(origin: Origin, held: Mapping[str, Document]) -> tuple[str, ...]:
    """The head, then the others in order of publication."""
    return (origin.head, *sorted((d for d in origin.documents if d != origin.head), key=lambda d: _first(held[d])))


def _with_versions(documents: Sequence[str], versions: Iterable[Versions]) -> tuple[str, ...]:
    """After each article its earlier versions, the first one first."""
    earlier = {v.head: [d for d in v.documents if d != v.head] for v in versions}
    older = {d for documents in earlier.values() for d in documents}
    return tuple(x for d in documents if d not in older for x in (d, *earlier.get(d, ())))


def _first(document: Document) -> datetime:
    published = document.article.published
    # By the end of its interval an article has been published for certain; a wide guess must not make it the first.
    return _LATEST if published is None else published.end


def _role(
    document: str, origin: Origin, copies: Mapping[str, Copy], sigla: Mapping[str, str], older: Mapping[str, Versions]
) -> str:
    if document in older:
        return f"earlier version of {sigla[older[document].head]}"
    made = copies.get(document)
    if made is not None and made.origin in sigla:
        if made.direction.verdict == "unclear":
            return f"{words.kind(made)} of {sigla[made.origin]} or the reverse: direction unclear"
        return f"{words.COPY_ROLES.get(made.kind, made.kind)} {sigla[made.origin]}"
    if origin.unseen and (document in origin.direct or document == origin.head):
        name = f" ({origin.name})" if origin.name else ""
        return f"from a source{name} that is not among the articles"
    return "origin" if document == origin.head else f"folded under {sigla[origin.head]}"


def letters(number: int) -> str:
    """A, B ... Z, AA, AB ... for 0, 1 ..."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Each id's first 12 characters where they tell all apart and are plain; numbers where not."""
    full = tuple(ids)
    short = {i: i[:12] for i in full}
    plain = all(s.isascii() and s.isalnum() for s in short.values())
    if plain and len(set(short.values())) == len(full):
        return short
    return {i: str(n) for n, i in enumerate(full, start=1)}


def title(document: Document) -> tuple[str, Span | None]:
    """What to call an article: its title, or else the beginning of its text, with where it stands."""
    article = document.article
    if article.title is not None and article.title.strip():
        return article.title.strip(), article.title_span
    span = document.sentences[0].span if document.sentences else Span(start=0, end=len(article.text))
    beginning = " ".join(article.text[span.start : span.start + 400].split())
    # 90 characters are about one line of the widest page.
    return (beginning if len(beginning) <= 90 else beginning[:90].rstrip() + " …") or article.source, span


def outlet(document: Document) -> str:
    """Who published it, or where it lay if the page does not say."""
    return document.article.outlet or document.article.source


@record
class Outlets:
    """How many outlets tell a story: those that are known, and the articles whose outlet is not."""

    known: int
    unnamed: int

    def __str__(self) -> str:
        """Both numbers in words: "4 outlets", "outlets not known", "4 outlets and 1 not known"."""
        if self.known == 0:
            return "outlets not known"
        return words.count(self.known, "outlet") + (f" and {self.unnamed} not known" if self.unnamed else "")


def outlets(documents: Iterable[Document]) -> Outlets:
    """The outlets of these articles; a file's name is none."""
    named = [d.article.outlet for d in documents]
    return Outlets(known=len({n for n in named if n}), unnamed=sum(not n for n in named))
