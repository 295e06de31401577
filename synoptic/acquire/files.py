"""One file's bytes: its first ones to tell what it is, all of them within bounds, gzip unpacked on the way.

A gzip file may expand a thousandfold, so what comes out is counted: at most `largest_file` bytes, or `_EXPANSION`
times its packed size for containers that are streamed.
"""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path
from typing import IO, Any

from synoptic.acquire import encodings
from synoptic.acquire.unusable import Unusable
from synoptic.records import record

_HEAD = 64 * 1024
"""Bytes looked at to tell what a file is: a long licence comment before `<html>` still fits."""

_EXPANSION = 100
"""How many times its packed size a gzip file may expand: prose packs 3 to 4 to one, pages of one site up to 20 to
one, a bomb 1000 to one (the most that deflate can)."""

_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"Rar!\x1a": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"\x1f\x8b": "a gzip file inside another",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xca\xfe\xba\xbe": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "a database",
    b"wOF": "a font",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"{\\rtf": "a rich-text document",
}

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_ELEMENT = re.compile("<([a-z][a-z0-9:_-]*)")

_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1A), *range(0x1C, 0x20), 0x7F])
"""C0 controls that no text holds; ESC (0x1B) is left out because ISO-2022 encodings use it, and 0x1A ends DOS files."""

_BINARY_SHARE = 0.02
"""Share of control bytes in the head above which a file is no text: random or packed bytes have 10 %, text none."""


@record
class File:
    """A file about to be read."""

    source: str
    path: Path
    size: int
    """Bytes on disk."""
    packed: bool
    """Whether it is gzip, which `stream` unpacks."""
    head: bytes
    """Its first bytes, unpacked."""
    opening: str
    """The first characters without space, in lower case: enough to tell a page from a feed, not the text itself."""

    @property
    def suffix(self) -> str:
        """The last suffix of its name in lower case, `.gz` left off: `.jsonl` for `Pile.JSONL.gz`."""
        name = self.path.name.lower()
        return Path(name.removesuffix(".gz") if self.packed else name).suffix

    @property
    def root(self) -> str | None:
        """The name of the first element in lower case, for what begins as markup: `html`, `rss`, `feed`; else None."""
        if not self.opening.startswith("<"):
            return None
        element = _ELEMENT.search(_COMMENT.sub("", self.opening))
        return element[1] if element is not None else None


def examine(source: str, path: Path, *, largest: int) -> File:
    """The file with its head; `Unusable` where nothing is in it."""
    size = path.stat().st_size
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    file = File(source=source, path=path, size=size, packed=packed, head=b"", opening="")
    with stream(file, largest=largest) as opened:
        head = opened.read(_HEAD)
        if not head:
            why = damage(opened)
            raise Unusable("empty", "no bytes") if why is None else Unusable("damaged", why)
    opening = encodings.peek(head).lstrip("\ufeff \t\r\n").lower()
    return File(source=source, path=path, size=size, packed=packed, head=head, opening=opening)


def refuse_binary(head: bytes) -> None:
    """`Unusable` where these first bytes are an image, a program, an archive: anything but text."""
    for signature, name in _SIGNATURES.items():
        if head.startswith(signature):
            raise Unusable("binary", name)
    if encodings.unicode_form(head) is not None:
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _BINARY_SHARE * len(head):
        raise Unusable("binary", f"{100 * controls / len(head):.0f} % control characters")


def stream(file: File, *, largest: int) -> io.BufferedReader:
    """The file's bytes as a stream, gzip unpacked; `Unusable` once more comes out than the bounds allow.

    A damaged gzip stream ends where the damage begins, so that what lies before it is not lost: ask `damage` then.
    """
    raw = file.path.open("rb")
    if not file.packed:
        return raw
    return io.BufferedReader(_Gunzip(raw, max(largest, _EXPANSION * file.size)), 64 * 1024)


def damage(opened: io.BufferedReader) -> str | None:
    """Why the stream ended before its time; None where it did not."""
    return opened.raw.damage if isinstance(opened.raw, _Gunzip) else None


def contents(file: File, *, largest: int) -> bytes:
    """All bytes of the file; `Unusable` where they are more than `largest` or cannot be unpacked to the end."""
    if not file.packed and file.size > largest:
        raise Unusable("too large", f"{file.size} bytes; the limit is {largest}")
    with stream(file, largest=largest) as opened:
        data = opened.read(largest + 1)
        if len(data) > largest:
            raise Unusable("too large", f"over {largest} bytes; that is the limit")
        if (why := damage(opened)) is not None:
            raise Unusable("damaged", why)
    return data


class _Gunzip(io.RawIOBase):
    """Unpacks gzip members one after the other; unlike `gzip.GzipFile` it gives all bytes before a damage."""

    def __init__(self, packed: IO[bytes], bound: int) -> None:
        self.damage: str | None = None
        self._packed = packed
        self._member = zlib.decompressobj(wbits=31)
        self._rest = b""
        self._bound = bound
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = b""
        while not data and self.damage is None:
            packed = self._rest or self._packed.read(64 * 1024)
            if not packed and self._member.eof:
                return 0
            data = self._unpack(packed, len(buffer))
        self._count += len(data)
        if self._count > self._bound:
            raise Unusable("too large", f"over {self._bound} bytes come out of a small gzip file")
        buffer[: len(data)] = data
        return len(data)

    def _unpack(self, packed: bytes, size: int) -> bytes:
        if not packed:
            self.damage = "the gzip stream is cut short"
            return b""
        if self._member.eof:
            packed = packed.lstrip(b"\x00")  # padding between members is allowed
            if packed:
                self._member = zlib.decompressobj(wbits=31)
        try:
            data = self._member.decompress(packed, size) if packed else b""
        except zlib.error as error:
            self.damage = f"gzip: {error}"
            return b""
        self._rest = (self._member.unused_data if self._member.eof else self._member.unconsumed_tail) if packed else b""
        return data

    def close(self) -> None:
        if not self.closed:
            self._packed.close()
        super().close()
