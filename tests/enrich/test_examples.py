import pytest

from bench.check_language import failure
from synoptic import languages
from synoptic.languages import Example

EXAMPLES = [(code, example) for code in languages.codes() for example in languages.load(code).quotes.examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}-{e.text[:20]}" for code, e in EXAMPLES])
def test_a_language_file_keeps_what_its_examples_promise(code: str, example: Example) -> None:
    assert failure(example, code=code) is None


def test_a_wrong_example_is_told() -> None:
    wrong = Example(text="“We will wait,” said Corwin Frost.", content="We will wait,", speaker="Anna Berg")
    assert failure(wrong, code="en") is not None


def test_the_first_twenty_languages_have_examples() -> None:
    assert len({code for code, _ in EXAMPLES}) >= 20
