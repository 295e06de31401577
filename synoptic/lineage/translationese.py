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
LEAST = 0.1
"""Log-odds below which a measure says nothing a reader need see: odds of 1.1 to 1."""
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
    for feature, value, weight in zip(usual.FEATURES, away, usual.weights(table, left, right), strict=True):
        odds = round(float(value * weight), 3)
        if abs(odds) >= LEAST:
            source, made = (left, right) if odds > 0 else (right, left)
            most = np.argsort(-PULLS[feature](table, source, made), kind="stable")[:SHOWN].tolist()
            passages = _passages(a, b, pairs, most, feature, odds > 0)
            reasons.append(
                Reason(feature=f"style: {feature}", value=round(float(value), 2), weight=odds, passages=passages)
            )
    return reasons


def _text(document: Document, spans: Sequence[Span]) -> str:
    return " ".join(document.article.text[s.start : s.end] for s in spans)


def _passages(
    a: Document, b: Document, pairs: Sequence[Edit], most: Sequence[int], feature: str, first: bool
) -> tuple[Passage, ...]:
    """The passages that weigh most: of both texts where they are compared, else of the one that seems translated."""
    both = feature == "length"
    found = []
    for number in most:
        if both or not first:
            found += [Passage(document=a.article.id, span=s) for s in pairs[number].origin]
        if both or first:
            found += [Passage(document=b.article.id, span=s) for s in pairs[number].copy]
    return tuple(found)


def _length(table: Table, source: Side, made: Side) -> Pull:
    """Letters that the translation has beyond what the source's passage would usually become."""
    usually = float(np.exp(table.languages[made.language].mean[0] - table.languages[source.language].mean[0]))
    excess: Pull = made.letters - usually * source.letters
    return excess


def _variety(_table: Table, _source: Side, made: Side) -> Pull:
    """Share of words that the text has used before."""
    seen: set[str] = set()
    shares = []
    for passage in made.passages:
        shares.append(sum(word in seen for word in passage) / max(len(passage), 1))
        seen.update(passage)
    return np.array(shares)


def _commas(_table: Table, _source: Side, made: Side) -> Pull:
    return made.commas


def _traces(_table: Table, source: Side, made: Side) -> Pull:
    """How much each passage looks like the source's language."""
    own, foreign = style.column(made.language), style.column(source.language)
    if own is None or foreign is None:
        return np.zeros(len(made.sizes))
    result: Pull = (made.speech[:, foreign] - made.speech[:, own]) / np.maximum(made.sizes, 1.0)
    return result


def _words(table: Table, _source: Side, made: Side) -> Pull:
    """Weight of the words that translators favour, less of those that native writers do."""
    words = table.languages[made.language].words
    if words is None:
        return np.zeros(len(made.passages))
    weights = {word: float(words.weight[place]) for word, place in words.vocabulary.items()}
    return np.array([-sum(weights.get(w, 0.0) for w in p) / max(len(p), 1) for p in made.passages])


PULLS: dict[str, Callable[[Table, Side, Side], Pull]] = {
    "length": _length, "variety": _variety, "commas": _commas, "traces": _traces, "words": _words,
}  # fmt: skip
