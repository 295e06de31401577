from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic import languages
from synoptic.enrich.entities import reading
from synoptic.enrich.evidence import gather
from synoptic.enrich.kinds import decided, grouped, name_of
from synoptic.enrich.tokens import tokens
from tests.enrich.reading import named


def kinds(text: str, language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in named(text, language):
        found.setdefault(text[mention.span.start : mention.span.end], set()).add(mention.kind)
    return found


ARTICLE = (
    "Maria Thorpe, 52, said on Friday that the harbour in Aldermouth would close. "
    "Aldermouth has one school. Ships left Aldermouth on Sunday, Thorpe said. "
    "On Friday nobody in Aldermouth spoke to Thorpe."
)


def test_a_name_has_one_kind_in_all_its_places() -> None:
    found = kinds(ARTICLE, "en")
    assert found["Maria Thorpe"] == found["Thorpe"] == {"person"}
    assert len(found["Aldermouth"]) == 1
    assert found["Aldermouth"] != {"person"}


def test_days_and_peoples_are_nobody() -> None:
    assert all(kind != {"person"} for name, kind in kinds(ARTICLE, "en").items() if name in {"Friday", "Sunday"})
    assert kinds("Two Norwegians met a Dane. The Norwegians left.", "en").get("Norwegians") in (None, {"other"})


def test_a_country_of_several_words_is_one_place() -> None:
    assert kinds("El ministro viajó a Corea del Norte el lunes.", "es")["Corea del Norte"] == {"place"}
    assert kinds("Ministeren reiste til Sør-Korea og Saudi-Arabia.", "nb")["Saudi-Arabia"] == {"place"}


def test_what_the_article_says_of_a_word_is_counted_over_all_its_places() -> None:
    text = "President Anna Holm spoke in Oslo. Holm left. A plain holm lay there."
    words = tokens(text, 0, len(text))
    signs = gather(text, [words], code="en")
    assert {"e.titled", "e.named", "e.small", "e.n=2"} <= set(signs["holm"])
    assert "e.at=most" in signs["oslo"]
    assert gather("مرحبا بالعالم", [tokens("مرحبا بالعالم", 0, 13)], code="ar") == {}


def test_case_endings_and_articles_make_no_other_name() -> None:
    text = "Министр Иван Колосов уехал. Коллега встретил Ивана Колосова."
    found = reading(text, [tokens(text, 0, len(text))], languages.load("ru")).found
    assert len({name_of(name, "ru") for name in found if "Колосов" in name.words[-1].word}) == 1


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.sampled_from(["Anna", "Holm", "in", "Oslo", "said", "the", ",", "(", "34", "Étienne", "К"]), max_size=25
    )
)
def test_deciding_neither_loses_nor_moves_a_name(words: list[str]) -> None:
    text = " ".join(words)
    english = languages.load("en")
    read = reading(text, [tokens(text, 0, len(text))] if words else [], english)
    told = decided(text, read, language=english)
    assert [name.words for name in told] == [name.words for name in read.found]
    groups = grouped(told, "en")
    assert all(len({place.kind == "person" for place in places}) == 1 for places in groups.values())
