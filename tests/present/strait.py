"""An invented story, told seven times in six languages, laid out by hand: every view has something to show.

The Harbour Gazette (A) is copied by Islands Today (A2) and translated, with faults, by Courrier du Fjord (A1).
The Arabic and the Russian article both come from an agency's text that is not among the articles.
Lindvik Avis and the Chinese article are accounts of their own.
"""

from __future__ import annotations

from dataclasses import replace

from synoptic.records import (
    Change,
    Copy,
    Direction,
    Document,
    Edit,
    Entity,
    Event,
    Lineage,
    Membership,
    Origin,
    Passage,
    Published,
    Rejected,
    Report,
    Span,
    Statement,
    Story,
    Synopsis,
    Telling,
)
from synoptic.text import content_id
from tests.present.drafts import document, mention, moment, passage, quantity, quote, reason, sentence, span, when

_GAZETTE = (
    "The ministers of Ostrava Reach and Kestria agreed late on Tuesday to reopen the Lindvik Strait, eleven days after "
    "a survey ship cut the power cable that feeds both shores.",
    "The strait will open to cargo ships on 15 March, possibly with a pilot on board every vessel.",
    "About 14,000 homes were without power for two nights, the grid operator said.",
    "“We did not come here to look for someone to blame,” Kestria’s energy minister, Ilse Varga, told reporters.",
    "Her counterpart Tomas Reke declined to say whether the ship’s owner would be sued.",
    "The survey ship, the Petrel, had left Lindvik on 1 March with a crew of 22.",
    "Harbour records seen by the Gazette show that it had reported a fault in its steering gear the day before.",
    "Repairs to the cable are expected to cost 31 million crowns.",
)
_FRENCH = (
    "Les ministres d’Ostrava Reach et de Kestria sont convenus mardi soir de rouvrir le détroit de Lindvik, onze jours "
    "après qu’un navire de recherche a coupé le câble électrique qui alimente les deux rives.",
    "Le détroit s’ouvrira aux cargos le 15 mars, avec un pilote à bord de chaque navire.",
    "Environ 40.000 foyers ont été privés de courant pendant deux nuits, selon l’opérateur du réseau.",
    "« Nous ne sommes pas venus ici chercher un coupable », a déclaré aux journalistes la ministre de l’énergie de "
    "Kestria, Ilse Varga.",
    "Son homologue Tomas Reke a refusé de dire si l’armateur serait poursuivi.",
    "Le navire, le Pétrel, avait quitté Lindvik le 1er mars avec 22 hommes à bord.",
    "La réparation du câble devrait coûter 31 millions de couronnes.",
    "C’est la troisième coupure de ce câble en dix ans.",
)
_AVIS = (
    "Lindvikstredet åpner igjen for lasteskip 15. mars.",
    "Det ble klart etter et fire timer langt møte på rådhuset i Lindvik tirsdag kveld.",
    "– Vi er lettet, men ingen av oss er fornøyd med at dette tok elleve dager, sier havnesjef Grete Solvang.",
    "Energiminister Ilse Varga sa at møtet ikke handlet om å fordele skyld.",
    "Nettselskapet opplyser at 13 600 husstander var uten strøm i to netter.",
    "Fiskerne får dra ut allerede torsdag.",
)
_ARABIC = (
    "اتفق وزيرا الطاقة في أوسترافا ريتش وكستريا مساء الثلاثاء على إعادة فتح مضيق لندفيك، بحسب وكالة Northwire.",
    "وقالت الوزيرة إلسه فارغا: «لم نأت إلى هنا للبحث عمن نلومه».",
    "وسيُفتح المضيق أمام سفن الشحن في 15 مارس.",
    "وانقطعت الكهرباء عن نحو 14 ألف منزل.",
    "وطالب صيادون في كستريا بتعويض قدره 200 كرونة عن كل يوم.",
)
_RUSSIAN = (
    "Министры энергетики Острава-Рич и Кестрии во вторник вечером договорились вновь открыть пролив Линдвик, сообщает "
    "агентство Northwire.",
    "«Мы приехали сюда не для того, чтобы искать виноватых», — сказала министр Ильсе Варга.",
    "Пролив откроется для грузовых судов 15 марта.",
    "Без света остались около 14 тысяч домов.",
)
_CHINESE = (
    "林德维克海峡将于三月十五日重新对货船开放。",
    "凯斯特里亚能源部长伊尔莎·瓦尔加表示,会议“不是为了追究责任”。",
    "电缆被切断后,约一万四千户家庭停电两夜。",
    "事发时,测量船“海燕号”上有二十二名船员。",
    "专家认为,修复工程至少需要六周。",
)

_STAMP = "Published 12 March 2031 06:40 UTC"
GAZETTE = document(
    "en", "The Harbour Gazette",
    (
        ("navigation", "Home"), ("navigation", "World"), ("navigation", "Sea & Trade"),
        ("title", "Ministers agree to reopen Lindvik Strait after cable cut"), ("byline", "By Maren Oyelaran"),
        ("stamp", _STAMP), ("", _GAZETTE[:3]), ("photo", "Photo: Harbour Gazette archive"), ("", _GAZETTE[3:6]),
        ("", _GAZETTE[6:]), ("newsletter", "Sign up for our morning letter <b>free</b> & never miss a tide"),
        ("comments", "Leave a comment (12)"),
    ),
    published=Published(start=when("2031-03-12T06:40"), end=when("2031-03-12T06:41"), how="stamp"),
    url="https://harbour-gazette.example/2031/lindvik",
)  # fmt: skip
FRENCH = document(
    "fr", "Courrier du Fjord",
    (("title", "Le détroit de Lindvik va rouvrir"), ("", _FRENCH[:4]), ("share", "Partager"), ("", _FRENCH[4:])),
    published=Published(start=when("2031-03-12T00:00"), end=when("2031-03-13T00:00"), how="metadata"),
    url="javascript:alert(1)",
)  # fmt: skip
ISLANDS = document(
    "en", "Islands Today",
    (("title", "Lindvik Strait to reopen"), ("", _GAZETTE[:5]), ("follow", "Follow us"), ("", _GAZETTE[5:])),
)  # fmt: skip
AVIS = document(
    "nb", "Lindvik Avis",
    (("title", "Stredet åpner igjen"), ("byline", "Av Jon Hella"), ("", _AVIS[:3]), ("", _AVIS[3:])),
    published=Published(start=when("2031-03-11T21:05"), end=when("2031-03-11T21:06"), how="stamp"),
)  # fmt: skip
ARABIC = document(
    "ar", "صحيفة المرفأ", (("title", "اتفاق على إعادة فتح مضيق لندفيك"), ("", _ARABIC[:3]), ("", _ARABIC[3:])),
    published=Published(start=when("2031-03-12T08:00"), end=when("2031-03-12T12:00"), how="text"), agency="Northwire",
)  # fmt: skip
RUSSIAN = document(
    "ru", "Вестник пролива", (("title", "Пролив Линдвик вновь откроют"), ("", _RUSSIAN)),
    published=Published(start=when("2031-03-12T09:30"), end=when("2031-03-12T09:31"), how="url"), agency="Northwire",
)  # fmt: skip
CHINESE = document(
    "zh", "海港日报", (("title", "林德维克海峡即将重开"), ("", _CHINESE)), joint="",
    published=Published(start=when("2031-03-13T00:00"), end=when("2031-03-14T00:00"), how="dateline"),
)  # fmt: skip

GAZETTE = replace(
    GAZETTE,
    quotes=(
        quote(GAZETTE, "We did not come here to look for someone to blame,", "Ilse Varga", key="ilse-varga"),
        quote(
            GAZETTE, "About 14,000 homes were without power for two nights", "the grid operator", key="grid-operator"
        ),
    ),
    quantities=(quantity(GAZETTE, "14,000 homes", 14000), quantity(GAZETTE, "31 million crowns", 31e6)),
    moments=(moment(GAZETTE, "15 March", "2031-03-15"),),
    mentions=(mention(GAZETTE, "Ilse Varga", "ilse-varga"),),
)
FRENCH = replace(
    FRENCH,
    quotes=(quote(FRENCH, "Nous ne sommes pas venus ici chercher un coupable", "Ilse Varga", key="ilse-varga"),),
    quantities=(quantity(FRENCH, "40.000 foyers", 40000),),
)
AVIS = replace(
    AVIS,
    quotes=(
        quote(
            AVIS, "Vi er lettet, men ingen av oss er fornøyd med at dette tok elleve dager", "havnesjef Grete Solvang"
        ),
        quote(AVIS, "møtet ikke handlet om å fordele skyld", "Ilse Varga", key="ilse-varga"),
    ),
    quantities=(quantity(AVIS, "13 600 husstander", 13600),),
)
ARABIC = replace(
    ARABIC,
    quotes=(quote(ARABIC, "لم نأت إلى هنا للبحث عمن نلومه", "إلسه فارغا", key="ilse-varga", chain="وكالة Northwire"),),
)
RUSSIAN = replace(
    RUSSIAN,
    quotes=(quote(RUSSIAN, "Мы приехали сюда не для того, чтобы искать виноватых", "Ильсе Варга", key="ilse-varga"),),
)
CHINESE = replace(CHINESE, quotes=(quote(CHINESE, "不是为了追究责任", "伊尔莎·瓦尔加", key="ilse-varga"),))
DOCUMENTS = (GAZETTE, FRENCH, ISLANDS, AVIS, ARABIC, RUSSIAN, CHINESE)


def _aligned(
    origin: Document, copy: Document, beads: tuple[tuple[int | None, int | None, str], ...], *changes: Change
) -> tuple[Edit, ...]:
    edits = []
    for left, right, kind in beads:
        before = () if left is None else (sentence(origin, left),)
        after = () if right is None else (sentence(copy, right),)
        inside = tuple(c for c in changes if _within(c.before, before) or _within(c.after, after))
        edits.append(
            Edit(kind=kind, origin=before, copy=after, score=0.9, changes=inside)  # type: ignore[arg-type]
        )
    return tuple(edits)


def _within(inner: Span | None, outer: tuple[Span, ...]) -> bool:
    return inner is not None and any(o.start <= inner.start and inner.end <= o.end for o in outer)


def _change(kind: str, what: str, before: str | None, after: str | None) -> Change:
    return Change(
        kind=kind,  # type: ignore[arg-type]
        what=what,
        before=None if before is None else span(GAZETTE.article.text, before),
        after=None if after is None else span(FRENCH.article.text, after),
    )


_FRENCH_EDITS = _aligned(
    GAZETTE, FRENCH,
    (
        (0, 0, "kept"), (1, 1, "reworded"), (2, 2, "reworded"), (3, 3, "kept"), (4, 4, "kept"), (5, 5, "reworded"),
        (6, None, "dropped"), (7, 6, "kept"), (None, 7, "added"),
    ),
    _change("changed", "words", "crew of 22", "22 hommes à bord"),
    _change("dropped", "hedge", "possibly", None),
    _change("changed", "number", "14,000", "40.000"),
    _change("dropped", "words", "survey", None),
)  # fmt: skip
_ISLAND_EDITS = _aligned(GAZETTE, ISLANDS, tuple((n, n, "kept") for n in range(8)))
_RUSSIAN_EDITS = _aligned(
    ARABIC, RUSSIAN, ((0, 0, "kept"), (1, 1, "kept"), (2, 2, "kept"), (3, 3, "kept"), (4, None, "dropped"))
)

COPIES = (
    Copy(
        origin=GAZETTE.article.id, copy=FRENCH.article.id, kind="translation", share_of_origin=0.86,
        share_of_copy=0.93, confidence=0.98,
        because=(
            reason("aligned sentences", 7, 2.1), reason("alignment z-score", 14.2, 3.0),
            reason("names shared", 4, 1.1, passage(GAZETTE, "Ilse Varga"), passage(FRENCH, "Ilse Varga")),
            reason("numbers shared", 3, 0.8), reason("length ratio spread", 0.08, 0.4),
        ),
        direction=Direction(
            verdict="origin first", log_odds=3.4, unseen_parent=True,
            because=(
                reason("dropped hedge", 1, 1.2, passage(GAZETTE, "possibly")),
                reason("superset", 2, 0.9),
                reason("name rendered as a word", 1, 0.7, passage(GAZETTE, "Petrel"), passage(FRENCH, "Pétrel")),
                reason("publication time", 0.5, -0.2),
            ),
        ),
        edits=_FRENCH_EDITS,
    ),
    Copy(
        origin=GAZETTE.article.id, copy=ISLANDS.article.id, kind="verbatim", share_of_origin=1.0, share_of_copy=1.0,
        confidence=0.999,
        because=(reason("word 3-grams shared", 152, 5.0), reason("containment", 0.997, 4.0)),
        direction=Direction(
            verdict="origin first", log_odds=1.1, unseen_parent=False,
            because=(reason("explicit credit", 1, 1.1, passage(ISLANDS, "Harbour records seen by the Gazette")),),
        ),
        edits=_ISLAND_EDITS,
    ),
    Copy(
        origin=ARABIC.article.id, copy=RUSSIAN.article.id, kind="translation", share_of_origin=0.78,
        share_of_copy=1.0, confidence=0.81,
        because=(reason("aligned sentences", 4, 1.0), reason("alignment z-score", 5.1, 1.4)),
        direction=Direction(
            verdict="unclear", log_odds=0.2, unseen_parent=True,
            because=(reason("explicit credit", 1, 0.0, passage(ARABIC, "Northwire"), passage(RUSSIAN, "Northwire")),),
        ),
        edits=_RUSSIAN_EDITS,
    ),
)  # fmt: skip
ORIGINS = (
    Origin(
        head=GAZETTE.article.id, documents=(GAZETTE.article.id, FRENCH.article.id, ISLANDS.article.id), unseen=False,
        name=None,
    ),
    Origin(head=AVIS.article.id, documents=(AVIS.article.id,), unseen=False, name=None),
    Origin(head=ARABIC.article.id, documents=(ARABIC.article.id, RUSSIAN.article.id), unseen=True, name="Northwire"),
    Origin(head=CHINESE.article.id, documents=(CHINESE.article.id,), unseen=False, name=None),
)  # fmt: skip


def _statement(*tellings: tuple[Document, int]) -> Statement:
    told = tuple(
        Telling(
            passage=Passage(document=doc.article.id, span=sentence(doc, n)),
            origin=next(o.head for o in ORIGINS if doc.article.id in o.documents),
            language=doc.language,
        )
        for doc, n in tellings
    )
    return Statement(id=content_id(*(f"{t.passage}" for t in told)), tellings=told)


STATEMENTS = (
    _statement((GAZETTE, 0), (ARABIC, 0)),
    _statement((GAZETTE, 1), (AVIS, 0), (ARABIC, 2), (CHINESE, 0)),
    _statement((GAZETTE, 3), (AVIS, 3), (ARABIC, 1), (CHINESE, 1)),
    _statement((GAZETTE, 2), (AVIS, 4), (ARABIC, 3), (CHINESE, 2)),
    _statement((GAZETTE, 5), (CHINESE, 3)),
    _statement((GAZETTE, 4)), _statement((GAZETTE, 6)), _statement((GAZETTE, 7)), _statement((FRENCH, 7)),
    _statement((AVIS, 1)), _statement((AVIS, 2)), _statement((AVIS, 5)), _statement((ARABIC, 4)),
    _statement((CHINESE, 4)),
)  # fmt: skip
EVENTS = (
    Event(
        start=when("2031-03-01T00:00"), end=when("2031-03-02T00:00"), grain="day",
        passages=(passage(GAZETTE, "1 March"), passage(FRENCH, "1er mars")),
    ),
    Event(
        start=when("2031-03-11T18:00"), end=when("2031-03-12T00:00"), grain="part",
        passages=(
            passage(GAZETTE, "late on Tuesday"), passage(AVIS, "tirsdag kveld"), passage(ARABIC, "مساء الثلاثاء"),
        ),
    ),
    Event(
        start=when("2031-03-15T00:00"), end=when("2031-03-16T00:00"), grain="day",
        passages=(passage(GAZETTE, "15 March"), passage(AVIS, "15. mars"), passage(CHINESE, "三月十五日")),
    ),
    Event(
        start=when("2021-01-01T00:00"), end=when("2031-01-01T00:00"), grain="decade",
        passages=(passage(FRENCH, "dix ans"),),
    ),
)  # fmt: skip


def _story(*documents: Document) -> Story:
    days = [d.article.published for d in documents if d.article.published is not None]
    return Story(
        id=content_id("story", *(d.article.id for d in documents)),
        members=tuple(
            Membership(
                document=d.article.id, score=0.9,
                because=(
                    reason("names shared", 3, 1.4, Passage(document=d.article.id, span=sentence(d, 0))),
                    reason("dates", 2, 0.7),
                ),
            )
            for d in documents
        ),
        languages=tuple(sorted({d.language for d in documents})),
        first=min((p.start for p in days), default=None),
        last=max((p.end for p in days), default=None),
    )  # fmt: skip


STRAIT = Synopsis(
    story=_story(*DOCUMENTS),
    entities=(
        Entity(
            key="ilse-varga", kind="person", forms=("Ilse Varga", "إلسه فارغا", "Ильсе Варга", "伊尔莎·瓦尔加"),
            passages=(passage(GAZETTE, "Ilse Varga"), passage(ARABIC, "إلسه فارغا"), passage(CHINESE, "伊尔莎·瓦尔加")),
        ),
        Entity(key="lindvik", kind="place", forms=("Lindvik", "لندفيك"), passages=(passage(GAZETTE, "Lindvik"),)),
    ),
    lineage=Lineage(story="strait", copies=COPIES, origins=ORIGINS), statements=STATEMENTS, timeline=EVENTS,
    made_by="synoptic.present 0.1",
)  # fmt: skip

LONE = (
    document("de", "Talbote", (("title", "Neue Brücke über die Aller"), ("", ("Die Brücke wird im Mai eröffnet.",)))),
    document("he", None, (("", ("הספרייה העירונית תיפתח מחדש ביום ראשון.",)),)),
)


def alone(doc: Document) -> Synopsis:
    """A story of one article."""
    return Synopsis(
        story=_story(doc), entities=(), lineage=Lineage(story="alone", copies=(), origins=()), statements=(),
        timeline=(), made_by="hand",
    )  # fmt: skip


REPORT = Report(
    made_by="synoptic 0.1.0",
    documents=(*DOCUMENTS, *LONE),
    rejected=(
        Rejected(source="articles/empty.txt", reason="empty", detail="0 bytes"),
        Rejected(source="articles/<script>.bin", reason="binary", detail="not text in any encoding tried"),
    ),
    stories=(STRAIT, alone(LONE[0])),
)
