"""How likely it is that nothing in a translation renders a hedge, a legal state or an attribution of its original.

Two witnesses: what the words mean (is there a word over there that could stand for this one?), and the forms that the
language files list. Neither suffices: a list has gaps, and the vectors of small words lie close together. One table
of logistic weights a class weighs both, the same for every pair of languages (lost.json, by train/lineage/lost.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from synoptic.lineage import phrases
from synoptic.lineage.facts import Fact, Side, facts, overlap
from synoptic.lineage.passage import Pair
from synoptic.lineage.quotation import attributions, credited
from synoptic.lineage.weighing import table
from synoptic.lineage.wordpairs import Answers
from synoptic.records import Span

FEATURES = (
    "nearest word", "nearest but for others", "words rendered", "words linked", "core linked", "left alone",
    "form listed", "form free", "forms more", "softened", "bare",
)  # fmt: skip
TAKEN = 0.5
"""Share taken off of how near a word is to the phrase, of how near it is to the best of the other words: a word over
there can render one word here, not two."""
SURE = 0.4
"""Cosine from which two linked words are believed to render each other."""
MOST = 2
"""Forms more or fewer than this tell no more."""


class Phrase(NamedTuple):
    """What may be lost."""

    what: str
    """Its class: "hedge", "legal state" or "attribution"."""
    span: Span
    core: Span
    """The words that carry it: of an attribution its cue."""
    keys: frozenset[str] = frozenset()
    """Of a legal state, the states."""


def loss(pair: Pair, phrase: Phrase, number: int) -> float:
    """The log-odds that the side other than `number` (0: the original, 1: the copy) renders the phrase by nothing.

    Around 0 a phrase is as likely lost as rendered where every second one is; the thresholds are in `across`.
    """
    of = table(phrase.what, FEATURES, file="lost.json")
    return float(np.dot(measure(pair, phrase, number), of.weights[:, 0]) + of.bias[0])


def measure(pair: Pair, phrase: Phrase, number: int) -> list[float]:
    """The FEATURES of a phrase."""
    here, there = (pair.right, pair.left) if number else (pair.left, pair.right)
    told = [0.0] * 6 if pair.words is None else _rendered(pair.words, phrase, number)
    forms = _forms(there, phrase)
    more = len(_all_forms(there, phrase)) - len(_all_forms(here, phrase))
    listed = phrases.of(there.document.language)
    soft = any(True for span in there.spans for _ in listed.softened.find(there.document.article.text, span))
    return [*told, bool(forms), is_free(pair, phrase, number), float(max(-MOST, min(MOST, more))), soft,
            phrase.span == phrase.core]  # fmt: skip


def is_free(pair: Pair, phrase: Phrase, number: int) -> bool:
    """Whether a listed form that could render the phrase stands over there and renders no other word."""
    there = pair.left if number else pair.right
    return any(not _taken(pair, phrase, form, number) for form in _forms(there, phrase))


def _taken(pair: Pair, phrase: Phrase, form: Span, number: int) -> bool:
    """Whether a form over there renders another word than the phrase's."""
    if pair.words is None:
        return False
    ends = ((p.b, p.a) if number else (p.a, p.b) for p in pair.words.pairs if p.score >= SURE)
    return any(overlap(there, form) and not overlap(here, phrase.span) for here, there in ends)


def _rendered(words: Answers, phrase: Phrase, number: int) -> list[float]:
    """How well the words of the other side answer those of the phrase."""
    own, alike = (words.b, words.alike.T) if number else (words.a, words.alike)
    inside, core = ([n for n, w in enumerate(own.spans) if w[0] < s.end and s.start < w[1]]
                    for s in (phrase.span, phrase.core))  # fmt: skip
    if not inside or not alike.shape[1]:
        return [0.0] * 6
    rest = [n for n in range(len(own.spans)) if n not in inside]
    others = alike[rest].max(0) if rest else np.zeros(alike.shape[1])
    best = alike[core or inside]
    linked = {n for n in inside if any(_at(p.b if number else p.a, own.spans[n]) for p in words.pairs)}
    alone = words.b_alone if number else words.a_alone
    return [
        float(best.max()),
        float((best.max(0) - TAKEN * others).max()),
        float(np.average(np.clip(alike[inside].max(1), 0.0, 1.0), weights=own.weights[inside] + 1e-6)),
        float(np.average([n in linked for n in inside], weights=own.weights[inside] + 1e-6)),
        float(not linked.isdisjoint(core)),
        _share(phrase.span, alone),
    ]


def _at(span: Span, word: tuple[int, int]) -> bool:
    return span.start < word[1] and word[0] < span.end


def _share(span: Span, parts: Sequence[Span]) -> float:
    inside = sum(max(0, min(span.end, p.end) - max(span.start, p.start)) for p in parts)
    return inside / max(span.end - span.start, 1)


def _all_forms(side: Side, phrase: Phrase) -> list[Span]:
    """Every form of the phrase's class there, whatever it says."""
    return _forms(side, phrase._replace(keys=frozenset()))


def _forms(side: Side, phrase: Phrase) -> list[Span]:
    """The listed forms that could render the phrase."""
    text, listed = side.document.article.text, phrases.of(side.document.language)
    if phrase.what == "hedge":
        return [found for span in side.spans for found in listed.softened.find(text, span)]
    if phrase.what == "legal state":
        return [f.span for f in _states(facts(side)) if not phrase.keys or f.keys & phrase.keys]
    return [*(a.cue for a in attributions(side)), *credited(side)]


def _states(listed: Iterable[Fact]) -> list[Fact]:
    return [f for f in listed if f.what == "legal state"]
