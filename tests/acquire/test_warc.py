from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from synoptic.records import Raw, Rejected
from synoptic.settings import Settings

from .samples import ARABIC, JAPANESE, RUSSIAN, read, write

PAGES = [
    ("https://a.example/ru", RUSSIAN, "windows-1251"),
    ("https://a.example/ar", ARABIC, "utf-8"),
    ("file:///../../etc/passwd", JAPANESE, "shift_jis"),
]


class Writer(WARCWriter):  # type: ignore[misc]
    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()  # the library's own temporary file is never closed


class Archive:
    """A WARC in the making, written by another program than the one that reads it."""

    def __init__(self, *, packed: bool) -> None:
        self.file = io.BytesIO()
        self.writer = Writer(self.file, gzip=packed)
        self.writer.write_record(self.writer.create_warcinfo_record("x.warc", {"software": "test"}))

    def add(self, url: str, body: bytes, content_type: str, *, status: str = "200 OK", **headers: str) -> Archive:
        http = StatusAndHeaders(status, [("Content-Type", content_type), *headers.items()], protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": "2031-03-04T09:30:00Z"},
        )
        self.writer.write_record(record)
        return self

    def bytes(self) -> bytes:
        return self.file.getvalue()


def three(*, packed: bool) -> bytes:
    archive = Archive(packed=packed)
    for url, text, encoding in PAGES:
        archive.add(url, f"<html><title>{text}</title><p>{text}".encode(encoding), f"text/html; charset={encoding}")
    return archive.bytes()


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_each_page_of_an_archive_is_an_article(tmp_path: Path, name: str) -> None:
    found = read(write(tmp_path / name, three(packed=name.endswith(".gz"))))
    assert [one.source for one in found] == [f"{name}#2", f"{name}#3", f"{name}#4"]
    for one, (url, text, _) in zip(found, PAGES, strict=True):
        assert isinstance(one, Raw) and one.url == url
        assert (one.body, one.hints.title) == (f"<html><title>{text}</title><p>{text}", text)
        assert one.fetched == datetime(2031, 3, 4, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("cut", [30, 60, 120])
def test_where_an_archive_is_cut_short_the_pages_before_come_out(tmp_path: Path, cut: int, packed: bool) -> None:
    *whole, last = read(write(tmp_path / "x.warc", three(packed=packed)[:-cut]))
    assert [one.source for one in whole if isinstance(one, Raw)] == ["x.warc#2", "x.warc#3"]
    assert isinstance(last, Rejected) and last.reason == "damaged"


def test_texts_are_read_errors_rejected_and_pictures_passed_over(tmp_path: Path) -> None:
    archive = Archive(packed=True).add("https://a.example/t", RUSSIAN.encode(), "text/plain")
    archive.add("https://a.example/i", b"\x89PNG", "image/png")
    archive.add("https://a.example/e", b"<html>Not found", "text/html", status="404 Not Found")
    text, error = read(write(tmp_path / "x.warc.gz", archive.bytes()))
    assert isinstance(text, Raw) and (text.source, text.body, text.media_type) == ("x.warc.gz#2", RUSSIAN, "text/plain")
    assert isinstance(error, Rejected) and (error.source, error.reason) == ("x.warc.gz#4", "no text")
    assert "404" in error.detail


def test_a_page_that_the_server_had_packed_is_unpacked_within_bounds(tmp_path: Path) -> None:
    headers = {"Content-Encoding": "gzip"}
    page = gzip.compress(f"<html><p>{ARABIC}".encode())
    bomb = gzip.compress(b"<html>" + b"a" * 30_000_000)
    archive = Archive(packed=False).add("https://a.example/1", page, "text/html", **headers)
    archive.add("https://a.example/2", bomb, "text/html", **headers)
    first, second = read(write(tmp_path / "x.warc", archive.bytes()), Settings(largest_file=1_000_000))
    assert isinstance(first, Raw) and first.body == f"<html><p>{ARABIC}"
    assert isinstance(second, Rejected) and second.reason == "too large"


def test_an_archive_without_pages_is_reported(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path / "x.warc", Archive(packed=False).bytes()))
    assert isinstance(found, Rejected) and found.reason == "no text"
    (found,) = read(write(tmp_path / "y.warc", "nothing of the kind"))
    assert isinstance(found, Rejected) and found.reason == "damaged"
