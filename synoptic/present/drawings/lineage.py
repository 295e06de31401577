"""Lineage: a time axis, a lane a language, a node an article, an edge a copy, a hollow node a source we do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from synoptic.present import dates, words
from synoptic.present.cast import Column, Member, title
from synoptic.present.drawings.axis import Tick, ticks
from synoptic.present.drawings.lanes import RADIUS, RIGHT, ROW, TOP, Lane, Place, first_free, ground, places
from synoptic.records import Copy, record

_TIP = 9.0


@record
class Node:
    """An article in its lane, or a source that is not among the articles."""

    x: float
    y: float
    left: float
    right: float
    """The ends of its publication interval."""
    siglum: str
    shape: str
    """"head", "copy", or "unseen"."""
    words: str
    anchor: str
    label: str = ""
    """What is written beside it."""


@record
class Edge:
    """A copy: a line from origin to copy, by kind."""

    path: str
    kind: str
    certain: bool
    """Whether it has a direction; one without has no arrow."""
    words: str
    anchor: str


@record
class Drawing:
    """The whole drawing, in its own units."""

    width: float
    height: float
    top: float
    axis: tuple[Tick, ...]
    undated: float | None
    """Where the band of undated articles begins; None where all are dated."""
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def lineage(columns: tuple[Column, ...], copies: Iterable[Copy], revisions: Iterable[Copy] = ()) -> Drawing:
    """Where the articles, the unseen sources, the copies and the versions of a story stand."""
    members = tuple(m for column in columns for m in column.members)
    here = ground(members)
    hidden = tuple(c for c in columns if c.origin.unseen)
    # The unseen sources stand above the lanes, so how high the lanes begin depends on how many rows they need;
    # where the articles stand from left to right does not.
    _, flat, _ = places(members, here, top=0)
    above, rows = _above(hidden, flat)
    lanes, at, bottom = places(members, here, top=TOP + ROW * rows)
    nodes = {m.document.article.id: _node(m, at[m.document.article.id]) for m in members}
    # Two copies of one unseen source hang on it; what else they have in common is told below the drawing.
    siblings = [set(c.origin.direct) for c in hidden]
    made = tuple(
        _edge(n, copy, nodes)
        for n, copy in enumerate((*copies, *revisions))
        if {copy.origin, copy.copy} <= nodes.keys() and not any({copy.origin, copy.copy} <= s for s in siblings)
    )
    return Drawing(
        width=RIGHT + 2 * RADIUS,
        height=bottom + 12,
        top=TOP,
        axis=() if here.axis is None else tuple(ticks(here.axis)),
        undated=here.undated,
        lanes=lanes,
        nodes=(*above, *nodes.values()),
        edges=(*(e for column, node in zip(hidden, above, strict=True) for e in _unseen(column, node, nodes)), *made),
    )


def _above(hidden: tuple[Column, ...], flat: Mapping[str, Place]) -> tuple[tuple[Node, ...], int]:
    """Hollow nodes for the unseen sources, each before the earliest article that comes from it, and their rows."""
    rows: list[float] = []
    nodes = []
    for column in hidden:
        name = column.origin.name or "source"
        label = f"{name}, not among the articles"
        earliest = min(flat[m.document.article.id].x for m in column.members)
        # Seven units a character hold a label in any of the system's sans faces at this size.
        x = max(_clear(min(earliest, RIGHT - 7 * len(label)), (p.x for p in flat.values())), 2 * RADIUS)
        row = first_free(rows, x - RADIUS, x + 30 + 7 * len(label))
        nodes.append(
            Node(
                x=x, y=TOP + ROW * (row + 0.5), left=x, right=x, siglum=f"({column.siglum})", shape="unseen",
                words=f"{label}, inferred", anchor=f"origin-{column.siglum}", label=label,
            )
        )  # fmt: skip
    return tuple(nodes), len(rows)


def _node(member: Member, at: Place) -> Node:
    published = member.document.article.published
    said = "undated" if published is None else dates.interval(published.start, published.end)
    return Node(
        x=at.x, y=at.y, left=at.left, right=at.right, siglum=member.siglum,
        shape="head" if member.is_head else "copy",
        words=f"{member.siglum}: {title(member.document)[0]}, {said}; {member.role}",
        anchor=f"art-{member.anchor}",
    )  # fmt: skip


def _unseen(column: Column, source: Node, nodes: Mapping[str, Node]) -> Iterator[Edge]:
    for member in column.members:
        if column.origin.direct and member.document.article.id not in column.origin.direct:
            continue
        child = nodes[member.document.article.id]
        yield Edge(
            path=_fall(source, child), kind="unseen", certain=True,
            words=f"{child.siglum} comes from {source.label}", anchor=source.anchor,
        )  # fmt: skip


def _edge(number: int, copy: Copy, nodes: dict[str, Node]) -> Edge:
    start, end = nodes[copy.origin], nodes[copy.copy]
    certain = copy.direction.verdict == "origin first"
    return Edge(
        path=_curve(start.x, start.y, end.x, end.y, tip=_TIP if certain else 0),
        kind=copy.kind,
        certain=certain,
        words=f"{end.siglum}: {words.kind(copy)} of {start.siglum}" + ("" if certain else ", direction unclear"),
        anchor=f"copy-{number + 1}",
    )


def _curve(x1: float, y1: float, x2: float, y2: float, *, tip: float) -> str:
    """A curve from rim to rim that leaves room for an arrow's tip.

    Over its neighbours where both stand in one row, sideways where they are far apart in time, else down or up.
    """
    ahead, down = (1 if x2 > x1 else -1), (1 if y2 > y1 else -1)
    if abs(y2 - y1) < 1:
        # From shoulder to shoulder, flat enough for the tip to point into the node.
        near, far, rise = RADIUS * 0.9, (RADIUS + tip) * 0.9, RADIUS * 0.43
        lift = y1 - rise - min(16.0, abs(x2 - x1) / 8)
        middle = (x1 + x2) / 2
        start, end = x1 + ahead * near, x2 - ahead * far
        return f"M{start:.1f} {y1 - rise:.1f} Q{middle:.1f} {lift:.1f} {end:.1f} {y2 - rise:.1f}"
    if abs(x2 - x1) > 3 * RADIUS:
        start, end = x1 + ahead * RADIUS, x2 - ahead * (RADIUS + tip)
        bend = (end - start) * 0.5
        return f"M{start:.1f} {y1:.1f} C{start + bend:.1f} {y1:.1f} {end - bend:.1f} {y2:.1f} {end:.1f} {y2:.1f}"
    # Over several rows the curve bows to the side, clear of an article that stands between.
    bow = 40.0 if abs(y2 - y1) > 1.5 * ROW else 0.0
    start, end = y1 + down * RADIUS, y2 - down * (RADIUS + tip * (0.6 if bow else 1))
    bend = (end - start) * 0.5
    return (
        f"M{x1:.1f} {start:.1f} C{x1 - bow:.1f} {start + bend:.1f} {x2 - bow:.1f} {end - bend * 0.6:.1f} "
        f"{x2 - (4 if bow else 0):.1f} {end:.1f}"
    )


def _fall(source: Node, child: Node) -> str:
    """From an unseen source straight down to an article's row, then into its side; its articles share the trunk."""
    start, side = source.y + RADIUS, child.x + (-RADIUS if child.x > source.x else RADIUS)
    return f"M{source.x:.1f} {start:.1f} V{child.y - 14:.1f} Q{source.x:.1f} {child.y:.1f} {side:.1f} {child.y:.1f}"


def _clear(before: float, taken: Iterable[float]) -> float:
    """The nearest place to the left of `before` where a line straight down touches no article."""
    xs = tuple(taken)
    free = (before - step for step in range(26, int(before), 4))
    return next((x for x in free if all(abs(x - other) > RADIUS + 4 for other in xs)), before - 26)
