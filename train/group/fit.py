"""Fits the weights of grouping (synoptic/group/weights.json) on labelled pairs, and says how well they separate.

    python train/group/fit.py [--write]

Data (development parts; their README gives licences): NTREX stories in 14 languages (annotated by us), MEANTIME
(CC BY 4.0), ECB+ (CC BY 3.0). A dozen weights are fitted, so nothing of the texts can be read from them.
Logistic regression over all pairs of a set by Newton's method with a small ridge.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from synoptic.enrich import enrich
from synoptic.group.affinity import FEATURES, compare, profile
from synoptic.pipeline import meanings
from synoptic.records import Article, Document
from synoptic.text import content_id

DATA = Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data"
LANGUAGES = ("eng", "fra", "nob", "deu", "spa", "rus", "tur", "arb", "zho-CN", "jpn")
TRUST = {"ntrex": 1.0, "meantime": 0.0, "ecbplus": 0.0}
"""The other two hold near-identical events on purpose (one firm's orders, one kind of crime); they only check."""
RIDGE = 1e-6
DAYS = -0.2
"""Set by hand: none of the sets has usable dates, and a story's coverage fades over a week or two."""


def document(text: str) -> Document:
    article = Article(
        id=content_id(text), source="x", outlet=None, url=None, title=None, title_span=None, text=text,
        furniture=(), published=None, authors=(), credits=(),
    )  # fmt: skip
    return enrich(article, made_by="fit")


def lines(path: str) -> Iterator[dict[str, str]]:
    with gzip.open(DATA / path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def sets() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(name, [(story, text)])."""
    with (DATA / "ntrex/story_gold_dev.tsv").open(encoding="utf-8") as file:
        gold = {r["doc"]: r["story"] for r in csv.DictReader(file, delimiter="\t") if r["ambiguous"] != "1"}
    rows = [r for r in lines("ntrex/ntrex_dev.jsonl.gz") if r["lang"] in LANGUAGES and r["doc"] in gold]
    yield "ntrex", [(gold[r["doc"]], "\n".join(r["lines"])) for r in rows]
    for name in ("meantime", "ecbplus"):
        rows = list(lines(f"clustering/{name}_dev.jsonl.gz"))
        yield name, [(r["cluster"], f"{r['title']}\n{r['text']}") for r in rows]


def examples(items: list[tuple[str, str]]) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of all pairs."""
    documents = [document(text) for _, text in items]
    of = profile(documents, meanings(documents))
    stories = np.array([story for story, _ in items])
    a, b = np.triu_indices(len(items), 1)
    return compare(of, a, b), stories[a] == stories[b]


def design(features: np.ndarray) -> np.ndarray:
    """The features and a one for the bias."""
    return np.hstack([features, np.ones((len(features), 1))])


def fit(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    scale = rows.std(axis=0)
    scale[scale == 0] = 1.0
    rows = rows / scale
    beta = np.zeros(rows.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(rows @ beta, -30, 30)))
        gradient = rows.T @ (weights * (labels - p)) - RIDGE * beta
        hessian = (rows * (weights * p * (1 - p))[:, None]).T @ rows + np.eye(len(beta)) * RIDGE
        step = np.linalg.solve(hessian, gradient)
        beta += step * min(1.0, 3 / max(np.abs(step).max(), 1e-9))
    return beta / scale


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="fit only, and write the weights")
    arguments = parser.parse_args()
    parts = {name: examples(items) for name, items in sets() if TRUST[name] or not arguments.write}
    rows = np.vstack([design(x) for x, _ in parts.values()])
    labels = np.concatenate([y for _, y in parts.values()])
    weights = np.concatenate([np.full(len(y), TRUST[name] / len(y)) for name, (_, y) in parts.items()])
    days = FEATURES.index("days apart")
    beta = fit(rows, labels, weights / weights.sum())
    beta[days] = DAYS
    for name, (x, y) in parts.items():
        odds = design(x) @ beta
        right, called = int((odds[y] > 0).sum()), int((odds > 0).sum())
        print(f"{name}: pairs {len(y)}, recall {right / y.sum():.3f}, precision {right / max(called, 1):.3f}")
    result = {
        "made_by": "train/group/fit.py on NTREX, MEANTIME and ECB+ development parts",
        "bias": round(float(beta[-1]), 3),
        "weights": {name: round(float(v), 3) for name, v in zip(FEATURES, beta, strict=False)},
    }
    print(json.dumps(result, indent=1))
    if arguments.write:
        Path("synoptic/group/weights.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
