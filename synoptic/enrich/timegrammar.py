"""Finds time expressions in a sentence: the longest match of any rule, where the words around it allow it."""

from __future__ import annotations

import functools
import re
from datetime import date
from itertools import pairwise

from synoptic.enrich import timewords
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.clockrules import CLOCKS
from synoptic.enrich.daterules import DATES
from synoptic.enrich.guards import stands
from synoptic.enrich.spanrules import SPANS
from synoptic.enrich.timerules import Found, Rule, compiled
from synoptic.enrich.timewords import Token, Words
from synoptic.records import record

RULES: tuple[Rule, ...] = (*DATES, *SPANS, *CLOCKS)
_BREAK = "|"
_FIRST = 0xE000


@record
class Spot:
    """A time expression where it stands in the sentence, with the rule that found it."""

    start: int
    end: int
    rule: Rule
    found: Found


@record
class Grammar:
    """The rules over one language's kinds of words."""

    words: Words
    characters: dict[frozenset[str], str]
    patterns: tuple[tuple[Rule, re.Pattern[str]], ...]


@functools.cache
def grammar(code: str) -> Grammar:
    """The grammar for the language with that code."""
    words = timewords.words(code)
    characters = {kinds: chr(_FIRST + at) for at, kinds in enumerate(timewords.kinds(words))}
    order = words.language.moments.order

    def members(kind: str) -> str:
        return "".join(char for kinds, char in characters.items() if kind in kinds)

    patterns = []
    for rule in RULES:
        if ("{mdy}" in rule.pattern and order == "dmy") or ("{ymd}" in rule.pattern and order != "ymd"):
            continue
        shape = rule.pattern.replace("{mdy}", "").replace("{ymd}", "")
        patterns.append((rule, compiled(shape, members)))
    return Grammar(words=words, characters=characters, patterns=tuple(patterns))


def spots(text: str, code: str) -> list[Spot]:
    """The time expressions of one sentence, in order, none inside another."""
    known = grammar(code)
    if known.words.trigger.search(text) is None:
        return []
    tokens = timewords.tokens(text, known.words)
    shape, places = _shape(text, tokens, known)
    candidates = []
    for number, (rule, pattern) in enumerate(known.patterns):
        for match in pattern.finditer(shape):
            at = [place for place in places[match.start() : match.end()] if place >= 0]
            candidates.append((-(tokens[at[-1]].end - tokens[at[0]].start), number, at, rule, match))
    candidates.sort(key=lambda candidate: candidate[:3])
    chosen: list[Spot] = []
    taken: set[int] = set()
    for _, _, at, rule, match in candidates:
        if taken.isdisjoint(at) and (spot := _spot(text, tokens, at, rule, match, places, known)) is not None:
            chosen.append(spot)
            taken.update(at)
    chosen += _earlier_days(chosen, tokens, text)
    return sorted(chosen, key=lambda spot: spot.start)


def _shape(text: str, tokens: list[Token], known: Grammar) -> tuple[str, list[int]]:
    """The tokens as one character each, with the punctuation between; and the token at each character (-1: none)."""
    pieces: list[str] = []
    places: list[int] = []
    for at, token in enumerate(tokens):
        if at:
            gap = text[tokens[at - 1].end : token.start].strip(" \u00a0\u202f\t\n\u200f\u200e")
            gap = gap.replace("–", "-").replace("—", "-").replace("，", ",").replace("،", ",").replace("、", ",")
            gap = gap.replace("（", "(").replace("）", ")")
            if len(gap) > 2 or gap.strip(",.-()/"):
                gap = _BREAK
            pieces.append(gap)
            places.extend([-1] * len(gap))
        pieces.append(known.characters.get(frozenset(token.meanings), _BREAK))
        places.append(at)
    return "".join(pieces), places


def _spot(
    text: str, tokens: list[Token], at: list[int], rule: Rule, match: re.Match[str], places: list[int], known: Grammar
) -> Spot | None:
    named = {name: tokens[places[match.start(name)]] for name in match.groupdict() if match[name] is not None}
    language = known.words.language
    found = Found(named=named, language=language, bare=True)
    around = stands(text, tokens, at[0], at[-1], rule.name, found)
    if around is None:
        return None
    found = Found(named=named, language=language, bare=around == "bare")
    if rule.make(found, date(2000, 2, 15)) is None:
        return None
    return Spot(start=tokens[at[0]].start, end=tokens[at[-1]].end, rule=rule, found=found)


def _earlier_days(chosen: list[Spot], tokens: list[Token], text: str) -> list[Spot]:
    """The first day of "3, 4 and 5 May": a bare day takes the month of the date that follows it."""
    made = []
    by_start = {spot.start: spot for spot in chosen}
    for token, following in reversed(list(pairwise(tokens))):
        gap = text[token.end : following.start].strip()
        spot = by_start.get(following.start)
        joined = gap in {"-", "–", ",", "/", ".-", ".–", ".,", "./"}
        if spot is None and following.meanings.keys() & {"to", "and"} and gap in {"", "."}:
            after = next((s for s in chosen if 0 < s.start - following.end <= 2), None)
            spot, joined = after, True
        if spot is None or not joined or "day" not in token.meanings or "d" not in spot.found.named:
            continue
        if "w" in spot.found.named or "day" not in spot.rule.name or "m" not in spot.found.named:
            continue
        named = {**spot.found.named, "d": token}
        made.append(Spot(start=token.start, end=token.end, rule=spot.rule,
                         found=Found(named=named, language=spot.found.language, bare=False)))  # fmt: skip
        by_start[token.start] = made[-1]
    return made


def resolve(spot: Spot, base: date) -> Stretch | None:
    """What the expression means, counted from that day."""
    return spot.rule.make(spot.found, base)
