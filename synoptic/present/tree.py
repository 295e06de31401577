"""The origins of each story as a tree for a terminal: readable without colour, at 80 columns, in any script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text
from rich.tree import Tree

from synoptic.present import words
from synoptic.present.branches import Branch, besides, branches, read, reworded, uptake
from synoptic.present.cast import Member, columns, counts, lead
from synoptic.present.characters import bare
from synoptic.present.naming import END, ISOLATE, facts, isolated, name
from synoptic.present.tongues import tongue
from synoptic.records import Correction, Document, Passage, Report, Synopsis, Versions

_SHOWN = 70
"""Characters of a passage that are shown: one line at 80 columns, less the tree's guides."""

_CORRECTIONS = 6
"""Changed passages of one article that are shown, the weightiest; the report has them all."""


def origins(report: Report) -> Iterator[RenderableType]:
    """Each story told more than once: its counts, and a tree for each origin."""
    documents = {d.article.id: d for d in report.documents}
    several = [s for s in report.stories if len(s.story.members) > 1]
    if not several:
        yield Text(f"No two of {words.count(len(documents), 'article')} tell one story: each is an origin of its own.")
    for synopsis in several:
        yield from _story(synopsis, documents)
    alone = len(documents) - sum(len(s.story.members) for s in several)
    if several and alone:
        yield Rule(style="dim")
        yield Text(f"{words.count(alone, 'article')} besides that no other one shares a story with.")


def _story(synopsis: Synopsis, documents: Mapping[str, Document]) -> Iterator[RenderableType]:
    cast = columns(synopsis, documents)
    members = {m.document.article.id: m for column in cast for m in column.members}
    trees = branches(cast, synopsis.lineage)
    yield Rule(style="dim")
    yield Text(name(lead(cast).document), style="bold")
    yield Text(", ".join(counts(cast)), style="bold")
    yield Text()
    for branch in trees:
        yield _tree(branch, members)
        yield Text()
    common = besides(cast, synopsis.lineage, trees)
    if common:
        yield Text("In common besides, without one being made from the other as a whole:", style="bold")
        for copy in common:
            said = words.common(copy, members[copy.origin].siglum, members[copy.copy].siglum)
            yield Padding(_Lines(Text(bare(said))), (0, 0, 0, 2))
        yield Text()


def _tree(branch: Branch, members: Mapping[str, Member]) -> Tree:
    tree = Tree(_Lines(_label(branch)), guide_style="dim", highlight=False)
    _grow(tree, branch, members)
    return tree


def _grow(tree: Tree, branch: Branch, members: Mapping[str, Member]) -> None:
    for reason in branch.because:
        shown = "; ".join(_cited(members, p) for p in reason.passages if p.document in members)
        tree.add(_Lines(Text(f"because: {bare(words.reason(reason))}{': ' if shown else ''}{shown}", style="dim")))
    if branch.versions is not None:
        _add_versions(tree, branch.versions, members)
    for child in branch.under:
        _grow(tree.add(_Lines(_label(child))), child, members)


def _label(branch: Branch) -> Text:
    if branch.member is None:
        return Text.assemble((f"○ {branch.siglum}  ", "bold red"), (bare(branch.said), "bold"))
    document = branch.member.document
    style = "bold" if branch.copy is None else ""
    said = Text.assemble(
        (f"{branch.siglum}  ", "bold red"), (facts(document), style),
    )  # fmt: skip
    if branch.said != "origin":
        said.append(f"\n{bare(branch.said)}")
    said.append(f"\n{name(document)}", "dim")
    return said


def _add_versions(tree: Tree, versions: Versions, members: Mapping[str, Member]) -> None:
    """The article's earlier versions, what each changed, and which copies took that over."""
    for revision in versions.revisions:
        before, after = members[revision.origin], members[revision.copy]
        kinds = [e.kind for e in revision.edits]
        said = [
            f"{what} {words.count(number, 'passage')}"
            for what, number in (
                ("changed", sum(bool(e.changes) for e in revision.edits if e.kind not in {"dropped", "added"})),
                ("dropped", kinds.count("dropped")), ("added", kinds.count("added")),
            ) if number
        ] or ["changed nothing in the telling"]  # fmt: skip
        sure = "" if revision.direction.verdict == "origin first" else "; which came first is unclear"
        tree.add(_Lines(Text.assemble(
            (f"{before.siglum}  ", "bold red"), f"earlier version of {members[versions.head].siglum}, ",
            f"{read(before.document)}; {after.siglum} {', '.join(said)}{sure}",
        )))  # fmt: skip
    for note in versions.notes:
        tree.add(_Lines(Text(f"it says itself: {_cited(members, note)}")))
    for correction in versions.corrections[:_CORRECTIONS]:
        tree.add(_Lines(_correction(correction, members)))
    if len(versions.corrections) > _CORRECTIONS:
        tree.add(_Lines(Text(f"and {words.count(len(versions.corrections) - _CORRECTIONS, 'more changed passage')}")))


def _correction(correction: Correction, members: Mapping[str, Member]) -> Text:
    documents = {i: m.document for i, m in members.items()}
    direction = tongue(documents[correction.later[0].document].language).direction
    before, after = (isolated(bare(said), direction) for said in reworded(correction, documents))
    became = f"“{before}” became “{after}”" if before and after else f"“{before or after}” " + (
        "was dropped" if before else "was added"
    )  # fmt: skip
    said = Text(f"{correction.what}: {became} in {_cited(members, correction.later[0])}")
    for which, found in uptake(correction):
        said.append(f"\n  {which}: " + ", ".join(members[u.document].siglum for u in found if u.document in members))
    return said


def _cited(members: Mapping[str, Member], passage: Passage) -> str:
    member = members[passage.document]
    text = bare(member.document.article.text[passage.span.start : passage.span.end])
    short = text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + " …"
    return f"{member.siglum} “{isolated(short, tongue(member.document.language).direction)}”"


class _Lines:
    """Text in which each line closes what it isolates, and the next opens it again: a terminal orders line by line."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        is_open = False
        for line in self.text.wrap(console, options.max_width, overflow="fold"):
            line.rstrip()
            begin = ISOLATE if is_open else ""
            opened = line.plain.count(ISOLATE) + is_open - line.plain.count(END)
            is_open = opened > 0
            yield Text.assemble(begin, line, END if is_open else "", no_wrap=True)
