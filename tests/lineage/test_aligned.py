"""Two texts of one language aligned by their words. All people and events are invented."""

from __future__ import annotations

import pytest

from synoptic.lineage.aligned import aligned, by_words
from synoptic.lineage.alignment import Bead
from synoptic.lineage.reading import compared
from tests.lineage.documents import document, reading
from tests.lineage.test_lineage import FERRY, SCRIPTS

Beads = set[tuple[tuple[int, int], tuple[int, int]]]


def beads(a: list[str], b: list[str], given: list[Bead] | None = None, language: str = "en") -> Beads:
    """What is aligned by words: of the beads that are given, else of those that meaning finds."""
    one, two = reading(document(a, language, name="a")), reading(document(b, language, name="b"))
    found = aligned(one, two, compared(one, two)) if given is None else by_words(one, two, given)
    return {(bead.a, bead.b) for bead in found}


def test_a_neighbour_that_shares_no_words_leaves_the_join() -> None:
    lines = ["The ferry turned back.", "A storm had closed the harbour of Halvik."]
    assert beads(lines, lines[1:], [Bead((0, 2), (0, 1), 0.9)]) == {((1, 2), (0, 1))}


def test_two_sentences_made_one_stay_joined() -> None:
    lines = ["The ferry turned back at noon", "a storm had closed the harbour of Halvik"]
    assert beads(lines, [", ".join(lines)], [Bead((0, 2), (0, 1), 0.9)]) == {((0, 2), (0, 1))}


def test_a_pair_of_other_words_gives_way_to_the_sentence_itself() -> None:
    one = ["The ferry turned back.", "The pilots went on strike."]
    two = ["The pilots went on strike.", "Nobody knows when ships sail again."]
    assert beads(one, two, [Bead((0, 1), (0, 1), 0.5), Bead((1, 2), (1, 2), 0.4)]) == {((1, 2), (0, 1))}


def test_a_pair_of_other_words_stays_where_nothing_better_is_left() -> None:
    assert beads(["The ferry turned back."], ["Vessels could not sail."], [Bead((0, 1), (0, 1), 0.5)])


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_a_sentence_set_elsewhere_is_found_in_any_script(language: str) -> None:
    lines = list(SCRIPTS[language])
    last = len(lines) - 1
    assert ((0, 1), (last, last + 1)) in beads(lines, [*lines[1:], lines[0]], language=language)


def test_decomposed_letters_are_the_same_words() -> None:
    assert beads(["Zo\u00eb R\u00e9ke spoke first."], ["Zoe\u0308 Re\u0301ke spoke first."], [])


def test_what_is_whole_in_both_texts_is_aligned_one_to_one() -> None:
    assert beads(FERRY, FERRY) == {((i, i + 1), (i, i + 1)) for i in range(len(FERRY))}
