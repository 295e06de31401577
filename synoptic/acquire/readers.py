"""Which reader a file is for: every reader sees its first bytes and makes a claim; the strongest one reads it.

A reader is any module or object with `claim` and `read`, found by the entry-point group `synoptic.readers`; the
built-in ones stand in `pyproject.toml` and come through the same door as anyone else's.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Protocol

from synoptic.acquire.files import File, refuse_binary
from synoptic.acquire.unusable import Unusable
from synoptic.errors import InputError
from synoptic.records import Raw, Rejected
from synoptic.settings import Settings

GROUP = "synoptic.readers"


class Claim(enum.IntEnum):
    """How sure a reader is that a file is its own; content counts for more than the name."""

    NO = 0
    POSSIBLE = 1
    """It could be read, if nobody knows better (any text is plain text)."""
    NAME = 2
    """The file's suffix says so."""
    CONTENT = 3
    """Its first bytes look like it."""
    SIGNATURE = 4
    """Its first bytes can be nothing else; only such a file may hold other things than text."""


class Reader(Protocol):
    """What turns one kind of file into articles."""

    def claim(self, file: File) -> Claim:
        """How sure it is that this file is its own, from `file.head`, `file.opening` and `file.suffix`."""

    def read(self, file: File, settings: Settings) -> Iterator[Raw | Rejected]:
        """The file's articles in their order; raises `Unusable` where the file as a whole is none of its kind."""


def choose(file: File) -> Reader:
    """The reader with the strongest claim, the first by name among equals; `Unusable` where none makes one."""
    claims = [(reader.claim(file), reader) for reader in installed()]
    strength, reader = max(claims, key=lambda pair: pair[0])
    if strength < Claim.SIGNATURE:
        refuse_binary(file.head)
    if strength is Claim.NO:
        raise Unusable(
            "unknown format", f"neither text, page, JSON, feed nor web archive ({file.suffix or 'no suffix'})"
        )
    return reader


@functools.cache
def installed() -> tuple[Reader, ...]:
    """All readers that are installed, by name."""
    found = tuple(point.load() for point in sorted(entry_points(group=GROUP), key=lambda point: point.name))
    if not found:
        raise InputError(
            f"no readers installed under {GROUP!r}; install the package (`pip install -e .` in a checkout)"
        )
    return found
