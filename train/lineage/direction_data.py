"""Texts whose source language is known, for `direction.py`: originals with their translations, and native prose.

House data (`SYNOPTIC_DATA`): NTREX, Tatoeba and other parallel sets, annotated news. Public repositories, checked out
side by side in the folder that `DIRECTION_SOURCES` names: UniversalDependencies/UD_*-PUD (each sentence's id tells its
original language; CC BY-SA 3.0), UD_*-GSD and other treebanks of native prose (CC BY-SA 4.0), sheffieldnlp/mlqe-pe
(CC0; the archives under data/direct-assessments and data/post-editing unpacked in place).
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

DATA = Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data"
SOURCES = Path(os.environ.get("DIRECTION_SOURCES", "../sources"))
NATIVE = "en"
"""The language that NTREX was translated from."""
SENTENCES = 12
"""Sentences a made-up document has: the median of news documents in NTREX is 30, of translated web news 13."""
LARGEST = 2_400
"""Sentences taken of one part of MLQE-PE."""
PUD_SOURCES = {"01": "en", "02": "de", "03": "fr", "04": "it", "05": "es"}
NATIVE_ABROAD = {
    "UD_French-GSD": "fr", "UD_Japanese-GSD": "ja", "UD_Icelandic-Modern": "is", "UD_Spanish-GSD": "es",
    "UD_Finnish-TDT": "fi", "UD_Dutch-Alpino": "nl", "UD_Czech-CAC": "cs",
}  # fmt: skip
NATIVE_HERE = {
    "ner/germeval2014_de_dev": "de", "ner/factrueval2016_ru_dev": "ru", "ner/norne_nb_train": "nb",
    "ner/norne_nn_train": "nn", "ner/uner_da_ddt_train": "da", "ner/uner_sv_talbanken_train": "sv",
    "ner/uner_zh_gsd_train": "zh",
}  # fmt: skip


class Translated(NamedTuple):
    """Passages and their translations, line by line."""

    set: str
    made_by: str
    """"human" or "machine"."""
    source: str
    target: str
    group: str
    """The document, or the sample of sentences taken for one."""
    original: tuple[str, ...]
    translation: tuple[str, ...]


def jsonl(path: str) -> Iterator[dict]:
    with gzip.open(DATA / path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def versions() -> dict[str, str]:
    """Our language code for each NTREX version."""
    with Path(__file__).with_name("direction_languages.tsv").open(encoding="utf-8") as file:
        return {row["ntrex"]: row["language"] for row in csv.DictReader(file, delimiter="\t")}


def ntrex() -> list[Translated]:
    """The English articles with each of their human translations."""
    known, english, found = versions(), {}, []
    rows = list(jsonl("ntrex/ntrex_dev.jsonl.gz"))
    for row in rows:
        if row["source"]:
            english[row["doc"]] = tuple(row["lines"])
    for row in rows:
        if row["lang"] in known and not row["source"]:
            lines = tuple(row["lines"])
            found.append(Translated("ntrex", "human", "en", known[row["lang"]], row["doc"], english[row["doc"]], lines))
    return found


def pud(seed: int = 0) -> list[Translated]:
    """Random dozens of PUD sentences of one original language, in every language there."""
    texts = dict(_treebanks("-PUD"))
    rng, found = random.Random(seed), []
    for mark, source in PUD_SOURCES.items():
        rounds = 1 if source == "en" else 4  # the others have a tenth as many sentences: each is drawn four times
        for turn in range(rounds):
            ids = sorted(i for i in texts["en"] if i[1:3] == mark)
            rng.shuffle(ids)
            for at in range(0, len(ids) - SENTENCES + 1, SENTENCES):
                part = sorted(ids[at : at + SENTENCES])
                original = tuple(texts[source][i] for i in part)
                for target, sentences in texts.items():
                    if target != source and all(i in sentences for i in part):
                        lines = tuple(sentences[i] for i in part)
                        found.append(Translated("pud", "human", source, target, f"{mark}-{turn}-{at}", original, lines))
    return found


def _treebanks(ending: str) -> Iterator[tuple[str, dict[str, str]]]:
    for folder in sorted(SOURCES.glob(f"UD_*{ending}")):
        for file in sorted(folder.glob("*.conllu")):
            yield file.name.split("_")[0], dict(_sentences(file))


def _sentences(file: Path) -> Iterator[tuple[str, str]]:
    name = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            name = line[12:].strip()
        elif line.startswith("# text = "):
            yield name, line[9:].strip()


def mlqe() -> list[Translated]:
    """Wikipedia sentences with machine translations, and with those corrected by people."""
    found = []
    for file in sorted((SOURCES / "mlqe-pe" / "data" / "direct-assessments").glob("*/*/*.df.short.tsv")):
        source, target = file.name.split(".")[1][:2], file.name.split(".")[1][2:]
        with file.open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[:LARGEST]
        pairs = [(r["original"], r["translation"]) for r in rows]
        found += list(_dozens("mlqe", "machine", source, target, f"{file.parent.parent.name}-{file.name}", pairs))
    for file in sorted((SOURCES / "mlqe-pe" / "data" / "post-editing").glob("*/*/*.pe")):
        source, target = file.parent.name[:2], file.parent.name[3:5]
        originals = file.with_suffix(".src").read_text(encoding="utf-8").splitlines()
        corrected = file.read_text(encoding="utf-8").splitlines()
        pairs = list(zip(originals, corrected, strict=True))[:LARGEST]
        found += list(_dozens("mlqe", "human", source, target, f"{file.parent.parent.name}-{file.parent.name}", pairs))
    return found


def _dozens(
    name: str, made_by: str, source: str, target: str, group: str, pairs: Sequence[tuple[str, str]]
) -> Iterator[Translated]:
    for at in range(0, len(pairs) - SENTENCES + 1, SENTENCES):
        part = pairs[at : at + SENTENCES]
        original, lines = tuple(o for o, _ in part), tuple(t for _, t in part)
        yield Translated(name, made_by, source, target, f"{group}-{at}", original, lines)


def native() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """(corpus, a dozen sentences) of prose by native writers, by language."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for name, language in NATIVE_ABROAD.items():
        for file in sorted((SOURCES / name).glob("*.conllu")):
            found[language] += _parts(name, [text for _, text in _sentences(file)])
    for name, language in NATIVE_HERE.items():
        found[language] += _parts(name, list(_annotated(name)))
    return found


def _parts(name: str, sentences: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    starts = range(0, min(len(sentences), 5_000) - SENTENCES + 1, SENTENCES)
    return [(name, tuple(sentences[at : at + SENTENCES])) for at in starts]


def _annotated(path: str) -> Iterator[str]:
    """The sentences of a .conll.gz file, tokens joined by blanks."""
    words: list[str] = []
    with gzip.open(DATA / f"{path}.conll.gz", "rt", encoding="utf-8") as lines:
        for line in (raw.rstrip("\n") for raw in lines):
            if line.startswith("# ") and "\t" not in line:
                continue
            if line:
                words.append(line.split("\t")[0])
            elif words:
                yield " ".join(words)
                words = []


def lengths() -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """(set, language, [(English, translation)]) of sentences with nothing but their lengths to tell."""
    for name in ("tatoeba", "mozilla_www", "scratch", "wikipedia_app"):
        pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in jsonl(f"parallel/{name}.jsonl.gz"):
            if len(row.get("en", "")) >= 40:
                for language, text in row.items():
                    if language != "en" and len(pairs[language]) < 2_500:
                        pairs[language].append((row["en"], text))
        yield from ((name, language, found) for language, found in pairs.items() if len(found) >= 150)
