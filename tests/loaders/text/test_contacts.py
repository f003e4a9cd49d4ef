"""Whom to call is cut off, whatever else a line says."""

import pytest

from loaders.document import Line
from loaders.text.contacts import without_contacts


def cut(text: str) -> str:
    """Give *text* without contacts."""
    line = without_contacts(Line(10, 10 + len(text), text))
    assert text[line.start - 10 : line.end - 10] == line.text
    return line.text


@pytest.mark.parametrize(
    "text",
    [
        "Lokální konzultant: Vymyšlený Jan",
        "Lokální konzultantka: Ing. Jana Vymyšlená, Ph.D., tel.: 777 000 111",
        "Konzultantka inkluzivního vzdělávání: Jana Anna Vymyšlená, jana@most.example",
        "Manažer SPSZ:",
        "Manažerka SPSZ: Vymyšlená",
        "Kontaktní osoba za ASZ: tel.: 777000111",
        "Kontakt: +420 777 000 111",
        "Koordinátorka: Tato emailová adresa je chráněna před spamboty, abyste ji viděli, "
        "povolte JavaScript , tel.: 777 000 111",
        "telefon: 777 000 111",
    ],
)
def test_a_line_of_contacts_is_left_empty(text: str) -> None:
    """Names, telephones, addresses, and the notice in place of a hidden address."""
    assert cut(text) == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "Lokální konzultantka: Jana Vymyšlená, tel.: 777 000 111 Manažer SPSZ: Jan Vymyšlený   "
            "Město Most leží v údolí.",
            "Město Most leží v údolí.",
        ),
        ("Plán sociálního začleňování, autor: Vymyšlená", "Plán sociálního začleňování"),
        ("Kontakty:", "Kontakty:"),
        ("Koordinátor projektu bude zaměstnán.", "Koordinátor projektu bude zaměstnán."),
        ("V roce 2012 žilo v lokalitě 120 osob.", "V roce 2012 žilo v lokalitě 120 osob."),
        ("Manažeři: základ dobré práce", "Manažeři: základ dobré práce"),
    ],
)
def test_what_is_no_contact_stays(text: str, rest: str) -> None:
    """The text that follows on the same line, headings, and staff that a sentence speaks of."""
    assert cut(text) == rest
