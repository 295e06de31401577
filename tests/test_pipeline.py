"""The whole batch: what comes out depends on the articles alone."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from synoptic import codec
from synoptic.acquire import acquire
from synoptic.errors import InputError
from synoptic.pipeline import pair, report, run
from synoptic.records import Raw
from synoptic.settings import Settings
from tests.acquire.test_warc import Archive
from tests.stories.gold import EXAMPLES, made

ARTICLES = EXAMPLES / "articles"
BRIDGE = (ARTICLES / "vestnett-bru.txt").read_text(encoding="utf-8")


def test_the_same_articles_in_any_order_give_the_same_bytes() -> None:
    raws = list(acquire([ARTICLES]))
    random.Random(7).shuffle(raws)
    assert codec.encode(report(raws)) == codec.encode(made())


def test_any_number_of_processes_gives_the_same_bytes() -> None:
    files = [ARTICLES / name for name in ("vestnett-bru.txt", "uferbote-bruecke.txt", "mys-chelnokov.txt")]
    alone, spread = (run(files, settings=Settings(processes=n)) for n in (1, 2))
    assert codec.encode(alone) == codec.encode(spread)


def test_nothing_is_lost_between_reading_and_report() -> None:
    assert len(made().documents) + len(made().rejected) == len(list(acquire([ARTICLES])))
    told = [m.document for s in made().stories for m in s.story.members]
    assert sorted(told) == sorted(d.article.id for d in made().documents)


def test_an_empty_folder_gives_an_empty_report(tmp_path: Path) -> None:
    nothing = run([tmp_path])
    assert not nothing.documents and not nothing.rejected and not nothing.stories


def test_one_article_is_a_story_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    alone = run([tmp_path])
    (story,) = alone.stories
    assert [m.document for m in story.story.members] == [alone.documents[0].article.id]
    assert [o.documents for o in story.lineage.origins] == [(alone.documents[0].article.id,)]
    assert story.lineage.copies == ()


def test_one_text_in_two_files_is_two_articles_and_one_origin(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(BRIDGE, encoding="utf-8")
    twice = run([tmp_path])
    assert [d.article.source for d in twice.documents] == ["one.txt", "two.txt"] and not twice.rejected
    (story,) = twice.stories
    (copy,) = story.lineage.copies
    assert copy.kind == "verbatim" and copy.share_of_origin == copy.share_of_copy == 1.0
    assert copy.direction.verdict == "unclear"
    assert {e.kind for e in copy.edits} == {"kept"} and not any(e.changes for e in copy.edits)
    assert [len(o.documents) for o in story.lineage.origins] == [2]


def test_one_line_twice_is_one_article_and_one_duplicate(tmp_path: Path) -> None:
    line = json.dumps({"url": "https://vestnett.example/bru", "text": BRIDGE})
    (tmp_path / "pile.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    once = run([tmp_path])
    assert [d.article.source for d in once.documents] == ["pile.jsonl#1"]
    assert [(r.source, r.reason) for r in once.rejected] == [("pile.jsonl#2", "duplicate")]


def test_one_text_at_two_addresses_is_two_articles() -> None:
    raws = [
        Raw(source=f"pile.jsonl#{n}", url=f"https://{host}.example/bru", body=BRIDGE, media_type="text/plain")
        for n, host in enumerate(("vestnett", "skarvposten"), 1)
    ]
    both = report(raws)
    assert [d.article.outlet for d in both.documents] == ["vestnett.example", "skarvposten.example"]
    assert [len(s.lineage.origins) for s in both.stories] == [1]


def test_progress_is_told_in_steps_that_never_exceed_their_total() -> None:
    steps: list[tuple[str, int, int]] = []
    raws = [Raw(source="a.txt", body=BRIDGE, media_type="text/plain")]
    report(raws, progress=lambda what, done, total: steps.append((what, done, total)))
    assert [what for what, _, _ in steps] == ["reading", "enriching", "grouping", "comparing"]
    assert all(done <= total for _, done, total in steps)


def test_a_pair_is_compared_without_its_pile() -> None:
    a, b, copy, _ = pair(ARTICLES / "vestnett-bru.txt", ARTICLES / "skarvposten-bru.txt")
    assert (a.article.source, b.article.source) == ("vestnett-bru.txt", "skarvposten-bru.txt")
    assert copy is not None and {copy.origin, copy.copy} == {a.article.id, b.article.id}


def test_unrelated_articles_are_no_copies() -> None:
    assert pair(ARTICLES / "vestnett-bru.txt", ARTICLES / "kazamori-shimpo.txt")[2] is None


def test_a_pair_with_a_file_that_holds_no_article_is_a_users_error(tmp_path: Path) -> None:
    (tmp_path / "nothing.txt").touch()
    with pytest.raises(InputError, match=r"nothing\.txt.*empty"):
        pair(tmp_path / "nothing.txt", ARTICLES / "vestnett-bru.txt")


def test_two_captures_of_one_address_are_versions_and_the_same_capture_twice_is_a_duplicate(tmp_path: Path) -> None:
    corrected = BRIDGE.replace("Tre omkommet", "Fire omkommet")
    archive = Archive(packed=True)
    for text in (BRIDGE, corrected, BRIDGE):
        archive.add("https://vestnett.example/bru", text.encode(), "text/plain; charset=utf-8")
    (tmp_path / "crawl.warc.gz").write_bytes(archive.bytes())
    found = run([tmp_path])
    assert [r.reason for r in found.rejected] == ["duplicate"]
    (story,) = found.stories
    (versions,) = story.lineage.versions
    assert len(versions.documents) == 2 and len(story.lineage.origins) == 1 and story.lineage.copies == ()


def test_versions_in_json_lines_stand_in_the_order_in_which_they_were_read(tmp_path: Path) -> None:
    texts = {"2031-03-13T13:00:00Z": BRIDGE.replace("Tre omkommet", "Fire omkommet"), "2031-03-13T12:00:00Z": BRIDGE}
    lines = [json.dumps({"url": "https://vestnett.example/bru", "text": t, "fetched": at}) for at, t in texts.items()]
    (tmp_path / "pile.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (story,) = run([tmp_path]).stories
    (versions,) = story.lineage.versions
    assert [d[-1] for d in (_sources(tmp_path, versions.documents))] == ["2", "1"]
    assert versions.revisions[0].direction.verdict == "origin first"


def _sources(path: Path, ids: tuple[str, ...]) -> list[str]:
    by_id = {d.article.id: d.article.source for d in run([path]).documents}
    return [by_id[i] for i in ids]
