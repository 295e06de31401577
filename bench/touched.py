"""What the edit simulator does inside one sentence: facts, hedges, attributions and quotations altered or taken out.

Each operation finds something in real text by a list or shape of `swaps.toml` (dates and countries by CLDR) and gives
the sentence back with the stretch that it touched, or None where there is nothing of the kind.
"""

from __future__ import annotations

import functools
import random
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale

from synoptic.text import is_unspaced, quoted

COUNTRIES = ("US", "GB", "FR", "DE", "RU", "CN", "JP", "IR", "IL", "MX", "CA", "IT", "ES", "IN", "TR", "EG", "PL", "SE")
_NUMBER = re.compile(r"(?<![\w.,:/€$£-])(?:[$€£])?\d+(?:[.,]\d+)*(?![\w:/-]|[.,]\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARKS = {"en": "“”", "fr": "«»", "de": "„“", "nb": "«»", "ru": "«»", "ar": "«»", "zh": "“”", "ja": "「」"}


class Touched(NamedTuple):
    """A sentence after the operation, and where it was touched before and after."""

    line: str
    before: tuple[int, int]
    after: tuple[int, int]


Inside = Callable[[str, str, random.Random], Touched | None]


@functools.cache
def swaps(language: str) -> dict[str, Any]:
    """The simulator's lists for a language."""
    with (Path(__file__).parent / "swaps.toml").open("rb") as file:
        known: dict[str, dict[str, Any]] = tomllib.load(file)
    return known.get(language, {})


def number(line: str, _language: str, rng: random.Random) -> Touched | None:
    """A figure's first digit made another; years, days of the month and lengths of time are left alone."""
    found = [m for m in _NUMBER.finditer(line) if not _YEAR.fullmatch(m.group()) and not _timed(line, m)]
    if not found:
        return None
    match = rng.choice(found)
    at = match.start() + (match.group()[0] in "$€£")
    return _put(line, (at, at + 1), rng.choice([d for d in "23456789" if d != line[at]]))


def _timed(line: str, match: re.Match[str]) -> bool:
    around = line[max(match.start() - 12, 0) : match.end() + 14].lower()
    return bool(re.search(
        r"jan|feb|mar|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|dec|year|month|week|day|hour|minute|\bago|an[sn]|mois|jahr|mona"
        r"|f[ée]v|avr|ao[uû]t|d[ée]c|dez|des\b|январ|феврал|март|апрел|ма[йя]|ию[нл]|август|сентябр|октябр|ноябр|декабр"
        r"|tag|uhr|stund|år|måned|dag|time|heure|jour|semaine|woche|uke|год|лет|месяц|недел|дн|час|минут|سن|عام|شهر|أيام|يوم"
        r"|ساع|أسبوع|年|月|日|周|时|時|分|歳|岁|[ap]\.?m|century|siècle|o'clock|°", around,
    ))  # fmt: skip


def date(line: str, language: str, rng: random.Random) -> Touched | None:
    """A weekday, month or year made another."""
    locale = Locale.parse(language)
    groups = [list(locale.days["format"]["wide"].values()), list(locale.months["format"]["wide"].values())]
    if language == "zh":
        groups += [["周" + c for c in "一二三四五六日"]]
    options: list[tuple[tuple[int, int], list[str]]] = []
    for names in groups:
        for name in names:
            others = [n for n in names if n != name]
            options += [(m.span(), others) for m in re.finditer(_whole(name), line) if not _no_month(line, m)]
    options += [(m.span(), [str(int(m.group()) + d) for d in (-3, -2, 2)]) for m in _YEAR.finditer(line)]
    if not options:
        return None
    span, others = rng.choice(options)
    return _put(line, span, rng.choice(others))


def _no_month(line: str, match: re.Match[str]) -> bool:
    """Whether an English word may be no month: only with a figure behind it is it sure to be."""
    return match.group() in {"May", "March"} and not re.search(r"\d", line[match.end() :][:4])


def name(line: str, language: str, rng: random.Random) -> Touched | None:
    """A country made another, or a person's name an invented one."""
    territories = Locale.parse(language).territories
    countries = [territories[code] for code in COUNTRIES]
    options = [(m.span(), [c for c in countries if c != n]) for n in countries for m in re.finditer(_whole(n), line)]
    known = swaps(language)
    if known.get("names"):
        whole = (
            m for m in re.finditer(known["name_shape"], line) if not re.search(r"\b[^\W\d_a-z]\w+ $", line[: m.start()])
        )
        options += [(m.span(), known["names"]) for m in whole]
    if not options:
        return None
    span, others = rng.choice(options)
    return _put(line, span, rng.choice(others))


def hedge(line: str, language: str, rng: random.Random) -> Touched | None:
    """A hedge taken out, or made a certainty."""
    return _swapped(line, _outside_quotes(line, swaps(language)["hedge"]), rng)


def legal(line: str, language: str, rng: random.Random) -> Touched | None:
    """A suspicion taken out, or made a certainty."""
    return _swapped(line, _outside_quotes(line, swaps(language)["legal"]), rng)


def paraphrase(line: str, language: str, rng: random.Random) -> Touched | None:
    """Up to three words put in other words of the same meaning."""
    done = None
    for _ in range(3):
        options = _outside_quotes(line if done is None else done.line, swaps(language).get("paraphrase", []))
        options = [o for o in options if done is None or o[0][0] > done.after[1]]
        step = _swapped(line if done is None else done.line, options, rng)
        if step is None:
            break
        done = step
    return done


def attribution(line: str, language: str, _rng: random.Random) -> Touched | None:
    """Who said it, taken out."""
    for pattern in swaps(language)["attribution"]:
        match = re.search(pattern, line)
        if match and len(line) - len(match.group()) >= len(line) * 0.4:
            made = _put(
                line, match.span(), " " if match.group().startswith(" ") and match.group().endswith(" ") else ""
            )
            rest = made.line.strip()
            return Touched(rest[:1].upper() + rest[1:], made.before, made.after) if rest else None
    return None


def unmarked(line: str, _language: str, _rng: random.Random) -> Touched | None:
    """A quotation whose marks are taken away."""
    found = [q for q in quoted(line) if q[1] - q[0] >= 6]
    if len(found) != 1:
        return None
    start, end = found[0]
    return Touched(line[: start - 1] + line[start:end].strip() + line[end + 1 :], (start, end), (start - 1, end - 1))


def marked(line: str, language: str, rng: random.Random) -> Touched | None:
    """A writer's own words put into quotation marks."""
    if re.search('["“”„«»「」『』‘]', line):
        return None
    if is_unspaced(line):
        parts = [m.span() for m in re.finditer(r"[^，。、；：]{6,20}", line)]
    else:
        words = [m.span() for m in re.finditer(r"\S+", line)]
        if len(words) < 10:
            return None
        at = rng.randrange(3, len(words) - 6)
        parts = [(words[at][0], words[at + rng.randrange(2, 5)][1])]
    if not parts:
        return None
    start, end = rng.choice(parts)
    one, two = _MARKS[language]
    return Touched(f"{line[:start]}{one}{line[start:end]}{two}{line[end:]}", (start, end), (start, end + 2))


def requoted(line: str, _language: str, rng: random.Random) -> Touched | None:
    """A few words inside quotation marks taken out or exchanged."""
    found = [q for q in quoted(line) if len(line[slice(*q)].split()) >= 5]
    if not found:
        return None
    start, end = rng.choice(found)
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[a-z]{3,}", line[start:end])]
    if len(words) < 4:
        return None
    at = rng.randrange(len(words) - 1)
    return _put(line, words[at], rng.choice(["never", "gladly", "surely", "nothing", "terrible", "splendid"]))


def label(line: str, language: str, rng: random.Random) -> Touched | None:
    """An adjective put before a person's name."""
    known = swaps(language)
    found = list(re.finditer(known["name_shape"], line)) if known.get("label") else []
    if not found:
        return None
    at = rng.choice(found).start()
    word = rng.choice(known["label"]) + " "
    return Touched(line[:at] + word + line[at:], (at, at), (at, at + len(word)))


def stands(what: str, line: str, done: Touched, english: str | None) -> bool:
    """Whether what was touched in a translation has a counterpart of its sort in the English original."""
    if english is None:
        return True
    if what == "number":
        return any(
            m.start() <= done.before[0] < m.end() and m.group().strip("$€£") in english for m in _NUMBER.finditer(line)
        )
    if what == "date":
        locale = Locale.parse("en")
        names = (*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values())
        return (
            any(re.search(_whole(n), english) for n in names)
            if not line[slice(*done.before)].isdigit()
            else (line[slice(*done.before)] in english)
        )
    if what == "quotation":
        return any(True for _ in quoted(english))
    if what == "name":
        old = line[slice(*done.before)]
        # A name in Latin letters stands in the original as it is; countries have their own name in every language.
        return not old.isascii() or old in english or " " not in old
    if what in {"hedge", "legal state"}:
        return any(re.search(_whole(old), english) for old, _ in swaps("en")["hedge" if what == "hedge" else "legal"])
    if what == "attribution":
        return re.search(r"\b(?:sa(?:id|ys|ying)|t(?:old|ells)|add(?:ed|s|ing)|according to)\b", english) is not None
    return True


Options = list[tuple[tuple[int, int], str]]


def _outside_quotes(line: str, pairs: Sequence[Sequence[str]]) -> Options:
    inner = list(quoted(line))
    found = []
    for old, new in pairs:
        outside = (m for m in re.finditer(_whole(old), line) if not any(s <= m.start() < e for s, e in inner))
        found += [(m.span(), new) for m in outside]
    return found


def _whole(phrase: str) -> str:
    bare = re.escape(phrase)
    if is_unspaced(phrase):
        return bare
    return rf"(?<!\w){bare}" + ("" if phrase.endswith((" ", "’")) else r"(?!\w)")


def _swapped(line: str, options: Options, rng: random.Random) -> Touched | None:
    if not options:
        return None
    span, new = rng.choice(options)
    return _put(line, span, new)


def _put(line: str, span: tuple[int, int], new: str) -> Touched:
    return Touched(line[: span[0]] + new + line[span[1] :], span, (span[0], span[0] + len(new)))
