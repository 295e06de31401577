"""Trains the weights by which an article's names are told apart (`synoptic.enrich.kinds`), after the taggers.

    SYNOPTIC_DATA=../shared python -m train.names.kinds

Writes synoptic/models/names/kinds.json. The articles are those of `WHOLE`, read by a tagger without words that has not
seen them nor, but for English, their language: as the tagger meets the news of a language it knows nothing of.
Softmax regression with a ridge, by L-BFGS.
"""

from __future__ import annotations

import json
import pathlib
import tempfile
from collections import Counter
from dataclasses import replace

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from synoptic import languages
from synoptic.enrich import kinds, tagger
from synoptic.enrich.entities import reading
from train.names.train import SETS, blocks, laid_out, train

OUT = pathlib.Path(__file__).parents[2] / "synoptic" / "models" / "names" / "kinds.json"
WHOLE = [
    ("norne_nb_train", "nb"), ("norne_nn_train", "nn"), ("gum_news_interview_en_train", "en"),
    ("factrueval2016_ru_dev", "ru"),
]  # fmt: skip
"""The sets whose sentences stand in the order of their articles."""
SEEN = 8
"""Names that must show a sign for it to get a weight."""
RIDGE = 30.0
MOST = 4
"""A name of an article counts as often as it stands there, up to this."""
Example = tuple[kinds.Signs, str, int]


def articles(file: str, code: str):
    """The names of each article with their signs, kind and weight."""
    language = languages.load(code)
    language = replace(language, names=replace(language.names, tagger=tagger.SHAPES))
    for sentences in blocks(file):
        text, cut, labels = laid_out(sentences)
        gold = {
            word.start: tag
            for words, tags in zip(cut, labels, strict=True)
            for word, tag in zip(words, tags, strict=True)
        }
        read = reading(text, cut, language)
        told: dict[kinds.Name, Example] = {}
        for name, places in kinds.grouped(read.found, code).items():
            votes = Counter(gold[word.start] for place in places for word in place.words)
            tag = votes.most_common(1)[0][0]
            kind = "other" if tag == "O" else tagger.KINDS[tag[2:]]
            told[name] = (kinds.signs(text, name, places, read, language=language), kind, min(len(places), MOST))
        yield told


def fitted(examples: list[Example]) -> dict[str, tuple[float, ...]]:
    seen = Counter(sign for signs, _, _ in examples for sign in signs)
    index = {sign: i for i, sign in enumerate(sorted(s for s, n in seen.items() if n >= SEEN))}
    rows = [[(index[s], v) for s, v in signs.items() if s in index] for signs, _, _ in examples]
    ends = np.cumsum([0, *map(len, rows)])
    columns, values = zip(*(pair for row in rows for pair in row), strict=True)
    x = csr_matrix((values, columns, ends), shape=(len(rows), len(index)))
    truth = np.eye(len(kinds.KINDS))[[kinds.KINDS.index(kind) for _, kind, _ in examples]]
    weight = np.array([count for _, _, count in examples], float)[:, None]

    def loss(flat):
        w = flat.reshape(len(index), -1)
        z = x @ w
        z -= z.max(axis=1, keepdims=True)
        log = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        slope = x.T @ (weight * (np.exp(log) - truth)) + RIDGE * w
        return -(weight * truth * log).sum() + RIDGE / 2 * (w * w).sum(), slope.ravel()

    w = minimize(loss, np.zeros(truth.shape[1] * len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    w = w.reshape(len(index), -1)
    right = (weight[:, 0] * ((x @ w).argmax(1) == truth.argmax(1))).sum() / weight.sum()
    print(f"{len(examples)} names, {len(index)} signs, {right:.3f} right", flush=True)
    return {sign: tuple(round(float(value), 3) for value in w[i]) for sign, i in index.items()}


def main() -> None:
    apart = [part for part in SETS[tagger.SHAPES] if part not in WHOLE]
    with tempfile.TemporaryDirectory() as folder:
        unseeing = train(tagger.SHAPES, sets=apart, out=pathlib.Path(folder)).read_bytes()
    tagger._weights = lambda _: unseeing  # instead of the shipped tagger, which has seen these articles
    docs = [told for file, code in WHOLE for told in articles(file, code)]
    full = fitted([example for told in docs for name, example in told.items() if len(name) > 1])
    alone = []
    for told in docs:
        owners = kinds.owned({n: kinds.likeliest(signs, full) for n, (signs, _, _) in told.items() if len(n) > 1})
        alone += [(kinds.with_owner(e[0], owners.get(n[0])), *e[1:]) for n, e in told.items() if len(n) == 1]
    weights = {"made_by": "train/names/kinds.py", "full": list(full.items()), "alone": list(fitted(alone).items())}
    OUT.write_text(json.dumps(weights), encoding="utf-8")
    print(f"{OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
