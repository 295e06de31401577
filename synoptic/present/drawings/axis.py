"""A time axis: times to horizontal places, and the ticks a reader needs to read them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from synoptic.present import dates
from synoptic.records import record

# From an hour to a century; the first step that gives no more than `most` ticks is taken.
_STEPS = tuple(
    timedelta(hours=hours)
    for hours in (1, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 4320, 8766, 17532, 43830, 87660, 876600)
)
_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)  # a Monday: weekly ticks fall on Mondays


@record
class Axis:
    """An interval of time laid over `left` to `right`, in drawing units."""

    start: datetime
    end: datetime
    left: float
    right: float

    def place(self, time: datetime) -> float:
        """Where a time stands; outside the interval, at its nearer end."""
        share = (time - self.start) / (self.end - self.start)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)


def around(times: Iterable[datetime], *, share: float, least: timedelta, left: float, right: float) -> Axis:
    """An axis over these times with some air at both ends: a share of their length, and no less than `least`."""
    first, last = min(times := tuple(times)), max(times)
    air = max((last - first) * share, least)
    return Axis(start=_moved(first, -air), end=_moved(last, air), left=left, right=right)


def _moved(time: datetime, by: timedelta) -> datetime:
    try:
        return time + by
    except OverflowError:  # the first or the last year that a datetime can hold
        return time


@record
class Tick:
    """A mark on the axis with its words."""

    x: float
    label: str
    strong: bool
    """Whether a day begins here, where the ticks are hours."""


def ticks(axis: Axis, *, most: int = 8) -> Iterator[Tick]:
    """Marks at round times, at most `most` of them."""
    length = axis.end - axis.start
    step = next((s for s in _STEPS if length / s <= most), length / most)
    hours = step < timedelta(days=1)
    n = -((_EPOCH - axis.start) // step)
    time = _EPOCH + n * step
    while time <= axis.end:
        midnight = (time.hour, time.minute) == (0, 0)
        if time >= axis.start:
            label = dates.day(time) if not hours or midnight else f"{time:%H:%M}"
            yield Tick(x=axis.place(time), label=label, strong=hours and midnight)
        time += step
