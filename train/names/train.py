"""Trains the name taggers from annotated text whose licence allows shipping the weights.

    SYNOPTIC_DATA=../shared python train/names/train.py [NAME ...]

Writes synoptic/models/names/NAME.crfsuite. Labels are folded to PER, ORG and LOC (geopolitical names: LOC); words
are cut as `synoptic.enrich.tokens` cuts them, so that training sees what the engine sees.
"""

from __future__ import annotations

import pathlib
import sys

import pycrfsuite

from bench.data import conll
from synoptic.enrich.tagger import SHAPES, features
from synoptic.enrich.tokens import tokens

OUT = pathlib.Path(__file__).parents[2] / "synoptic" / "models" / "names"
LABELS = {"PER": "PER", "PERS": "PER", "Person": "PER", "ORG": "ORG", "Org": "ORG", "LOC": "LOC", "GPE_LOC": "LOC",
          "GPE_ORG": "LOC", "Location": "LOC", "LocOrg": "LOC", "person": "PER", "organization": "ORG",
          "place": "LOC"}  # fmt: skip

# (file, language): licences in the model cards.
SETS = {
    "norwegian": [("norne_nb_train", "nb"), ("norne_nn_train", "nn")],
    "german": [("germeval2014_de_dev", "de")],
    "russian": [("factrueval2016_ru_dev", "ru")],
    "danish": [("uner_da_ddt_train", "da")],
    "portuguese": [("uner_pt_bosque_train", "pt")],
}
SETS[SHAPES] = [
    *(part for parts in SETS.values() for part in parts),
    ("uner_sv_talbanken_train", "sv"),
    ("gum_news_interview_en_train", "en"),
    ("uner_en_ewt_dev", "en"),
]


def label(tag: str) -> str:
    head, _, kind = tag.partition("-")
    return f"{head}-{LABELS[kind]}" if kind in LABELS else "O"


def examples(file: str, code: str, *, lexical: bool):
    for _, rows in conll(f"ner/{file}.conll.gz"):
        tags = [row[1] for row in rows]
        if file.startswith("gum"):
            tags = proper(tags, [row[2] for row in rows])
        yield example([row[0] for row in rows], tags, code, lexical=lexical)


def proper(tags: list[str], parts: list[str]) -> list[str]:
    """GUM marks whole noun phrases ("interviewee David Titley"): only their proper nouns are the name."""
    kept, inside = [], False
    for tag, part in zip(tags, parts, strict=True):
        name = tag != "O" and part in {"PROPN", "ADP"} and (inside or part == "PROPN")
        kept.append("O" if not name else ("I-" if inside and tag.startswith("I-") else "B-") + tag[2:])
        inside = name
    return kept


def example(words: list[str], tags: list[str], code: str, *, lexical: bool):
    """(features, labels) of a sentence: its tokens joined by blanks and cut again."""
    text, marks = "", []
    for word, tag in zip(words, tags, strict=True):
        marks.append((len(text), label(tag)))
        text += word + " "
    cut = tokens(text, 0, len(text))
    labels = []
    for token in cut:
        start, tag = max((mark for mark in marks if mark[0] <= token.start), key=lambda mark: mark[0])
        labels.append("I-" + tag[2:] if tag.startswith("B-") and token.start != start else tag)
    return features(text, cut, code=code, lexical=lexical), labels


def train(name: str) -> None:
    lexical = name != SHAPES
    small = name not in {"norwegian", SHAPES}
    trainer = pycrfsuite.Trainer(verbose=False)
    for file, code in SETS[name]:
        for rows, labels in examples(file, code, lexical=lexical):
            trainer.append(rows, labels)
    trainer.set_params(
        {
            "c1": 0.1 if small else 0.4,
            "c2": 0.02 if small else 0.01,
            "max_iterations": 120,
            "feature.possible_transitions": True,
        }
    )
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{name}.crfsuite"
    trainer.train(str(path))
    print(name, f"{path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    for chosen in sys.argv[1:] or SETS:
        train(chosen)
