"""What a rule of the grammar of time expressions is, and what it finds.

The grammar is one for all languages. A rule's pattern is a regular expression over kinds of words: `<month>` is any
token that may be a month, `<m:month|shortmonth>` names it; punctuation stands for itself; spaces are for the eye.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from synoptic.enrich.calendar import Stretch
from synoptic.enrich.timewords import Token
from synoptic.languages import Language
from synoptic.records import Grain, record

Counted = Literal["absolute", "published", "event", "none"]


@record
class Found:
    """What a rule's pattern matched: the tokens by the names in the pattern."""

    named: dict[str, Token]
    language: Language
    bare: bool
    """Whether the text stands without a word before it that makes it a time."""
    ahead: bool = False
    """Whether a verb just before it in its clause puts it after the anchor ("will meet on Friday")."""

    def __contains__(self, name: str) -> bool:
        return name in self.named

    def number(self, name: str, *kinds: str) -> int:
        """The whole number that the named token means, as the first of these kinds that it has; 0 without one."""
        meanings = self.named[name].meanings
        for kind in kinds:
            value = meanings.get(kind)
            if isinstance(value, int | float):
                return int(value)
        return 0

    def amount(self, name: str) -> float:
        """The named token as a number with decimals."""
        value = self.named[name].meanings.get("number", 0)
        return float(value) if isinstance(value, int | float) else 0.0

    def code(self, name: str, kind: str) -> str:
        """The named token's code as that kind ("week", "MO", "day-1"); empty where it has none."""
        return str(self.named[name].meanings.get(kind, ""))

    def parts(self, name: str, kind: str) -> tuple[int, ...]:
        """The named token's figures, for dates and times of day."""
        value = self.named[name].meanings.get(kind)
        return value if isinstance(value, tuple) else ()


Make = Callable[[Found, date], Stretch | None]


@record
class Rule:
    """One rule: its name, its pattern over kinds, what it counts from, and what makes the stretch.

    `make` gives None where the rule does not apply after all, so that a shorter one may.
    """

    name: str
    pattern: str
    counted: Counted
    make: Make


def rule(name: str, pattern: str, counted: Counted, make: Make) -> Rule:
    """One row of the grammar's tables."""
    return Rule(name=name, pattern=pattern, counted=counted, make=make)


def unresolved(grain: Grain) -> Stretch:
    """An expression that the calendar does not have, or that nothing tells how to count."""
    return Stretch(value="", start=None, end=None, grain=grain)


def span(value: str, grain: Grain = "duration") -> Stretch:
    """A stretch that has a value but no place on the calendar: a duration, a set, "now"."""
    return Stretch(value=value, start=None, end=None, grain=grain)


def compiled(pattern: str, members: Callable[[str], str]) -> re.Pattern[str]:
    """The pattern over one language's characters, where `members` gives the characters of a kind."""

    def characters(match: re.Match[str]) -> str:
        name, _, kinds = match[1].rpartition(":")
        inside = "".join(members(kind) for kind in kinds.split("|"))
        body = f"[{inside}]" if inside else "(?!)"
        return f"(?P<{name}>{body})" if name else body

    return re.compile(re.sub(r"(?<!\?P)<([a-z0-9_:|]+)>", characters, pattern.replace(" ", "")))
