"""Which line is the headline: what metadata call it, what stands there twice, or the first line shaped like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from synoptic.clean.lines import Line, is_dense, is_speech, reads_as_prose

LONGEST = 125
"""Characters of the longest headline. In OG2021 (9 languages) 99 % of headlines have at most 142, 95 % at most 119;
stand-firsts begin where headlines end, and taking one for a headline loses prose. Han and kana: 2.5 times fewer."""

_SEPARATORS = "|-–—·•:»«/"


def find(lines: Sequence[Line], marked: Collection[int], hint: str | None) -> int | None:
    """The index of the headline among the lines; None where no line is one. `marked` lines are furniture already."""
    head = [at for at in range(min(len(lines), 40)) if at not in marked]
    if hint is not None:
        for at in head[:15]:
            if lines[at].words and same(lines[at].text, hint):
                return at
    head = head[:10]
    twice = Counter(lines[at].words for at in head if lines[at].words)
    for at in head:
        if twice[lines[at].words] > 1 and _has_shape(lines[at]):
            return at
    for at in head[:4]:
        if reads_as_prose(lines[at]) and not _has_shape(lines[at]):
            return None
        if _has_shape(lines[at]) and _leads_prose(lines, at, marked):
            return at
    return None


def same(line: str, hint: str) -> bool:
    """Whether a line is the title that metadata gives, which may carry the outlet's name after a separator."""
    one, other = line.casefold().strip(), hint.casefold().strip()
    if one == other:
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    rest = longer[len(shorter) :].strip()
    return len(shorter) >= 10 and longer.startswith(shorter) and rest != "" and rest[0] in _SEPARATORS


def _has_shape(line: Line) -> bool:
    dense = is_dense(line.text)
    size = len(line.text) * (2.5 if dense else 1)
    enough = len(line.text) >= 6 if dense else len(line.words) >= 3
    asks = line.text.rstrip("\"'”’»)")[-1:] in "?!؟？！"
    return enough and size <= LONGEST and (not line.ends or asks) and not line.text.startswith(("- ", "– ", "— "))


def _leads_prose(lines: Sequence[Line], at: int, marked: Collection[int]) -> bool:
    # A headline stands over something longer: the next line that is not furniture, or the one after it.
    below = [line for i, line in enumerate(lines[at + 1 : at + 12], at + 1) if i not in marked][:3]
    return any(reads_as_prose(line) and len(line.text) > 0.8 * len(lines[at].text) for line in below) or (
        len(below) > 0 and is_speech(below[0]) and below[0].ends
    )
