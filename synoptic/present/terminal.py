"""Stories and comparisons for a terminal: readable without colour, at 80 columns, in any script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from synoptic.present import panes, words
from synoptic.present.cast import Column, Member, columns, counts, lead
from synoptic.present.characters import bare
from synoptic.present.naming import END as _END
from synoptic.present.naming import ISOLATE as _ISOLATE
from synoptic.present.naming import facts as _facts
from synoptic.present.naming import isolated as _isolated
from synoptic.present.naming import name as _name
from synoptic.present.tongues import tongue
from synoptic.records import Copy, Document, Passage, Reason, Report, Synopsis

# Words that differ carry signs besides colour, those of wdiff; "changed" gets braces of its own.
_SIGNS = {"dropped": ("[-", "-]"), "added": ("{+", "+}"), "changed": ("{~", "~}")}
_STYLES = {"dropped": "red strike", "added": "green underline", "changed": "yellow"}


def stories(report: Report) -> Iterator[RenderableType]:
    """An overview of the report: each story with its articles, their roles and why they belong."""
    documents = {d.article.id: d for d in report.documents}
    several = [s for s in report.stories if len(s.story.members) > 1]
    told = {m.document for s in several for m in s.story.members}
    for synopsis in several:
        yield from _story(synopsis, documents)
    alone = [d for d in report.documents if d.article.id not in told]
    if alone:
        yield Rule(Text(words.count(len(alone), "single article")), align="left", style="dim")
        yield from (_line(_name(d), f"  {_facts(d)}") for d in alone)
        yield Text()
    if report.rejected:
        yield Rule(Text(words.count(len(report.rejected), "rejected article")), align="left", style="dim")
        yield from (Text(bare(f"{r.source}: {r.reason} ({r.detail})")) for r in report.rejected)


def _story(synopsis: Synopsis, documents: Mapping[str, Document]) -> Iterator[RenderableType]:
    cast = columns(synopsis, documents)
    yield Rule(style="dim")
    yield Text(_name(lead(cast).document), style="bold")
    yield Text(", ".join(counts(cast)))
    yield Text()
    yield from (_member(column, member) for column in cast for member in column.members)


def _member(column: Column, member: Member) -> RenderableType:
    siglum = Text(member.siglum, style="bold red" if member is column.members[0] else "red")
    facts = Text(f"{_facts(member.document)}; {member.role}", style="dim" if member is not column.members[0] else "")
    because = "because: " + "; ".join(bare(words.reason(r)) for r in member.because)
    told = Group(Text(_name(member.document)), facts, *([Text(because, style="dim")] if member.because else []), Text())
    row = Table.grid(padding=0)
    row.add_column(width=4)
    row.add_column(overflow="fold")
    row.add_row(siglum, told)
    return row


def _line(name: str, facts: str) -> Text:
    return Text.assemble(name, (facts, "dim"))


def compare(origin: Document, copy: Document, found: Copy | None) -> Iterator[RenderableType]:
    """Two articles side by side, a row a step of their alignment; or plainly that no copying was found."""
    if found is None:
        yield Text.assemble("A  ", (_name(origin), "bold"), f"\n   {_facts(origin)}")
        yield Text.assemble("B  ", (_name(copy), "bold"), f"\n   {_facts(copy)}\n")
        yield Text(
            "No copying was found between these two articles: as far as the evidence goes, "
            "neither copies or translates the other."
        )
        return
    yield _heading(origin, copy, found)
    yield _columns(origin, copy, found)
    yield Text.assemble(
        "Signs: ", *(part for kind in _SIGNS for part in (_marked(kind, kind), "  ")), _counted(origin, copy, found)
    )
    both = {origin.article.id: ("A", origin), copy.article.id: ("B", copy)}
    yield from _evidence("Which came first", words.verdict(found.direction, "A", "B"), found.direction.because, both)
    said = (
        f"{words.kind(found).capitalize()}, {words.confidence(found.confidence)}: "
        f"{words.percent(found.share_of_origin)} of A stands in B, "
        f"{words.percent(found.share_of_copy)} of B comes from A."
    )
    yield from _evidence("Why it counts as a copy", said, found.because, both)


def _heading(origin: Document, copy: Document, found: Copy) -> Text:
    made = words.COPY_ROLES.get(found.kind, found.kind)
    role = f"{made} A" if found.direction.verdict == "origin first" else f"{made} A, or A of B: direction unclear"
    return Text.assemble(
        ("A  ", "bold red"), (_name(origin), "bold"), f"\n   {_facts(origin)}\n",
        ("B  ", "bold red"), (_name(copy), "bold"), f"\n   {_facts(copy)}; {role}\n",
    )  # fmt: skip


def _columns(origin: Document, copy: Document, found: Copy) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 2, 1, 0), pad_edge=False)
    left, right = tongue(origin.language), tongue(copy.language)
    for name, spoken in (("A", left), ("B", right)):
        table.add_column(Text(f"{name} · {spoken.name}"), ratio=1, overflow="fold")
    for row in panes.rows(origin, copy, found):
        style = "dim" if row.kind == "same" else ""
        table.add_row(
            _side(row.origin, left.direction, "nothing in A"),
            _side(row.copy, right.direction, "nothing in B"),
            style=style,
        )
    return table


def _side(runs: Iterable[panes.Run], direction: str, absent: str) -> RenderableType:
    parts = [_marked(run.text, run.mark) for run in runs]
    if not parts:
        return Text(f"({absent})", style="dim italic")
    text = Text.assemble(*parts)
    return _RightToLeft(text) if direction == "rtl" else text


class _RightToLeft:
    """Text whose every line is isolated and set to the right: a terminal orders each of its lines by itself."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(console, options.max_width, overflow="fold"):
            line.rstrip()
            yield Text.assemble(_ISOLATE, line, _END, justify="right", no_wrap=True)


def _marked(text: str, mark: str) -> Text:
    edge = " " if text[:1].isspace() else "", " " if text[-1:].isspace() and len(text) > 1 else ""
    said = f"{edge[0]}{bare(text)}{edge[1]}" if text.strip() else " "
    if mark not in _SIGNS:
        return Text(said)
    before, after = _SIGNS[mark]
    return Text.assemble((f"{before}{said}{after}", _STYLES[mark]))


def _counted(origin: Document, copy: Document, found: Copy) -> str:
    """How many things differ, by sort, the weightiest first: "(3 differences: number 2, words 1)"."""
    sorts = [d.what for d in panes.differences(origin, copy, found)]
    each = ", ".join(f"{what} {sorts.count(what)}" for what in dict.fromkeys(sorts))
    return f"({words.count(len(sorts), 'difference')}{': ' if each else ''}{bare(each)})"


def _evidence(
    heading: str, said: str, because: tuple[Reason, ...], both: Mapping[str, tuple[str, Document]]
) -> Iterator[RenderableType]:
    yield Text()
    yield Text(heading, style="bold")
    yield Text(said)
    for found in sorted(because, key=lambda r: -r.weight):
        shown = [_cited(*both[p.document], p) for p in found.passages if p.document in both]
        # Three passages are enough to see what is meant; the report holds them all.
        rest = [f"and {words.count(len(shown) - 3, 'more passage')}"] if len(shown) > 3 else []
        line = (
            f"{words.leaning(found)}: {bare(words.reason(found))}"
            + (": " if shown else "")
            + ", ".join(shown[:3] + rest)
        )
        yield Padding(Text(line), (0, 0, 0, 2))


def _cited(name: str, document: Document, passage: Passage) -> str:
    text = bare(document.article.text[passage.span.start : passage.span.end])
    short = text if len(text) <= 60 else text[:60].rstrip() + " …"
    return f"{name} “{_isolated(short, tongue(document.language).direction)}”"
