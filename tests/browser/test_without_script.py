"""The page of queries without JavaScript: a plain form that does the job."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.editor import SLOW

OpenPage = Callable[..., AbstractContextManager[Page]]


def test_the_plain_form_asks_shows_and_shares(open_page: OpenPage) -> None:
    """An example is loaded by its link, asked, shown as a table, and passed on."""
    with open_page(script=False) as page:
        page.locator(".examples a").first.click()
        page.get_by_role("button", name="Spustit").click()
        expect(page.locator("#result tbody tr").first).to_be_visible()
        expect(page.get_by_role("tablist")).to_have_count(0)
        expect(page.locator(".keys")).to_be_hidden()
        page.get_by_role("button", name="Odkaz a kód").click()
        expect(page.get_by_label("Krátký odkaz")).to_be_visible()
        page.goto(page.get_by_label("Krátký odkaz").input_value())
        expect(page.locator("#result tbody tr").first).to_be_visible()


def test_the_plain_form_tells_the_nearest_word_by_a_link(open_page: OpenPage) -> None:
    """Which mends the query."""
    with open_page(script=False) as page:
        page.get_by_label("Dotaz").fill("SELECT ?x { ?x skos:prefLabl ?y }")
        page.get_by_role("button", name="Spustit").click()
        page.locator(".hints a").first.click()
        expect(page.locator("#result tbody tr").first).to_be_visible()


def test_a_link_to_a_slow_query_leads_on_to_its_rows(open_page: OpenPage) -> None:
    """By itself."""
    with open_page(f"/sparql?lang=cs&query={quote(SLOW + ' # plain')}", script=False) as page:
        expect(page.locator("#result td")).to_be_visible(timeout=60_000)
