import pytest

from synoptic.enrich import enrich
from synoptic.enrich.matching import form, merge_keys, same_name
from synoptic.records import Article, Document


def document(text: str, name: str, language: str) -> Document:
    article = Article(id=name, source=name, outlet=None, url=None, title=None, title_span=None, text=text, furniture=(),
                      published=None, authors=(), credits=(), language_hint=language)  # fmt: skip
    return enrich(article, made_by="test")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergei Kolosov", "Sergej Kolosow"),
        ("Sergei Kolosov", "Сергей Колосов"),
        ("Samira Halabi", "سميرة حلبي"),
        ("Martin Bergman", "מרטין ברגמן"),
        ("Martin Bergman", "马丁·贝里曼"),
        ("Elise Marchand", "エリーズ・マルシャン"),
        ("Martin Bergman", "마르틴 베리만"),
        ("Martin Bergman", "Μάρτιν Μπέργκμαν"),
        ("Martin Bergman", "मार्टिन बर्गमैन"),
        ("Kolosov Sergei", "Sergei Kolosov"),
        ("S. Kolosov", "Sergei Kolosov"),
    ],
)
def test_one_name_in_two_scripts(a: str, b: str) -> None:
    assert same_name(form(a), form(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Bergman", "Martin Bergman"),
        ("Martin Bergman", "安娜·贝里曼"),
        ("Martin Bergman", "Martin Halabi"),
        ("Sergei Kolosov", "Иван Колосов"),
        ("Samira Halabi", "أحمد حلبي"),
    ],
)
def test_namesakes_stay_apart(a: str, b: str) -> None:
    assert not same_name(form(a), form(b))


def test_a_story_has_one_key_for_one_name() -> None:
    english = document("On Monday Sergei Kolosov met Samira Halabi. Kolosov smiled.", "a", "en")
    chinese = document("外交部长谢尔盖·科洛索夫星期一抵达。", "b", "zh")
    arabic = document("وصل الوزير سيرغي كولوسوف أمس.", "c", "ar")
    keys = merge_keys([english, chinese, arabic])
    joined = {
        keys[m.key] for d in (english, chinese, arabic) for m in d.mentions if "k" in m.key and m.kind == "person"
    }
    assert keys[chinese.mentions[0].key] == keys[arabic.mentions[0].key] == keys[english.mentions[0].key]
    assert len(joined) == 1


def test_a_surname_alone_waits_for_a_full_name_and_stays_apart_where_there_are_two() -> None:
    one = document("Yesterday Martin Bergman spoke.", "a", "en")
    two = document("Yesterday Anna Bergman spoke.", "b", "en")
    alone = document("In Oslo minister Bergman spoke.", "c", "en")
    surname = next(m.key for m in alone.mentions if m.kind == "person")
    assert merge_keys([one, alone])[surname] == one.mentions[0].key
    assert merge_keys([one, two, alone])[surname] == surname
