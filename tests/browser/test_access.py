"""Who reads with the ears, with large letters, in the dark or on a telephone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_nothing_amiss

OpenPage = Callable[..., AbstractContextManager[Page]]
QUERIES = {
    "table": "SELECT ?class (COUNT(?x) AS ?n) { ?x a ?class } GROUP BY ?class",
    "map": "SELECT * { VALUES (?name ?lat ?long) { ('Bílina' 50.55 13.77) } }",
    "chart": "SELECT ?class (COUNT(?x) AS ?n) { ?x a ?class } GROUP BY ?class",
    "network": "SELECT ?a ?b { ?a <http://www.w3.org/ns/org#memberOf> ?b }",
    "mistake": "SELCT ?x",
}


@pytest.mark.parametrize("view", QUERIES)
def test_axe_finds_nothing_amiss(open_page: OpenPage, view: str) -> None:
    """With the result shown in each way, in both schemes; contrast is part of it."""
    address = f"/sparql?{urlencode({'query': QUERIES[view], 'lang': 'en'})}#{view}"
    with open_page(address) as page:
        if view in {"map", "chart", "network"}:
            expect(page.locator(f"#view-{view} svg")).to_be_visible()
        assert_nothing_amiss(page)


def test_axe_finds_nothing_amiss_in_what_opens(open_page: OpenPage) -> None:
    """The offer of completion, and the links and programs of a query."""
    with open_page() as page:
        page.get_by_role("button", name="Odkaz a kód").click()
        expect(page.locator("#shared")).to_be_visible()
        page.get_by_label("Dotaz").first.focus()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text("SELECT * { ?x a plan")
        page.keyboard.press("Control+Space")
        expect(page.locator(".CodeMirror-hints")).to_be_visible()
        assert_nothing_amiss(page)


@pytest.mark.parametrize("view", ["table", "map", "chart", "network"])
@pytest.mark.parametrize("language", ["cs", "en"])
def test_nothing_is_wider_than_a_telephone(open_page: OpenPage, view: str, language: str) -> None:
    """At 320 pixels: WCAG 2.2, 1.4.10."""
    address = f"/sparql?{urlencode({'query': QUERIES[view], 'lang': language})}#{view}"
    with open_page(address, width=320) as page:
        expect(page.locator(f"#view-{view}")).to_be_visible()
        width = page.evaluate("document.documentElement.scrollWidth")

        assert width <= 320


def test_the_offer_of_completion_is_a_list_to_listen_to(page: Page) -> None:
    """With options of which one is current."""
    page.get_by_label("Dotaz").first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("SELECT * { ?x a plan")
    page.keyboard.press("Control+Space")

    expect(page.get_by_role("listbox")).to_be_visible()
    expect(page.locator(".CodeMirror-hints").get_by_role("option", selected=True)).to_have_count(1)
