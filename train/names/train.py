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
from synoptic.enrich.evidence import gather
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


BLOCK = 20
"""Sentences read as one article where the set does not say where articles end."""


def examples(file: str, code: str, *, lexical: bool, longest: int | None = None):
    """(features, labels) of every sentence, each article read as a whole or in parts of `longest` sentences."""
    wholes = blocks(file)
    size = longest or max(map(len, wholes))
    for sentences in (whole[i : i + size] for whole in wholes for i in range(0, len(whole), size)):
        text, cut, labels = laid_out(sentences)
        evidence = gather(text, cut, code=code)
        for words, tags in zip(cut, labels, strict=True):
            yield features(text, words, code=code, lexical=lexical, evidence=evidence), tags


def blocks(file: str) -> list:
    """The set's articles, each its sentences as (words, tags)."""
    found: dict[object, list] = {}
    for i, (doc, rows) in enumerate(conll(f"ner/{file}.conll.gz")):
        tags = [row[1] for row in rows]
        if file.startswith("gum"):
            tags = proper(tags, [row[2] for row in rows])
        found.setdefault(i // BLOCK if doc is None else doc, []).append(([row[0] for row in rows], tags))
    return list(found.values())


def proper(tags: list[str], parts: list[str]) -> list[str]:
    """GUM marks whole noun phrases ("interviewee David Titley"): only their proper nouns are the name."""
    kept, inside = [], False
    for tag, part in zip(tags, parts, strict=True):
        name = tag != "O" and part in {"PROPN", "ADP"} and (inside or part == "PROPN")
        kept.append("O" if not name else ("I-" if inside and tag.startswith("I-") else "B-") + tag[2:])
        inside = name
    return kept


def laid_out(sentences: list):
    """(text, tokens of each sentence, their labels): words joined by blanks and cut again."""
    text, cut, labels = "", [], []
    for words, tags in sentences:
        begin, marks = len(text), []
        for word, tag in zip(words, tags, strict=True):
            marks.append((len(text), label(tag)))
            text += word + " "
        cut.append(tokens(text, begin, len(text)))
        text += "\n"
        labels.append([])
        for token in cut[-1]:
            start, tag = max((mark for mark in marks if mark[0] <= token.start), key=lambda mark: mark[0])
            labels[-1].append("I-" + tag[2:] if tag.startswith("B-") and token.start != start else tag)
    kept = [(words, tags) for words, tags in zip(cut, labels, strict=True) if words]
    return text, [words for words, _ in kept], [tags for _, tags in kept]


def train(name: str, *, sets: list | None = None, out: pathlib.Path = OUT) -> pathlib.Path:
    """Trains the tagger of that name, on `sets` instead of its own if given, and writes it into `out`."""
    lexical = name != SHAPES
    small = name not in {"norwegian", SHAPES}
    trainer = pycrfsuite.Trainer(verbose=False)
    for file, code in sets or SETS[name]:
        # NorNE's texts are longer than articles: read whole, they would make too much of what a word does elsewhere.
        for rows, labels in examples(file, code, lexical=lexical, longest=BLOCK if name == "norwegian" else None):
            trainer.append(rows, labels)
    trainer.set_params(
        {
            "c1": 0.1 if small else 0.4,
            "c2": 0.02 if small else 0.01,
            "max_iterations": 120,
            "feature.possible_transitions": True,
        }
    )
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name}.crfsuite"
    trainer.train(str(path))
    print(name, f"{path.stat().st_size / 1e6:.2f} MB", flush=True)
    return path


if __name__ == "__main__":
    for chosen in sys.argv[1:] or SETS:
        train(chosen)
