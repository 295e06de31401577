"""The report's pages: what stands where, and that every line opens its passage."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from synoptic.errors import ReportError
from synoptic.present.report import pages
from synoptic.records import Published, Report
from tests.present.drafts import when
from tests.present.parsed import parsed, text_of
from tests.present.strait import CHINESE, FRENCH, LONE, ORIGINS, REPORT, STRAIT, alone


def story(report: Report = REPORT) -> Any:
    return parsed(list(pages(report))[1][1])


def test_a_report_is_an_index_and_a_page_a_story() -> None:
    names = [name for name, _ in pages(REPORT)]
    assert names[0] == "index.html"
    assert names[1:] == [f"story-{s.story.id[:12]}.html" for s in REPORT.stories]


def test_the_same_report_gives_the_same_pages() -> None:
    assert list(pages(REPORT)) == list(pages(REPORT))


def test_the_head_counts_articles_outlets_languages_and_origins() -> None:
    strip = text_of(story().find_class("strip")[0])
    assert strip.startswith("origins 4 articles 7 outlets 7 languages 6")
    assert "first seen 11 Mar 2031, 21:05 UTC A" in strip and "undated 1 article" in strip


def test_every_member_stands_on_the_page_without_a_click_with_its_role() -> None:
    rows = [text_of(row) for row in story().xpath("//table[@class='members']/tbody/tr")]
    assert len(rows) == 7
    assert not story().xpath("//details//table[@class='members']")
    assert "translation of B" in rows[2] and "verbatim copy of B" in rows[3] and "undated" in rows[3]
    assert "from a source (Northwire) that is not among the articles" in rows[4]
    assert "direction unclear" in rows[5]


def test_each_row_of_the_synopsis_has_a_cell_for_each_origin() -> None:
    rows = story().xpath("//table[contains(@class,'synopsis')]/tbody/tr")
    assert len(rows) == 5
    assert {len(row.findall("td")) for row in rows} == {len(ORIGINS)}


def test_an_origin_that_does_not_tell_a_statement_is_silent_in_words() -> None:
    last = story().xpath("//table[contains(@class,'synopsis')]/tbody/tr")[-1]
    assert [text_of(cell) for cell in last.findall("td")][::2] == ["silent", "silent"]


def test_a_translation_stands_as_gloss_below_the_passage_it_translates() -> None:
    cell = story().xpath("//tr[@id='s-3']/td[@data-siglum='B']")[0]
    told, gloss = cell.xpath(".//p[@class='told']")[0], cell.xpath(".//p[@class='gloss']")[0]
    assert told.get("lang") == "en" and text_of(told).startswith("About 14,000 homes")
    assert gloss.get("lang") == "fr" and text_of(gloss).startswith("Environ 40.000 foyers")
    assert "The same in 1 more copy." in text_of(cell)


def test_what_only_one_origin_tells_is_folded_with_its_count() -> None:
    folded = [text_of(d.find("summary")) for d in story().xpath("//details[@class='alone']")]
    assert folded[1] == "Only B The Harbour Gazette tells: 4 statements"


def test_a_copy_opens_the_two_texts_with_the_weightiest_differences_first() -> None:
    opened = story().get_element_by_id("copy-1")
    differences = [text_of(d) for d in opened.xpath(".//ul[@class='differences']/li")]
    assert differences[:2] == ["number changed B 14,000 B¹ 40.000", "hedge dropped B possibly"]
    assert [text_of(d) for d in opened.xpath(".//table//del")] == [
        "survey",
        "possibly",
        "Harbour records seen by the Gazette show that it had reported a fault in its steering gear the day before.",
    ]
    assert "earlier version of B that is not among the articles may be the parent" in text_of(opened)


def test_renderings_of_one_utterance_stand_together() -> None:
    utterance = story().xpath("//ul[@class='utterance']")[0]
    assert {q.get("lang") for q in utterance.iter("blockquote")} == {"nb", "en", "fr", "ar", "ru", "zh"}


def test_there_is_no_section_for_quotes_where_there_are_none() -> None:
    page = story(replace(REPORT, stories=(alone(LONE[0]),)))
    assert not page.xpath("//*[@id='quotes'] | //a[@href='#quotes']")


def test_every_link_within_a_page_has_one_target() -> None:
    for name, source in pages(REPORT):
        ids = [e.get("id") for e in parsed(source).xpath("//*[@id]")]
        assert len(ids) == len(set(ids)), name
        links = parsed(source).xpath("//a[starts-with(@href,'#')]/@href")
        assert {link[1:] for link in links} <= set(ids), name


def test_a_passage_opens_at_its_own_words() -> None:
    page = story()
    cell = page.xpath("//tr[@id='s-3']/td[@data-siglum='C']//p[@class='told']")[0]
    target = page.get_element_by_id(cell.xpath(".//a/@href")[0][1:])
    assert text_of(target).endswith("وانقطعت الكهرباء عن نحو 14 ألف منزل.")
    assert target.xpath("ancestor::article//h3")[0].text_content().split()[0] == "C"


def test_furniture_is_kept_and_labelled() -> None:
    furniture = [text_of(p) for p in story().xpath("//p[@class='furniture']")]
    assert "comment box Leave a comment (12)" in furniture
    assert "navigation Home World Sea & Trade" in furniture


def test_the_drawings_are_well_formed_and_say_in_words_what_they_show() -> None:
    source = list(pages(REPORT))[1][1]
    drawings = [etree.fromstring(svg) for svg in re.findall(r"<svg class=\"drawing\".*?</svg>", source, re.S)]
    assert len(drawings) == 2
    assert "B¹: translation of B." in (drawings[0].findtext("desc") or "")
    assert "C¹: translation of C, direction unclear." in (drawings[0].findtext("desc") or "")
    assert drawings[0].xpath("count(//*[contains(@class,'unseen') and local-name()='circle'])") == 1


def test_only_web_addresses_become_links() -> None:
    outside = story().xpath("//a[not(starts-with(@href,'#'))]")
    assert [a.get("href") for a in outside] == ["index.html", "https://harbour-gazette.example/2031/lindvik"]
    assert outside[1].get("rel") == "noopener noreferrer nofollow"
    assert FRENCH.article.url in text_of(story())  # type: ignore[operator]


def test_the_index_lists_stories_then_single_articles_then_what_was_rejected() -> None:
    page = parsed(next(pages(REPORT))[1])
    assert [h.text for h in page.iter("h2")] == ["Stories", "Single articles", "Rejected"]
    assert "7 articles · 7 outlets · 6 languages" in text_of(page.find_class("stories")[0])
    assert "Neue Brücke über die Aller" in text_of(page.get_element_by_id("singles"))
    assert "articles/<script>.bin binary not text in any encoding tried" in text_of(page.get_element_by_id("rejected"))


def test_a_member_that_the_report_lacks_is_named() -> None:
    report = replace(REPORT, documents=REPORT.documents[1:])
    with pytest.raises(ReportError, match=STRAIT.story.members[0].document):
        list(pages(report))


def test_a_file_name_is_not_counted_as_an_outlet() -> None:
    page = story(replace(REPORT, stories=(alone(LONE[1]),)))
    assert "outlets, 1 not known –" in text_of(page.find_class("strip")[0])


def test_a_wide_guess_at_a_date_does_not_make_an_article_the_first() -> None:
    vague = Published(start=when("2031-02-01T00:00"), end=when("2031-04-01T00:00"), how="sibling")
    guessed = replace(CHINESE, article=replace(CHINESE.article, published=vague))
    report = replace(REPORT, documents=tuple(guessed if d is CHINESE else d for d in REPORT.documents))
    assert "first seen 11 Mar 2031, 21:05 UTC A" in text_of(story(report).find_class("strip")[0])
