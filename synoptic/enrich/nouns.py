"""Claims, fears and promises told by a noun: "the claim that …", "Berg's promise to …", "die Behauptung, dass …"."""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.enrich.cast import Speaker
from synoptic.enrich.drafts import Content, Cue, Draft, clause_end, draft
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon


def noun_drafts(unit: Unit, drafts: Sequence[Draft], known: Lexicon) -> list[Draft]:
    """What nouns of speech in the unit report, where it is no part of what a verb reports."""
    made: list[Draft] = []
    for i, item in enumerate(unit.items[:-2]):
        if item.kind != "word" or item.low not in known.nouns or unit.gap(i).strip() not in {"", ","}:
            continue
        following = unit.items[i + 1].low
        verb = unit.items[i + 2].kind == "word" and unit.items[i + 2].low not in known.articles  # not "a call to Oslo"
        wish = following in known.infinitive and verb and not unit.gap(i).strip()
        if not (known.that.match(unit.items, i + 1) or wish):
            continue
        last = clause_end(unit, i + 1, known)
        start, end = unit.items[i + 1].start, unit.items[last - 1].end
        if last - i < 4 or any(d.quote.content.start < end and start < d.quote.content.end for d in (*drafts, *made)):
            continue
        cue = Cue(first=i, last=i + 1, kind="said")
        made.append(draft(unit, cue, _possessor(unit, i), Content(first=i + 1, last=last), rule="noun"))
    return made


def _possessor(unit: Unit, i: int) -> Speaker | None:
    """The name that stands before the noun as its owner ("Berg's claim")."""
    j = i - 1
    while j > 0 and unit.items[j].kind == "word" and unit.items[j].word.strip("'’") in {"s", ""}:
        j -= 1
    mention = unit.items[j].mention if j >= 0 else None
    if mention is None or "'" not in unit.text[mention.span.end - 2 : unit.items[i].start].replace("’", "'"):
        return None
    return Speaker(span=mention.span, form="name", key=mention.key, first=j, last=j + 1)
