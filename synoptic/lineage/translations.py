"""Translations: whether one text is the other's sentence after sentence, more than two reports of one event are.

The test shuffles one text's sentences and aligns again. Names and figures that every report of the event shares
help the shuffled text as much as the true one; what is left is that this sentence answers that one, in this order.
The z-score of the true alignment among the shuffled ones needs no threshold per language, since both come from the
same two texts (a permutation test; the z-score against random pairs of the same languages is its cousin).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from synoptic.lineage.alignment import Bead, Comparison, align, path, worth

SHUFFLES = 40
SEED = 40
"""Of the shuffles: the same texts always give the same z-score."""
# Log-odds of a translation, by logistic regression on 1,500 pairs: NTREX and WMT21 documents lightly edited and heavily
# cut against the nearest other documents, and 101 pairs of reports of one event in two languages (weighted twenty
# times). One rule for all languages; at TRANSLATED F1 is .996 / .952 on NTREX, .971 / .912 on WMT21
# (bench/quality/lineage.py); the last would be .969 at -3.75, where reports of one event pass for translations.
BIAS, Z, MARGIN, SPREAD, LENGTH = 4.43, 2.05, 9.67, -12.49, -5.07
TRANSLATED = 1.0
"""Log-odds from which two texts are called translations: the surest of those 101 pairs reaches 0.7."""
FEWEST = 4
"""Sentences a text must have for its order to be evidence: 4! orders."""


class Translated(NamedTuple):
    """How far two texts answer each other sentence by sentence."""

    log_odds: float
    """Natural log-odds that one is a translation of the other, or both of a third."""
    z: float
    beads: list[Bead]
    spread: float
    """Standard deviation of the beads' log length ratios: under .15 in translations, over .23 in other reports."""
    margin: float
    """Mean margin of the beads' best sentence pairs."""


def test(pair: Comparison) -> Translated | None:
    """The test's result; None where a text has too few sentences to tell, or none of them answer each other."""
    m, n = pair.cross.shape
    if min(m, n) < FEWEST:
        return None
    rng = np.random.default_rng(SEED)
    orders = np.vstack([np.arange(n), *(rng.permutation(n) for _ in range(SHUFFLES))])
    worths = worth(pair, orders)
    null = worths[1:]
    beads = align(pair)
    # The floor keeps a text whose shuffles all score alike from an endless z.
    z = float((worths[0] - null.mean()) / max(null.std(), 0.05 * abs(null.mean()), 0.25))
    unforced = path(pair)  # what nearly whole texts are given besides says nothing of their being translations
    if not unforced:
        return None
    spread = _spread(pair, unforced)
    margin = float(np.mean([pair.margin[slice(*bead.a), slice(*bead.b)].max() for bead in unforced]))
    odds = BIAS + Z * z + MARGIN * margin + SPREAD * spread + LENGTH * float(np.log(min(m, n)))
    return Translated(odds, z, beads, spread, margin)


def _spread(pair: Comparison, beads: list[Bead]) -> float:
    ratios = [
        np.log(max(pair.a_lengths[slice(*b.a)].sum(), 1) / max(pair.b_lengths[slice(*b.b)].sum(), 1)) for b in beads
    ]
    return float(np.std(ratios))
