"""What is asked, refused or denied is never told as a claim, in twenty languages."""

import re
import tomllib
from pathlib import Path

import pytest

from synoptic.records import Quote
from tests.enrich.reading import read, words

REFUSED = {"declined", "denied"}
POLARITY = {
    "refused_comment": REFUSED, "refused": REFUSED, "silent": {"declined"}, "neither": REFUSED, "asked": {"asked"},
    "was_asked": {"asked"}, "when_asked": {"asked"}, "denied": {"denied"}, "not_said": REFUSED,
}  # fmt: skip
CASES = [
    (language, kind, marked)
    for language, kinds in tomllib.loads(Path(__file__).with_name("unclaimed.toml").read_text(encoding="utf-8")).items()
    for kind, marked in kinds.items()
]
NOT_FOUND = {("de", "refused_comment"), ("fa", "refused_comment"), ("fa", "refused"), ("ja", "neither"),
             ("ja", "not_said")}  # fmt: skip
"""Silently passed over so far: nothing is claimed, but the refusal is not told either."""


def about(marked: str) -> tuple[str, list[Quote]]:
    """The plain sentence, and its quotations that hold words of the bracketed clause."""
    at = marked.replace("{", "").replace("}", "")
    start, end = at.index("["), at.replace("[", "").index("]")
    text = re.sub(r"[\[\]{}]", "", marked)
    return text, [q for q in read(text, LANGUAGE[marked]) if q.content.start < end and start < q.content.end]


LANGUAGE = {marked: language for language, _, marked in CASES}


@pytest.mark.parametrize(("language", "kind", "marked"), CASES)
def test_no_refusal_and_no_question_is_a_claim(language: str, kind: str, marked: str) -> None:
    _, found = about(marked)
    assert {q.polarity for q in found} <= POLARITY[kind]
    assert bool(found) or (language, kind) in NOT_FOUND


@pytest.mark.parametrize("marked", [marked for _, kind, marked in CASES if kind == "was_asked"])
def test_who_is_asked_does_not_ask(marked: str) -> None:
    _, (question, *_) = about(marked)
    assert question.speaker is None


@pytest.mark.parametrize(
    ("language", "marked"), [(lang, marked) for lang, kind, marked in CASES if kind == "when_asked"]
)
def test_who_answers_is_asked_and_says_the_rest(language: str, marked: str) -> None:
    text, (question, *_) = about(marked)
    match = re.search(r"\{(.*)\}", marked)
    assert match is not None
    (answer,) = [q for q in read(text, language) if q.polarity == "said"]
    assert match[1] in text[answer.content.start - 2 : answer.content.end + 2]
    assert question.speaker is None
    assert answer.speaker is not None
    assert question.addressee is not None
    told = words(text, question.addressee) or ""
    assert told in (words(text, answer.speaker) or "") or (words(text, answer.speaker) or "") in told
