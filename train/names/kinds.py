"""Trains the weights by which an article's names are told apart (`synoptic.enrich.kinds`), after the taggers.

    SYNOPTIC_DATA=../shared python train/names/kinds.py

Writes synoptic/models/names/kinds.json. The articles are those of the taggers; all are read by the tagger that knows
no words, which is too small to know them by heart. Softmax regression with a ridge, by L-BFGS.
"""

from __future__ import annotations

import json
import pathlib
from collections import Counter

import numpy as np
from scipy.optimize import minimize

from synoptic import languages
from synoptic.enrich import kinds
from synoptic.enrich.entities import reading
from synoptic.enrich.tagger import KINDS as TAGS
from synoptic.enrich.tagger import SHAPES
from train.names.train import SETS, blocks, laid_out

OUT = pathlib.Path(__file__).parents[2] / "synoptic" / "models" / "names" / "kinds.json"
WHOLE = [("norne_nb_train", "nb"), ("norne_nn_train", "nn"), ("gum_news_interview_en_train", "en"), ("factrueval2016_ru_dev", "ru"), ("uner_en_ewt_dev", "en")]
"""The sets whose sentences stand in the order of their articles."""
SEEN = 5
"""Names that must show a sign for it to get a weight."""
RIDGE = 2.0


def articles(file: str, code: str):
    """(what is known of it, text, kind of each gold name by span) of each article."""
    language = languages.load(code)
    tongue = languages.Language  # noqa: F841
    for sentences in blocks(file):
        text, cut, labels = laid_out(sentences)
        gold = {}
        for words, tags in zip(cut, labels, strict=True):
            for word, tag in zip(words, tags, strict=True):
                gold[word.start] = TAGS[tag[2:]] if tag != "O" else "other"
        yield text, cut, gold, language


def rows(file: str, code: str):
    """Names of several words and single words, each article's: (signs, kind)."""
    for text, cut, gold, language in articles(file, code):
        read = reading(text, cut, as_shapes(language))
        groups = kinds.grouped(read.found, code)
        told = {}
        for name, places in groups.items():
            votes = Counter(gold[word.start] for place in places for word in place.words if word.start in gold)
            told[name] = (kinds.signs(text, name, places, read, language=language), votes.most_common(1)[0][0])
        yield told


def as_shapes(language):
    """The language read by the tagger without words."""
    import dataclasses

    return dataclasses.replace(language, names=dataclasses.replace(language.names, tagger=SHAPES))


def fitted(examples, *, weight=None):
    seen = Counter(sign for signs, _ in examples for sign in signs)
    index = {sign: i for i, sign in enumerate(sorted(s for s, n in seen.items() if n >= SEEN))}
    from scipy.sparse import csr_matrix

    data, cols, ptr = [], [], [0]
    for signs, _ in examples:
        for sign, value in signs.items():
            if sign in index:
                data.append(value)
                cols.append(index[sign])
        ptr.append(len(data))
    x = csr_matrix((data, cols, ptr), shape=(len(examples), len(index)))
    y = np.array([kinds.KINDS.index(kind) for _, kind in examples])
    onehot = np.eye(len(kinds.KINDS))[y]

    def loss(flat):
        w = flat.reshape(len(index), -1)
        z = x @ w
        z -= z.max(axis=1, keepdims=True)
        log = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        grad = x.T @ (np.exp(log) - onehot) + RIDGE * w
        return -(onehot * log).sum() + RIDGE / 2 * (w * w).sum(), grad.ravel()

    out = minimize(loss, np.zeros(len(index) * 4), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    w = out.x.reshape(len(index), -1)
    print(len(examples), "names", len(index), "signs; right", round(float(((x @ w).argmax(1) == y).mean()), 4), Counter(k for _, k in examples))
    return {sign: tuple(round(float(v), 3) for v in w[i]) for sign, i in index.items()}


def main() -> None:
    docs = [told for file, code in WHOLE for told in rows(file, code)]
    full = fitted([example for told in docs for name, example in told.items() if len(name) > 1])
    alone = []
    for told in docs:
        owners = kinds.owned({n: kinds.likeliest(signs, full) for n, (signs, _) in told.items() if len(n) > 1})
        alone += [(signs | owners.get(n[0], kinds._NOBODY), kind) for n, (signs, kind) in told.items() if len(n) == 1]
    weights = {"made_by": "train/names/kinds.py", "full": list(full.items()), "alone": list(fitted(alone).items())}
    OUT.write_text(json.dumps(weights), encoding="utf-8")
    print(f"{OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
