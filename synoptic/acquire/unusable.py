"""What a file turns out to be when it cannot become an article."""

from __future__ import annotations

from typing import Literal

Reason = Literal["empty", "binary", "too large", "unreadable", "unknown format", "no text", "damaged"]


class Unusable(Exception):  # noqa: N818 - a finding about a file, not a fault of the program
    """A file, or an item of a container, that cannot become an article; it ends as a `Rejected`."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
