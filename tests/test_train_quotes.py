"""The marked articles that quotations are trained on and judged by."""

import pytest

from synoptic.errors import SynopticError
from train.quotes import markup


def test_marks_become_spans_of_the_text_without_them() -> None:
    article = markup.parse(
        "“[We wait,]{Frost < Reuters}” said Frost. “[+Until noon.]{}” He denied [it]{He; denied}.", language="en"
    )
    assert article.text == "“We wait,” said Frost. “Until noon.” He denied it."
    first, second = article.said
    assert [article.text[start:end] for start, end in first.spans] == ["We wait,", "Until noon."]
    assert (first.kind, first.speaker, first.chain, first.polarity) == ("direct", "Frost", ("Reuters",), "said")
    assert (second.kind, second.speaker, second.polarity) == ("indirect", "He", "denied")


def test_words_behind_a_dialogue_dash_are_direct() -> None:
    (said,) = markup.parse("– [Vi venter]{Dale}, sier Dale.", language="nb").said
    assert said.kind == "direct"


@pytest.mark.parametrize("broken", ["[words{Frost}", "[words]{Frost; shouted}", "words]{Frost}"])
def test_a_broken_mark_is_told(broken: str) -> None:
    with pytest.raises(SynopticError):
        markup.parse(broken, language="en")


@pytest.mark.parametrize("language", markup.languages())
def test_every_article_is_whole_and_names_its_speakers(language: str) -> None:
    articles = markup.articles(language)
    assert articles
    for article in articles:
        for said in article.said:
            assert said.speaker.lower() in article.text.lower(), (article.title, said.speaker)
