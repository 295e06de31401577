"""Undeclared legacy bytes -> the encoding they most likely are in."""

from __future__ import annotations

from charset_normalizer import from_bytes

_SAMPLE = 64 * 1024


def detect(data: bytes, *, fallback: str | None) -> str:
    """The most likely encoding."""
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else (fallback or "utf-8")
