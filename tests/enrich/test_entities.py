from hypothesis import given, settings
from hypothesis import strategies as st

from tests.enrich.reading import named


def names(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.kind) for m in named(text, language)]


def keys(text: str, language: str) -> dict[str, str]:
    return {text[m.span.start : m.span.end]: m.key for m in named(text, language)}


def test_titles_are_no_part_of_a_name() -> None:
    text = "The envoy met Foreign Minister Samira Halabi in Geneva. Later Halabi left."
    assert names(text, "en") == [("Samira Halabi", "person"), ("Geneva", "place"), ("Halabi", "person")]


def test_a_surname_alone_has_the_full_name_s_key() -> None:
    found = keys("Yesterday Corwin Frost spoke. Frost left early.", "en")
    assert found["Corwin Frost"] == found["Frost"]


def test_a_shared_surname_goes_to_the_person_named_last() -> None:
    text = "We met Anna Frost and Peter Lund. Then Frost left. Soon Corwin Frost came, and Frost spoke."
    found = [
        (text[m.span.start : m.span.end], m.key)
        for m in named(text, "en")
        if "Frost" in text[m.span.start : m.span.end]
    ]
    assert found[0][1] == found[1][1] != found[2][1] == found[3][1]


def test_case_endings_keep_the_key() -> None:
    found = keys("Министр Иван Колосов уехал. Коллега встретил Колосова, а потом спорил с Колосовым.", "ru")
    assert found["Колосова"] == found["Колосовым"] == found["Иван Колосов"]


def test_one_key_in_latin_and_cyrillic() -> None:
    english = keys("In Oslo Sergei Kolosov spoke.", "en")
    german = keys("In Oslo sprach Sergej Kolosow.", "de")
    russian = keys("В Осло выступил министр Сергей Колосов.", "ru")
    assert english["Sergei Kolosov"] == german["Sergej Kolosow"] == russian["Сергей Колосов"]


def test_countries_and_cities_have_one_key_in_every_language() -> None:
    assert keys("She flew from Norway to Moscow.", "en") == {"Norway": "NO", "Moscow": "Europe/Moscow"}
    assert keys("Hun fløy fra Norge til Moskva.", "nb") == {"Norge": "NO", "Moskva": "Europe/Moscow"}
    assert keys("Она улетела из Норвегии в Москву.", "ru") == {"Норвегии": "NO", "Москву": "Europe/Moscow"}
    assert keys("她从挪威飞往莫斯科。", "zh") == {"挪威": "NO", "莫斯科": "Europe/Moscow"}
    assert keys("سافرت من النرويج إلى موسكو.", "ar") == {"النرويج": "NO", "موسكو": "Europe/Moscow"}


def test_scripts_without_case_go_by_title_and_dots() -> None:
    assert ("萨米拉·哈拉比", "person") in names("外长萨米拉·哈拉比星期三抵达。", "zh")
    assert ("أحمد سالم", "person") in names("وصل الوزير أحمد سالم أمس.", "ar")
    assert ("エリーズ・マルシャン", "person") in names("学芸員のエリーズ・マルシャンさんが来た。", "ja")


def test_scripts_without_case_name_no_particle_and_no_ship() -> None:
    assert not any(kind == "person" for _, kind in names("राष्ट्रपति ने कहा कि वे आएंगे।", "hi"))
    assert ("अरविंद ताम्हणे", "person") in names("जहाज़ के कप्तान अरविंद ताम्हणे ने कहा।", "hi")
    assert not any(kind == "person" for _, kind in names("貨物船「ペリカン・グレース」が衝突した。", "ja"))
    assert not any(kind == "person" for _, kind in names("貨物船を運航するハロラン・ベイ海運は謝罪した。", "ja"))


def test_the_arabic_article_belongs_to_the_name() -> None:
    assert ("al-Halabi", "person") in names("Yesterday Samira Halabi spoke. Then al-Halabi left.", "en")


def test_headline_capitals_prove_nothing() -> None:
    assert names("Frozen Lakes And Cold Winds Keep Northern Villages Waiting", "en") == []


def test_decomposed_letters_make_the_same_key() -> None:
    assert set(keys("Then José Núñez spoke.", "en").values()) == set(keys("Then José Núñez spoke.", "en").values())


@settings(max_examples=60)
@given(st.text(alphabet="Аnna Бергé.,“” al-王明ب·\n", max_size=120), st.sampled_from(["en", "ru", "zh", "ar", "nb"]))
def test_mentions_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    end = 0
    for mention in named(text, language):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.key
        end = mention.span.end
