"""A report is checked against its articles: what was altered is found, to the character, and nothing else is."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synoptic import codec, pipeline
from synoptic.acquire import acquire
from synoptic.clean import clean
from synoptic.records import Passage, Raw, Report, Span
from synoptic.verify import Fault, Verdict, verify
from tests.stories.gold import EXAMPLES, made

ARTICLES = EXAMPLES / "articles"
STORY = (
    ("vestnett-bru.txt", (ARTICLES / "vestnett-bru.txt").read_text(encoding="utf-8")),
    ("skarvposten-bru.txt", (ARTICLES / "skarvposten-bru.txt").read_text(encoding="utf-8")),
    ("sada.txt", (ARTICLES / "sada-nahlan-liqa.txt").read_text(encoding="utf-8")),
    ("kazamori.txt", (ARTICLES / "kazamori-shimpo.txt").read_text(encoding="utf-8")),
)


def raws(texts: Sequence[tuple[str, str]]) -> list[Raw]:
    return [Raw(source=source, body=text, media_type="text/plain") for source, text in texts]


@functools.cache
def told() -> Report:
    return pipeline.report(raws(STORY))


def checked(texts: Sequence[tuple[str, str]]) -> Verdict:
    return verify(told(), clean(raws(texts))[0])


def on_disk(report: Report, *paths: Path) -> Verdict:
    return verify(report, clean(acquire(paths))[0])


def test_the_samples_bear_out_their_report() -> None:
    verdict = on_disk(made(), ARTICLES)
    assert verdict.faults == ()
    assert verdict.documents == len(made().documents) and verdict.passages > 1000


def test_a_report_that_went_through_bytes_is_borne_out_as_well() -> None:
    assert on_disk(codec.decode(codec.encode(made()), Report), ARTICLES).faults == ()


def altered(text: str, at: int, operation: str, char: str) -> str:
    if operation == "insert":
        return text[:at] + char + text[at:]
    at = min(at, len(text) - 1)
    return text[:at] + ("" if operation == "delete" else char) + text[at + 1 :]


def first_difference(before: str, after: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(map(len, (before, after)))
    )


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(STORY) - 1),
    st.integers(0, max(len(text) for _, text in STORY)),
    st.sampled_from(["insert", "delete", "replace"]),
    st.sampled_from("x.9 \n’ا橋\u0301\u200b"),
)
@example(0, 0, "insert", "x")
@example(0, 0, "delete", "x")
@example(1, 1 << 20, "insert", "\n")
@example(1, 1 << 20, "delete", "x")
@example(2, 1 << 20, "replace", "\u200b")
def test_one_altered_character_is_found_and_its_passage_named(which: int, at: int, operation: str, char: str) -> None:
    source, text = STORY[which]
    now = altered(text, min(at, len(text)), operation, char)
    if now == text:
        return
    faults = checked([(s, now if s == source else t) for s, t in STORY]).faults
    assert faults and {f.source for f in faults} == {source}
    where = first_difference(text, now)
    for fault in faults:
        assert fault.span is not None and fault.span.start <= where <= fault.span.end
        assert fault.said == text[fault.span.start : fault.span.end] != fault.stands
    within = [s.span for d in told().documents if d.article.source == source for s in d.sentences]
    if any(s.start <= where < s.end for s in within):
        assert {f.what for f in faults} == {"passage altered"}


def test_the_fault_shows_what_stands_there_now() -> None:
    source, text = STORY[0]
    faults = checked([(source, text.replace("412", "421", 1)), *STORY[1:]]).faults
    assert any("412" in f.said and "421" in f.stands for f in faults)


def test_two_changes_far_apart_are_named_at_both_ends() -> None:
    source, text = STORY[1]
    faults = checked([STORY[0], (source, "x" + text[1:-2] + "x" + text[-1]), *STORY[2:]]).faults
    assert min(f.span.start for f in faults if f.span) == 0
    assert max(f.span.end for f in faults if f.span) >= len(text) - 2


def test_a_missing_article_is_named() -> None:
    assert [(f.source, f.what) for f in checked(STORY[1:]).faults] == [("vestnett-bru.txt", "article not found")]


def test_texts_that_changed_names_are_found() -> None:
    (a, text_a), (b, text_b) = STORY[:2]
    assert {f.source for f in checked([(a, text_b), (b, text_a), *STORY[2:]]).faults} == {a, b}


def test_articles_that_were_added_later_do_no_harm() -> None:
    assert checked([*STORY, ("later.txt", "A later article about other things.")]).faults == ()


def test_the_order_of_files_does_not_matter() -> None:
    files = sorted(ARTICLES.iterdir(), reverse=True)
    assert on_disk(made(), *files).faults == ()


@pytest.mark.parametrize("place", ["elsewhere", "elsewhere/deeper/still"])
def test_articles_that_moved_to_another_folder_bear_it_out(tmp_path: Path, place: str) -> None:
    shutil.copytree(ARTICLES, tmp_path / place)
    assert on_disk(made(), tmp_path / "elsewhere").faults == ()


def test_two_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder, text in (("a", STORY[0][1]), ("b", STORY[2][1])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(text, encoding="utf-8")
    folders = (tmp_path / "a", tmp_path / "b")
    report = pipeline.run(folders)
    assert on_disk(report, *folders).faults == ()
    (tmp_path / "b" / "story.txt").write_text("ي" + STORY[2][1], encoding="utf-8")
    (fault, *more) = on_disk(report, *folders).faults
    assert fault.stands.startswith("ي") and not more
    (tmp_path / "a" / "story.txt").write_text("–" + STORY[0][1], encoding="utf-8")
    both = on_disk(report, *folders).faults
    assert {f.stands[:1] for f in both} == {"ي", "–"} and len(both) == 2


def tampered(report: Report, **changes: object) -> Report:
    first, *others = report.documents
    return replace(report, documents=(replace(first, article=replace(first.article, **changes)), *others))  # type: ignore[arg-type]


def whats(faults: Sequence[Fault]) -> set[str]:
    return {f.what for f in faults}


def test_a_text_that_was_altered_in_the_report_is_found() -> None:
    text = told().documents[0].article.text
    report = tampered(told(), text=text[:-1] + "?")
    assert "text in the report does not match its own id" in whats(verify(report, clean(raws(STORY))[0]).faults)


def test_a_text_altered_alike_in_report_and_article_is_found() -> None:
    document = told().documents[0]
    forged = "x" + document.article.text[1:]
    texts = [(s, forged if s == document.article.source else t) for s, t in STORY]
    faults = verify(tampered(told(), text=forged), clean(raws(texts))[0]).faults
    assert "text in the report does not match its own id" in whats(faults)


def test_a_passage_outside_its_text_is_found() -> None:
    report = tampered(told(), title_span=Span(start=5, end=1 << 20))
    assert "passage outside the text" in whats(verify(report, clean(raws(STORY))[0]).faults)


def test_a_passage_of_an_article_that_the_report_does_not_hold_is_found() -> None:
    story = told().stories[0]
    stray = Passage(document="f" * 32, span=Span(start=0, end=3))
    events = tuple(replace(e, passages=(stray,)) for e in story.timeline[:1])
    assert events
    report = replace(told(), stories=(replace(story, timeline=events), *told().stories[1:]))
    faults = verify(report, clean(raws(STORY))[0]).faults
    assert [f.document for f in faults] == ["f" * 32]
