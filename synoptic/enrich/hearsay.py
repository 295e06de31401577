"""Claims that a writer has from others without saying whom: "soll … getötet haben", "aurait fui", "reportedly".

The clause is marked as told, without a speaker: a source is only ever one that the text names.
"""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.enrich.drafts import COMMA, STRONG, Content, Cue, clause_end, draft
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.records import Quote, Span

_CONDITION = 24  # items: how far behind its verb an "if" still governs the mood


def hearsay_quotes(unit: Unit, spoken: Sequence[Quote], known: Lexicon) -> list[Quote]:
    """The unit's clauses of hearsay that are no part of what someone is said to have said."""
    taken = [quote.content for quote in spoken]
    found: list[Quote] = []
    for i, item in enumerate(unit.items):
        length = known.hearsay.match(unit, i) if item.kind == "word" else 0
        if not length or _conditional(unit, i, known):
            continue
        first, last = _clause(unit, i, known)
        made = draft(
            unit, Cue(first=i, last=i + length, kind="said"), None, Content(first=first, last=last), rule="hearsay"
        ).quote
        if last - first > length + 1 and not any(_touch(made.content, span) for span in taken):
            found.append(made)
            taken.append(made.content)
    return found


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _conditional(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether an "if" or a reporting verb stands in the clause, which would make the mood another one's."""
    first, _ = _clause(unit, i, known)
    before = unit.items[max(0, first - 1) : i]
    behind = unit.items[i : i + _CONDITION]
    return any(item.low in known.whether or item.low in known.that for item in before) or any(
        item.low in known.if_ for item in behind
    )


def _clause(unit: Unit, i: int, known: Lexicon) -> tuple[int, int]:
    first = i
    while first > 0 and not STRONG & set(unit.before(first)):
        if COMMA & set(unit.before(first)) and (known.breaks.match(unit.items, first) or i - first > 2):
            break
        first -= 1
    if known.breaks.match(unit.items, first) and first < i:
        first += 1
    return first, clause_end(unit, i, known)
