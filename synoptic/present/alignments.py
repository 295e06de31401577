"""What stands beside a passage in the copies and translations of its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from synoptic.records import Copy, Passage, Span

Alignments = Mapping[str, list[tuple[tuple[Span, ...], Passage, bool]]]
"""By article: spans of it, the passage aligned with them, and whether that is a translation."""


def alignments(copies: Iterable[Copy]) -> Alignments:
    """For each article its aligned spans with the passage of the other text, in both directions of copying."""
    found: dict[str, list[tuple[tuple[Span, ...], Passage, bool]]] = {}
    for copy in copies:
        for edit in copy.edits:
            for here, there, document, other in (
                (edit.origin, edit.copy, copy.origin, copy.copy),
                (edit.copy, edit.origin, copy.copy, copy.origin),
            ):
                if here and there:
                    passage = Passage(document=other, span=Span(start=there[0].start, end=there[-1].end))
                    found.setdefault(document, []).append((here, passage, copy.kind == "translation"))
    return found


def beside(passage: Passage, aligned: Alignments) -> Iterator[tuple[Passage, bool]]:
    """The passages aligned with any part of this one, and whether each is a translation."""
    for here, there, is_translation in aligned.get(passage.document, ()):
        if any(s.start < passage.span.end and passage.span.start < s.end for s in here):
            yield there, is_translation
