"""Finds time expressions in a sentence: the longest match of any rule, where the words around it allow it."""

from __future__ import annotations

import functools
import re
import unicodedata
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from synoptic.enrich import timewords
from synoptic.enrich.calendar import Stretch
from synoptic.enrich.clockrules import AT_HOURS, CLOCKS
from synoptic.enrich.daterules import DATES
from synoptic.enrich.guards import stands
from synoptic.enrich.relativerules import RELATIVES
from synoptic.enrich.spanrules import SPANS
from synoptic.enrich.timerules import Found, Rule, compiled
from synoptic.enrich.timewords import Token, Words
from synoptic.enrich.weekdayrules import WEEKDAYS
from synoptic.records import record


def _is_foreign_digit(code: int) -> bool:
    return code > 0x7F and chr(code).isdecimal()


RULES: tuple[Rule, ...] = (*DATES, *WEEKDAYS, *RELATIVES, *AT_HOURS, *SPANS, *CLOCKS)
_BREAK = "|"
_LISTING = {"-", "–", ",", "/", ".-", ".–", ".,", "./"}
# One sign for one sign, so that offsets stay: the digits of all scripts, and the full-width marks between them.
_PLAIN_FIGURES = {code: str(unicodedata.digit(chr(code))) for code in range(0x110000) if _is_foreign_digit(code)}
_PLAIN_FIGURES |= dict(zip(map(ord, "／：．－"), "/:.-", strict=True))
_LINKS = frozenset(("to", "and"))
_FIRST = 0xE000
_ANY_DAY = date(2000, 2, 15)  # to see whether a rule applies at all; no value comes from it
_TELLING = frozenset(
    (
        "month",
        "shortmonth",
        "weekday",
        "shortweekday",
        "unit",
        "season",
        "part",
        "deictic",
        "decade",
        "clock",
        "hm",
        "hh",
        "ymd",
        "dmy",
        "year",
        "day",
        "dayparts",
        "era",
        "othermonth",
        "quarter",
        "yq",
        "half_to",
        "dm",
        "hour",
        "am",
        "pm",
        "before_hour",
    )
)


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
    ahead: re.Pattern[str] | None
    telling: frozenset[str]
    """Characters of tokens that can make a time; a run without one is not matched further."""


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
    verbs = "|".join(map(re.escape, words.language.moments.future))
    # Seven words back in the same clause: weekdays right .908 -> .916 on TimeBank, .891 -> .896 on AQUAINT; a future
    # word anywhere in the sentence makes it worse.
    ahead = re.compile(rf"\b(?:{verbs})\b(?:\s+[^\s.,;:!?\"“”]+){{0,6}}\s+$", re.IGNORECASE) if verbs else None
    return Grammar(
        words=words,
        characters=characters,
        patterns=tuple(patterns),
        ahead=ahead,
        telling=frozenset(char for kinds, char in characters.items() if not _TELLING.isdisjoint(kinds)),
    )


def spots(text: str, code: str) -> list[Spot]:
    """The time expressions of one sentence, in order, none inside another."""
    known = grammar(code)
    text = text.translate(_PLAIN_FIGURES)
    if known.words.trigger.search(text) is None:
        return []
    tokens = timewords.tokens(text, known.words)
    shape, places = _telling(*_shape(text, tokens, known), known)
    if not shape:
        return []
    candidates = []
    for number, (rule, pattern) in enumerate(known.patterns):
        for match in pattern.finditer(shape):
            at = [place for place in places[match.start() : match.end()] if place >= 0]
            named = {name: tokens[places[match.start(name)]] for name in match.groupdict() if match[name] is not None}
            candidates.append((-(tokens[at[-1]].end - tokens[at[0]].start), number, at, rule, named))
    candidates.sort(key=lambda candidate: candidate[:3])
    chosen: list[Spot] = []
    taken: set[int] = set()
    for _, _, at, rule, named in candidates:
        if taken.isdisjoint(at) and (spot := _spot(_Here(text, tokens, known), at, rule, named)) is not None:
            chosen.append(spot)
            taken.update(at)
    chosen += _earlier(chosen, tokens, text)
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


def _telling(shape: str, places: list[int], known: Grammar) -> tuple[str, list[int]]:
    """Only the runs between breaks that hold something temporal: most words of a sentence tell no time."""
    kept: list[str] = []
    kept_places: list[int] = []
    start = 0
    for run in shape.split(_BREAK):
        if not known.telling.isdisjoint(run):
            kept.append(run)
            kept_places.extend(places[start : start + len(run)])
            kept_places.append(-1)
        start += len(run) + 1
    return _BREAK.join(kept), kept_places


class _Here(NamedTuple):
    """The sentence that a match stands in."""

    text: str
    tokens: list[Token]
    known: Grammar


def _spot(here: _Here, at: list[int], rule: Rule, named: dict[str, Token]) -> Spot | None:
    """The match as an expression, unless the words around it or the calendar say that it is none."""
    language, tokens = here.known.words.language, here.tokens
    around = stands(here.text, tokens, (at[0], at[-1]), rule.name, Found(named=named, language=language, bare=True))
    if around is None:
        return None
    start = tokens[at[0]].start
    verb = here.known.ahead
    # A phrase with nothing beside it is asked for what comes, as in a calendar's search field.
    alone = "soon" in named and not here.text[:start].strip() and not here.text[tokens[at[-1]].end :].strip()
    ahead = alone or (
        bool({"w", "soon"} & named.keys())
        and verb is not None
        and verb.search(here.text[max(0, start - 80) : start]) is not None
    )
    found = Found(named=named, language=language, bare=around == "bare", ahead=ahead)
    if rule.make(found, _ANY_DAY) is None:
        return None
    return Spot(start=start, end=tokens[at[-1]].end, rule=rule, found=found)


def _earlier(chosen: list[Spot], tokens: list[Token], text: str) -> list[Spot]:
    """The first members of "3, 4 and 5 May" and "10 bis 12 Uhr": they take what the last one says for all."""
    made: list[Spot] = []
    by_start = {spot.start: spot for spot in chosen}
    for at in reversed(range(len(tokens) - 1)):
        token, spot = tokens[at], _next_member(tokens, at, text, by_start)
        named = None if spot is None else _shared(spot, token)
        if spot is not None and named is not None:
            found = Found(named=named, language=spot.found.language, bare=False)
            made.append(Spot(start=token.start, end=token.end, rule=spot.rule, found=found))
            by_start[token.start] = made[-1]
    return made


def _next_member(tokens: list[Token], at: int, text: str, by_start: dict[int, Spot]) -> Spot | None:
    """The expression that goes on this token's list: behind a comma, or behind "and", "to", "bis zum" and the like."""
    linked = False
    for left, right in pairwise(tokens[at : at + 5]):
        gap = text[left.end : right.start].strip()
        linked = linked or gap in _LISTING
        if gap not in _LISTING | {"", "."}:
            return None
        if linked and right.start in by_start:
            return by_start[right.start]
        linked = linked or not _LINKS.isdisjoint(right.meanings)
        if _LINKS.isdisjoint(right.meanings) and {"at", "the", "of"}.isdisjoint(right.meanings):
            return None
    return None


def _shared(spot: Spot, token: Token) -> dict[str, Token] | None:
    """The tokens of the expression with this one in the place of its day or its hour; None where it is neither."""
    named = spot.found.named
    if "day" in spot.rule.name and {"d", "m"} <= named.keys() and "w" not in named:
        return {**named, "d": token} if "day" in token.meanings else None
    if spot.rule.name != "time of day" or not {"hm", "clock", "hours"} & token.meanings.keys():
        return None
    place = "h" if "hours" in token.meanings else "c"
    return {**{name: of for name, of in named.items() if name not in {"h", "c"}}, place: token}


def resolve(spot: Spot, base: date) -> Stretch | None:
    """What the expression means, counted from that day."""
    return spot.rule.make(spot.found, base)
