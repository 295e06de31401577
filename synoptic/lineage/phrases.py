"""The words of a language file by which a claim is held back or a person labelled, as patterns."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from synoptic import languages
from synoptic.records import Span
from synoptic.text import composed, fold, is_unspaced

_NEVER = re.compile(r"(?!)")


class Listed(NamedTuple):
    """Phrases of one sort."""

    pattern: re.Pattern[str]

    def find(self, text: str, span: Span) -> Iterator[Span]:
        """Where they stand in this stretch of the text, whatever their case and composition."""
        shown, offsets = composed(text[span.start : span.end])
        for match in self.pattern.finditer(shown):
            start, end = match.span("word")
            yield Span(start=span.start + offsets[start], end=span.start + offsets[end])


class Sorted(NamedTuple):
    """Phrases each of which stands for one or several things."""

    phrases: Listed
    meanings: dict[str, frozenset[str]]
    """By folded phrase."""
    stems: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    """By folded phrase with stars."""

    def find(self, text: str, span: Span) -> Iterator[tuple[frozenset[str], Span]]:
        """What is meant, and where."""
        for where in self.phrases.find(text, span):
            told = fold(text[where.start : where.end])
            meant = self.meanings.get(told) or frozenset(
                m for stem, means in self.stems if stem.fullmatch(told) for m in means
            )
            if meant:
                yield meant, where


class Phrases(NamedTuple):
    """All of one language."""

    hedges: Listed
    """Words that make a claim less than certain."""
    softened: Listed
    """Those and further forms that may render a hedge of another language (a conditional's ending)."""
    legal: Sorted
    labels: Sorted
    credited: Listed
    """Those below and further forms that may render an attribution of another language."""
    reporting: Listed
    """Words that say that someone said or reports."""
    according: Listed
    """Those of them that stand before the source ("according to")."""
    speakers: Listed
    """Pronouns and nouns for one who speaks ("he", "police")."""
    small: frozenset[str]
    """Folded words that label nobody: articles, pronouns, prepositions, conjunctions."""
    openers: frozenset[str]
    """Those of them after which a noun phrase goes on: articles and prepositions."""
    nouns_capital: bool
    """Whether every noun is written with a capital."""


@functools.cache
def of(language: str) -> Phrases:
    """The phrases of a language; none where it has no file."""
    if language not in languages.codes():
        empty = Listed(_NEVER)
        return Phrases(
            empty,
            empty,
            Sorted(empty, {}, ()),
            Sorted(empty, {}, ()),
            empty,
            empty,
            empty,
            empty,
            frozenset(),
            frozenset(),
            False,
        )
    file = languages.load(language)
    joined, quotes = file.names.joined, file.quotes
    small = _small(file)
    said = (
        quotes.said,
        quotes.denied,
        quotes.according,
        quotes.according_after,
        quotes.according_behind,
        quotes.relays,
    )
    reporting = [p for group in said for p in group if p not in file.edits.loose]
    return Phrases(
        hedges=Listed(_pattern([h for h in quotes.hedges if h not in file.edits.loose], joined)),
        softened=Listed(_pattern((*quotes.hedges, *quotes.hearsay, *file.edits.softened), joined)),
        legal=_sorted([(row[0], row[1:]) for row in file.edits.legal], joined),
        labels=_sorted([(f"{row[0]}: {row[1]}", row[2:]) for row in file.edits.labels], joined),
        credited=Listed(_pattern([*reporting, *file.edits.credited], joined)),
        reporting=Listed(_pattern(reporting, joined)),
        according=Listed(_pattern([p for p in quotes.according if p not in file.edits.loose], joined)),
        speakers=Listed(_pattern((*quotes.he, *quotes.she, *quotes.they, *file.names.roles), joined)),
        small=small,
        openers=frozenset(fold(w) for w in (*quotes.articles, *quotes.prepositions)),
        nouns_capital=file.moments.nouns_capital,
    )


def _small(file: languages.Language) -> frozenset[str]:
    quotes = file.quotes
    listed = (
        *quotes.articles, *quotes.prepositions, *quotes.breaks, *quotes.that, *quotes.whether, *quotes.negators,
        *quotes.he, *quotes.she, *quotes.they, *quotes.to, *quotes.hedges, *file.sentences.starters, *file.names.inner,
        *file.names.at,
    )  # fmt: skip
    return frozenset(fold(word) for word in listed)


def _sorted(rows: Sequence[tuple[str, Sequence[str]]], joined: Sequence[str]) -> Sorted:
    meanings: dict[str, set[str]] = defaultdict(set)
    for meaning, listed in rows:
        for phrase in listed:
            meanings[fold(phrase)].add(meaning)
    stems = tuple((_stem(p), frozenset(m)) for p, m in meanings.items() if "*" in p)
    whole = {p: frozenset(m) for p, m in meanings.items() if "*" not in p}
    return Sorted(Listed(_pattern([p for _, listed in rows for p in listed], joined)), whole, stems)


def _stem(phrase: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, phrase.split("*"))))


def _pattern(listed: Iterable[str], joined: Sequence[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words; with a star, words that begin or end so; unspaced scripts anywhere."""
    longest_first = sorted({p for p in listed if p.strip("*")}, key=len, reverse=True)
    spaced = "|".join(_starred(p) for p in longest_first if not is_unspaced(p))
    unspaced = [re.escape(p.strip("*")) for p in longest_first if is_unspaced(p)]
    if spaced and joined:
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, joined))})?(?P<word>{spaced})(?!\w)", re.IGNORECASE)
    options = [rf"(?<!\w)(?:{spaced})(?!\w)"] if spaced else []
    return re.compile(f"(?P<word>{'|'.join(options + unspaced)})", re.IGNORECASE) if options + unspaced else _NEVER


def _starred(phrase: str) -> str:
    bare = re.escape(phrase.strip("*")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return (r"\w+" if phrase.startswith("*") else "") + bare + (r"\w*" if phrase.endswith("*") else "")
