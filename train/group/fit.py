"""Fits the weights of grouping (synoptic/group/weights.json) on labelled pairs, and says how well they separate.

    python train/group/fit.py [--write]

Data (development parts; their README gives licences): NTREX stories in 14 languages (annotated by us), MEANTIME
(CC BY 4.0), ECB+ (CC BY 3.0). A dozen weights are fitted, so nothing of the texts can be read from them.
Logistic regression by Newton's method with a small ridge; positives and negatives weigh the same in each data set,
then the bias is set so that a pair needs odds of at least `PRIOR` to one, since most pairs in a pile are of two stories.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from synoptic.enrich import enrich
from synoptic.group.affinity import FEATURES, compare, profile
from synoptic.records import Article, Document
from synoptic.text import content_id

DATA = Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data"
LANGUAGES = "eng fra nob deu spa ita rus pol tur arb hin zho-CN jpn kor".split()
PRIOR = 6.0
RIDGE = 1e-2
NEGATIVES = 20


def document(text: str) -> Document:
    article = Article(
        id=content_id(text), source="x", outlet=None, url=None, title=None, title_span=None, text=text,
        furniture=(), published=None, authors=(), credits=(),
    )  # fmt: skip
    return enrich(article, made_by="fit")


def lines(path: str) -> Iterator[dict[str, str]]:
    with gzip.open(DATA / path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def sets() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """(name, [(story, version, text)]): two texts with one version tag are never the same article translated."""
    with (DATA / "ntrex/story_gold_dev.tsv").open(encoding="utf-8") as file:
        gold = {r["doc"]: r["story"] for r in csv.DictReader(file, delimiter="\t") if r["ambiguous"] != "1"}
    rows = [r for r in lines("ntrex/ntrex_dev.jsonl.gz") if r["lang"] in LANGUAGES and r["doc"] in gold]
    yield "ntrex", [(gold[r["doc"]], r["doc"], "\n".join(r["lines"])) for r in rows]
    for name in ("meantime", "ecbplus"):
        rows = list(lines(f"clustering/{name}_dev.jsonl.gz"))
        yield name, [(r["cluster"], r["id"], f"{r['title']}\n{r['text']}") for r in rows]


def examples(items: list[tuple[str, str, str]], rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights: all pairs of one story, and for each article its hardest and some random others."""
    of = profile([document(text) for _, _, text in items])
    stories = np.array([story for story, _, _ in items])
    a, b = np.triu_indices(len(items), 1)
    same = stories[a] == stories[b]
    near = np.asarray((of.text @ of.text.T).todense())[a, b] + np.asarray((of.facts @ of.facts.T).todense())[a, b]
    wanted = min(len(items) * NEGATIVES, int((~same).sum()))
    order = np.argsort(-np.where(same, -1, near), kind="stable")[: wanted // 2]
    chosen = np.unique(np.concatenate([np.flatnonzero(same), order, rng.choice(np.flatnonzero(~same), wanted // 2)]))
    labels = same[chosen]
    weights = np.where(labels, 0.5 / max(labels.sum(), 1), 0.5 / max((~labels).sum(), 1))
    return compare(of, a[chosen], b[chosen]), labels, weights


def design(features: np.ndarray) -> np.ndarray:
    """The features and one indicator a case (one language, one script, two scripts)."""
    return np.hstack([features, (features[:, :3] != 0).astype(float)])


def fit(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    beta = np.zeros(rows.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-rows @ beta))
        gradient = rows.T @ (weights * (labels - p)) - RIDGE / len(rows) * beta
        hessian = (rows * (weights * p * (1 - p))[:, None]).T @ rows + np.eye(len(beta)) * (RIDGE / len(rows) + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        beta += step * min(1.0, 5 / max(np.abs(step).max(), 1e-9))
    return beta


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    rng = np.random.default_rng(1)
    parts = {name: examples(items, rng) for name, items in sets()}
    rows = np.vstack([design(x) for x, _, _ in parts.values()])
    labels = np.concatenate([y for _, y, _ in parts.values()])
    weights = np.concatenate([w for _, _, w in parts.values()])
    beta = fit(rows, labels, weights / weights.sum())
    count = len(FEATURES)
    days = FEATURES.index("days apart")
    beta[days] = -0.15  # none of the sets has usable dates; a story's coverage fades over a week or two
    beta[count:] -= math.log(PRIOR)
    for name, (x, y, _) in parts.items():
        odds = design(x) @ beta
        print(f"{name}: pairs {len(y)}, recall {np.mean(odds[y] > 0):.3f}, false {np.mean(odds[~y] > 0):.4f}")
    result = {
        "made_by": "train/group/fit.py on NTREX, MEANTIME and ECB+ development parts",
        "bias": [round(v, 3) for v in beta[count:]],
        "weights": {name: round(float(v), 3) for name, v in zip(FEATURES, beta, strict=False)},
    }
    print(json.dumps(result, indent=1))
    if parser.parse_args().write:
        Path("synoptic/group/weights.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
