"""Minimal pairs of ours: sentences in ten languages that differ in a number, a name or a negation."""

from __future__ import annotations

import csv
from pathlib import Path


def rows() -> list[tuple[str, dict[str, list[str]]]]:
    """(kind, {language: [sentence, the changed one]}) of each item."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    with (Path(__file__).parent / "minimal_pairs.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found.setdefault((row["kind"], row["item"]), {})[row["language"]] = [row["text"], row["changed"]]
    return [(kind, versions) for (kind, _), versions in found.items()]
