"""Names that a passage and its translation do not share: changed, left out or put in.

A person is looked for by sound, a country or city by its key and by its names in the other language, of which
peoples and adjectives share the first letters (Germany, German).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from babel import Locale, UnknownLocaleError
from rapidfuzz.distance import Levenshtein

from synoptic import languages
from synoptic.lineage.facts import Fact, Side, facts, overlap, same
from synoptic.lineage.passage import Pair, answered
from synoptic.lineage.quotation import attributions
from synoptic.lineage.rewording import change
from synoptic.records import Change, Span
from synoptic.text import fold, is_unspaced, skeleton, words

_DOT = re.compile(r"[・·＝]")
_KATAKANA = re.compile("[\u30a1-\u30fc]{2}")
ALIKE = 0.6
"""Likeness of two words' consonants from which one may be the other's transliteration."""
CLEARLY = 0.7
"""The same of one word of a longer name, in one script, where names are seldom respelled."""
LONG = 4
"""Consonants of a name of several words, across scripts, above which it can be heard."""
SOUNDS = 3
"""Consonants below which two words must have the same ones."""
ALIKE_ABROAD = 0.5
"""The same across scripts."""
LINKED = 0.45
"""Cosine from which the word aligner's link of a name is believed to be to the same name."""
RUN = 1.5
"""Times as many consonants as a name has from which another word may hold it as a part."""
STEM = 4
"""Letters that a place's name shares with its people's (Germany, German)."""


def renamed(pair: Pair, ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[Change]:
    """What became of the names that only one side has."""
    gone, new = list(ours), list(theirs)
    for one, other in _counterparts(pair, gone, new):
        yield change("name", one.span, other.span)
        new.remove(other)
    strangers = [f for f in new if _is_stranger(pair, f)]
    yield from (change("name", None, f.span) for f in strangers)
    if not new:
        taken = {one.span for one, _ in _counterparts(pair, ours, theirs)}
        yield from (change("name", f.span, None) for f in gone if f.span not in taken and _left_out(pair, f))


def _counterparts(pair: Pair, ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Names for names: places for places; a person who is new in the copy for whoever is gone, persons first."""
    gone = [f for f in ours if f.kind != "place" and _only_here(pair, f, 0)]
    gone.sort(key=lambda f: f.kind != "person")
    new = [f for f in theirs if f.kind == "person" and _only_here(pair, f, 1)]
    found = list(zip(gone, new, strict=False)) if len(new) == 1 or len(gone) == len(new) else []
    places = [
        [f for f in side if f.kind == "place" and _only_here(pair, f, n)] for n, side in enumerate((ours, theirs))
    ]
    if len(places[0]) == len(places[1]):
        found += [(a, b) for a, b in zip(*places, strict=True) if _is_city(a) == _is_city(b) and _gone(pair, a, b)]
    return found


def _gone(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether neither place stands in the other side's passage under a name that was not read as one."""
    return not _told_of(pair.right, _key(one), pair.right.spans) and not _told_of(
        pair.left, _key(other), pair.left.spans
    )


def _is_stranger(pair: Pair, fact: Fact) -> bool:
    """Whether the copy names a person, country or city of whom the whole origin says nothing."""
    if any(m.key == _key(fact) for m in pair.left.document.mentions) or _is_cut_out(pair.right, fact):
        return False
    document = pair.right.document
    measured = [*(q.span for q in document.quantities), *(m.span for m in document.moments)]
    if any(overlap(span, fact.span) for span in measured) or _is_translated(pair, fact):
        return False  # "dollars of the USA", "British time"; "High Court" in another language
    if fact.kind == "place":
        return _key(fact)[:1].isupper() and _unheard(pair, fact) is not False and not _told_of(pair.left, _key(fact))
    return fact.kind == "person" and _looks_named(pair.right, fact) and _unheard(pair, fact) is True


def _is_translated(pair: Pair, fact: Fact) -> bool:
    """Whether words of the original mean what most of the name's words mean."""
    if pair.words is None or not pair.words.a.spans:
        return False
    inside = [n for n, w in enumerate(pair.words.b.spans) if w[0] < fact.span.end and fact.span.start < w[1]]
    near = pair.words.alike[:, inside].max(0)
    return bool(inside) and 2 * int((near >= LINKED).sum()) > len(inside)


def _looks_named(side: Side, fact: Fact) -> bool:
    """Whether two words or more have capitals, or are written as foreign names are."""
    told = side.text(fact.span)
    parts = [part for s, e in words(told) for part in _DOT.split(told[s:e])]
    return len(parts) > 1 and all(part[:1] != part[:1].lower() or _KATAKANA.match(part) for part in parts)


def _is_cut_out(side: Side, fact: Fact) -> bool:
    """Whether the letters of the name go on before or behind it, as in a longer loan word."""
    text, span = side.document.article.text, fact.span
    around = (text[max(span.start - 1, 0) : span.start + 1], text[span.end - 1 : span.end + 1])
    return any(_KATAKANA.search(two) for two in around)


def _parts(side: Side, fact: Fact) -> list[str]:
    """The consonants of a name's words but for those in lower case."""
    text = side.document.article.text
    whole = (text[start:end] for start, end in words(text, fact.span.start, fact.span.end))
    parts = (part for word in whole for part in _DOT.split(word))
    return [skeleton(part) for part in parts if not part == part.lower() != part.upper()]


def _unheard(pair: Pair, fact: Fact) -> bool | None:
    """Whether the name sounds like no name near the origin's passage; None where that cannot be heard.

    A name of several words is heard as a whole, or by words that hold most of it: a short word sounds like many.
    """
    if not _spelled(pair.right) or not _spelled(pair.left):
        return None
    mine = _parts(pair.right, fact)
    size = sum(map(len, mine))
    if not mine or sum(len(bones) for bones in mine if len(bones) >= SOUNDS and pair.left.bones.get(bones)) > size / 2:
        return None if not mine else False
    abroad = _latin(pair.left) != _latin(pair.right)
    if abroad and fact.kind != "place" and size <= (SOUNDS if len(mine) == 1 else LONG):
        return None
    near = pair.left._replace(spans=pair.left.near)
    clearly, whole = (ALIKE, ALIKE_ABROAD) if abroad else (CLEARLY, ALIKE)
    heard = sum(len(one) for one in mine if any(_sounds_like(one, two, clearly) for two in _name_like(near)))
    runs = _name_runs(near, len(mine)) if len(mine) > 1 else set()
    return heard <= size / 2 and not any(_sounds_like("".join(mine), run, whole) for run in runs)


def _name_runs(side: Side, size: int) -> set[str]:
    """The consonants of up to `size` words on end, joined, that may be one name."""
    found: set[str] = set()
    for span in side.spans:
        bones = [bones for _, bones in _names_in(side, span)]
        found |= {"".join(bones[i : i + n]) for n in range(1, size + 1) for i in range(len(bones) - n + 1)}
    return found


def _told_of(side: Side, key: str, spans: Sequence[Span] = ()) -> bool:
    """Whether a word of the text, or of these spans, begins like one of the place's names in its language."""
    whole = side.document.article.text
    text = "\n".join(side.text(s) for s in spans) if spans else whole
    told = fold(text)
    forms = _forms(side.document.language, key)
    if any(is_unspaced(form) and form in told for form in forms):
        return True
    longest = (max(form.split(), key=len) for form in forms if not is_unspaced(form))
    stems = tuple(fold(word)[:STEM] for word in longest)
    return any(fold(text[s:e]).startswith(stems) for s, e in words(text) if stems and text[s] != text[s].lower())


@functools.cache
def _forms(language: str, key: str) -> tuple[str, ...]:
    """What a country or city is called in a language, by CLDR and the language file."""
    own = languages.load(language).names.territories if language in languages.codes() else ()
    listed = [form for code, *forms in own if code == key for form in forms]
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return tuple(listed)
    city = locale.time_zones.get(key, {}).get("city") or (key.rsplit("/", 1)[1].replace("_", " ") if "/" in key else "")
    return tuple(form for form in (*listed, locale.territories.get(key, ""), city) if form)


def _key(fact: Fact) -> str:
    return next(k for k in fact.keys if k.startswith("key ")).removeprefix("key ")


def _is_city(fact: Fact) -> bool:
    """A city, not a country: a capital stands for its government in some languages more than in others."""
    return any("/" in key for key in fact.keys)


def _only_here(pair: Pair, fact: Fact, side: int) -> bool:
    """Whether a name could not be any name that the other side has: by key, by sound, by what it is linked to."""
    own, other = (pair.right, pair.left) if side else (pair.left, pair.right)
    if fact.kind == "place":
        return _key(fact)[:1].isupper()  # a country or city that is known by one key in every language
    if pair.words is not None and any(
        overlap(p.b if side else p.a, fact.span) and p.score >= LINKED for p in pair.words.pairs
    ):
        return False
    if not _spelled(other):
        return False
    text = own.document.article.text
    mine = [skeleton(text[s:e]) for s, e in words(text, fact.span.start, fact.span.end)]
    least = ALIKE
    if _latin(own) != _latin(other):
        # Short names leave too little to hear in another script (Wade, Уэйд).
        least, mine = ALIKE_ABROAD, [bones for bones in mine if len(bones) > SOUNDS]
        if not mine:
            return False
    return not any(_sounds_like(one, two, least) for one in mine for two in _name_like(other))


def _spelled(side: Side) -> bool:
    """Whether foreign names are written by their sound here; Han characters hardly tell it."""
    told = "".join(side.text(s) for s in side.spans)
    return not is_unspaced(told) or _KATAKANA.search(told) is not None


def _left_out(pair: Pair, fact: Fact) -> bool:
    """Whether a person is named in the origin's passage, and neither there nor beside it in the copy's."""
    if fact.kind != "person" or pair.words is None or not _only_here(pair, fact, 0) or answered(pair, fact.span, 0):
        return False
    if any(overlap(fact.span, told.span) for told in attributions(pair.left)):
        return False  # a speaker goes with the attribution
    near = pair.right._replace(spans=pair.right.near)
    return not any(same(fact, f) for f in facts(near))


def _name_like(side: Side) -> set[str]:
    """Consonants of the words that may be names: all but those in lower case."""
    return {bones for span in side.spans for _, bones in _names_in(side, span)}


def _names_in(side: Side, span: Span) -> Iterator[tuple[int, str]]:
    """Where each of them starts, and its consonants."""
    for start, end in words(side.document.article.text, span.start, span.end):
        word = side.document.article.text[start:end]
        if not (word == word.lower() != word.upper()):
            yield from ((start, skeleton(part)) for part in _DOT.split(word))


def _latin(side: Side) -> bool:
    told = "".join(side.text(s) for s in side.spans)
    return 2 * sum(c.isascii() and c.isalpha() for c in told) > sum(c.isalpha() for c in told)


def _sounds_like(one: str, two: str, least: float) -> bool:
    if min(len(one), len(two)) < SOUNDS:
        return one == two
    if len(two) > RUN * len(one):  # names written together without a mark (アランマクレガー)
        parts = (two[i : i + len(one)] for i in range(len(two) - len(one) + 1))
        return any(Levenshtein.normalized_similarity(one, part) >= least for part in parts)
    return float(Levenshtein.normalized_similarity(one, two)) >= least
