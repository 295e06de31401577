"""Reporting clauses behind or inside what they report: "The bridge was closed, Berg said", "The bridge, he said, …"."""

from __future__ import annotations

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import COMMA, LONGEST, OBJECTS, Content, Cue, Draft, draft, stops
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.speakers import left_subject, right_phrase, right_subject

_MARKS = COMMA | {"–", "—"}
_CLAUSE = 10  # items of a reporting clause before its verb: "the ministry's spokeswoman for trade, M Z, said"
_TAIL = 14  # items behind the verb: adverbials and the subject; more is a clause of another kind


def clause_before(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> Draft | None:
    """A clause before a comma and a reporting clause that ends the sentence, or that only interrupts it."""
    comma = None if cue.kind in {"thought", *OBJECTS} or cue.participle else _comma(unit, cue)
    if comma is None or comma < (2 if _inserted(unit, comma, cue) else 4):
        return None
    speaker = _speaker(unit, comma, cue, known, cast)
    if speaker is None:
        return None
    first = comma - 1
    while first > 0 and not stops(unit, first):
        first -= 1
    told = known.cue(unit.items, first) is None  # "Asked whether …, Berg said" tells what Berg was asked
    if _inserted(unit, comma, cue):  # both sides are the speaker's
        content = Content(first=first if told else cue.last, last=_rest(unit, cue.last, known))
        return draft(unit, cue, speaker, content, rule="clause around")
    if comma - first < 3 or not told or _closing(unit, cue.last, known) - cue.last > _TAIL:
        return None
    return draft(unit, cue, speaker, Content(first=first, last=comma), rule="clause before")


def _comma(unit: Unit, cue: Cue) -> int | None:
    """The item behind the comma or dash before the reporting clause."""
    i = cue.first
    while i > 0 and cue.first - i < _CLAUSE and not _MARKS & set(unit.before(i)):
        if unit.items[i - 1].kind == "quote" or stops(unit, i):
            return None
        i -= 1
    return i if _MARKS & set(unit.before(i)) else None


def _speaker(unit: Unit, comma: int, cue: Cue, known: Lexicon, cast: Cast) -> Speaker | None:
    if all(item.low in known.finite for item in unit.items[comma : cue.first]):  # ", a déclaré le ministère"
        return right_subject(unit, cue.last, known, cast) or right_phrase(unit, cue.last, known, cast)
    if not _closes(unit, comma, cue, known):
        return None
    speaker = left_subject(unit, cue.first, known, cast)
    if speaker is not None and speaker.first < comma:
        speaker = None
    if speaker is None or (speaker.form == "pronoun" and cue.kind == "relays"):
        speaker = right_subject(unit, cue.last, known, cast) or speaker  # ", det melder Reuters"
    return speaker


def _inserted(unit: Unit, comma: int, cue: Cue) -> bool:
    """Whether subject and verb stand between two commas, with more of the sentence behind."""
    return comma < cue.first and cue.last + 2 < len(unit.items) and bool(COMMA & set(unit.before(cue.last)))


def _closing(unit: Unit, after: int, known: Lexicon) -> int:
    """The end of the reporting clause: the sentence's, or a comma and a participle that reports more (", adding …")."""
    forms = known.language.quotes.participles or ("\0",)
    for i in range(after, len(unit.items)):
        if COMMA & set(unit.before(i)) and unit.items[i].low.endswith(forms) and known.cue(unit.items, i) is not None:
            return i
    return len(unit.items)


def _rest(unit: Unit, after: int, known: Lexicon) -> int:
    """The end of the sentence from item `after` on, or the next quoted stretch that is a sentence of its own."""
    end = min(after + LONGEST, len(unit.items))
    for i in range(after + 1, end):
        quoted = unit.items[i].quoted
        head = "" if quoted is None else unit.text[quoted.inner.start : quoted.inner.start + 1]
        if stops(unit, i) or (quoted is not None and (not head.islower() or known.unspaced)):
            return i
    return end


def _closes(unit: Unit, comma: int, cue: Cue, known: Lexicon) -> bool:
    """Whether subject and verb between the comma and the end are a clause of their own that only reports.

    A relative clause or a conjunction opens no such clause ("…, which he has denied"), and no object follows the verb.
    """
    opener = unit.items[comma]
    if opener.kind == "word" and (
        opener.low in known.whether or opener.low in known.that or known.breaks.match(unit.items, comma)
        or opener.low in known.prepositions
    ):  # fmt: skip
        return False
    inside = (item.low for item in unit.items[comma : cue.first] if item.kind == "word")
    if any((low in known.whether and low not in known.like) or low in known.negators for low in inside):
        return False  # "…, nor would he describe the answer"
    if cue.last >= len(unit.items) or unit.before(cue.last).strip():
        return True
    item = unit.items[cue.last]
    if item.low in known.whether:
        return False
    if item.kind == "name":  # ", det melder Reuters"
        return cue.kind == "relays" and known.pronoun(opener.low) and cue.first == comma + 1
    return bool(item.low not in known.articles or known.pronoun(item.low))
