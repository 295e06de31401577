"""Our own annotated articles as the quotation bench reads gold: those held out of training, by language."""

from __future__ import annotations

import re

from train.quotes import markup


def rows(language: str, *, held_out: bool = True) -> list[dict]:
    """Texts with (kind, letters of what is said, letters of each place where its speaker is named)."""
    found = []
    for article in markup.articles(language):
        if article.held_out is held_out:
            gold = [
                (said.kind, _letters(article.text, said.spans), _named(article.text, said)) for said in article.said
            ]
            found.append({"text": article.text, "gold": gold})
    return found


def _letters(text: str, spans: tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def _named(text: str, said: markup.Said) -> frozenset[int]:
    if not said.speaker:
        return frozenset()
    places = re.finditer(rf"(?<!\w){re.escape(said.speaker)}", text, re.IGNORECASE)
    return frozenset(i for match in places for i in range(*match.span()))
