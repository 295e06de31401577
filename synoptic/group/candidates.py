"""Which pairs of documents could be of one story: the nearest neighbours of each, in each language."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synoptic.group.affinity import Profile

NEIGHBOURS = 30
"""Nearest documents looked at per document and language: a story of more articles holds together through them."""
ALL_BELOW = 400
"""Piles up to this size are compared whole: 80,000 pairs take under a second."""
UNLIKE = 0.2
"""Cosine of two documents' meaning below which they are not compared in a larger pile."""
BLOCK = 512


def pairs(of: Profile) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers (a[k], b[k]), a < b, of the pairs to compare, sorted."""
    count = len(of.languages)
    if count <= ALL_BELOW:
        a, b = np.triu_indices(count, 1)
        return a.astype(np.int64), b.astype(np.int64)
    found = [np.zeros(0, np.int64)]
    for language in sorted(set(of.languages.tolist())):
        columns = np.flatnonzero(of.languages == language)
        for start in range(0, count, BLOCK):
            scores = of.meaning[start : start + BLOCK] @ of.meaning[columns].T
            keep = min(NEIGHBOURS + 1, scores.shape[1])
            best = np.argpartition(-scores, keep - 1, axis=1)[:, :keep]
            rows = np.arange(len(scores))[:, None]
            near = scores[rows, best] >= UNLIKE
            i, j = np.broadcast_to(rows + start, best.shape)[near], columns[best[near]]
            found.append(np.minimum(i, j) * count + np.maximum(i, j))
    a, b = np.divmod(np.unique(np.concatenate(found)), count)
    return a[a != b], b[a != b]
