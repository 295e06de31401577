"""The weights of lineage: tables of logistic weights, each number a reader can check.

They stand in weights.json and lost.json, made by train/lineage/labels.py and lost.py, which say what each was fitted
on.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Table(NamedTuple):
    """Weights of some features for some answers."""

    answers: tuple[str, ...]
    weights: NDArray[np.float64]
    """A row a feature, a column an answer."""
    bias: NDArray[np.float64]


@functools.cache
def table(name: str, features: tuple[str, ...], *, file: str = "weights.json") -> Table:
    """The table of this name, its rows in the order of `features`."""
    data = json.loads((resources.files(__package__) / file).read_text(encoding="utf-8"))[name]
    weights = np.array([data["weights"][feature] for feature in features], np.float64)
    return Table(tuple(data["answers"]), weights, np.array(data["bias"], np.float64))


def chances(of: Table, values: Sequence[float]) -> NDArray[np.float64]:
    """The chance of each answer, 0 to 1, all together 1 (softmax)."""
    odds = np.asarray(values, np.float64) @ of.weights + of.bias
    grown = np.exp(odds - odds.max())
    return np.asarray(grown / grown.sum(), np.float64)
