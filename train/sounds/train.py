"""Learns how names are written in other scripts: probabilities of letter pairs, by expectation maximisation.

    SYNOPTIC_DATA=../shared python train/sounds/train.py

The memoryless stochastic transducer of Ristad & Yianilos (1998), one a script, between the Latin form and the other
form romanised by `synoptic.text.romanise`. Reads parallel/wikidata_names (Wikidata labels, CC0) and writes
synoptic/models/names/sounds.json: for each script the log-odds, in hundredths, of each pair of letters against chance.
"""

from __future__ import annotations

import json
import math
import pathlib
import random
from collections import defaultdict

from bench.data import jsonl
from synoptic.text import romanise

OUT = pathlib.Path(__file__).parents[2] / "synoptic" / "models" / "names" / "sounds.json"
SCRIPTS = {"ru": "Cyrillic", "he": "Hebrew", "ko": "Hangul", "ja": "Katakana", "ar": "Arabic", "zh": "Han"}
PAIRS = 6000
ROUNDS = 6


def pairs() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in jsonl("parallel/wikidata_names.jsonl.gz"):
        other = next(code for code in row if code != "en")
        a, b = romanise(row["en"]), romanise(row[other])
        if 2 < len(a) < 16 and 1 < len(b) < 24 and a.isalpha() and b.isalpha() and a.isascii():
            found[other].append((a, b))
    chosen = {}
    for code, rows in found.items():
        random.Random(7).shuffle(rows)
        chosen[code] = rows[:PAIRS]
    return chosen


def expect(a: str, b: str, p: dict, counts: dict) -> float:
    n, m = len(a), len(b)
    f = [[0.0] * (m + 1) for _ in range(n + 1)]
    f[0][0] = 1.0
    for i in range(n + 1):
        for j in range(m + 1):
            if i:
                f[i][j] += f[i - 1][j] * p[a[i - 1], ""]
            if j:
                f[i][j] += f[i][j - 1] * p["", b[j - 1]]
            if i and j:
                f[i][j] += f[i - 1][j - 1] * p[a[i - 1], b[j - 1]]
    total = f[n][m]
    if total <= 0:
        return 0.0
    g = [[0.0] * (m + 2) for _ in range(n + 2)]
    g[n][m] = 1.0
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            if i < n:
                w = p[a[i], ""] * g[i + 1][j]
                g[i][j] += w
                counts[a[i], ""] += f[i][j] * w / total
            if j < m:
                w = p["", b[j]] * g[i][j + 1]
                g[i][j] += w
                counts["", b[j]] += f[i][j] * w / total
            if i < n and j < m:
                w = p[a[i], b[j]] * g[i + 1][j + 1]
                g[i][j] += w
                counts[a[i], b[j]] += f[i][j] * w / total
    return math.log(total)


def learn(rows: list[tuple[str, str]]) -> dict[str, int]:
    left, right = sorted({c for a, _ in rows for c in a}), sorted({c for _, b in rows for c in b})
    p = defaultdict(lambda: 1e-9)
    for a in [*left, ""]:
        for b in [*right, ""]:
            if a or b:
                p[a, b] = 5.0 if a == b else 1.0
    total = sum(p.values())
    for key in p:
        p[key] /= total
    for _ in range(ROUNDS):
        counts: dict = defaultdict(float)
        for a, b in rows:
            expect(a, b, p, counts)
        total = sum(counts.values())
        p = defaultdict(lambda: 1e-9, {k: (v + 0.01) / (total + 0.01 * len(counts)) for k, v in counts.items()})
    single_a: dict = defaultdict(float)
    single_b: dict = defaultdict(float)
    for (a, b), value in p.items():
        single_a[a] += value
        single_b[b] += value
    table = {}
    for (a, b), value in p.items():
        # Against chance: the same letters by themselves, each with the half of a pair's probability mass.
        chance = (single_a[a] if a else 1.0) * (single_b[b] if b else 1.0)
        odds = math.log(value / chance)
        if (a and b and odds > -3) or not a or not b:
            table[f"{a or '-'}{b or '-'}"] = round(100 * odds)
    return table


def main() -> None:
    tables = {SCRIPTS[code]: learn(rows) for code, rows in pairs().items()}
    OUT.write_text(json.dumps(tables, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print({script: len(table) for script, table in tables.items()}, OUT.stat().st_size)


if __name__ == "__main__":
    main()
