"""Which sentence of a document pool is the translation, by anchors alone: accuracy@1 both ways with English.

python -m bench.quality.anchors
"""

from __future__ import annotations

import numpy as np

from bench.quality.alignment import LANGUAGES, ntrex
from synoptic import anchors


def main() -> None:
    documents = list(ntrex().values())[:30]
    english = anchors.stack([line for versions in documents for line in versions["eng"]])
    scores = []
    for code in LANGUAGES:
        other = anchors.stack([line for versions in documents for line in versions[code]])
        similarity = (english @ other.T).toarray()
        same = np.arange(len(similarity))
        hit = [(similarity.argmax(1) == same).mean(), (similarity.argmax(0) == same).mean()]
        scores.append(float(np.mean(hit)))
        print(f"{code} {scores[-1]:.3f}", end=" ")
    print(f"\n{len(same)} sentences, mean {np.mean(scores):.4f}")


if __name__ == "__main__":
    main()
