"""What a translation got wrong as a translation, apart from what an editor changed.

Only faults that leave a mark which nothing else leaves: a name turned into a common word, a quoted fragment that
starts like a sentence of its own, a figure off by powers of ten or in another unit, words left in their language.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from synoptic.lineage.facts import Fact, Side, facts, overlap, same
from synoptic.lineage.quotation import quotations
from synoptic.lineage.reading import Reading
from synoptic.lineage.rewording import change
from synoptic.records import Change, Span

FAULT = "translation fault"
LEFT_OVER = 3
"""Consecutive words of the original that stand in the translation before they count as left untranslated; names and
loan words come singly and in pairs."""
LONGEST_SCALE = 9


def faults(left: Side, right: Side, copy: Reading) -> list[Change]:
    """The marks of translation in the copy's passage."""
    return [
        *_names_as_words(left, right, copy),
        *_casing(left, right),
        *_scales(left, right),
        *_untranslated(left, right),
    ]


def _names_as_words(left: Side, right: Side, copy: Reading) -> Iterator[Change]:
    """A surname that the copy knows elsewhere, and here has as a lower-case word that begins alike (Price, prix)."""
    here = {w.bones for w in right.words}
    for mention in left.document.mentions:
        inside = [w for w in left.words if overlap(w.span, mention.span)]
        if mention.kind != "person" or not inside or len(inside[-1].bones) < 3:
            continue
        name = inside[-1]
        known = copy.bones[name.bones] > 0
        if not known or any(len(b) >= 3 and (b.startswith(name.bones) or name.bones.startswith(b)) for b in here):
            continue
        word = next((w for w in right.words if _like(name.form, w.form) and _lower(right, w.span)), None)
        if word is not None:
            yield change(FAULT, name.span, word.span, detail="name rendered as a word")


def _like(name: str, word: str) -> bool:
    return word[:3] == name[:3] and abs(len(word) - len(name)) <= 2 and word != name


def _lower(side: Side, span: Span) -> bool:
    text = side.text(span)
    return text == text.lower() != text.upper()


def _casing(left: Side, right: Side) -> Iterator[Change]:
    """A quoted fragment in mid-sentence that starts with a capital where the original's does not."""
    theirs = [q for q in quotations(right) if _mid_sentence(right, q)]
    ours = [q for q in quotations(left) if _mid_sentence(left, q)]
    if any(_capital(left, q) for q in ours):
        return
    for number, part in enumerate(theirs):
        if _capital(right, part) and ours and not _named(left, right, part):
            yield change(FAULT, ours[min(number, len(ours) - 1)], part, detail="fragment with foreign casing")


def _named(left: Side, right: Side, part: Span) -> bool:
    """Whether the fragment opens with a name that the original has too."""
    first = next((w for w in right.words if w.span.start >= part.start), None)
    return first is not None and any(
        (w.bones == first.bones or w.form == first.form) and not _lower(left, w.span) for w in left.words
    )


def _mid_sentence(side: Side, part: Span) -> bool:
    start = max((s.start for s in side.spans if s.start <= part.start), default=part.start)
    before = side.document.article.text[start : part.start - 1].rstrip()
    return bool(before) and (before[-1].isalpha() or before[-1] == ",")


def _capital(side: Side, part: Span) -> bool:
    first = side.document.article.text[part.start : part.start + 1]
    return first.lower() != first.upper() and first == first.upper()


def _scales(left: Side, right: Side) -> Iterator[Change]:
    """Figures that differ by a power of ten, or agree but for their unit."""
    ours = [f for f in facts(left) if f.what == "number" and f.value]
    theirs = [f for f in facts(right) if f.what == "number" and f.value]
    for one in ours:
        if any(same(one, other) for other in theirs):
            continue
        for other in theirs:
            if not any(same(other, x) for x in ours) and _scaled(one, other):
                yield change(FAULT, one.span, other.span, detail="wrong number scale")


def _scaled(one: Fact, other: Fact) -> bool:
    power = math.log10(abs(one.value or 1.0)) - math.log10(abs(other.value or 1.0))
    return abs(power - round(power)) < 1e-6 and 1 <= abs(round(power)) <= LONGEST_SCALE


def _untranslated(left: Side, right: Side) -> Iterator[Change]:
    """A run of lower-case words that both sides have: the original's, in its own language."""
    ours = [w.form for w in left.words]
    run: list[int] = []
    for number, word in enumerate((*right.words, None)):
        if word is not None and word.bones and _lower(right, word.span) and _follows(ours, right, [*run, number]):
            run.append(number)
            continue
        if len(run) >= LEFT_OVER:
            span = Span(start=right.words[run[0]].span.start, end=right.words[run[-1]].span.end)
            at = next(i for i in range(len(ours)) if ours[i : i + len(run)] == [right.words[n].form for n in run])
            old = Span(start=left.words[at].span.start, end=left.words[at + len(run) - 1].span.end)
            yield change(FAULT, old, span, detail="left untranslated")
        run = []


def _follows(ours: list[str], right: Side, run: list[int]) -> bool:
    forms = [right.words[n].form for n in run]
    return any(ours[i : i + len(forms)] == forms for i in range(len(ours) - len(forms) + 1))
