"""Where things stand in the drawings: dated in time, undated apart, nothing upon another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from synoptic.present.cast import Column, columns
from synoptic.present.drawings import lineage, timeline
from synoptic.records import Document, Published, Story, Synopsis
from tests.present.drafts import when
from tests.present.strait import COPIES, DOCUMENTS, EVENTS, STRAIT, alone


def cast(synopsis: Synopsis, documents: tuple[Document, ...]) -> tuple[Column, ...]:
    return columns(synopsis, {d.article.id: d for d in documents})


def apart(nodes: tuple[lineage.Node, ...]) -> bool:
    return all((a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= 24**2 for a, b in combinations(nodes, 2))


def test_time_runs_to_the_right_and_the_undated_stand_beyond_it() -> None:
    drawn = lineage.lineage(cast(STRAIT, DOCUMENTS), COPIES)
    x = {node.siglum: node.x for node in drawn.nodes}
    assert x["A"] < x["B"] < x["B¹"] < x["D"] < x["B²"]
    assert drawn.undated is not None and x["D"] < drawn.undated < x["B²"]
    assert apart(drawn.nodes)


def test_where_no_article_is_dated_they_stand_side_by_side_without_a_time_axis() -> None:
    undated = tuple(replace(d, article=replace(d.article, published=None)) for d in DOCUMENTS)
    drawn = lineage.lineage(cast(STRAIT, undated), COPIES)
    assert drawn.axis == ()
    assert apart(drawn.nodes)
    assert len({node.x for node in drawn.nodes if node.shape != "unseen"}) == len(DOCUMENTS)
    assert timeline.timeline((), (m for c in cast(STRAIT, undated) for m in c.members)) is None


def test_a_source_that_is_not_among_the_articles_stands_above_them_and_is_tied_to_each() -> None:
    drawn = lineage.lineage(cast(STRAIT, DOCUMENTS), COPIES)
    unseen = [node for node in drawn.nodes if node.shape == "unseen"]
    assert [node.label for node in unseen] == ["Northwire, not among the articles"]
    assert unseen[0].y < min(lane.y for lane in drawn.lanes)
    assert sum(edge.kind == "unseen" for edge in drawn.edges) == 2


def test_only_a_copy_of_clear_direction_has_an_arrow() -> None:
    drawn = lineage.lineage(cast(STRAIT, DOCUMENTS), COPIES)
    made = {edge.words: edge.certain for edge in drawn.edges if edge.kind != "unseen"}
    assert made == {
        "B¹: translation of B": True,
        "B²: verbatim copy of B": True,
        "C¹: translation of C, direction unclear": False,
    }


def test_what_lies_decades_back_is_counted_at_the_margin() -> None:
    drawn = timeline.timeline(EVENTS, [m for c in cast(STRAIT, DOCUMENTS) for m in c.members])
    assert drawn is not None and (drawn.earlier, drawn.later) == (1, 0)


def test_hundreds_of_publications_in_an_hour_make_a_crowd_and_not_a_tower() -> None:
    base = DOCUMENTS[0]
    minutes = [when("2031-03-12T06:00") + timedelta(seconds=12 * n) for n in range(300)]
    many = tuple(
        replace(
            base,
            article=replace(
                base.article,
                id=f"{n:032d}"[::-1],
                published=Published(start=time, end=time + timedelta(minutes=1), how="stamp"),
            ),
        )
        for n, time in enumerate(minutes)
    )
    member = alone(base).story.members[0]
    story = Story(
        id="many", members=tuple(replace(member, document=d.article.id) for d in many), languages=("en",),
        first=None, last=None,
    )  # fmt: skip
    cast_of_many = cast(replace(alone(base), story=story), many)
    drawn = timeline.timeline(EVENTS, [m for c in cast_of_many for m in c.members])
    assert drawn is not None and drawn.height < 400
    assert sum(int(mark.sign.removeprefix("×")) for mark in drawn.published) == 300
    assert apart(lineage.lineage(cast_of_many, ()).nodes)
