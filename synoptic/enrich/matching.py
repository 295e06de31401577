"""Which keys of a story are one name: written in other scripts, transliterated otherwise, or by surname alone.

`likeness` hears two written words; `same_name` compares whole names word by word, so that namesakes who share a
surname stay apart; `merge_keys` joins the keys of all documents of one story. Matching without a story around it
cannot tell real namesakes apart, so nothing is merged beyond a story.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import resources

from synoptic.enrich.names import greek_sounds, sound
from synoptic.records import Document, record
from synoptic.text import fold, romanise, words

# Tuned on bench/quality/variants.toml (public names in ten scripts, namesakes among them): the lowest values at which
# hardly two people of the list are joined. Consonants that are compared as they are leave less room than tables of
# letter odds, where two unlike words come out near 0: each word's least likeness, and the mean of a whole name's.
_LEAST, _MEAN = 0.6, 0.76
_LEAST_HEARD, _MEAN_HEARD = 0.2, 0.42
_HEARD = 3
"""Consonants by which a word that seemed no person's is known as a surname: shorter ones agree by chance."""
_SCRIPTS = {"CJK": "Han", "HIRAGANA": "Katakana"}


@record
class Form:
    """A name as written, in words."""

    words: tuple[str, ...]


def form(name: str) -> Form:
    """The words of a name; dots of foreign names in Chinese and Japanese part them, hyphens and spaces too."""
    return Form(words=tuple(name[start:end] for start, end in words(name.replace("・", " ").replace("·", " "))))


def likeness(a: str, b: str) -> float:
    """How alike two words sound, 0 to 1 and a little beyond, whatever scripts they are in."""
    if fold(a) == fold(b):
        return 1.0
    first, second = _script(a), _script(b)
    tables = _tables()
    if first == second or (first not in tables and second not in tables):
        return _by_consonants(a, b)
    if second not in tables or (first in tables and _RANK.get(first, 0) > _RANK.get(second, 0)):
        a, b, second = b, a, first
    return _by_table(_roman(a), _roman(b), second)


# Of two scripts that both have a table, the one that hides more of the sound decides.
_RANK = {"Han": 5, "Katakana": 4, "Hangul": 3, "Hebrew": 2, "Arabic": 1}


@functools.lru_cache(maxsize=1 << 14)
def _script(word: str) -> str:
    name = next((unicodedata.name(char, "").split()[0] for char in word if char.isalpha()), "")
    return _SCRIPTS.get(name, name.title())


@functools.cache
def _tables() -> dict[str, dict[str, int]]:
    text = (resources.files("synoptic") / "models" / "names" / "sounds.json").read_text(encoding="utf-8")
    tables: dict[str, dict[str, int]] = json.loads(text)
    # Cyrillic is as plain as Latin once romanised; the consonants compare it better than the table.
    tables.pop("Cyrillic", None)
    return tables


_NEAR = {frozenset(pair) for pair in ("bp", "bf", "pf", "dt", "gk", "gj", "kh", "sj", "lr", "mn", "gh", "ks")}


@functools.lru_cache(maxsize=1 << 16)
def _by_consonants(a: str, b: str) -> float:
    """One minus the edit distance of the words' consonants, near sounds at half price."""
    x, y = sound(a), sound(b)
    if not x or not y:
        return 0.0
    row = [float(j) for j in range(len(y) + 1)]
    for i, left in enumerate(x, 1):
        above, row[0] = row[0], float(i)
        for j, right in enumerate(y, 1):
            price = 0.0 if left == right else 0.4 if frozenset(left + right) in _NEAR else 1.0
            cheap = 0.5 if left == "a" or right == "a" else 1.0
            above, row[j] = row[j], min(above + price, row[j] + cheap, row[j - 1] + cheap)
    return 1.0 - row[-1] / max(len(x), len(y), 2)


@functools.lru_cache(maxsize=1 << 16)
def _by_table(a: str, b: str, script: str) -> float:
    """The best alignment's log-odds against chance, as a share of what a perfect one would reach."""
    table = _tables()[script]
    if not a or not b:
        return 0.0
    worst = -400
    row = [0.0]
    for right in b:
        row.append(row[-1] + table.get(f"-{right}", worst))
    for left in a:
        drop = table.get(f"{left}-", worst)
        above, row[0] = row[0], row[0] + drop
        for j, right in enumerate(b, 1):
            here = max(
                above + table.get(left + right, worst), row[j] + drop, row[j - 1] + table.get(f"-{right}", worst)
            )
            above, row[j] = row[j], here
    best = sum(max((table.get(left + right, 0) for right in _letters(script)), default=0) for left in a)
    return row[-1] / max(best, 1) if best else 0.0


def _roman(word: str) -> str:
    """The word romanised, Greek digraphs by their sound."""
    return greek_sounds(romanise(word)) if _script(word) == "Greek" else romanise(word)


@functools.cache
def _letters(script: str) -> str:
    return "".join(sorted({pair[1] for pair in _tables()[script] if len(pair) == 2 and "-" not in pair}))


def same_name(a: Form, b: Form) -> bool:
    """Whether two full names may be one person's: every word of the shorter finds its own in the longer, in order.

    An initial stands for its word. Names of one word each must be alike as a whole; a surname alone is for
    `merge_keys`, which knows whether only one full name fits it.
    """
    short, long = sorted((a.words, b.words), key=len)
    if not short:
        return False
    if len(short) == 1 and len(long) > 1:
        return _glued(short[0], long)
    return any(_in_order(turned, long) for turned in _turns(short, long))


def _turns(short: Sequence[str], long: Sequence[str]) -> list[Sequence[str]]:
    """The words as they stand, and with the family name moved to the other end."""
    turned: list[Sequence[str]] = [short]
    if len(short) > 1 and len(short) == len(long):
        turned += [[*short[1:], short[0]], [short[-1], *short[:-1]]]
    return turned


def _glued(one: str, many: Sequence[str]) -> bool:
    """A name written without spaces (习近平) against the same in several words."""
    return _script(one) in {"Han", "Hangul", "Katakana"} and alike(one, "".join(many))


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the last words agree and the others find theirs before it, each alike and all of them on the mean."""
    heard = _tabled(short[-1], long[-1])
    least, mean = (_LEAST_HEARD, _MEAN_HEARD) if heard else (_LEAST, _MEAN)
    scores = [likeness(short[-1], long[-1])]
    at = 0
    for word in short[:-1]:
        while at < len(long) - 1 and _score(word, long[at]) < least:
            at += 1
        if at >= len(long) - 1:
            return False
        scores.append(_score(word, long[at]))
        at += 1
    return min(scores) >= least and sum(scores) / len(scores) >= mean


def _score(a: str, b: str) -> float:
    """The likeness of two given names; an initial agrees with every name that begins with it."""
    if len(a) == 1 or len(b) == 1:
        return 0.8 if romanise(a)[:1] == romanise(b)[:1] else 0.0
    return likeness(a, b)


def _tabled(a: str, b: str) -> bool:
    return _script(a) != _script(b) and not _tables().keys().isdisjoint((_script(a), _script(b)))


def alike(a: str, b: str) -> bool:
    """Whether two single words are one name."""
    return likeness(a, b) >= (_MEAN_HEARD if _tabled(a, b) else _MEAN)


def merge_keys(documents: Sequence[Document]) -> dict[str, str]:
    """Each key of the story's mentions to the key that stands for it over the story; most map to themselves.

    Full names first; then a surname alone goes to the one full name of the story that ends with it, and stays by
    itself where there are two. Keys of countries and cities are the same in every language and stay.
    """
    forms = _forms(documents)
    count = Counter(mention.key for document in documents for mention in document.mentions)
    parent = {key: key for key in count}
    full = sorted((key for key, form in forms.items() if len(form.words) > 1), key=lambda k: (-count[k], k))
    for i, key in enumerate(full):
        for other in full[:i]:
            if _root(parent, other) != _root(parent, key) and same_name(forms[key], forms[other]):
                parent[_root(parent, key)] = _root(parent, other)
                break
    for key, alone in forms.items():
        if len(alone.words) == 1:
            owners = {
                _root(parent, o)
                for o in full
                if alike(alone.words[0], forms[o].words[-1]) or _glued(alone.words[0], forms[o].words)
            }
            if len(owners) == 1:
                parent[key] = owners.pop()
    by_sound: dict[str, set[str]] = {}
    for key in full:
        by_sound.setdefault(key.rsplit(" ", 1)[-1], set()).add(_root(parent, key))
    for key in parent.keys() - forms.keys():  # taken for no person's, but it sounds as one's surname does
        owners = by_sound.get(key, set())
        if len(owners) == 1 and len(key) >= _HEARD:
            parent[key] = owners.pop()
    return {key: _root(parent, key) for key in sorted(parent)}


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        key = parent[key]
    return key


def _forms(documents: Iterable[Document]) -> dict[str, Form]:
    """The longest written form of each person's key."""
    forms: dict[str, Form] = {}
    for document in documents:
        for mention in document.mentions:
            if mention.kind == "person":
                written = form(document.article.text[mention.span.start : mention.span.end])
                if mention.key not in forms or len(written.words) > len(forms[mention.key].words):
                    forms[mention.key] = written
    return forms
