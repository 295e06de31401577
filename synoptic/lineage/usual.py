"""What is usual between two languages, so that a difference of style can be told from a difference of language.

The table (`models/direction/direction.json`, made by train/lineage/direction.py; its README is the model card) holds
for each language how long, varied and comma-rich translations into it are, how they look to the language identifier,
and, where native prose was to be had, which common words writers favour and which translators. The two languages of a
pair need not have met in training: a pair's usual difference is the difference of its languages.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.lineage import style
from synoptic.lineage.style import Side

FEATURES = ("length", "variety", "commas", "traces", "words")
TRACES, WORDS = FEATURES.index("traces"), FEATURES.index("words")
PASSAGES = 12
"""Passages of the texts that the spreads were measured on."""
FURTHEST = 3.0
"""Spreads beyond which a difference says no more: another kind of text is likelier than a surer translation."""
LESS_KNOWN = 0.75
"""What the log-odds are worth where either language's common words are not known: of WMT21's pairs weighed without
them (train/lineage/direction.py --without), those said to be .92 sure were right in .87, .97 in .94, .99 in .90."""
Vector = NDArray[np.float64]


class Words(NamedTuple):
    """The common words of a language, weighed: positive where native writers use them more than translators."""

    vocabulary: Mapping[str, int]
    mean: Vector
    spread: Vector
    weight: Vector
    bias: float


class Language(NamedTuple):
    """What translations into a language are like; of one language, what its own prose is like."""

    native: bool
    """Whether the figures are those of native prose: the language that all others were translated from."""
    mean: Vector
    """Length (natural log, against the native language), variety, commas."""
    variance: Vector
    """Of these and of traces, between one document and another."""
    speech: Vector
    """Mean log-likelihood per byte in each language of `Table.languages`."""
    words: Words | None


class Table(NamedTuple):
    """All languages, and how much each measure weighs."""

    languages: Mapping[str, Language]
    columns: tuple[str, ...]
    """The languages that `Language.speech` tells of."""
    share: Vector
    """Share of each variance that longer texts do not take away."""
    centre: Vector
    """Half of what native prose differs from translations: where the measure says nothing if one figure is native's."""
    weight: Vector
    """Log-odds that the first text is the source, per spread."""


def differences(table: Table, a: Side, b: Side) -> Vector | None:
    """How far each measure of `a` less that of `b` lies from nothing-to-say, in spreads; None for an unknown language.

    Positive or negative as it comes; `Table.weight` tells what that speaks for.
    """
    left, right = table.languages.get(a.language), table.languages.get(b.language)
    if left is None or right is None or a.language == b.language or not len(a.passages):
        return None
    raw = np.concatenate([_measures(a) - _measures(b) - left.mean + right.mean, [_traces(table, a, b), 0.0]])
    variance = np.append(left.variance + right.variance, 1.0)
    spread = np.sqrt(variance * (table.share + (1 - table.share) * PASSAGES / len(a.passages)))
    away = raw / spread - table.centre * (float(left.native) - float(right.native))
    away[WORDS] = (native_words(left.words, a) - native_words(right.words, b)) / spread[WORDS]
    result: Vector = np.clip(away, -FURTHEST, FURTHEST)
    return result


def weights(table: Table, a: Side, b: Side) -> Vector:
    """Log-odds that `a` is the source, per spread of each measure."""
    known = all(table.languages[one.language].words is not None for one in (a, b))
    result: Vector = table.weight * (1.0 if known else LESS_KNOWN)
    return result


def native_words(words: Words | None, one: Side) -> float:
    """How native the text's common words are; 0 where nothing is known of them."""
    if words is None:
        return 0.0
    away = (style.shares(one.tokens, words.vocabulary) - words.mean) / words.spread
    return float(np.clip(away, -FURTHEST, FURTHEST) @ words.weight + words.bias)


def _measures(one: Side) -> Vector:
    return np.array([style.length(one), style.variety(one), style.commas(one)])


def _traces(table: Table, a: Side, b: Side) -> float:
    """How much more each text is its own language than the other's, against what is usual for translations."""
    here, there = style.column(a.language), style.column(b.language)
    if here is None or there is None or not {a.language, b.language} <= set(table.columns):
        return 0.0
    own, other = style.speech(a), style.speech(b)
    first, second = table.columns.index(a.language), table.columns.index(b.language)
    usual_a, usual_b = table.languages[a.language].speech, table.languages[b.language].speech
    said = (own[here] - own[there]) - (other[there] - other[here])
    usual = (usual_a[first] - usual_a[second]) - (usual_b[second] - usual_b[first])
    return float(said - usual)


@functools.cache
def load() -> Table:
    """The table that ships."""
    return decode(json.loads(_file().read_text(encoding="utf-8")))


def _file() -> Path:
    return Path(str(resources.files("synoptic") / "models" / "direction" / "direction.json"))


def decode(data: Mapping[str, Any]) -> Table:
    """A table from its JSON form."""
    return Table(
        languages={code: _language(one) for code, one in data["languages"].items()},
        columns=tuple(data["columns"]),
        share=np.array(data["share"], np.float64),
        centre=np.array(data["centre"], np.float64),
        weight=np.array(data["weight"], np.float64),
    )


def _language(data: Mapping[str, Any]) -> Language:
    return Language(
        native=bool(data["native"]),
        mean=np.array(data["mean"], np.float64),
        variance=np.array(data["variance"], np.float64),
        speech=np.array(data["speech"], np.float64),
        words=None if data["words"] is None else _words(data["words"]),
    )


def _words(data: Mapping[str, Any]) -> Words:
    return Words(
        vocabulary={word: place for place, word in enumerate(data["vocabulary"])},
        mean=np.array(data["mean"], np.float64),
        spread=np.array(data["spread"], np.float64),
        weight=np.array(data["weight"], np.float64),
        bias=float(data["bias"]),
    )
