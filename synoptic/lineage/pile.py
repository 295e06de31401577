"""The whole pile before it is grouped: what everybody says, and which articles hold text of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from synoptic.lineage.copies import copies, frequent
from synoptic.lineage.wording import Frequent, weighed, wording
from synoptic.records import Document


class Survey(NamedTuple):
    """What grouping and lineage need to know of the pile as a whole."""

    frequent: Frequent
    """The runs of words that are set phrases in it."""
    copies: tuple[tuple[str, str], ...]
    """Ids of the articles of one language of which one has text of the other, word for word; each pair sorted."""


def survey(documents: Sequence[Document]) -> Survey:
    """What the pile says often and who has whose text; the order of the documents does not matter."""
    ordered = sorted(documents, key=lambda d: d.article.id)
    plain = [wording(d) for d in ordered]
    often = frequent(plain)
    wordings = [weighed(w, often) for w in plain]
    by_language: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(ordered):
        by_language[document.language].append(number)
    found = [
        (ordered[numbers[i]].article.id, ordered[numbers[j]].article.id)
        for numbers in by_language.values()
        for i, j, _ in copies([wordings[n] for n in numbers])
    ]
    return Survey(often, tuple(sorted(found)))
