"""Lineage: a time axis, a lane a language, a node an article, an edge a copy, a hollow node a source we do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from synoptic.present import dates, words
from synoptic.present.cast import Column, Member, title
from synoptic.present.drawings.axis import Axis, Tick, around, ticks
from synoptic.present.tongues import tongue
from synoptic.records import Copy, record

_LEFT, _RIGHT, _UNDATED = 128.0, 880.0, 990.0
_ROW, _TOP = 42.0, 40.0
_RADIUS, _TIP = 12.0, 9.0


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
class Lane:
    """One language."""

    y: float
    height: float
    code: str
    name: str


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


def lineage(columns: tuple[Column, ...], copies: Iterable[Copy]) -> Drawing:
    """Where the articles, the unseen sources and the copies of a story stand."""
    members = tuple(m for column in columns for m in column.members)
    axis = _axis(members)
    lanes, nodes, bottom = _placed(members, columns, axis)
    unseen = tuple(_unseen(columns, nodes))
    shown = {m.document.article.id: nodes[m.document.article.id] for m in members}
    made = tuple(_edge(n, copy, shown) for n, copy in enumerate(copies) if copy.origin in shown and copy.copy in shown)
    return Drawing(
        width=_UNDATED + 50,
        height=bottom + 12,
        top=_TOP,
        axis=() if axis is None else tuple(ticks(axis)),
        undated=_UNDATED - 60 if any(m.document.article.published is None for m in members) else None,
        lanes=lanes,
        nodes=(*(node for node, _ in unseen), *shown.values()),
        edges=(*(edge for _, edges in unseen for edge in edges), *made),
    )


def _axis(members: Iterable[Member]) -> Axis | None:
    dated = [m.document.article.published for m in members]
    times = [t for p in dated if p is not None for t in (p.start, p.end)]
    if not times:
        return None
    # An hour's air on both sides at least, so that one moment is not an axis without length.
    return around(times, share=0.06, least=timedelta(hours=1), left=_LEFT + 40, right=_RIGHT)


def _placed(
    members: tuple[Member, ...], columns: tuple[Column, ...], axis: Axis | None
) -> tuple[tuple[Lane, ...], dict[str, Node], float]:
    """Lanes in order of their first article; in a lane, each node in the first row where it touches no other."""
    y = _TOP + (_ROW if any(c.origin.unseen for c in columns) else 0)
    lanes: list[Lane] = []
    nodes: dict[str, Node] = {}
    for code in dict.fromkeys(m.document.language for m in members):
        rows: list[float] = []
        for member in sorted((m for m in members if m.document.language == code), key=lambda m: _extent(m, axis)[1]):
            left, x, right = _extent(member, axis)
            row = next((n for n, end in enumerate(rows) if end < min(left, x - _RADIUS)), len(rows))
            rows[row : row + 1] = [max(right, x + _RADIUS) + 6]
            nodes[member.document.article.id] = _node(member, y + _ROW * (row + 0.5), (left, x, right))
        height = _ROW * max(len(rows), 1)
        lanes.append(Lane(y=y, height=height, code=code, name=tongue(code).name))
        y += height
    return tuple(lanes), nodes, y


def _extent(member: Member, axis: Axis | None) -> tuple[float, float, float]:
    published = member.document.article.published
    if published is None or axis is None:
        return _UNDATED, _UNDATED, _UNDATED
    left, right = axis.place(published.start), axis.place(published.end)
    return left, (left + right) / 2, right


def _node(member: Member, y: float, extent: tuple[float, float, float]) -> Node:
    published = member.document.article.published
    said = "undated" if published is None else dates.interval(published.start, published.end)
    left, x, right = extent
    return Node(
        x=x, y=y, left=left, right=right, siglum=member.siglum,
        shape="head" if len(member.siglum.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")) == len(member.siglum) else "copy",
        words=f"{member.siglum}: {title(member.document)[0]}, {said}; {member.role}",
        anchor=f"art-{member.anchor}",
    )  # fmt: skip


def _unseen(columns: Iterable[Column], nodes: dict[str, Node]) -> Iterator[tuple[Node, tuple[Edge, ...]]]:
    """A hollow node above the lanes, before the earliest of the articles that come from it."""
    for column in (c for c in columns if c.origin.unseen):
        children = [nodes[m.document.article.id] for m in column.members]
        first = min(children, key=lambda n: n.x)
        x, y = max(first.x - 46, _LEFT + 16), _TOP + _ROW / 2
        name = column.origin.name or "a source"
        yield (
            Node(
                x=x, y=y, left=x, right=x, siglum=f"({column.siglum})", shape="unseen",
                words=f"{name}: not among the articles, inferred", anchor=f"origin-{column.siglum}",
                label=f"{name}, not among the articles",
            ),
            tuple(
                Edge(
                    path=_curve(x, y, child.x, child.y, tip=0), kind="unseen", certain=True,
                    words=f"{child.siglum} comes from {name}, which is not among the articles",
                    anchor=f"origin-{column.siglum}",
                )
                for child in children
            ),
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
    """A curve from rim to rim that leaves room for an arrow's tip: sideways where the nodes are far apart in time."""
    ahead = 1 if x2 > x1 else -1
    if abs(x2 - x1) > 3 * _RADIUS:
        start, end = x1 + ahead * _RADIUS, x2 - ahead * (_RADIUS + tip)
        bend = (end - start) * 0.5
        return f"M{start:.1f} {y1:.1f} C{start + bend:.1f} {y1:.1f} {end - bend:.1f} {y2:.1f} {end:.1f} {y2:.1f}"
    down = 1 if y2 > y1 else -1
    start, end = y1 + down * _RADIUS, y2 - down * (_RADIUS + tip)
    bend = (end - start) * 0.5
    return f"M{x1:.1f} {start:.1f} C{x1:.1f} {start + bend:.1f} {x2:.1f} {end - bend:.1f} {x2:.1f} {end:.1f}"
