"""Properties of the marks, in many scripts, and lines that several articles share."""

# ruff: noqa: E501 (sample texts stand in one line)
from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.clean import clean
from synoptic.records import Article, Hints, Raw

LINES = st.sampled_from(
    [
        "Del artikkelen Kopier lenke", "شارك الخبر: بريد طباعة", "关注我们", "関連記事", "Поделиться", "Leave a comment",
        "14 Mar, 2031 18:05", "© 2031 Lofoten Ekko", "iconshare iconmail iconprint iconlink", "* * *", "(NTB)",
        "Elva gikk over sine bredder natt til lørdag, opplyser politiet i Nordvik.",
        "وقال المتحدث إن المدينة ستعيد فتح الجسر يوم الأحد بعد انتهاء الإصلاحات.",
        "市长周二表示，这座桥将在春天之前重新开放，工程比原计划提前完成。", "นายกเทศมนตรีกล่าวว่าสะพานจะเปิดอีกครั้งในฤดูใบไม้ผลิ",
        "მერმა განაცხადა, რომ ხიდი გაზაფხულამდე ისევ გაიხსნება.", "– Vi venter fortsatt, sa hun.", "By Ada Holt",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=12).map("\n".join))


def raw(text: str, source: str = "a.txt", outlet: str | None = None) -> Raw:
    return Raw(source=source, body=text, media_type="text/plain", hints=Hints(outlet=outlet))


def one(text: str) -> Article:
    kept, _ = clean([raw(text)])
    return kept[0]


def marked(article: Article) -> list[str]:
    return [article.text[mark.span.start : mark.span.end] for mark in article.furniture]


@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
def test_marks_lie_in_the_text_sorted_and_apart_and_the_text_is_kept(text: str) -> None:
    kept, rejected = clean([raw(text)])
    assert len(kept) + len(rejected) == 1
    for article in kept:
        assert article.text == text
        end = 0
        for mark in article.furniture:
            assert end <= mark.span.start < mark.span.end <= len(text)
            end = mark.span.end
        for credit in (*article.authors, *article.credits):
            assert credit.span is not None and text[credit.span.start : credit.span.end] == credit.name


@settings(deadline=None, max_examples=40)
@given(texts=st.lists(TEXTS, max_size=5), order=st.randoms(use_true_random=False))
def test_the_order_of_the_pile_changes_nothing(texts: list[str], order: object) -> None:
    raws = [raw(text, f"{number}.txt") for number, text in enumerate(texts)]
    shuffled = list(raws)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clean(raws) == clean(shuffled) == clean(raws)


def test_decomposed_text_is_read_like_composed() -> None:
    text = "Følg oss på Facebook\nÉtat des lieux à Vireuil après la tempête\nLa mairie a rouvert le pont mardi soir.\nÀ lire aussi : Les crues"
    assert len(marked(one(text))) == len(marked(one(unicodedata.normalize("NFD", text)))) >= 2


BODIES = (
    "Brannen startet i et lager ved kaia like etter midnatt, opplyser vaktleder Kari Moen.\nIngen ble skadd, men to hus er røyklagt.",
    "Kommunestyret vedtok torsdag å bygge ny skole på Nesodden.\nPrislappen er 340 millioner kroner, og byggingen starter til høsten.",
    "Nordvik vant 3–1 over Fjellby i seriefinalen søndag kveld.\nTreneren roste keeperen, som reddet et straffespark i andre omgang.",
)


def test_a_line_that_different_articles_share_is_the_pages() -> None:
    head, foot = "Kystmagasinet siden 1911", "Vi lager lokalavis for folk langs fjorden hver dag"
    kept, _ = clean([raw(f"{head}\n{body}\n{foot}", f"{n}.txt") for n, body in enumerate(BODIES)])
    for article in kept:
        assert {head, foot} <= set(marked(article))


def test_what_copies_share_is_no_furniture() -> None:
    stand_first = "Vitner så røyken fra flere kilometer unna"
    same = f"Storbrann i Nordvik\n{stand_first}\n{BODIES[0]}"
    kept, _ = clean(
        [raw(same, "a.txt"), raw(same + "\nSaken oppdateres.", "b.txt"), raw(same + "\nKilde: NTB", "c.txt")]
    )
    assert len(kept) == 3
    for article in kept:
        assert stand_first not in marked(article) and not any(line in marked(article) for line in BODIES[0].split("\n"))


def test_prose_that_one_outlet_repeats_is_no_furniture() -> None:
    background = "Broen ble bygd i 1974 og har vært stengt siden flommen i fjor høst."
    kept, _ = clean([raw(f"{body}\n{background}", f"{n}.txt", "Kystposten") for n, body in enumerate(BODIES)])
    assert not any(background in marked(article) for article in kept)
