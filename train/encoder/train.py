"""Learns the rows: translations close, everything else apart. Resumable; one CPU core in hours, or a GPU.

    python -m train.encoder.train --minutes 75 [--resume]

Symmetric in-batch softmax over translation pairs with an additive margin (Yang et al. 2019), row-wise Adagrad with a
linear decay. A batch holds pairs of one set and one target language, so that negatives differ in what they say and
not in style. From half way on batches are twice as large and some are drawn from few clusters of near sentences:
negatives on one topic. The sparse half runs in numba, the dense half in torch (bfloat16 products); --device cuda
moves the dense half.
"""

from __future__ import annotations

import argparse
import json
import os
import time

import numpy as np
import torch

from train.encoder.batches import Batches
from train.encoder.kernels import backward, forward, gather
from train.encoder.sources import WORK


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--minutes", type=float, default=75, help="wall clock of the whole run, resumed parts included")
    add("--dimensions", type=int, default=384)
    add("--batch", type=int, default=2048, help="pairs; doubled from half way on")
    add("--rate", type=float, default=0.1)
    add("--scale", type=float, default=20)
    add("--margin", type=float, default=0.2)
    add("--drop", type=float, default=0.1, help="share of units left out of each text")
    add("--english", type=float, default=0.6, help="share of batches with English as the target")
    add("--near", type=float, default=0.4, help="share of late batches drawn from few clusters")
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=1)
    add("--device", default="cpu")
    add("--save", type=float, default=4, help="minutes between checkpoints")
    add("--resume", action="store_true")
    return parser.parse_args()


class Model:
    """The rows, the Adagrad state, and room for the kernels to mark what a batch touches."""

    def __init__(self, data: np.lib.npyio.NpzFile, dimensions: int, draw: np.random.Generator) -> None:
        self.units, self.ends = data["units"], data["ends"]
        self.rows, self.row_ends, self.shares = data["rows"], data["row_ends"], data["shares"]
        share = data["frequency"] / data["frequency"].sum()
        size = len(share)
        # Rare rows start long, frequent ones short: a smooth inverse frequency (Arora et al. 2017).
        start = np.maximum(1e-4 / (1e-4 + 40 * share), 0.05).astype(np.float32)
        self.table = draw.standard_normal((size, dimensions), dtype=np.float32) * 0.0625 * start[:, None]
        self.squares = np.full(size, 1e-10, np.float32)
        unit_count = len(self.row_ends) - 1
        self.unit_place, self.unit_mark = np.zeros(unit_count, np.int32), np.full(unit_count, -1, np.int64)
        self.row_place, self.row_mark = np.zeros(size, np.int32), np.full(size, -1, np.int64)
        self.mark = 0

    def sums(self, texts: np.ndarray, drop: float, seed: int) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
        """Unnormalised vectors of texts, and what `learn` needs to go back."""
        self.mark += 1
        touched = gather(texts, self.ends, self.units, self.unit_place, self.unit_mark, self.mark, drop, seed)
        return forward(touched[2], self.row_ends, self.rows, self.shares, self.table, *touched[:2]), touched

    def learn(self, touched: tuple[np.ndarray, ...], gradient: np.ndarray, rate: float) -> None:
        """Step the rows that a batch touched."""
        tokens, token_ends, found = touched
        backward(found, self.row_ends, self.rows, self.shares, self.table, self.squares, gradient, tokens, token_ends,
                 self.row_place, self.row_mark, self.mark, rate)  # fmt: skip

    def vectors(self, texts: np.ndarray) -> np.ndarray:
        """At unit length, nothing dropped."""
        parts = []
        for begin in range(0, len(texts), 8192):
            sums, _ = self.sums(texts[begin : begin + 8192], 0.0, 0)
            parts.append(sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6))
        return np.concatenate(parts)


def loss_and_gradient(sums: np.ndarray, scale: float, margin: float, device: str) -> tuple[float, np.ndarray]:
    """Of the first half of the rows against the second: pair i is (i, n + i)."""
    raw = torch.from_numpy(sums).to(device)
    n = len(raw) // 2
    norms = raw.norm(dim=1, keepdim=True) + 1e-6
    unit = raw / norms
    left, right = unit[:n], unit[n:]
    low_left, low_right = left.bfloat16(), right.bfloat16()
    logits = (low_left @ low_right.T).float()
    own = (left * right).sum(1) - margin
    logits.diagonal().copy_(own)
    odds = logits.sub_(1).mul_(scale).exp_()  # cosines are at most 1, so no exponent is above 0
    across, down = odds.sum(1), odds.sum(0)
    loss = float((across.log() + down.log()).mean() / 2 - scale * (own.mean() - 1))
    odds *= (1 / across)[:, None] + (1 / down)[None]
    pull = odds.bfloat16()
    slope = torch.cat(((pull @ low_right).float() - 2 * right, (pull.T @ low_left).float() - 2 * left))
    slope *= scale / (2 * n)
    return loss, ((slope - unit * (unit * slope).sum(1, keepdim=True)) / norms).cpu().numpy()


def save(model: Model, state: dict[str, float]) -> None:
    np.save(WORK / "table.tmp.npy", model.table)
    os.replace(WORK / "table.tmp.npy", WORK / "table.npy")
    np.save(WORK / "squares.npy", model.squares)
    (WORK / "state.json").write_text(json.dumps(state))


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    data = np.load(WORK / "train.npz")
    state = {"step": 0, "pairs": 0, "seconds": 0.0}
    if options.resume:
        state = json.loads((WORK / "state.json").read_text())
    draw = np.random.default_rng(options.seed + state["step"])
    model = Model(data, options.dimensions, draw)
    if options.resume:
        model.table, model.squares = np.load(WORK / "table.npy"), np.load(WORK / "squares.npy")
    batches = Batches(data, english=options.english, draw=draw)
    begun = saved = reported = time.time()
    before, clustered = state["seconds"], 0.0
    while (done := (before + time.time() - begun) / (60 * options.minutes)) < 1:
        if options.near and done >= 0.5 and done - clustered > 0.17:
            batches.cluster(model.vectors)
            clustered = done
        size = options.batch if done < 0.5 else 2 * options.batch
        left, right = batches.draw_one(size, near=options.near)
        sums, touched = model.sums(np.concatenate((left, right)), options.drop, int(draw.integers(1 << 31)))
        loss, gradient = loss_and_gradient(sums, options.scale, options.margin, options.device)
        model.learn(touched, gradient, options.rate * min(1, (state["step"] + 1) / 50) * (1 - done))
        state["step"] += 1
        state["pairs"] += len(left)
        state["seconds"] = before + time.time() - begun
        if time.time() - reported > 30:
            print(f"{done:.1%} step {state['step']} pairs {state['pairs'] / 1e6:.1f} M loss {loss:.3f}", flush=True)
            reported = time.time()
        if time.time() - saved > 60 * options.save:
            save(model, state)
            saved = time.time()
    save(model, state)
    print(f"done: {state}")


if __name__ == "__main__":
    main()
