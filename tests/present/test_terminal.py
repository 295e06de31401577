"""Stories and comparisons in a terminal of 80 columns, without colour."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, RenderableType

from synoptic.present import terminal
from tests.present.strait import ARABIC, AVIS, CHINESE, COPIES, FRENCH, GAZETTE, REPORT, RUSSIAN


def printed(parts: Iterable[RenderableType], *, width: int = 80) -> str:
    console = Console(width=width, file=StringIO(), force_terminal=False)
    for part in parts:
        console.print(part)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_stories_say_counts_roles_and_why() -> None:
    said = printed(terminal.stories(REPORT))
    assert "7 articles, 7 outlets, 6 languages, 4 origins" in said
    assert "B¹  Le détroit de Lindvik va rouvrir" in said
    assert "Courrier du Fjord, French, 12 Mar 2031; translation of B" in said
    assert "Islands Today, English, undated; verbatim copy of B" in said
    assert "because: names in common: 3; dates in common: 2" in said
    assert "2 single articles" in said and "articles/empty.txt: empty (0 bytes)" in said


def test_a_comparison_marks_what_differs_with_signs() -> None:
    said = printed(terminal.compare(GAZETTE, FRENCH, COPIES[0]))
    for signs in ("[-possibly-]", "{~14,000~}", "{~40.000~}", "(nothing in B)", "{+C’est la troisième"):
        assert signs in said
    assert "The evidence says that A is the earlier text, about 30 to 1." in said
    assert "may be the parent as well." in said
    assert "for: a hedge that the other text lacks: A “possibly”" in said
    assert "(6 differences: number 1, hedge 1, passage 2, words 2)" in " ".join(said.split())
    assert "86 % of A stands in B, 93 % of B comes from A." in said


def test_the_two_columns_never_touch_and_fit_in_any_script() -> None:
    for width in (60, 80, 120):
        for pair in ((GAZETTE, FRENCH, COPIES[0]), (ARABIC, RUSSIAN, COPIES[2])):
            lines = printed(terminal.compare(*pair), width=width).splitlines()
            assert max(map(cell_len, lines)) <= width


def test_each_line_of_right_to_left_text_keeps_to_its_own_column() -> None:
    said = printed(terminal.compare(ARABIC, RUSSIAN, COPIES[2]))
    for line in said.splitlines():
        assert line.count("\u2067") == line.count("\u2069")
    row = next(line for line in said.splitlines() if "اتفق وزيرا" in line)
    assert row.index("\u2069") < row.index("Министры")


def test_where_nothing_was_copied_it_says_so() -> None:
    assert "No copying was found between these two articles" in printed(terminal.compare(AVIS, CHINESE, None))
