"""Which pairs of documents could be of one story: the nearest neighbours of each, in each language."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synoptic.group.affinity import Profile

NEIGHBOURS = 30
"""Nearest documents looked at per document and language: a story of more articles holds together through them."""
ALL_BELOW = 400
"""Piles up to this size are compared whole: 80,000 pairs take under a second."""
BLOCK = 512


def pairs(of: Profile) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers (a[k], b[k]), a < b, of the pairs to compare, sorted."""
    count = len(of.languages)
    if count <= ALL_BELOW:
        a, b = np.triu_indices(count, 1)
        return a.astype(np.int64), b.astype(np.int64)
    languages = np.array(of.languages)
    found: set[tuple[int, int]] = set()
    for language in sorted(set(of.languages)):
        columns = np.flatnonzero(languages == language)
        target = of.text[columns].T.tocsc()
        for start in range(0, count, BLOCK):
            scores = (of.text[start : start + BLOCK] @ target).toarray()
            keep = min(NEIGHBOURS + 1, scores.shape[1])
            best = np.argpartition(-scores, keep - 1, axis=1)[:, :keep]
            for row in range(len(scores)):
                i = start + row
                found |= {(min(i, int(j)), max(i, int(j))) for j in columns[best[row]] if int(j) != i}
    ordered = np.array(sorted(found), np.int64).reshape(-1, 2)
    return ordered[:, 0], ordered[:, 1]
