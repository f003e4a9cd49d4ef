"""The pictures of the README: every run takes them, `make pictures` keeps them."""

import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., AbstractContextManager[Page]]

PICTURES = {
    "home": ("/?lang=en", False),
    "organisations": ("/explore/organisations?lang=en", False),
    "network": ("/explore/network?lang=en", True),
    "map": ("/explore/map?lang=en", False),
    "town": ("/municipality/567256?lang=en", False),
    "evidence": ("/partnership/lp-bilina?lang=en#members", False),
    "coverage": ("/coverage?lang=en", True),
    "sparql": ("/sparql?lang=en&example=ngos-in-more-than-one-town", True),
}
"""By the name of its file: what a picture shows, and whether in the dark."""

FEWEST = 20_000
"""Bytes of a picture on which something is to be seen; one of an empty page has less."""


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give where the pictures go: to the README's, or where nobody keeps them."""
    kept = "VAZBY_KEEP_PICTURES" in os.environ
    return root / "docs" / "pictures" if kept else tmp_path_factory.mktemp("pictures")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_its_page(open_page: OpenPage, folder: Path, name: str) -> None:
    """Each is of the same window; where the page has evidence, it is open."""
    path, dark = PICTURES[name]
    picture = folder / f"{name}.png"
    with open_page(path, dark=dark, ready="main") as page:
        page.wait_for_load_state("networkidle")
        if name == "evidence":
            page.locator("details.evidence").nth(2).evaluate("it => it.open = true")
        page.screenshot(path=picture)

    assert picture.stat().st_size > FEWEST


def test_the_readme_shows_every_picture(root: Path) -> None:
    """And no other; each says in words what is on it."""
    readme = (root / "README.md").read_text()
    shown = dict(re.findall(r"!\[([^]]+)\]\(docs/pictures/(\w+)\.png\)", readme))
    kept = {picture.stem for picture in (root / "docs" / "pictures").glob("*.png")}

    assert set(shown.values()) == set(PICTURES) == kept
