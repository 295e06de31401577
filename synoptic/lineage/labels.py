"""What two articles are to each other, measured: a few figures of the pair, and the chance of each label.

The chances are those of a pair that could be anything: in training every label weighs the same, so a label's chance
does not depend on how many such pairs there were.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from synoptic.lineage import copies
from synoptic.lineage.alignment import Bead, Comparison, path
from synoptic.lineage.reading import Reading, products
from synoptic.lineage.translations import Told, told
from synoptic.lineage.weighing import chances, table
from synoptic.lineage.wording import Wording
from synoptic.records import Label
from synoptic.records.enrich import UNKNOWN
from synoptic.text import quoted

TOLD = (
    "sentences told alike", "lesser share told alike", "greater share told alike", "told in one order",
    "order beyond chance",
)  # fmt: skip
LENGTHS = "lengths in step"
"""What tells a translation; in one language a report's usual build, a short lead and longer sentences, has it too."""
FACTS = "facts in common"
FACTS_KEPT = 0.3
"""Share of figures and names below which a text is no other told again but a form filled in anew. Of retellings in
other words of NTREX and WMT21 one in twenty has fewer, most of them written in scripts that spell names in many ways;
of Reuters' market notices that tell alike, nearly half."""
LITERAL = (
    "lesser share in the same words", "greater share in the same words", "longest run in common",
    "sentences kept to the letter",
)  # fmt: skip
EVENT = ("sentences told alike", "sentences alike", "names and figures alike")
"""What tells reports of one event from those of another."""
RETOLD = {"two languages": (*TOLD, LENGTHS), "the same words": (*TOLD, *LITERAL), "other words": TOLD}
"""What tells a text made from the other, or from the same text, from a report of its own. In one language, words in
common speak for it only where they are more than a form filled in alike (`copies.Shared.is_copy`)."""
KIND = ("lesser share told alike", "greater share told alike", *LITERAL, "wording alike")
"""What tells edited copies, excerpts and rewrites apart."""
KEPT = 0.9
"""Share of words in order from which a sentence counts as kept to the letter: a word or a figure may be mended."""
SURE = 0.6
"""Chance of the likeliest label from which it is given; below it the pair is "unsure"."""
FEW = 3
"""Sentences that both texts must have before they are called retold; of two and two, some always answer each other.
So many figures and names, too, before they are asked whether the other text has them."""
LONG = 25
"""Runs in a row (27 words) that no retelling keeps: two translators of one NTREX text into one language hit on 19 at
most. A text that has them is copied, be the rest in other words."""
VERBATIM = 0.95
"""Share of either text's own words in the other from which a copy is verbatim: a name or a headline may differ."""


class Measured(NamedTuple):
    """What was found of one pair."""

    values: tuple[tuple[str, float], ...]
    """Each figure by its name."""
    told: Told
    words: copies.Shared | None
    """What stands in both word for word; None in two languages."""
    fewest: int
    """Sentences of the shorter text."""

    def value(self, feature: str) -> float:
        """The figure of this name."""
        return next(value for name, value in self.values if name == feature)


def measure(a: Reading, b: Reading, pair: Comparison) -> Measured:
    """The figures of a pair; `pair` is how their sentences compare."""
    languages = {a.document.language, b.document.language}
    one = len(languages) == 1 or UNKNOWN in languages  # a text in no known language is no translation
    said = [_said(r) if one else np.zeros(len(r.texts), bool) for r in (a, b)]
    beads = path(pair) if pair.cross.size else []
    found = told(pair, beads, *said)
    shares = sorted((found.of_a, found.of_b))
    values = [
        *zip(TOLD, (found.sentences, *shares, found.in_order, found.beyond_chance), strict=True),
        (LENGTHS, found.in_step),
        ("sentences alike", _sentences_alike(pair)),
        ("names and figures alike", _anchors_alike(a, b)),
    ]
    fewest = min(pair.cross.shape)
    if not one:
        return Measured(tuple(values), found, None, fewest)
    words = copies.shared(a.wording, b.wording)
    wording, kept = _wording(a, b, beads)
    values.append((FACTS, _facts_in_common(a.wording, b.wording)))
    literal = (*sorted((words.of_a, words.of_b)), float(np.log1p(words.longest)), kept)
    return Measured((*values, *zip(LITERAL, literal, strict=True), ("wording alike", wording)), found, words, fewest)


def likely(measured: Measured) -> list[tuple[Label, float]]:
    """Each label with its chance, the likeliest first.

    First whether either text is made from the other or both from one; then how, or else whether they tell of one
    event. Passages in the same words that no two writers hit on (`copies.Shared.is_copy`) make a copy whatever else
    there is.
    """
    way = _way(measured)
    retold = _chance(f"retold, {way}", RETOLD[way], measured)
    if way == "the same words":
        retold = max(retold, 0.5)
    elif measured.fewest < FEW or (way == "other words" and measured.value(FACTS) < FACTS_KEPT):
        retold = min(retold, 1 - SURE)
    event = _chance(f"one event, {'two languages' if measured.words is None else 'one language'}", EVENT, measured)
    found: list[tuple[Label, float]] = [("same event", (1 - retold) * event), ("unrelated", (1 - retold) * (1 - event))]
    if measured.words is None:
        found.append(("translation", retold))
    elif measured.words.exact or min(measured.words.of_a, measured.words.of_b) >= VERBATIM:
        found.append(("verbatim", retold))
    else:
        kinds = table("how retold", KIND)
        each = chances(kinds, [measured.value(f) for f in KIND])
        if way == "other words":
            each = np.array([float(kind == "rewrite") for kind in _KINDS])
        elif measured.words.longest >= LONG:
            each[_KINDS.index("rewrite")] = 0.0
        found += [(k, retold * float(c)) for k, c in zip(_KINDS, each / each.sum(), strict=True)]
    return sorted(found, key=lambda answer: (-answer[1], answer[0]))


def weighed(measured: Measured) -> dict[str, float]:
    """What each figure weighs in whether the texts are made from one another: log-odds for each unit of it."""
    way = _way(measured)
    column = table(f"retold, {way}", RETOLD[way]).weights[:, 0].tolist()
    return dict(zip(RETOLD[way], column, strict=True))


def _way(measured: Measured) -> str:
    if measured.words is None:
        return "two languages"
    return "the same words" if measured.words.is_copy else "other words"


_KINDS: tuple[Label, ...] = ("edited", "excerpt", "rewrite")


def _chance(name: str, features: tuple[str, ...], measured: Measured) -> float:
    of = table(name, features)
    odds = float(np.dot([measured.value(f) for f in features], of.weights[:, 0]) + of.bias[0])
    return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))


def _sentences_alike(pair: Comparison) -> float:
    """Mean margin of each sentence's best match, both ways; 0 where a text is empty."""
    if not pair.margin.size:
        return 0.0
    return float((pair.margin.max(axis=1).mean() + pair.margin.max(axis=0).mean()) / 2)


def _anchors_alike(a: Reading, b: Reading) -> float:
    """Cosine of the two texts' names, figures and cognates."""
    both = a.anchored * b.anchored
    return float(products(a.vectors, b.vectors).sum()) / both if both else 0.0


def _facts_in_common(a: Wording, b: Wording) -> float:
    """The greater share of either text's figures and names that the other has; 1 where neither has enough to tell."""
    facts = [np.unique(w.words[w.figures | w.names]) for w in (a, b)]
    shares = [
        float(np.isin(own, other.words).mean()) for own, other in zip(facts, (b, a), strict=True) if len(own) >= FEW
    ]
    return max(shares, default=1.0)


def _wording(a: Reading, b: Reading, beads: list[Bead]) -> tuple[float, float]:
    """Mean share of words in order of sentences that align; the greater share of a text kept to the letter.

    What stands in quotation marks is whose words they are, not the writer's, and is not counted.
    """
    said_a, said_b = _said(a), _said(b)
    alike, sizes, kept_a, kept_b = [0.0], [1e-6], 0.0, 0.0
    for bead in beads:
        if said_a[slice(*bead.a)].all() and said_b[slice(*bead.b)].all():
            continue
        left = [w.form for i in range(*bead.a) for w in a.words[i]]
        right = [w.form for j in range(*bead.b) for w in b.words[j]]
        same = float(LCSseq.normalized_similarity(left, right)) if left and right else 0.0
        alike.append(same)
        sizes.append(float(a.lengths[slice(*bead.a)].sum() + b.lengths[slice(*bead.b)].sum()))
        if same >= KEPT:
            kept_a += float(a.lengths[slice(*bead.a)].sum())
            kept_b += float(b.lengths[slice(*bead.b)].sum())
    shares = [kept / max(float(r.lengths.sum()), 1.0) for kept, r in ((kept_a, a), (kept_b, b))]
    return float(np.average(alike, weights=sizes)), max(shares)


def _said(reading: Reading) -> NDArray[np.bool_]:
    """Which sentences stand in quotation marks by at least half."""
    text = reading.document.article.text
    inside = [
        sum(end - start for start, end in quoted(text, s.span.start, s.span.end)) for s in reading.document.sentences
    ]
    return np.asarray(2 * np.array(inside) >= reading.lengths, bool)
