"""How many places differ, and what hangs under what because of it. All people and events are invented."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.lineage.differing import places
from tests.lineage.documents import document, reading, traced
from tests.lineage.test_origins import ARABIC, MILL


def differ(a: list[str], b: list[str], language: str = "en") -> int | None:
    return places(reading(document(a, language)), reading(document(b, language)))


def test_one_text_differs_from_itself_nowhere_and_a_paragraph_more_is_one_place() -> None:
    assert differ(MILL, MILL) == 0
    assert differ(MILL[:4], MILL) == 1
    assert differ([*MILL[:3], *MILL[6:]], MILL) == 1


def test_words_changed_here_and_there_are_a_place_each() -> None:
    edited = [MILL[0].replace("forty", "fifty"), *MILL[1:3], MILL[3].replace("villages", "towns"), *MILL[4:]]
    assert differ(edited, MILL) == 2


def test_texts_with_nothing_in_common_differ_in_one_place_and_texts_of_two_languages_are_not_compared() -> None:
    assert differ(MILL[:2], MILL[5:7]) == 1
    assert places(reading(document(MILL)), reading(document(ARABIC, "ar"))) is None


def test_right_to_left_and_spaceless_scripts() -> None:
    assert differ(ARABIC, [*ARABIC[:2], *ARABIC[3:]], "ar") == 1
    chinese = ["老造纸厂星期天晚上起火，隔壁正有四十位客人参加婚礼。", "目前尚不清楚新电线是否与火灾有关。"]
    changed = [chinese[0].replace("四十位客人", "六十个宾客"), chinese[1]]
    assert differ(chinese, changed, "zh") == 1
    assert differ(chinese, chinese, "zh") == 0


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(MILL), max_size=6), st.lists(st.sampled_from(MILL), max_size=6))
def test_what_differs_nowhere_does_so_both_ways_round_and_texts_may_be_empty(a: list[str], b: list[str]) -> None:
    assert (differ(a, b) == 0) == (differ(b, a) == 0)


def test_of_two_possible_parents_the_one_with_fewer_places_that_differ_is_taken_though_it_holds_less() -> None:
    """The blog has the agency's words where the paper changed them, and a sentence of the paper's besides."""
    agency = document(MILL, name="Agency", hour=5)
    swaps = {"Sunday": "Saturday", "ladder": "rope", "nine": "ten", "three": "five", "inspector": "engineer",
             "eleven": "twelve", "312": "213", "cyclist": "jogger"}  # fmt: skip
    changed = list(MILL)
    for old, new in swaps.items():
        changed = [line.replace(old, new) for line in changed]
    more = "A choir from the valley sang on the steps of the town hall for all who had lost their nets in the flames."
    paper = document([*changed[:5], more, *changed[5:]], name="Paper", hour=6)
    blog = document([*MILL[:5], more, *MILL[5:]], name="Blog", hour=9)
    lineage = traced(agency, paper, blog)
    assert {(c.origin, c.copy) for c in lineage.copies} == {
        (agency.article.id, paper.article.id), (agency.article.id, blog.article.id),
    }  # fmt: skip


def test_of_two_copies_in_one_language_only_one_was_translated() -> None:
    """Two translators never choose the same words; which of the two came first, nothing tells."""
    english = [
        "The ferry Tyrnen ran aground off Skarholm shortly before six on Thursday morning with 241 people on board.",
        "All passengers were taken ashore in local fishing boats within two hours, the rescue centre said.",
        "Captain Marit Oldervik has steered the ferry through the narrow strait for more than twenty years.",
        "Investigators will look at whether a buoy that marks the shallows had drifted in Tuesday’s storm.",
        "The company cancelled all trips until the weekend and asked travellers to take the bus across the bridge.",
    ]
    origin = document(english, name="Wire", hour=5)
    first = document(ARABIC, "ar", name="Courier")
    second = document([*ARABIC[:2], *ARABIC[3:]], "ar", name="Page")
    lineage = traced(origin, first, second)
    assert sum(c.origin == origin.article.id for c in lineage.copies) == 1
    assert {c.kind for c in lineage.copies} == {"translation", "edited"}
