"""Evidence in one click, and pages of themes, plans, measures, documents and statements, to use."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_nothing_amiss

OpenPage = Callable[..., AbstractContextManager[Page]]
MEMBERS = "/partnership/lp-bilina?lang=en"
MEMBERSHIP = "/membership/lokalni-partnerstvi-bilina--most-k-nadeji?lang=en"
PAGES = [
    MEMBERSHIP,
    "/codelist/theme/bydleni",
    "/plan/bilina-2011",
    "/measure/lokalni-partnerstvi-bilina--zalozeni-nove-socialni-firmy",
    "/document/lokalni-partnerstvi-bilina",
    "/event/lokalni-partnerstvi-bilina--founding",
    "/working-group/lokalni-partnerstvi-bilina--bydleni",
    "/explore/conflicts",
    "/rules",
]


@pytest.mark.parametrize("script", [True, False])
def test_a_row_shows_its_words_place_and_release_in_one_click(
    open_page: OpenPage, script: bool
) -> None:
    """With a script or without; the original page is pointed at by the same words."""
    with open_page(MEMBERS, script=script, ready="main") as page:
        row = page.locator("#members tbody tr", has_text="Most k naději").first
        row.get_by_text("evidence", exact=True).click()
        evidence = row.locator(".evidence")

        expect(evidence.locator("mark")).to_have_text("Most k naději, o.s.")
        expect(evidence.locator("svg rect")).to_have_count(2)
        expect(evidence).to_contain_text("of 2,271 in all")
        expect(evidence).to_contain_text("so since release 0001-")
        original = evidence.get_by_role("link", name="original page")
        assert "#:~:text=Most%20k%20nad%C4%9Bji" in (original.get_attribute("href") or "")


def test_evidence_opens_by_the_keyboard_and_leads_to_its_statement(open_page: OpenPage) -> None:
    """The statement is told in a sentence, with formats to cite it in."""
    with open_page(MEMBERS, ready="main") as page:
        row = page.locator("#members tbody tr", has_text="Most k naději").first
        row.locator("summary").focus()
        page.keyboard.press("Enter")
        link = row.get_by_role("link", name="link to the statement")
        expect(link).to_be_visible()
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/membership/**")

        expect(page.locator(".sentence")).to_contain_text("is a member of")
        expect(page.locator("#cite").get_by_role("link", name="Turtle")).to_be_visible()


def test_a_printed_page_shows_all_evidence(open_page: OpenPage) -> None:
    """Paper cannot be clicked."""
    with open_page(MEMBERS, ready="main") as page:
        words = page.locator("#members mark").first
        expect(words).to_be_hidden()
        page.emulate_media(media="print")

        expect(words).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_amiss(open_page: OpenPage, path: str) -> None:
    """With the first evidence open, in both schemes."""
    with open_page(path, ready="main") as page:
        page.evaluate("document.querySelector('.evidence')?.setAttribute('open', '')")
        assert_nothing_amiss(page)


@pytest.mark.parametrize("path", [*PAGES, MEMBERS])
def test_nothing_is_wider_than_a_telephone(open_page: OpenPage, path: str) -> None:
    """At 320 pixels: WCAG 2.2, 1.4.10; a matrix scrolls in its own frame."""
    with open_page(path, ready="main", width=320) as page:
        page.evaluate("document.querySelectorAll('.evidence').forEach(one => { one.open = true })")

        assert page.evaluate("document.documentElement.scrollWidth") <= 320
