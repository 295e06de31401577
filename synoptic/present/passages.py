"""Links from a line of the page to its passage: every link that is handed out gets its target in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from synoptic.present.cast import Member
from synoptic.present.tongues import Tongue, tongue
from synoptic.records import Document, Passage, Span, record


@record
class Cited:
    """A passage as a line of the page shows it."""

    member: Member
    text: str
    pieces: tuple[tuple[str, bool], ...]
    """The text cut at its figures and dates; true for those."""
    tongue: Tongue
    href: str
    start: int


class Passages:
    """The passages of one page; it remembers which have been linked, so that the articles' texts can hold them."""

    def __init__(self, members: Iterable[Member]) -> None:
        self.members: Mapping[str, Member] = {m.document.article.id: m for m in members}
        self._linked: dict[str, set[tuple[int, int]]] = {}

    def href(self, document: str, span: Span) -> str:
        """The link to a passage of a member."""
        self._linked.setdefault(document, set()).add((span.start, span.end))
        return f"#{anchor(self.members[document], span)}"

    def linked(self, document: str) -> tuple[Span, ...]:
        """The document's passages that have been linked so far."""
        return tuple(Span(start=start, end=end) for start, end in sorted(self._linked.get(document, ())))

    def cite(self, document: str, *spans: Span, language: str | None = None) -> Cited:
        """The passage with its text and language; several spans are joined, and the first is linked."""
        member = self.members[document]
        code = language or language_at(member, spans[0])
        return Cited(
            member=member,
            text=joined(member.document.article.text, spans),
            pieces=tuple(_pieces(member.document, spans)),
            tongue=tongue(code),
            href=self.href(document, spans[0]),
            start=spans[0].start,
        )

    def known(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Those passages that lie in this story's articles; evidence may lie elsewhere."""
        return tuple(p for p in passages if p.document in self.members)


def anchor(member: Member, span: Span) -> str:
    """The id of a passage on the page."""
    return f"a-{member.anchor}-{span.start}"


def _pieces(document: Document, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """The spans' text cut at figures and dates, which are what a reader compares first."""
    text = document.article.text
    told = sorted((f.span.start, f.span.end) for f in (*document.quantities, *document.moments))
    before: int | None = None
    for span in spans:
        at = span.start
        if before is not None:
            yield gap(text, before, at), False
        for start, end in told:
            if at <= start and end <= span.end:
                yield text[at:start], False
                yield text[start:end], True
                at = end
        yield text[at : span.end], False
        before = span.end


def joined(text: str, spans: Iterable[Span]) -> str:
    """The spans' text; a gap between two of them that holds words shows as an ellipsis."""
    parts: list[str] = []
    end: int | None = None
    for span in spans:
        if end is not None:
            parts.append(gap(text, end, span.start))
        parts.append(text[span.start : span.end])
        end = span.end
    return "".join(parts)


def gap(text: str, end: int, start: int) -> str:
    """What stands for the text between two spans: nothing, a space, or an ellipsis for words left out."""
    between = text[end:start]
    return " … " if between.strip() or start < end else " " if between else ""


def language_at(member: Member, span: Span) -> str:
    """The language of the sentence in which a passage begins; the article's where it is in none."""
    for sentence in member.document.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence.language
    return member.document.language
