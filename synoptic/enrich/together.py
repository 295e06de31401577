"""One story's documents read together: one key for one name over all of them, and speakers that another names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from synoptic.enrich.matching import merge_keys
from synoptic.enrich.voting import with_voted_speakers
from synoptic.records import Document, Lineage, Mention, NameKind, Passage, Quote


def together(documents: Sequence[Document], lineage: Lineage) -> tuple[Document, ...]:
    """The story's documents with the story's keys, and missing speakers filled in and marked as inferred."""
    keys = merge_keys(documents)
    voted = with_voted_speakers(documents, keys=keys, aligned=_aligned(lineage))
    kinds = _kinds(documents, keys)
    return tuple(_keyed(document, keys, kinds) for document in voted)


def one_key_a_name(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The story's documents with the story's keys: what lineage needs to see that Lawrow is Lavrov."""
    keys = merge_keys(documents)
    kinds = _kinds(documents, keys)
    return tuple(_keyed(document, keys, kinds) for document in documents)


def _kinds(documents: Sequence[Document], keys: Mapping[str, str]) -> dict[str, NameKind]:
    """The kind of each of the story's keys, where most of the documents that name it agree on one.

    A ship that one article seems to make a person of is called a ship in the others. Keys of countries and cities,
    which open with a capital, have their kind.
    """
    votes: dict[str, Counter[NameKind]] = {}
    for document in documents:
        told: dict[str, Counter[NameKind]] = {}
        for mention in document.mentions:
            told.setdefault(keys.get(mention.key, mention.key), Counter())[mention.kind] += 1
        for key, kinds in told.items():
            votes.setdefault(key, Counter())[max(sorted(kinds), key=kinds.__getitem__)] += 1
    agreed = {key: _agreed(kinds) for key, kinds in votes.items() if kinds.total() > 1 and not key[:1].isupper()}
    return {key: kind for key, kind in agreed.items() if kind is not None}


def _agreed(kinds: Counter[NameKind]) -> NameKind | None:
    """The kind that most documents see; where half of them see a person, what the others see most."""
    even = 2 * kinds["person"] == kinds.total()
    best = max(sorted(kinds), key=lambda kind: (kinds[kind], kind != "person"))
    return best if even or 2 * kinds[best] > kinds.total() else None


def _aligned(lineage: Lineage) -> list[tuple[Passage, Passage]]:
    """Passages of an origin and of its copy that say the same."""
    return [
        (Passage(document=copy.origin, span=a), Passage(document=copy.copy, span=b))
        for copy in lineage.copies
        for edit in copy.edits
        for a in edit.origin
        for b in edit.copy
    ]


def _keyed(document: Document, keys: Mapping[str, str], kinds: Mapping[str, NameKind]) -> Document:
    def mention(old: Mention) -> Mention:
        key = keys.get(old.key, old.key)
        return replace(old, key=key, kind=kinds.get(key, old.kind))

    def quote(old: Quote) -> Quote:
        return replace(old, speaker_key=keys.get(old.speaker_key, old.speaker_key) if old.speaker_key else None)

    return replace(
        document,
        mentions=tuple(mention(m) for m in document.mentions),
        quotes=tuple(quote(q) for q in document.quotes),
    )
