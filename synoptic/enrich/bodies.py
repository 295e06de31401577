"""One key for one body: "the Foreign Ministry" in an article that also says "the Russian Foreign Ministry"."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from synoptic import languages
from synoptic.enrich.names import Named, name_key
from synoptic.languages import Language

_WORD = 30  # letters of the word before a name, at most


def one_body(named: Sequence[Named], text: str, *, language: Language) -> list[Named]:
    """The names, an organisation's key told apart by the people before it, and joined where only one is meant.

    The longer name may only add a people: a department's ministry is not the department.
    """
    peoples = _peoples(language.code)
    named = [_with_people(name, text, peoples) for name in named]
    whole: dict[tuple[str, ...], set[str]] = {}
    for name in named:
        words = _words(name, text, peoples)
        if name.kind == "organisation" and len(words) > 2 and words[0] in peoples:
            whole.setdefault(words[1:], set()).add(name.key)
    return [_as_whole(name, text, peoples, whole) for name in named]


@functools.cache
def _peoples(code: str) -> frozenset[str]:
    return frozenset(word.lower() for word in languages.load(code).names.demonyms)


def _with_people(name: Named, text: str, peoples: frozenset[str]) -> Named:
    words = _words(name, text, peoples)
    taken_in = len(words) > len(name.found.words)
    return replace(name, key=name_key(words)) if taken_in and len(words) > 2 and name.kind == "organisation" else name


def _words(name: Named, text: str, peoples: frozenset[str]) -> tuple[str, ...]:
    """The name's words, with the people right before it."""
    start = name.found.words[0].start
    lead = text[max(0, start - _WORD) : start]
    before = lead.split()[-1].lower() if lead[-1:] == " " and lead.strip() else ""
    words = tuple(token.low for token in name.found.words)
    return (before, *words) if before in peoples else words


def _as_whole(name: Named, text: str, peoples: frozenset[str], whole: dict[tuple[str, ...], set[str]]) -> Named:
    keys = whole.get(_words(name, text, peoples), set()) if name.kind == "organisation" else set()
    return replace(name, key=next(iter(keys))) if len(keys) == 1 else name
