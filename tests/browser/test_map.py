"""The map and the timeline in a real browser: with and without a script, with the keyboard."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_nothing_amiss

OpenPage = Callable[..., AbstractContextManager[Page]]
MAP, TIME = "/explore/map?show=measures&lang=en", "/explore/time?municipality=567256&lang=en"
READY = ".zoom"


@pytest.mark.parametrize(
    "path",
    [
        MAP,
        f"{MAP}&by=regions&asOf=2012",
        "/explore/map?asOf=1990",
        TIME,
        "/explore/time",
        "/partnerships?asOf=2012",
    ],
)
def test_axe_finds_nothing_amiss(open_page: OpenPage, path: str) -> None:
    """Towns, regions, an empty map, lanes, years, and a page of a day."""
    with open_page(path, ready="main") as page:
        assert_nothing_amiss(page)


@pytest.mark.parametrize("path", [MAP, TIME, "/explore/time", "/municipality/567451?asOf=2012"])
def test_nothing_is_wider_than_the_screen(open_page: OpenPage, path: str) -> None:
    """Only tables and the timeline scroll, each in its own frame."""
    with open_page(path, ready="main") as page:
        for width in (320, 1200, 3840):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_works_without_a_script(open_page: OpenPage) -> None:
    """The form asks, the circles lead to the pages of towns."""
    with open_page(MAP, script=False) as page:
        page.locator("select[name=by]").select_option("regions")
        page.locator("select[name=asOf]").select_option("2012")
        page.locator(".map-form button").click()
        expect(page.locator("svg.map a path")).not_to_have_count(0)
        expect(page.get_by_text("31 December 2012")).to_be_visible()
        page.go_back()
        page.locator("svg.map a").first.click()
        page.wait_for_url("**/municipality/567451*")


def test_the_years_are_chosen_with_the_keyboard(open_page: OpenPage) -> None:
    """The slider draws the map of another year, and the address tells it."""
    with open_page(MAP, ready=READY) as page:
        slider = page.locator(".map-form input[type=range]")
        slider.focus()
        slider.press("End")
        page.wait_for_url("**asOf=2016**")
        slider.press("Home")
        page.wait_for_url(lambda url: "asOf=2" not in url)
        expect(page.locator("svg.map circle.town")).to_have_count(11)


def test_the_years_are_played(open_page: OpenPage) -> None:
    """From the first one to the last, until it is stopped."""
    with open_page(MAP, ready=READY) as page:
        page.get_by_role("button", name="Play the years").click()
        page.wait_for_url("**asOf=2010**")
        page.get_by_role("button", name="Stop").click()
        expect(page.get_by_role("button", name="Play the years")).to_be_visible()


def test_the_map_is_zoomed_with_the_keyboard(open_page: OpenPage) -> None:
    """Nearer, and back to the whole."""
    with open_page(MAP, ready=READY) as page:
        svg = page.locator("svg.map")
        whole = svg.get_attribute("viewBox")
        page.get_by_role("button", name="Zoom in").press("Enter")
        assert svg.get_attribute("viewBox") != whole
        page.get_by_role("button", name="Whole map").press("Enter")
        assert svg.get_attribute("viewBox") == whole


def test_a_town_in_focus_is_named(open_page: OpenPage) -> None:
    """Beside the map, in words, also where its name found no room on it."""
    with open_page(MAP, ready=READY) as page:
        page.locator("svg.map a").first.focus()
        expect(page.locator(".tip")).to_have_text("Bílina: 13 measures")
