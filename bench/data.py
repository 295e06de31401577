"""Development data for the benches; where it lies says `SYNOPTIC_DATA`."""

from __future__ import annotations

import gzip
import json
import os
import pathlib
from collections.abc import Iterator

from synoptic.enrich.sentences import split
from synoptic.records import Sentence

DATA = pathlib.Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data"


def jsonl(path: str) -> Iterator[dict]:
    """Rows of a .jsonl or .jsonl.gz file."""
    file = DATA / path
    with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def conll(path: str) -> Iterator[tuple[str | None, list[list[str]]]]:
    """(document, rows) of each sentence of a .conll.gz file."""
    doc, rows = None, []
    with gzip.open(DATA / path, "rt", encoding="utf-8") as lines:
        for line in (raw.rstrip("\n") for raw in lines):
            if line.startswith("# ") and "\t" not in line:
                if line.startswith("# doc = "):
                    doc = line[8:]
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield doc, rows
                rows = []
    if rows:
        yield doc, rows


def sentences_of(text: str, language: str) -> tuple[Sentence, ...]:
    """The text's sentences, all taken to be in one language."""
    return tuple(Sentence(span=span, language=language) for span in split(text, language=language))
