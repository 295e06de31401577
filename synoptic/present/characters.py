"""Article text that can be shown: no character of it can break, reorder or forge the page around it.

Bidirectional controls (UAX 9) stay, since Arabic and Hebrew text needs them, but every piece closes what it
opens; overrides, which only serve to show words in another order than they are stored, become visible signs.
"""

from __future__ import annotations

import re

_OVERRIDES = {"\u202d": "⟦LRO⟧", "\u202e": "⟦RLO⟧"}
_EMBEDDINGS = "\u202a\u202b"
_ISOLATES = "\u2066\u2067\u2068"
_CLOSE_EMBEDDING, _CLOSE_ISOLATE = "\u202c", "\u2069"
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

# What HTML may not hold: controls but tab and newline, lone surrogates, noncharacters (WHATWG HTML, "preprocessing
# the input stream"). C0 controls have pictures at U+2400.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def shown(text: str) -> str:
    """The text fit for a page: unfit characters as signs, bidirectional controls balanced."""
    if _UNFIT.search(text) is not None:
        text = _UNFIT.sub(_sign, text.replace("\r\n", "\n"))
    return _balanced(text) if _BIDI.search(text) is not None else text


def bare(text: str) -> str:
    """The text fit for a terminal's cell: as `shown`, on one line, without any bidirectional control."""
    text = _UNFIT.sub(_sign, " ".join(text.split()))
    return _INVISIBLE_BIDI.sub(lambda found: _OVERRIDES.get(found[0], ""), text)


def _sign(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\r":
        return "\n"
    if char == "\x7f":
        return "␡"
    return chr(0x2400 + ord(char)) if char < " " else "\ufffd"


def _balanced(text: str) -> str:
    opened: list[str] = []

    def control(found: re.Match[str]) -> str:
        char = found[0]
        if char in _OVERRIDES:
            return _OVERRIDES[char]
        if char in _EMBEDDINGS or char in _ISOLATES:
            opened.append(_CLOSE_EMBEDDING if char in _EMBEDDINGS else _CLOSE_ISOLATE)
            return char
        if opened and opened[-1] == char:
            return opened.pop()
        return ""  # it would close something that is not this text's own

    return _BIDI.sub(control, text) + "".join(reversed(opened))
