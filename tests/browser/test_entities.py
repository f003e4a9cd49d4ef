"""The pages of towns, partnerships, organisations and localities in a real browser."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

OpenPage = Callable[..., AbstractContextManager[Page]]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = {
    "town": "/municipality/567451?lang=cs",
    "partnership": "/partnership/lp-bilina?lang=cs",
    "organisation": "/organisation/most-k-nadeji?lang=en",
    "body": "/organisation/up-cr?lang=cs",
    "locality": "/locality/teplicke-predmesti?lang=en",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_amiss(open_page: OpenPage, name: str, dark: bool) -> None:
    """In both schemes; contrast and the size of targets are part of it."""
    with open_page(PAGES[name], dark=dark, ready="main") as page:
        found = Axe().run(page, options=RULES)

        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_telephone(open_page: OpenPage, name: str) -> None:
    """At 320 pixels: WCAG 2.2, 1.4.10."""
    with open_page(PAGES[name], width=320, ready="main") as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_contents_stay_at_the_side_of_a_wide_page(open_page: OpenPage) -> None:
    """Whoever reads the end of the page sees what else is on it."""
    with open_page(PAGES["town"], width=1400, ready="main") as page:
        page.locator(".toc").get_by_role("link", name="Lokality").click()

        assert page.url.endswith("#localities")
        expect(page.locator(".toc")).to_be_in_viewport()


def test_without_a_script_a_number_leads_to_its_query(open_page: OpenPage) -> None:
    """And a town on the small map to its page."""
    with open_page(PAGES["town"], script=False) as page:
        page.locator("svg.near a").first.click()
        expect(page.locator(".eyebrow")).to_have_text("Obec")
        page.go_back()
        page.locator(".figures dd a").first.click()
        expect(page.locator("textarea")).to_contain_text("SELECT")
