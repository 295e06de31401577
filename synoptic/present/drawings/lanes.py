"""Where the articles of a lineage stand: a lane a language, time from left to right, the undated in their own band."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from synoptic.present.cast import Member
from synoptic.present.drawings.axis import Axis, around
from synoptic.present.tongues import tongue
from synoptic.records import record

LEFT, RIGHT = 168.0, 1016.0
ROW, TOP, RADIUS = 42.0, 40.0, 12.0
_SLOT = 52.0


@record
class Lane:
    """One language."""

    y: float
    height: float
    code: str
    name: str


@record
class Place:
    """Where an article stands, and the ends of its publication interval."""

    left: float
    x: float
    right: float
    y: float = 0.0


@record
class Ground:
    """The drawing's time axis, where there is one, and where the band of undated articles begins, if there are any."""

    axis: Axis | None
    undated: float | None


def ground(members: tuple[Member, ...]) -> Ground:
    """How the width is shared between time and the undated; without any date, these have all of it."""
    dates = [m.document.article.published for m in members]
    times = [t for p in dates if p is not None for t in (p.start, p.end)]
    # No more than six columns of undated articles beside a time axis: it needs the larger part.
    band = min(dates.count(None), 6) * _SLOT
    if not times:
        return Ground(axis=None, undated=LEFT - _SLOT / 2)
    right = RIGHT - band - (_SLOT if band else RADIUS)
    # An hour's air on both sides at least, so that one moment is not an axis without length.
    axis = around(times, share=0.06, least=timedelta(hours=1), left=LEFT, right=right)
    return Ground(axis=axis, undated=RIGHT - band - RADIUS if band else None)


def places(
    members: tuple[Member, ...], here: Ground, *, top: float
) -> tuple[tuple[Lane, ...], Mapping[str, Place], float]:
    """Lanes in order of their first article; in a lane, each article in the first row where it touches no other."""
    extents = _extents(members, here)
    lanes: list[Lane] = []
    found: dict[str, Place] = {}
    y = top
    for code in dict.fromkeys(m.document.language for m in members):
        mine = [m.document.article.id for m in members if m.document.language == code]
        rows: list[float] = []
        for document in sorted(mine, key=lambda d: extents[d].x):
            at = extents[document]
            row = first_free(rows, min(at.left, at.x - RADIUS), max(at.right, at.x + RADIUS) + 6)
            found[document] = Place(left=at.left, x=at.x, right=at.right, y=y + ROW * (row + 0.5))
        lanes.append(Lane(y=y, height=ROW * len(rows), code=code, name=tongue(code).name))
        y += ROW * len(rows)
    return tuple(lanes), found, y


def first_free(rows: list[float], left: float, right: float) -> int:
    """The first row that is free from `left` on; it is then taken up to `right`."""
    row = next((n for n, end in enumerate(rows) if end < left), len(rows))
    rows[row : row + 1] = [right]
    return row


def _extents(members: Iterable[Member], here: Ground) -> dict[str, Place]:
    """Horizontal places: by publication, or side by side in the order of the sigla for the undated."""
    slots = max(int((RIGHT - (here.undated or RIGHT)) / _SLOT), 1)
    found: dict[str, Place] = {}
    undated = 0
    for member in members:
        published = member.document.article.published
        if published is None or here.axis is None:
            x = (here.undated or LEFT) + (undated % slots + 0.5) * _SLOT
            found[member.document.article.id] = Place(left=x, x=x, right=x)
            undated += 1
        else:
            left, right = here.axis.place(published.start), here.axis.place(published.end)
            found[member.document.article.id] = Place(left=left, x=(left + right) / 2, right=right)
    return found
