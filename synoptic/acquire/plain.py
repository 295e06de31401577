"""A text file -> one article: decoded, line ends made LF, otherwise as it lies."""

from __future__ import annotations

from collections.abc import Iterator

from synoptic.acquire import encodings
from synoptic.acquire.files import File, contents
from synoptic.acquire.readers import Claim
from synoptic.records import Raw, Rejected
from synoptic.settings import Settings

_SUFFIXES = {".txt", ".text", ".asc", ".md"}

_NO_ARTICLES = {
    ".css", ".js", ".mjs", ".ts", ".map", ".svg", ".xml", ".xsl", ".py", ".sh", ".c", ".h", ".java", ".ipynb",
    ".yaml", ".yml", ".toml", ".ini", ".cfg", ".lock", ".csv", ".tsv", ".log", ".sql", ".tex", ".bib", ".srt", ".vtt",
}  # fmt: skip
"""Text, but no article: a page that a browser saved whole brings its styles and scripts along. Any other suffix
may be an article's (`story.article`, `2022-07-28.nob`)."""


def claim(file: File) -> Claim:
    """Any text may be an article, unless its name or its first characters say that it is something else."""
    if file.suffix in _NO_ARTICLES or file.opening.startswith(("<?xml", "<svg")):
        return Claim.NO
    return Claim.NAME if file.suffix in _SUFFIXES else Claim.POSSIBLE


def read(file: File, settings: Settings) -> Iterator[Raw | Rejected]:
    """The whole file as one article."""
    # No encoding we read takes more than four bytes for a character, so a longer file holds too long a text.
    data = contents(file, largest=min(settings.largest_file, 4 * settings.largest_article))
    yield Raw(source=file.source, body=encodings.decode(data), media_type="text/plain")
