"""Makes the list of words that are borne as names, from people's names in Wikidata (CC0).

    SYNOPTIC_DATA=../shared python train/names/known.py

Writes synoptic/models/names/known.safetensors: sorted 32-bit hashes of single words, "common" ones (met with at least
`COMMON` spellings in other scripts) and "rare" ones. Data: parallel/wikidata_names (COLING 2018 transliteration set).
"""

from __future__ import annotations

import pathlib
from collections import Counter

import numpy as np
from safetensors.numpy import save_file

from bench.data import jsonl
from synoptic.enrich.known import COMMON, hashed

OUT = pathlib.Path(__file__).parents[2] / "synoptic" / "models" / "names" / "known.safetensors"


def main() -> None:
    met: Counter[str] = Counter()
    for row in jsonl("parallel/wikidata_names.jsonl.gz"):
        met.update(word for word in row.values() if len(word) > 1)
    common = {hashed(word) for word, count in met.items() if count >= COMMON}
    rare = {hashed(word) for word, count in met.items() if count < COMMON} - common
    tables = {"common": np.array(sorted(common), np.uint32), "rare": np.array(sorted(rare), np.uint32)}
    about = {"source": "Wikidata labels of people (CC0)", "hash": "xxh32 of the folded word"}
    save_file(tables, OUT, metadata=about)
    print(f"{len(common)} common, {len(rare)} rare, {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
