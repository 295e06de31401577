"""What kind each name of an article is, decided once for all its places: a small model weighs what the article says.

A tagger reads a sentence at a time and calls a club a person in one and an organisation in the next. Here the places
of one name are weighed together: what the tagger thought of each, the signs that `evidence` counted, the lists of
names. Names of several words first; a single word is then weighed knowing whether it is somebody's surname. Softmax
regression; no sign knows a word of any language, so the weights hold for all. `train/names/kinds.py` makes them.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from importlib import resources

from synoptic import codec
from synoptic.enrich import known
from synoptic.enrich.capitals import Found, word_lists
from synoptic.enrich.evidence import Evidence, stem
from synoptic.enrich.names import ARTICLES
from synoptic.enrich.places import place_key, place_part
from synoptic.enrich.tagger import SHAPES
from synoptic.enrich.tokens import Token
from synoptic.languages import Language
from synoptic.records import record
from synoptic.text import words as split_words

KINDS = ("person", "organisation", "place", "other")
Signs = dict[str, float]
Name = tuple[str, ...]
"""The stems of a name's words."""


@record
class Weights:
    """For each sign its weight toward each of `KINDS`: of names of several words, and of single words."""

    made_by: str
    full: tuple[tuple[str, tuple[float, ...]], ...]
    alone: tuple[tuple[str, tuple[float, ...]], ...]


@record
class Reading:
    """What is known of an article's names before they are decided."""

    found: tuple[Found, ...]
    chances: Mapping[int, tuple[float, ...]]
    """Where a word with a capital begins to the tagger's probability of each of `KINDS` there."""
    evidence: Evidence


def decided(text: str, reading: Reading, *, language: Language) -> list[Found]:
    """The names, each with the kind that all its places together speak for."""
    full, alone = _weights()
    trust = 0.0 if language.names.tagger == SHAPES else _TRUST
    groups = grouped(reading.found, language.code)
    kinds = {name: kind for name, places in groups.items() if (kind := _certain(text, places, language))}
    for name, places in groups.items():
        if len(name) > 1 and name not in kinds:
            told = signs(text, name, places, reading, language=language)
            kinds[name] = likeliest(told, full, doubt=_DOUBT_FULL, trust=trust)
    owners = owned(kinds)
    for name, places in groups.items():
        if len(name) == 1 and name not in kinds:
            told = signs(text, name, places, reading, language=language)
            told = with_owner(told, owners.get(name[0]))
            doubt = 0.0 if _SURNAME in told else _DOUBT_ALONE
            kinds[name] = likeliest(told, alone, doubt=doubt, trust=trust)
    return [_told(name, kinds[name_of(name, language.code)], language) for name in reading.found]


def _told(name: Found, kind: str, language: Language) -> Found:
    """The name with its kind; what is no person's stays what the sentence made of it, or what its words say it is."""
    if kind in {"person", name.kind} or nameless(name.words, language.code):
        return Found(words=name.words, kind=kind)
    if any(word.low in word_lists(language.code).organisations for word in name.words):
        return Found(words=name.words, kind="organisation")
    return Found(words=name.words, kind=kind if name.kind == "person" else name.kind)


def nameless(words: Sequence[Token], code: str) -> bool:
    """Whether all the words only name days, months, peoples or nothing: no name of anyone."""
    lists = word_lists(code)
    return all(word.low in lists.calendar or word.low in lists.demonyms for word in words) or (
        len(words) == 1 and words[0].low in lists.sets["function"] | lists.roles
    )


def _certain(text: str, places: Sequence[Found], language: Language) -> str | None:
    """The kind of what needs no weighing: days, territories of several words, whom an apposition names."""
    words = places[0].words
    if nameless(words, language.code):
        return "other"
    whole = text[words[0].start : words[-1].end]
    if len(words) > 1 and place_key(whole, language=language.code) is not None:
        return "place"
    return "person" if len(words) > 1 and any(_apposed(text, place, language) for place in places) else None


_NEAR = 60  # characters: "the spokesman of the foreign ministry, A B, …"


def _apposed(text: str, name: Found, language: Language) -> bool:
    """Whether a name that people bear stands between commas behind somebody's role."""
    before, after = text[max(0, name.words[0].start - _NEAR) : name.words[0].start].rstrip(), name.words[-1].end
    if before[-1:] != "," or text[after : after + 1] != ",":
        return False
    lists = word_lists(language.code)
    people = (lists.titles | lists.roles) - lists.organisations - lists.outlets
    role = any(before[start:end].lower() in people for start, end in split_words(before))
    return role and all(known.grade(word.low, language=language.code) for word in name.words)


# Log-odds by which a person must be likelier than the rest, for names of several words and for single words that are
# nobody's surname. Chosen on translated news in twelve languages that no weight comes from: without them 92 of 100
# persons are found and 84 of 100 finds are persons, with these 90 and 87.
_DOUBT_FULL, _DOUBT_ALONE = 0.0, 0.7
# The weights are made with the tagger for all languages; one that knows a language's words is right more often. Chosen
# among 0, 2, 5, 9 and 12 on the gold dev sets, where 0 loses up to two points; in quarters of log-odds, as the signs.
_TRUST = 5.0
_SURNAME = "owner=last person"


def likeliest(told: Signs, weights: Mapping[str, tuple[float, ...]], *, doubt: float = 0.0, trust: float = 0.0) -> str:
    """The kind that these signs speak for; a person's only if they do so by more than `doubt`.

    `trust` is how much more the tagger's own opinion weighs than the weights say.
    """
    sums = [trust * told.get(f"odds {kind}", 0.0) for kind in KINDS]
    sums[0] -= doubt
    for sign, value in told.items():
        for k, weight in enumerate(weights.get(sign, ())):
            sums[k] += weight * value
    return KINDS[max(range(len(KINDS)), key=sums.__getitem__)]


def name_of(name: Found, code: str) -> Name:
    """What makes two places one name: the stems of its words, articles left out."""
    stems = tuple(stem(word.low, code) for word in name.words)
    return tuple(word for word in stems if word not in ARTICLES) or stems


def grouped(found: Sequence[Found], code: str) -> dict[Name, list[Found]]:
    """The places of each name."""
    groups: dict[Name, list[Found]] = {}
    for name in found:
        groups.setdefault(name_of(name, code), []).append(name)
    return groups


def owned(kinds: Mapping[Name, str]) -> dict[str, set[str]]:
    """Each word of the longer names, and whether it is the first or last of a person's or of something else's."""
    owners: dict[str, set[str]] = {}
    for name, kind in kinds.items():
        who = "person" if kind == "person" else "other"
        owners.setdefault(name[-1], set()).add(f"last {who}")
        owners.setdefault(name[0], set()).add(f"first {who}")
    return owners


def with_owner(told: Signs, owners: set[str] | None) -> Signs:
    """The signs of a single word, with those of the longer names that it is a part of."""
    often = next(sign for sign in told if sign.startswith("n="))
    titled = "titled" if "last e.titled" in told else "untitled"
    more = {f"owner={owner}": 1.0 for owner in owners or ("none",)}
    more |= {f"{sign}+{also}": 1.0 for sign in more for also in (often, titled)}
    return told | more


def signs(text: str, name: Name, places: Sequence[Found], reading: Reading, *, language: Language) -> Signs:
    """The signs of one name over all its places."""
    told = {"bias": 1.0, f"n={min(len(places), 4)}": 1.0, f"words={min(len(name), 4)}": 1.0} | _thought(places, reading)
    words = places[0].words
    for where, word in (("last", words[-1]), ("first", words[0]))[: len(name)]:
        grade, usage = known.grade(word.low, language=language.code), used(word.low, language.code)
        told |= {f"{where} borne={grade}": 1.0, f"{where} use={usage}": 1.0, f"{where} {grade}+{usage}": 1.0}
        told |= {f"{where} {sign}": 1.0 for sign in reading.evidence.get(stem(word.low, language.code), ())}
        if place_part(word.low, language=language.code):
            told[f"{where} part"] = 1.0
    return told | _listed(text, words, language)


def used(low: str, code: str) -> str:
    """How the language writes the word, or how other languages do where it lacks it."""
    usage = known.usage(low, language=code)
    return usage or f"abroad {known.usage(low, language=known.ANYWHERE)}"


def _thought(places: Sequence[Found], reading: Reading) -> Signs:
    """What the tagger thought of the places: mean and greatest probability of each kind, and the mean's log-odds."""
    none = (0.0,) * len(KINDS)
    rows = [_mean([reading.chances.get(word.start, none) for word in place.words]) for place in places]
    told: Signs = {}
    for kind, mean, most in zip(KINDS, _mean(rows), map(max, zip(*rows, strict=True)), strict=True):
        told |= {
            f"mean {kind}": mean,
            f"most {kind}": most,
            f"odds {kind}": math.log((mean + 0.01) / (1.01 - mean)) / 4,
        }
    ruled = sum(sum(reading.chances.get(place.words[0].start, none)[:-1]) < 0.5 for place in places)
    if ruled:
        told["ruled"] = ruled / len(places)
    return told


def _mean(rows: Sequence[Sequence[float]]) -> list[float]:
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def _listed(text: str, words: Sequence[Token], language: Language) -> Signs:
    """The lists that hold the name or a word of it, and how it is written."""
    lists = word_lists(language.code)
    written = text[words[0].start : words[-1].end]
    key = place_key(written, language=language.code)
    told = {
        "organisation": any(word.low in lists.organisations for word in words),
        "place word": any(word.low in lists.places for word in words),
        "medium": written.lower() in lists.media, "territory": key is not None, "shout": written.isupper(),
        "calendar": all(word.low in lists.calendar for word in words), "people": words[-1].low in lists.demonyms,
        "function": words[0].low in lists.sets["function"], "outlet": any(word.low in lists.outlets for word in words),
        "digit": any(char.isdigit() for char in written), "inner": any(word.word.islower() for word in words),
        "all borne": all(known.grade(word.low, language=language.code) for word in words),
    }  # fmt: skip
    return {sign: 1.0 for sign, holds in told.items() if holds}


@functools.cache
def _weights() -> tuple[dict[str, tuple[float, ...]], dict[str, tuple[float, ...]]]:
    read = codec.decode((resources.files("synoptic") / "models" / "names" / "kinds.json").read_bytes(), Weights)
    return dict(read.full), dict(read.alone)
