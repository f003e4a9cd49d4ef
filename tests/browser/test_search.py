"""Searching in a browser: suggestions while one types, facets; keyboard alone, and no script."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_nothing_amiss

OpenPage = Callable[..., AbstractContextManager[Page]]
READY = "form[data-ready]"


def test_a_town_is_found_while_its_name_is_typed(open_page: OpenPage) -> None:
    """Half of it, without accents, and by the keyboard alone: down, and Enter."""
    with open_page("/documents?lang=cs", ready=READY) as page:
        page.get_by_role("combobox", name="Hledat jméno").focus()
        page.keyboard.type("litvin")
        first = page.get_by_role("option").first
        expect(first).to_contain_text("Litvínov")
        expect(first).to_contain_text("Obec")
        page.keyboard.press("ArrowDown")
        expect(first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")

        expect(page).to_have_url(re.compile("/municipality/567256"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Litvínov")


@pytest.mark.parametrize("script", [True, False])
def test_a_theme_and_a_town_find_what_has_both_by_filters_that_can_be_removed(
    open_page: OpenPage, script: bool
) -> None:
    """What the words were taken for is said; with a script the same is suggested."""
    ready = READY if script else "form"
    with open_page("/documents?lang=cs", script=script, ready=ready) as page:
        field = page.locator("input[type=search]").first
        field.press_sequentially("bydlení v Bílině")
        if script:
            expect(page.get_by_role("option").first).to_contain_text("Bydlení · Bílina")
        field.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Obec: Bílina")
        page.get_by_role("link", name="Obec: Bílina").click()

        expect(page).to_have_url(re.compile(r"/search\?theme=[^&]*bydleni&lang=cs$"))


def test_the_arrows_go_round_and_the_field_says_where(open_page: OpenPage) -> None:
    """Up from the field is the last suggestion, down from there the first."""
    with open_page("/documents?lang=cs", ready=READY) as page:
        field = page.get_by_role("combobox")
        field.press_sequentially("bíl")
        options = page.get_by_role("option")
        expect(options.first).to_be_visible()
        page.keyboard.press("ArrowUp")
        expect(options.last).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")

        active = field.get_attribute("aria-activedescendant")
        assert active == options.first.get_attribute("id")


def test_escape_closes_and_enter_then_searches(open_page: OpenPage) -> None:
    """Where nothing is chosen the form is sent as without a script."""
    with open_page("/documents?lang=cs", ready=READY) as page:
        field = page.get_by_role("combobox")
        field.press_sequentially("litvin")
        expect(page.get_by_role("listbox")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(field).to_have_attribute("aria-expanded", "false")
        field.focus()
        page.keyboard.press("Enter")

        expect(page).to_have_url(re.compile(r"/search\?lang=cs&q=.*"))


def test_a_suggestion_can_be_clicked(open_page: OpenPage) -> None:
    """The language that was asked for stays."""
    with open_page("/documents?lang=en", ready=READY) as page:
        page.get_by_role("combobox").press_sequentially("bilina")
        page.get_by_role("option", name="Bílina Municipality").first.click()

        expect(page).to_have_url(re.compile("/municipality/567451.*lang=en"))


def test_without_a_server_the_form_stays_a_form(open_page: OpenPage) -> None:
    """Suggestions that do not come are no error."""
    with open_page("/documents?lang=cs", ready=READY) as page:
        page.context.set_offline(True)
        page.get_by_role("combobox").press_sequentially("bil")
        page.wait_for_timeout(400)

        expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_facets_narrow_down_and_are_taken_back(open_page: OpenPage, script: bool) -> None:
    """Boxes and a button; what was chosen stands above the results, a click away from gone."""
    with open_page("/search?q=litvinov&lang=cs", script=script, ready=READY) as page:
        before = page.locator(".hits li").count()
        page.get_by_role("checkbox", name=re.compile("^Organizace")).check()
        page.get_by_role("button", name="Použít").first.click()
        expect(page).to_have_url(re.compile("kind=organisation"))
        chip = page.locator(".chips a")
        expect(chip).to_contain_text("Co to je: Organizace")
        assert 0 < page.locator(".hits li").count() < before
        assert {"Organizace"} == set(page.locator(".hits .kind").all_inner_texts())

        chip.click()
        expect(page.locator(".hits li")).to_have_count(before)


def test_a_list_is_narrowed_down_without_a_script(open_page: OpenPage) -> None:
    """Values of one facet add up, those of another narrow: all of it is in the address."""
    with open_page("/organisations?lang=cs", script=False) as page:
        page.get_by_role("checkbox", name=re.compile("^Ústecký kraj")).check()
        page.get_by_role("checkbox", name=re.compile("^úřad práce")).check()
        page.get_by_role("button", name="Použít").first.click()
        names = page.locator("tbody th").all_inner_texts()

        assert len(names) > 1
        assert all("Úřad práce" in name for name in names)
        assert page.url.count("region=") == page.url.count("type=") == 1


@pytest.mark.parametrize("path", ["/search?q=bydleni&theme=cl:theme/bydleni", "/measures", "/"])
def test_axe_finds_nothing_amiss(open_page: OpenPage, path: str) -> None:
    """With suggestions open, one of them chosen, and facets beside the results."""
    with open_page(path, ready=READY) as page:
        field = page.get_by_role("combobox").first
        field.fill("")
        field.press_sequentially("bil")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert_nothing_amiss(page)


@pytest.mark.parametrize("path", ["/search?q=bydleni&kind=measure", "/organisations", "/"])
def test_nothing_is_wider_than_a_telephone(open_page: OpenPage, path: str) -> None:
    """At 320 pixels, suggestions open: WCAG 2.2, 1.4.10."""
    with open_page(path, width=320, ready=READY) as page:
        page.get_by_role("combobox").first.press_sequentially(" ")
        page.get_by_role("combobox").first.fill("")
        page.get_by_role("combobox").first.press_sequentially("litv")
        expect(page.get_by_role("option").first).to_be_visible()

        assert page.evaluate("document.documentElement.scrollWidth") <= 320
