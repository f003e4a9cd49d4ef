"""The style sheet keeps its promise of contrast, in both schemes."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

DECLARATION = re.compile(r"--([a-z]+): (#[0-9a-f]{3,6});")
TEXTS = ["ink", "muted", "link", "thread", "good", "bad", "soon"]
GROUNDS = ["paper", "card", "wash"]
ENOUGH = 4.5  # WCAG 2.2, 1.4.3, level AA


def luminance(colour: str) -> float:
    """Give the relative luminance as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_can_be_read_on_every_ground(
    root: Path, scheme: int, text: str, ground: str
) -> None:
    """Each declared colour of text has the contrast of level AA."""
    css = (root / "api" / "static" / "vazby.css").read_text(encoding="utf-8")
    colours = dict(DECLARATION.findall(css.split(":root {")[scheme + 1]))
    darker, lighter = sorted((luminance(colours[text]), luminance(colours[ground])))

    assert (lighter + 0.05) / (darker + 0.05) >= ENOUGH


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/explore/organisations?kind=ngo&lang=en", "non-governmental organisation"),
        ("/explore/map?show=measures&theme=bydleni&lang=en", "measures · "),
        ("/explore/network?form=organisations&lang=en", "Organisations alone"),
        ("/partnerships?asOf=2012-01-31&lang=en", "31 January 2012"),
    ],
)
def test_the_title_tells_the_view_and_its_filters(
    shipped_client: TestClient, address: str, title: str
) -> None:
    """In plain words, so that windows and bookmarks can be told apart."""
    page = shipped_client.get(address, headers={"Accept": "text/html"})
    assert title in page.text.partition("<title>")[2].partition("</title>")[0]


def test_a_page_names_its_languages(client: TestClient) -> None:
    """Each with an address of its own, whichever was negotiated."""
    page = client.get("/themes?x=1", headers={"Accept": "text/html", "Accept-Language": "en"}).text

    assert '<link rel="canonical" href="/themes?x=1&amp;lang=en">' in page
    for code in ("cs", "en"):
        other = f'hreflang="{code}" href="/themes?x=1&amp;lang={code}">'
        assert f'<link rel="alternate" {other}' in page
