"""Copies told from forms that are filled in anew, and from reports that many papers print."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.lineage import survey
from synoptic.lineage.copies import candidates, copies, frequent
from synoptic.lineage.wording import Wording, weighed, wording
from synoptic.records import Document
from synoptic.text import words
from tests.lineage.documents import document
from tests.lineage.test_lineage import FERRY, OTHER, RIVAL, SCRIPTS

FIRMS = {
    "Arvik Tegl": ("41", "April 9", "Dag Solli", "Nordvang"),
    "Quell Optik": ("28", "May 17", "Ilse Rohde", "Tarmstedt"),
    "Puig Ceràmica": ("73", "June 2", "Nuria Bosch", "Altafulla"),
    "Sabre Looms": ("15", "July 30", "Owen Prys", "Dinas"),
    "Teknisk Garn": ("62", "March 21", "Kari Moen", "Lierdal"),
    "Orta Fidan": ("37", "August 8", "Selma Tan", "Kavak"),
}


def notice(firm: str) -> Document:
    """A form that a news desk fills in for one firm after another."""
    dividend, day, head, town = FIRMS[firm]
    return document(
        [
            f"{firm} said it will pay a dividend of {dividend} crowns a share to holders of record on {day}.",
            f"The payment was approved by the board at its quarterly meeting in {town} and will be made in cash.",
            f"{head}, who heads the company, said in a short statement that the outlook for the year is unchanged.",
        ],
        name=firm,
    )


def pairs(documents: Sequence[Document], pile: Sequence[Document] = ()) -> set[tuple[int, int]]:
    often = frequent([wording(d) for d in (*documents, *pile)])
    return {(i, j) for i, j, _ in copies([weighed(wording(d), often) for d in documents])}


def test_a_form_filled_in_for_six_firms_makes_no_copies() -> None:
    assert pairs([notice(firm) for firm in FIRMS]) == set()


def test_a_notice_that_keeps_its_facts_is_a_copy_among_its_siblings() -> None:
    first = notice("Orta Fidan")
    text = first.article.text.replace("a short statement", "a brief statement").replace("unchanged", "the same")
    again = document(text.split("\n"), name="Paper")
    documents = [first, again, *(notice(firm) for firm in FIRMS if firm != "Orta Fidan")]
    assert pairs(documents) == {(0, 1)}


def test_a_report_that_twenty_papers_print_with_small_edits_stays_a_copy() -> None:
    swaps = [word for line in FERRY for word in line.split() if len(word) > 6 and word.islower()]
    papers = [document(FERRY, name="Agency")]
    papers += [
        document([line.replace(word, "otherwise") for line in FERRY], name=f"Paper {n}") for n, word in enumerate(swaps)
    ]
    found = pairs(papers, [document(RIVAL), document(OTHER)])
    assert len(papers) > 10
    assert {n for pair in found for n in pair} == set(range(len(papers)))


def test_a_word_says_the_less_the_more_texts_have_it() -> None:
    plain = [wording(notice(firm)) for firm in FIRMS]
    made = weighed(plain[0], frequent(plain))
    text = notice("Arvik Tegl").article.text
    says = dict(zip((text[start:end] for start, end in words(text)), made.rarity.tolist(), strict=True))
    assert says["dividend"] == says["unchanged"] == 0
    assert says["Nordvang"] == says["41"] == 1
    assert 0 < says["April"] <= 1 and set(plain[0].rarity.tolist()) == {1.0}


def test_a_corrected_figure_makes_no_other_report_of_it() -> None:
    corrected = [FERRY[0].replace("214", "241"), *FERRY[1:]]
    assert pairs([document(FERRY, name="a"), document(corrected, name="b")]) == {(0, 1)}


def test_candidates_are_proposed_for_set_phrases_too() -> None:
    assert (0, 1) in candidates([wording(notice(firm)) for firm in FIRMS])


def test_no_texts_make_no_pairs() -> None:
    assert pairs([]) == set()
    assert pairs([document([])]) == set()
    assert survey([]).copies == ()


def test_words_are_characters_only_in_scripts_without_spaces() -> None:
    counts = {language: len(wording(document(lines, language)).words) for language, lines in SCRIPTS.items()}
    text = {language: "".join(lines) for language, lines in SCRIPTS.items()}
    assert counts["zh"] > len(text["zh"]) * 0.8
    assert counts["ar"] < len(text["ar"]) * 0.3
    assert counts["hi"] < len(text["hi"]) * 0.3


def places(made: Wording) -> list[tuple[int, int]]:
    return list(zip(made.starts.tolist(), made.ends.tolist(), strict=True))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ab1 東京“”é٣.", max_size=30), max_size=4))
def test_every_run_lies_within_the_words(lines: list[str]) -> None:
    made = wording(document([line for line in lines if line.strip()]))
    assert all(0 <= start < end <= len(made.words) for start, end in places(made))
    assert len(made.runs) == len(made.own) == len(made.weights) == len(made.starts)
    assert len(made.words) == len(made.figures) == len(made.names)


@settings(max_examples=20, deadline=None)
@given(st.permutations([*(notice(firm) for firm in FIRMS), document(FERRY, name="a"), document(FERRY[:4], name="b")]))
def test_a_survey_does_not_depend_on_the_order(documents: list[Document]) -> None:
    pile = survey(documents)
    ferries = tuple(sorted(d.article.id for d in documents if d.article.source in ("a", "b")))
    assert pile.copies == (ferries,)
