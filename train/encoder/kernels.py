"""The sparse half of a training step: sums of rows, and the way back. Compiled by numba; arrays only.

A batch touches some 15,000 distinct units and 60,000 rows of 285,000; only those are read and written.
"""

from __future__ import annotations

import numba
import numpy as np

_compiled = numba.njit(fastmath=True, cache=False)


@_compiled
def gather(texts, ends, units, place, mark, now, drop, seed):
    """Tokens of the texts as numbers of distinct units; their ends; the distinct units. Drops a share of tokens."""
    np.random.seed(seed)
    total = 0
    for text in texts:
        total += ends[text + 1] - ends[text]
    tokens = np.empty(total, np.int32)
    token_ends = np.zeros(len(texts) + 1, np.int64)
    found = np.empty(total, np.int32)
    count = taken = 0
    for i in range(len(texts)):
        begin = ends[texts[i]]
        for at in range(begin, ends[texts[i] + 1]):
            if at > begin and np.random.random() < drop:
                continue
            unit = units[at]
            if mark[unit] != now:
                mark[unit] = now
                place[unit] = taken
                found[taken] = unit
                taken += 1
            tokens[count] = place[unit]
            count += 1
        token_ends[i + 1] = count
    return tokens[:count], token_ends, found[:taken]


@_compiled
def forward(found, row_ends, rows, shares, table, tokens, token_ends):
    """Sum over each text's tokens of the unit's share of the sum of its rows."""
    dimensions = table.shape[1]
    means = np.zeros((len(found), dimensions), np.float32)
    sums = np.zeros((len(token_ends) - 1, dimensions), np.float32)
    for i in range(len(found)):
        begin, end = row_ends[found[i]], row_ends[found[i] + 1]
        for at in range(begin, end):
            row = rows[at]
            for k in range(dimensions):
                means[i, k] += table[row, k]
        share = shares[found[i]]
        for k in range(dimensions):
            means[i, k] *= share
    for text in range(len(sums)):
        for at in range(token_ends[text], token_ends[text + 1]):
            unit = tokens[at]
            for k in range(dimensions):
                sums[text, k] += means[unit, k]
    return sums


@_compiled
def backward(found, row_ends, rows, shares, table, squares, gradient, tokens, token_ends, place, mark, now, rate):  # noqa: C901 - loops for the compiler
    """Row-wise Adagrad on every row touched: gradients are gathered row by row, so each row is written once."""
    dimensions = table.shape[1]
    slopes = np.zeros((len(found), dimensions), np.float32)
    for text in range(len(token_ends) - 1):
        for at in range(token_ends[text], token_ends[text + 1]):
            unit = tokens[at]
            for k in range(dimensions):
                slopes[unit, k] += gradient[text, k]
    total = 0
    for i in range(len(found)):
        total += row_ends[found[i] + 1] - row_ends[found[i]]
        share = shares[found[i]]
        for k in range(dimensions):
            slopes[i, k] *= share
    touched = np.empty(total, np.int32)
    offsets = np.zeros(total + 1, np.int64)
    taken = 0
    for i in range(len(found)):
        for at in range(row_ends[found[i]], row_ends[found[i] + 1]):
            row = rows[at]
            if mark[row] != now:
                mark[row] = now
                place[row] = taken
                touched[taken] = row
                taken += 1
            offsets[place[row] + 1] += 1
    for i in range(taken):
        offsets[i + 1] += offsets[i]
    filled = offsets[:taken].copy()
    owners = np.empty(total, np.int32)
    for i in range(len(found)):
        for at in range(row_ends[found[i]], row_ends[found[i] + 1]):
            slot = place[rows[at]]
            owners[filled[slot]] = i
            filled[slot] += 1
    slope = np.empty(dimensions, np.float32)
    for i in range(taken):
        slope[:] = 0
        for at in range(offsets[i], offsets[i + 1]):
            for k in range(dimensions):
                slope[k] += slopes[owners[at], k]
        square = np.float32(0)
        for k in range(dimensions):
            square += slope[k] * slope[k]
        row = touched[i]
        squares[row] += square / dimensions
        step = np.float32(rate / (np.sqrt(squares[row]) + 1e-8))
        for k in range(dimensions):
            table[row, k] -= step * slope[k]
