"""Inside a translated pair: words find their answers, and what one side says alone is found, in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.enrich import encoder
from synoptic.lineage.alignment import Bead
from synoptic.lineage.pieces import Side
from synoptic.lineage.wordpairs import Answers, answers, within
from synoptic.records import Span
from tests.lineage.documents import cut, document, reading

ENGLISH = "The ferry, which had lost all power near the island, reached the harbour on Friday with 214 passengers."
SHORT = {
    "fr": "Le ferry a atteint le port vendredi avec 214 passagers.",
    "de": "Die Fähre erreichte am Freitag mit 214 Passagieren den Hafen.",
    "ru": "Паром прибыл в порт в пятницу с 214 пассажирами.",
    "ar": "وصلت العبارة إلى الميناء يوم الجمعة وعلى متنها 214 راكبا.",
    "hi": "नौका शुक्रवार को 214 यात्रियों के साथ बंदरगाह पहुँची।",
    "zh": "渡轮星期五载着214名乘客抵达港口。",
    "ja": "フェリーは金曜日、乗客214人を乗せて港に着いた。",
}
ADDED = {
    "fr": "Le ferry a atteint le port vendredi, {}, avec 214 passagers.",
    "ru": "Паром прибыл в порт в пятницу, {}, с 214 пассажирами.",
    "ar": "وصلت العبارة إلى الميناء يوم الجمعة، {}، وعلى متنها 214 راكبا.",
    "zh": "渡轮星期五，{}，载着214名乘客抵达港口。",
}
LAWYER = {
    "fr": "selon un avocat de Paris qui défend la compagnie",
    "ru": "по словам адвоката из Парижа, защищающего компанию",
    "ar": "بحسب محام من باريس يدافع عن الشركة",
    "zh": "据一位为公司辩护的巴黎律师说",
}
ISLAND = "which had lost all power near the island"


def whole(text: str) -> Side:
    return Side(text, (Span(start=0, end=len(text)),))


def told(a: str, b: str) -> Answers:
    return answers(whole(a), whole(b), encoder.load().summed)


def stretches(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize("language", SHORT)
def test_a_clause_that_the_translation_lacks_stands_alone(language: str) -> None:
    found = stretches(ENGLISH, told(ENGLISH, SHORT[language]).a_alone)
    assert len(found) == 1
    assert "lost all power near the island" in found[0]
    assert not {"ferry", "harbour", "Friday", "passengers"} & set(found[0].split())


@pytest.mark.parametrize("language", LAWYER)
def test_a_clause_that_the_translation_adds_stands_alone(language: str) -> None:
    longer = ADDED[language].format(LAWYER[language])
    assert stretches(longer, told(ENGLISH.replace(f", {ISLAND},", ""), longer).b_alone) == [LAWYER[language]]


def test_a_faithful_translation_leaves_nothing_alone() -> None:
    english = ENGLISH.replace(f", {ISLAND},", "")
    for text in SHORT.values():
        found = told(english, text)
        assert (found.a_alone, found.b_alone) == ((), ())


def test_words_are_paired_across_scripts_and_runs_without_spaces_cut() -> None:
    pairs = told(ENGLISH, SHORT["zh"]).pairs
    named = {ENGLISH[p.a.start : p.a.end]: SHORT["zh"][p.b.start : p.b.end] for p in pairs}
    assert named["Friday"] == "星期五"
    assert named["passengers"] == "乘客"
    assert named["214"] == "214"


def test_equal_figures_answer_each_other_in_any_digits() -> None:
    text = "بلغ عدد الركاب ٢١٤ راكبا."
    pairs = told("There were 214 passengers.", text).pairs
    assert ("214", "٢١٤") in {
        ("There were 214 passengers."[p.a.start : p.a.end], text[p.b.start : p.b.end]) for p in pairs
    }


def test_decomposed_text_is_answered_as_composed_text_is() -> None:
    text = unicodedata.normalize("NFD", SHORT["de"])
    assert stretches(ENGLISH, told(ENGLISH, text).a_alone) == stretches(ENGLISH, told(ENGLISH, SHORT["de"]).a_alone)


def test_a_side_without_words_leaves_the_other_alone() -> None:
    found = told(ENGLISH, "…")
    assert found.pairs == ()
    assert stretches(ENGLISH, found.a_alone) == [ENGLISH]
    assert found.b_alone == ()


def test_inside_a_bead_the_spans_are_those_of_the_article() -> None:
    english = document(["Nobody slept.", ENGLISH, "It was cold."])
    french = document(["Personne n'a dormi.", SHORT["fr"], "Il faisait froid."], "fr", name="fr")
    found = within(reading(english), reading(french), Bead((1, 2), (1, 2), 1.0), encoder.load().summed)
    assert [cut(english, s) for s in found.a_alone] == stretches(ENGLISH, told(ENGLISH, SHORT["fr"]).a_alone)
    assert ("Friday", "vendredi") in {(cut(english, p.a), cut(french, p.b)) for p in found.pairs}


TEXTS = st.one_of(
    st.sampled_from([ENGLISH, *SHORT.values()]),
    st.text(min_size=0, max_size=30),
    st.lists(st.sampled_from([ENGLISH, *SHORT.values()]), min_size=2, max_size=3).map(" ".join),
)


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_every_span_lies_in_its_text_and_stretches_do_not_touch(a: str, b: str) -> None:
    found = told(a, b)
    for text, spans in ((a, found.a_alone), (b, found.b_alone)):
        ends = [0, *(x for s in spans for x in (s.start, s.end)), len(text)]
        assert ends == sorted(ends)
        assert all(s.start < s.end for s in spans)
    assert all(0 <= p.a.start < p.a.end <= len(a) and 0 <= p.b.start < p.b.end <= len(b) for p in found.pairs)
    assert list(found.pairs) == sorted(found.pairs, key=lambda p: (p.a.start, p.b.start))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([ENGLISH, *SHORT.values()]))
def test_a_text_answers_itself_word_for_word(text: str) -> None:
    found = told(text, text)
    assert (found.a_alone, found.b_alone) == ((), ())
