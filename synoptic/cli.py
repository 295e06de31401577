"""The command line: parse, call, print. The only module that prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import click

from synoptic import __version__
from synoptic.errors import InputError, SynopticError
from synoptic.pipeline import Progress
from synoptic.records import Report

PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path)
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Lay out the same news told many times: origins, copies, translations, differences, each with its passage.

    PATH is a file or folder of articles: text, HTML, JSON Lines, RSS/Atom/JSON feeds, WARC; any mixture of them.
    """


@main.command()
@PATHS
@click.option("--output", "-o", type=click.Path(path_type=Path), default=Path("report"), show_default=True)
def report(paths: Sequence[Path], output: Path) -> None:
    """Write report.json, index.html and one page a story."""
    _report(paths, output)


@main.command()
@click.option("--output", "-o", type=click.Path(path_type=Path), default=Path("report"), show_default=True)
def demo(output: Path) -> None:
    """Make the report on the sample articles that come with synoptic (invented events, 13 languages)."""
    _report([_samples()], output)


@main.command()
@PATHS
def stories(paths: Sequence[Path]) -> None:
    """List the stories with their members, origins and copies."""
    from synoptic.pipeline import run
    from synoptic.present import terminal

    with _mended(), _progress() as progress:
        made = run(paths, progress=progress)
    _print(terminal.stories(made))


@main.command()
@PATHS
def origins(paths: Sequence[Path]) -> None:
    """Count each story's independent origins and show what is folded under them."""
    from synoptic.pipeline import run
    from synoptic.present import tree

    with _mended(), _progress() as progress:
        made = run(paths, progress=progress)
    _print(tree.origins(made))


@main.command()
@click.argument("a", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("b", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def compare(a: Path, b: Path) -> None:
    """Set two articles side by side: which is made from which, and what was dropped, added or changed."""
    from synoptic.pipeline import pair
    from synoptic.present import terminal

    with _mended():
        first, second, found = pair(a, b)
    if found is not None and found.origin == second.article.id:
        first, second = second, first
    _print(terminal.compare(first, second, found))


@main.command()
@click.argument("report_json", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@PATHS
def verify(report_json: Path, paths: Sequence[Path]) -> None:
    """Check every passage of a report against the articles; exit 1 and name each passage that does not stand."""
    from synoptic import codec
    from synoptic.acquire import acquire
    from synoptic.clean import clean
    from synoptic.verify import verify as check

    with _mended():
        articles, _ = clean(acquire(paths))
        verdict = check(codec.decode(report_json.read_bytes(), Report), articles)
    for fault in verdict.faults:
        where = f" [{fault.span.start}:{fault.span.end}]" if fault.span else ""
        click.echo(f"{_visible(fault.source)}{where}: {fault.what}", err=True)
        if fault.said or fault.stands:
            click.echo(f"  report:  {_visible(fault.said)!r}\n  article: {_visible(fault.stands)!r}", err=True)
    if verdict.faults:
        click.echo(f"{len(verdict.faults)} faults in {verdict.documents} documents", err=True)
        sys.exit(1)
    click.echo(f"verified: {verdict.passages} passages of {verdict.documents} documents stand as the report says")


@main.command()
def schema() -> None:
    """Print the JSON Schema of report.json."""
    import json

    from synoptic import codec

    click.echo(json.dumps(codec.schema(Report), indent=1, ensure_ascii=False))


def _report(paths: Sequence[Path], output: Path) -> None:
    from synoptic.pipeline import run
    from synoptic.present import cast, words

    with _mended(), _progress() as progress:
        made = run(paths, progress=progress)
        _write(made, output)
    told = [s for s in made.stories if len(s.story.members) > 1]
    click.echo(
        f"{words.count(len(made.documents), 'article')}, "
        f"{words.count(len(told), 'story told more than once', 'stories told more than once')}, "
        f"{len(made.stories) - len(told)} told once, {words.count(len(made.rejected), 'file')} not used"
    )
    documents = {d.article.id: d for d in made.documents}
    for story in told:
        click.echo(f"  {', '.join(cast.counts(cast.columns(story, documents)))}")
    click.echo(f"open {output / 'index.html'}")


def _write(made: Report, output: Path) -> None:
    from synoptic import codec
    from synoptic.present.report import pages

    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, html in pages(made):
            (output / name).write_text(html, encoding="utf-8")
        (output / "report.json").write_bytes(codec.encode(made))
    except OSError as error:
        raise InputError(
            f"cannot write the report to {str(output)!r}: {error.strerror}; choose another --output"
        ) from error


def _samples() -> Path:
    """The sample articles: inside the installed package, or in the checkout beside it."""
    packed = Path(str(resources.files("synoptic") / "examples"))
    return packed if packed.is_dir() else Path(__file__).resolve().parent.parent / "examples" / "articles"


def _visible(text: str) -> str:
    """Article text made safe for a terminal: no control characters, no direction overrides."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def _print(renderables: Iterator[object]) -> None:
    from rich.console import Console

    console = Console()
    for renderable in renderables:
        console.print(renderable)


@contextmanager
def _mended() -> Iterator[None]:
    """A user's error ends as one line on stderr, not as a traceback."""
    try:
        yield
    except SynopticError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A progress line on stderr for long work, only where a person can see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total or None)

        yield tell
