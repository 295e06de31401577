"""Which text came first: style measured beside what is usual, whatever the typesetter did."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.lineage import style, usual
from synoptic.lineage.direction import SPEAKS
from synoptic.lineage.style import side
from synoptic.lineage.translationese import FEWEST, translationese
from synoptic.records import Document, Edit
from tests.lineage.documents import document

FRENCH = [
    "Le bac de Saint-Alban a coulé mardi soir à deux encablures du quai, sans faire de victime.",
    "Le patron, Yves Corbel, avait senti la coque racler un haut-fond que nulle carte ne signale.",
    "« On a sauté, voilà tout », lâche-t-il, trempé, devant la capitainerie.",
    "La mairie promet une navette dès jeudi ; les pêcheurs, eux, n'y croient guère.",
    "Reste à savoir qui paiera le renflouement : la régie ou l'assureur.",
]
ENGLISH = [
    "The ferry of the town of Saint-Alban sank on Tuesday evening at a distance of two cable lengths from the quay, "
    "and there were no victims.",
    "The skipper of the boat, Yves Corbel, had felt that the hull was scraping against a shoal, which is not indicated "
    "on any of the maps.",
    "“We jumped, and that is all there is to it,” he said, while he was standing, soaked, in front of the office.",
    "The town hall has promised that there will be a shuttle service from Thursday, but the fishermen, for their part, "
    "hardly believe in it.",
    "It remains to be seen who will pay for the refloating of the ferry, whether it is the operator or the insurer.",
]
SCRIPTS = {
    "ar": "جنحت العبارة قرب الجزيرة، ولم يصب أحد بأذى.",
    "th": "เรือข้ามฟากเกยตื้นใกล้เกาะ ไม่มีผู้ใดได้รับบาดเจ็บ",
    "ja": "渡し船は島の近くで座礁し、けが人はいなかった。",
    "hi": "नौका द्वीप के पास फँस गई, किसी को चोट नहीं आई।",
    "ru": "Паром сел на мель у острова, никто не пострадал.",
}


def answering(left: list[str], right: list[str], *, a: str, b: str) -> tuple[Document, Document, list[Edit]]:
    one, other = document(left, a, name="One"), document(right, b, name="Other")
    pairs = zip(one.sentences, other.sentences, strict=True)
    edits = [Edit(kind="kept", origin=(x.span,), copy=(y.span,), score=1.0, changes=()) for x, y in pairs]
    return one, other, edits


def odds(left: list[str], right: list[str], *, a: str, b: str) -> float:
    return sum(r.weight for r in translationese(*answering(left, right, a=a, b=b)))


def test_the_wordy_text_reads_like_the_translation_of_the_terse_one() -> None:
    assert odds(FRENCH, ENGLISH, a="fr", b="en") > SPEAKS


def test_the_same_evidence_is_found_from_the_other_side() -> None:
    there, back = odds(FRENCH, ENGLISH, a="fr", b="en"), odds(ENGLISH, FRENCH, a="en", b="fr")
    assert there == pytest.approx(-back, abs=0.01)


def test_typesetting_says_nothing() -> None:
    plain = [line.translate({0x201C: '"', 0x201D: '"'}).upper() for line in ENGLISH]
    spaced = [line.replace("« ", '"').replace(" »", '"').replace(" ;", ";").replace(" :", ":") for line in FRENCH]
    assert odds(spaced, plain, a="fr", b="en") == pytest.approx(odds(FRENCH, ENGLISH, a="fr", b="en"), abs=0.15)


def test_every_measure_shows_passages_of_the_texts() -> None:
    one, other, edits = answering(FRENCH, ENGLISH, a="fr", b="en")
    reasons = translationese(one, other, edits)
    spans = {d.article.id: {s.span for s in d.sentences} for d in (one, other)}
    assert {r.feature for r in reasons} <= {f"style: {f}" for f in usual.FEATURES}
    assert all(r.passages and all(p.span in spans[p.document] for p in r.passages) for r in reasons)


def test_a_few_passages_are_no_evidence() -> None:
    few = FEWEST - 1
    assert odds(FRENCH[:few], ENGLISH[:few], a="fr", b="en") == 0.0


def test_style_is_silent_for_a_language_it_does_not_know() -> None:
    assert odds(FRENCH, ENGLISH, a="fr", b="und") == 0.0


@pytest.mark.parametrize("language", SCRIPTS)
def test_any_script_is_measured(language: str) -> None:
    one = side([SCRIPTS[language]], language)
    assert one.letters[0] > 20 and one.tokens
    assert np.isfinite(style.speech(one)).all() and 0 < style.variety(one) <= 1


@pytest.mark.parametrize("language", SCRIPTS)
def test_decomposed_text_measures_like_composed(language: str) -> None:
    one = side([SCRIPTS[language]], language)
    other = side([unicodedata.normalize("NFD", SCRIPTS[language])], language)
    assert (one.passages, one.letters[0], one.commas[0]) == (other.passages, other.letters[0], other.commas[0])


def test_commas_of_every_script_count_and_those_of_figures_do_not() -> None:
    assert side(["لا، نعم", "行、戻、止，了", "12,500 and 3,2, then"], "en").commas.tolist() == [1, 3, 1]


def test_mixed_languages_in_one_passage_are_words_and_characters() -> None:
    assert style.tokens("Tokyo 東京 2031") == ["Tokyo", "東", "京", "2031"]


@settings(deadline=None)  # the first example loads the identifier and the table
@given(st.lists(st.text(max_size=80), max_size=6), st.sampled_from(["en", "ja", "ar", "fr"]))
def test_any_text_can_be_measured(passages: list[str], language: str) -> None:
    one, other = side(passages, language), side(passages, "nb")
    found = usual.differences(usual.load(), one, other)
    assert (found is None) == (not passages)
    assert found is None or (np.abs(found) <= usual.FURTHEST).all()
