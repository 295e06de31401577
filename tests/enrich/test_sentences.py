from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic import languages
from synoptic.enrich.sentences import split
from synoptic.records import Span


def cut(text: str, language: str, skip: tuple[Span, ...] = ()) -> list[str]:
    return [text[s.start : s.end] for s in split(text, language=language, skip=skip)]


# One row a text: the language, then the sentences it must be cut into; they are joined by a space.
SPACED = [
    ("ar", "وصل د. سامي النور إلى مدينة رملة.", "هل سيعود غدا؟", "لا أحد يعرف!"),
    ("ar", "قال الوزير إن نسبة النمو بلغت 3.5 بالمئة.", "وأضاف: «لن نتراجع.»"),
    ("az", "Dr. Elman Rzalı 27 iyulda Salyanda idi.", "Görüş saat 14.30-da başladı."),
    ("bg", "Г-н Петров пристигна на 3 май 2021 г. в София.", "Той разговаря с ок. 200 души."),
    ("bn", "ড. রহিম সোমবার ঢাকায় পৌঁছেছেন।", "তিনি কি ফিরে যাবেন?", "কেউ জানে না।"),
    ("ca", "El Sr. Puig va arribar dilluns.", "«No en sé res», va dir la Dra. Vila."),
    ("cs", "Schůzka byla 27. července v Brně.", "Podle Ing. Nováka přišlo asi 200 lidí atd.", "On sám nepřišel."),
    ("da", "Mødet begynder kl. 14.30 den 27. juli.", "Det sagde bl.a. hr. Holm.", "Han gik."),
    ("de", "Dr. Anna Berg kam am 27. Juli nach Elmstadt, z. B. wegen der Wahl.", "Sie blieb bis 2019.",
     "Die Stadt hat 3,5 Mio. Einwohner."),
    ("de", "„Wir gehen.“", "Das sagte er am 3. Oktober.", "Es war die 2. Liga!"),
    ("el", "Ο κ. Νίκος Λάμπρου έφτασε στις 3 Μαΐου.", "Θα επιστρέψει;", "Κανείς δεν ξέρει."),
    ("en", "J. R. Smith met U.S. officials at 10 a.m. on Monday.", "“We go,” he said.", "The talks cost $3.5 million."),
    ("en", "“Why?” she asked.", "“Because!” Brown shouted.", "Nobody moved, etc.", "They left at 5 p.m.", "The end."),
    ("en", "Mr. Hale lives at No. 5, St. Mary Road.", "He left (it was late).", "(It rained.)", "So what?!",
     "Nothing..."),
    ("es", "El Sr. Gil llegó a las 10 a.m. al hotel.", "¿Volverá?", "—¿Vienes? —preguntó ella.",
     "La sede está en EE. UU. desde 1990."),
    ("et", "Kohtumine oli 27. juulil kell 14.30.", "Hr. Tamm ütles, et tuleb u. 200 inimest."),
    ("fa", "دکتر رضا دانا روز دوشنبه رسید.", "آیا او برمی‌گردد؟", "کسی نمی‌داند."),
    ("fi", "Kokous pidettiin 27. heinäkuuta klo 14.30.", "Paikalla oli n. 200 ihmistä.", "Puhuja oli esim. tri Salo."),
    ("fr", "M. Durand est arrivé à 10 h.", "« Je ne sais pas.", "Nous verrons ! » a dit Mme Petit."),
    ("he", "ד\"ר לוי הגיע ביום שני.", "האם ישוב?", "איש אינו יודע."),
    ("hi", "डॉ. शर्मा सोमवार को यू.एस. दूतावास पहुँचे।", "क्या वे लौटेंगे?", "कोई नहीं जानता।"),
    ("hr", "Sastanak je bio 27. srpnja u Zadru.", "Dr. Horvat je došao, npr. zbog izbora."),
    ("hu", "A találkozó 27. alkalommal volt Győrben.", "Dr. Kovács kb. 200 embert hívott."),
    ("hy", "Նախարարը եկավ երկուշաբթի։", "Նա չխոսեց:", "Մենք սպասում ենք։"),
    ("id", "Dr. Budi tiba pukul 10.30 di Jl. Melati.", "Apakah ia kembali?", "Tidak ada yang tahu."),
    ("is", "Fundurinn var 27. júlí kl. 14.30.", "Hann sagði t.d. frá kosningum."),
    ("it", "Il sig. Rossi è arrivato alle 10.30.", "«Non so», ha detto l'on. Bianchi.", "Perché?"),
    ("ka", "შეხვედრა ორშაბათს გაიმართა.", "ბ-ნი გიორგი არ მოვიდა.", "რატომ?"),
    ("ko", "장관은 월요일에 도착했다.", "그는 “우리는 간다.”라고 말했다.", "왜 그랬을까?"),
    ("lt", "Susitikimas vyko 2022 m. liepos 27 d. Vilniuje.", "Prof. Petraitis neatvyko."),
    ("lv", "Tikšanās notika 27. jūlijā plkst. 14.30.", "Viņš teica u.c. lietas."),
    ("ms", "Dr. Aminah tiba pukul 10.30 pagi.", "Adakah beliau kembali?"),
    ("nb", "Møtet begynner kl. 14.30 den 27. juli.", "– Vi drar, sa Ola Nes.", "– Hva skjer? spurte hun.",
     "Det kostet 3,5 mill. kroner."),
    ("nl", "Dhr. de Vries kwam op 27 juli om 14.30 uur.", "‘We gaan!’ riep hij.", "Er waren ca. 200 mensen."),
    ("nn", "Møtet er kl. 14.30 den 27. juli.", "– Vi dreg, sa ho.", "Ho kom ikkje, t.d. på grunn av veret."),
    ("pl", "Spotkanie było 27. dnia lipca, tj. w środę.", "Prof. J. Kowalski nie przyszedł.", "Przyszło ok. 200 osób."),
    ("pt", "O Sr. Lopes chegou às 10h30.", "“Não sei”, disse a Dra. Reis.", "E agora?"),
    ("ro", "Dl. Popa a sosit luni, adică pe 27 iulie.", "Va reveni?", "Nimeni nu știe."),
    ("ru", "Встреча прошла 27 июля 2022 г. в Омске, т. е. в среду.", "«Мы едем!» — сказал И. И. Петров.",
     "— Куда? — спросил он.", "Никто не знает…"),
    ("sk", "Stretnutie bolo 27. júla v Žiline.", "Podľa Ing. Nováka prišlo cca. 200 ľudí."),
    ("sl", "Srečanje je bilo 27. julija v Celju.", "Dr. Novak je rekel, npr. o volitvah."),
    ("sr", "Састанак је био 27. јула у Нишу.", "Проф. Марић није дошао.", "Зашто?"),
    ("sr", "Sastanak je bio 27. jula u Nišu.", "Dr. Marić nije došao."),
    ("sv", "Mötet börjar kl. 14.30 den 27 juli.", "”Vi går”, sade t.ex. dr. Ek.", "Han gick."),
    ("sw", "Dkt. Juma aliwasili Jumatatu.", "Je, atarudi?", "Hakuna anayejua."),
    ("ta", "டாக்டர். ராமன் திங்கள்கிழமை வந்தார்.", "அவர் திரும்புவாரா?", "யாருக்கும் தெரியாது."),
    ("tr", "Toplantı 27. kez İzmir'de yapıldı.", "Prof. Dr. Ali Kaya gelmedi.", "Neden?"),
    ("uk", "Зустріч була 27 липня 2022 р. у Львові.", "«Ми їдемо», — сказав п. Бондар.", "Чому?"),
    ("ur", "ڈاکٹر احمد پیر کو پہنچے۔", "کیا وہ واپس آئیں گے؟", "کوئی نہیں جانتا۔"),
    ("vi", "TS. Nguyễn Văn A đến lúc 10.30 sáng.", "Ông sẽ trở lại?", "Không ai biết."),
]  # fmt: skip


@pytest.mark.parametrize("row", SPACED, ids=lambda row: f"{row[0]}-{row[1][:12]}")
def test_sentences_of_a_paragraph(row: tuple[str, ...]) -> None:
    language, *sentences = row
    assert cut(" ".join(sentences), language) == sentences


def test_the_table_speaks_for_every_language_with_marks() -> None:
    assert {row[0] for row in SPACED} == set(languages.codes()) - {"ja", "th", "zh"}


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("zh", ["部长星期一到达江城。", "“我们走。”他说。", "他会回来吗？", "没有人知道！", "增长率为3.5%。"]),
        ("ja", ["大臣は月曜日に到着した。", "「行きます。」と述べた。", "戻るのか？", "誰も知らない。"]),
    ],
)
def test_scripts_without_spaces(language: str, sentences: list[str]) -> None:
    assert cut("".join(sentences), language) == sentences


def test_thai_is_parted_at_a_space_where_enough_was_said_and_a_word_begins_anew() -> None:
    first = "รัฐมนตรีเดินทางถึงเมืองริมน้ำเมื่อวันจันทร์ที่ผ่านมาแล้ว"
    second = "อย่างไรก็ตาม เขาไม่ได้ตอบคำถามของผู้สื่อข่าว"
    assert cut(f"{first} {second}", "th") == [first, second]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He wrote to info@example.org and www.example.org/a.b?c=d. about it"),
        ("en", "The F.B.I. and the U.S. Navy met Gen. Hale, Lt. Col. Roe and Ms. P. Q. Day"),
        ("en", "They paid “a lot ... of Elm money” for it"),
        ("de", "Es geschah im 19. Jahrhundert unter Ludwig XIV. Quint bei der 12. Wahl"),
        ("fr", "Le prix (3 500 euros env.) a surpris M. J. Petit"),
        ("ru", "В 2021 г. г-н А. С. Орлов купил 3 тыс. акций и т. п. вещи"),
        ("nb", "Den 3. Nordiske messen, nr. 5 i rekken, kostet ca. 3,5 mill. kroner"),
        ("xx", "Prof X. Y. Zed of no known language"),
    ],
)
def test_stops_that_end_nothing(language: str, text: str) -> None:
    assert cut(text, language) == [text]


def test_a_missing_space_does_not_hide_the_end() -> None:
    assert cut("They left home.The door stayed open.", "en") == ["They left home.", "The door stayed open."]
    assert cut("وصل الوزير مساء.وعاد صباحا.", "ar") == ["وصل الوزير مساء.", "وعاد صباحا."]


def test_closing_quotes_and_brackets_belong_to_the_sentence_they_close() -> None:
    assert cut('He said: "We go." Then he left. "Why?" Nobody knew.', "en") == [
        'He said: "We go."', "Then he left.", '"Why?"', "Nobody knew.",
    ]  # fmt: skip
    assert cut("Han sade: ”Vi går.” ”Nej!” Hon gick.", "sv") == ["Han sade: ”Vi går.”", "”Nej!”", "Hon gick."]
    assert cut("Il part. « Oui. » Elle reste.", "fr") == ["Il part.", "« Oui. »", "Elle reste."]


def test_no_sentence_crosses_a_line_or_a_skipped_span() -> None:
    text = "Talks go on\nThe minister\nShare this Follow us spoke on Monday. He left."
    skipped = text.index("Share"), text.index(" spoke")
    assert cut(text, "en", (Span(start=skipped[0], end=skipped[1]),)) == [
        "Talks go on", "The minister", "spoke on Monday.", "He left.",
    ]  # fmt: skip


def test_decomposed_letters_and_direction_marks_change_nothing() -> None:
    assert cut("Il est arrive\u0301. E\u0301tait-il seul ?", "fr") == ["Il est arrive\u0301.", "E\u0301tait-il seul ?"]
    assert cut("\u2067وصل الوزير.\u2069 \u2067ثم عاد.\u2069", "ar") == [
        "\u2067وصل الوزير.\u2069",
        "\u2067ثم عاد.\u2069",
    ]


PIECES = st.sampled_from(
    [*" \n\t.。!?…؟۔।։;:\"'“”«»„()[]「」–-—,1aAéж你ก\u0301\u200f\u2067\u2069\u00a0😀", "U.S.", "Mr. ", "no. 5", "\r\n"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=80).map("".join))


@given(TEXTS, st.sampled_from([*languages.codes(), "xx"]), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20))))
def test_every_visible_character_outside_skip_lies_in_exactly_one_sentence(
    text: str, language: str, skips: list[tuple[int, int]]
) -> None:
    skip = [Span(start=min(a, len(text)), end=min(a + n, len(text))) for a, n in skips]
    found = split(text, language=language, skip=skip)
    hidden = {i for span in skip for i in range(span.start, span.end)}
    held = [i for span in found for i in range(span.start, span.end)]
    assert held == sorted(set(held)) and not hidden & set(held)
    assert {i for i, c in enumerate(text) if not c.isspace()} - hidden == {i for i in held if not text[i].isspace()}
    assert all(
        span.start < span.end and text[span.start : span.end].strip() == text[span.start : span.end] for span in found
    )


@pytest.mark.parametrize(
    "unit", [".", '"', "“", ". ", '." ', ".) ", "a. ", "A.B. ", "1. ", "( ", "(a.) ", '"a." ', "ก ", "。", "\n", "? x "]
)
def test_ten_thousand_in_a_row_lose_nothing(unit: str) -> None:
    text = f"Word {unit * 10_000} end"
    for language in ("en", "th", "xx"):
        assert "".join("".join(cut(text, language)).split()) == "".join(text.split())
