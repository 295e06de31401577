"""What a person at a terminal meets: plain words, an exit code, and nothing of an article that could steer it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synoptic.cli import main
from synoptic.codec import decode
from synoptic.records import Report
from tests.conftest import ROOT
from tests.stories.gold import EXAMPLES

ARTICLES = EXAMPLES / "articles"
BRIDGE = ("vestnett-bru.txt", "skarvposten-bru.txt")
COMMANDS = sorted(main.commands)


def said(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    folder = tmp_path / "bridge"
    folder.mkdir()
    for name in BRIDGE:
        shutil.copy(ARTICLES / name, folder)
    return folder


def test_a_report_is_pages_and_one_json(bridge: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = said("report", bridge, "--output", out)
    assert result.exit_code == 0 and "2 articles, 1 story told more than once" in result.output
    assert str(out / "index.html") in result.output
    assert {p.suffix for p in out.iterdir()} == {".html", ".json"}
    report = decode((out / "report.json").read_bytes(), Report)
    assert sorted(d.article.source for d in report.documents) == sorted(BRIDGE)


def test_the_demo_needs_no_articles(tmp_path: Path) -> None:
    result = said("demo", "--output", tmp_path / "demo")
    assert result.exit_code == 0 and (tmp_path / "demo" / "index.html").is_file()


def test_stories_are_listed_with_their_members(bridge: Path) -> None:
    result = said("stories", bridge)
    assert result.exit_code == 0 and "vestnett" in result.output.lower()


def test_two_articles_are_set_side_by_side() -> None:
    result = said("compare", *(ARTICLES / name for name in BRIDGE))
    assert result.exit_code == 0 and "Hauksund" in result.output


def test_a_report_is_verified_and_an_altered_passage_named(bridge: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said("report", bridge, "-o", out)
    fine = said("verify", out / "report.json", bridge)
    assert fine.exit_code == 0 and fine.output.startswith("verified: ")
    altered = bridge / BRIDGE[0]
    altered.write_text(altered.read_text(encoding="utf-8").replace("412", "413", 1), encoding="utf-8")
    found = said("verify", out / "report.json", bridge)
    assert found.exit_code == 1
    assert "vestnett-bru.txt [" in found.output and "passage altered" in found.output
    assert "412" in found.output and "413" in found.output


def test_a_missing_article_fails_the_check(bridge: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said("report", bridge, "-o", out)
    (bridge / BRIDGE[0]).unlink()
    found = said("verify", out / "report.json", bridge)
    assert found.exit_code == 1 and "vestnett-bru.txt: article not found" in found.output


def test_the_schema_is_json() -> None:
    schema = json.loads(said("schema").output)
    assert schema["$defs"]["Report"]["required"] == ["made_by", "documents", "rejected", "stories"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_is_for(command: str) -> None:
    result = said(command, "--help")
    assert result.exit_code == 0 and re.search(r"\n  [A-Z][^.\n]{10,}", result.output)


def test_the_commands_of_the_documents_exist() -> None:
    named = set()
    for path in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]:
        named |= set(re.findall(r"(?:`|^\s*|bin/)synoptic ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert named and named <= set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report", "/no/such/place"], "does not exist"),
        (["report"], "Missing argument"),
        (["verify", ROOT / "README.md", ROOT], "not a Report"),
        (["compare", ROOT / "Makefile", "/dev/null"], "/dev/null"),
        (["sing"], "No such command"),
    ],
)
def test_a_users_error_is_said_in_a_line(arguments: list[object], words: str) -> None:
    result = said(*arguments)
    assert result.exit_code in {1, 2}
    assert words in result.output and "Error: " in result.output.splitlines()[-1]


def test_a_folder_that_cannot_be_made_is_a_users_error(bridge: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = said("report", bridge, "-o", tmp_path / "file" / "out")
    assert result.exit_code == 1 and "Error: " in result.output.splitlines()[-1]


def test_no_control_character_of_an_article_reaches_the_terminal(bridge: Path, tmp_path: Path) -> None:
    evil = bridge / "\x1b[31mevil\x07.txt"
    text = (bridge / BRIDGE[0]).read_text(encoding="utf-8").replace("bru", "\x1b]0;x\x07bru\u202e\x9b2J\r")
    evil.write_bytes(text.encode())
    out = tmp_path / "out"
    said("report", bridge, "-o", out)
    outputs = [said("stories", bridge), said("compare", bridge / BRIDGE[0], evil)]
    evil.write_bytes(text.replace("412", "\x1b[5m413\x07\u202e").encode())
    outputs.append(said("verify", out / "report.json", bridge))
    assert outputs[-1].exit_code == 1
    for result in outputs:
        assert not set(result.output) & {*map(chr, (*range(10), *range(11, 32), *range(0x7F, 0xA0))), "\u202e"}


def test_origins_prints_the_count_and_the_tree(bridge: Path) -> None:
    result = said("origins", bridge)
    assert result.exit_code == 0 and "1 origin" in result.output and "└── A¹" in result.output
