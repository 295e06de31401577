"""Who is on stage in an article: who held which role, who spoke last, so that "she" and "the ministry" find a name."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.records import Quote, Span, record


@record
class Speaker:
    """The words that name who speaks, what form they have, and the key of the name behind them."""

    span: Span
    form: Literal["name", "role", "pronoun"]
    key: str | None
    first: int
    """Index of the first item in the unit."""
    last: int
    """Index behind the last item."""


_STEM = 3  # letters that must be left before a case ending
_TITLE = 6  # items before a name that may belong to it: "US Secretary of State A B"


class Cast:
    """Who is on stage: roles seen beside names, the last speaker, the person named last."""

    def __init__(self) -> None:
        self.roles: dict[str, dict[str, set[str]]] = {}
        """Role to the keys of those who were named with it, each with the words around."""
        self.bodies: set[str] = set()
        """Keys of organisations."""
        self.homes: dict[str, set[str]] = {}
        """Person to the countries and peoples named where the text calls them something ("US Secretary A B")."""
        self.speaker: str | None = None
        self.span: Span | None = None
        self.stranger = False
        self.named: str | None = None
        self._before: tuple[str | None, int] = (None, 0)
        """Whom the text had named last before this unit, and where the unit names the next one."""
        self._subject: tuple[int, Span, str] | None = None
        """The first person of the last unit before this one that names any: who acts where a verb has no subject."""
        self._opened: tuple[int, Span, str] | None = None
        self.here = self.paragraph = -9
        self.announced: tuple[Span, str | None, tuple[Span, ...]] | None = None
        """Whom a colon announced, with key and chain."""
        self._dash: tuple[int, Span, str | None] | None = None

    def dashed(self, paragraph: int, span: Span, key: str | None) -> None:
        """Remember whose dash line this was, for the lines that go on without a name."""
        self._dash = (paragraph, span, key)

    def last_dash(self, paragraph: int) -> tuple[Span, str | None] | None:
        """Who spoke in the dash line just before."""
        if self._dash is None or paragraph - self._dash[0] > 2:
            return None
        return self._dash[1], self._dash[2]

    def see(self, unit: Unit, known: Lexicon) -> None:
        """Take in the names of one unit: the roles beside them and the person it speaks of first."""
        first: str | None = None
        self._before = (self.named, unit.start)
        self._subject = self._opened if self._opened is not None else self._subject
        self._opened = None
        self.here = unit.paragraph
        for i, item in enumerate(unit.items):
            if item.mention is None or item.mention.kind != "person":
                self._body(unit, i, known)
                continue
            key = item.mention.key
            if first is None:
                first = key
                self._before = (self.named, item.start)
                self._opened = (unit.paragraph, item.mention.span, key)
            self._roles_of(unit, i, key, known)
            self.homes.setdefault(key, set()).update(_lands(unit, max(0, i - _TITLE), i, known))
        self.named = first or self.named
        self.stranger = self.stranger and first is None

    def _roles_of(self, unit: Unit, i: int, key: str, known: Lexicon) -> None:
        """The roles that stand up to seven words before the name, or behind its comma."""
        for j in range(i - 1, max(-1, i - 8), -1):
            mention = unit.items[j].mention
            if unit.items[j].kind == "quote" or (mention is not None and mention.kind == "person"):
                break
            if unit.gap(j).strip() not in ({"", ","} if j == i - 1 else {""}):
                break
            if _is_office(unit.items[j].low, known):  # "company spokesman A B" is not the company
                self._hold(unit, j, key)
        for j in range(i + 1, min(i + 4, len(unit.items))):
            if unit.items[j].kind != "word" or unit.gap(j - 1).strip() not in ({","} if j == i + 1 else {""}):
                break
            if unit.items[j].low in known.roles:
                self._hold(unit, j, key)

    def _body(self, unit: Unit, i: int, known: Lexicon) -> None:
        """What an organisation is called for short: the first or last word of its name ("the ministry")."""
        mention, words = unit.items[i].mention, unit.items[i].low.split()
        if mention is not None:
            for j in (i - 1, i + 1):  # "the newspaper Zora", "the Zora newspaper"
                beside = 0 <= j < len(unit.items) and unit.gap(min(i, j)).isspace()
                if beside and unit.items[j].low in known.outlets:
                    self._hold(unit, j, mention.key)
        if mention is not None and mention.kind in {"organisation", "other"}:
            self.bodies.add(mention.key)
        if mention is None or mention.kind != "organisation" or len(words) < 2:
            return
        for word in (words[0], words[-1]):
            if word in known.roles:
                self.roles.setdefault(word, {}).setdefault(mention.key, set()).update(words)

    def _hold(self, unit: Unit, j: int, key: str) -> None:
        self.roles.setdefault(unit.items[j].low, {}).setdefault(key, set()).update(_around(unit, j))

    def holder(self, unit: Unit, i: int, known: Lexicon) -> str | None:
        """Who was named with the role at item `i`, or with a compound that ends in it (Außenministerin, Ministerin).

        Of several the one with more of the words around it, else the last speaker, else nobody: two spokesmen are not
        one.
        """
        role = unit.items[i].low
        held = self.roles.get(role) or next(
            (keys for name, keys in self.roles.items() if name.endswith(role) and len(role) > 4), {}
        )
        if not held and known.language.names.endings:
            stem = _stem(role, known)
            held = next((keys for name, keys in self.roles.items() if _stem(name, known) == stem), {})
        if len(held) < 2:
            return next(iter(held), None)
        near = _around(unit, i)
        scores = sorted(((len(near & words), key) for key, words in held.items()), reverse=True)
        if scores[0][0] > scores[1][0]:
            return scores[0][1]
        return self.speaker if self.speaker in held else None  # the one whom the text is with

    def countryman(self, unit: Unit, first: int, i: int, known: Lexicon) -> str | None:
        """Who is meant by a definite role that nobody was named with: the last speaker, where the text ties that one
        alone to the country in the phrase ("the top US diplomat"), or where both are bodies ("the company").
        """
        low = unit.items[first].low
        if low not in known.articles or low in known.indefinite or unit.items[i].low in self.roles:
            return None
        if i - first == 1 and unit.items[i].low in known.bodies:
            return self.speaker if self.speaker in self.bodies else None  # "the company", where a company spoke last
        lands = _lands(unit, first, i, known)
        tied = [key for key, homes in self.homes.items() if homes & lands]
        return tied[0] if len(tied) == 1 and tied[0] == self.speaker else None

    def behind(self, pronoun: str, at: int, known: Lexicon) -> str | None:
        """The key behind a pronoun that stands at `at`: the last speaker, else the person last spoken of before it."""
        if pronoun in known.they or self.stranger:
            return None
        # A key with a capital is a place's.
        person = self.speaker if self.speaker is not None and not self.speaker[:1].isupper() else None
        return person or (self.named if at > self._before[1] else self._before[0])

    def last(self) -> tuple[Span, str | None] | None:
        """Who spoke last, else who acted in the sentence before: whom "in her words" points to."""
        if self.span is not None:
            return self.span, self.speaker
        return None if self._subject is None else self._subject[1:]

    def carried(self, quote: Quote) -> Quote:
        """The quotation with the last speaker where its verb has no subject of its own ("Añadió que …")."""
        if quote.speaker is not None:
            return quote
        if self.span is not None and self.here - self.paragraph <= 1:
            return replace(quote, speaker=self.span, speaker_key=self.speaker, rule=f"{quote.rule}, carried")
        if self._subject is None or self.here - self._subject[0] > 2 or quote.cue is None or quote.rule == "noun":
            return quote
        return replace(quote, speaker=self._subject[1], speaker_key=self._subject[2], rule=f"{quote.rule}, carried")

    def spoke(self, speaker: Speaker | None) -> None:
        """Remember who spoke, where that is known."""
        if speaker is None:
            return
        self.stranger = speaker.key is None and (speaker.form == "role" or self.stranger)
        if speaker.form != "pronoun" or self.span is None:
            self.span = speaker.span
        if speaker.key is not None or speaker.form != "pronoun":
            self.speaker = speaker.key
            self.paragraph = self.here


def _lands(unit: Unit, first: int, last: int, known: Lexicon) -> set[str]:
    """Countries and peoples named in the phrase that ends at item `last`."""
    lands: set[str] = set()
    for j in range(last - 1, first - 1, -1):
        item = unit.items[j]
        if unit.gap(j).strip() not in {"", ","} or item.kind == "quote":
            break
        if item.mention is not None:
            if item.mention.kind != "place":
                break
            lands.add(item.mention.key)
        elif item.low in known.peoples:
            lands.add(item.low)
    return lands


def _is_office(word: str, known: Lexicon) -> bool:
    """Whether the word, in any case, is a role that a person holds."""
    return (word in known.roles or _stem(word, known) in known.roles) and word not in known.bodies


def _stem(word: str, known: Lexicon) -> str:
    """The word without its case ending, where that leaves enough of it (министра, министром)."""
    endings = (e for e in known.language.names.endings if word.endswith(e) and len(word) - len(e) > _STEM)
    return word[: len(word) - len(max(endings, key=len, default=""))]


def _around(unit: Unit, i: int) -> set[str]:
    """Longer words near item `i`, by which one ministry's spokesman is told from another's."""
    near = unit.items[max(0, i - 3) : i + 4]
    return {part for item in near for part in item.low.replace("’", " ").split() if len(part) > 3} - {unit.items[i].low}
