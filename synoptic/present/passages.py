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

    def cite(self, document: str, span: Span, language: str | None = None) -> Cited:
        """The passage with its text and language, linked."""
        member = self.members[document]
        code = language or language_at(member, span)
        return Cited(
            member=member,
            text=member.document.article.text[span.start : span.end],
            pieces=tuple(_pieces(member.document, span)),
            tongue=tongue(code),
            href=self.href(document, span),
            start=span.start,
        )

    def known(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Those passages that lie in this story's articles; evidence may lie elsewhere."""
        return tuple(p for p in passages if p.document in self.members)


def anchor(member: Member, span: Span) -> str:
    """The id of a passage on the page."""
    return f"a-{member.anchor}-{span.start}"


def _pieces(document: Document, span: Span) -> Iterator[tuple[str, bool]]:
    """The passage's text cut at figures and dates, which are what a reader compares first."""
    text = document.article.text
    at = span.start
    told = [*(q.span for q in document.quantities), *(m.span for m in document.moments)]
    for start, end in sorted((s.start, s.end) for s in told):
        if at <= start and end <= span.end:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at : span.end], False


def language_at(member: Member, span: Span) -> str:
    """The language of the sentence in which a passage begins; the article's where it is in none."""
    for sentence in member.document.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence.language
    return member.document.language
