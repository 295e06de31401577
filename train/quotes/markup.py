"""Our own articles with their quotations marked: a text file a language, read into texts and spans.

An article opens with `== what it is`. In it `[words]{speaker}` is something said; behind the speaker may stand who
relays it (`{speaker < agency}`, outermost last) and how it is said (`{speaker; denied}`). `{}` has no named speaker;
`[+words]{}` goes on with the quotation before. What is between quotation marks in the text is direct speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from synoptic.enrich.marks import quoted
from synoptic.errors import SynopticError

DATA = Path(__file__).parent / "data"
POLARITIES = ("said", "denied", "declined", "asked", "promised", "ordered")
_MARK = re.compile(r"\[(\+?)([^\[\]{}]+)\]\{([^\[\]{}]*)\}")


@dataclass(frozen=True)
class Said:
    """One marked quotation: its spans in the text, and who says it, how, and through whom."""

    spans: tuple[tuple[int, int], ...]
    kind: str
    """Direct, mixed or indirect, by the quotation marks around it or in it."""
    speaker: str
    chain: tuple[str, ...]
    polarity: str


@dataclass(frozen=True)
class Marked:
    """An article's text without its marks, and what is said in it."""

    language: str
    title: str
    text: str
    said: tuple[Said, ...]
    held_out: bool
    """Every third article of a file is kept from training."""


def languages() -> list[str]:
    """Codes of the languages that have articles."""
    return sorted(path.stem for path in DATA.glob("*.txt"))


def articles(language: str) -> list[Marked]:
    """The language's articles in the order of its file."""
    parts = re.split(r"^== *(.+)\n", (DATA / f"{language}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return [parse(body, language=language, title=title, held_out=n % 3 == 2) for n, (title, body) in enumerate(pairs)]


def parse(body: str, *, language: str, title: str = "", held_out: bool = False) -> Marked:
    """The article that this marked-up text stands for; `SynopticError` where a mark is broken."""
    text, notes, at = "", [], 0
    for match in _MARK.finditer(body.strip()):
        text += body.strip()[at : match.start()]
        notes.append((match.group(1), len(text), len(text) + len(match.group(2)), match.group(3)))
        text += match.group(2)
        at = match.end()
    text += body.strip()[at:]
    if stray := re.search(r"[\[\]{}]", text):
        raise SynopticError(f"stray {stray.group()!r} in {title!r} ({language}): {text[stray.start() - 30 :][:60]!r}")
    return Marked(language=language, title=title, text=text, said=tuple(_said(text, notes)), held_out=held_out)


def _said(text: str, notes: list[tuple[str, int, int, str]]) -> Iterator[Said]:
    inside = _inside(text)
    joined: list[tuple[list[tuple[int, int]], str]] = []
    for more, start, end, note in notes:
        if more and joined:
            joined[-1][0].append((start, end))
        else:
            joined.append(([(start, end)], note))
    for spans, note in joined:
        who, _, how = (part.strip() for part in note.partition(";"))
        speaker, *chain = (part.strip() for part in who.split("<"))
        if how and how not in POLARITIES:
            raise SynopticError(f"{how!r} is no polarity; one of {', '.join(POLARITIES)} was expected")
        share = sum(i in inside for start, end in spans for i in range(start, end))
        share /= sum(end - start for start, end in spans)
        kind = "direct" if share > 0.9 or _dashed(text, spans[0][0]) else "mixed" if share > 0 else "indirect"
        yield Said(tuple(spans), kind, speaker, tuple(reversed(chain)), how or "said")


def _dashed(text: str, start: int) -> bool:
    """Whether the words stand right behind a dialogue dash."""
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return line in {"-", "–", "—", "―"}


def _inside(text: str) -> set[int]:
    return {i for stretch in quoted(text) if not stretch.dash for i in range(stretch.inner.start, stretch.inner.end)}
