"""Labels that would break a page if they could, on every kind of page, in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from graph.releases import DataDirectory

OpenPage = Callable[..., AbstractContextManager[Page]]
Serving = Callable[[DataDirectory], AbstractContextManager[tuple[str, int]]]

PAGES = [
    "/municipality/567451",
    "/organisation/most-k-nadeji",
    "/partnership/lp-bilina",
    "/plan/bilina-2011",
    "/measure/lokalni-partnerstvi-bilina--integrovane-centrum",
    "/project/lokalni-partnerstvi-litvinov--druha-sance",
    "/document/lokalni-partnerstvi-bilina",
    "/event/lokalni-partnerstvi-bilina--founding",
    "/working-group/lokalni-partnerstvi-bilina--bydleni",
    "/service/rpss-1000001",
    "/locality/teplicke-predmesti",
    "/codelist/theme/bydleni",
    "/membership/lokalni-partnerstvi-bilina--clovek-v-tisni",
    "/approval/lokalni-partnerstvi-bilina--bilina-2011",
    "/status/lokalni-partnerstvi-bilina--integrovane-centrum",
    "/observation/vysledky-2010-2013--01",
    "/explore/conflicts",
    "/search?q=script",
    "/partnerships",
]


@pytest.fixture(scope="module")
def server(serving: Serving, hostile: DataDirectory) -> Iterator[tuple[str, int]]:
    """Run the server over hostile data instead of the shipped ones."""
    with serving(hostile) as running:
        yield running


@pytest.mark.parametrize("path", PAGES)
def test_hostile_labels_neither_run_nor_break_the_page(open_page: OpenPage, path: str) -> None:
    """On a telephone, with all evidence open: nothing runs, nothing is wider than the screen."""
    with open_page(path, ready="main", width=320) as page:
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

        assert page.title() != "stolen"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        expect(page.locator("a[href^='javascript:']")).to_have_count(0)
        expect(page.locator("main script, main b")).to_have_count(0)
