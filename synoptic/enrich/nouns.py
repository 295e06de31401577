"""Claims, fears and promises told by a noun: "the claim that …", "Berg's promise to …", "her criticism of …"."""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.enrich.cast import Speaker
from synoptic.enrich.drafts import COMMA, STRONG, Content, Cue, Draft, clause_end, draft
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.records import Span

_PHRASE = 14  # items of what a noun is about: a phrase, not a clause


def noun_drafts(unit: Unit, drafts: Sequence[Draft], known: Lexicon) -> list[Draft]:
    """What nouns of speech in the unit report, where it is no part of what a verb reports."""
    made: list[Draft] = []
    for i, item in enumerate(unit.items[:-2]):
        if item.kind != "word" or item.low not in known.nouns or unit.gap(i).strip() not in {"", ","}:
            continue
        owner = _possessor(unit, i, known)
        found = _content(unit, i, owner is not None, known)
        if found is None:
            continue
        content, rule = found
        start, end = unit.items[content.first].start, unit.items[content.last - 1].end
        if any(d.quote.content.start < end and start < d.quote.content.end for d in (*drafts, *made)):
            continue
        made.append(draft(unit, Cue(first=i, last=i + 1, kind="said", noun=True), owner, content, rule=rule))
    return made


def _content(unit: Unit, i: int, owned: bool, known: Lexicon) -> tuple[Content, str] | None:
    """What the noun at item `i` tells: a clause, an infinitive, or the thing it is about.

    Without an owner only a clause and "about" tell something: on 400 articles of PolNeAR's train part "Berg's plan
    to …" is an attribution in 68 of 100 cases, "the plan to …" in 53, "the attack on …" in 34.
    """
    following = unit.items[i + 1].low
    spaced = not unit.gap(i).strip()
    verb = unit.items[i + 2].kind == "word" and unit.items[i + 2].low not in known.articles  # not "a call to Oslo"
    that = known.that.match(unit.items, i + 1)
    relative = bool(that) and known.finite.match(unit.items, min(i + 1 + that, len(unit.items) - 1)) > 0
    if (that and not relative) or (owned and following in known.infinitive and verb and spaced):
        end = clause_end(unit, i + 1, known)
        last = next((j for j in range(i + 2, end) if COMMA & set(unit.before(j))), end)
        return (Content(first=i + 1, last=last), "noun") if last - i >= 4 else None
    if known.finite.match(unit.items, i + 1) and known.that.match(unit.items, i + 2):  # "Their fear is that …"
        last = clause_end(unit, i + 2, known)
        return (Content(first=i + 2, last=last), "noun") if last - i >= 5 else None
    if spaced and following in known.links and (owned or following == known.language.quotes.links[0]):
        last = _phrase_end(unit, i + 2, known)
        return (Content(first=i + 2, last=last), "noun of") if last - i >= 4 else None
    return None


def _phrase_end(unit: Unit, first: int, known: Lexicon) -> int:
    """The item behind the phrase: a verb, a comma or a conjunction ends it."""
    for i in range(first, min(first + _PHRASE, len(unit.items))):
        item = unit.items[i]
        if i > first and (COMMA | STRONG) & set(unit.before(i)):
            return i
        if item.kind == "quote" or item.low in known.finite or item.low in known.relatives or item.low in known.breaks:
            return i
        if known.cue(unit.items, i) is not None and item.low not in known.nouns:
            return i
    return min(first + _PHRASE, len(unit.items))


def _possessor(unit: Unit, i: int, known: Lexicon) -> Speaker | None:
    """The name or pronoun that stands before the noun as its owner ("Berg's claim", "their fear")."""
    j = i - 1
    while j > 0 and unit.items[j].kind == "word" and unit.items[j].word.strip("'’") in {"s", ""}:
        j -= 1
    if j < 0:
        return None
    span = Span(start=unit.items[j].start, end=unit.items[j].end)
    if unit.items[j].low in known.owners:
        return Speaker(span=span, form="pronoun", key=None, first=j, last=j + 1)
    mention = unit.items[j].mention
    if mention is None or "'" not in unit.text[mention.span.end - 2 : unit.items[i].start].replace("’", "'"):
        return None
    return Speaker(span=mention.span, form="name", key=mention.key, first=j, last=j + 1)
