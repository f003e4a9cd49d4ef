"""A page whose body is one list of bold items, each over a list of its own."""

import pytest

from loaders.read.html import parse_page

PART = "<li><b>{}</b><ul><li>Obec Dvorce</li><li>Charita Dvorce</li></ul></li>"

PARTS = "".join(map(PART.format, ("Členové", "Skupiny:", "Plán")))


def page(items: str, rest: str = "") -> str:
    """Give the lines of a page that has a list of those *items*."""
    return parse_page(f"<html><body><h1>Dvorce</h1>{rest}<ol>{items}</ol></body></html>").text


def test_bold_items_that_make_the_page_are_headings() -> None:
    """What stands in their lists are items of the first order."""
    assert page(PARTS) == (
        "Dvorce\nČlenové\n• Obec Dvorce\n• Charita Dvorce\nSkupiny:\n"
        "• Obec Dvorce\n• Charita Dvorce\nPlán\n• Obec Dvorce\n• Charita Dvorce\n"
    )


@pytest.mark.parametrize(
    ("items", "rest"),
    [
        (PARTS, f"<p>{'Slova o obci, která na stránce stojí také. ' * 9}</p>"),  # but a part
        (PART * 2, ""),
        ("".join(map(PART.format, ("Charita Most", "Město Most", "Úřad práce Most"))), ""),
        (PARTS + "<li>Obec Budišov</li>", ""),
        (PARTS + "<li>Obec <b>Budišov</b><ul><li>starosta</li></ul></li>", ""),
        (PARTS.replace("b>", "i>"), ""),
    ],
)
def test_other_nested_lists_stay(items: str, rest: str) -> None:
    """A list of members, in bold, with their departments is one part of a page among others."""
    assert "  • Charita Dvorce\n" in page(items, rest)
