"""What differs between a passage and its translation: only what survives translation is compared, by value.

A translator is free in words, so nothing here rests on wording. What the one side states and the other lacks must be
missing from the neighbouring sentences too, and a hedge, state or attribution must leave no form behind that could
render it; where a word aligner has spoken, the words must also be among those that nothing answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from synoptic.lineage import lost, phrases
from synoptic.lineage.calendar import Time
from synoptic.lineage.facts import Fact, Side, facts, measures, overlap, same
from synoptic.lineage.passage import Pair, alone, answered
from synoptic.lineage.quotation import attributions, marked, quotations, reporting, sources
from synoptic.lineage.renamed import renamed
from synoptic.lineage.rewording import change
from synoptic.records import Change, Span

_SEPARATOR = re.compile(r"(?<=\d)[.,\s'\u066c](?=\d{3}(?!\d))")
SMALL_FIGURE = 13.0
"""Figures below this are spelled out or not as a writer likes (style books: AP to nine, many presses to twelve)."""
EXACT = {"day", "month", "year"}
"""Grains of dates that are kept in translation; parts of days and weeks are put in other words."""
ALLEGED = {"suspected", "accused"}
"""States of an allegation, which other languages may put into a verb's mood ("aurait")."""
LOST = {"hedge": 1.5, "legal state": 1.5, "attribution": 0.5}
"""Log-odds (`lost.loss`) from which a phrase counts as lost."""
OTHERWISE = 2.0
"""Log-odds added for a state where the other side has one of which this side says nothing."""
PUT_IN = 1.0
"""More than that for what only the translation says, which must stand in words that nothing answers: translators make
plain who speaks and what may be."""


def changes(pair: Pair) -> list[Change]:
    """What one side states and the other does not, or states otherwise."""
    found = [*_facts(pair), *_held_back(pair), *_quotations(pair)]
    return sorted(found, key=lambda c: (c.before.start if c.before else -1, c.after.start if c.after else -1))


def _facts(pair: Pair) -> list[Change]:
    ours, theirs = facts(pair.left), facts(pair.right)
    gone, new = _unmatched(ours, theirs), _unmatched(theirs, ours)
    around = facts(pair.left, near=True), facts(pair.right, near=True)
    found: list[Change] = []
    for what in ("number", "date", "name", "characterisation"):
        a = [f for f in gone if f.what == what and _comparable(f)]
        b = [f for f in new if f.what == what and _comparable(f)]
        if what == "name":
            found += renamed(pair, a, b)
            continue
        for one, other in _counterparts(what, a, b, pair):
            found.append(change(what, one.span, other.span))
            a.remove(one)
            b.remove(other)
        if what in {"number", "date"} and not (a and b):
            a, b = _unmatched(a, around[1]), _unmatched(b, around[0])
            found += [change(what, f.span, None) for f in a if _firm(f, theirs) and _unanswered(pair, f, 0)]
            found += [change(what, None, f.span) for f in b if _firm(f, ours) and _unanswered(pair, f, 1)]
    return found


def _unmatched(ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[Fact]:
    return [f for f in ours if not any(same(f, t) for t in theirs)]


def _comparable(fact: Fact) -> bool:
    return fact.kind != "unresolved"


def _counterparts(what: str, ours: Sequence[Fact], theirs: Sequence[Fact], pair: Pair) -> list[tuple[Fact, Fact]]:
    """Which fact stands for which; the same number of them on both sides, in order, or nothing is said."""
    if what == "date":
        return list(_redated(ours, theirs))
    if what == "number":
        ours, theirs = _figures(ours, pair.right), _figures(theirs, pair.left)
    if len(ours) != len(theirs):
        return []
    return [
        (a, b) for a, b in zip(ours, theirs, strict=True) if measures(a) == measures(b) and not _restated(pair, a, b)
    ]


def _redated(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Times that are written out with the same parts (a weekday, a day and month) and do not agree, in order."""
    open_ = [f for f in theirs if f.time is not None and f.time.written]
    for one in ours:
        if one.time is None:
            continue
        alike = [(_parts_alike(one.time, f.time), -n) for n, f in enumerate(open_) if f.time is not None]
        best, at = max(alike, default=((0, 0), 0))
        if best[1] < best[0]:
            yield one, open_.pop(-at)


def _parts_alike(one: Time, other: Time) -> tuple[int, int]:
    """How many parts both times write out, and how many of those alike."""
    both = one.written.keys() & other.written.keys()
    return len(both), sum(one.written[part] == other.written[part] for part in both)


def _figures(listed: Sequence[Fact], there: Side) -> list[Fact]:
    """Those whose digits do not stand on the other side in something that was not read as a figure there."""
    told = _SEPARATOR.sub("", "".join(there.text(s) for s in there.spans))
    return [
        f
        for f in listed
        if f.value is None or f.value < 10 or not re.search(rf"(?<!\d)(?<!\d[.,]){f.value:.10g}(?![.,]?\d)", told)
    ]


def _restated(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether small figures, spelled out on one side, may count two things; a writer who counts anew puts it so."""
    small = all(f.what == "number" and f.value is not None and f.value < SMALL_FIGURE for f in (a, b))
    digits = [any(c.isdigit() for c in side.text(f.span)) for side, f in ((pair.left, a), (pair.right, b))]
    return small and not all(digits)


def _unanswered(pair: Pair, fact: Fact, side: int) -> bool:
    """Whether nothing on the other side answers the fact; for a figure, nor the stretch that it stands in."""
    lonely = fact.what != "number" or any(overlap(fact.span, s) for s in alone(pair, side))
    return lonely and not answered(pair, fact.span, side)


def _firm(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether a translator would have kept it: small figures and vague times may be put in other words."""
    if fact.what == "number":
        return fact.value is not None and abs(fact.value) >= SMALL_FIGURE and measures(fact) is None
    told = fact.time is not None and bool(fact.time.written)
    return told and fact.kind in EXACT and not any(f.what == "date" for f in others)


def phrases_of(side: Side) -> Iterator[lost.Phrase]:
    """What a side says that a translation may lose: hedges, legal states, statements laid in someone's mouth."""
    for fact in facts(side):
        if fact.what in {"hedge", "legal state"}:
            yield lost.Phrase(fact.what, fact.span, fact.span, fact.keys if fact.what == "legal state" else frozenset())
    told = list(attributions(side))
    for one in told:
        # Thoughts and orders are put freely; what is said keeps its speaker.
        said = one.polarity in {"said", "denied"} and bool(one.speaker)
        if said and any(overlap(w, one.cue) for w in reporting(side, side.spans)):
            yield lost.Phrase("attribution", one.span, one.cue)
    for cue, whole in sources(side):
        if not any(overlap(whole, one.span) for one in told):
            yield lost.Phrase("attribution", whole, cue)


def _held_back(pair: Pair) -> list[Change]:
    """Hedges, legal states and attributions of one side that nothing on the other renders."""
    found: list[Change] = []
    come: list[Change] = []
    for number, here, there in ((0, pair.left, pair.right), (1, pair.right, pair.left)):
        for phrase in phrases_of(here):
            if not _can_tell(phrase, there) or (phrase.keys >= ALLEGED and _softly(there)):
                continue
            if phrase.what == "attribution" and lost.is_free(pair, phrase, number):
                continue  # another name may be given, but someone says it
            odds = lost.loss(pair, phrase, number)
            if phrase.what == "legal state" and _otherwise(phrase, here, there):
                odds += OTHERWISE
            lonely = not number or any(overlap(phrase.span, s) for s in alone(pair, number))
            if lonely and odds >= LOST[phrase.what] + number * PUT_IN:
                found.append(_told(phrase, number))
            elif number and phrase.what == "legal state" and odds >= 0:
                come.append(_told(phrase, number))
    return _once(_states_paired(found, come))


def _otherwise(phrase: lost.Phrase, here: Side, there: Side) -> bool:
    """Whether the other side tells a state that this one does not, and not this one's: a suspect is a convict there."""
    mine, theirs = ([f.keys for f in facts(side) if f.what == "legal state"] for side in (here, there))
    strange = any(not any(keys & own for own in mine) for keys in theirs)
    return strange and not any(keys & phrase.keys for keys in theirs)


def _softly(side: Side) -> bool:
    """Whether any form stands there that makes a claim less than certain."""
    listed, text = phrases.of(side.document.language).softened, side.document.article.text
    return any(True for span in side.spans for _ in listed.find(text, span))


def _can_tell(phrase: lost.Phrase, there: Side) -> bool:
    """Whether the other side's language has the lists to be judged by."""
    listed = phrases.of(there.document.language)
    return bool({
        "hedge": listed.softened, "legal state": listed.legal.phrases, "attribution": listed.reporting
    }[phrase.what].pattern.groups)  # fmt: skip


def _told(phrase: lost.Phrase, number: int) -> Change:
    detail = min(phrase.keys, default="")
    return change(phrase.what, *((None, phrase.span) if number else (phrase.span, None)), detail=detail)


def _once(found: Sequence[Change]) -> list[Change]:
    """What goes with an attribution ("according to the indictment") is told by it alone."""
    credited = [c for c in found if c.what == "attribution"]
    return [c for c in found if c in credited or not any(_within(c, a) for a in credited)]


def _within(one: Change, outer: Change) -> bool:
    return any(
        a is not None and b is not None and overlap(a, b)
        for a, b in ((one.before, outer.before), (one.after, outer.after))
    )


def _states_paired(found: Sequence[Change], come: Sequence[Change]) -> list[Change]:
    """One state gone and another come is one change of state; one that only came may be the translator's word."""
    gone = [c for c in found if c.what == "legal state" and c.kind == "dropped"]
    new = [c for c in (*found, *come) if c.what == "legal state" and c.kind == "added"]
    if len(gone) == len(new) == 1:
        rest = [c for c in found if c.what != "legal state"]
        return [*rest, change("legal state", gone[0].before, new[0].after, detail=f"{gone[0].detail}, {new[0].detail}")]
    return list(found)


def _quotations(pair: Pair) -> list[Change]:
    """Words in quotation marks on one side, none on the other."""
    ours, theirs = quotations(pair.left), quotations(pair.right)
    found = []
    if ours and not marked(pair.right):
        found += [change("quotation", part, None, detail="marks") for part in ours]
    if theirs and not marked(pair.left):
        found += [change("quotation", None, part, detail="marks") for part in theirs if not _titled(pair, part)]
    return found


def _titled(pair: Pair, part: Span) -> bool:
    """Whether the marks stand around a name, as some languages set them around teams, ships and works, or one word."""
    right = pair.right
    inside = [w for w in right.words if overlap(w.span, part)]
    if len(inside) < 2 or any(m.span.start <= part.start and part.end <= m.span.end for m in right.document.mentions):
        return True
    told = [pair.left.text(p.a) for p in pair.words.pairs if overlap(p.b, part)] if pair.words is not None else []
    if told and all(word[:1] != word[:1].lower() for word in told):
        return True
    opens = [right.text(w.span)[:1] for w in inside]
    return all(c != c.lower() for c in opens)
