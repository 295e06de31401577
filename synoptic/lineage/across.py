"""What differs between a passage and its translation: only what survives translation is compared, by value.

A translator is free in words, so nothing here rests on wording. What the one side states and the other lacks must be
missing from the neighbouring sentences too, and a hedge, state or attribution must leave no form behind that could
render it; where a word aligner has spoken, the words must also be among those that nothing answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from synoptic.lineage import phrases
from synoptic.lineage.calendar import told_apart
from synoptic.lineage.facts import Fact, Side, facts, measures, overlap, same
from synoptic.lineage.quotation import attributions, marked, names_someone, quotations, reporting, reports
from synoptic.lineage.rewording import change
from synoptic.lineage.wordpairs import Answers
from synoptic.records import Change, Span
from synoptic.text import is_unspaced, skeleton, words

_KATAKANA = re.compile("[\u30a1-\u30fa]{2}")
SMALL_FIGURE = 13.0
"""Figures below this are spelled out or not as a writer likes (style books: AP to nine, many presses to twelve)."""
EXACT = {"day", "month", "year"}
"""Grains of dates that are kept in translation; parts of days and weeks are put in other words."""
ALIKE = 0.6
"""Likeness of two words' consonants from which one may be the other's transliteration."""
ALLEGED = {"suspected", "accused"}
"""States of an allegation, which other languages may put into a verb's mood ("aurait")."""
SOUNDS = 3
"""Consonants below which two words must have the same ones."""
ALIKE_ABROAD = 0.5
"""The same across scripts."""
LINKED = 0.45
"""Cosine from which the word aligner's link of a name is believed to be to the same name."""


class Pair(NamedTuple):
    """A passage, its translation, and how their words answer each other; None where that is not known."""

    left: Side
    right: Side
    words: Answers | None = None


def changes(pair: Pair) -> list[Change]:
    """What one side states and the other does not, or states otherwise."""
    found = [*_facts(pair), *_held_back(pair), *_quotations(pair), *_attributions(pair)]
    return sorted(found, key=lambda c: (c.before.start if c.before else -1, c.after.start if c.after else -1))


def _facts(pair: Pair) -> list[Change]:
    ours, theirs = facts(pair.left), facts(pair.right)
    gone, new = _unmatched(ours, theirs), _unmatched(theirs, ours)
    around = facts(pair.left, near=True), facts(pair.right, near=True)
    found: list[Change] = []
    for what in ("number", "date", "name", "characterisation"):
        a = [f for f in gone if f.what == what and _comparable(f)]
        b = [f for f in new if f.what == what and _comparable(f)]
        for one, other in _counterparts(what, a, b, pair):
            found.append(change(what, one.span, other.span))
            a.remove(one)
            b.remove(other)
        if what == "name" and not b:
            found += [change(what, f.span, None) for f in a if _left_out(pair, f)]
        if what in {"number", "date"} and not (a and b):
            a, b = _unmatched(a, around[1]), _unmatched(b, around[0])
            found += [change(what, f.span, None) for f in a if _firm(f, theirs) and not _answered(pair, f.span, 0)]
            found += [change(what, None, f.span) for f in b if _firm(f, ours) and not _answered(pair, f.span, 1)]
    return found


def _unmatched(ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[Fact]:
    return [f for f in ours if not any(same(f, t) for t in theirs)]


def _comparable(fact: Fact) -> bool:
    return fact.kind != "unresolved"


def _counterparts(what: str, ours: Sequence[Fact], theirs: Sequence[Fact], pair: Pair) -> list[tuple[Fact, Fact]]:
    """Which fact stands for which; the same number of them on both sides, in order, or nothing is said."""
    pairs = []
    if what == "name":
        return _renamed(pair, ours, theirs)
    if len(ours) != len(theirs):
        return []
    for one, other in zip(ours, theirs, strict=True):
        if what == "date" and (one.time is None or other.time is None or not told_apart(one.time, other.time)):
            continue
        if measures(one) == measures(other):
            pairs.append((one, other))
    return pairs


def _renamed(pair: Pair, ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Names for names: places for places; a person who is new in the copy for whoever is gone, persons first."""
    gone = [f for f in ours if f.kind != "place" and _only_here(pair, f, 0)]
    gone.sort(key=lambda f: f.kind != "person")
    new = [f for f in theirs if f.kind == "person" and _only_here(pair, f, 1)]
    found = list(zip(gone, new, strict=False)) if len(new) == 1 or len(gone) == len(new) else []
    places = [
        [f for f in side if f.kind == "place" and _only_here(pair, f, n)] for n, side in enumerate((ours, theirs))
    ]
    if len(places[0]) == len(places[1]):
        found += [(a, b) for a, b in zip(*places, strict=True) if _is_city(a) == _is_city(b)]
    return found


def _is_city(fact: Fact) -> bool:
    """A city, not a country: a capital stands for its government in some languages more than in others."""
    return any("/" in key for key in fact.keys)


def _only_here(pair: Pair, fact: Fact, side: int) -> bool:
    """Whether a name could not be any name that the other side has: by key, by sound, by what it is linked to."""
    own, other = (pair.right, pair.left) if side else (pair.left, pair.right)
    key = next(k for k in fact.keys if k.startswith("key "))
    if fact.kind == "place":
        return key[4:5].isupper()  # a country or city that is known by one key in every language
    if pair.words is not None and any(
        overlap(p.b if side else p.a, fact.span) and p.score >= LINKED for p in pair.words.pairs
    ):
        return False
    if not _spelled(other):
        return False
    text = own.document.article.text
    mine = [skeleton(text[s:e]) for s, e in words(text, fact.span.start, fact.span.end)]
    least = ALIKE
    if _latin(own) != _latin(other):
        # Short names leave too little to hear in another script (Wade, Уэйд).
        least, mine = ALIKE_ABROAD, [bones for bones in mine if len(bones) > SOUNDS]
        if not mine:
            return False
    return not any(_sounds_like(one, two, least) for one in mine for two in _name_like(other))


def _spelled(side: Side) -> bool:
    """Whether foreign names are written by their sound here; Han characters hardly tell it."""
    told = "".join(side.text(s) for s in side.spans)
    return not is_unspaced(told) or _KATAKANA.search(told) is not None


def _left_out(pair: Pair, fact: Fact) -> bool:
    """Whether a person is named in the origin's passage, and neither there nor beside it in the copy's."""
    if fact.kind != "person" or pair.words is None or not _only_here(pair, fact, 0) or _answered(pair, fact.span, 0):
        return False
    near = Side(pair.right.document, pair.right.near, pair.right.words, pair.right.near)
    return not any(same(fact, f) for f in facts(near))


def _name_like(side: Side) -> set[str]:
    """Consonants of the words that may be names: all but those in lower case."""
    found = set()
    for span in side.spans:
        for start, end in words(side.document.article.text, span.start, span.end):
            word = side.document.article.text[start:end]
            if not (word == word.lower() != word.upper()):
                found |= {skeleton(part) for part in re.split(r"[・·＝]", word)}
    return found


def _latin(side: Side) -> bool:
    told = "".join(side.text(s) for s in side.spans)
    return 2 * sum(c.isascii() and c.isalpha() for c in told) > sum(c.isalpha() for c in told)


def _sounds_like(one: str, two: str, least: float) -> bool:
    if min(len(one), len(two)) < SOUNDS:
        return one == two
    return float(Levenshtein.normalized_similarity(one, two)) >= least


def _firm(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether a translator would have kept it: small figures and vague times may be put in other words."""
    if fact.what == "number":
        return fact.value is not None and abs(fact.value) >= SMALL_FIGURE and measures(fact) is None
    return fact.kind in EXACT and not any(f.what == "date" for f in others)


def _answered(pair: Pair, span: Span, side: int) -> bool:
    """Whether any of the words there is linked to one of the other side; false where words were not aligned."""
    return pair.words is not None and any(overlap(p.b if side else p.a, span) for p in pair.words.pairs)


def _held_back(pair: Pair) -> list[Change]:
    """Hedges and legal states of one side of which the other holds no form."""
    found: list[Change] = []
    new_only: list[Fact] = []
    for here, there, number in ((pair.left, pair.right, 0), (pair.right, pair.left, 1)):
        listed = phrases.of(there.document.language)
        soft, alone = _any(there, listed.softened), _alone(pair, number)
        states = [f for f in facts(there, near=True) if f.what == "legal state"]
        for fact in facts(here):
            missing = (
                (fact.what == "hedge" and listed.hedges.pattern.groups and not soft)
                or (fact.what == "legal state" and listed.legal.phrases.pattern.groups
                and not any(fact.keys & s.keys for s in states) and not (soft and fact.keys >= ALLEGED))
            )  # fmt: skip
            if missing and not _answered(pair, fact.span, number):
                if number and not any(overlap(fact.span, s) for s in alone):
                    new_only.append(fact)
                    continue
                old, new = (None, fact.span) if number else (fact.span, None)
                found.append(change(fact.what, old, new, detail=fact.kind))
    return _states_paired(found, new_only)


def _any(side: Side, listed: phrases.Listed) -> bool:
    text = side.document.article.text
    return any(True for s in side.spans for _ in listed.find(text, s))


def _alone(pair: Pair, side: int) -> tuple[Span, ...]:
    """The stretches that one side says alone; all of it where words were not aligned."""
    if pair.words is None:
        return (pair.left, pair.right)[side].spans
    return (pair.words.a_alone, pair.words.b_alone)[side]


def _states_paired(found: Sequence[Change], come: Sequence[Fact]) -> list[Change]:
    """One state gone and another come is one change of state; one that only came may be the translator's word."""
    gone = [c for c in found if c.what == "legal state" and c.kind == "dropped"]
    new = [(c.after, c.detail) for c in found if c.what == "legal state" and c.kind == "added"]
    new += [(f.span, f.kind) for f in come if f.what == "legal state"]
    if len(gone) == len(new) == 1:
        rest = [c for c in found if c.what != "legal state"]
        detail = f"{gone[0].detail}, {new[0][1]}"
        return [*rest, change("legal state", gone[0].before, new[0][0], detail=detail)]
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


def _attributions(pair: Pair) -> list[Change]:
    """Statements that one side attributes to someone and the other tells by itself."""
    found = []
    for here, there, number in ((pair.left, pair.right, 0), (pair.right, pair.left, 1)):
        if any(True for _ in attributions(there)) or reports(there):
            continue
        for told in attributions(here):
            # Thoughts and orders are put freely; what is said keeps its speaker.
            sure = told.polarity in {"said", "denied"} and names_someone(here, told.span)
            listed = any(overlap(w, told.cue) for w in reporting(here, here.spans))
            if sure and listed and not _answered(pair, told.cue, number):
                found.append(change("attribution", *((None, told.span) if number else (told.span, None))))
    return found
