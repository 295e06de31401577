"""The pages in a real browser, without script, narrow and wide."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from synoptic.present.report import pages
from tests.present.strait import REPORT
from tests.present.test_hostile import hostile


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"no Chromium to open the pages in: {error.message.splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report")
    for name, source in pages(REPORT):
        (target / name).write_text(source, encoding="utf-8")
    return target


@pytest.mark.parametrize("width", [400, 800, 1400])
@pytest.mark.parametrize("name", [name for name, _ in pages(REPORT)])
def test_a_page_fits_and_asks_nothing_of_the_network_or_of_script(
    browser: Browser, folder: Path, name: str, width: int
) -> None:
    said: list[str] = []
    asked: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / name).as_uri())
    assert page.locator("main").is_visible()
    assert asked == [(folder / name).as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    context.close()


def test_a_passage_is_highlighted_where_its_link_lands_and_a_copy_opens(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / list(pages(REPORT))[1][0]).as_uri())
    plain = page.locator(".body").first.evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator("#s-3 td[data-siglum=C] .told a").click()
    target = page.locator(":target")
    assert "وانقطعت الكهرباء" in target.inner_text()
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    assert not page.locator("#copy-1 .panes").is_visible()
    page.locator("#copy-1 > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#copy-1 .panes").is_visible()
    context.close()


@pytest.mark.parametrize("width", [400, 800])
def test_a_hostile_report_runs_nothing_and_does_not_burst_the_page(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    asked: list[str] = []
    said: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for name, source in pages(hostile()):
        (tmp_path / name).write_text(source, encoding="utf-8")
        page.goto((tmp_path / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    assert asked == [(tmp_path / name).as_uri() for name, _ in pages(hostile())]
    page.close()
