"""What both parts of the training of direction need: texts measured once, logistic regression."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from synoptic.lineage import style, usual
from synoptic.lineage.style import Side

Vector = NDArray[np.float64]
Text = tuple[str, ...]
Scores = dict[tuple[str, Text], float]
"""By language and text."""


@functools.cache
def side(passages: Text, language: str) -> Side:
    """The passages, measured."""
    return style.side(passages, language)


def parts(lines: Sequence[str], size: int = usual.PASSAGES) -> list[Text]:
    """Runs of that many lines; what is left at the end is dropped."""
    return [tuple(lines[at : at + size]) for at in range(0, max(len(lines) - size, 0) + 1, size)]


def logistic(x: Vector, y: NDArray[np.bool_], trust: Vector, ridge: float, *, free: int) -> Vector:
    """Logistic regression with a ridge on all but the last `free` weights."""
    sign = np.where(y, 1.0, -1.0)
    penal = np.array([ridge] * (x.shape[1] - free) + [0.0] * free)
    trust = trust / trust.sum()

    def loss(w: Vector) -> tuple[float, Vector]:
        margin = sign * (x @ w)
        missed = 1 / (1 + np.exp(np.clip(margin, -30, 30)))
        value = (trust * np.logaddexp(0, -margin)).sum() + (penal * w**2).sum()
        return float(value), x.T @ (-trust * missed * sign) + 2 * penal * w

    result: Vector = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return result


def rounded(values: Iterable[float], digits: int = 4) -> list[float]:
    return [round(float(v), digits) for v in values]
