"""A file or a folder -> the files in it, in the order of their names, each with the name it is known by.

What is left out, and why:
- Names that begin with a full stop (`.git`, `.DS_Store`) are skipped without a word, as shells and `ls` do; a hidden
  file or folder that is given by its own name is read.
- A link that leads outside the given folder is `Rejected` as "outside"; a link to a file or folder that the walk
  meets anyway is a "duplicate", so that one article is not counted as two and no loop is entered. A link to a file
  in a hidden folder is read through the link: that is how git-annex and mounted volumes keep their files.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from synoptic.records import Rejected, record


@record
class Found:
    """One regular file and the name its articles are known by."""

    source: str
    path: Path


def walk(given: Path) -> Iterator[Found | Rejected]:
    """Every file at or below `given`; the order depends on names alone, not on how the folder was made."""
    if not given.is_dir():
        yield _file(given, _printable(given.name or str(given)))
        return
    root = given.resolve()
    waiting = [root]  # a stack, not recursion: a folder may be nested deeper than Python's call stack
    while waiting:
        path = waiting.pop()
        source = _printable(path.relative_to(root).as_posix())
        if path.is_symlink():
            yield _link(path, source, root)
        elif not path.is_dir():
            yield _file(path, source)
        else:
            try:
                names = sorted(name for name in os.listdir(path) if not name.startswith("."))
            except OSError as error:
                detail = f"the folder cannot be listed: {error.strerror}"
                yield Rejected(source=source, reason="unreadable", detail=detail)
                continue
            waiting.extend(path / name for name in reversed(names))


def _link(path: Path, source: str, root: Path) -> Found | Rejected:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: Python 3.12 and older say so of a link that leads to itself
        return Rejected(source=source, reason="unreadable", detail="a link that leads nowhere")
    if not target.is_relative_to(root):
        return Rejected(source=source, reason="outside", detail="a link that leads outside the given folder")
    inside = target.relative_to(root)
    if not any(part.startswith(".") for part in inside.parts):
        detail = f"a link to {_printable(inside.as_posix())!r}, which is read under its own name"
        return Rejected(source=source, reason="duplicate", detail=detail)
    if target.is_dir():
        return Rejected(source=source, reason="outside", detail="a link to a hidden folder, which is not read")
    return _file(target, source)


def _file(path: Path, source: str) -> Found | Rejected:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Rejected(source=source, reason="unreadable", detail=f"cannot be read: {error.strerror}")
    if not stat.S_ISREG(mode):  # a pipe or a device could keep us waiting for ever
        return Rejected(source=source, reason="unreadable", detail="not a regular file")
    return Found(source=source, path=path)


def _printable(name: str) -> str:
    # A name's bytes need not be UTF-8; the bytes that are not show as \xNN, so that two names never become one.
    return os.fsencode(name).decode("utf-8", "backslashreplace")
