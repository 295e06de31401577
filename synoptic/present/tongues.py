"""A language as a page shows it: its names and its direction; one we have no file for shows its code."""

from __future__ import annotations

import functools

from synoptic import languages
from synoptic.errors import LanguageError
from synoptic.records import record


@record
class Tongue:
    """What a page needs to know of a language."""

    code: str
    name: str
    native: str
    direction: str
    """"ltr", "rtl", or "auto" where there is no language file: the browser then looks at the text."""


@functools.cache
def tongue(code: str) -> Tongue:
    """The language with this code."""
    try:
        found = languages.load(code)
    except LanguageError:
        return Tongue(code=code, name=code, native=code, direction="auto")
    return Tongue(code=code, name=found.name, native=found.native, direction=found.direction)
