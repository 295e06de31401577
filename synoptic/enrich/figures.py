"""The words of a sentence that say how many: figures, number words, units, signs, and words that widen a number.

One pattern a language, as for times (`timewords`); numbers that are parts of names (F-16), ordinals or figures in
running codes are left out here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

from synoptic import languages
from synoptic.enrich import numerals
from synoptic.enrich.prefixtree import prefix_tree
from synoptic.enrich.timewords import continues, key
from synoptic.languages import Moments, Numbers
from synoptic.records import record
from synoptic.text import is_unspaced

# Signs that name one currency in news; "$" is the US dollar unless letters before it say otherwise.
SIGNS = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "￥": "JPY",
    "₽": "RUB",
    "₹": "INR",
    "₺": "TRY",
    "₩": "KRW",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
    "฿": "THB",
    "₫": "VND",
    "₸": "KZT",
    "zł": "PLN",
    "Rs": "INR",
    "Rs.": "INR",
    "Fr.": "CHF",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
    "NOK": "NOK",
    "SEK": "SEK",
    "DKK": "DKK",
    "CHF": "CHF",
    "JPY": "JPY",
    "CNY": "CNY",
    "RUB": "RUB",
    "INR": "INR",
    "%": "%",
    "٪": "%",
    "％": "%",
}


@record
class Piece:
    """A figure, a number word, a unit or a widening word where it stands."""

    start: int
    end: int
    number: float | None = None
    unit: str | None = None
    factor: float = 1.0
    kinds: frozenset[str] = frozenset()
    spelled: bool = False


@record
class Lexicon:
    """A language's number words, ready to be looked for."""

    numbers: Numbers
    pattern: re.Pattern[str]
    pieces: dict[str, Piece]
    labels: frozenset[str]
    """Words whose number is a name ("flight 305")."""
    labels_after: tuple[str, ...]
    times: frozenset[str]
    """Units of time: what they count is a span, whatever it is told of."""
    small: frozenset[str]
    """Prepositions and articles: no nouns."""


HAN = "〇零一二三四五六七八九十百千两兩"
# The word before a figure, a code of letters between allowed ("Flight SK 305").
_LED = re.compile(r"([\w\u0300-\u036f\u064b-\u0652\u0900-\u0dff]+)\.?\s?(?:\s[A-Z]{1,3}[ -]?)?$")
_KINDS = ("about", "at_least", "more_than", "at_most", "less_than", "between", "to", "of")


@functools.cache
def lexicon(code: str) -> Lexicon:
    """The number words of the language with that code."""
    language = languages.load(code)
    numbers, moments = language.numbers, language.moments
    pieces: dict[str, Piece] = {}
    for piece, form in _entries(numbers, moments.half):
        known = pieces.get(key(form))
        if known is None:
            pieces[key(form)] = piece
        else:
            pieces[key(form)] = Piece(
                start=0,
                end=0,
                number=known.number if known.number is not None else piece.number,
                unit=known.unit or piece.unit,
                factor=known.factor if known.unit or known.factor != 1 else piece.factor,
                kinds=known.kinds | piece.kinds,
                spelled=known.spelled or piece.spelled,
            )
    return Lexicon(
        numbers=numbers,
        pieces=pieces,
        pattern=_pattern(numbers, list(pieces), moments),
        labels=frozenset(map(key, moments.label)),
        labels_after=moments.label_after,
        times=frozenset(key(form) for _, *forms in moments.units for form in forms),
        small=frozenset(map(key, (*language.quotes.prepositions, *language.quotes.articles))),
    )


def _entries(numbers: Numbers, halves: tuple[str, ...]) -> Iterator[tuple[Piece, str]]:
    yield from ((Piece(start=0, end=0, kinds=frozenset({"half"})), form) for form in halves)
    for figure, *forms in numbers.rounded:
        piece = Piece(start=0, end=0, number=float(figure), kinds=frozenset({"rounded"}), spelled=True)
        yield from ((piece, form) for form in forms)
    for figure, *forms in numbers.words:
        yield from ((Piece(start=0, end=0, number=float(figure), spelled=True), form) for form in forms)
    for figure, *forms in numbers.indefinite:
        piece = Piece(start=0, end=0, number=float(figure), kinds=frozenset({"indefinite"}), spelled=True)
        yield from ((piece, form) for form in forms)
    for share, *forms in numbers.fractions:
        part = Piece(start=0, end=0, factor=float(share), kinds=frozenset({"fraction"}))
        yield from ((part, form) for form in forms)
    for unit in numbers.units:
        yield from ((Piece(start=0, end=0, unit=unit.symbol, factor=unit.factor), form) for form in unit.words)
    for kind in _KINDS:
        yield from ((Piece(start=0, end=0, kinds=frozenset({kind})), form) for form in getattr(numbers, kind))
    yield from ((Piece(start=0, end=0, kinds=frozenset({"joiner"})), form) for form in numbers.joined_by)


def _pattern(numbers: Numbers, forms: list[str], moments: Moments) -> re.Pattern[str]:
    word = [form for form in forms if not is_unspaced(form) and form[:1].isalpha()]
    run = [form for form in forms if is_unspaced(form)]
    sign = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=lambda sign: (-len(sign), sign)))
    gap = "[ \u00a0\u202f]" if numbers.group.strip("\u00a0\u202f ") == "" else "[\u00a0\u202f]"
    figure = rf"\d{{1,15}}(?!\d)(?:[.,'’٬٫]\d{{1,15}}(?!\d)|{gap}\d{{3}}(?!\d)){{0,6}}"
    # Two Chinese figures or more are one number, unless the first belongs to a word of the table ("百分之", "十月").
    listed = prefix_tree(form for form in run if len(form) > 1 and form[0] in HAN)
    han = rf"(?!{listed})[{HAN}]{{2,}}(?![月號号])" if moments.order == "ymd" else "(?!)"
    # A figure stands apart from letters, but for what the language writes onto the front of a word (Arabic "and").
    grown = "".join(rf"|(?<=\b{re.escape(prefix)})" for prefix in moments.prefixes if len(prefix) == 1)
    apart = rf"(?:(?<![^\W\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]){grown})"
    # Before a unit a figure may stand close ("5bn", "30km"); after it neither letter nor figure may.
    letter = r"(?:[^\W\d]|[\u0300-\u036f\u064b-\u0652\u0900-\u0963\u0970-\u0dff])"
    edge = r"[\w\u0300-\u036f\u064b-\u0652\u0900-\u0963\u0966-\u0dff]"
    return re.compile(
        rf"(?P<figure>(?<![\d.,:/]){apart}(?<![A-Za-z]-){figure})"
        rf"|(?P<han>{han})"
        rf"|(?<![^\W\d_])(?P<sign>(?-i:{sign}))(?![a-z])"
        rf"|(?<!{letter})(?P<word>{prefix_tree(word)})(?!{edge})"
        rf"|(?P<run>{prefix_tree(run)})",
        re.IGNORECASE,
    )


def pieces(text: str, known: Lexicon) -> list[Piece]:
    """The pieces of a stretch of text in order, with number words joined to one number each."""
    found: list[Piece] = []
    for match in known.pattern.finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind == "figure":
            number = numerals.value(match[kind], decimal=known.numbers.decimal, group=known.numbers.group)
            if number is not None and not _part_of_code(text, start, end, known):
                found.append(Piece(start=start, end=end, number=number))
        elif kind == "han":
            number = numerals.han(match["han"])
            if number is not None:
                found.append(Piece(start=start, end=end, number=float(number), spelled=True))
        elif kind == "sign":
            found.append(Piece(start=start, end=end, unit=SIGNS[match[kind]], kinds=frozenset({"sign"})))
        else:
            piece = known.pieces.get(key(match[kind]))
            if piece is not None and (piece.number is None or not _labelled(text, start, end, known)):
                found.append(
                    Piece(
                        start=start,
                        end=end,
                        number=piece.number,
                        unit=piece.unit,
                        factor=piece.factor,
                        kinds=piece.kinds,
                        spelled=piece.spelled,
                    )
                )
    return _joined(found, text, known.numbers.articles)


def _labelled(text: str, start: int, end: int, known: Lexicon) -> bool:
    """Whether a word beside makes the number a name: flight 305, number two, 305号."""
    led = _LED.search(text, max(0, start - 40), start)
    return (led is not None and key(led[1]) in known.labels) or text.startswith(known.labels_after, end)


def _part_of_code(text: str, start: int, end: int, known: Lexicon) -> bool:
    """Figures with letters grown on ("28th", "5G", "1990s"): a name or an ordinal, no number."""
    after = text[end : end + 1]
    grown = re.compile(r"[^\W\d_]+").match(text, end)
    if grown is not None and key(grown.group()) in known.pieces:
        return False
    if _labelled(text, start, end, known):
        return True
    if text.startswith("#", max(0, start - 1)) or text[end : end + 2] in {":0", ":1", ":2", ":3", ":4", ":5"}:
        return True
    return after.isalpha() and not is_unspaced(after) and not "\uac00" <= after <= "\ud7af"


def _half(found: list[Piece], at: int, text: str) -> tuple[Piece, int] | None:
    """Half a million, eine halbe Million: the piece, and the last one that it takes."""
    first = at + 1 if found[at].number == 1 and at + 1 < len(found) else at
    if "half" not in found[first].kinds:
        return None
    scale = first + 2 if first + 2 < len(found) and found[first + 1].number == 1 else first + 1
    if scale >= len(found) or not found[scale].spelled or (found[scale].number or 0) < 1000:
        return None
    gaps = "".join(text[left.end : right.start] for left, right in pairwise(found[at : scale + 1]))
    if gaps.strip(" -\u00a0\u202f"):
        return None
    number = (found[scale].number or 0) / 2
    return Piece(start=found[at].start, end=found[scale].end, number=number, spelled=True), scale


def _joined(found: list[Piece], text: str, articles: tuple[str, ...]) -> list[Piece]:
    made: list[Piece] = []
    at = 0
    while at < len(found):
        first, end = found[at], at
        values: list[int | float | str | tuple[int, ...]] = [] if first.number is None else [first.number]
        while values and end + 1 < len(found) and "indefinite" not in first.kinds:
            skip = end + 2 if "joiner" in found[end + 1].kinds and end + 2 < len(found) else end + 1
            more = found[skip].number
            gaps = "".join(text[found[i].end : found[i + 1].start] for i in range(end, skip))
            if more is None or not found[skip].spelled or gaps.strip(" -\u00a0\u202f"):
                break
            if more == 1 and key(text[found[skip].start : found[skip].end]) in articles:
                break
            if ("indefinite" in found[skip].kinds and more < 1000) or not continues(values, more, first.spelled):
                break
            values.append(more)
            end = skip
        halved = _half(found, at, text)
        if halved is not None:
            piece, end = halved
            made.append(piece)
        elif end > at:
            number = numerals.combine([v for v in values if isinstance(v, int | float)])
            made.append(Piece(start=first.start, end=found[end].end, number=number, spelled=first.spelled))
        else:
            made.append(first)
        at = end + 1
    return made
