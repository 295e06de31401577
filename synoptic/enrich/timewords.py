"""A sentence's time words as tokens: what each word may mean in its language, and the figures between them.

One pattern a language, compiled when first needed: its words as a prefix tree, so that a text is read once and no
word costs more than its letters. A token keeps every meaning its word has; the grammar picks. Tokens are mapped to
one character each, so that the grammar can be regular expressions over a short string (`Line.shape`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from synoptic import languages
from synoptic.enrich import numerals
from synoptic.enrich.prefixtree import prefix_tree
from synoptic.languages import Language, Moments, Numbers
from synoptic.records import record
from synoptic.text import is_unspaced

Value = int | float | str | tuple[int, ...]
Meanings = dict[str, Value]

# Letters of scripts written with spaces: beside them a word or a figure is part of a longer word.
_EDGE = "[^\\W\\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_MONEY = "$€£¥₽₹₺₩#№"


@record
class Token:
    """A word or figure that can take part in a time expression, with all it may mean."""

    start: int
    end: int
    meanings: Meanings


@record
class Words:
    """A language's time words, ready to be looked for."""

    language: Language
    pattern: re.Pattern[str]
    meanings: dict[str, Meanings]
    trigger: re.Pattern[str]


# Words of these kinds make a time expression possible; without one (or a figure) a sentence is not read further.
_TRIGGERS = (
    "month",
    "weekday",
    "unit",
    "season",
    "part",
    "deictic",
    "decade",
    "dayparts",
    "shortweekday",
    "half_to",
    "othermonth",
)


@functools.cache
def words(code: str) -> Words:
    """The time words of the language with that code."""
    language = languages.load(code)
    meanings: dict[str, Meanings] = {}
    for kind, value, form in _entries(language.moments, language.numbers):
        meanings.setdefault(key(form), {}).setdefault(kind, value)
    # A sentence may hold no figure and yet a year: "nineteen ninety-six".
    triggers = [f for f, kinds in meanings.items() if any(k in kinds for k in _TRIGGERS) or kinds.get("word") == 19]
    moments = language.moments
    return Words(
        language=language,
        meanings=meanings,
        trigger=re.compile(rf"\d|{prefix_tree(triggers)}", re.IGNORECASE),
        pattern=re.compile(
            "|".join((_signs(meanings), _han(moments), _words(meanings, moments), _figures(language))), re.IGNORECASE
        ),
    )


def key(form: str) -> str:
    """The form as it is looked up: lower case, one space, straight apostrophes."""
    return " ".join(form.lower().replace("’", "'").replace("i̇", "i").split())


def _entries(moments: Moments, numbers: Numbers) -> Iterator[tuple[str, Value, str]]:
    named: list[tuple[str, Iterable[tuple[str, ...]]]] = [
        ("month", moments.months),
        ("shortmonth", moments.months_short),
        ("weekday", moments.weekdays),
        ("shortweekday", moments.weekdays_short),
        ("season", moments.seasons),
    ]
    for kind, rows in named:
        for number, forms in enumerate(rows):
            yield from ((kind, number + kind.endswith("month"), form) for form in forms)
    for kind, rows in (("part", moments.parts), ("unit", moments.units), ("deictic", moments.deictic)):
        for code, *words_ in rows:
            yield from ((kind, code.rstrip("*"), form) for form in words_)
            if code.endswith("*"):
                yield from (("plural", 0, form) for form in words_)
    for kind in _LISTS:
        yield from ((kind, 0, form) for form in getattr(moments, kind))
    yield from _compounds(moments)
    yield from (("era", (era.offset, era.years or 0), era.mark) for era in moments.eras)
    for name, *marks in moments.calendar_marks:
        yield from (("calendar", name, mark) for mark in marks)
    for other in moments.calendars:
        for number, names in enumerate(other.months, 1):
            yield from (("othermonth", f"{other.name} {number}", name) for name in names)
    for kind, rows in (
        ("word", numbers.words),
        ("ordinal", numbers.ordinals),
        ("decade", moments.decades),
        ("over_next", moments.over_next),
    ):
        for figure, *words_ in rows:
            yield from ((kind, float(figure) if kind == "word" else int(figure), form) for form in words_)
    yield from (("and", 0, form) for form in numbers.joined_by)


_LISTS = (
    "last",
    "next",
    "this",
    "previous",
    "following",
    "ago",
    "ago_first",
    "hence",
    "hence_first",
    "hence_ahead",
    "night_to",
    "half_to",
    "earlier",
    "later",
    "vague",
    "each",
    "per",
    "the",
    "of",
    "at",
    "edge",
    "approx",
    "half",
    "hour",
    "before_hour",
    "at_hour",
    "am",
    "pm",
    "old",
    "to",
    "during",
    "day_sign",
    "after_year",
    "uncounted",
    "first_year",
    "street",
    "street_after",
    "label",
)


def _compounds(moments: Moments) -> Iterator[tuple[str, Value, str]]:
    """Weekday and part of day in one word ("Montagabend"), where the language joins them."""
    if not moments.compounds:
        return
    for number, days in enumerate(moments.weekdays):
        for code, *parts in moments.parts:
            yield from (("dayparts", f"{number} {code}", day + part) for day in days for part in parts)


def _figures(language: Language) -> str:
    moments = language.moments
    # "am 15.2. in Wien": only where an ordinal is written with a stop.
    dotted = r"\d{1,2}\.(?:0?[1-9]|1[0-2])(?=\.(?:\s+[^\W\d_]|\s*$|[,;)]))" if language.sentences.ordinals else "(?!)"
    ordinal = "|".join(map(re.escape, sorted(moments.ordinal_marks, key=len, reverse=True))) or "(?!)"
    decade = "|".join(map(re.escape, sorted(moments.decade_marks, key=len, reverse=True))) or "(?!)"
    return (
        rf"(?<![\d.,:{_MONEY}])(?<!{_EDGE})(?:"
        r"(?P<ymd>\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2}(?![\d])(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d\d:?\d\d)?)?)"
        r"|(?P<dmy>\d{1,2}(?P<s2>[-/.])\d{1,2}(?P=s2)(?:\d{4}|\d{2})(?![\d:.]\d|\d))"
        r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
        r"|(?P<roman>(?-i:[IVX]{1,7}))(?:th|e|ème|è)?(?!\w)"
        r"|(?P<zone>(?-i:UTC|GMT|CES?T|E[SD]T|[CMP][SD]T|MSK|BST))\b"
        r"|(?P<quarter>Q[1-4])\b|(?P<yq>(?:19|20)\d\d[- ]?Q[1-4])\b"
        rf"|(?P<dm>{dotted})"
        r"|(?P<mixed>\d{1,3} [1-9]/[1-9](?![\d/]))"
        rf"|(?P<decade>(?:1\d|20)?\d0(?:{decade}))(?!{_EDGE})"
        rf"|(?P<ordinal>\d{{1,2}}(?:{ordinal}))(?!{_EDGE}|\d)"
        r"|(?P<hm>\d{1,2}[.hH]\d{2})(?![\d.,%]\d|\d|%)"
        r"|(?P<number>\d{1,15}(?!\d)(?:[.,'’٬٫]\d{1,15}(?!\d)|[ \u00a0\u202f]\d{3}(?!\d)){0,6})"
        r")"
    )


def _signs(meanings: dict[str, Meanings]) -> str:
    """Words that begin with a figure, in scripts without spaces (7月): they come before the bare figure."""
    forms = [form for form in meanings if form[:1].isdecimal() and is_unspaced(form)]
    return rf"(?<!\d)(?P<sign>{prefix_tree(forms)})"


def _han(moments: Moments) -> str:
    """Chinese figures of two signs or more, where dates begin with the year; a month's name is a word of its own."""
    return (
        r"(?P<han>[〇零一二三四五六七八九十百千两兩]{2,}(?![月號号]))" if moments.order == "ymd" else r"(?P<han>(?!))"
    )


def _words(meanings: dict[str, Meanings], moments: Moments) -> str:
    spaced = [form for form in meanings if not is_unspaced(form)]
    run = [form for form in meanings if is_unspaced(form) and not form[:1].isdecimal()]
    before = "|".join(map(re.escape, sorted(moments.prefixes, key=len, reverse=True)))
    after = "|".join(map(re.escape, sorted(moments.suffixes, key=len, reverse=True)))
    lead, trail = (f"(?:{before})?" if before else ""), (f"(?:{after})?" if after else "")
    # No letter may stand beside a word; combining marks (vowel signs) count as letters.
    # A word that ends in an apostrophe ("d'octobre") stands close to the next.
    # A figure may stand close before a word ("14april", 2022년), a letter or a vowel sign may not; the danda is a stop.
    letter = r"(?:[^\W\d]|[\u0300-\u036f\u064b-\u0652\u0900-\u0963\u0970-\u0dff])"
    edge = r"[\w\u0300-\u036f\u064b-\u0652\u0900-\u0963\u0966-\u0dff]"
    end = rf"(?:(?<=['’])|(?!{edge}))"
    return rf"(?<!{letter}){lead}(?P<word>{prefix_tree(spaced)}){trail}{end}|(?P<run>{prefix_tree(run)})"


def tokens(text: str, known: Words) -> list[Token]:
    """The tokens of a stretch of text, number words joined to one number each."""
    found: list[Token] = []
    for match in known.pattern.finditer(text):
        kind = match.lastgroup
        if kind in {"word", "run", "sign"}:
            start, end = match.span()
            meanings = known.meanings.get(key(match[kind]))
            if meanings is not None:
                found.append(Token(start=start, end=end, meanings=meanings))
        elif kind == "han":
            number = numerals.han(match["han"])
            if number is not None:
                found.append(_han_number(match, number))
        elif kind is not None:
            found.append(_figure(match, kind, text, known.language.numbers))
    return _joined(found, text, known.language.numbers)


def _han_number(match: re.Match[str], number: int) -> Token:
    meanings: Meanings = {"number": float(number)}
    if len(match["han"]) == 4 and 1000 <= number <= 2700:
        meanings["year"] = number
    if 1 <= number <= 31:
        meanings["day"] = number
    if number <= 24:
        meanings["hours"] = number
    return Token(start=match.start(), end=match.end(), meanings=meanings)


def _figure(match: re.Match[str], kind: str, text: str, numbers: Numbers) -> Token:
    raw = match[kind]
    meanings: Meanings = {}
    parts = tuple(int(part) for part in re.findall(r"\d+", raw))
    if kind in {"ymd", "dmy", "clock", "yq"}:
        meanings[kind] = parts
    elif kind == "mixed":
        meanings["number"] = parts[0] + parts[1] / parts[2]
    elif kind == "ordinal":
        meanings.update(ordinal=parts[0], **({"day": parts[0]} if 1 <= parts[0] <= 31 else {}))
    elif kind == "decade":
        meanings["decade"] = parts[0]
    elif kind == "roman":
        meanings["roman"] = numerals.roman(raw) or 0
    elif kind in {"quarter", "zone"}:
        meanings[kind] = parts or 0
    else:
        amount = numerals.value(raw.lower().replace("h", "."), decimal=numbers.decimal, group=numbers.group)
        if amount is not None:
            meanings["number"] = amount
        if kind == "dm" and parts[0] <= 31:
            meanings["dm"] = parts
        if kind == "hm" or (kind == "dm" and re.fullmatch(r"\d+\D\d\d", raw)):
            meanings["hm"] = parts
            if not re.search(r"[.,]", raw):
                meanings["hh"] = parts
        elif raw.isdecimal():
            meanings |= _whole(raw, text, match)
    return Token(start=match.start(), end=match.end(), meanings=meanings)


def _whole(raw: str, text: str, match: re.Match[str]) -> Meanings:
    """What a bare whole number may be besides a number: a day, an hour, a year, tens of years."""
    number, meanings = int(raw), Meanings()
    if len(raw) <= 2:
        if 1 <= number <= 31:
            meanings["day"] = number
        if number <= 24:
            meanings["hours"] = number
        if number % 10 == 0 and 10 <= number <= 90:
            meanings["tens"] = number
        meanings["two"] = number
    before = text[max(0, match.start() - 2) : match.start()].rstrip()
    if (
        len(raw) == 4
        and 1000 <= number <= 2700
        and (not before or before[-1] not in _MONEY)
        and not text.startswith(("%", "°", "‰"), match.end())
    ):
        meanings["year"] = number
    return meanings


def _joined(found: list[Token], text: str, numbers: Numbers) -> list[Token]:
    """Number words that follow each other ("nineteen ninety-six", "two and a half million") as one token."""
    made: list[Token] = []
    at = 0
    while at < len(found):
        end = at
        first = found[at].meanings
        values = [first["word"]] if "word" in first else [first["number"]] if "number" in first else []
        while values and end + 1 < len(found):
            skip = end + 2 if "and" in found[end + 1].meanings and end + 2 < len(found) else end + 1
            more = found[skip].meanings.get("word")
            if (
                not isinstance(more, float)
                or not continues(values, more, "word" in first)
                or (more == 1 and key(text[found[skip].start : found[skip].end]) in numbers.articles)
                or any(text[found[i].end : found[i + 1].start].strip(" -\u00a0\u00ad") for i in range(end, skip))
            ):
                break
            values.append(more)
            end = skip
        if values and (end > at or "word" in first):
            number = numerals.combine([float(v) for v in values if isinstance(v, int | float)])
            made.append(_number_word(found[at], found[end], number, len(values)))
        else:
            made.append(found[at])
        at = end + 1
    return made


def continues(values: list[Value], more: float, spelled: bool) -> bool:
    """Whether this word goes on the number: "two million", "twenty four", "nineteen ninety six"; not "a two"."""
    before = values[-1]
    if not isinstance(before, int | float):
        return False
    if more >= 100:
        return before < more
    if not spelled:
        return False
    return (
        (before >= 10 and before < 100 and before % 10 == 0 and more < 10)
        or before >= 100
        or (10 < before < 21 and more >= 20)
    )


def _number_word(first: Token, last: Token, number: float, count: int) -> Token:
    meanings: Meanings = {} if count > 1 else dict(first.meanings)
    meanings["number"] = number
    if count > 1 and 1000 < number < 2100 and number == int(number):
        meanings["year"] = int(number)
    if number == int(number) and 0 < number <= 31:
        meanings.setdefault("dayword", int(number))
        if number != 1:  # "one" is an article in too many languages
            meanings.setdefault("hours", int(number))
    return Token(start=first.start, end=last.end, meanings=meanings)


def kinds(known: Words) -> list[frozenset[str]]:
    """Every set of kinds that a token of this language can have, in a fixed order."""
    found = {frozenset(meanings): None for meanings in known.meanings.values()}
    for meanings in known.meanings.values():
        if "word" in meanings:
            for number in (0, 1, 7, 99):
                token = Token(start=0, end=0, meanings=meanings)
                found[frozenset(_number_word(token, token, number, 1).meanings)] = None
    blank = Token(start=0, end=0, meanings={})
    for number in (0, 7, 99, 1998):
        found[frozenset(_number_word(blank, blank, number, 2).meanings)] = None
    samples = [str(number) for number in range(101)]
    samples += ["1998", "2500", "3000", "1.5", "12:30", "12.30", "12h30", "2022-07-28", "28.07.2022", "XX", "Q3", "GMT"]
    samples += ["二〇二二年", "二十八日", "二十二日", "三百", "2018Q4", "5 1/2", "15.2.", "15.12."]
    samples += ["7" + mark for mark in known.language.moments.ordinal_marks]
    samples += ["32" + mark for mark in known.language.moments.ordinal_marks]
    samples += ["1990" + mark for mark in known.language.moments.decade_marks]
    for sample in samples:
        found.update((frozenset(token.meanings), None) for token in tokens(sample + " ", known))
    return list(found)
