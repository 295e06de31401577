"""Times in words: an interval no more exact than we know it, always in UTC."""

from __future__ import annotations

from datetime import datetime, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = timedelta(days=1)


def moment(time: datetime) -> str:
    """A point in time: 12 Mar 2031, 06:40 UTC."""
    return f"{day(time)}, {_clock(time)} UTC"


def day(time: datetime) -> str:
    """A day: 12 Mar 2031."""
    return f"{time.day} {_MONTHS[time.month - 1]} {time.year}"


def interval(start: datetime, end: datetime) -> str:
    """A half-open interval as briefly as it can be said: a minute, a day, hours of a day, a month, a year, days."""
    if end - start <= timedelta(minutes=1):
        return moment(start)
    last = end - timedelta(microseconds=1)
    if not _is_midnight(start) or not (_is_midnight(end) or last.hour == 23):
        if last.date() == start.date():
            until = "24:00" if _is_midnight(end) else _clock(end)
            return f"{day(start)}, {_clock(start)} to {until} UTC"
        if end - start <= _DAY:
            return f"{moment(start)} to {moment(end)}"
    return days(start, end)  # who knows a time to no better than a day is not told hours


def days(start: datetime, end: datetime) -> str:
    """The days of a half-open interval: a day, a month, a year, or the first and the last."""
    first, last = start, max(start, end - timedelta(microseconds=1))
    if first.date() == last.date():
        return day(first)
    whole_months = first.day == 1 and (last + _DAY).day == 1
    if whole_months and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        if first.month == last.month:
            return f"{_MONTHS[first.month - 1]} {first.year}"
    if whole_months and (first.month, last.month) == (1, 12):
        return f"{first.year} to {last.year}"
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    month = "" if first.month == last.month else f" {_MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {day(last)}"


def _clock(time: datetime) -> str:
    return f"{time:%H:%M}"


def _is_midnight(time: datetime) -> bool:
    return (time.hour, time.minute, time.second) == (0, 0, 0)
