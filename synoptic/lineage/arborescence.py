"""The tree that explains most: from one root to every node, by the sum of its edges' weights.

Method: Chu & Liu 1965, Edmonds 1967. Every node takes its best parent; a cycle among these becomes one node, whose
parent may be any that improves on the worst of its own edges, and is opened again once the rest is decided.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]
Numbers = NDArray[np.int64]
ROOT = 0


class _Level(NamedTuple):
    """One contraction: how to read the smaller graph's tree in the larger one."""

    parents: Numbers
    """The best parents in the larger graph; `cycle` is a cycle among them."""
    cycle: Numbers
    rest: Numbers
    """The nodes outside the cycle, by their numbers in the smaller graph; the cycle is the number after the last."""
    enters: Numbers
    """For each of the rest, as a parent of the cycle: the node of the cycle that it is best parent to."""
    leaves: Numbers
    """For each of the rest, as a child of the cycle: the node of the cycle that is its best parent."""


def arborescence(weights: Weights) -> tuple[int, ...]:
    """The parent of each node of the heaviest tree from node `ROOT`, which is its own parent here.

    `weights[i, j]` is what i as the parent of j is worth, -inf where it cannot be; every node must be reachable.
    Among equal trees the same is taken every time.
    """
    levels: list[_Level] = []
    current = np.array(weights, np.float64)
    np.fill_diagonal(current, -np.inf)
    while True:
        parents = current.argmax(axis=0)
        parents[ROOT] = ROOT
        cycle = _cycle(parents)
        if cycle is None:
            break
        level, current = _contract(current, parents, cycle)
        levels.append(level)
    for level in reversed(levels):
        parents = _opened(level, parents)
    return tuple(int(p) for p in parents)


def _cycle(parents: Numbers) -> Numbers | None:
    """The nodes of the first cycle among these parents, sorted."""
    seen = np.zeros(len(parents), np.int64)
    seen[ROOT] = -1
    for start in range(len(parents)):
        path, node = [], start
        while seen[node] == 0:
            seen[node] = start + 1
            path.append(node)
            node = int(parents[node])
        if path and seen[node] == start + 1:
            return np.array(sorted(path[path.index(node) :]), np.int64)
    return None


def _contract(weights: Weights, parents: Numbers, cycle: Numbers) -> tuple[_Level, Weights]:
    rest = np.setdiff1d(np.arange(len(weights)), cycle)
    entering = weights[np.ix_(rest, cycle)] - weights[parents[cycle], cycle]
    leaving = weights[np.ix_(cycle, rest)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = weights[np.ix_(rest, rest)]
    smaller[:-1, -1] = entering.max(axis=1)
    smaller[-1, :-1] = leaving.max(axis=0)
    return _Level(parents, cycle, rest, cycle[entering.argmax(axis=1)], cycle[leaving.argmax(axis=0)]), smaller


def _opened(level: _Level, smaller: Numbers) -> Numbers:
    """The parents in the larger graph."""
    parents = level.parents.copy()
    last = len(level.rest)
    for number, node in enumerate(level.rest):
        parent = smaller[number]
        parents[node] = level.leaves[number] if parent == last else level.rest[parent]
    parents[level.enters[smaller[last]]] = level.rest[smaller[last]]
    return parents
