"""Names by a linear-chain CRF, where weights are shipped for the language; the features are also what `train` uses.

Lafferty, McCallum & Pereira 2001, in the implementation of CRFsuite. A model file is data, not code: it is read by
CRFsuite alone. The language's own word lists are features, so a better language file helps a trained tagger too.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from importlib import resources
from itertools import pairwise

import pycrfsuite

from synoptic.enrich import known
from synoptic.enrich.capitals import Found, joins, kind_of, word_lists
from synoptic.enrich.evidence import Evidence, gather, stem
from synoptic.enrich.places import place_key, place_part
from synoptic.enrich.tokens import Token, is_capital
from synoptic.languages import Language
from synoptic.records import record
from synoptic.text import fold, romanise

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@record
class Tagged:
    """The names of an article as the tagger sees them, and what it leaves open."""

    found: list[Found]
    chances: dict[int, tuple[float, ...]]
    """Where a word with a capital begins, to the probabilities that it is a person's, organisation's, place's, none."""
    evidence: Evidence


def tagged(text: str, sentences: Sequence[list[Token]], *, language: Language) -> Tagged:
    """What the language's tagger makes of the sentences; `language.names.tagger` says which weights."""
    assert language.names.tagger is not None
    tagger = _tagger(language.names.tagger)
    evidence = gather(text, sentences, code=language.code)
    lexical = language.names.tagger != SHAPES
    labels = [[f"{head}-{kind}" for head in "BI" if f"{head}-{kind}" in tagger.labels()] for kind in KINDS]
    found: list[Found] = []
    chances: dict[int, tuple[float, ...]] = {}
    for words in sentences:
        tags = tagger.tag(features(text, words, code=language.code, lexical=lexical, evidence=evidence))
        for i, word in enumerate(words):
            if is_capital(word.word):
                kinds = [sum(tagger.marginal(label, i) for label in group) for group in labels]
                chances[word.start] = (*kinds, max(0.0, 1.0 - sum(kinds)))
        tags = [
            tag if tag != "O" or not _maybe(word, chances) else MAYBE for word, tag in zip(words, tags, strict=True)
        ]
        for name in runs(words, tags):
            found.extend(_tidied(text, words, name, language))
    return Tagged(found=found, chances=chances, evidence=evidence)


def _maybe(word: Token, chances: Mapping[int, tuple[float, ...]]) -> bool:
    """Whether the word may be a person's although the tagger takes it for none: the whole article decides later."""
    return word.start in chances and chances[word.start][0] >= _CHANCE


def _tidied(text: str, words: list[Token], name: Found, language: Language) -> list[Found]:
    """A tagged name cut at marks that stand in no name, without lower-case words before it.

    Where that took a word away ("министерства Лидия Орешко"), the rules say anew what kind of name is left.
    """
    parts: list[list[Token]] = [[name.words[0]]]
    for left, right in pairwise(name.words):
        if joins(text, left, right):
            parts[-1].append(right)
        else:
            parts.append([right])
    tidy: list[Found] = []
    for part in parts:
        while part and part[0].word.islower():
            part.pop(0)
        if part:
            kind = name.kind
            if len(part) < len(name.words):
                first = words.index(part[0])
                ruled = kind_of(text, words, first, first + len(part), language=language)
                kind = name.kind if ruled == "other" else ruled
            tidy.append(Found(words=tuple(part), kind=kind))
    return tidy


MAYBE, _CHANCE = "I-PER", 0.2
"""The tag of such a word, and its least probability; not tuned, since the weights of `kinds` decide."""
SHAPES = "shapes"
"""The one tagger for languages without annotated text of a free licence: of words it knows those with a capital alone,
since names are the same in many languages, and it reads Cyrillic names as they sound."""


@functools.cache
def _weights(name: str) -> bytes:
    return (resources.files("synoptic") / "models" / "names" / f"{name}.crfsuite").read_bytes()


@functools.cache
def _tagger(name: str) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_weights(name))  # reads from the bytes it is given, so `_weights` keeps them
    return tagger


def runs(words: Sequence[Token], tags: Sequence[str]) -> list[Found]:
    """Names from BIO tags; an I after nothing opens a name."""
    found: list[Found] = []
    start = 0
    kind = ""
    for i, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            found.append(Found(words=tuple(words[start:i]), kind=KINDS[kind]))
            kind = ""
        if tag != "O" and not kind:
            start, kind = i, tag[2:]
    return found


def features(text: str, words: Sequence[Token], *, code: str, lexical: bool, evidence: Evidence) -> list[list[str]]:
    """What the tagger knows of each word: its form, its neighbours', what lists say of them, what the article does."""
    own = [_form(text, words, i, code) for i in range(len(words))]
    signs = [evidence.get(stem(w.low, code), ()) if is_capital(w.word) else None for w in words]
    rows: list[list[str]] = []
    for i, word in enumerate(words):
        row = [*own[i], "first"] if i == 0 else list(own[i])
        told = signs[i]
        if told is not None:
            row.extend(told)
            if not lexical:
                row.extend(_called(word.low, code))
        if lexical:
            row.extend(_spelt(word.low))
        for offset in (-2, -1, 1, 2):
            j = i + offset
            if not 0 <= j < len(words):
                row.append(f"{offset}none")
                continue
            near = offset in {-1, 1}
            row.extend(_beside(offset, own[j] if near else own[j][:2]))
            told = signs[j]
            if near and told is not None:
                if not lexical:
                    row.append(f"{offset}{_called(words[j].low, code)[0]}")
                row.extend(_beside(offset, told))
            if lexical:
                row.extend(_spelt_beside(offset, words[j].low))
        if 0 < i < len(words) - 1:
            row.append(f"around={own[i - 1][0]}|{own[i][0]}|{own[i + 1][0]}")
        rows.append(row)
    return rows


@functools.lru_cache(maxsize=1 << 15)
def _spelt(low: str) -> tuple[str, ...]:
    """A word and its ends."""
    return (f"w={low}", f"s2={low[-2:]}", f"s3={low[-3:]}", f"s4={low[-4:]}", f"p3={low[:3]}", f"p2={low[:2]}")


@functools.lru_cache(maxsize=1 << 16)
def _spelt_beside(offset: int, low: str) -> tuple[str, ...]:
    """A word as its neighbour's feature, with its end where they touch."""
    word = f"{offset}w={low}"
    return (word, f"{offset}s3={low[-3:]}") if offset in {-1, 1} else (word,)


def _form(text: str, words: Sequence[Token], i: int, code: str) -> tuple[str, ...]:
    word = words[i]
    row = (_shape(word.word), *_listed(code, word.low, word.word))
    if i:
        gap = text[words[i - 1].end : word.start].strip()
        return (*row, f"gap={gap[:2]}")
    return row


@functools.lru_cache(maxsize=1 << 15)
def _called(low: str, code: str) -> tuple[str, str]:
    """A word with a capital as it sounds, without a case ending, and its last letters."""
    heard = romanise(stem(low, code))
    return f"n={heard}", f"n3={heard[-3:]}"


@functools.lru_cache(maxsize=1 << 14)
def _beside(offset: int, form: tuple[str, ...]) -> tuple[str, ...]:
    """The form of a word as its neighbour's features; few forms recur in all sentences."""
    return tuple(f"{offset}{value}" for value in form)


@functools.lru_cache(maxsize=1 << 14)
def _shape(word: str) -> str:
    if word.isdigit():
        return "d"
    if word.isupper():
        return "X" if len(word) == 1 else "XX" if len(word) < 6 else "XXX"
    if word.istitle():
        return "Xx" if len(word) > 3 else "Xs"
    if word.islower():
        return "x" if len(word) > 3 else "xs"
    return "mixed" if word[:1].isupper() else "other"


@functools.lru_cache(maxsize=1 << 15)
def _listed(code: str, low: str, word: str) -> tuple[str, ...]:
    """The lists of the language's file that hold the word."""
    lists = word_lists(code)
    found = [name for name, words in lists.sets.items() if low in words]
    if len(low) > 9 and any(low[-size:] in lists.organisations for size in range(6, len(low) - 2)):
        found.append("organisation+")
    if lists.is_verb(low):
        found.append("verb")
    if word[:1].isupper() and place_key(word, language=code) is not None:
        found.append("territory")
    elif word[:1].isupper() and place_part(low, language=code):
        found.append("territory part")
    use, abroad = known.usage(low, language=code), known.usage(low, language=known.ANYWHERE)
    found.append((f"use={use}" if use else f"abroad={abroad}").replace("place", "large"))
    borne = known.grade(low, language=code)
    if borne or fold(low).isascii():  # of names in other scripts the list holds too few for silence to mean anything
        found.append(f"borne={borne}")
    return tuple(found) or ("-",)
