"""Where sentences end in a language that parts them by spaces, as it does clauses, and uses no mark (Thai).

No more than a reasoned guess: a space ends a sentence when enough has been said and the words on both sides allow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from synoptic.languages import Sentences

# Characters since the sentence began: enough where a word says that one begins or ends here, and without such a word.
# Best of 20 to 60 and 60 to 130 on Thai NTREX lines joined by spaces (F1 .42; all pairs lie between .35 and .43).
_ENOUGH = 30
_LONG = 100
_OPENING = "\"'“‘«("
_CLOSING = "\"'”’»)"
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")


def cuts(text: str, start: int, end: int, said: Sentences) -> Iterator[int]:
    """Offsets inside `text[start:end]`, one line, at which a sentence ends."""
    begin = start
    for match in _SPACE.finditer(text, start, end):
        here, after = match.span()
        if here - begin < _ENOUGH:
            continue
        following = after + (text[after] in _OPENING)
        last = here - (text[here - 1] in _CLOSING)
        if text.startswith(said.continuing, following) or text.endswith(said.unfinished, begin, last):
            continue
        if not (_is_own_letter(text[following : following + 1]) and _is_own_letter(text[last - 1])):
            continue  # figures and foreign names stand between spaces inside a sentence
        turns = text.startswith(said.starters, following) or text.endswith(said.enders, begin, last)
        if here - begin >= (_ENOUGH if turns else _LONG):
            yield here
            begin = after


def _is_own_letter(char: str) -> bool:
    return char > "\u0e00" and not char.isspace()
