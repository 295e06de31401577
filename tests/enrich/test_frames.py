"""Frames of reported speech: unknown subjects, verdicts, passives, nouns with owners, verbs that share a subject."""

import pytest

from tests.enrich.reading import read, told, words


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("But many farmers say Anna Berg will lose the vote.", "many farmers", "Anna Berg will lose the vote"),
        ("The dam will hold until the spring, one study says.", "one study", "The dam will hold until the spring"),
        ("The dam will hold, as engineers have said.", "engineers", "The dam will hold"),
        ("The dam, she predicted, would hold until the spring.", "she",
         "The dam, she predicted, would hold until the spring"),
        ("The dam would hold until the spring, said Anna Berg, a senior engineer who has worked in three countries for "
         "a firm that builds dams and bridges.", "Anna Berg", "The dam would hold until the spring"),
        ("The ministry announced on Friday the arrest of two men.", "The ministry", "the arrest of two men"),
        ("Claiming the dam was safe, Anna Berg left the hall.", "Anna Berg", "the dam was safe"),
    ],
)  # fmt: skip
def test_a_subject_that_no_list_knows_still_speaks(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text, "en")


@pytest.mark.parametrize(
    ("language", "text", "agent", "content"),
    [
        ("en", "The new tax was sharply criticised by the mayor.", "the mayor", "The new tax"),
        ("en", "The ministry was accused by the mayor of hiding the list.", "the mayor",
         "The ministry was accused by the mayor of hiding the list"),
        ("fr", "Le nouvel impôt a été critiqué par le maire.", "le maire", "Le nouvel impôt"),
        ("nb", "Den nye avgiften ble kritisert av ordføreren.", "ordføreren", "Den nye avgiften"),
    ],
)  # fmt: skip
def test_in_the_passive_the_agent_speaks(language: str, text: str, agent: str, content: str) -> None:
    assert (agent, content) in told(text, language)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("His criticism of the new tax surprised nobody.", "His", "the new tax"),
        ("Their fear is that the dam will break.", "Their", "that the dam will break"),
        ("Anna Berg’s promise to lower the tax was forgotten.", "Anna Berg", "to lower the tax was forgotten"),
    ],
)
def test_a_noun_speaks_for_its_owner(text: str, speaker: str, content: str) -> None:
    assert told(text, "en") == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The attack on the harbour began at dawn.",
        "The plan to move the market failed.",
        "The self-described poet left.",
    ],
)
def test_without_an_owner_a_thing_is_only_a_thing(text: str) -> None:
    assert told(text, "en") == []


def test_what_is_praised_ends_where_the_speaker_says_more() -> None:
    text = "Anna Berg called the plan “a gift” and said the vote would come soon."
    found = read(text, "en")
    assert [words(text, quote.content) for quote in found] == ["the plan “a gift”", "the vote would come soon"]
    assert {words(text, quote.speaker) for quote in found} == {"Anna Berg"}
    assert all(not quote.chain for quote in found)


def test_a_reason_is_no_part_of_what_is_praised() -> None:
    assert told("Anna Berg praised the new plan because she wrote it.", "en") == [("Anna Berg", "the new plan")]
