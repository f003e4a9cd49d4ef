"""The network, the towns and the comparison in a real browser, with a script and without."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_nothing_amiss

OpenPage = Callable[..., AbstractContextManager[Page]]
NETWORK = "/explore/network?lang=cs"
READY = "html[data-network=ready]"
PAGES = {
    "network": NETWORK,
    "organisations": f"{NETWORK}&form=organisations",
    "themes": "/explore/towns?by=themes&lang=en",
    "unknown": "/explore/compare?town=Nikdeves&lang=cs",
    "compare": "/explore/compare?town=Bílina&town=Litvínov&town=Jáchymov&lang=cs",
}


def ready(name: str) -> str:
    """Give what tells that the script of a page has run; most have none."""
    return READY if name in {"network", "organisations"} else "main"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_amiss(open_page: OpenPage, name: str) -> None:
    """In both schemes, contrast and the size of targets included; nor on a telephone's width."""
    with open_page(PAGES[name], ready=ready(name)) as page:
        assert_nothing_amiss(page)
        page.set_viewport_size({"width": 320, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_network_is_whole_without_a_script(open_page: OpenPage) -> None:
    """From the picture to a thing, and the table sorted by a link."""
    with open_page(NETWORK, script=False) as page:
        expect(page.locator("svg.network a")).not_to_have_count(0)
        page.get_by_role("link", name="název", exact=True).click()
        expect(page.locator("th[aria-sort=ascending]")).to_have_text("název")
        page.locator("svg.network a.bridge").first.click()
        expect(page.locator("h1")).to_contain_text("Policie České republiky")


def test_who_is_pointed_at_stands_out_with_its_neighbours(open_page: OpenPage) -> None:
    """By the keyboard as well; the others come back afterwards."""
    with open_page(NETWORK, ready=READY) as page:
        picture = page.locator("svg.network")
        page.locator("svg.network a.bridge").first.focus()
        expect(picture.locator("a.near")).to_have_count(4)
        expect(picture.locator("path.near")).to_have_count(3)
        page.locator("h1").click()
        page.get_by_role("button", name="Hledat").focus()
        expect(picture.locator(".near")).to_have_count(0)


def test_filters_keep_the_form_of_the_network(open_page: OpenPage) -> None:
    """The address tells all of it, so it can be passed on."""
    with open_page(f"{NETWORK}&form=organisations", ready=READY) as page:
        page.get_by_label("Nejméně měst").fill("2")
        page.get_by_role("button", name="Zobrazit").first.click()
        expect(page.locator("#nodes tbody tr")).to_have_count(4)
        assert "form=organisations" in page.url
        assert "towns=2" in page.url


def test_two_towns_are_compared_by_their_names(open_page: OpenPage) -> None:
    """Written into a form, without a script."""
    with open_page("/explore/compare?lang=cs", script=False) as page:
        for field, name in enumerate(["Bílina", "litvinov"]):
            page.locator("form.chooser input:not([type=hidden])").nth(field).fill(name)
        page.get_by_role("button", name="Srovnat").click()
        expect(page.locator("h1")).to_have_text("Bílina × Litvínov")
        expect(page.locator("#organisations tbody tr")).to_have_count(3)


def test_what_to_compare_is_suggested_while_one_types(open_page: OpenPage) -> None:
    """Only towns in a field for towns; the name that was chosen is sent, as nothing else has it."""
    ready = "form.chooser[data-ready]"
    with open_page("/explore/compare?lang=cs", ready=ready) as page:
        for number, (text, name) in enumerate([("bil", "Bílina"), ("litvinov", "Litvínov")]):
            field = page.locator(".chooser [data-kind]").nth(number)
            field.press_sequentially(text)
            options = page.get_by_role("option")
            expect(options.first).to_contain_text(name)
            expect(options.first).to_contain_text("Obec")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            expect(field).to_have_value(name)
        page.get_by_role("button", name="Srovnat").click()

        page.wait_for_url(f"**{urlencode([('town', 'Bílina'), ('town', 'Litvínov')])}**")
        expect(page.locator("h1")).to_have_text("Bílina × Litvínov")
