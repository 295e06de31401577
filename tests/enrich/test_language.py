from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic import languages
from synoptic.enrich import language
from synoptic.enrich.language import identify
from synoptic.records import Span
from synoptic.records.enrich import UNKNOWN

NEWS = {
    "ar": "وصل وزير الخارجية إلى المدينة يوم الاثنين لإجراء محادثات مع نظيره",
    "az": "Xarici işlər naziri bazar ertəsi günü danışıqlar aparmaq üçün şəhərə gəldi",
    "bg": "Външният министър пристигна в града в понеделник за разговори с колегата си",
    "bn": "পররাষ্ট্রমন্ত্রী সোমবার আলোচনার জন্য শহরে পৌঁছেছেন",
    "ca": "El ministre d'Afers Estrangers va arribar dilluns a la ciutat per mantenir converses",
    "cs": "Ministr zahraničí přijel v pondělí do města na jednání se svým protějškem",
    "da": "Udenrigsministeren ankom mandag til byen for at tale med sin kollega om aftalen",
    "de": "Der Außenminister kam am Montag zu Gesprächen mit seinem Kollegen in die Stadt",
    "el": "Ο υπουργός Εξωτερικών έφτασε τη Δευτέρα στην πόλη για συνομιλίες",
    "en": "The foreign minister arrived in the city on Monday for talks with his colleague",
    "es": "El ministro de Exteriores llegó el lunes a la ciudad para conversar con su colega",
    "et": "Välisminister saabus esmaspäeval linna, et pidada kõnelusi oma kolleegiga",
    "fa": "وزیر امور خارجه روز دوشنبه برای گفت‌وگو با همتای خود وارد شهر شد",
    "fi": "Ulkoministeri saapui maanantaina kaupunkiin neuvottelemaan kollegansa kanssa",
    "fr": "Le ministre des Affaires étrangères est arrivé lundi dans la ville pour des entretiens",
    "he": "שר החוץ הגיע ביום שני לעיר לשיחות עם עמיתו",
    "hi": "विदेश मंत्री सोमवार को वार्ता के लिए शहर पहुँचे",
    "hr": "Ministar vanjskih poslova stigao je u ponedjeljak u grad prije sljedećeg tjedna",
    "hu": "A külügyminiszter hétfőn érkezett a városba, hogy kollégájával tárgyaljon",
    "hy": "Արտաքին գործերի նախարարը երկուշաբթի ժամանեց քաղաք",
    "id": "Menteri luar negeri tiba di kota itu pada hari Senin untuk berbicara dengan rekannya",
    "is": "Utanríkisráðherrann kom til borgarinnar á mánudag til viðræðna við starfsbróður sinn",
    "it": "Il ministro degli Esteri è arrivato lunedì in città per colloqui con il suo collega",
    "ja": "外務大臣は月曜日に会談のため市内に到着した",
    "ka": "საგარეო საქმეთა მინისტრი ორშაბათს ქალაქში ჩავიდა",
    "ko": "외무장관은 월요일 회담을 위해 도시에 도착했다",
    "lt": "Užsienio reikalų ministras pirmadienį atvyko į miestą derėtis su savo kolega",
    "lv": "Ārlietu ministrs pirmdien ieradās pilsētā uz sarunām ar savu kolēģi",
    "ms": "Menteri luar tiba di bandar itu pada hari Isnin untuk berbincang dengan rakan sejawatnya kerana beliau",
    "nb": "Utenriksministeren kom til byen mandag for å snakke med kollegaen sin om avtalen",
    "nl": "De minister van Buitenlandse Zaken kwam maandag naar de stad voor gesprekken",
    "nn": "Utanriksministeren kom til byen måndag for å snakke med kollegaen sin, men ho ville ikkje seie noko",
    "pl": "Minister spraw zagranicznych przybył w poniedziałek do miasta na rozmowy",
    "pt": "O ministro dos Negócios Estrangeiros chegou na segunda-feira à cidade para conversações",
    "ro": "Ministrul de externe a sosit luni în oraș pentru discuții cu omologul său",
    "ru": "Министр иностранных дел прибыл в понедельник в город на переговоры",
    "sk": "Minister zahraničných vecí pricestoval v pondelok do mesta na rokovania",
    "sl": "Zunanji minister je v ponedeljek prispel v mesto na pogovore s svojim kolegom",
    "sr": "Ministar spoljnih poslova stigao je u ponedeljak u grad posle prošle nedelje",
    "sv": "Utrikesministern kom till staden på måndagen för att tala med sin kollega",
    "sw": "Waziri wa mambo ya nje aliwasili mjini siku ya Jumatatu kwa mazungumzo",
    "ta": "வெளியுறவு அமைச்சர் திங்கள்கிழமை பேச்சுவார்த்தைக்காக நகரத்திற்கு வந்தார்",
    "th": "รัฐมนตรีต่างประเทศเดินทางถึงเมืองเมื่อวันจันทร์เพื่อเจรจา",
    "tr": "Dışişleri bakanı pazartesi günü görüşmeler için şehre geldi",
    "uk": "Міністр закордонних справ прибув у понеділок до міста на переговори",
    "ur": "وزیر خارجہ پیر کو مذاکرات کے لیے شہر پہنچے",
    "vi": "Ngoại trưởng đã đến thành phố hôm thứ Hai để hội đàm",
    "zh": "外交部长星期一抵达该市与同行会谈",
}


@pytest.mark.parametrize("code", languages.codes())
def test_one_sentence_of_news_tells_its_language(code: str) -> None:
    assert identify(NEWS[code]) == code


def test_twins_are_told_by_the_words_only_one_of_them_has() -> None:
    assert identify("Predsednik je stigao u nedelju posle podne i saopštio da će uvek biti gde treba") == "sr"
    assert identify("Predsjednik je stigao u nedjelju poslije podne i priopćio da će uvijek biti gdje treba") == "hr"


@pytest.mark.parametrize(
    "text", ["", " \n", "27.07.2022 14:30", "https://example.org/a/b?c=d", "😀😀😀", "OK", "\u2067\u2069"]
)
def test_no_language_is_guessed_where_there_is_none(text: str) -> None:
    assert identify(text) == UNKNOWN


def test_a_hint_breaks_ties_and_does_no_more() -> None:
    assert identify(NEWS["fr"], hint="en-US") == "fr"
    assert identify("", hint="fr") == UNKNOWN
    assert identify(NEWS["nb"], hint="no") == identify(NEWS["nb"], hint="nb_NO") == "nb"


def test_a_language_without_a_file_keeps_its_own_label() -> None:
    text = "Die minister het Maandag in die stad aangekom om met sy kollega te praat oor die ooreenkoms"
    assert identify(text) not in languages.codes() and identify(text) != UNKNOWN


def test_furniture_does_not_decide_the_language_of_an_article() -> None:
    menu = "Home World News Sports Weather Sign in Subscribe to our newsletter Follow us on all channels today " * 3
    text = f"{menu}\n{NEWS['nb']}."
    assert language.of_article(text, skip=[Span(start=0, end=len(menu))]) == "nb"
    assert language.of_article(text) == "en"


def sentences(*parts: str) -> tuple[str, list[Span]]:
    text, found = "", []
    for part in parts:
        found.append(Span(start=len(text), end=len(text) + len(part)))
        text += part + " "
    return text, found


@pytest.mark.parametrize(
    ("code", "parts", "expected"),
    [
        ("fr", ("fr", "en", "fr"), ("fr", "en", "fr")),
        ("nb", ("nb", "ar", "nb"), ("nb", "ar", "nb")),
        ("ar", ("ar", "ar", "en"), ("ar", "ar", "en")),
        ("zh", ("zh", "zh", "ja"), ("zh", "zh", "ja")),
        ("ru", ("ru", "uk", "ru"), ("ru", "uk", "ru")),
        ("sr", ("sr", "ru"), ("sr", "ru")),
    ],
)
def test_a_sentence_may_be_in_another_language_than_its_article(
    code: str, parts: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    text, found = sentences(*(NEWS[part] + "." for part in parts))
    assert language.of_sentences(text, found, language=code) == expected


def test_short_sentences_and_figures_take_the_language_of_their_article() -> None:
    text, found = sentences(NEWS["da"] + ".", "Nej.", "27.07.2022", "Ikke endnu, Hansen.", "– …")
    assert language.of_sentences(text, found, language="da") == ("da",) * 5


@given(st.text(max_size=300))
def test_any_text_gets_one_and_the_same_answer(text: str) -> None:
    first = identify(text)
    assert first == identify(text) and first
    span = Span(start=0, end=len(text))
    assert len(language.of_sentences(text, [span], language="en")) == 1
