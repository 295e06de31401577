"""What became of each passage, and what changed inside it, in small cases. All people and events are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.enrich import encoder
from synoptic.enrich.moments import moments
from synoptic.enrich.quantities import quantities
from synoptic.enrich.quotes import quotes
from synoptic.enrich.together import one_key_a_name
from synoptic.lineage import phrases
from synoptic.lineage.alignment import Bead
from synoptic.lineage.edits import edits
from synoptic.lineage.reading import read
from synoptic.pipeline import meanings
from synoptic.records import Document, Edit, Published, Span
from tests.lineage.documents import cut, document
from tests.lineage.test_lineage import FERRY

PUBLISHED = Published(start=datetime(2031, 3, 13, tzinfo=UTC), end=datetime(2031, 3, 14, tzinfo=UTC), how="metadata")
Told = set[tuple[str, str, str, str]]


def whole(lines: Sequence[str], language: str, name: str) -> Document:
    """The document with all that can be read from it."""
    plain = document(lines, language, name=name)
    text, spans = plain.article.text, tuple(s.span for s in plain.sentences)
    said = quotes(text, language=language, sentences=plain.sentences, mentions=plain.mentions)
    return replace(
        plain,
        article=replace(plain.article, published=PUBLISHED),
        quotes=said,
        moments=moments(text, language=language, sentences=spans, published=PUBLISHED, quotes=said),
        quantities=quantities(text, language=language, sentences=spans),
    )


def compared(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str] = ("en", "en"), beads: Sequence[Bead] = ()
) -> tuple[tuple[Edit, ...], Told]:
    """The edits, and each change as (kind, what, before, after); sentence by sentence unless told otherwise."""
    one, two = one_key_a_name([whole(a, languages[0], "origin"), whole(b, languages[1], "copy")])
    vectors, known = meanings([one, two]), encoder.load().summed
    readings = [read(d, vectors[d.article.id], known=known) for d in (one, two)]
    pairs = beads or [Bead((n, n + 1), (n, n + 1), 1.0) for n in range(min(len(a), len(b)))]
    found = edits(readings[0], readings[1], pairs)
    return found, {(c.kind, c.what, cut(one, c.before), cut(two, c.after)) for e in found for c in e.changes}


def changes(before: str, after: str, languages: tuple[str, str] = ("en", "en")) -> Told:
    return compared([before], [after], languages)[1]


def test_each_passage_has_one_kind() -> None:
    copy = [
        FERRY[0], FERRY[1].replace("taken ashore", "brought to land"), "Captain Marit Oldervik had steered the ship.",
        FERRY[3] + " " + FERRY[4], FERRY[5].split(", but ")[0] + ".", "But " + FERRY[5].split(", but ")[1],
    ]  # fmt: skip
    beads = [((0, 1), (0, 1)), ((1, 2), (1, 2)), ((2, 3), (2, 3)), ((3, 5), (3, 4)), ((5, 6), (4, 6))]
    found, _ = compared(FERRY, copy, beads=[Bead(a, b, 1.0) for a, b in beads])
    assert [e.kind for e in found] == ["kept", "reworded", "condensed", "merged", "split"]
    assert not any(e.moved for e in found)


def test_the_passage_that_stands_out_of_order_has_moved_and_no_other() -> None:
    copy = [*FERRY[1:4], FERRY[0], *FERRY[4:]]
    order = [(0, 3), (1, 0), (2, 1), (3, 2), (4, 4), (5, 5)]
    found, _ = compared(FERRY, copy, beads=[Bead((i, i + 1), (j, j + 1), 1.0) for i, j in order])
    assert [e.moved for e in found] == [True, False, False, False, False, False]
    assert {e.kind for e in found} == {"kept"}


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(6)))
def test_what_has_not_moved_stands_in_order(order: list[int]) -> None:
    found, _ = compared(
        FERRY,
        [FERRY[i] for i in order],
        beads=[Bead((i, i + 1), (order.index(i), order.index(i) + 1), 1.0) for i in range(6)],
    )
    stayed = [e.copy[0].start for e in found if not e.moved]
    assert stayed == sorted(stayed) and stayed


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Ilse Varga was jailed on suspicion of arson.", "Ilse Varga was jailed for arson.",
         ("dropped", "legal state", "suspicion", "")),
        ("He was charged with arson in March.", "He was convicted of arson in March.",
         ("changed", "legal state", "was charged", "convicted")),
        ("The strait will open on Tuesday.", "The strait will open on Friday.",
         ("changed", "date", "Tuesday", "Friday")),
        ("The ship carried 214 people.", "The ship carried 241 people.",
         ("changed", "number", "214", "241")),
        ("The pilots may strike again.", "The pilots will strike again.", ("dropped", "hedge", "may", "")),
        ("Police met Ilse Varga at noon.", "Police met Tomas Reke at noon.",
         ("changed", "name", "Ilse Varga", "Tomas Reke")),
        ("Nobody was hurt, police said.", "Nobody was hurt.", ("dropped", "attribution", "police said", "")),
        ("She called it “a bad day for the coast” again.", "She called it “a good day for the coast” again.",
         ("changed", "quotation", "bad", "good")),
        ("She called it “a bad day” again.", "She called it a bad day again.",
         ("changed", "quotation", "a bad day", "a bad day")),
        ("Reporters asked for Ilse Varga at once.", "Reporters asked for embattled Ilse Varga at once.",
         ("added", "characterisation", "", "embattled")),
        ("Militants took the harbour.", "Terrorists took the harbour.",
         ("changed", "characterisation", "Militants", "Terrorists")),
        ("The old harbour closed.", "The new harbour closed.", ("changed", "words", "old", "new")),
    ],
)  # fmt: skip
def test_a_change_in_one_language_is_told_by_the_weightiest_thing_in_it(
    before: str, after: str, change: tuple[str, str, str, str]
) -> None:
    assert change in changes(before, after)


@pytest.mark.parametrize(
    ("languages", "before", "after"),
    [
        (("en", "nb"), "The strait opens on Tuesday, Ilse Varga said.", "Sundet åpner tirsdag, sa Ilse Varga."),
        (("de", "en"), "Der Schaden liegt bei 1,5 Millionen Kronen.", "The damage is put at 1,500,000 crowns."),
        (("en", "ru"), "Tomas Petrov paid 4,000 crowns.", "Томас Петров заплатил 4000 крон."),
        (("en", "ja"), "The ship carried 214 people in 1987.", "船は1987年に214人を運んだ。"),
        (("en", "ar"), "The ship carried 214 people in 1987.", "حملت السفينة 214 شخصا في عام 1987."),
        (("en", "fr"), "The road is 100 miles long.", "La route est longue de 160 kilomètres."),
        (("en", "fr"), "Up to 10 inches of rain fell.", "Il est tombé jusqu’à 25 cm de pluie."),
        (("en", "fr"), "About 40,000 people came.", "40 000 personnes sont venues."),
        (("en", "de"), "The German pilots strike again.", "Die Piloten in Deutschland streiken wieder."),
    ],
)  # fmt: skip
def test_equal_values_are_no_change_whatever_the_language(languages: tuple[str, str], before: str, after: str) -> None:
    assert changes(before, after, languages) == set()


@pytest.mark.parametrize(
    ("languages", "before", "after", "change"),
    [
        (("en", "fr"), "The man was jailed on suspicion of espionage in March.",
         "L’homme a été emprisonné pour espionnage en mars.", ("dropped", "legal state", "suspicion", "")),
        (("en", "ja"), "The ship carried 214 people in 1987.", "船は1987年に241人を運んだ。",
         ("changed", "number", "214", "241")),
        (("en", "ar"), "The ship carried 214 people in 1987.", "حملت السفينة 214 شخصا في عام 1986.",
         ("changed", "date", "1987", "عام 1986")),
        (("en", "de"), "Ilse Varga will open the harbour on Tuesday.",
         "Ilse Varga wird den Hafen am Freitag eröffnen.",
         ("changed", "date", "Tuesday", "Freitag")),
        (("en", "nb"), "She called it “a bad day for the coast” again.",
         "Hun kalte det igjen en dårlig dag for kysten.",
         ("dropped", "quotation", "a bad day for the coast", "")),
        (("en", "fr"), "The harbour opened in May 1987.", "Le port a ouvert en mai 1985.",
         ("changed", "date", "May 1987", "mai 1985")),
        (("en", "zh"), "The harbour opened on Tuesday.", "法国港口周二开放。", ("added", "name", "", "法国")),
        (("en", "de"), "The harbour opened on Tuesday.", "Der Hafen von Frankreich wurde am Dienstag eröffnet.",
         ("added", "name", "", "Frankreich")),
    ],
)  # fmt: skip
def test_other_values_are_a_change_in_any_language(
    languages: tuple[str, str], before: str, after: str, change: tuple[str, str, str, str]
) -> None:
    told = changes(before, after, languages)
    assert {change[:3]} <= {c[:3] for c in told}
    assert any(c[3].startswith(change[3]) for c in told)


def test_faults_of_a_translation_are_told_apart() -> None:
    english = [
        "Ned Price spoke first.",
        "The demand was sent twice, Price said.",
        "It cost 40,000 crowns to “repair the old cable” there.",
    ]
    french = ["Ned Price a parlé le premier.", "La demande a été transmise deux fois, le prix a dit.",
              "Il a coûté 400 000 couronnes pour “Réparer le vieux câble” là-bas."]  # fmt: skip
    found, _ = compared(english, french, ("en", "fr"))
    wrong = {c.detail for e in found for c in e.changes if c.what == "translation fault"}
    assert wrong == {"name rendered as a word", "wrong number scale", "fragment with foreign casing"}
    assert {c.what for e in found for c in e.changes} == {"translation fault"}


def test_words_left_in_their_language_are_a_fault() -> None:
    told = changes(
        "The ferry ran aground shortly before six.", "Le ferry ran aground shortly before six heures.", ("en", "fr")
    )
    assert {what for _, what, *_ in told} == {"translation fault"}


def test_a_decomposed_hedge_is_a_hedge() -> None:
    assert ("dropped", "hedge", "peut-e\u0302tre", "") in changes(
        "Le pont sera peut-e\u0302tre ferme\u0301.", "Le pont sera fermé.", ("fr", "fr")
    )


SAID, HURT = "Nobody was hurt in the harbour, police said.", ("dropped", "attribution", "police said", "")
MAY, STRIKE = "The pilots may strike again on Tuesday.", ("dropped", "hedge", "may", "")
JAILED, SUSPECTED = "The man was jailed on suspicion of espionage.", ("dropped", "legal state", "suspicion", "")
OFFICE = "The ferry left on time, according to the harbour office."
CREDITED = ("dropped", "attribution", "according to the harbour office", "")


@pytest.mark.parametrize(
    ("language", "before", "rendered", "without", "change"),
    [
        ("de", SAID, "Im Hafen wurde niemand verletzt, so die Polizei.", "Im Hafen wurde niemand verletzt.", HURT),
        ("ko", SAID, "경찰은 항구에서 다친 사람은 없다고 밝혔다.", "항구에서 다친 사람은 없다.", HURT),
        ("fr", OFFICE, "Le ferry est parti à l’heure, selon la capitainerie.", "Le ferry est parti à l’heure.",
         CREDITED),
        ("fi", MAY, "Lentäjät saattavat lakkoilla jälleen tiistaina.", "Lentäjät lakkoilevat jälleen tiistaina.",
         STRIKE),
        ("he", MAY, "הטייסים עשויים לשבות שוב ביום שלישי.", "הטייסים ישבתו שוב ביום שלישי.", STRIKE),
        ("th", MAY, "นักบินอาจนัดหยุดงานอีกครั้งในวันอังคาร", "นักบินนัดหยุดงานอีกครั้งในวันอังคาร", STRIKE),
        ("cs", JAILED, "Muž byl uvězněn pro podezření ze špionáže.", "Muž byl uvězněn za špionáž.", SUSPECTED),
    ],
)  # fmt: skip
def test_what_a_translation_leaves_unsaid_is_lost_and_what_it_renders_is_not(
    language: str, before: str, rendered: str, without: str, change: tuple[str, str, str, str]
) -> None:
    assert change not in changes(before, rendered, ("en", language))
    assert change in changes(before, without, ("en", language))


def test_a_person_of_whom_the_original_says_nothing_is_a_change_of_name() -> None:
    told = changes("Ilse Varga met the pilots on Tuesday.", "Paula Okafor a rencontré les pilotes mardi.", ("en", "fr"))
    assert told == {("changed", "name", "Ilse Varga", "Paula Okafor")}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "The Mexican pilots met on Friday.", "Die Piloten aus Mexiko trafen sich am Freitag."),
        ("de", "Two to three inches of rain fell.", "Es fielen 5 bis 7,5 Zentimeter Regen."),
        ("ja", "Police met Allan McGregor at noon.", "警察は正午にアランマクレガーと会った。"),
    ],
)
def test_places_as_peoples_other_units_and_names_written_together_are_no_change(
    language: str, before: str, after: str
) -> None:
    assert changes(before, after, ("en", language)) == set()


def test_words_that_begin_or_end_so_have_the_meaning_of_their_row() -> None:
    told = {
        where: meant
        for meant, span in phrases.of("sw").legal.find("watuhumiwa walishtakiwa", Span(start=0, end=23))
        for where in ["watuhumiwa walishtakiwa"[span.start : span.end]]
    }
    assert "suspected" in told["watuhumiwa"] and "charged" in told["walishtakiwa"]
