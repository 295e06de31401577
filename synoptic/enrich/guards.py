"""Whether the words around a match allow it to be a time: no "may" that is a verb, no 1500 that are soldiers."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from synoptic.enrich.lookalikes import (
    Around,
    apposed_age,
    before_capital,
    bound,
    inner_capital,
    labelled,
    measured,
    named_so,
    numbered,
    titled,
)
from synoptic.enrich.timerules import Found
from synoptic.enrich.timewords import Token, key


def stands(
    text: str, tokens: list[Token], ends: tuple[int, int], rule: str, found: Found
) -> Literal["bare", "supported"] | None:
    """None where the match is no time here; else whether a preposition or the like stands before it."""
    first, last = ends
    before = tokens[first - 1] if first and not text[tokens[first - 1].end : tokens[first].start].strip() else None
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    after = following if following and not text[tokens[last].end : following.start].strip(" -") else None
    around = Around(text=text, tokens=tokens, first=first, last=last, before=before, after=after, found=found)
    guard = _GUARDS.get(rule)
    if (guard is not None and not guard(around)) or ("u" in found and titled(text, found.named["u"], found)):
        return None
    if labelled(around):
        return None
    return "supported" if around.supported or (rule == "season" and _common(around)) else "bare"


def _year_alone(around: Around) -> bool:
    after = {} if around.after is None else around.after.meanings
    postposed = "after_year" in after or (after.get("unit") == "year" and around.supported)
    return postposed or _year(around.text, around.tokens[around.last], around.before, around.found)


def _month_or_weekday(around: Around) -> bool:
    after = around.after
    backed = after is not None and not {"unit", "part", "after_year"}.isdisjoint(after.meanings)
    firm = around.firm or backed or around.first != around.last
    if bound(around) or named_so(around, firm=firm):
        return False
    return _name(around.text, around.tokens[around.last], firm, around.found)


def _common(around: Around) -> bool:
    return key(around.word) in around.found.language.moments.common


def _season(around: Around) -> bool:
    """Fall and spring are verbs too: they need their article."""
    led = around.before is not None and "the" in around.before.meanings
    return not bound(around) and not inner_capital(around, "s") and (led or not _common(around))


def _part(around: Around) -> bool:
    """La Sera is a paper; "tarde" is late, but "la tarde" the evening."""
    led = around.before is not None and not {"the", "this", "last", "next"}.isdisjoint(around.before.meanings)
    return not inner_capital(around, "p") and (led or around.first != around.last or not _common(around))


def _day_of_month(around: Around) -> bool:
    """12日 is a day; 12号 may be a gate too."""
    return not _common(around) or around.supported or _alone(around)


def _clock_alone(around: Around) -> bool:
    """At 12:30, but not the ratio "of 12:30"."""
    return around.before is not None and "of" not in around.before.meanings


def _month_of_year(around: Around) -> bool:
    """32 May 2022 is no day, but neither is it the month alone."""
    number = None if around.before is None else around.before.meanings.get("number")
    return not (isinstance(number, float) and "year" not in (around.before.meanings if around.before else {}))


def _other_month(around: Around) -> bool:
    """Ramadan is a person's name too."""
    return around.supported or around.first != around.last


def _named_day(around: Around) -> bool:
    """Primo Maggio is a name where neither the day is a figure nor the month written small."""
    if re.match(r",?\s?\d{5}", around.text[around.tokens[around.last].end :]):
        return False  # "5 May 99999"
    return around.text[around.found.named["d"].start].isdecimal() or not inner_capital(around, "m")


def _pointing(around: Around) -> bool:
    moments, start = around.found.language.moments, around.tokens[around.first].start
    code = around.found.code("x", "deictic")
    if code.startswith("feast"):
        return around.supported  # a feast that no table dates may be a restaurant or a person too
    if code.startswith(("date", "easter", "pascha")):
        return not before_capital(around)
    if "unit" in around.found.named["x"].meanings and around.after is not None and "ordinal" in around.after.meanings:
        return False  # "the seventh day" in a language whose "the day" is "today"
    if "part" in around.found.named["x"].meanings and moments.nouns_capital:
        # "Am Morgen" is the noun, "morgen" the day after; at the start of a sentence it may be either.
        return not (around.supported and around.word[:1].isupper())
    led = around.text[:start].split()[-1:] if around.before is None else []
    # "VOA Today" is a programme.
    named = bool(led) and led[0][:1].isupper() and led[0][-1].isalnum()
    return not (named and titled(around.text, around.tokens[around.first], around.found))


def _in_figures(around: Around) -> bool:
    """Figures like 2/3 are too weak inside a sentence; "15.2." needs a preposition or a weekday, or to stand alone."""
    if "dm" not in around.found and around.supported and around.before is not None:
        # 22/04 behind a preposition: the first figure can be no month and makes no fraction.
        whole = around.found.number("d", "day") > 12 >= around.found.number("m", "day")
        return _alone(around) or (whole and around.found.language.moments.order != "mdy")
    return ("dm" in around.found and (around.supported or around.first != around.last)) or _alone(around)


def _length(around: Around) -> bool:
    if _rate(around) or not _counted_in_figures(around):
        return False
    ages = [token for token in (around.before, around.after) if token is not None and "old" in token.meanings]
    return (
        not ages
        and not apposed_age(around)
        and not _share_or_rank(around.text, around.tokens[around.last], around.after, around.found)
    )


def _counted_in_figures(around: Around) -> bool:
    """A unit that is a common word too (Korean "day", also "work") needs a figure before it."""
    unit, number = around.found.named["u"], around.found.named.get("n")
    moments, word = around.found.language.moments, key(around.text[unit.start : unit.end])
    if not any(
        word == form or (word.startswith(form) and word[len(form) :] in moments.suffixes) for form in moments.common
    ):
        return True
    return number is not None and around.text[number.start].isdecimal()


def _rate(around: Around) -> bool:
    """Whether an article makes it a rate of the number before ("$1.76 a year", "358,000 a month")."""
    if around.first == around.last or around.before is None or "number" not in around.before.meanings:
        return False
    token = around.tokens[around.first]
    return key(around.text[token.start : token.end]) in around.found.language.numbers.articles


def _in_quarter(around: Around) -> bool:
    return not around.text.startswith("-", around.tokens[around.last].end)


def _before_day(around: Around) -> bool:
    month = around.found.named["m"]
    return "'" not in around.text[month.start : month.end].replace("’", "'")


def _ordinal_day(around: Around) -> bool:
    signed = around.first != around.last - 1
    return _alone(around) or _nth(around.text, around.tokens[around.last], signed, around.found)


def _toward_month(around: Around) -> bool:
    return _name(around.text, around.tokens[around.last], True, around.found)


def _share_or_rank(text: str, unit: Token, after: Token | None, found: Found) -> bool:
    """Whether it is a share ("three quarters of its grain") or a rank ("a second group") and no span of time."""
    code = found.code("u", "unit")
    if code == "quarter":
        shared = "n" in found and found.amount("n") in {1, 3}
        return shared and after is not None and "of" in after.meanings
    return code == "second" and "ordinal" in unit.meanings and text[unit.end : unit.end + 2][1:].isalpha()


def _alone(around: Around) -> bool:
    """Whether the text holds nothing else but an article or a preposition before it ("le 17/02")."""
    text, tokens, first, last = around.text, around.tokens, around.first, around.last
    leading = all({"the", "at", "of"} & token.meanings.keys() for token in tokens[:first])
    gaps = "".join(text[left.end : right.start] for left, right in pairwise(tokens[: first + 1]))
    start = tokens[0].start if leading and not gaps.strip() else tokens[first].start
    return not text[:start].strip() and not text[tokens[last].end :].strip(" .")


def _nth(text: str, token: Token, signed: bool, found: Found) -> bool:
    """The 15th, el día 8: with the sign of an ordinal or the word for day, and nothing after it to count."""
    dotted = found.language.sentences.ordinals and text.startswith(".", token.end)
    mark = not text[token.start : token.end].isdecimal() or dotted
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


def _years_range(text: str, token: Token, year: int) -> bool:
    """Whether figures are one end of "1898-1976" before a bracket or a stop."""
    before = re.search(r"(?<!\d)(\d{4})\s?[-–]\s?$", text[max(0, token.start - 8) : token.start])
    after = re.match(r"\s?[-–]\s?(\d{4})(?!\d)\s?(?=[).,;:]|$)", text[token.end :])
    stop = not text[token.end :] or text[token.end] in ").,;:"
    if after is not None:
        return 1000 <= year < int(after[1]) <= 2100
    return before is not None and stop and 1000 <= int(before[1]) < year <= 2100


def _year(text: str, token: Token, before: Token | None, found: Found) -> bool:
    """Four figures alone are a year after a preposition, in brackets or a range, or before a stop.

    A round number needs both a preposition and a stop: "in 2000 homes".
    """
    year = found.number("y", "year")
    if measured(text, token.end, found) or numbered(text, token, found):
        return False
    if "edge" in (before.meanings if before else {}) or any("edge" in t.meanings for t in found.named.values()):
        return True
    if _years_range(text, token, year):
        return True
    word = text[token.start : token.end]
    if not word.isdecimal() and 1910 < year < 2000:
        return True  # "nineteen ninety-six" is said of nothing else
    supported = before is not None and not {"at", "to", "this"}.isdisjoint(before.meanings)
    named = before is not None and ("the" in before.meanings or before.meanings.get("word") == 1.0)
    named = named or text[: token.start].rstrip().endswith(("'s", "’s"))
    following = text[token.end : token.end + 2].lstrip()
    stop = not following or following[0] in ".,;:!?)]»”\"'-–/"
    lead = text[max(0, token.start - 2) : token.start]
    bracket = lead[-1:] in {"(", "["} or (lead[-1:] in {"-", "–", "/"} and not lead[:1].isdecimal())
    # Where nouns have capitals a small letter after the figures tells that they count nothing ("1998 wurde").
    verb = found.language.moments.nouns_capital and text[token.end : token.end + 2][1:].islower()
    if verb and 1400 < year < 1900 and year % 100:
        return True
    if year % 100 == 0 or not 1700 <= year <= 2100:
        return supported and stop and year <= 2100
    # "the 1996 campaign", "its 1990 invasion": in TimeBank every year in front of a noun has such a word before it.
    return supported or ((stop or bracket or named or verb) and 1900 <= year <= 2050)


_GUARDS: dict[str, Callable[[Around], bool]] = {
    "year": _year_alone,
    "month": _month_or_weekday,
    "weekday": _month_or_weekday,
    "season": _season,
    "part of the day": _part,
    "day of the month": _day_of_month,
    "day month": _named_day,
    "clock": _clock_alone,
    "month year": _month_of_year,
    "month of another calendar, no year": _other_month,
    "relative day": _pointing,
    "last or next month's name": _toward_month,
    "month day": _before_day,
    "the quarter": _in_quarter,
    "the nth": _ordinal_day,
    "short weekday": _alone,
    "day and month in figures": _in_figures,
    "day month, short year": _alone,
    "duration": _length,
    "duration in two units": _length,
    "duration and a half": _length,
    "half a unit": _length,
}
