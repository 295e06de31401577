"""Copies within one language: how much of one text stands in another, word for word.

Containment, not resemblance: an excerpt of fifty words shares little of a long article, but all of itself.
Sampled runs in an inverted index propose pairs (Manber 1994; Smith et al. 2014, passim), all runs and the order of the
words verify them. A form that is filled in anew (a market notice, an earnings table) keeps its words and changes
its facts; a copy keeps its facts. So each shared run counts by how few texts have it, and a text that loses its
figures or names, or all that is rare in the pile, while it keeps its other words is no copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from synoptic.lineage.wording import Flags, Frequent, Wording, counted

SAMPLE = 4
"""One run in four is indexed: recall .994 of pairs with containment >= .3 at two hits (Reuters-21578)."""
SHORT = 120
"""Runs up to which a text is indexed whole: in a sample of a short, much edited text two hits are too many to ask."""
COMMON = 60
"""Texts between which a run makes pairs; where more have it, each is paired with the next sixty only, so that one text
in a thousand papers does not make half a million pairs."""
TEXTS = 1 << 31
"""Most texts that are compared at once; the number of a pair is counted by it."""
ALIKE = 0.2
"""Share of sampled runs from which texts are looked at as copies before the pile's frequent runs are known."""
HITS = 2
PROMISING = 1.0
"""Weight of the sampled runs that two texts share from which they are compared whole: it leaves one candidate in
thirteen, and of 1,600 planted copies loses one."""
FAINT = 0.05
"""Weight of a run that is not the writer's own when pairs are proposed: a text that is all quotation is copied too."""

# The thresholds were chosen on the development half of Reuters-21578 (bench/quality/copies.py): planted reuse is
# found, articles that merely fill in one form or tell of one event are not.
CONTAINED = 0.11
"""Share of weighted own runs above which a text may be a copy: 35 % of words changed leave .11 to .45."""
FEWEST = 5.0
"""Weighted own runs that make a share worth looking at."""
IN_ORDER = 0.54
"""Share of words that stand in the other text in one order: .55 to .75 where 35 % are changed; two reports of one event
have .45."""
SAID = 0.5
"""The same share by how rare the words are in the pile: the words of a form are the pile's, its facts are not. Of 4,000
Reuters articles 13 pairs pass by it that share under a tenth of 5-grams, and 19 without; it costs one planted copy in
400 with 35 % of words changed."""
LIFTED = 14.0
"""Weighted own runs in one stretch (16 words) that no two writers hit on: a lifted passage even in a long text."""
CLOSE = 0.75
"""The same where the pile's frequent runs are not yet known and forms filled in alike must not pass for copies."""
FACTS_LOST = -3.2
"""Standard deviations by which fewer figures or names than other words are kept, below which a form was filled in."""
KEPT_AT_MOST = 0.9
"""Expected share of facts kept, however many of the other words are: a correction changes a fact and little else."""


class Shared(NamedTuple):
    """What two texts of one language have in common, word for word."""

    of_a: float
    """Share of a's own runs, by their weights, that stand in b, 0 to 1."""
    of_b: float
    longest: int
    """Length of the longest common stretch, in runs."""
    exact: bool
    """Whether all the runs of both are the same, in order."""
    is_copy: bool
    """Whether this is more than accounts of one event, or forms filled in alike, share by themselves."""


def copies(wordings: Sequence[Wording]) -> Iterator[tuple[int, int, Shared]]:
    """The pairs (i, j), i < j, of which one was copied from the other or both from one text."""
    for i, j in promising(wordings):
        common = shared(wordings[i], wordings[j])
        if common.is_copy:
            yield i, j, common


def promising(wordings: Sequence[Wording]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, whose shared sampled runs weigh enough to compare them whole."""
    pairs, _, evidence = _hits(wordings)
    return [(i, j) for i, j in pairs[evidence >= PROMISING].tolist()]


def candidates(wordings: Sequence[Wording]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, that share at least `HITS` sampled runs, set phrases or not."""
    pairs, hits, _ = _hits(wordings)
    return [(i, j) for i, j in pairs[hits >= HITS].tolist()]


def frequent(wordings: Sequence[Wording]) -> Frequent:
    """What a pile says often; a text and its copies, told by their runs before these are weighed, count once.

    Else a report that twenty papers print, each a little edited, would pass for a form filled in twenty times.
    """
    pairs, hits, _ = _hits(wordings)
    different = np.array([len(np.unique(w.runs)) for w in wordings], np.int64)
    fewer = different[pairs].min(axis=1, initial=1 << 40)
    whole = different[pairs].max(axis=1, initial=0) <= SHORT
    near = pairs[hits >= ALIKE * fewer / np.where(whole, 1, SAMPLE)]
    same = [(i, j) for i, j in near.tolist() if _either_edited(wordings[i], wordings[j], in_order=CLOSE)]
    a, b = np.array(same, np.int64).reshape(-1, 2).T
    graph = csr_matrix((np.ones(len(a)), (a, b)), (len(wordings), len(wordings)))
    return counted(wordings, connected_components(graph, directed=False)[1] if wordings else different)


def shared(a: Wording, b: Wording) -> Shared:
    """What the two texts share, verified on every run."""
    a_in_b, b_in_a = np.isin(a.runs, b.runs), np.isin(b.runs, a.runs)
    of_a, of_b = _share(a, a_in_b), _share(b, b_in_a)
    exact = bool(len(a.runs)) and np.array_equal(a.runs, b.runs)
    stretch = max(_heaviest(a.weights, a_in_b), _heaviest(b.weights, b_in_a))
    return Shared(
        of_a=of_a,
        of_b=of_b,
        longest=max(_longest(a_in_b & a.own), _longest(b_in_a & b.own)),
        exact=exact,
        is_copy=exact or stretch >= LIFTED or _either_edited(a, b),
    )


def _hits(wordings: Sequence[Wording]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Pairs with a sampled run in common, one a row; how many they have, and the sum of their weights."""
    samples = [_sample(w) for w in wordings]
    runs = np.concatenate([np.zeros(0, np.uint64), *(r for r, _ in samples)])
    weights = np.concatenate([np.zeros(0), *(w for _, w in samples)])
    texts = np.repeat(np.arange(len(samples)), [len(r) for r, _ in samples])
    order = np.argsort(runs, kind="stable")
    keys, heavy = _pairs(runs[order], texts[order], weights[order])
    keys, which, hits = np.unique(keys, return_inverse=True, return_counts=True)
    pairs: NDArray[np.int64] = np.column_stack(divmod(keys, TEXTS))
    return pairs, hits.astype(np.int64), np.bincount(which, heavy, len(keys)).astype(np.float64)


def _sample(of: Wording) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
    """One in `SAMPLE` of the different runs, all of a short text; with their weights."""
    unique, first = np.unique(of.runs, return_index=True)
    kept = np.ones(len(unique), bool) if len(unique) <= SHORT else unique % np.uint64(SAMPLE) == 0
    return unique[kept], np.maximum(of.weights[first[kept]], FAINT)


def _pairs(
    runs: NDArray[np.uint64], texts: NDArray[np.int64], weights: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each run the pairs of texts that have it, as one number a pair, and its weight there.

    `runs` is sorted, `texts` within a run.
    """
    keys, heavy = [np.zeros(0, np.int64)], [np.zeros(0)]
    for apart in range(1, COMMON):
        same = runs[:-apart] == runs[apart:]
        if not same.any():
            break
        keys.append(texts[:-apart][same] * TEXTS + texts[apart:][same])
        heavy.append(np.maximum(weights[:-apart][same], weights[apart:][same]))
    return np.concatenate(keys), np.concatenate(heavy)


def _share(of: Wording, found: Flags) -> float:
    total = float(of.weights.sum())
    return float(of.weights[found].sum()) / total if total else 0.0


def _either_edited(a: Wording, b: Wording, *, in_order: float = IN_ORDER) -> bool:
    """Whether the text that holds less besides is mostly the other's."""
    a_in_b, b_in_a = np.isin(a.runs, b.runs), np.isin(b.runs, a.runs)
    if _share(a, a_in_b) >= _share(b, b_in_a):
        return _is_edited(a, b, a_in_b, in_order)
    return _is_edited(b, a, b_in_a, in_order)


def _is_edited(copy: Wording, other: Wording, found: Flags, in_order: float) -> bool:
    """Whether the text is mostly the other's, in order or moved about, with its facts."""
    if _share(copy, found) < CONTAINED or copy.weights[found].sum() < FEWEST:
        return False
    return any(
        kept.mean() >= in_order and _said(copy, kept) >= SAID and not _facts_lost(copy, kept)
        for kept in _kept(copy, other, found)
    )


def _said(copy: Wording, kept: Flags) -> float:
    """Share of the words that are kept, each by its rarity."""
    total = float(copy.rarity.sum())
    return float(copy.rarity[kept].sum()) / total if total else 1.0


def _kept(copy: Wording, other: Wording, found: Flags) -> Iterator[Flags]:
    """Which words stand in the other text: in one order; then, wherever they stand, in shared runs."""
    in_order = np.zeros(len(copy.words), bool)
    for block in LCSseq.opcodes(copy.words.tolist(), other.words.tolist()):
        if block.tag == "equal":
            in_order[block.src_start : block.src_end] = True
    yield in_order
    edges = np.zeros(len(copy.words) + 1, np.int64)
    np.add.at(edges, copy.starts[found], 1)
    np.add.at(edges, copy.ends[found], -1)
    yield np.cumsum(edges)[:-1] > 0


def _facts_lost(copy: Wording, kept: Flags) -> bool:
    """Whether fewer figures or fewer names are kept than the fate of the other words lets expect (binomial)."""
    plain = ~(copy.figures | copy.names)
    expected = min(float(kept[plain].mean()) if plain.any() else 0.0, KEPT_AT_MOST)
    for facts in (copy.figures, copy.names & ~copy.figures):
        count = int(facts.sum())
        spread = max((count * expected * (1 - expected)) ** 0.5, 0.5)
        if (int(kept[facts].sum()) - expected * count) / spread < FACTS_LOST:
            return True
    return False


def _longest(flags: Flags) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _heaviest(weights: NDArray[np.float64], found: Flags) -> float:
    """The greatest sum of weights of one unbroken stretch of found runs."""
    total = np.concatenate(([0.0], np.cumsum(weights)))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], found.astype(np.int8), [0]))))
    return float((total[edges[1::2]] - total[edges[::2]]).max(initial=0.0))
