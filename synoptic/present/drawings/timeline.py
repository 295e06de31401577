"""Timeline: what the story tells of above the line, when the articles were published below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from synoptic.present import dates
from synoptic.present.cast import Member, title
from synoptic.present.drawings.axis import Axis, Tick, around, ticks
from synoptic.present.drawings.lanes import first_free
from synoptic.records import Event, record

_LEFT, _RIGHT, _WIDTH = 170.0, 960.0, 1040.0
_EARLIER, _LATER = 116.0, 1010.0
_ROW, _GAP = 24.0, 26.0
# More than eight rows are a tower that nobody counts; a crowd is then one mark every 34 units, wide enough for "×99".
_MOST_ROWS, _CROWD = 8, 34.0


@record
class Mark:
    """An event or a publication: an interval, its row away from the line, its sign and its words."""

    left: float
    right: float
    y: float
    sign: str
    words: str
    anchor: str


@record
class Drawing:
    """The whole drawing, in its own units."""

    width: float
    height: float
    line: float
    axis: tuple[Tick, ...]
    events: tuple[Mark, ...]
    published: tuple[Mark, ...]
    earlier: int
    later: int


def timeline(events: tuple[Event, ...], members: Iterable[Member]) -> Drawing | None:
    """Where the events and the publications stand; None where nothing is dated."""
    dated = [(m, m.document.article.published) for m in members]
    published = [(m, p.start, p.end) for m, p in dated if p is not None]
    axis = _axis(events, [(start, end) for _, start, end in published])
    if axis is None:
        return None
    above = _marks(axis, tuple(_event(n, event) for n, event in enumerate(events, start=1)))
    below = _marks(axis, tuple(_publication(member, start, end) for member, start, end in published))
    line = 34 + _ROW * (max((row for row, _ in above), default=0) + 1)
    height = line + _GAP + _ROW * (max((row for row, _ in below), default=0) + 1) + 14
    return Drawing(
        width=_WIDTH, height=height, line=line, axis=tuple(ticks(axis)),
        events=tuple(replace(mark, y=line - _ROW * (row + 0.5) - 4) for row, mark in above),
        published=tuple(replace(mark, y=line + _GAP + _ROW * (row + 0.5)) for row, mark in below),
        earlier=sum(e.end <= axis.start for e in events),
        later=sum(e.start > axis.end for e in events),
    )  # fmt: skip


@record
class _Dated:
    """Something to mark: its interval, and what a mark says of it."""

    start: datetime
    end: datetime
    sign: str
    words: str
    anchor: str
    section: str
    """The section that a mark of many leads to."""


def _event(number: int, event: Event) -> _Dated:
    said = f"{number}: {dates.interval(event.start, event.end)}"
    return _Dated(
        start=event.start, end=event.end, sign=str(number), words=said, anchor=f"event-{number}", section="timeline"
    )


def _publication(member: Member, start: datetime, end: datetime) -> _Dated:
    said = f"{member.siglum} published {dates.interval(start, end)}: {title(member.document)[0]}"
    anchor = f"art-{member.anchor}"
    return _Dated(start=start, end=end, sign=member.siglum, words=said, anchor=anchor, section="articles")


def _axis(events: tuple[Event, ...], published: list[tuple[datetime, datetime]]) -> Axis | None:
    """The time around publication; a decade ago, or ahead, is named at the margin and would only flatten the rest."""
    if published:
        first, last = min(s for s, _ in published), max(e for _, e in published)
        # Two weeks each way hold what news tells as news; a longer coverage takes its own length.
        reach = max(timedelta(days=14), last - first)
        near = [(e.start, e.end) for e in events if e.start >= first - reach and e.end <= last + reach]
    else:
        middle = sorted(e.start for e in events)[len(events) // 2 :][:1]
        near = [(e.start, e.end) for e in events if abs(e.start - middle[0]) <= timedelta(days=365)]
    times = [t for pair in (*published, *near) for t in pair]
    if not times:
        return None
    return around(times, share=0.03, least=timedelta(hours=2), left=_LEFT, right=_RIGHT)


def _marks(axis: Axis, dated: tuple[_Dated, ...]) -> list[tuple[int, Mark]]:
    """Marks with their rows from the line; where these would be a tower, near ones become one with their number."""
    single = [(*_ends(axis, d.start, d.end), (d,)) for d in sorted(dated, key=lambda d: (d.start, d.end))]
    placed = _rows(single)
    if max((row for row, _ in placed), default=0) < _MOST_ROWS:
        return placed
    crowds: dict[int, list[_Dated]] = {}
    for left, right, (one,) in single:
        crowds.setdefault(int((left + right) / 2 / _CROWD), []).append(one)
    return _rows([(slot * _CROWD, slot * _CROWD, tuple(crowd)) for slot, crowd in sorted(crowds.items())])


def _rows(groups: Iterable[tuple[float, float, tuple[_Dated, ...]]]) -> list[tuple[int, Mark]]:
    """Each mark in the first row from the line in which it touches no earlier one."""
    taken: list[float] = []
    placed = []
    for left, right, group in groups:
        row = first_free(taken, left, max(right, left + 22) + 6)
        one = group[0]
        alone = len(group) == 1
        span = dates.interval(min(d.start for d in group), max(d.end for d in group))
        mark = Mark(
            left=left, right=right, y=0.0, sign=one.sign if alone else f"×{len(group)}",
            words=one.words if alone else f"{len(group)} together, {span}: " + ", ".join(d.sign for d in group),
            anchor=one.anchor if alone else one.section,
        )  # fmt: skip
        placed.append((row, mark))
    return placed


def _ends(axis: Axis, start: datetime, end: datetime) -> tuple[float, float]:
    if end <= axis.start:
        return _EARLIER, _EARLIER
    if start > axis.end:
        return _LATER, _LATER
    return axis.place(start), axis.place(end)
