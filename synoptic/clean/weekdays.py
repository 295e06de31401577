"""Which weekday an article's lead speaks of, whatever its language: evidence for the day it was written."""

from __future__ import annotations

import functools
import re

from synoptic import languages
from synoptic.records import Article
from synoptic.text import composed, is_unspaced

# The lead: a news report names its day in the first paragraphs. Later weekdays are as often those of the background.
_LEAD = 1500


def first_weekday(article: Article) -> int | None:
    """The first weekday named in the lead (Monday is 0), furniture left out; None where none is."""
    pattern, numbers = _names()
    plain, offsets = composed(article.text[: _LEAD + 3000])
    read = 0
    for match in pattern.finditer(plain):
        at = offsets[match.start()]
        if any(f.span.start <= at < f.span.end for f in article.furniture):
            continue
        read = at - sum(f.span.end - f.span.start for f in article.furniture if f.span.end <= at)
        return numbers[match.group().lower()] if read < _LEAD else None
    return None


@functools.cache
def _names() -> tuple[re.Pattern[str], dict[str, int]]:
    """All weekdays' full names in all languages; a name that is another day elsewhere is left out."""
    meanings: dict[str, set[int]] = {}
    for code in languages.codes():
        moments = languages.load(code).moments
        for number, forms in enumerate(moments.weekdays):
            for form in forms:
                if len(form) >= (3 if is_unspaced(form) else 4):
                    meanings.setdefault(form.lower(), set()).add(number)
    numbers = {form: found.pop() for form, found in meanings.items() if len(found) == 1}
    spaced = sorted((f for f in numbers if not is_unspaced(f)), key=lambda f: (-len(f), f))
    run = sorted((f for f in numbers if is_unspaced(f)), key=lambda f: (-len(f), f))
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, spaced))})\b|{'|'.join(map(re.escape, run))}", re.IGNORECASE
    ), numbers
