"""What two articles are to each other, told in small cases. All people and events are invented."""

from __future__ import annotations

import itertools
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from synoptic.lineage.copies import frequent
from synoptic.lineage.examined import STORY
from synoptic.lineage.labels import SURE, likely, measure
from synoptic.lineage.reading import compared, products, read
from synoptic.lineage.translations import Told
from synoptic.lineage.wording import wording
from synoptic.pipeline import meanings
from synoptic.records import Document, Label, Relation
from tests.lineage.documents import document, reading, traced
from tests.lineage.test_copies import FIRMS, notice
from tests.lineage.test_lineage import FERRY, OTHER, RIVAL, SCRIPTS

RETOLD = [
    "Shortly before six on Thursday morning, with 214 people on board, the Ternen struck the bottom off Skarholm.",
    "According to the rescue centre, local fishermen brought every passenger ashore in their boats inside two hours.",
    "For more than two decades Captain Marit Oldervik had guided the vessel through these narrows.",
    "Whether a buoy marking the shoal came adrift in Tuesday's storm is what investigators now want to find out.",
    "Until the weekend all crossings are cancelled, said the shipping company, which advised travellers to go by bus.",
    "A pair of cars slid into the bow door; the hull held, however, and near the rocks no oil was seen on the water.",
]
FRENCH = [
    "Le ferry Ternen s'est échoué au large de Skarholm peu avant six heures jeudi matin avec 214 personnes à bord.",
    "Tous les passagers ont été ramenés à terre dans les bateaux des pêcheurs locaux en deux heures, "
    "a indiqué le centre de secours.",
    "Le capitaine Marit Oldervik pilotait le navire dans l'étroit chenal depuis plus de vingt ans.",
    "Les enquêteurs examineront si une bouée qui signalait le haut-fond avait dérivé dans la tempête de mardi.",
    "La compagnie maritime a annulé toutes les traversées jusqu'au week-end et a demandé aux voyageurs "
    "de prendre le bus.",
    "Deux voitures ont glissé contre la porte d'étrave, mais la coque a tenu et aucune trace de pétrole "
    "n'a été vue sur l'eau près des rochers.",
]
FRENCH_OWN = "Le ministère des transports a annoncé mercredi une inspection de tous les phares de la côte nord."
GERMAN = [
    "Die Fähre Ternen lief am Donnerstagmorgen kurz vor sechs Uhr mit 214 Menschen an Bord vor Skarholm auf Grund.",
    "Alle Passagiere wurden innerhalb von zwei Stunden in den Booten örtlicher Fischer an Land gebracht, "
    "teilte die Rettungszentrale mit.",
    "Kapitän Marit Oldervik steuerte das Schiff seit mehr als zwanzig Jahren durch den engen Sund.",
    "Die Ermittler werden prüfen, ob eine Boje, die den flachen Grund markierte, im Sturm am Dienstag abgetrieben war.",
    "Die Reederei strich alle Überfahrten bis zum Wochenende und bat die Reisenden, stattdessen den Bus zu nehmen.",
    "Zwei Autos rutschten gegen die Bugklappe, aber der Rumpf hielt, und auf dem Wasser bei den Felsen "
    "war kein Öl zu sehen.",
]
GERMAN_OWN = "Das Verkehrsministerium kündigte am Mittwoch eine Inspektion aller Leuchttürme an der Nordküste an."


def relation(a: Document, b: Document) -> Relation:
    (found,) = traced(a, b).relations
    return found


def between(first: Document, second: Document, *others: Document) -> Relation:
    pair = {first.article.id, second.article.id}
    return next(r for r in traced(first, second, *others).relations if {r.a, r.b} == pair)


def told(a: Document, b: Document) -> Told:
    one, other = reading(a), reading(b)
    return measure(one, other, compared(one, other)).told


def test_a_text_told_again_in_other_words_is_a_rewrite_and_folds() -> None:
    a, b = document(FERRY, name="Agency"), document(RETOLD, name="Paper")
    assert relation(a, b).label == "rewrite"
    assert [c.kind for c in traced(a, b).copies] == ["rewrite"]
    assert [len(o.documents) for o in traced(a, b).origins] == [2]


def test_two_reports_of_one_event_are_that_and_no_more() -> None:
    found = relation(document(FERRY, name="Agency"), document(RIVAL, name="Paper"))
    assert found.likeliest == "same event" and max(found.share_of_a, found.share_of_b) < 0.5


def test_two_articles_on_different_things_are_unrelated() -> None:
    assert relation(document(FERRY, name="Agency"), document(OTHER, name="Paper")).label == "unrelated"


def test_a_translation_that_was_cut_says_how_much_was_kept() -> None:
    whole, cut = document(FERRY, name="Agency"), document([*FRENCH[:4], FRENCH_OWN], "fr", name="Journal")
    found = relation(whole, cut)
    assert found.label == "translation"
    shares = {found.a: found.share_of_a, found.b: found.share_of_b}
    assert 0.45 < shares[whole.article.id] < 0.8 and 0.55 < shares[cut.article.id] < 0.95


def test_articles_in_two_languages_on_different_things_are_unrelated() -> None:
    assert relation(document(OTHER, name="Agency"), document(FRENCH, "fr", name="Journal")).label == "unrelated"


def test_a_translation_by_way_of_a_third_language_names_the_article_between() -> None:
    english = document(FERRY, name="Agency")
    french = document([*FRENCH[:5], FRENCH_OWN], "fr", name="Journal")
    german = document([*GERMAN[:2], *GERMAN[3:5], GERMAN_OWN], "de", name="Blatt")
    assert between(english, german, french).through == french.article.id
    assert between(english, french, german).through is None and between(french, german, english).through is None


def test_where_nothing_shows_the_way_no_article_is_between() -> None:
    versions = [document(FERRY, name="A"), document(FRENCH, "fr", name="B"), document(GERMAN, "de", name="C")]
    assert [r.through for r in traced(*versions).relations] == [None] * 3


def test_texts_that_carry_one_agency_have_a_common_source() -> None:
    a = document(FERRY[:5], name="Paper", agency="Vestnett")
    for other in (FERRY[1:], RETOLD):
        b = document(other, name="Courier", agency="Vestnett")
        found = relation(a, b)
        assert found.label == "common source"
        assert {p.document for p in found.because[0].passages} == {a.article.id, b.article.id}


def test_an_agency_and_the_paper_that_carries_it_are_copy_and_source() -> None:
    assert (
        relation(document(FERRY, name="Vestnett"), document(FERRY[:4], name="P", agency="Vestnett")).label == "edited"
    )


def test_reports_of_their_own_share_no_source_by_citing_one_agency() -> None:
    found = relation(document(FERRY, name="A", agency="Vestnett"), document(RIVAL, name="B", agency="Vestnett"))
    assert found.likeliest == "same event"


def test_every_pair_of_a_story_has_one_relation_and_no_label_without_its_chance() -> None:
    texts: list[list[str]] = [FERRY, FERRY[:4], RETOLD, RIVAL, OTHER, FERRY[:1], []]
    documents = [document(lines, name=str(n)) for n, lines in enumerate(texts)]
    found = traced(*documents).relations
    pairs = {(r.a, r.b) for r in found}
    assert pairs == {(min(p), max(p)) for p in itertools.combinations((d.article.id for d in documents), 2)}
    for r in found:
        assert r.label == (r.likeliest if r.confidence >= SURE else "unsure")
        assert r.label in get_args(Label) and 0 <= r.confidence <= 1


def test_labels_are_not_inferred_by_way_of_a_third_article() -> None:
    first, last = document([*FERRY[:3], *OTHER], name="A"), document([*FERRY[3:], *RIVAL], name="C")
    middle = document(FERRY, name="B")
    assert between(first, last, middle) == relation(first, last)


def test_a_big_story_keeps_the_pairs_that_may_be_copies() -> None:
    others = [document([f"{line} {n}" for line in OTHER], name=str(n)) for n in range(STORY)]
    a, b = document(FERRY, name="Agency"), document(FERRY[:4], name="Paper")
    found = traced(a, b, *others).relations
    assert {a.article.id, b.article.id} in [{r.a, r.b} for r in found]
    assert len(found) < len(others) * (len(others) + 3) / 2


@pytest.mark.parametrize("language", SCRIPTS)
def test_what_is_told_alike_is_all_of_the_same_text_in_any_script(language: str) -> None:
    one = document(SCRIPTS[language], language)
    found = told(one, one)
    assert found.sentences > 3 and found.in_order == pytest.approx(1) and found.of_a == pytest.approx(found.of_b)
    assert set(found.where) == {(0, 0), (1, 1), (2, 2), (3, 3)}


def test_three_sentences_stand_in_too_few_orders_to_tell() -> None:
    assert told(document(FERRY[:3]), document(FERRY[:3])).beyond_chance == 0


def test_sentences_that_are_shortened_here_and_there_fall_out_of_step() -> None:
    shortened = [line[: len(line) // (1 + n % 2)] for n, line in enumerate(FERRY)]
    same, uneven = (told(document(FERRY), document(lines)) for lines in (FERRY, shortened))
    assert same.in_step == pytest.approx(1) and 0.5 < uneven.in_step < 0.8


def test_the_order_of_a_translation_beats_chance_by_names_and_lengths_where_nothing_is_known_of_the_meaning() -> None:
    one, other = reading(document(FERRY)), reading(document(FRENCH, "fr"))
    pair = compared(one, other)
    unknown = pair._replace(meant=np.zeros_like(pair.meant))
    assert measure(one, other, pair).told.beyond_chance > measure(one, other, unknown).told.beyond_chance > 1


@pytest.mark.parametrize("firm", [firm for firm in FIRMS if firm != "Arvik Tegl"])
def test_a_form_filled_in_for_another_firm_is_surely_no_retelling(firm: str) -> None:
    pile = [wording(notice(name)) for name in FIRMS]
    often = frequent(pile)
    one, other = (read(d, meanings([d])[d.article.id], frequent=often) for d in (notice("Arvik Tegl"), notice(firm)))
    sure = [label for label, chance in likely(measure(one, other, compared(one, other))) if chance >= SURE]
    assert not set(sure) & {"verbatim", "edited", "excerpt", "rewrite"}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_products_are_those_of_all_rows(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, other = (csr_matrix(np.where(rng.random((n, 50)) < 0.2, rng.random((n, 50)), 0)) for n in (3, 5))
    assert products(one, other) == pytest.approx((one @ other.T).toarray(), abs=1e-6)


def test_an_empty_text_tells_nothing_alike() -> None:
    assert told(document([]), document(FERRY)).sentences == 0
