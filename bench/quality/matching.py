"""Name matching across scripts: precision, recall and F1 of `same_name` by the pair of scripts.

python -m bench.quality.matching [--errors]
"""

# ruff: noqa: E501 - the lines that show errors print whole passages
from __future__ import annotations

import itertools
import pathlib
import sys
import time
import tomllib
from collections import Counter

from synoptic.enrich import matching

PLAIN = {"Latin", "Cyrillic"}


def main() -> None:
    people = tomllib.loads((pathlib.Path(__file__).parent / "variants.toml").read_text(encoding="utf-8"))["people"]
    names = [(person, name, matching.form(name)) for person, forms in people.items() for name in forms]
    count: dict[str, Counter[str]] = {}
    started = time.process_time()
    for (p, a, fa), (q, b, fb) in itertools.combinations(names, 2):
        scripts = sorted({matching._script(a), matching._script(b)})
        group = (
            "Latin/Cyrillic"
            if set(scripts) <= PLAIN
            else "other scripts"
            if not PLAIN.isdisjoint(scripts)
            else "beyond"
        )
        said = matching.same_name(fa, fb)
        for key in (group, *(scripts if group != "Latin/Cyrillic" else ())):
            c = count.setdefault(key, Counter())
            c["gold"] += p == q
            c["found"] += said
            c["right"] += said and p == q
        if "--errors" in sys.argv and said != (p == q):
            print("WRONG" if said else "MISSED", a, "|", b)
    spent = time.process_time() - started
    for key, c in sorted(count.items()):
        precision, recall = c["right"] / max(1, c["found"]), c["right"] / max(1, c["gold"])
        print(
            f"{key:15} pairs {c['gold']:5}  P {100 * precision:5.1f} R {100 * recall:5.1f} F {200 * precision * recall / max(1e-9, precision + recall):5.1f}"
        )
    print(f"{1e6 * spent / (len(names) * (len(names) - 1) / 2):.0f} us a pair")


if __name__ == "__main__":
    main()
