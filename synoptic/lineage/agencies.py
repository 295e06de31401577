"""Whose text an article says it carries: the agency of its credit line or dateline."""

from __future__ import annotations

from synoptic.records import Credit, Document, Passage, Reason
from synoptic.text import fold

HEAD = 80
"""Characters of the telling in which a dateline's credit stands."""


def carried_by_both(a: Document, b: Document) -> Reason | None:
    """The agency whose text both articles carry, with where each says so; None where there is none.

    An outlet that is itself the agency carries nobody's text.
    """
    ours, theirs = _carried(a), _carried(b)
    for name in sorted(ours.keys() & theirs.keys()):
        passages = ours[name], theirs[name]
        return Reason(feature="both carry one agency", value=1.0, weight=1.0, passages=passages)
    return None


def _carried(document: Document) -> dict[str, Passage]:
    """By the agencies' folded names: where they stand."""
    own = fold(document.article.outlet or "")
    return {
        fold(credit.name): Passage(document=document.article.id, span=credit.span)
        for credit in document.article.credits
        if credit.kind == "agency" and credit.span is not None and fold(credit.name) != own
        if says_whose(document, credit)
    }


def says_whose(document: Document, credit: Credit) -> bool:
    """Whether the credit says whose text this is, rather than whom it cites."""
    if credit.span is None or not document.sentences:
        return False
    at, first = credit.span.start, document.sentences[0].span.start
    return first <= at < first + HEAD or any(f.span.start <= at < f.span.end for f in document.article.furniture)
