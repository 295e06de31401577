from synoptic.enrich.matching import merge_keys
from synoptic.enrich.voting import INFERRED, with_voted_speakers
from synoptic.records import Document, Passage, Quote, Span
from tests.enrich.test_matching import document

NAMED = "“We will not leave this valley before spring,” said Corwin Frost on Monday."
BARE = "Talks went on.\n\n“We will not leave this valley before spring.”"


def filled(document: Document) -> Quote:
    return next(q for q in document.quotes if q.speaker_key is not None)


def test_the_same_words_with_a_speaker_elsewhere_fill_in_the_missing_one() -> None:
    named, bare = document(NAMED, "a", "en"), document(BARE, "b", "en")
    assert [q.speaker_key for q in bare.quotes] == [None]
    _, voted = with_voted_speakers([named, bare], keys=merge_keys([named, bare]))
    assert voted.quotes[0].speaker_key == named.quotes[0].speaker_key
    assert voted.quotes[0].speaker is None
    assert voted.quotes[0].rule.endswith(INFERRED)


def test_two_speakers_for_the_same_words_fill_in_nobody() -> None:
    other = NAMED.replace("Corwin Frost", "Anna Berg")
    documents = [document(NAMED, "a", "en"), document(other, "c", "en"), document(BARE, "b", "en")]
    assert with_voted_speakers(documents, keys=merge_keys(documents))[2].quotes[0].speaker_key is None


def test_an_aligned_original_names_the_speaker_across_languages() -> None:
    english = document(NAMED, "a", "en")
    french = document("« Nous ne quitterons pas cette vallée avant le printemps. »", "b", "fr")
    pair = tuple(Passage(document=d.article.id, span=Span(start=0, end=len(d.article.text))) for d in (english, french))
    _, voted = with_voted_speakers([english, french], keys=merge_keys([english, french]), aligned=[(pair[0], pair[1])])
    assert filled(voted).speaker_key == english.quotes[0].speaker_key


def test_a_known_speaker_is_left_alone() -> None:
    named = document(NAMED, "a", "en")
    assert with_voted_speakers([named], keys={}) == (named,)
