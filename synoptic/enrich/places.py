"""Countries and well-known cities in every language, from CLDR: one key for a place in all scripts.

A country's key is its ISO 3166 code ("RU"), a city's the name of its time zone ("Europe/Moscow"): both open with
a capital, so they never meet the keys that `names` makes from sounds.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from synoptic import languages
from synoptic.text import fold, romanise, words

# CLDR has exemplar cities of stations and counties that are people's names first (Davis, Casey, Knox).
_NO_CITIES = ("Antarctica/", "Arctic/", "Etc/", "America/North_Dakota", "America/Indiana", "America/Kentucky")
_NO_TERRITORIES = {"EZ", "ZZ", "XA", "XB", "QO", "CP", "AC", "TA", "DG", "CQ"}
ORGANISATIONS = frozenset({"EU", "UN"})


@functools.lru_cache(maxsize=1 << 16)
def place_key(name: str, *, language: str) -> str | None:
    """The key of a country or city named `name` in this language, in any of its cases; None where it is none."""
    known = _known(language)
    exact = known.get(_form(name))
    if exact is not None:
        return exact
    endings = languages.load(language).names.endings
    if not endings:
        return None
    return _stems(language).get(_stem(name, endings))


@functools.cache
def longest(language: str) -> int:
    """Letters in the longest place name of the language: how far a search without spaces must look."""
    return max((len(form) for form in _known(language)), default=0)


@functools.cache
def first_letters(language: str) -> frozenset[str]:
    """Letters that open a place name."""
    return frozenset(form[0] for form in _known(language) if form)


@functools.lru_cache(maxsize=1 << 14)
def opens(two: str, *, language: str) -> bool:
    """Whether a place name may begin with these two letters, so that a search without spaces can pass on."""
    form = _form(two)
    return len(form) < 2 or form in _pairs(language)


@functools.lru_cache(maxsize=1 << 15)
def opens_several(word: str, *, language: str) -> bool:
    """Whether a place name of several words may begin with this one, in any of its cases."""
    whole, stems = _first_words(language)
    endings = languages.load(language).names.endings
    return _form(word).split(" ")[0] in whole or _stem(word, endings).split(" ")[0] in stems


@functools.cache
def _first_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """First words of place names that have several, as `_form` and as `_stem` has them."""
    whole = frozenset(form.split(" ")[0] for form in _known(language) if " " in form)
    stems = frozenset(form.split(" ")[0] for form in _stems(language) if " " in form)
    return whole, stems


@functools.cache
def _pairs(language: str) -> frozenset[str]:
    return frozenset(form[:2] for form in _known(language))


def _form(name: str) -> str:
    return " ".join(fold(name[start:end]) for start, end in words(name))


def _stem(name: str, endings: tuple[str, ...]) -> str:
    """Each word romanised, without the longest ending that leaves three letters and the vowels before it."""
    stems = []
    for start, end in words(name):
        word = name[start:end].casefold()
        best = max((e for e in endings if word.endswith(e) and len(word) - len(e) >= 3), key=len, default="")
        stem = romanise(word[: len(word) - len(best)])
        stems.append(stem.rstrip("aeiouyj") if best else stem)
    return " ".join(stems)


@functools.cache
def _known(language: str) -> Mapping[str, str]:
    """Folded form to key."""
    found: dict[str, str] = {}
    for key, form in _cldr(language):
        found.setdefault(_form(form), key)
    for key, *forms in languages.load(language).names.territories:
        for form in forms:
            found[_form(form)] = key
    found.pop("", None)
    return MappingProxyType(found)


@functools.cache
def _stems(language: str) -> Mapping[str, str]:
    endings = languages.load(language).names.endings
    found: dict[str, str] = {}
    for form, key in _known(language).items():
        if len(form) > 3:
            found.setdefault(_stem(form, endings), key)
    return MappingProxyType(found)


def _cldr(language: str) -> list[tuple[str, str]]:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return []
    pairs = [
        (code, name)
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_TERRITORIES
    ]
    local = locale.time_zones
    zones = [zone for zone in sorted({*get_global("zone_territories"), *local}) if "/" in zone]
    # Where a language says nothing the city is called as the zone is.
    pairs += [
        (zone, local.get(zone, {}).get("city") or zone.rsplit("/", 1)[1].replace("_", " "))
        for zone in zones
        if not zone.startswith(_NO_CITIES)
    ]
    return pairs
