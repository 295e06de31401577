"""How long the whole run takes once the program is warm: articles read, grouped, traced and laid out as pages.

    python -m bench.speed.report [--runs 5]

Processor seconds, the best of several runs, on the sample articles and on the five seeds. The first run loads models
and language files; it is shown apart.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bench.data import DATA
from synoptic.pipeline import run
from synoptic.present.report import pages

PILES = {"samples": Path(__file__).parents[2] / "examples" / "articles", "seeds": DATA.parent / "seeds"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print(f"{'first run':10} {seconds(PILES['samples'])[0]:7.2f} s")
    for name, pile in PILES.items():
        timed = [seconds(pile) for _ in range(runs)]
        best, count = min(timed)
        print(f"{name:10} {best:7.2f} s {count / best:7.1f} articles/s ({count} articles)")


def seconds(pile: Path) -> tuple[float, int]:
    began = time.process_time()
    report = run([pile])
    for _ in pages(report):
        pass
    return time.process_time() - began, len(report.documents)


if __name__ == "__main__":
    main()
