"""Which organisations span the towns, in a real browser: with and without a script."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_nothing_amiss

OpenPage = Callable[..., AbstractContextManager[Page]]
HERE = "/explore/organisations"
READY = "html[data-explore=ready]"
BEHIND = f"{HERE}/evidence?organisation=clovek-v-tisni&town=567451"


@pytest.mark.parametrize(
    "path",
    [
        "/explore",
        HERE,
        f"{HERE}?counted=together&kind=ngo&theme=bydleni&lang=en",
        f"{HERE}?towns=9",
        BEHIND,
    ],
)
def test_axe_finds_nothing_amiss(open_page: OpenPage, path: str) -> None:
    """On the way there, with results, with filters, with nothing found, and behind a cell."""
    with open_page(path, ready="main") as page:
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        assert_nothing_amiss(page)


@pytest.mark.parametrize("path", ["/", "/explore", f"{HERE}?counted=together&lang=en", BEHIND])
def test_nothing_is_wider_than_the_screen(open_page: OpenPage, path: str) -> None:
    """From a telephone to a wall: only tables and the menu scroll, each in its own frame."""
    with open_page(path, ready="main") as page:
        for width in (320, 640, 1200, 2560, 3840):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 390, 1200, 3840])
def test_the_whole_menu_is_in_sight_at_any_width(open_page: OpenPage, width: int) -> None:
    """What does not fit beside stands below, where nobody has to look for it."""
    with open_page("/", width=width, ready="main") as page:
        links = page.locator(".top nav a").all()
        lines = {round(box["y"]) for link in links if (box := link.bounding_box())}

        for link in links:
            expect(link).to_be_in_viewport(ratio=1)
        assert len(lines) <= (3 if width < 1200 else 1)


def test_a_cell_shows_its_evidence_over_the_page(open_page: OpenPage) -> None:
    """Opened and closed with the keyboard, and the focus is where it was."""
    with open_page(f"{HERE}?lang=cs", ready=READY) as page:
        cell = page.locator("#matrix td a").first
        cell.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Lokální partnerství")
        assert_nothing_amiss(page)
        page.keyboard.press("Escape")

        expect(dialog).to_be_hidden()
        expect(cell).to_be_focused()
        assert page.url.endswith(f"{HERE}?lang=cs")


@pytest.mark.parametrize("script", [True, False])
def test_the_question_is_answered_by_a_form_and_links(open_page: OpenPage, script: bool) -> None:
    """From the first page: NGOs with their branches, their town, the words, and back."""
    with open_page("/?lang=cs", script=script, ready="main") as page:
        page.locator("#spanning").get_by_role("link", name="Všechny").click()
        page.get_by_label("nezisková organizace").check()
        page.get_by_label("s pobočkami a útvary dohromady").check()
        page.locator(".filters button").click()
        expect(page.locator(".answer")).to_contain_text("2 organizace")
        expect(page.get_by_label("nezisková organizace")).to_be_checked()
        page.locator("#organisations").get_by_role("link", name="Bílina").first.click()
        expect(page.locator("#behind")).to_contain_text("Znění v dokumentu")


def test_a_telephone_gets_a_list_instead_of_a_matrix(open_page: OpenPage) -> None:
    """Each organisation with the names of its towns; empty cells are not shown."""
    with open_page(HERE, width=320, ready=READY) as page:
        matrix = page.locator("#matrix")
        cell = matrix.locator("td a").first
        box = cell.bounding_box()

        assert box
        assert box["height"] >= 24
        expect(matrix.locator("thead")).to_be_hidden()
        assert not any(empty.is_visible() for empty in matrix.locator("td:empty").all())
