"""What differs between two passages of one language, word for word; facts whose values agree are no difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from synoptic.lineage import phrases
from synoptic.lineage.facts import Fact, Side, facts, overlap, same
from synoptic.lineage.quotation import attributions, names_someone, quotations, reporting
from synoptic.lineage.reading import Word
from synoptic.records import Change, Span

LABEL = 3
"""Words beside a name that can be a label; more of them are a description, told as words."""
MAPPED = 0.6
"""Share of a quotation's words that must stand in the other text, outside marks, for its marks to be what is gone."""


class Stretch(NamedTuple):
    """Words of one side in place of words of the other; one of them may be none."""

    before: tuple[Word, ...]
    after: tuple[Word, ...]
    previous: Word | None
    """The word that stands before it in the longer side."""
    next: Word | None

    @property
    def old(self) -> Span | None:
        """Where the words stand in the origin."""
        return _hull(self.before)

    @property
    def new(self) -> Span | None:
        """Where they stand in the copy."""
        return _hull(self.after)


def changes(left: Side, right: Side) -> list[Change]:
    """Every difference, each stretch told by the weightiest things in it."""
    steps = Levenshtein.opcodes([w.form for w in left.words], [w.form for w in right.words])
    pairs = [
        (steps_l, steps_r)
        for step in steps
        if step.tag == "equal"
        for steps_l, steps_r in zip(
            range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
        )
    ]
    stretches = [
        Stretch(
            tuple(left.words[s.src_start : s.src_end]), tuple(right.words[s.dest_start : s.dest_end]),
            *_around(left.words, s.src_start, s.src_end, right.words, s.dest_start, s.dest_end),
        )
        for s in steps if s.tag != "equal"
    ]  # fmt: skip
    credited = _attributions(left, right, stretches)
    valued = _facts(left, right, stretches)
    # "Allegedly" is a hedge or a legal state before it is hearsay.
    held_back = [v for v in valued if v.what in {"hedge", "legal state"}]
    credited = [c for c in credited if not any(_same_place(c, v) for v in held_back)]
    found = credited + [c for c in valued if not (c.what == "name" and _in(c, credited))]
    found += _marks(left, right, pairs)
    told = [x for c in found for x in ((0, c.before), (1, c.after)) if x[1] is not None]
    weighty = bool(found)
    for stretch in stretches:
        touched = any(_touches(stretch, side, span) for side, span in told if span is not None)
        # Small words go with the weightier change beside them ("on suspicion of" has become "for").
        if not touched and not (weighty and _small(left, right, stretch)):
            found.append(_wording(left, right, stretch))
    return sorted(found, key=_place)


def _small(left: Side, right: Side, stretch: Stretch) -> bool:
    """Whether only articles, prepositions and the like differ."""
    return all(
        w.form in phrases.of(side.document.language).small
        for side, words in ((left, stretch.before), (right, stretch.after))
        for w in words
    )


def _in(change: Change, others: Sequence[Change]) -> bool:
    """Whether it stands inside one of the others: the speaker's name goes with the attribution."""
    return any(
        a is not None and b is not None and overlap(a, b)
        for other in others
        if other.kind != "changed"
        for a, b in ((change.before, other.before), (change.after, other.after))
    )


def _same_place(one: Change, other: Change) -> bool:
    return one.before == other.before and one.after == other.after


def _around(
    left: Sequence[Word], a: int, b: int, right: Sequence[Word], c: int, d: int
) -> tuple[Word | None, Word | None]:
    words, start, end = (left, a, b) if b > a else (right, c, d)
    return (words[start - 1] if start else None), (words[end] if end < len(words) else None)


def _hull(found: Sequence[Word]) -> Span | None:
    return Span(start=found[0].span.start, end=found[-1].span.end) if found else None


def _place(change: Change) -> tuple[int, int]:
    return (change.before.start if change.before is not None else -1, change.after.start if change.after else -1)


def _touches(stretch: Stretch, side: int, span: Span) -> bool:
    own = stretch.new if side else stretch.old
    return own is not None and overlap(own, span)


def _facts(left: Side, right: Side, stretches: Sequence[Stretch]) -> list[Change]:
    """Facts in changed words that have no equal among the other side's changed words."""
    gone = [(n, f) for n, f in _placed(facts(left), stretches, 0)]
    new = [(n, f) for n, f in _placed(facts(right), stretches, 1)]
    for one in list(gone):
        twin = next((other for other in new if same(one[1], other[1])), None)
        if twin is not None:
            gone.remove(one)
            new.remove(twin)
    found = []
    for n, fact in gone:
        other = next((x for x in new if x[0] == n and x[1].what == fact.what), None)
        if other is not None:
            new.remove(other)
        found.append(change(fact.what, fact.span, None if other is None else other[1].span))
    found += [change(fact.what, None, fact.span) for _, fact in new]
    return found


def _placed(listed: Iterable[Fact], stretches: Sequence[Stretch], side: int) -> list[tuple[int, Fact]]:
    return [(n, f) for f in listed for n, s in enumerate(stretches) if _touches(s, side, f.span)][: len(stretches) * 9]


def _attributions(left: Side, right: Side, stretches: Sequence[Stretch]) -> list[Change]:
    """Attributions in changed words: dropped, added, or given to someone else."""
    found = []
    for stretch in stretches:
        old, new = stretch.old, stretch.new
        ours = [x.span for x in attributions(left) if old is not None and overlap(x.span, old)] or _told(left, old)
        theirs = [x.span for x in attributions(right) if new is not None and overlap(x.span, new)] or _told(right, new)
        if ours and not theirs:
            found.append(change("attribution", ours[0], None))
        elif theirs and not ours:
            found.append(change("attribution", None, theirs[0]))
        elif ours and theirs:
            one = next((x for x in attributions(left) if x.span == ours[0]), None)
            two = next((x for x in attributions(right) if x.span == theirs[0]), None)
            if one and two and (one.polarity != two.polarity or _others(one.speaker, two.speaker)):
                found.append(change("attribution", one.span, two.span))
    return found


def _others(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two and not one & two)


def _told(side: Side, span: Span | None) -> list[Span]:
    """A reporting word in the stretch, with someone who speaks beside it."""
    if span is None or not names_someone(side, span):
        return []
    return [span for _ in reporting(side, (span,))][:1]


def _marks(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Change]:
    """Quotation marks that stand around the same words on one side only."""
    found = []
    for here, there, forward in ((left, right, pairs), (right, left, [(j, i) for i, j in pairs])):
        answer = dict(forward)
        other = quotations(there)
        for part in quotations(here):
            inside = [n for n, w in enumerate(here.words) if overlap(w.span, part)]
            mapped = [there.words[answer[n]] for n in inside if n in answer]
            if not inside or len(mapped) < MAPPED * len(inside):
                continue
            if not any(overlap(w.span, q) for w in mapped for q in other):
                span = _hull(mapped)
                old, new = (part, span) if here is left else (span, part)
                found.append(change("quotation", old, new, detail="marks"))
    return found


def _wording(left: Side, right: Side, stretch: Stretch) -> Change:
    """A stretch that holds no fact: words of a quotation, a label beside a name, or words."""
    old, new = stretch.old, stretch.new
    what = "words"
    if any(span is not None and any(overlap(q, span) for q in quotations(side))
           for side, span in ((left, old), (right, new))):  # fmt: skip
        what = "quotation"
    elif _renamed(left, right, stretch):
        what = "name"
    elif _labels(left, right, stretch):
        what = "characterisation"
    return change(what, old, new)


def _labels(left: Side, right: Side, stretch: Stretch) -> bool:
    """Whether the words are what a named person or body is called: adjectives or nouns right before the name."""
    side, own = (left, stretch.before) if stretch.before else (right, stretch.after)
    if stretch.next is None or max(len(stretch.before), len(stretch.after)) > LABEL:
        return False
    text = side.document.article.text
    named = any(m.span.start == stretch.next.span.start and m.kind != "place" for m in side.document.mentions)
    known = phrases.of(side.document.language)
    both = (*stretch.before, *stretch.after)
    opened = (
        not (stretch.before and stretch.after)
        or stretch.previous is None
        or stretch.previous.form in known.openers
        or _after_comma(text, stretch, own)
    )
    plain = all(w.form not in known.small and len(w.form) > 2 for w in both)
    verbs = any(
        any(True for _ in reporting(s, (span,))) for s, span in ((left, stretch.old), (right, stretch.new)) if span
    )
    return named and opened and plain and not verbs


def _renamed(left: Side, right: Side, stretch: Stretch) -> bool:
    """Whether capitals stand in place of capitals inside a sentence: names, though neither was read as one."""
    sides = ((left, stretch.before), (right, stretch.after))
    return all(
        words
        and not phrases.of(side.document.language).nouns_capital
        and all(_capital(side, w) for w in words)
        and not any(s.start == words[0].span.start for s in side.spans)
        for side, words in sides
    )


def _capital(side: Side, word: Word) -> bool:
    first = side.text(word.span)[:1]
    return first == first.upper() != first.lower()


def _after_comma(text: str, stretch: Stretch, own: Sequence[Word]) -> bool:
    return stretch.previous is not None and "," in text[stretch.previous.span.end : own[0].span.start]


def change(what: str, before: Span | None, after: Span | None, *, detail: str = "") -> Change:
    """The change with its kind, which follows from the sides that it has."""
    kind = "dropped" if after is None else "added" if before is None else "changed"
    return Change(kind=kind, what=what, before=before, after=after, detail=detail)  # type: ignore[arg-type]
