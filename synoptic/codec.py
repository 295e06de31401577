"""Records to bytes and back, checked on the way in; and their JSON Schema. The only module that knows msgspec."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from synoptic.errors import ReportError

T = TypeVar("T")


def encode(record: object) -> bytes:
    """A record as UTF-8 JSON, fields in the order of their definition: equal records give equal bytes."""
    return msgspec.json.encode(record)


def decode(data: bytes, kind: type[T]) -> T:
    """The record of that kind which `data` holds; `ReportError` where it does not fit."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReportError(f"not a {kind.__name__}: {error}; expected what `synoptic report` wrote") from error


def schema(kind: type[object]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, for users in other languages."""
    return msgspec.json.schema(kind)


def build(plain: object, kind: type[T]) -> T:
    """The record of that kind from parsed TOML or JSON; `ReportError` names what does not fit and where."""
    try:
        return msgspec.convert(plain, type=kind)
    except msgspec.ValidationError as error:
        raise ReportError(f"not a {kind.__name__}: {error}") from error
