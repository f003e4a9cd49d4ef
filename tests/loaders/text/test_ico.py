"""The IČO and its check digit, in Python and in the gate."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import resource, term
from graph.validate import validate
from loaders.text.ico import as_ico, is_ico

REAL = ("25755277", "72496991", "00255050", "00007064")
"""Člověk v tísni, the Labour Office, the town of Teplá, the Ministry of the Interior."""


@pytest.mark.parametrize("ico", REAL)
def test_numbers_of_public_registers_are_right(ico: str) -> None:
    """And with any other last digit wrong."""
    assert [digit for digit in "0123456789" if is_ico(ico[:7] + digit)] == [ico[7]]


@pytest.mark.parametrize(
    "text", ["", "255050", "0025505O", "００２５５０５０", "002550500", " 00255050", "CZ00255050"]
)
def test_what_is_not_eight_digits_is_none(text: str) -> None:
    """Other scripts have digits too; a tax number is another number."""
    assert not is_ico(text)


@pytest.mark.parametrize(
    ("value", "ico"),
    [(255050, "00255050"), ("255 050", "00255050"), (0, None), (-255050, None), (2.5, None)],
)
def test_a_number_that_lost_its_zeros_is_put_right(value: object, ico: str | None) -> None:
    """What no check digit proves stays out."""
    assert as_ico(value) == ico


def test_the_gate_comes_to_the_same_verdict() -> None:
    """For numbers of every remainder by eleven, with every last digit."""
    numbers = [
        f"{start:07d}{digit}" for start in range(1_000_000, 1_000_040) for digit in range(10)
    ]
    quads = [quad for ico in numbers for quad in organisation(ico)]
    wrong = {
        result.value for result in validate(quads).results if "check digit" in result.message_en
    }
    assert {ico for ico in numbers if not any(ico in value for value in wrong)} == {
        ico for ico in numbers if is_ico(ico)
    }


def organisation(ico: str) -> list[Quad]:
    """Describe an organisation with that number."""
    node = resource("organisation", ico)
    values: dict[str, NamedNode | Literal] = {
        "rdf:type": term("org:FormalOrganization"),
        "skos:prefLabel": Literal(ico, language="cs"),
        "org:identifier": Literal(ico, datatype=term("v:ico")),
    }
    return [Quad(node, term(name), value) for name, value in values.items()]
