"""What axe finds amiss on a page: WCAG 2.2 AA and what is known to be good."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what is well is not told in full
}


def assert_nothing_amiss(page: Page, *schemes: Scheme) -> None:
    """Hold *page*, as it stands, to the rules in the *schemes*, in all where none is given."""
    for scheme in schemes or SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
