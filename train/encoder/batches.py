"""Which pairs are learnt from together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from train.encoder.sources import LANGUAGES, SOURCES

JOINED = 0.09  # share of the batches from Tatoeba sentences joined over English: pairs without English
# Drawn more often than their texts alone would have them: scripts and languages with few sentences or few cognates.
HARD = {
    "zh": 1.6, "ja": 1.5, "ko": 2.0, "ar": 1.6, "he": 1.3, "fa": 1.6, "hi": 1.4, "bn": 1.5, "ur": 1.5, "th": 1.6,
    "fi": 1.3, "hu": 1.3, "el": 1.3, "az": 1.3, "et": 1.2, "lv": 1.2, "lt": 1.2, "vi": 1.3, "tr": 1.2, "pl": 1.2,
}  # fmt: skip
CLUSTERS, CHOSEN = 1024, 0.125
_ENGLISH = 0
_SMALLEST = 64

Choices = tuple[list[tuple[int, np.ndarray]], np.ndarray | None, int]


class Batches:
    """Draws pairs of one set and one target language, the other side in any language."""

    def __init__(self, data: np.lib.npyio.NpzFile, *, english: float, draw: np.random.Generator) -> None:
        shares = {name: source.share for name, source in SOURCES.items()} | {"tatoeba_joined": JOINED}
        known = np.diff(data["ends"]) > 0
        self.sets = {name: data[f"groups_{name}"] for name in shares}
        for table in self.sets.values():
            table[(table >= 0) & ~known[table]] = -1
        self.names = list(self.sets)
        self.shares = np.array([shares[name] for name in self.names])
        self.shares /= self.shares.sum()
        self.english, self.draw = english, draw
        self.hard = np.array([HARD.get(code, 1.0) for code in LANGUAGES])
        self.targets = {name: self._targets(table) for name, table in self.sets.items()}
        self.found: dict[tuple[str, int], Choices] = {}
        self.clusters: dict[str, np.ndarray] = {}

    def _targets(self, table: np.ndarray) -> np.ndarray | None:
        counts = (table >= 0).sum(axis=0).astype(float)
        counts[_ENGLISH] = 0
        counts[counts < 200] = 0
        weights = np.sqrt(counts) * self.hard
        return weights / weights.sum() if weights.any() else None

    def _choices(self, name: str, target: int) -> Choices:
        """Groups that pair each language with the target, the languages' shares, and how many pairs there are."""
        if (name, target) not in self.found:
            table = self.sets[name]
            sides = []
            for code in range(len(LANGUAGES)):
                groups = np.flatnonzero((table[:, target] >= 0) & (table[:, code] >= 0)).astype(np.int32)
                if code != target and len(groups) >= 8:
                    sides.append((code, groups))
            weights = np.array([np.sqrt(len(groups)) * self.hard[code] for code, groups in sides])
            total = sum(len(groups) for _, groups in sides)
            self.found[name, target] = sides, weights / weights.sum() if sides else None, total
        return self.found[name, target]

    def draw_one(self, size: int, *, near: float) -> tuple[np.ndarray, np.ndarray]:
        """Text numbers of both sides; no text twice."""
        while True:
            name = self.names[self.draw.choice(len(self.names), p=self.shares)]
            targets = self.targets[name]
            target = _ENGLISH
            if targets is not None and self.draw.random() >= self.english:
                target = int(self.draw.choice(len(targets), p=targets))
            sides, weights, total = self._choices(name, target)
            if not sides or total < _SMALLEST:
                continue
            among = None
            if name in self.clusters and self.draw.random() < near:
                among = (self.draw.random(CLUSTERS) < CHOSEN)[self.clusters[name]]
            left, right = [], []
            counts = self.draw.multinomial(min(size, max(_SMALLEST, total // 2)), weights)
            for (code, groups), count in zip(sides, counts, strict=True):
                picked = self._pick(groups, int(count), among)
                left.append(self.sets[name][picked, code])
                right.append(self.sets[name][picked, target])
            x, y = np.concatenate(left), np.concatenate(right)
            once = np.unique(y, return_index=True)[1]
            once = once[np.unique(x[once], return_index=True)[1]]
            if len(once) > 1:
                return x[once], y[once]

    def _pick(self, groups: np.ndarray, count: int, among: np.ndarray | None) -> np.ndarray:
        if among is None:
            return groups[self.draw.integers(0, len(groups), count)]
        more = groups[self.draw.integers(0, len(groups), int(count / CHOSEN))]
        return more[among[more]][:count]

    def cluster(self, vectors: Callable[[np.ndarray], np.ndarray]) -> None:
        """Put the groups of the large sets into clusters of near ones (three rounds of spherical k-means)."""
        for name in ("tatoeba", "tatoeba_joined", "bible"):
            table = self.sets[name]
            points = vectors(table[np.arange(len(table)), (table >= 0).argmax(axis=1)])
            centres = points[self.draw.choice(len(points), CLUSTERS, replace=False)]
            for last in (False, False, True):
                labels = _nearest(points, centres)
                if not last:
                    sums = np.zeros_like(centres)
                    np.add.at(sums, labels[::4], points[::4])
                    centres = sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6)
            self.clusters[name] = labels


def _nearest(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    low = torch.from_numpy(centres).bfloat16()
    parts = [torch.from_numpy(points[i : i + 16384]).bfloat16() @ low.T for i in range(0, len(points), 16384)]
    return torch.cat([part.argmax(1) for part in parts]).numpy()
