"""Counts how common each anchor feature is in the most ordinary text of each language.

Writes synoptic/models/background/background.safetensors: one byte a bucket, 255 = never seen, 0 = in every
sentence of some language. A bucket's frequency is the highest over the languages, since a feature that is common
in one language is no evidence there, however rare it is elsewhere.

    python train/background/make.py        (needs the development data, SYNOPTIC_DATA; about two minutes)

Data: Tatoeba (CC BY 2.0 FR) and TICO-19 (CC0), at most `SENTENCES` a language.
"""

from __future__ import annotations

import gzip
import json
import math
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from synoptic import anchors
from synoptic.text import words

DATA = Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data" / "parallel"
OUT = Path("synoptic/models/background/background.safetensors")
SENTENCES = 20_000
FLOOR = 1e-5
"""Frequency that counts as never seen: half a sentence in the largest sample."""


def sentences() -> Iterator[tuple[str, str]]:
    for name in ("tico19.jsonl.gz", "tatoeba.jsonl.gz"):
        with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from json.loads(line).items()


def main() -> None:
    counts: dict[str, Counter[int]] = {}
    seen: Counter[str] = Counter()
    done: set[tuple[str, int]] = set()
    for language, sentence in sentences():
        key = (language, hash(sentence))
        if seen[language] >= SENTENCES or key in done:
            continue
        done.add(key)
        seen[language] += 1
        counts.setdefault(language, Counter()).update(
            {bucket for start, end in words(sentence) for bucket, _ in anchors._features(sentence[start:end])}
        )
    frequency = np.zeros(1 << anchors.BITS)
    for language, counter in counts.items():
        total = max(seen[language], 2_000)  # small samples must not make a rare word look common
        for bucket, count in counter.items():
            frequency[bucket] = max(frequency[bucket], count / total)
    idf = -np.log(np.clip(frequency, FLOOR, 1.0)) / -math.log(FLOOR)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    save_file({"idf": np.round(idf * 255).astype(np.uint8)}, OUT)
    print(f"{len(counts)} languages, {sum(seen.values())} sentences, mean weight {idf.mean():.3f}")


if __name__ == "__main__":
    main()
