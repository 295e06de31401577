"""The whole pile before it is grouped: what everybody says, and which articles hold text of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from synoptic.lineage.copies import copies, frequent
from synoptic.lineage.wording import Frequent, weighed, wording
from synoptic.records import Document
from synoptic.records.enrich import UNKNOWN


class Survey(NamedTuple):
    """What grouping and lineage need to know of the pile as a whole."""

    frequent: Frequent
    """The runs of words that are set phrases in it."""
    copies: tuple[tuple[str, str], ...]
    """Ids of the articles of which one has text of the other, word for word, in one language; each pair sorted."""


def survey(documents: Sequence[Document]) -> Survey:
    """What the pile says often and who has whose text; the order of the documents does not matter."""
    ordered = sorted(documents, key=lambda d: d.article.id)
    plain = [wording(d) for d in ordered]
    often = frequent(plain)
    wordings = [weighed(w, often) for w in plain]
    found = [(ordered[i], ordered[j]) for i, j, _ in copies(wordings)]
    alike = [
        (a.article.id, b.article.id)
        for a, b in found
        if a.language == b.language or UNKNOWN in (a.language, b.language)
    ]
    return Survey(often, tuple(sorted(alike)))
