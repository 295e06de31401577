"""Verdicts and reports told in the passive: "The plan was praised by farmers", "Il a été critiqué par le maire"."""

from __future__ import annotations

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import COMMA, STRONG, Content, Cue, Draft, clause_end, draft
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.speakers import right_subject
from synoptic.records import Span

_SUBJECT = 16  # items of what is praised or denied; more is two clauses
_AGENT = 8  # items of an agent that no list knows: "64 percent of the electorate"


def passive(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> Draft | None:
    """What is praised, denied or reported by someone: the clause's subject; None where the verb is no passive.

    Where the agent is followed by a reason ("was accused by the mayor of hiding the list"), it is the whole clause.
    """
    if not any(known.cues[kind].match(unit.items, cue.first) for kind in ("judges", "denied", "relays")):
        return None
    if cue.last + 1 >= len(unit.items) or unit.items[cue.last].low not in known.by or unit.before(cue.last).strip():
        return None
    end = _auxiliaries(unit, cue.first, known)
    if end == cue.first:
        return None
    agent = right_subject(unit, cue.last + 1, known, cast) or _phrase(unit, cue.last + 1, known)
    first = _first(unit, end, known)
    if agent is None or first == end:
        return None
    last = clause_end(unit, agent.last, known) if _reason(unit, agent.last, known) else end
    if known.relatives.match(unit.items, end - 1) or known.relatives.match(unit.items, first):
        return None  # "a senator who was praised by …"
    return draft(unit, cue, agent, Content(first=first, last=last), rule="passive")


def _reason(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether a reason with a verb stands at item `i` ("for hiding the list")."""
    if i + 1 >= len(unit.items) or unit.before(i).strip():
        return False
    return unit.items[i].low in known.links and unit.items[i + 1].low.endswith(
        known.language.quotes.participles or "\0"
    )


def _auxiliaries(unit: Unit, cue: int, known: Lexicon) -> int:
    """The first of the auxiliaries of a passive before the verb, with one word between allowed ("was widely praised").

    The verb's own place where there are none.
    """
    at = next((i for i in (cue - 1, cue - 2) if i > 0 and unit.items[i].low in known.passives), None)
    if at is None or any(unit.before(i).strip() for i in range(at + 1, cue + 1)):
        return cue
    while at > 1 and (unit.items[at - 1].low in known.finite or unit.items[at - 1].low in known.negators):
        at -= 1
    return at


def _first(unit: Unit, end: int, known: Lexicon) -> int:
    """The first item of the subject that ends before item `end`."""
    first = end
    while first > 0 and end - first < _SUBJECT:
        before = unit.items[first - 1]
        if (COMMA | STRONG) & set(unit.before(first)) or before.kind == "quote" or before.low in known.breaks:
            break
        if known.that.match(unit.items, first - 1) and before.low not in known.articles:
            break
        first -= 1
    return first


def _phrase(unit: Unit, first: int, known: Lexicon) -> Speaker | None:
    """An agent that no list knows, up to a comma, a preposition that is no "of" or the end."""
    last = first
    while last < len(unit.items) and last - first < _AGENT:
        item = unit.items[last]
        if last > first and (COMMA | STRONG) & set(unit.before(last)):
            break
        if item.kind == "quote" or item.low in known.finite or item.low in known.breaks:
            break
        last += 1
    if last == first:
        return None
    span = Span(start=unit.items[first].start, end=unit.items[last - 1].end)
    return Speaker(span=span, form="role", key=None, first=first, last=last)
