"""Reporting clauses behind or inside what they report: "The bridge was closed, Berg said", "The bridge, he said, …"."""

from __future__ import annotations

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import COMMA, LONGEST, OBJECTS, STRONG, Content, Cue, Draft, draft, stops
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.speakers import is_oblique, left_subject, right_phrase, right_subject
from synoptic.records import Span

_MARKS = COMMA | {"–", "—"}
_CLAUSE = 10  # items of a reporting clause before its verb: "the ministry's spokeswoman for trade, M Z, said"
_PHRASE = 5  # items of a subject that no list knows: "one former White House doctor"
_TAIL = 14  # items behind the verb: adverbials and the subject; more is a clause of another kind


def clause_before(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> Draft | None:
    """A clause before a comma and a reporting clause that ends the sentence, or that only interrupts it."""
    comma = None if cue.kind in OBJECTS or cue.participle else _comma(unit, cue)
    inserted = comma is not None and _inserted(unit, comma, cue)
    if comma is None or comma < (1 if inserted else 3) or not _may_close(unit, comma, cue, known):
        return None
    speaker = _speaker(unit, comma, cue, known, cast)
    if speaker is None:
        return None
    first = comma - 1
    while first > 0 and not stops(unit, first):
        first -= 1
    told = known.cue(unit.items, first) is None  # "Asked whether …, Berg said" tells what Berg was asked
    if inserted:  # both sides are the speaker's
        content = Content(first=first if told else cue.last, last=_rest(unit, cue.last, known))
        return draft(unit, cue, speaker, content, rule="clause around")
    inverted = comma == cue.first and speaker.form != "pronoun"  # ", said Berg, a lawyer who has …"
    tail = _closing(unit, cue.last, known) - cue.last
    if comma - first < 3 or not told or (tail > _TAIL and not inverted):
        return None
    return draft(unit, cue, speaker, Content(first=first, last=comma), rule="clause before")


def _may_close(unit: Unit, comma: int, cue: Cue, known: Lexicon) -> bool:
    """Whether such a verb may report what stands before it: behind the comma itself, alone, or one of speech."""
    return (comma == cue.first and cue.kind != "thought") or _only_says(unit, cue, known) or _bare_verb(unit, cue)


def _only_says(unit: Unit, cue: Cue, known: Lexicon) -> bool:
    """Whether the verb is one of speech alone, which takes no thing or infinitive ("said", not "pledged to")."""
    if cue.kind == "thought" or known.cues["judges"].match(unit.items, cue.first):
        return False
    following = unit.items[cue.last : cue.last + 2]
    if not following or following[0].low not in known.infinitive:
        return True
    told = following[-1]  # "said to the board", not "continued to speak"
    return told.kind == "name" or told.low in known.articles or told.low in known.roles


def _bare_verb(unit: Unit, cue: Cue) -> bool:
    """Whether nothing follows the verb in its clause (", the poll found.")."""
    return cue.last >= len(unit.items) or bool((COMMA | STRONG) & set(unit.before(cue.last)))


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
        behind = right_subject(unit, cue.last, known, cast) or right_phrase(unit, cue.last, known, cast)
        clause = behind is not None and any(_verbal(unit, i, known) for i in range(behind.first, behind.last))
        return None if clause else behind  # ", said the bridge was closed"
    if not _closes(unit, comma, cue, known):
        return None
    speaker = left_subject(unit, cue.first, known, cast)
    if speaker is not None and (speaker.first < comma or cue.first - speaker.last > _PHRASE):
        speaker = None
    if speaker is not None and is_oblique(unit, speaker, known):
        return None  # ", war seit langem in Bonn geplant"
    if speaker is not None and speaker.form == "pronoun" and cue.kind == "relays":
        return right_subject(unit, cue.last, known, cast) or speaker  # ", det melder Reuters"
    return speaker or _phrase(unit, comma, cue, known) or right_subject(unit, cue.last, known, cast)


def _phrase(unit: Unit, comma: int, cue: Cue, known: Lexicon) -> Speaker | None:
    """A subject that no list knows: what stands between the comma and the verb ("one slide says")."""
    first, last = comma, cue.first
    while first < last and unit.items[first].low in known.like:
        first += 1
    while last > first and unit.items[last - 1].low in known.finite:
        last -= 1
    if not 0 < last - first <= _PHRASE or any(_verbal(unit, i, known) for i in range(first, last)):
        return None
    span = Span(start=unit.items[first].start, end=unit.items[last - 1].end)
    return Speaker(span=span, form="role", key=None, first=first, last=last)


def _verbal(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether a word is no part of a plain noun phrase: a quotation, preposition, auxiliary or reporting verb."""
    item = unit.items[i]
    if item.kind == "quote" or item.low in known.prepositions or item.low in known.finite:
        return True
    return known.cue(unit.items, i) is not None


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
    if opener.kind == "word" and opener.low not in known.like and (
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
    if item.low in known.whether or item.low in known.finite or item.low in known.that:
        return False  # "it does not tell where …", "my idea of what he said was …"
    if item.kind == "name":  # ", det melder Reuters"
        return cue.kind == "relays" and known.pronoun(opener.low) and cue.first == comma + 1
    return bool(item.low not in known.articles or known.pronoun(item.low))
