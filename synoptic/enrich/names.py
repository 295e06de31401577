"""One key for one name: how a name sounds, whatever its script, spelling or case ending.

Inside a document a surname alone, an acronym or an inflected form takes the key of the full name it stands for.
Over a story `matching.merge_keys` joins the keys that sound alike across scripts.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from synoptic.enrich.capitals import Found
from synoptic.enrich.places import ORGANISATIONS, place_key
from synoptic.languages import Language
from synoptic.records import record
from synoptic.text import fold, romanise

ARTICLES = frozenset({"al", "el", "as", "ad", "ar", "an", "at", "ash", "ul"})
"""The Arabic article as it is romanised: written or left out, it changes nothing of a name."""


@record
class Named:
    """A name of the document with its kind and its key."""

    found: Found
    kind: str
    key: str


# Likely spellings of one sound, made equal; after the variant rules of Pouliquen & Steinberger (2009, EMM
# NewsExplorer): w = v = f, kh = h, sh = sch = sz, ou = u. Unlike `text.skeleton` b/p, d/t and g/k stay apart,
# since Biden and Putin are two men.
_SOUNDS = (
    ("dzh", "j"), ("tsch", "s"), ("shch", "s"), ("sjtj", "s"), ("schtsch", "s"), ("sch", "s"), ("tch", "s"),
    ("tsj", "s"), ("sh", "s"), ("ch", "s"), ("cz", "s"), ("sz", "s"), ("zh", "s"), ("sj", "s"), ("tj", "s"),
    ("dj", "j"), ("ph", "f"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("ck", "k"), ("ts", "s"), ("tz", "s"),
    ("x", "ks"), ("qu", "k"), ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("w", "f"),
    ("v", "f"), ("z", "s"),
)  # fmt: skip
_SOUND = re.compile("|".join(sorted((spelling for spelling, _ in _SOUNDS), key=len, reverse=True)))
_AS = dict(_SOUNDS)
_VOWELS = re.compile("[aeiouyjh]")
_SEMITIC = re.compile("[\u0590-\u06ff]")


_GREEK = re.compile("[\u0370-\u03ff]")
_GREEK_SOUNDS = re.compile("mp|nt|gk|tz|ch|ks")
_GREEK_AS = {"mp": "b", "nt": "d", "gk": "g", "tz": "dzh", "ch": "h", "ks": "x"}


def greek_sounds(roman: str) -> str:
    """Romanised Greek with its digraphs as they sound: μπ is b, ντ is d."""
    return _GREEK_SOUNDS.sub(lambda match: _GREEK_AS[match.group()], roman)


@functools.lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """The consonants of one word as they sound, with "a" for an opening vowel: Lawrow and Лавров are "lfrf".

    In Arabic and Hebrew script w and y are taken as the vowels they mostly write.
    """
    roman = romanise(word)
    if _SEMITIC.search(word):
        roman = roman.replace("w", "")
    if _GREEK.search(word):
        roman = greek_sounds(roman)
    heard = _SOUND.sub(lambda match: _AS[match.group()], roman)
    opening = "a" if heard[:1] in "aeiouyj" else ""
    consonants = _VOWELS.sub("", heard)
    return opening + re.sub(r"(.)\1+", r"\1", consonants) or roman


def name_key(words: Iterable[str]) -> str:
    """The key of a name by the sound of its words, in the order written; initials keep their letter."""
    return " ".join(key for key in (sound(word) for word in words) if key)


def with_keys(found: Sequence[Found], *, text: str, language: Language) -> list[Named]:
    """Names of one document with their keys: surnames, acronyms and case forms joined to the full name.

    Names come in order of the text. A surname shared by two full names goes to the one named last before it.
    """
    bases = _bases(found, language.names.endings)
    found = _one_kind(found, bases)
    full = _full_names(found, bases)
    acronyms = _acronyms(found, text)
    last_full: dict[str, str] = {}
    named: list[Named] = []
    for name in found:
        words = [bases[token.low] for token in name.words]
        words = [word for word in words if word not in ARTICLES] or words
        written = text[name.words[0].start : name.words[-1].end]
        kind, key = name.kind, place_key(written, language=language.code)
        if key is not None and (kind != "person" or len(words) == 1):
            kind = "organisation" if key in ORGANISATIONS else "place"
            named.append(Named(found=name, kind=kind, key=key))
            continue
        if len(words) == 1 and (match := full.get(words[0])) is not None and kind != "organisation":
            kind, key = "person", last_full.get(words[0], match)
        elif len(words) == 1 and name.words[0].word in acronyms:
            kind, key = "organisation", acronyms[name.words[0].word]
        else:
            key = name_key(words) or fold(written)
            if kind == "person" and len(words) > 1:
                for word in (words[0], words[-1]):
                    last_full[word] = key
        named.append(Named(found=name, kind=kind, key=key))
    return named


def _one_kind(found: Sequence[Found], bases: dict[str, str]) -> list[Found]:
    """Names of one word whose kind the words around did not tell, with the kind that the same word has elsewhere."""
    votes: dict[str, Counter[str]] = {}
    for name in found:
        if len(name.words) == 1 and name.kind != "other":
            votes.setdefault(bases[name.words[0].low], Counter())[name.kind] += 1
    decided = {word: max(sorted(kinds), key=kinds.__getitem__) for word, kinds in votes.items()}
    return [
        Found(words=name.words, kind=decided.get(bases[name.words[0].low], name.kind)) if len(name.words) == 1 else name
        for name in found
    ]


def _bases(found: Sequence[Found], endings: tuple[str, ...]) -> dict[str, str]:
    """Each word's base form: without a case ending where the document also has it bare or with another ending."""
    forms = {token.low for name in found for token in name.words}
    stems: dict[str, set[str]] = {}
    for form in forms:
        for stem in _possible_stems(form, endings):
            stems.setdefault(stem, set()).add(form)
    bases: dict[str, str] = {}
    for form in forms:
        shared = [stem for stem in _possible_stems(form, endings) if len(stems[stem]) > 1 or stem in forms]
        bases[form] = min((stem for stem in shared if len(stem) > 3), key=len, default=form)
    return bases


def _possible_stems(form: str, endings: tuple[str, ...]) -> list[str]:
    stems = [form[: len(form) - len(e)] for e in endings if form.endswith(e) and len(form) - len(e) > 3]
    return [form, *stems] if endings else [form]


def _full_names(found: Sequence[Found], bases: dict[str, str]) -> dict[str, str]:
    """Last (and first) word of each person's full name to the key of that name; the first full name wins."""
    last: dict[str, str] = {}
    first: dict[str, str] = {}
    for name in found:
        if name.kind == "person" and len(name.words) > 1:
            words = [bases[token.low] for token in name.words]
            words = [word for word in words if word not in ARTICLES] or words
            key = name_key(words)
            last.setdefault(words[-1], key)
            first.setdefault(words[0], key)
    return {**first, **last}


def _acronyms(found: Sequence[Found], text: str) -> dict[str, str]:
    """Acronyms in brackets behind the name they shorten: "Shanghai Cooperation Organization (SCO)"."""
    pairs: dict[str, str] = {}
    for long, short in pairwise(found):
        gap = text[long.words[-1].end : short.words[0].start]
        word = short.words[0].word
        if gap.strip() == "(" and len(short.words) == 1 and word.isupper() and len(long.words) > 1:
            pairs[word] = name_key(token.low for token in long.words)
    return pairs
