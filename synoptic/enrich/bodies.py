"""One key for one body: "the Foreign Ministry" in an article that also says "the Russian Foreign Ministry"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic.enrich.names import Named
from synoptic.languages import Language


def one_body(named: Sequence[Named], *, language: Language) -> list[Named]:
    """The names, an organisation's with the key of the longer name that ends with it, where there is only one.

    The longer name may only add a people or a country: a department's ministry is not the department.
    """
    peoples = {word.lower() for word in language.names.demonyms}
    lands = {name.found.words[0].low for name in named if name.kind == "place"}
    whole: dict[tuple[str, ...], set[str]] = {}
    for name in named:
        words = _words(name)
        if name.kind == "organisation" and len(words) > 2 and words[0] in peoples | lands:
            whole.setdefault(words[1:], set()).add(name.key)
    return [_as_whole(name, whole) for name in named]


def _as_whole(name: Named, whole: dict[tuple[str, ...], set[str]]) -> Named:
    keys = whole.get(_words(name), set()) if name.kind == "organisation" else set()
    return replace(name, key=next(iter(keys))) if len(keys) == 1 else name


def _words(name: Named) -> tuple[str, ...]:
    return tuple(token.low for token in name.found.words)
