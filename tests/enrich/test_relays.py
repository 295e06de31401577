"""Who relays, who is told and who only asks: the outer layers of a report, in several languages and scripts."""

import pytest

from synoptic.records import Quote
from tests.enrich.reading import named, read, words


def layers(text: str, quote: Quote) -> tuple[str | None, list[str | None]]:
    """Speaker and chain as words."""
    return words(text, quote.speaker), [words(text, span) for span in quote.chain]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "chain"),
    [
        ("en", "Anna Berg said the dam was safe, stressing that it “would hold,” Reuters reported.", "Anna Berg",
         ["Reuters"]),
        ("en", "Anna Berg knew of the leak, Corwin Frost said.", "Corwin Frost", []),
        ("en", "“We heard nothing,” Anna Berg was quoted as saying by Reuters.", "Anna Berg", ["Reuters"]),
        ("en", "A general was quoted by the daily Zora as saying that his men were ready.", "A general", ["Zora"]),
        ("en", "She had told her Tarvian counterpart, Radim Orlov, that “it is over,” the ministry said in a statement "
         "carried by the state news agency NABA.", "She", ["NABA", "the ministry"]),
        ("fr", "Selon l’agence officielle Valpress, le pont est fermé depuis lundi.", "Valpress", ["Valpress"]),
        ("de", "„Wir warten“, sagte Lena Hartung dem Sender Kanal Skjær.", "Lena Hartung", ["Kanal Skjær"]),
        ("es", "«No oímos nada», declaró el patrón, Marta Olmedo, al diario local Vespero.", "Marta Olmedo",
         ["Vespero"]),
        ("nb", "– Vi venter, sa Anna Berg, ifølge avisen Klitposten.", "Anna Berg", ["Klitposten"]),
        ("uk", "Як пише Reuters з посиланням на газету Мрійник, міст закрили ще в понеділок.", "Мрійник",
         ["Reuters", "Мрійник"]),
        ("zh", "据海风新报报道，大桥星期一已经关闭。", "海风新报", ["海风新报"]),
    ],
)  # fmt: skip
def test_the_chain_holds_whoever_stands_between(language: str, text: str, speaker: str, chain: list[str]) -> None:
    assert layers(text, read(text, language)[-1]) == (speaker, chain)


def test_what_the_sentence_s_end_tells_is_told_by_way_of_it() -> None:
    text = "Norway has acknowledged the request for a call, Corwin Frost said on Monday."
    outer, inner = read(text, "en")
    assert layers(text, outer) == ("Corwin Frost", [])
    assert layers(text, inner) == ("Norway", ["Corwin Frost"])


def test_a_participle_with_its_own_subject_speaks_through_the_main_clause() -> None:
    text = "The ministry said the two discussed it, with Anna Berg blaming the weather for the delay."
    assert layers(text, read(text, "en")[-1]) == ("Anna Berg", ["The ministry"])


def test_hearsay_comes_from_the_medium_that_relays_the_sentence_beside_it() -> None:
    text = "I samtalen skal Anna Berg ha forsøkt å lokke Ola Nes. Det gjelder to fanger, det melder Reuters."
    heard, _ = read(text, "nb")
    assert layers(text, heard) == (None, ["Reuters"])


def test_hearsay_takes_no_medium_from_another_paragraph() -> None:
    text = "I samtalen skal Anna Berg ha forsøkt å lokke Ola Nes.\nDet gjelder to fanger, det melder Reuters."
    assert layers(text, read(text, "nb")[0]) == (None, [])


def test_as_per_reports_is_no_part_of_what_is_said() -> None:
    text = "As per reports, the cabinet has offered a swap of prisoners, reported Reuters."
    (quote,) = read(text, "en")
    assert words(text, quote.content) == "the cabinet has offered a swap of prisoners"
    assert layers(text, quote) == ("Reuters", ["Reuters", "reports"])


@pytest.mark.parametrize(
    ("language", "text", "asker", "asked"),
    [
        ("en", "Asked by Reuters whether a call might help, Frost said that he hoped so.", "Reuters", "Frost"),
        ("fr", "Interrogée par Reuters pour savoir si elle viendrait, Camille Dorval a dit hésiter.", "Reuters",
         "Camille Dorval"),
        ("de", "Lena Hartung wurde von Reuters gefragt, ob sie komme.", "Reuters", "Lena Hartung"),
        ("ru", "На вопрос, будет ли он там, Радим Орлов ответил, что ничего не знает.", None, "Радим Орлов"),
    ],
)  # fmt: skip
def test_who_asks_and_who_is_asked(language: str, text: str, asker: str | None, asked: str) -> None:
    question = next(q for q in read(text, language) if q.polarity == "asked")
    assert words(text, question.speaker) == asker
    assert asked in (words(text, question.addressee) or "")


def test_being_asked_about_a_thing_is_nobody_s_question() -> None:
    text = "Anna Berg never named him, despite being asked a direct question about him."
    assert all("question" not in text[q.content.start : q.content.end] for q in read(text, "en"))


def test_who_is_told_does_not_tell() -> None:
    text = "Anna Berg was told that the bridge was closed."
    (quote,) = read(text, "en")
    assert (quote.speaker, words(text, quote.addressee)) == (None, "Anna Berg")


@pytest.mark.parametrize(
    ("role", "meant"), [("The top US diplomat", True), ("A US diplomat", False), ("The Tarvian diplomat", False)]
)
def test_a_role_that_nobody_was_named_with_is_the_last_speaker_of_that_country(role: str, meant: bool) -> None:
    text = "US Secretary Anna Berg met her Tarvian counterpart, Radim Orlov. Berg said that it was late."
    text = f"{text} {role} said it was cold."
    first, last = read(text, "en")
    assert (last.speaker_key == first.speaker_key) is meant
    assert words(text, last.speaker) == role


def test_a_pronoun_points_to_nobody_named_behind_it() -> None:
    text = "Anna Berg spoke on Monday. She told Radim Orlov that it was over."
    (quote,) = read(text, "en")
    assert quote.speaker_key == named(text, "en")[0].key


def test_one_ministry_has_one_key_and_two_have_two() -> None:
    text = "The Russian Foreign Ministry said no. The Foreign Ministry said it would wait."
    assert len({q.speaker_key for q in read(text, "en")}) == 1
    text = "The Russian Foreign Ministry met the Ukrainian Foreign Ministry. The Foreign Ministry said it would wait."
    assert len({m.key for m in named(text, "en") if m.kind == "organisation"}) == 3


def test_a_verb_without_a_subject_is_the_last_sentence_s_person_s() -> None:
    text = "La actriz Dolores Quiroga se despide de los escenarios.\n\n«No me voy», dijo entre risas."
    (quote,) = read(text, "es")
    assert words(text, quote.speaker) == "Dolores Quiroga"
    assert quote.rule.endswith("carried")


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Anna Berg, who leads the party, said that it was late.", "Anna Berg"),
        ("en", "The list, which she said was old, had been lost.", "she"),
        ("fr", "Camille Dorval, qui dirige le parti, a déclaré que c’était fini.", "Camille Dorval"),
        ("es", "Marta Olmedo, que dirige el partido, dijo que era tarde.", "Marta Olmedo"),
        ("it", "Paola Verdini, che guida il partito, ha detto che era tardi.", "Paola Verdini"),
        ("ru", "Лидия Орешко, которая возглавляет партию, сказала, что уже поздно.", "Лидия Орешко"),
    ],
)
def test_nobody_in_a_relative_clause_speaks_for_its_head(language: str, text: str, speaker: str) -> None:
    assert [words(text, q.speaker) for q in read(text, language)] == [speaker]
