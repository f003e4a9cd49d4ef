"""The pages of saved queries in a browser: filled in, answered, mended, also without script."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., AbstractContextManager[Page]]
QUERY = "/queries/timeline-of-a-town"
READY = "form.parameters[data-ready]"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_question_is_found_filled_in_and_answered(open_page: OpenPage, *, script: bool) -> None:
    """From the list of questions to a table, and on to the same rows as CSV."""
    with open_page("/queries?lang=cs", script=script, ready="main") as page:
        page.get_by_role("link", name="Co se v městě dělo a kdy").first.click()
        page.get_by_label("Obec").first.fill("Bílina")
        page.keyboard.press("Escape")  # what is suggested is not needed
        page.get_by_label("Od", exact=True).fill("2011-01-01")
        page.get_by_role("button", name="Spustit").click()
        rows = page.locator("#result tbody tr")
        expect(rows.first).to_contain_text("Bílina")
        expect(page.get_by_label("Obec").first).to_have_value("Bílina")
        address = page.get_by_role("link", name="CSV", exact=True).get_attribute("href")
        assert address is not None
        answer = page.request.get(page.url.split("/queries")[0] + address)

        assert len(list(csv.reader(answer.text().splitlines()))) == 1 + rows.count()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_mistake_is_told_beside_the_form_and_mended_by_a_link(
    open_page: OpenPage, *, script: bool
) -> None:
    """In Czech, with what the name may mean; what was typed stays."""
    with open_page(f"{QUERY}?town=Bilnia&lang=cs", script=script, ready=READY) as page:
        problem = page.get_by_role("alert")
        expect(problem).to_contain_text("Přesně „Bilnia“ se tu nejmenuje nic")
        expect(page.get_by_label("Obec").first).to_have_value("Bilnia")
        problem.get_by_role("link", name="Bílina").first.click()
        expect(page.locator("#result tbody tr").first).to_contain_text("Bílina")


def test_names_are_suggested_for_a_parameter(open_page: OpenPage) -> None:
    """Of its kind alone; the name that was chosen stays in the form and in the address."""
    with open_page(f"{QUERY}?lang=cs", ready=READY) as page:
        page.get_by_role("combobox", name="Obec").first.press_sequentially("bilin")
        options = page.get_by_role("option")
        expect(options).to_have_count(1)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Spustit").click()

        expect(page.locator("#result tbody tr").first).to_contain_text("Bílina")
        expect(page.get_by_role("combobox", name="Obec").first).to_have_value("Bílina")
