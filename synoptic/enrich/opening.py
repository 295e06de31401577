"""Where what is said begins, behind a reporting verb and its subject."""

from __future__ import annotations

from synoptic.enrich.drafts import COMMA, OBJECTS, STRONG, Cue
from synoptic.enrich.frames import Item, Unit
from synoptic.enrich.lexicon import Lexicon

_PARTICLE = 3  # items before the particle of a question that belong to it
_OPEN_KINDS = frozenset({"ordered", "promised", "asked", "declined", "denied"})


def opening(unit: Unit, start: int, cue: Cue, known: Lexicon, claimed: set[int]) -> tuple[int, str] | None:
    """Where what is said begins, and by which sign."""
    limit = min(start + 12, len(unit.items))
    for i in range(start, limit):
        gap = unit.before(i)
        item = unit.items[i]
        if item.kind == "quote":
            return _opening_quote(unit, start, i, known, claimed)
        if ":" in gap or "：" in gap:
            return (i, "colon") if _announces(unit, start, i, cue) else None
        if STRONG & set(gap) and gap.strip() != ".":
            break
        if item.kind == "word" and item.low in known.infinitive and _wanted(unit, cue, known):
            return (start, "intent")
        if COMMA & set(gap) and i > start and _reports_more(unit, i, known):
            break
        if item.kind == "word" and i > start and (known.breaks.match(unit.items, i) or _finite(unit, i, known)):
            break
        if item.kind == "word":
            length = known.that.match(unit.items, i)
            if length and i + length < len(unit.items) and _complements(unit, start, i, cue, known):
                return (i, "that")
            if known.whether.match(unit.items, i) and i - start < 5 and _may_ask(unit, start, i, cue, known):
                return (_question(unit, start, i), "whether")
        if i > start and gap.strip() == "," and _late_clause(unit, start, i, known):
            return (i, "bare")
    weekday = start < len(unit.items) and unit.items[start].low in known.days and not unit.before(start).strip()
    return _without_opening(unit, start + 1 if weekday else start, cue, known)  # "said Friday she would go"


def _complements(unit: Unit, start: int, i: int, cue: Cue, known: Lexicon) -> bool:
    """Whether the complementiser belongs to the verb and not to a noun or conjunction before it."""
    before = unit.items[i - 1]
    if i > start and before.kind == "word" and (before.low in known.breaks or before.low in known.prepositions):
        return False
    return i - start <= (1 if cue.kind in {"thought", "declined"} else 9)


def _may_ask(unit: Unit, start: int, i: int, cue: Cue, known: Lexicon) -> bool:
    if cue.kind in {"asked", "declined"}:
        return True
    return cue.kind == "said" and (i == start or cue.negated) and unit.items[i].low not in known.prepositions


def _question(unit: Unit, start: int, i: int) -> int:
    """The first item of the question whose particle stands at item `i`: it may stand second ("будет ли …")."""
    return next((j for j in range(i, max(start, i - _PARTICLE) - 1, -1) if COMMA & set(unit.before(j))), i)


def _finite(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether another reporting verb stands here, whose complementiser a later one would be."""
    found = known.cue(unit.items, i)
    return (
        found is not None
        and not unit.items[i].low.endswith(known.language.quotes.participles or ("\0",))
        and (unit.items[i - 1].low not in known.articles)
    )


def _reports_more(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether a participle behind a comma reports, so that what follows is told by it (", adding that …")."""
    forms = known.language.quotes.participles
    return bool(forms) and unit.items[i].low.endswith(forms) and known.cue(unit.items, i) is not None


def _announces(unit: Unit, start: int, i: int, cue: Cue) -> bool:
    """Whether the colon before item `i` is the verb's: near it, not in a time of day, no verb of will or verdict."""
    time = unit.items[i].word.isdigit() and i > 0 and unit.items[i - 1].word.isdigit()
    return not time and i - start < 6 and cue.kind not in {"thought", *OBJECTS}


def _opening_quote(unit: Unit, start: int, i: int, known: Lexicon, claimed: set[int]) -> tuple[int, str] | None:
    if i in claimed:
        return None
    stretch = unit.items[i].quoted
    assert stretch is not None
    head = unit.text[stretch.inner.start : stretch.inner.start + 1]
    gap = unit.before(i).strip()
    whole = (not head.islower() and not known.unspaced) or (gap[-1:] in {":", "："})
    if whole and (gap[-1:] in {":", "：", ",", "，", "،"} or i == start):
        return (i, "quoted")
    between = unit.items[start:i]
    if i == start:
        return (i, "fragment")
    if any(known.pronoun(item.low) or item.kind == "name" for item in between[:3]) and known.language.quotes.bare:
        return (start, "bare")
    if len(between) <= 2 and whole:
        return (i, "quoted")
    return (start, "fragment")


def _without_opening(unit: Unit, start: int, cue: Cue, known: Lexicon) -> tuple[int, str] | None:
    """A clause without a complementiser, where the language allows it or the verb takes an infinitive."""
    if start >= len(unit.items):
        return None
    gap = unit.before(start).strip()
    item = unit.items[start]
    if gap:
        return (start, "bare") if _behind_comma(gap, item, cue, known) else None
    if cue.kind in _OPEN_KINDS and not too_short(unit, start, len(unit.items), known):
        # "rejected the offer" reports no words; "refused to go" and "denied having gone" do.
        rule = "open" if _infinitive_ahead(unit, start, known) else "thing"
        return None if cue.kind == "denied" and item.low in known.articles else (start, rule)
    if item.kind == "quote":
        return None
    if known.cues["judges"].match(unit.items, cue.first) and not _clausal(unit, start, known):
        return None if _hangs(item, known) else (start, "verdict")
    if not known.language.quotes.bare:
        return None
    if known.unspaced:
        return (start, "bare")
    if item.low in known.prepositions or item.low in known.at or item.low in known.breaks or cue.kind == "relays":
        return None
    opens = item.kind == "name" or known.pronoun(item.low) or item.low in known.articles
    if known.language.quotes.bare_after_comma:
        return None
    if not opens and cue.kind == "thought":
        return None
    if len(unit.items) - start < 3:
        return None
    return (start + 1 if _told_first(unit, start, known) else start, "bare")


def _infinitive_ahead(unit: Unit, start: int, known: Lexicon) -> bool:
    """Whether an infinitive stands in the clause, or the language has no word that tells one."""
    if not known.infinitive.words:
        return True
    return any(
        unit.items[i].low in known.infinitive for i in range(start, min(start + 10, _end_of_clause(unit, start)))
    )


def _wanted(unit: Unit, cue: Cue, known: Lexicon) -> bool:
    """Whether the verb takes an infinitive."""
    return cue.kind == "thought" or bool(known.cues["wants"].match(unit.items, cue.first))


def _hangs(item: Item, known: Lexicon) -> bool:
    """Whether a preposition or conjunction stands here, so that the verb has no object."""
    return item.low in known.prepositions or item.low in known.at or item.low in known.breaks


def _clausal(unit: Unit, start: int, known: Lexicon) -> bool:
    """Whether a verb stands among the next words: a subject pronoun first, or an auxiliary before the next comma."""
    if known.pronoun(unit.items[start].low):
        return True
    for i in range(start, min(start + 12, len(unit.items))):
        if i > start and (COMMA | STRONG) & set(unit.before(i)):
            return False
        if i > start and known.finite.match(unit.items, i):
            return True
        if unit.items[i].low in known.relatives:
            return False
    return False


def _told_first(unit: Unit, start: int, known: Lexicon) -> bool:
    """Whether someone who is told stands before the clause ("told reporters he …")."""
    if unit.gap(start).strip():
        return False
    item, following = unit.items[start], unit.items[start + 1].low
    if (following in known.he or following in known.she) and following not in known.articles and item.kind == "word":
        return item.low not in known.finite and not known.pronoun(item.low)  # "told journalists he …"
    opens = known.pronoun(following) or (following in known.articles and following[:1] not in "'’")
    return opens and (item.kind == "name" or item.low in known.roles)


_LATE = 6  # items between a verb and the comma of its clause: "kündigte am Montag in Bonn an, …"


def _late_clause(unit: Unit, start: int, i: int, known: Lexicon) -> bool:
    """Whether a clause opens behind this comma, where the language lets it stand without a complementiser."""
    quotes = known.language.quotes
    if not quotes.bare_after_comma or i - start > _LATE or i + 3 > len(unit.items):
        return False
    return any(
        unit.items[j].low in known.moods or unit.items[j].low in known.infinitive
        for j in range(i, _end_of_clause(unit, i))
    )


def _end_of_clause(unit: Unit, i: int) -> int:
    end = min(i + 24, len(unit.items))
    return next((j for j in range(i + 1, end) if (COMMA | STRONG) & set(unit.before(j))), end)


def _behind_comma(gap: str, item: Item, cue: Cue, known: Lexicon) -> bool:
    """Whether the language lets a clause stand behind a mere comma."""
    if gap[:1] not in {",", "，", "،"} or cue.kind == "thought":
        return False
    return known.unspaced or (known.language.quotes.bare_after_comma and gap == "," and item.kind != "quote")


def too_short(unit: Unit, first: int, last: int, known: Lexicon) -> bool:
    """Whether this is too little for a clause: one word, or three characters of a script without spaces."""
    if known.unspaced:
        return unit.items[last - 1].end - unit.items[first].start < 4
    return last - first < 2
