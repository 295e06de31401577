from __future__ import annotations

from tests.stories.gold import case


def test_one_minister_has_one_key_in_four_scripts() -> None:
    sarun = case("sarun")
    forms = {
        ("gullwick-sarun-talks.txt", "Chelnokov"),
        ("tarvinskie-vesti-peregovory.txt", "Челноков"),
        ("desk-pile.jsonl#1", "切尔诺科夫"),
        ("uferbote-sarun.txt", "Tschelnokow"),
    }
    keys = set()
    for file, form in forms:
        document = sarun.documents[file]
        text = document.article.text
        keys |= {m.key for m in document.mentions if form in text[m.span.start : m.span.end]}
    assert len(keys) == 1


def test_the_story_lists_each_person_once_with_all_forms() -> None:
    persons = [e for e in case("sarun").story.entities if e.kind == "person" and "Chelnokov" in e.forms]
    assert len(persons) == 1
    assert {"Радима Челнокова", "Radim Tschelnokow", "Çelnokov"} <= set(persons[0].forms)


def test_two_ministers_of_one_story_stay_two() -> None:
    keys = {e.key for e in case("sarun").story.entities for form in e.forms if form in ("Chelnokov", "al-Jawhari")}
    assert len(keys) == 2


def test_a_ship_that_most_articles_call_none_is_no_person_in_the_story() -> None:
    collision = case("collision")
    kinds = {
        mention.kind
        for document in collision.documents.values()
        for mention in document.mentions
        if document.article.text[mention.span.start : mention.span.end] == "Pelican Grace"
    }
    assert "person" not in kinds
