"""Texts -> arrays of units and rows, and the vocabulary: which rows the model has.

    python -m train.encoder.prepare           (three minutes, 8 GB; writes train/encoder/made/train.npz, held.json)

The vocabulary is chosen by quotas, not by one ranking: pieces of unspaced scripts, whole words, n-grams. A ranking
alone gave 80 % of the rows to Latin n-grams and 1,300 to Han bigrams; quotas brought Chinese from 72 to 81 (accuracy@1
after 800 steps). Inside a quota, rows rank by frequency balanced over languages: count / sqrt(units of the language).
"""

from __future__ import annotations

import json
import random
from array import array
from collections import defaultdict

import numpy as np

from synoptic.enrich import units
from train.encoder.sources import LANGUAGES, SOURCES, WORK, groups

PIECES, WORDS, GRAMS = 44_000, 95_000, 125_000
HELD = {"tatoeba": 0.004, "tico19": 0.1, "open_sdg": 0.2, "bitcoin_org": 0.1}
"""Share of the groups kept back for decisions during training."""
LONGEST = 400  # units of a training text
WORD, NUMBER, SEA, HAN = 1.0, 0.7, 0.07, 0.13
"""How much a unit's mean of rows counts in the sum. An unspaced run of n characters gives 4 n or 5 n pieces, each one
whole row, where a word is a mean of some twelve; Adagrad steps equally far in each. At 1.0 pieces drown the names and
numbers beside them: 0.13 and 0.07 brought Japanese from 88 to 94, Thai from 73 to 86, ja-ko from 53 to 75."""


class Corpus:
    """Every distinct text once, as numbers of units; the groups as numbers of texts."""

    def __init__(self) -> None:
        self.units: dict[str, int] = {}
        self.flat, self.ends, self.language = array("i"), array("q", [0]), array("h")
        self.texts: dict[tuple[str, str], int] = {}

    def number(self, code: str, text: str) -> int:
        """The text's number; -1 where it has no unit."""
        if (code, text) not in self.texts:
            found = units.split(text)[:LONGEST]
            self.texts[code, text] = len(self.language) if found else -1
            if found:
                self.flat.extend(self.units.setdefault(unit, len(self.units)) for unit in found)
                self.ends.append(len(self.flat))
                self.language.append(LANGUAGES.index(code))
        return self.texts[code, text]


def read(corpus: Corpus) -> tuple[dict[str, list[dict[int, int]]], dict[str, list[dict[str, str]]]]:
    """Groups of each set as {language: text number}, and those held back."""
    draw = random.Random(1)
    found: dict[str, list[dict[int, int]]] = {}
    held: dict[str, list[dict[str, str]]] = defaultdict(list)
    for name, source in SOURCES.items():
        found[name] = []
        for group in groups(name):
            if source.keep < 1 and draw.random() > source.keep:
                continue
            if draw.random() < HELD.get(name, 0):
                held[name].append(group)
                continue
            numbers = {LANGUAGES.index(code): corpus.number(code, text) for code, text in group.items()}
            numbers = {code: number for code, number in numbers.items() if number >= 0}
            if len(numbers) > 1:
                found[name].append(numbers)
        print(f"{name}: {len(found[name])} groups, {len(held[name])} held; {len(corpus.units)} units", flush=True)
    found["tatoeba_joined"] = joined(found["tatoeba"])
    return found, held


def joined(pairs: list[dict[int, int]]) -> list[dict[int, int]]:
    """Pairs that share their English sentence, as groups of three languages and more."""
    by_english: dict[int, dict[int, int]] = defaultdict(dict)
    for pair in pairs:
        if 0 in pair:
            for code, number in pair.items():
                by_english[pair[0]].setdefault(code, number)
    return [group for group in by_english.values() if len(group) > 2]


def balanced(flat: np.ndarray, ends: np.ndarray, language: np.ndarray, size: int) -> np.ndarray:
    """Weight of each unit: its counts over the square root of each language's size, summed."""
    of_language = np.repeat(language, np.diff(ends))
    weights = np.zeros(size)
    for code in range(len(LANGUAGES)):
        here = flat[of_language == code]
        if len(here):
            weights += np.bincount(here, minlength=size) / len(here) ** 0.5
    return weights


def all_features(names: list[str], chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Unit and key, unit and shared row, of the chosen units."""
    parts = []
    for begin in range(0, len(chosen), 200_000):
        some = chosen[begin : begin + 200_000]
        found = units.features([names[i] for i in some])
        parts.append((some[found.units], found.keys, some[found.sharers], found.shared))
    own, keys, sharers, shared = (np.concatenate(column) for column in zip(*parts, strict=True))
    return own, keys, sharers, shared


def vocabulary(
    names: list[str], counts: np.ndarray, weights: np.ndarray, own: np.ndarray, keys: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The chosen keys, sorted; and for each (unit, key) whether its key is one."""
    piece = np.fromiter((name[0] == units.PIECE for name in names), bool, len(names))
    length = np.fromiter(map(len, names), np.int32, len(names))
    whole = np.zeros(len(names), np.uint32)
    words = np.flatnonzero(~piece)
    whole[words] = units.keys([n if n[0] == units.NUMBER else f"<{n}>" for n in (names[i] for i in words)])
    is_whole = keys == whole[own]
    bonus = np.where(is_whole, 5, np.where(piece[own] & (length[own] > 2), 3, 1))
    unique, where = np.unique(keys, return_inverse=True)
    score = np.bincount(where, weights=weights[own] * bonus)
    score[np.bincount(where, weights=counts[own]) < 3] = 0
    of_word, of_piece = np.zeros(len(unique), bool), np.zeros(len(unique), bool)
    of_word[where[is_whole]] = True
    of_piece[where[piece[own]]] = True
    chosen = np.zeros(len(unique), bool)
    for quota, among in ((PIECES, of_piece), (WORDS, of_word & ~of_piece), (GRAMS, ~of_word & ~of_piece)):
        ranked = np.flatnonzero(among)
        chosen[ranked[np.argsort(-score[ranked], kind="stable")[:quota]]] = True
    return unique[chosen], chosen[where]


def weight(name: str) -> float:
    """Of a unit in the sum of its text."""
    if name[0] == units.PIECE:
        return SEA if "\u0e00" <= name[1] < "\u1800" else HAN
    return NUMBER if name[0] == units.NUMBER else WORD


def main() -> None:
    corpus = Corpus()
    found, held = read(corpus)
    flat, ends = np.array(corpus.flat, np.int32), np.array(corpus.ends, np.int64)
    language, names = np.array(corpus.language, np.int16), list(corpus.units)
    counts = np.bincount(flat, minlength=len(names))
    weights = balanced(flat, ends, language, len(names))
    often = np.flatnonzero(np.fromiter((n[0] != units.PIECE for n in names), bool, len(names)) | (counts > 2))
    own, keys, sharers, shared = all_features(names, often)
    chosen, keep = vocabulary(names, counts, weights, own, keys)
    own = np.concatenate((own[keep], sharers))
    row = np.concatenate((np.searchsorted(chosen, keys[keep]), shared + len(chosen)))
    order = np.argsort(own, kind="stable")
    own, row = own[order], row[order]
    rows_of = np.bincount(own, minlength=len(names))
    has = rows_of > 0
    renumbered = np.where(has, np.cumsum(has) - 1, -1)[flat]
    text = np.repeat(np.arange(len(ends) - 1), np.diff(ends))[renumbered >= 0]
    size = len(chosen) + units.SKELETONS + units.NUMBERS
    weights = np.fromiter(map(weight, names), np.float32, len(names))
    row_weights = np.ones(size, np.float32)
    row_weights[row] = weights[own]  # pieces and numbers share no row with words
    np.savez(
        WORK / "train.npz",
        units=renumbered[renumbered >= 0].astype(np.int32),
        ends=np.concatenate(([0], np.cumsum(np.bincount(text, minlength=len(ends) - 1)))),
        rows=row.astype(np.int32),
        row_ends=np.concatenate(([0], np.cumsum(rows_of[has]))),
        shares=weights[has] / rows_of[has],
        row_weights=row_weights,
        keys=chosen,
        frequency=np.bincount(row, weights=np.repeat(counts[has].astype(float), rows_of[has]), minlength=size),
        **{f"groups_{name}": matrix(groups_) for name, groups_ in found.items()},
    )
    (WORK / "held.json").write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    print(f"{len(ends) - 1} texts, {len(names)} units, {size} rows")


def matrix(found: list[dict[int, int]]) -> np.ndarray:
    """One row a group, one column a language: the text's number, or -1."""
    table = np.full((len(found), len(LANGUAGES)), -1, np.int32)
    for i, group in enumerate(found):
        for code, number in group.items():
            table[i, code] = number
    return table


if __name__ == "__main__":
    main()
