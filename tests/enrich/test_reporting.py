"""Reporting clauses as newsrooms write them: what belongs to whom when verbs, asides and dashes crowd a sentence."""

import pytest

from tests.enrich.reading import read, told, words


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("en", "Oslo will support Sweden “until it is ready to talk,” Frost said.", "Frost",
         "Oslo will support Sweden “until it is ready to talk,”"),
        ("en", "Anna Berg, speaking in Norway, said the bridge was closed.", "Anna Berg", "the bridge was closed"),
        ("en", "Anna Berg (Labour) said the bridge was closed.", "Anna Berg", "the bridge was closed"),
        ("en", "Anna Berg said Friday she would go home.", "Anna Berg", "she would go home"),
        ("en", "Anna Berg told journalists he had gone home.", "Anna Berg", "he had gone home"),
        ("en", "According to a senior Foreign Department official, the call lasted 25 minutes.",
         "a senior Foreign Department official", "the call lasted 25 minutes"),
        ("fr", "La rencontre aura lieu dès que possible, a déclaré le ministère.", "le ministère",
         "La rencontre aura lieu dès que possible"),
        ("nb", "Han var sint. – Dette er for dårlig, sier Anna Berg.", "Anna Berg", "Dette er for dårlig"),
        ("nb", "Det er snakk om spilleren Ola Nes, det melder nyhetsbyrået Reuters.", "Reuters",
         "Det er snakk om spilleren Ola Nes"),
        ("nb", "Anna Berg skal ha understrekt til Ola Nes at avtalen gjelder.", "Anna Berg", "at avtalen gjelder"),
    ],
)  # fmt: skip
def test_the_words_are_the_speakers(language: str, text: str, speaker: str, content: str) -> None:
    assert told(text, language) == [(speaker, content)]


def test_a_dash_inside_a_paragraph_goes_on_with_its_speaker() -> None:
    text = "Han smilte. – Vi er klare, sa Ola Nes. – Vi drar nå."
    assert told(text, "nb") == [("Ola Nes", "Vi er klare"), ("Ola Nes", "Vi drar nå.")]


def test_the_voice_that_signs_is_the_speaker() -> None:
    text = "Readers answered.\n“The bridge must be closed now.” ― Anna Berg\n“It must stay open for us.” — Ola Nes"
    assert told(text, "en") == [
        ("Anna Berg", "The bridge must be closed now."),
        ("Ola Nes", "It must stay open for us."),
    ]


def test_a_dash_that_opens_a_new_sentence_signs_nothing() -> None:
    text = (
        "“The bridge must be closed now.” — Anna Berg did not wait for an answer and went home to Norway the same day."
    )
    assert "signed" not in [quote.rule for quote in read(text, "en")]


def test_no_verb_stands_in_according_to_nor_behind_being_charged() -> None:
    assert told("He was jailed after being charged with arming a group and shooting at people.", "en") == []
    (quote,) = read("Anna Berg called for quiet, the ministry said following the talks.", "en")[:1]
    assert words("Anna Berg called for quiet, the ministry said following the talks.", quote.cue) == "said"


def test_whom_a_medium_quotes_may_be_a_pronoun() -> None:
    text = "Anna Berg spoke. “We never got an answer,” Reuters quoted her as saying."
    (quote,) = read(text, "en")
    assert (words(text, quote.speaker), [words(text, s) for s in quote.chain]) == ("her", ["Reuters"])


def test_the_ministry_is_the_one_named_before() -> None:
    text = "“No,” the Norwegian Foreign Ministry said.\n“We will wait for them,” the ministry said."
    assert read(text, "en")[-1].speaker_key is not None
