"""Numbers as they are written: any script's digits, a language's separators, number words, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_PLAIN = str.maketrans(
    {"٫": ".", "٬": ",", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "．": ".", "，": ","}
)


def value(digits: str, *, decimal: str, group: str) -> float | None:
    """The number that these figures write; None where the separators make no number in any reading.

    A single separator before exactly three figures is the group separator unless the language writes decimals so;
    "1.234" is 1234 in German and 1.234 in English.
    """
    plain = digits.translate(_PLAIN)
    group = group.translate(_PLAIN)
    if plain.isdecimal():
        return float(int(plain))
    for point, thousands in ((decimal, group), (decimal, " "), (decimal, "'"), (group, decimal), (decimal, "")):
        if point == thousands or not point.strip():
            continue
        whole, mark, fraction = plain.partition(point)
        grouped = rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{2,3}})*" if thousands else r"\d+"
        if not (re.fullmatch(grouped, whole) or whole.isdecimal()) or (mark and not fraction.isdecimal()):
            continue
        number = whole.replace(thousands, "") if thousands else whole
        return float(f"{int(number)}.{_ascii(fraction)}" if mark else int(number))
    return None


_HAN = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {"两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def han(text: str) -> int | None:
    """The number below ten thousand that Chinese figures write, by place (二〇二二) or by name (二十八)."""
    if not any(char in _TENS for char in text):
        figures = [_HAN.get(char) for char in text]
        return None if None in figures or not figures else int("".join(map(str, figures)))
    total, count = 0, None
    for char in text:
        if char in _TENS:
            total, count = total + (1 if count is None else count) * _TENS[char], None
        elif char in _HAN and (count is None or count == 0):
            count = _HAN[char]
        else:
            return None
    return total + (count or 0)


def _ascii(figures: str) -> str:
    return "".join(str(int(figure)) for figure in figures)


def combine(parts: Sequence[float]) -> float:
    """The number that words say one after another: 2, 1000, 3, 100 is 2300; 24 may be 20, 4."""
    if len(parts) == 2 and 10 < parts[0] < 21 and 9 < parts[1] < 100:
        return parts[0] * 100 + parts[1]  # "nineteen ninety-six"
    if len(parts) == 3 and 10 < parts[0] < 21 and 9 < parts[1] < 100 and parts[1] % 10 == 0 and 0 < parts[2] < 10:
        return parts[0] * 100 + parts[1] + parts[2]
    total = current = 0.0
    for part in parts:
        if part >= 1000:
            total = (total + current or 1) * part if total + current < part else total + (current or 1) * part
            current = 0.0
        elif part == 100 and 0 < current < 100:
            current *= 100
        else:
            current += part
    return total + current


def roman(text: str) -> int | None:
    """A Roman numeral from I to MMMCMXCIX; None where it is none."""
    lowered = text.lower()
    if not re.fullmatch(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", lowered) or not lowered:
        return None
    figures = [_ROMAN[c] for c in lowered]
    pairs = zip(figures, [*figures[1:], 0], strict=True)
    return sum(-figure if figure < following else figure for figure, following in pairs)
