from hypothesis import given
from hypothesis import strategies as st

from synoptic.enrich.marks import quoted


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in quoted(text)]


def test_every_press_s_marks() -> None:
    assert inner('She said "come in" and left.') == ["come in"]
    assert inner("She said “come in” and left.") == ["come in"]
    assert inner("Sie sagte „komm herein“ und ging.") == ["komm herein"]
    assert inner("Ona rzekła „wejdź” i wyszła.") == ["wejdź"]
    assert inner("Sie sagte »komm herein« und ging.") == ["komm herein"]
    assert inner("Elle dit « entrez » et part.") == [" entrez "]
    assert inner("Она сказала «войдите» и ушла.") == ["войдите"]
    assert inner("Hon sa ”kom in” och gick.") == ["kom in"]
    assert inner("She said ‘come in’ and left.") == ["come in"]
    assert inner("彼女は「どうぞ」と言った。") == ["どうぞ"]
    assert inner("她说：“请进。”然后走了。") == ["请进。"]
    assert inner("قالت «ادخل» وخرجت.") == ["ادخل"]


def test_a_nested_quotation_is_part_of_the_outer_one() -> None:
    assert inner("“He told me ‘wait’ and left,” she said.") == ["He told me ‘wait’ and left,"]
    assert inner("« Il a dit “attendez” », raconte-t-elle.") == [" Il a dit “attendez” "]


def test_apostrophes_open_nothing() -> None:
    assert inner("The players’ union didn’t answer the club's letter.") == []
    assert inner("L’homme n’a pas répondu.") == []


def test_a_quotation_over_paragraphs_repeats_its_opening_mark() -> None:
    text = "“The first part.\n“The second part,” she said."
    assert inner(text) == ["The first part.", "The second part,"]


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    assert inner("He said “it is over and went home.\nNothing more happened.") == []


def test_a_dialogue_dash_quotes_the_line() -> None:
    assert inner("– Vi er klare, sier hun.") == ["Vi er klare, sier hun."]
    assert inner("— Мы готовы, — сказала она.") == ["Мы готовы, — сказала она."]
    assert inner("Resultatet ble 3-1.") == []


@given(st.text(alphabet="ab .,\n“”‘’«»„\"'「」–", max_size=300))
def test_stretches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for q in quoted(text):
        assert end <= q.outer.start <= q.inner.start < q.inner.end <= q.outer.end <= len(text)
        end = q.outer.end
