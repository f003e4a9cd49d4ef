"""Legal forms as pages write them."""

import re

import pytest

from loaders.text.legal_forms import ENDING, take_off


@pytest.mark.parametrize(
    ("name", "rest", "code"),
    [
        ("Most k naději, o.s.", "Most k naději", "701"),
        ("White light, o.s", "White light", "701"),
        ("Člověk v tísni,o.p.s.", "Člověk v tísni", "141"),
        ("K srdci klíč, o. p. s.", "K srdci klíč", "141"),
        ("Duhovka, z. s.", "Duhovka", "706"),
        ("WHITE LIGHT I, z.ú.", "WHITE LIGHT I", "161"),
        ("Libuše, spolek", "Libuše", "706"),
        ("Most k naději (o.s.)", "Most k naději", "701"),
        ("Občanské sdružení Most k naději", "Most k naději", "701"),
        ("o.s. Most k naději", "Most k naději", "701"),
        ("Člověk v tísni, o.p.s., pobočka Bílina", "Člověk v tísni, pobočka Bílina", "141"),
        ("Obrnické centrum, p. o.", "Obrnické centrum", "331"),
        ("Mateřská škola Obrnice, příspěvková organizace", "Mateřská škola Obrnice", "331"),
        ("EKO-ANO spol. s r.o.", "EKO-ANO", "112"),
        ("Vodárna, a. s.", "Vodárna", "121"),
        ("Sociální agentura, os", "Sociální agentura", "701"),
    ],
)
def test_the_form_comes_off(name: str, rest: str, code: str) -> None:
    """With or without spaces, dots and commas."""
    assert take_off(name) == (rest, code)


@pytest.mark.parametrize(
    "name",
    ["Spolek přátel", "Nadace Naše dítě", "Kos", "Odbor školství, kultury a sportu", "o.s.", ""],
)
def test_what_is_no_form_stays(name: str) -> None:
    """A word at the beginning is a part of the name, and a name is never used up."""
    assert take_off(name) == (name, None)


@pytest.mark.parametrize(
    "name",
    ["Duhovka, z. s.", "Vodárna, a.s.", "Most, o.\u00a0p.\u00a0s.", "MŠ, příspěvková organizace"],
)
def test_a_form_closes_a_name(name: str) -> None:
    """Also where a no-break space stands in it."""
    assert re.search(rf"{ENDING}$", name)


@pytest.mark.parametrize("name", ["Duhovka, z. s", "Úřad práce.", "ZŠ a MŠ Most"])
def test_other_ends_close_none(name: str) -> None:
    """A dot alone is no form, nor is a form without its dot."""
    assert not re.search(rf"{ENDING}$", name)
