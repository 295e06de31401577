"""What an article as a whole tells of each word with a capital: titles before it, prepositions of place, verbs behind.

One sentence seldom says what kind of name stands in it; another of the same article often does. What is counted here
over all places of a word becomes features of the tagger wherever the word stands (non-local features as Ratinov & Roth
2009 aggregate contexts), so "Livingston" in a headline is read with "in Livingston" below it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from synoptic import languages
from synoptic.enrich import known
from synoptic.enrich.capitals import joins, word_lists
from synoptic.enrich.lexicon import lexicon
from synoptic.enrich.tokens import Token, is_capital

Evidence = Mapping[str, tuple[str, ...]]
"""Each stem of a capitalised word to the signs of it, short names of features."""

_QUOTES = frozenset("“”„\"«»‘’'‚‹›")
_STEM = 4
"""Letters that a case ending must leave."""


class _Count:
    """How often a word stands with a capital, and in what company."""

    __slots__ = (
        "age",
        "alone",
        "at",
        "closing",
        "led",
        "listed",
        "named",
        "number",
        "opening",
        "quoted",
        "says",
        "titled",
    )

    def __init__(self) -> None:
        self.number = self.at = self.led = self.titled = self.says = self.age = self.quoted = 0
        self.alone = self.opening = self.closing = self.named = self.listed = 0

    def signs(self, *, small: bool) -> tuple[str, ...]:
        number = self.number
        signs = [f"e.n={min(number, 3)}", f"e.at={_share(self.at, number)}", f"e.led={_share(self.led, number)}"]
        signs.append(f"e.part={'a' * (self.alone > 0)}{'o' * (self.opening > 0)}{'c' * (self.closing > 0)}")
        for name, count in (
            ("titled", self.titled), ("says", self.says), ("age", self.age), ("named", self.named),
            ("listed", self.listed), ("quoted", self.quoted * 2 // number), ("small", int(small)),
        ):  # fmt: skip
            if count:
                signs.append(f"e.{name}")
        if self.at * 2 >= number and not self.titled and not self.says and not self.named:
            signs.append("e.placed")
        return tuple(signs)


def _share(part: int, whole: int) -> str:
    return "0" if not part else "some" if part * 2 < whole else "most"


def gather(text: str, sentences: Sequence[list[Token]], *, code: str) -> dict[str, tuple[str, ...]]:
    """The signs of every word that stands with a capital, by its stem, over all sentences."""
    counts: dict[str, _Count] = {}
    small: set[str] = set()
    for words in sentences:
        i = 0
        while i < len(words):
            if not is_capital(words[i].word):
                small.add(words[i].low)
                i += 1
                continue
            j = i + 1
            while j < len(words) and is_capital(words[j].word) and joins(text, words[j - 1], words[j]):
                j += 1
            _count(text, words, i, j, counts, code)
            i = j
    return {word: count.signs(small=word in small) for word, count in counts.items()}


def _count(text: str, words: list[Token], first: int, last: int, counts: dict[str, _Count], code: str) -> None:
    """Takes in one run of capitals: a title in front is no part of it."""
    lists, lexical = word_lists(code), lexicon(code)
    titled = False
    while last - first > 1 and words[first].low in lists.titles:
        titled, first = True, first + 1
    before = words[first - 1].low if first and not text[words[first - 1].end : words[first].start].strip() else ""
    after = words[last].low if last < len(words) and not text[words[last - 1].end : words[last].start].strip() else ""
    titled = titled or before in lists.titles or before in lists.roles
    says = (after != "" and lists.is_verb(after)) or (before != "" and lists.is_verb(before))
    quoted = bool(
        _QUOTES.intersection(text[max(0, words[first].start - 2) : words[first].start])
        and _QUOTES.intersection(text[words[last - 1].end : words[last - 1].end + 2])
    )
    at, led = before in lists.at, before in lexical.articles
    age = _aged(text, words, last)
    listed = any(word.low in lists.organisations or word.low in lists.places for word in words[first:last])
    for i in range(first, last):
        count = counts.setdefault(stem(words[i].low, code), _Count())
        count.number += 1
        count.at += at
        count.led += led
        count.titled += titled
        count.says += says
        count.age += age
        count.quoted += quoted
        count.listed += listed
        count.alone += last - first == 1
        count.opening += i == first < last - 1
        count.closing += i == last - 1 > first
        count.named += i > first and known.grade(words[i - 1].low, language=code) == "common"


def _aged(text: str, words: list[Token], last: int) -> bool:
    """Whether an age stands behind: ", 34," or "(52)"."""
    if last >= len(words) or not words[last].word.isdigit() or len(words[last].word) > 2:
        return False
    gap, behind = text[words[last - 1].end : words[last].start].strip(), text[words[last].end : words[last].end + 1]
    return gap in {",", "("} and behind in {",", ")", " ", "."}


@functools.lru_cache(maxsize=1 << 15)
def stem(low: str, code: str) -> str:
    """The word without its longest case ending."""
    cut = max(
        (len(e) for e in languages.load(code).names.endings if low.endswith(e) and len(low) - len(e) >= _STEM),
        default=0,
    )
    return low[: len(low) - cut]
