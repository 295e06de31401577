"""Timeline: what the story tells of above the line, when the articles were published below it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from synoptic.present import dates
from synoptic.present.cast import Member, title
from synoptic.present.drawings.axis import Axis, Tick, around, ticks
from synoptic.records import Event, record

_LEFT, _RIGHT, _WIDTH = 170.0, 960.0, 1040.0
_EARLIER, _LATER = 116.0, 1010.0
_ROW, _GAP = 24.0, 26.0


@record
class Mark:
    """An event or a publication: an interval, its row away from the line, its sign and its words."""

    left: float
    right: float
    y: float
    sign: str
    words: str
    anchor: str
    outside: bool
    """Whether it lies before or after the time that is drawn."""


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
    above = _rows(axis, [(e.start, e.end) for e in events])
    below = _rows(axis, [(start, end) for _, start, end in published])
    line = 34 + _ROW * (max((row for row, _, _ in above), default=0) + 1)
    height = line + _GAP + _ROW * (max((row for row, _, _ in below), default=0) + 1) + 14
    outside = [axis.end < e.start or e.end <= axis.start for e in events]
    return Drawing(
        width=_WIDTH, height=height, line=line, axis=tuple(ticks(axis)),
        events=tuple(
            Mark(
                left=left, right=right, y=line - _ROW * (row + 0.5) - 4, sign=str(n), outside=outside[n - 1],
                words=f"{n}: {dates.interval(event.start, event.end)}", anchor=f"event-{n}",
            )
            for n, (event, (row, left, right)) in enumerate(zip(events, above, strict=True), start=1)
        ),
        published=tuple(
            Mark(
                left=left, right=right, y=line + _GAP + _ROW * (row + 0.5), sign=member.siglum, outside=False,
                words=f"{member.siglum} published {dates.interval(start, end)}: {title(member.document)[0]}",
                anchor=f"art-{member.anchor}",
            )
            for (member, start, end), (row, left, right) in zip(published, below, strict=True)
        ),
        earlier=sum(e.end <= axis.start for e in events),
        later=sum(e.start > axis.end for e in events),
    )  # fmt: skip


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


def _rows(axis: Axis, times: list[tuple[datetime, datetime]]) -> list[tuple[int, float, float]]:
    """For each interval the first row from the line in which it touches no earlier one, and its ends."""
    ends: list[float] = []
    placed: dict[int, tuple[int, float, float]] = {}
    for n, (start, end) in sorted(enumerate(times), key=lambda pair: pair[1]):
        left, right = _ends(axis, start, end)
        row = next((r for r, taken in enumerate(ends) if taken < left), len(ends))
        ends[row : row + 1] = [max(right, left + 22) + 6]
        placed[n] = (row, left, right)
    return [placed[n] for n in range(len(times))]


def _ends(axis: Axis, start: datetime, end: datetime) -> tuple[float, float]:
    if end <= axis.start:
        return _EARLIER, _EARLIER
    if start > axis.end:
        return _LATER, _LATER
    return axis.place(start), axis.place(end)
