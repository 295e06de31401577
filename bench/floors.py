"""What each bench must reach: `floors.json` holds it, and a bench that falls short says where and exits 1."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

FLOORS: dict[str, dict] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
"""By bench: "least" and "most" hold the bounds of its figures, by the names the bench gives them."""


def hold(bench: str, measured: Mapping[str, float]) -> None:
    """Ends the bench with exit code 1, naming each figure that is out of its bounds; a figure not measured is one."""
    bounds = FLOORS[bench]
    missed = [
        f"{name}: {measured.get(name, 'not measured')}, floor {least}"
        for name, least in bounds.get("least", {}).items()
        if not measured.get(name, float("-inf")) >= least
    ]
    missed += [
        f"{name}: {measured.get(name, 'not measured')}, ceiling {most}"
        for name, most in bounds.get("most", {}).items()
        if not measured.get(name, float("inf")) <= most
    ]
    if missed:
        sys.exit("out of bounds (bench/floors.json):\n  " + "\n  ".join(missed))
