"""What many tests share: where the development data lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared(*parts: str) -> Path:
    """A path in the development data (`SYNOPTIC_DATA`, by default ../shared); skips the test where it is absent."""
    path = Path(os.environ.get("SYNOPTIC_DATA", ROOT.parent / "shared")).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"development data not there: {path.name} (set SYNOPTIC_DATA)")
    return path
