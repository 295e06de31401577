"""Who published an article that comes without metadata: what its copyright line says, where that is clear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from synoptic.clean import phrases
from synoptic.clean.lines import Line, folded
from synoptic.clean.names import is_capital, is_cased
from synoptic.records import Furniture

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|ⓒ|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,]*", re.IGNORECASE
)
_BAR = re.compile(r"\s*[|·•/]\s*|\s[–—-]\s")
_YEARS = re.compile(r"[\s,]*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?[\s,.]*$")
_TITLE_IN_QUOTES = re.compile(r"[«„“\"『《]([^«»„“”\"『』《》]{2,50})[»”“\"』》]")


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is that of the article's own outlet, with or without an article or "Media"."""
    ours, theirs = folded(outlet or ""), folded(name)
    shared = sum(word in ours for word in theirs)
    return shared > 0 and (shared == len(theirs) or shared >= 2)


def masthead(lines: Sequence[Line], furniture: Sequence[Furniture]) -> str | None:
    """The name that heads the page: its first line, or that line's first part before a bar, all in capitals."""
    marked = {f.span.start: f.kind for f in furniture}
    if not lines or marked.get(lines[0].start) in (None, "title", "byline", "photo"):
        return None
    name = _BAR.split(lines[0].text)[0].strip()
    letters = [c for c in name if c.isalpha()]
    plain = len(letters) >= 3 and len(name) <= 40 and len(name.split()) <= 4 and not any(c.isdigit() for c in name)
    capitals = all(c.isupper() for c in letters)
    return name if plain and capitals and "".join(folded(name)) not in phrases.index().kinds else None


def outlet(lines: Sequence[Line], furniture: Sequence[Furniture], *, agencies: Iterable[str]) -> str | None:
    """Who published the article, where a copyright line says so; None where none does, or it names an agency."""
    marked = {f.span.start for f in furniture if f.kind == "notice"}
    for line in reversed(lines):
        if line.start not in marked or len(line.text) > 160 or line.text.startswith(("(", "（")):
            continue
        match = _COPYRIGHT.search(line.text)
        if match is None:
            continue
        rest = re.split(r"[.。।|]\s|[.。।|]$|[,،]\s", line.text[match.end() :])[0]
        titled = _TITLE_IN_QUOTES.search(rest)
        name = _YEARS.sub("", titled[1] if titled else rest).strip(" ,.-–—«»")
        usable = 2 <= len(name) <= 50 and len(name.split()) <= 6 and not any(c.isdigit() for c in name)
        if usable and name not in set(agencies) and (not is_cased(name[0]) or is_capital(name)):
            return name if "".join(folded(name)) not in phrases.index().kinds else None
    return None
