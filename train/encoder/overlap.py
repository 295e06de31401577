"""No test text in the training data: counts what it shares with evaluation sets, fails on more than trivia.

    python -m train.encoder.overlap [MORE.txt ...]

Against NTREX and the WMT news documents of the development data, and any further files of sentences given (FLORES,
newstest: one sentence a line). Counted: sentences equal but for case, space and punctuation, and, in texts written
with spaces, shared runs of eight words. Trivial: equal sentences under 40 letters ("It's normal."). Sayings and names
of offices share runs by chance: one training text in 100,000 may, more fails.
"""

from __future__ import annotations

import gzip
import json
import pathlib
import re
import sys
from collections.abc import Iterator

from train.encoder.sources import DATA, SOURCES, groups

_RUN = 8
_TRIVIAL = 40  # letters; the longest of the stock phrases that Tatoeba shares with every corpus


def evaluation() -> Iterator[str]:
    for name in ("ntrex/ntrex_dev.jsonl.gz", "reuse/wmt21_docs.jsonl.gz"):
        with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("role") != "hyp":
                    yield from row.get("lines") or row.get("segs") or ()
    for path in sys.argv[1:]:
        yield from pathlib.Path(path).read_text(encoding="utf-8").split("\n")


def words(text: str) -> list[str]:
    return re.findall(r"[\w\u0300-\u036f\u0900-\u0dff'’]+", text.lower())


def main() -> None:
    whole: set[str] = set()
    runs: set[int] = set()
    for text in evaluation():
        found = words(text)
        whole.add("".join(found))
        runs.update(hash(tuple(found[i : i + _RUN])) for i in range(len(found) - _RUN + 1))
    whole.discard("")
    read = trivial = 0
    serious: list[str] = []
    for name in SOURCES:
        for group in groups(name):
            for text in group.values():
                read += 1
                found = words(text)
                joined = "".join(found)
                if joined in whole:
                    if len(joined) < _TRIVIAL:
                        trivial += 1
                    else:
                        serious.append(f"{name}: {text}")
                elif any(hash(tuple(found[i : i + _RUN])) in runs for i in range(len(found) - _RUN + 1)):
                    serious.append(f"{name} (run): {text}")
    print(f"{len(whole)} evaluation sentences, {read} training texts: {trivial} trivial, {len(serious)} other overlaps")
    for text in serious[:50]:
        print(" ", text[:160])
    if len(serious) > read * 1e-5:
        sys.exit("more than trivial overlap: take these out of the training data")


if __name__ == "__main__":
    main()
