"""Who is told: the person, role or medium between the verb and what is said, or before the words (報道陣に「…」)."""

from __future__ import annotations

from synoptic.enrich.cast import Cast
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.speakers import STRONG, candidate, with_name
from synoptic.records import Span


def addressee(unit: Unit, start: int, end: int, known: Lexicon, cast: Cast) -> Span | None:
    """To whom: the first person or role between the verb and what is said."""
    for i in range(start, min(end, start + 5)):
        item = unit.items[i]
        if item.kind == "quote" or STRONG & set(unit.before(i)):
            return None
        speaker = candidate(unit, i, start, end, known, cast)
        if speaker is None or speaker.form == "pronoun" or speaker.last > end or _is_attribute(unit, i, end, known):
            continue
        if item.low in known.statement or (item.mention is not None and item.mention.kind == "place"):
            return None
        if not _is_given(unit, speaker.first, start, known):
            return None
        named = with_name(unit, speaker, known, cast)
        return Span(start=speaker.span.start, end=max(speaker.span.end, named.span.end))
    return None


def _is_attribute(unit: Unit, i: int, end: int, known: Lexicon) -> bool:
    """Whether a name that is no person's only tells what follows it apart ("her Tarvian counterpart")."""
    mention = unit.items[i].mention
    if mention is None or mention.kind == "person" or i + 1 >= end or not unit.gap(i).isspace():
        return False
    after = unit.items[i + 1]
    sorts = (
        known.that,
        known.whether,
        known.prepositions,
        known.articles,
        known.infinitive,
        known.finite,
        known.breaks,
    )
    return after.kind == "word" and after.word.islower() and not any(after.low in words for words in sorts)


def _is_given(unit: Unit, first: int, start: int, known: Lexicon) -> bool:
    """Whether a name is given the words: right behind the verb, after "to", or behind a comma that names a role."""
    if first > start and unit.before(first).strip() == "," and unit.items[start].low in known.articles:
        return True
    before = [item.low for item in unit.items[start:first]]
    if not before or all(word in known.articles for word in before):
        return True
    return any(word in known.to for word in before) or unit.items[first].low in known.to


def told_before(unit: Unit, start: int, end: int, known: Lexicon) -> Span | None:
    """To whom, where that stands before what is said with a particle behind it (報道陣に「…」)."""
    if end - 2 < start or unit.items[end - 1].low not in known.to:
        return None
    item = unit.items[end - 2]
    told = item.mention is not None or item.low in known.roles or known.medium(item.low)
    return Span(start=item.start, end=item.end) if told else None
