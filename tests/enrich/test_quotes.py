from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.enrich.frames import units
from synoptic.enrich.lexicon import lexicon
from synoptic.enrich.marks import quoted
from synoptic.records import Quote
from tests.enrich.reading import named, read, sentences_of, told, words


def only(text: str, language: str) -> Quote:
    found = read(text, language)
    assert len(found) == 1, [text[q.content.start : q.content.end] for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("en", "“We will wait,” said Corwin Frost.", "Corwin Frost", "We will wait,"),
        ("en", "Corwin Frost said: “We will wait.”", "Corwin Frost", "We will wait."),
        ("en", "“We will wait,” the envoy’s spokesman, Corwin Frost, told reporters.", "Corwin Frost", "We will wait,"),
        (
            "en",
            "“We will wait,” Corwin Frost, a spokesman for the envoy, said on Monday.",
            "Corwin Frost",
            "We will wait,",
        ),
        ("fr", "« Nous attendrons », a déclaré le ministre Jean Morel.", "Jean Morel", "Nous attendrons"),
        ("nb", "– Vi skal vente, sier ordfører Kari Dale til avisen.", "Kari Dale", "Vi skal vente"),
        ("nn", "– Vi skal vente, seier ordførar Kari Dale.", "Kari Dale", "Vi skal vente"),
        ("sv", "– Vi ska vänta, säger statsminister Karin Lind.", "Karin Lind", "Vi ska vänta"),
        ("da", "- Vi må vente, siger minister Karen Lund.", "Karen Lund", "Vi må vente"),
        ("de", "„Wir werden warten“, sagte Außenminister Jan Weber.", "Jan Weber", "Wir werden warten"),
        ("es", "«Vamos a esperar», afirmó el ministro Juan Robles.", "Juan Robles", "Vamos a esperar"),
        ("it", "«Aspetteremo», ha detto il ministro degli Esteri Paolo Verdi.", "Paolo Verdi", "Aspetteremo"),
        ("pt", "“Vamos esperar”, afirmou o presidente João Tavares.", "João Tavares", "Vamos esperar"),
        ("nl", "‘We wachten af’, zei minister Anna Bakker.", "Anna Bakker", "We wachten af"),
        ("pl", "– Poczekamy – powiedział minister Jan Kowal.", "Jan Kowal", "Poczekamy"),
        ("ru", "«Мы подождём», — заявил министр Иван Петров.", "Иван Петров", "Мы подождём"),
        ("uk", "«Ми зачекаємо», — заявив міністр Іван Петренко.", "Іван Петренко", "Ми зачекаємо"),
        ("ar", "وقال الوزير أحمد سالم: «سوف ننتظر».", "أحمد سالم", "سوف ننتظر"),
        ("fa", "وزیر احمد رضایی گفت: «ما صبر می‌کنیم».", "احمد رضایی", "ما صبر می‌کنیم"),
        ("tr", 'Bakan Ahmet Yılmaz, "Bekleyeceğiz" dedi.', "Ahmet Yılmaz", "Bekleyeceğiz"),
        ("zh", "外长王明说：“我们会等待。”", "王明", "我们会等待。"),
        ("ja", "山田首相は「我々は待つ」と述べた。", "山田首相", "我々は待つ"),
        ("hi", "विदेश मंत्री अमित वर्मा ने कहा, “हम इंतज़ार करेंगे।”", "अमित वर्मा", "हम इंतज़ार करेंगे।"),
    ],
)
def test_direct_speech(language: str, text: str, speaker: str, content: str) -> None:
    quote = only(text, language)
    assert quote.kind == "direct"
    assert (words(text, quote.speaker), words(text, quote.content)) == (speaker, content)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("en", "Corwin Frost said that the talks had ended.", "Corwin Frost", "that the talks had ended"),
        ("en", "Corwin Frost said the talks had ended.", "Corwin Frost", "the talks had ended"),
        (
            "en",
            "The talks had ended on Monday, the ministry has said.",
            "the ministry",
            "The talks had ended on Monday",
        ),
        ("en", "According to Corwin Frost, the talks have ended.", "Corwin Frost", "the talks have ended"),
        ("fr", "Jean Morel a précisé que la réunion aura lieu lundi.", "Jean Morel", "que la réunion aura lieu lundi"),
        ("nb", "Ministeren sa at møtet er utsatt til mandag.", "Ministeren", "at møtet er utsatt til mandag"),
        ("de", "Die Sprecherin erklärte, das Treffen sei verschoben.", "Die Sprecherin", "das Treffen sei verschoben"),
        (
            "de",
            "Wie die Polizei mitteilte, wurden zwei Personen festgenommen.",
            "die Polizei",
            "wurden zwei Personen festgenommen",
        ),
        ("es", "La portavoz añadió que la reunión será el lunes.", "La portavoz", "que la reunión será el lunes"),
        ("ru", "По словам Анны Орловой, переговоры начнутся в среду.", "Анны Орловой", "переговоры начнутся в среду"),
        ("ar", "قال الوزير أحمد سالم إن المحادثات ستبدأ غدا.", "أحمد سالم", "إن المحادثات ستبدأ غدا"),
        ("zh", "外长王明表示，谈判将于周一开始。", "王明", "谈判将于周一开始"),
        ("ja", "外務省の報道官は、協議は月曜日に始まると説明した。", "外務省の報道官", "協議は月曜日に始まる"),
        ("hi", "मंत्री अमित वर्मा ने कहा कि बातचीत कल शुरू होगी।", "अमित वर्मा", "कि बातचीत कल शुरू होगी"),
    ],
)
def test_indirect_speech(language: str, text: str, speaker: str, content: str) -> None:
    quote = only(text, language)
    assert quote.kind == "indirect"
    assert (words(text, quote.speaker), words(text, quote.content)) == (speaker, content)


def test_a_clause_with_quoted_words_is_mixed() -> None:
    text = "Corwin Frost said he had “no update” on the date."
    quote = only(text, "en")
    assert quote.kind == "mixed"
    assert [words(text, part) for part in quote.parts] == ["no update"]
    assert words(text, quote.content) == "he had “no update” on the date"


def test_one_utterance_around_its_reporting_clause() -> None:
    text = "“We will wait,” Corwin Frost said. “There is no hurry.”"
    quote = only(text, "en")
    assert [words(text, part) for part in quote.parts] == ["We will wait,", "There is no hurry."]


def test_a_role_and_a_pronoun_lead_to_the_name() -> None:
    text = (
        "The envoy’s spokesman, Corwin Frost, said that it was late. “We will wait,” he added. "
        "The spokesman said the talks had ended."
    )
    found = read(text, "en")
    assert len(found) == 3
    assert len({q.speaker_key for q in found}) == 1


@pytest.mark.parametrize(
    ("language", "text", "chain", "speaker"),
    [
        ("en", "CNN quoted Corwin Frost as saying that the talks had ended.", ["CNN"], "Corwin Frost"),
        ("en", "“We will wait,” Corwin Frost was quoted as saying by CNN.", ["CNN"], "Corwin Frost"),
        ("en", "“We will wait,” Reuters quoted Corwin Frost as saying.", ["Reuters"], "Corwin Frost"),
        ("en", "Corwin Frost said that the talks had ended, Reuters reported.", ["Reuters"], "Corwin Frost"),
        ("en", "“We will wait,” Corwin Frost told the BBC.", ["BBC"], "Corwin Frost"),
        ("nb", "Ifølge NTB sa Kari Dale at møtet er utsatt.", ["NTB"], "Kari Dale"),
        ("de", "Jan Weber sagte, das Treffen sei verschoben, berichtete die dpa.", ["dpa"], "Jan Weber"),
        ("ar", "ونقلت رويترز عن الوزير أحمد سالم قوله إن الاتفاق جاهز.", ["رويترز"], "أحمد سالم"),
        (
            "en",
            "The ministry said Corwin Frost told Anna Berg that the talks had ended.",
            ["The ministry"],
            "Corwin Frost",
        ),
    ],
)
def test_who_relays_stands_in_the_chain(language: str, text: str, chain: list[str], speaker: str) -> None:
    relayed = [q for q in read(text, language) if words(text, q.speaker) == speaker]
    assert [[words(text, link) for link in q.chain] for q in relayed] == [chain]


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("en", "Corwin Frost denied that the talks had ended.", "denied"),
        ("en", "Corwin Frost declined to say whether the talks had ended.", "declined"),
        ("en", "Corwin Frost did not say whether the talks had ended.", "declined"),
        ("en", "Corwin Frost asked whether the talks had ended.", "asked"),
        ("en", "Corwin Frost promised to end the talks soon.", "promised"),
        ("en", "Corwin Frost urged both sides to end the talks.", "ordered"),
        ("nb", "Kari Dale benektet at møtet er utsatt.", "denied"),
        ("fr", "Jean Morel a démenti que la réunion soit reportée.", "denied"),
        ("ru", "Иван Петров опроверг, что встреча отложена.", "denied"),
        ("de", "Jan Weber fragte, ob das Treffen verschoben sei.", "asked"),
        ("zh", "外长王明否认谈判已经结束。", "denied"),
    ],
)
def test_a_refusal_or_a_question_is_no_claim(language: str, text: str, polarity: str) -> None:
    assert [q.polarity for q in read(text, language)] == [polarity]


def test_a_headline_names_its_speaker_before_a_colon_or_behind_a_dash() -> None:
    assert told("Corwin Frost: Talks will last until May", "en") == [("Corwin Frost", "Talks will last until May")]
    assert told("Envoy will wait for an answer – Frankfurt", "en") == [("Frankfurt", "Envoy will wait for an answer")]


def test_a_colon_announces_the_next_paragraph() -> None:
    text = "Forhandlingene går videre, ifølge utenriksdepartementet:\n– Vi skal vente på svaret."
    assert ("utenriksdepartementet", "Vi skal vente på svaret.") in told(text, "nb")


def test_lists_and_titles_are_no_quotations() -> None:
    assert told("- melk og brød\n- egg og smør", "nb") == []
    assert told("The film “Long Winter” opened on Friday.", "en") == []


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab said Frost that .,:\n“”\"'«»–", max_size=200), st.sampled_from(["en", "nb", "ja", "ru"]))
def test_quotations_lie_in_the_text_and_hold_their_parts(text: str, language: str) -> None:
    for q in read(text, language):
        assert 0 <= q.content.start < q.content.end <= len(text)
        assert all(q.content.start <= part.start < part.end <= q.content.end for part in q.parts)
        assert all(a.end <= b.start for a, b in pairwise(q.parts))


@pytest.mark.parametrize(
    "text", ["“" * 10_000, '"' * 10_000, "“a” " * 10_000, "“" + "A word. " * 5_000 + "”", "– " * 5_000]
)
def test_marks_without_end_neither_crash_nor_quote_nonsense(text: str) -> None:
    assert all(q.speaker is None for q in read(text, "en"))


def test_reading_an_endless_sentence_takes_time_in_proportion() -> None:
    # Counted, not timed: units are cut to a bounded length, so no rule sees the whole of it.
    text = "Anna Berg said that it is late, " * 600
    assert len(read(text, "en")) >= 590
    marks, names = quoted(text), named(text, "en")
    pieces = units(text, sentences_of(text, "en"), marks, names, lexicon("en"))
    assert max(len(unit.items) for unit in pieces) <= 300
