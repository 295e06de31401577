"""What a container claims of an article, in the form in which all readers keep it."""

from __future__ import annotations

from synoptic.acquire import encodings

_LONGEST = 5000
"""Characters of a claim: titles and addresses stay below 2,000."""


def squeeze(claim: str | None) -> str | None:
    """A claim on one line, without lone surrogates; None where nothing is left or it is too long to be one."""
    if claim is None or len(claim) > _LONGEST:
        return None
    return " ".join(encodings.repair(claim).split()) or None
