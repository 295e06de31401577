"""Every span that a record holds, however deep, for tests that hold it against the text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from synoptic.records import Span


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))
