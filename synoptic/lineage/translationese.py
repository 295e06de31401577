"""Which of two texts in two languages reads like the translation: five measures of style, each with its passages.

Only passages that answer each other are measured, so what one side leaves out or adds says nothing here. The weights
are calibrated log-odds (`lineage/usual.py`); the passages shown are those that weigh most in a measure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from synoptic.lineage import style, usual
from synoptic.lineage.style import Side
from synoptic.lineage.usual import Table
from synoptic.records import Document, Edit, Passage, Reason, Span

FEWEST = 4
"""Passages that must answer each other before style is evidence; the weights were learned on twelve and more."""
SHOWN = 2
Pull = NDArray[np.float64]
"""How much each passage adds to a measure, the more the stronger."""


def translationese(a: Document, b: Document, edits: Sequence[Edit]) -> list[Reason]:
    """What the style of both texts says of which came first; positive weights speak for `a`."""
    pairs = [edit for edit in edits if edit.origin and edit.copy]
    table = usual.load()
    if len(pairs) < FEWEST or not {a.language, b.language} <= table.languages.keys():
        return []
    left = style.side([_text(a, e.origin) for e in pairs], a.language)
    right = style.side([_text(b, e.copy) for e in pairs], b.language)
    away = usual.differences(table, left, right)
    if away is None:
        return []
    reasons = []
    for feature, value, weight in zip(usual.FEATURES, away, table.weight, strict=True):
        odds = round(float(value * weight), 3)
        if odds != 0:
            passages = _passages(a, b, pairs, PULLS[feature](table, left, right, odds > 0), feature, odds > 0)
            reasons.append(
                Reason(feature=f"style: {feature}", value=round(float(value), 2), weight=odds, passages=passages)
            )
    return reasons


def _text(document: Document, spans: Sequence[Span]) -> str:
    return " ".join(document.article.text[s.start : s.end] for s in spans)


def _passages(
    a: Document, b: Document, pairs: Sequence[Edit], pull: Pull, feature: str, first: bool
) -> tuple[Passage, ...]:
    """The passages that weigh most: of both texts where they are compared, else of the one that seems translated."""
    most = np.argsort(-pull, kind="stable")[:SHOWN]
    both = feature == "length"
    found = []
    for number in most:
        if both or not first:
            found += [Passage(document=a.article.id, span=s) for s in pairs[number].origin]
        if both or first:
            found += [Passage(document=b.article.id, span=s) for s in pairs[number].copy]
    return tuple(found)


def _length(table: Table, a: Side, b: Side, first: bool) -> Pull:
    """Letters that the longer side has beyond what the other's passage would usually become."""
    usually = float(np.exp(table.languages[a.language].mean[0] - table.languages[b.language].mean[0]))
    excess: Pull = usually * b.letters - a.letters
    return excess if first else -excess


def _variety(table: Table, a: Side, b: Side, first: bool) -> Pull:
    """Share of words that the text has used before."""
    seen: set[str] = set()
    shares = []
    for passage in (b if first else a).passages:
        shares.append(sum(word in seen for word in passage) / max(len(passage), 1))
        seen.update(passage)
    return np.array(shares)


def _commas(table: Table, a: Side, b: Side, first: bool) -> Pull:
    return (b if first else a).commas


def _traces(table: Table, a: Side, b: Side, first: bool) -> Pull:
    """How much each passage looks like the other text's language."""
    one, other = (b, a) if first else (a, b)
    own, foreign = style.column(one.language), style.column(other.language)
    if own is None or foreign is None:
        return np.zeros(len(one.sizes))
    result: Pull = (one.speech[:, foreign] - one.speech[:, own]) / np.maximum(one.sizes, 1.0)
    return result


def _words(table: Table, a: Side, b: Side, first: bool) -> Pull:
    """Weight of the words that translators favour, less of those that native writers do."""
    one = b if first else a
    words = table.languages[one.language].words
    if words is None:
        return np.zeros(len(one.passages))
    weights = {word: float(words.weight[place]) for word, place in words.vocabulary.items()}
    return np.array([-sum(weights.get(w, 0.0) for w in p) / max(len(p), 1) for p in one.passages])


PULLS: dict[str, Callable[[Table, Side, Side, bool], Pull]] = {
    "length": _length, "variety": _variety, "commas": _commas, "traces": _traces, "words": _words,
}  # fmt: skip
