"""Trained rows -> the files that ship: codes of three values a byte, one scale a row; and the background.

    python -m train.encoder.quantise

Six levels a value (2.58 bits), placed by Lloyd's rule on the rows at unit scale: three values make 216 codes, so a
byte holds them and a table look-up unpacks them. Rows count for more than bits: 384 values at six levels take what
256 take at four bits, and lose 0.3 points where 256 dimensions lose 1.0 (accuracy@1, mean of 42 languages).
"""

from __future__ import annotations

import hashlib
import json
import pathlib
import random
from collections import defaultdict

import numpy as np
from safetensors.numpy import save_file

import synoptic
from synoptic.enrich import units
from synoptic.enrich.encoder import StaticEncoder
from train.encoder.sources import LANGUAGES, WORK, groups

LEVELS, TOGETHER = 6, 3
EACH = 96  # background sentences a language
_BACKGROUND_SETS = (
    "tico19", "open_sdg", "bitcoin_org", "mozilla_www", "wikipedia_app", "scratch", "aosp", "fenix", "tatoeba", "bible",
    "tldr", "python_docs",
)  # fmt: skip
_OUT = pathlib.Path(synoptic.__file__).parent / "models" / "encoder"


def lloyd(values: np.ndarray) -> np.ndarray:
    """Levels that lose least squared error, made symmetric."""
    levels = np.quantile(values, (np.arange(LEVELS) + 0.5) / LEVELS)
    for _ in range(60):
        nearest = np.searchsorted((levels[1:] + levels[:-1]) / 2, values)
        levels = np.bincount(nearest, weights=values, minlength=LEVELS) / np.bincount(nearest, minlength=LEVELS)
    return (levels - levels[::-1]) / 2


def quantise(table: np.ndarray, levels: np.ndarray) -> dict[str, np.ndarray]:
    """Codes, scales (least squares) and the table that unpacks a byte."""
    edges = ((levels[1:] + levels[:-1]) / 2).astype(np.float32)
    codes = np.empty((len(table), table.shape[1] // TOGETHER), np.uint8)
    scales = np.empty(len(table), np.float16)
    for begin in range(0, len(table), 20_000):
        part = table[begin : begin + 20_000]
        size = np.sqrt(np.mean(part.astype(np.float64) ** 2, axis=1, keepdims=True)).astype(np.float32) + 1e-12
        nearest = np.searchsorted(edges, part / size)
        rounded = levels.astype(np.float32)[nearest]
        scales[begin : begin + 20_000] = (part * rounded).sum(axis=1) / (rounded * rounded).sum(axis=1)
        triples = nearest.reshape(len(part), -1, TOGETHER)
        codes[begin : begin + 20_000] = triples @ (LEVELS ** np.arange(TOGETHER))
    digits = np.arange(256)[:, None] // LEVELS ** np.arange(TOGETHER) % LEVELS
    return {"codes": codes, "scales": scales, "levels": levels.astype(np.float32)[digits]}


def background() -> list[str]:
    """Sentences of every language, the sets by turns, news-like lengths only (10 to 45 words)."""
    draw = random.Random(5)
    pools: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in _BACKGROUND_SETS:
        for group in groups(name):
            if name in ("tatoeba", "bible", "python_docs") and draw.random() > 0.1:
                continue
            for code, text in group.items():
                found = units.split(text)
                pieces = any(unit[0] == units.PIECE for unit in found)
                if 10 <= (len(text) // 2 if pieces else len(found)) <= 45:
                    pools[code][name].append(text)
    chosen = []
    for code in LANGUAGES:
        lists = list(pools[code].values())
        for texts in lists:
            draw.shuffle(texts)
        mine: list[str] = []
        while len(mine) < EACH and any(lists):
            mine += [texts.pop() for texts in lists if texts]
        chosen += mine[:EACH]
    return chosen


def main() -> None:
    table = np.load(WORK / "table.npy")
    data = np.load(WORK / "train.npz")
    keys = data["keys"]
    table *= data["row_weights"][:, None]  # so that inference knows means only
    some = table[np.random.default_rng(0).choice(len(table), 3000, replace=False)].astype(np.float64)
    levels = lloyd((some / np.sqrt((some**2).mean(axis=1, keepdims=True))).ravel())
    arrays = {"keys": keys, **quantise(table, levels)}
    name = "static-" + hashlib.sha256(arrays["codes"].tobytes() + arrays["scales"].tobytes()).hexdigest()[:12]
    state = json.loads((WORK / "state.json").read_text())
    about = {"name": name, "format": "six levels, three values a byte", "pairs_seen": str(state["pairs"])}
    _OUT.mkdir(parents=True, exist_ok=True)
    save_file(arrays, _OUT / "encoder.safetensors", metadata=about)
    near = StaticEncoder(_OUT / "encoder.safetensors").encode(background())
    save_file(quantise(near, levels), _OUT / "background.safetensors", metadata={"name": name})
    for file in sorted(_OUT.glob("*.safetensors")):
        print(file.name, file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
