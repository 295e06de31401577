"""Claims of which the text names no source, speech that goes on, and what nouns tell."""

import pytest

from tests.enrich.reading import read, words


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("de", "Der Fahrer soll zuvor auf einem Fest getrunken haben.", "soll"),
        ("de", "Unter den Toten sollen auch zwei Touristen gewesen sein.", "sollen"),
        ("nb", "Mannen skal ha vært alene på jordet.", "skal ha vært"),
        ("nn", "Mannen skal ha mista radioen sin.", None),
        ("sv", "Mannen ska ha varit på väg hem från en fest.", "ska ha varit"),
        ("fr", "La victime aurait glissé sur la berge.", "aurait glissé"),
        ("es", "El fuego habría comenzado en un puesto de frituras.", "habría comenzado"),
        ("it", "La vittima avrebbe lasciato una stufa accesa.", "avrebbe lasciato"),
        ("pt", "O fogo teria começado numa barraca de pastéis.", "teria começado"),
        ("nl", "De man zou alleen aan boord hebben gestaan.", "zou"),
        ("en", "The ferry is believed to have lost its rudder.", "is believed to"),
    ],
)
def test_hearsay_has_no_speaker_but_its_mark(language: str, text: str, cue: str | None) -> None:
    (quote,) = read(text, language)
    assert (quote.rule, quote.kind, quote.speaker) == ("hearsay", "indirect", None)
    if cue is not None:
        assert words(text, quote.cue) == cue
    assert words(text, quote.content) == text.rstrip(".")


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("de", "Nach Angaben der Polizei soll der Mann den Zaun zerstört haben.", "der Polizei"),
        ("nb", "Ifølge NTB skal mannen ha vært alene på jordet.", "NTB"),
        ("fr", "Selon la police, la victime aurait glissé sur la berge.", "la police"),
        ("es", "Según la policía, el fuego habría comenzado en un puesto.", "la policía"),
    ],
)
def test_hearsay_with_a_named_source_is_the_sources(language: str, text: str, source: str) -> None:
    (quote,) = read(text, language)
    assert words(text, quote.speaker) == source


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Mühle soll im Sommer saniert werden."),
        ("fr", "Elle aurait gagné si elle avait couru."),
        ("nb", "Mølla skal pusses opp til sommeren."),
        ("es", "La obra costaría lo mismo que un hospital."),
    ],
)
def test_a_plan_or_a_condition_is_no_hearsay(language: str, text: str) -> None:
    assert not [quote for quote in read(text, language) if quote.rule == "hearsay"]


def test_speech_goes_on_in_its_mood_with_the_same_speaker() -> None:
    text = "Karin Leitgeb sagte, die Brücke sei alt. Sie müsse erneuert werden. Die Brücke steht seit 1902."
    first, second = read(text, "de")
    assert words(text, second.content) == "Sie müsse erneuert werden"
    assert (second.speaker, second.rule) == (first.speaker, "goes on")


def test_the_mood_alone_makes_no_speech() -> None:
    assert not read("Die Brücke ist alt. Sie müsse erneuert werden.", "de")
    assert not read("Karin Leitgeb sagte, die Brücke sei alt.\n\nSie müsse erneuert werden.", "de")[1:]


@pytest.mark.parametrize(
    ("language", "text", "opening", "speaker"),
    [
        ("en", "Corwin Frost’s claim that the talks had ended surprised nobody.", "that the talks", "Corwin Frost"),
        ("de", "Die Behauptung, dass die Gespräche beendet seien, ist falsch.", "dass die Gespräche", None),
    ],
)
def test_a_noun_of_speech_reports(language: str, text: str, opening: str, speaker: str | None) -> None:
    (quote,) = [quote for quote in read(text, language) if quote.rule == "noun"]
    assert str(words(text, quote.content)).startswith(opening)
    assert words(text, quote.speaker) == speaker


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("en", "The ministry declined to say whether troops would be used.", "declined"),
        ("en", "Corwin Frost denied that the talks had ended.", "denied"),
        ("en", "Corwin Frost asked whether the talks had ended.", "asked"),
        ("de", "Die Sprecherin bestritt, dass die Gespräche beendet seien.", "denied"),
        ("de", "Jan Weber fragte, ob das Treffen verschoben sei.", "asked"),
        ("fr", "Le ministère a refusé de dire si l’armée interviendrait.", "declined"),
        ("fr", "La porte-parole a démenti que la réunion ait eu lieu.", "denied"),
        ("es", "La portavoz negó que la reunión se hubiera celebrado.", "denied"),
        ("es", "El ministro se negó a decir si habrá elecciones.", "declined"),
        ("nb", "Ministeren vil ikke svare på om møtet er avlyst.", "declined"),
        ("nb", "Ministeren nekter for at møtet er avlyst.", "denied"),
        ("ru", "Представитель министерства отрицал, что встреча состоялась.", "denied"),
        ("it", "La portavoce ha negato che la riunione si sia svolta.", "denied"),
        ("ar", "ونفت الوزارة أن يكون الاجتماع قد عقد.", "denied"),
    ],
)
def test_a_refusal_a_denial_or_a_question_is_no_claim(language: str, text: str, polarity: str) -> None:
    found = read(text, language)
    assert [quote.polarity for quote in found] == [polarity]
