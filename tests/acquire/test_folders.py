from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synoptic import codec
from synoptic.acquire import acquire
from synoptic.errors import InputError
from synoptic.records import Raw, Rejected

from .samples import ARABIC, read, write

NAMES = ["b.txt", "a.txt", "A.txt", "z/1.txt", "z/10.txt", "z/2.txt", "خبر.txt", "新闻/一.txt", "z.txt"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(order=st.permutations(NAMES))
def test_the_order_depends_on_names_and_not_on_how_the_folder_was_made(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in order:
        (folder / name).parent.mkdir(exist_ok=True)
        write(folder / name, f"This is {name}")
    assert [found.source for found in read(folder)] == [
        "A.txt", "a.txt", "b.txt", "z/1.txt", "z/10.txt", "z/2.txt", "z.txt", "خبر.txt", "新闻/一.txt"
    ]  # fmt: skip


def test_a_file_is_known_by_its_name_and_in_a_folder_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub/x.txt", ARABIC)
    assert [found.source for found in acquire([tmp_path, tmp_path / "sub/x.txt"])] == ["sub/x.txt", "x.txt"]


def test_a_path_that_does_not_exist_is_the_users_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.*does not exist"):
        acquire([tmp_path / "nowhere"])


def test_hidden_files_are_passed_over_but_read_when_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git/config.txt", "text")
    hidden = write(tmp_path / ".note.txt", "text")
    write(tmp_path / "a.txt", "text")
    assert [found.source for found in read(tmp_path)] == ["a.txt"]
    assert [found.source for found in read(hidden)] == [".note.txt"]
    assert [found.source for found in read(tmp_path / ".git")] == ["config.txt"]


def test_links_never_lead_out_never_count_twice_and_never_loop(tmp_path: Path) -> None:
    write(tmp_path / "secret.txt", "not for you")
    folder = tmp_path / "given"
    (folder / ".data").mkdir(parents=True)
    write(folder / ".data/kept.txt", "kept apart, as git-annex does")
    write(folder / "a.txt", "an article")
    for name, target in {
        "b-out.txt": "../secret.txt", "c-twice.txt": "a.txt", "d-loop": ".", "e-nowhere.txt": "gone.txt",
        "f-kept.txt": ".data/kept.txt", "g-self": "g-self",
    }.items():  # fmt: skip
        (folder / name).symlink_to(target)
    found = {one.source: one.reason if isinstance(one, Rejected) else one.body for one in read(folder)}
    assert found == {
        "a.txt": "an article",
        "b-out.txt": "outside",
        "c-twice.txt": "duplicate",
        "d-loop": "duplicate",
        "e-nowhere.txt": "unreadable",
        "f-kept.txt": "kept apart, as git-annex does",
        "g-self": "unreadable",
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_hostile_names_are_only_ever_data(tmp_path: Path) -> None:
    for name in (
        b"new\nline.txt",
        b"\xe2\x80\xaetxt.exe",
        b"up\\..\\..\\up.txt",
        b"not utf-8 \xff.txt",
        b"http:__x?y#1.txt",
    ):
        write(Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))), "text of an article")
    found = read(tmp_path)
    assert len(found) == 5 and all(isinstance(one, Raw) for one in found)
    assert "not utf-8 \\xff.txt" in {one.source for one in found}
    for one in found:
        codec.encode(one)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read(tmp_path)
    assert isinstance(found, Rejected) and found.reason == "unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "text").chmod(0)
    (found,) = read(tmp_path)
    assert isinstance(found, Rejected) and found.reason == "unreadable"
