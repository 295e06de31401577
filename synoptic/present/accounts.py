"""The synopsis table: a row a statement, a column an origin; and what only one origin tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from synoptic.present.alignments import Alignments, beside
from synoptic.present.cast import Column
from synoptic.present.passages import Cited, Passages
from synoptic.records import Passage, Statement, Telling, record


@record
class Cell:
    """What one origin says: its own passages, and below each the aligned passages of its translations."""

    siglum: str
    told: tuple[Cited, ...]
    glosses: tuple[Cited, ...]
    also: int
    """How many other copies of the origin say the same."""


@record
class Line:
    """One statement over all origins; an origin that is silent has a cell without passages."""

    number: int
    cells: tuple[Cell, ...]
    voices: int
    """How many origins tell it."""


@record
class Alone:
    """What one origin alone tells."""

    siglum: str
    column: Column
    cells: tuple[Cell, ...]


def lines(
    statements: Iterable[Statement], columns: tuple[Column, ...], aligned: Alignments, passages: Passages
) -> tuple[Line, ...]:
    """The statements that several origins tell, those with most voices first, else in the report's order."""
    shared = [s for s in statements if len({t.origin for t in s.tellings}) > 1]
    shared.sort(key=lambda s: -len({t.origin for t in s.tellings}))
    return tuple(
        Line(
            number=number,
            cells=tuple(_cell(column, statement, aligned, passages) for column in columns),
            voices=len({t.origin for t in statement.tellings}),
        )
        for number, statement in enumerate(shared, start=1)
    )


def places(lines: Iterable[Line]) -> dict[tuple[str, int], int]:
    """For each passage told in the table, by article and start, the number of its line."""
    return {
        (c.member.document.article.id, c.start): line.number for line in lines for cell in line.cells for c in cell.told
    }


def alone(
    statements: Iterable[Statement], columns: tuple[Column, ...], aligned: Alignments, passages: Passages
) -> tuple[Alone, ...]:
    """By origin, the statements that no other origin tells."""
    single = [s for s in statements if len({t.origin for t in s.tellings}) == 1]
    by_origin = (
        (
            column,
            tuple(_cell(column, s, aligned, passages) for s in single if s.tellings[0].origin == column.origin.head),
        )
        for column in columns
    )
    return tuple(Alone(siglum=column.siglum, column=column, cells=cells) for column, cells in by_origin if cells)


def _cell(column: Column, statement: Statement, aligned: Alignments, passages: Passages) -> Cell:
    head = column.origin.head
    mine = [t for t in statement.tellings if t.origin == head and t.passage.document in passages.members]
    own = [t for t in mine if t.passage.document == head] or mine[:1]
    held = {(t.passage.document, t.passage.span.start) for t in own}
    others = {
        (p.document, p.span.start): (p, is_translation)
        for p, is_translation in (*_folded(mine, own, column), *_beside(own, aligned))
        if (p.document, p.span.start) not in held and p.document in passages.members
    }
    return Cell(
        siglum=column.siglum,
        told=tuple(passages.cite(t.passage.document, t.passage.span, t.language) for t in own),
        glosses=tuple(passages.cite(p.document, p.span) for p, is_translation in others.values() if is_translation),
        also=len({p.document for p, is_translation in others.values() if not is_translation}),
    )


def _folded(mine: list[Telling], own: list[Telling], column: Column) -> Iterator[tuple[Passage, bool]]:
    language = own[0].language if own else column.members[0].document.language
    for telling in mine:
        if telling not in own:
            yield telling.passage, telling.language != language


def _beside(own: list[Telling], aligned: Alignments) -> Iterator[tuple[Passage, bool]]:
    for telling in own:
        yield from beside(telling.passage, aligned)
