"""The pages of towns, partnerships, organisations and localities in a real browser."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Page, expect

OpenPage = Callable[..., AbstractContextManager[Page]]
TOWN = "/municipality/567451?lang=cs"


def test_the_contents_stay_at_the_side_of_a_wide_page(open_page: OpenPage) -> None:
    """Whoever reads the end of the page sees what else is on it."""
    with open_page(TOWN, width=1400, ready="main") as page:
        page.locator(".toc").get_by_role("link", name="Lokality").click()

        assert page.url.endswith("#localities")
        expect(page.locator(".toc")).to_be_in_viewport()


def test_without_a_script_a_number_leads_to_its_query(open_page: OpenPage) -> None:
    """And a town on the small map to its page."""
    with open_page(TOWN, script=False) as page:
        page.locator("svg.near a").first.click()
        expect(page.locator(".eyebrow")).to_have_text("Obec")
        page.go_back()
        page.locator(".figures dd a").first.click()
        expect(page.locator("textarea")).to_contain_text("SELECT")
