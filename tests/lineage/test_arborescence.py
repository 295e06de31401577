"""The heaviest tree, against every tree there is."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synoptic.lineage.arborescence import ROOT, arborescence

NONE = float("-inf")


def heaviest(weights: np.ndarray) -> float:
    """The weight of the best tree, by trying them all."""
    n = len(weights)
    return max(worth(weights, (ROOT, *p)) for p in itertools.product(range(n), repeat=n - 1))


def worth(weights: np.ndarray, parents: tuple[int, ...]) -> float:
    for node in range(1, len(parents)):
        steps, at = 0, node
        while at != ROOT and steps <= len(parents):
            at, steps = parents[at], steps + 1
        if at != ROOT:
            return NONE
    return float(sum(weights[parents[j], j] for j in range(1, len(parents))))


@st.composite
def graphs(draw: st.DrawFn) -> np.ndarray:
    """Up to six nodes; the root reaches all, other edges may be missing."""
    n = draw(st.integers(2, 6))
    edge = st.one_of(st.just(NONE), st.integers(-8, 8).map(float))
    weights = np.array([[draw(edge) for _ in range(n)] for _ in range(n)])
    weights[ROOT] = [draw(st.integers(-8, 8)) for _ in range(n)]
    return weights


@given(graphs())
def test_no_tree_is_heavier(weights: np.ndarray) -> None:
    parents = arborescence(weights)
    assert parents[ROOT] == ROOT
    assert worth(weights, parents) == heaviest(weights)


@given(graphs(), st.randoms(use_true_random=False))
def test_the_numbering_of_the_nodes_does_not_matter(weights: np.ndarray, rng: object) -> None:
    # Distinct powers of two make every tree's weight another, so that one tree is best.
    n = len(weights)
    apart = np.where(np.isinf(weights), NONE, 2.0 ** np.arange(n * n).reshape(n, n))
    order = [ROOT, *range(1, n)]
    tail = order[1:]
    rng.shuffle(tail)  # type: ignore[attr-defined]
    order = [ROOT, *tail]
    straight, turned = arborescence(apart), arborescence(apart[np.ix_(order, order)])
    assert [order[p] for p in turned] == [straight[node] for node in order]


def test_two_that_could_each_be_the_others_parent_get_one_root() -> None:
    weights = np.array([[NONE, 0, 0], [NONE, NONE, 2], [NONE, 2, NONE]])
    assert sorted(arborescence(weights)) == [ROOT, ROOT, 1]


def test_a_weak_link_is_worth_less_than_a_root_of_its_own() -> None:
    weights = np.array([[NONE, 0, 0], [NONE, NONE, -1], [NONE, -1, NONE]])
    assert arborescence(weights) == (ROOT, ROOT, ROOT)


def test_cycles_inside_cycles_are_opened() -> None:
    n = 40
    weights = np.full((n, n), NONE)
    weights[ROOT, 1:] = -100.0
    for i in range(1, n - 1):
        weights[i, i + 1] = weights[i + 1, i] = 5.0 + (i % 7)
    parents = arborescence(weights)
    assert parents.count(ROOT) == 2  # the root itself and one child
    assert worth(weights, parents) == sum(5.0 + (i % 7) for i in range(1, n - 1)) - 100
