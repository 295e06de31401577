"""The world -> Raw: files, folders, feeds and archives become one article each, or a Rejected with its reason.

Follow one file: `folders` finds it and names its source, `files` opens it (and unpacks gzip), `readers` asks every
reader what it makes of the first bytes, and the reader with the strongest claim turns it into records: `plain`
(text), `pages` (HTML), `jsonl` (JSON), `feeds` (RSS, Atom, JSON Feed), `warc` (web archives).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from synoptic.acquire import files, folders, readers
from synoptic.acquire.unusable import Unusable
from synoptic.errors import InputError
from synoptic.records import Raw, Rejected
from synoptic.settings import Settings

_DEFAULTS = Settings()


def acquire(paths: Sequence[Path], *, settings: Settings = _DEFAULTS) -> Iterator[Raw | Rejected]:
    """Every article in these files and folders, in an order that depends on their names alone.

    `Raw.source` is the path below the given folder with forward slashes, or the file's name where a file was given;
    `#n` is the n-th item of a container (the line of a JSONL file, the record of a WARC). `InputError` where a path
    does not exist; whatever else is wrong with a file becomes a `Rejected`.
    """
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise InputError(f"{str(path)!r} does not exist; expected a file or a folder of articles")
    return _acquire(tuple(paths), settings)


def _acquire(paths: tuple[Path, ...], settings: Settings) -> Iterator[Raw | Rejected]:
    for path in paths:
        for found in folders.walk(path):
            if isinstance(found, Rejected):
                yield found
            else:
                yield from _read(found, settings)


def _read(found: folders.Found, settings: Settings) -> Iterator[Raw | Rejected]:
    try:
        file = files.examine(found.source, found.path, largest=settings.largest_file)
        for article in readers.choose(file).read(file, settings):
            yield _bounded(article, settings.largest_article)
    except Unusable as error:
        yield Rejected(source=found.source, reason=error.reason, detail=error.detail)
    except OSError as error:
        detail = f"cannot be read: {error.strerror or error}"
        yield Rejected(source=found.source, reason="unreadable", detail=detail)


def _bounded(article: Raw | Rejected, largest: int) -> Raw | Rejected:
    # Of a page only the text counts, and the next room takes it out of the markup.
    if isinstance(article, Rejected) or article.media_type == "text/html" or len(article.body) <= largest:
        return article
    detail = f"{len(article.body)} characters; the limit is {largest}"
    return Rejected(source=article.source, reason="too large", detail=detail)
