"""How many, how much: numbers with their unit and what they count, as intervals where the text is not exact.

"About 20" is 18 to 22: a tenth either way, which holds the spread between accounts' rounded figures. "At least 11"
is open above, "dozens" is 24 and up. Dates, times and spans of time are `moments`, not quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from synoptic.enrich import timegrammar
from synoptic.enrich.figures import Lexicon, Piece, lexicon, pieces
from synoptic.enrich.timewords import key
from synoptic.languages import codes
from synoptic.records import Quantity, Span, record
from synoptic.text import composed, is_unspaced, words

_PIECE = 4000
_ABOUT = 0.1
_BLANK = " \u00a0\u202f\t-"
_MASSES = {"t", "kg", "g", "l", "bbl"}
_WIDENING = {"about", "at_least", "more_than", "at_most", "less_than"}


@record
class _Read:
    """A quantity as read in one stretch, before its offsets are those of the article."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    counted: tuple[int, int] | None
    approximate: bool


def quantities(text: str, *, language: str, sentences: Sequence[Span]) -> tuple[Quantity, ...]:
    """The quantities in these sentences, in order."""
    if language not in codes():
        return ()
    known = lexicon(language)
    found: list[Quantity] = []
    for span in sentences:
        for start, end in _stretches(text, span):
            piece = text[start:end]
            if known.pattern.search(piece) is None:
                continue
            plain, offsets = composed(piece)
            found += [_placed(read, start, offsets) for read in _read(plain, known, language)]
    return tuple(found)


def _stretches(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    while start < span.end:
        end = min(span.end, start + _PIECE)
        if end < span.end:
            space = text.rfind(" ", start + _PIECE // 2, end)
            end = space + 1 if space > 0 else end
        yield start, end
        start = end


def _placed(read: _Read, start: int, offsets: Sequence[int]) -> Quantity:
    counted = None
    if read.counted is not None:
        counted = Span(start=start + offsets[read.counted[0]], end=start + offsets[read.counted[1]])
    return Quantity(
        span=Span(start=start + offsets[read.start], end=start + offsets[read.end]),
        low=read.low,
        high=read.high,
        unit=read.unit,
        counted=counted,
        approximate=read.approximate,
    )


def _read(text: str, known: Lexicon, language: str) -> Iterator[_Read]:
    found = pieces(text, known)
    if not any(piece.number is not None for piece in found):
        return
    times = [(spot.start, spot.end) for spot in timegrammar.spots(text, language)]
    at = 0
    while at < len(found):
        if found[at].number is None or any(a < found[at].end and found[at].start < b for a, b in times):
            at += 1
            continue
        read, at = _one(text, found, at, known)
        if read is not None:
            yield read


def _touch(text: str, left: Piece, right: Piece) -> bool:
    """Whether only blanks stand between, or the full stop of an abbreviated scale ("26 Mrd. Euro")."""
    gap = text[left.end : right.start].strip(_BLANK)
    return not gap or (gap == "." and left.number is not None and text[left.end - 1].isalpha())


def _one(text: str, found: list[Piece], at: int, known: Lexicon) -> tuple[_Read | None, int]:
    """The quantity whose number is `found[at]`, and where to go on."""
    first, last = at, at
    low = high = found[at].number
    assert low is not None
    unit, factor, first, last = _unit(text, found, first, last)
    to = _range_end(text, found, last, known)
    if to is not None and (found[to].number or 0) > low:
        high = found[to].number
        second, factor_2, _, last = _unit(text, found, to, to)
        unit, factor = unit or second, factor if unit else factor_2
    kind, first = _widening(text, found, first)
    start, end = found[first].start, found[last].end
    if _score(text, found, at) or _span_of_time(text, end, known):
        return None, max(last, at + 1) + 1 if _score(text, found, at) else last + 1
    if unit is None and _no_quantity(text, found[at], known, kind, low == high):
        return None, last + 1
    low, high = _scaled(low * factor, (high or low) * factor, text, found, at, last)
    counted, end = _counted(text, found, last, known, unit)
    following = found[last + 1] if last + 1 < len(found) else None
    if not kind and following is not None and _widens_behind(text, end, following, known):
        kind, end, last = min(following.kinds & _WIDENING), following.end, last + 1
        counted, _ = _counted(text, found, last, known, unit)
        following = found[last + 1] if last + 1 < len(found) else None
    widened = following is not None and following.start == (end if counted is None else counted[1])
    if not kind and following is not None and widened and following.kinds & _WIDENING and is_unspaced(text[end]):
        # In scripts without spaces the widening word follows ("100人以上").
        kind, end, last = min(following.kinds & _WIDENING), following.end, last + 1
    own = {"indefinite": "indefinite", "rounded": "about"}
    kind = kind or next((own[k] for k in found[at].kinds if k in own), "")
    low_, high_, rough = _bounds(low, high, kind)
    return _Read(start=start, end=end, low=low_, high=high_, unit=unit, counted=counted, approximate=rough), last + 1


def _widens_behind(text: str, end: int, following: Piece, known: Lexicon) -> bool:
    """Whether the word that widens the number stands behind it, in a language that puts it there."""
    beside = not text[end : following.start].strip(" '’")
    return known.numbers.widened_after and beside and bool(following.kinds & _WIDENING)


def _score(text: str, found: list[Piece], at: int) -> bool:
    """Whether two figures are a score, a telephone number or the like: 3-1, 555-0142, 3対1; no range."""
    if at + 1 >= len(found) or found[at].spelled or found[at + 1].number is None or found[at + 1].spelled:
        return False
    low, high = found[at], found[at + 1]
    gap = text[low.end : high.start].strip(_BLANK.strip("-"))
    if gap not in {"-", "–", ":", "比", "対", "对"}:
        return False
    falling = (high.number or 0) <= (low.number or 0) or text.startswith("0", high.start)
    bare = high.end >= len(text) or text[high.end] in ".,;)" or gap not in {"-", "–"}
    return (falling or (bare and gap not in {"-", "–"})) and low.end - low.start <= 4


def _span_of_time(text: str, end: int, known: Lexicon) -> bool:
    """Whether a unit of time follows: an age or a length, not a count."""
    following = next(words(text, end, min(len(text), end + 40)), None)
    if following is None or text[end : following[0]].strip(_BLANK):
        return False
    return key(text[following[0] : following[1]]) in known.times


def _scaled(low: float, high: float, text: str, found: list[Piece], at: int, last: int) -> tuple[float, float]:
    """In "2 to 3 million" the scale belongs to both ends."""
    if high > low and low < 1000 <= high and last > at:
        end = next((p for p in found[at + 1 : last + 1] if p.number is not None and p.number >= 1000), None)
        if end is not None and re.match(r"\d+(?:[.,]\d+)?\s?[^\W\d]", text[end.start : end.end]):
            scale = 10 ** (3 * int((len(f"{high:.0f}") - 1) // 3))
            return low * scale, high
    return low, high


def _unit(text: str, found: list[Piece], first: int, last: int) -> tuple[str | None, float, int, int]:
    after = found[last + 1] if last + 1 < len(found) else None
    if after is not None and "fraction" in after.kinds and _touch(text, found[last], after):
        return None, after.factor, first, last + 1
    if after is not None and after.unit is not None and after.number is None and _touch(text, found[last], after):
        return after.unit, after.factor, first, last + 1
    before = found[first - 1] if first else None
    if before is not None and before.unit is not None and _touch(text, before, found[first]):
        prefixed = "sign" in before.kinds or before.unit == "%"
        if prefixed and not (
            first > 1 and found[first - 2].number is not None and _touch(text, found[first - 2], before)
        ):
            return before.unit, before.factor, first - 1, last
    return None, 1.0, first, last


def _range_end(text: str, found: list[Piece], last: int, known: Lexicon) -> int | None:
    """The piece with the upper end of a range that begins here ("5 to 10", "$5-10", "от 5 до 10")."""
    if last + 1 >= len(found):
        return None
    gap = text[found[last].end : found[last + 1].start].strip(" \u00a0\u202f")
    following = found[last + 1]
    before = found[last - 1].kinds if last else frozenset()
    if following.number is not None and gap in {"-", "–", "—", "~", "～", "〜"}:
        return last + 1
    if following.number is not None and key(gap) in known.numbers.joined_by and "between" in before:
        return last + 1  # a conjunction written onto the figure (Arabic)
    if "to" in following.kinds and not gap and last + 2 < len(found) and found[last + 2].number is not None:
        # "and" is the end of a range only after "between": "two and three were hurt" is two counts.
        linked = "between" in before
        listing = "joiner" in following.kinds or following.kinds == {"to", "and"}
        if (linked or not listing) and _touch(text, following, found[last + 2]):
            return last + 2
    return None


def _widening(text: str, found: list[Piece], first: int) -> tuple[str, int]:
    before = found[first - 1] if first else None
    if before is None or not _touch(text, before, found[first]):
        return "", first
    kinds = before.kinds & _WIDENING
    if kinds:
        return min(kinds), first - 1
    return ("", first - 1) if "between" in before.kinds and len(before.kinds) == 1 else ("", first)


def _no_quantity(text: str, piece: Piece, known: Lexicon, kind: str, single: bool) -> bool:
    """An article ("a", "un"), a bare year, a figure that nothing follows: no count."""
    word = key(text[piece.start : piece.end])
    if word in known.numbers.articles and single:
        return True
    return bool(re.fullmatch(r"(?:19|20)\d\d", word)) and not kind


def _counted(
    text: str, found: list[Piece], last: int, known: Lexicon, unit: str | None
) -> tuple[tuple[int, int] | None, int]:
    """The word after the number (or after "of" behind a unit): what is counted, and the quantity's end."""
    end = found[last].end
    start = end
    direct = known.numbers.measured_directly and unit in _MASSES
    if unit is not None and not direct:
        of = found[last + 1] if last + 1 < len(found) else None
        if of is None or "of" not in of.kinds or text[end : of.start].strip():
            return None, end
        start = of.end
    stopped = (
        text[start : start + 1] == "." and text[start - 1].isalpha() and text[start + 1 : start + 3].strip().islower()
    )
    start += stopped  # "5 tys. domów"
    if text[start : start + 1] not in {" ", "\u00a0", "'", "’"} and not is_unspaced(text[start : start + 1]):
        return None, end
    if is_unspaced(text[start : start + 1]):
        return (start, start + 1), end  # the counter (人, 名): where the noun ends cannot be told without a lexicon
    following = next(words(text, start, min(len(text), start + 60)), None)
    if following is None or text[start : following[0]].strip(" \u00a0'’"):
        return None, end
    word = key(text[following[0] : following[1]])
    widens = word in known.pieces or (unit is not None and word in known.small)
    return (following if text[following[0]].isalpha() and not widens else None), end


def _bounds(low: float, high: float, kind: str) -> tuple[float | None, float | None, bool]:
    if kind == "about":
        return round(low * (1 - _ABOUT), 6), round(high * (1 + _ABOUT), 6), True
    if kind in {"at_least", "more_than", "indefinite"}:
        return low, None, kind == "indefinite"
    if kind in {"at_most", "less_than"}:
        return None, high, False
    return low, high, False
