"""Whether the words around a match allow it to be a time: no "may" that is a verb, no 1500 that are soldiers."""

from __future__ import annotations

from typing import Literal

from synoptic.enrich.timerules import Found
from synoptic.enrich.timewords import Token, key
from synoptic.text import is_unspaced

_SUPPORT = {"at", "of", "to", "edge", "this", "last", "next", "during", "each", "before_hour"}
# What makes even a name that is a common word too a time; "to" and "of" stand before anything.
_FIRM = _SUPPORT - {"to", "of"}


def stands(
    text: str, tokens: list[Token], ends: tuple[int, int], rule: str, found: Found
) -> Literal["bare", "supported"] | None:
    """None where the match is no time here; else whether a preposition or the like stands before it."""
    first, last = ends
    before = tokens[first - 1] if first and not text[tokens[first - 1].end : tokens[first].start].strip() else None
    after = (
        tokens[last + 1]
        if last + 1 < len(tokens) and not text[tokens[last].end : tokens[last + 1].start].strip(" -")
        else None
    )
    supported = before is not None and not _SUPPORT.isdisjoint(before.meanings)
    allowed = True
    if rule == "year":
        postposed = after is not None and "after_year" in after.meanings
        allowed = postposed or _year(text, tokens[last], before, found)
    elif rule in {"month", "weekday"}:
        backed = after is not None and not {"unit", "part", "after_year"}.isdisjoint(after.meanings)
        firm = before is not None and not _FIRM.isdisjoint(before.meanings)
        allowed = _name(text, tokens[last], firm or backed or first != last, found)
    elif rule == "relative day" and found.code("x", "deictic").startswith("feast"):
        allowed = supported  # a feast that no table dates may be a restaurant or a person too
    elif rule == "season":
        # "Fall" and "spring" are verbs too: they need their article.
        common = key(text[tokens[last].start : tokens[last].end]) in found.language.moments.common
        allowed = not common or (before is not None and "the" in before.meanings)
        supported = supported or (common and allowed)
    elif rule == "last or next month's name":
        allowed = _name(text, tokens[last], True, found)
    elif rule == "month day":
        allowed = "'" not in text[found.named["m"].start : found.named["m"].end].replace("’", "'")
    elif rule == "the quarter":
        allowed = not text.startswith("-", tokens[last].end)
    elif rule == "day and month in figures" and "dm" in found:
        # "15.2." may be a version or a chapter too: it needs a preposition, a weekday, or to stand alone.
        allowed = supported or first != last or _alone(text, tokens, first, last)
    elif rule in {"short weekday", "day and month in figures", "day month, short year"}:
        # Too weak inside a sentence ("sat", "2/3"); a cell or a line that holds nothing else is a date.
        allowed = _alone(text, tokens, first, last)
    elif rule == "the nth":
        allowed = _alone(text, tokens, first, last) or _nth(text, tokens[last], first != last - 1)
    elif rule.startswith(("duration", "half a unit")):
        ages = [token for token in (before, after) if token is not None and "old" in token.meanings]
        allowed = not ages
    return None if not allowed else "supported" if supported else "bare"


def _alone(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """Whether the text holds nothing else but an article or a preposition before it ("le 17/02")."""
    leading = all({"the", "at", "of"} & token.meanings.keys() for token in tokens[:first])
    start = tokens[0].start if leading else tokens[first].start
    return not text[:start].strip() and not text[tokens[last].end :].strip(" .")


def _nth(text: str, token: Token, signed: bool) -> bool:
    """The 15th, el día 8: with the sign of an ordinal or the word for day, and nothing after it to count."""
    mark = not text[token.start : token.end].isdecimal() or text.startswith(".", token.end)
    following = text[token.end + 1 :][:1] if text.startswith(".", token.end) else text[token.end :][:1]
    after = text[token.end : token.end + 3].strip(" .")
    return (mark or signed) and (following in {"", ",", ".", ";", ":", ")", "!", "?"} or not after)


def _name(text: str, token: Token, supported: bool, found: Found) -> bool:
    """A month's or weekday's name alone: with its capital where the language writes one; "may" only with support."""
    moments = found.language.moments
    word = text[token.start : token.end]
    if moments.capitals and not word[:1].isupper() and text != text.lower():
        return False
    alone = word.strip(" .") == text.strip(" .")
    return supported or alone or key(word) not in moments.common


def _year(text: str, token: Token, before: Token | None, found: Found) -> bool:
    """Four figures alone are a year after a preposition, in brackets or a range, or before a stop.

    A round number needs both a preposition and a stop: "in 2000 homes".
    """
    year = found.number("y", "year")
    if "edge" in (before.meanings if before else {}) or any("edge" in t.meanings for t in found.named.values()):
        return True
    word = text[token.start : token.end]
    if not word.isdecimal() and 1910 < year < 2000:
        return True  # "nineteen ninety-six" is said of nothing else
    supported = before is not None and not {"at", "to", "this"}.isdisjoint(before.meanings)
    named = before is not None and ("the" in before.meanings or before.meanings.get("word") == 1.0)
    named = named or text[: token.start].rstrip().endswith(("'s", "’s"))
    following = text[token.end : token.end + 2].lstrip()
    stop = not following or following[0] in ".,;:!?)]»”\"'-–/" or is_unspaced(following[0])
    bracket = text[max(0, token.start - 1) : token.start] in {"(", "[", "-", "–", "/"}
    # Where nouns have capitals a small letter after the figures tells that they count nothing ("1998 wurde").
    verb = found.language.moments.nouns_capital and text[token.end : token.end + 2][1:].islower()
    if verb and 1400 < year < 1900 and year % 100:
        return True
    if year % 100 == 0 or not 1700 <= year <= 2100:
        return supported and stop and year <= 2100
    # "the 1996 campaign", "its 1990 invasion": in TimeBank every year in front of a noun has such a word before it.
    return supported or ((stop or bracket or named or verb) and 1900 <= year <= 2050)
