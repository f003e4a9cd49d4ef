"""Addresses of pages and of words in an original."""

import pytest

from api.kinds import kind_of
from api.links import at_words, is_ours, is_web_address, path_of, report, site

VAZBY = "https://w3id.org/vazby/"


@pytest.mark.parametrize(
    ("iri", "path", "kind"),
    [
        (f"{VAZBY}resource/organisation/up-cr", "/organisation/up-cr", "organisation"),
        (f"{VAZBY}resource/event/doc--founding", "/event/doc--founding", "event"),
        (f"{VAZBY}resource/evidence/x#target", "/evidence/x%23target", "evidence"),
        (f"{VAZBY}resource/document/x#char=1,2", "/document/x%23char%3D1%2C2", "thing"),
        (f"{VAZBY}resource/candidate-link/a1", "/candidate-link/a1", "candidate-link"),
        (f"{VAZBY}codelist/theme/bydleni", "/codelist/theme/bydleni", "theme"),
        (f"{VAZBY}codelist/theme", "/codelist/theme", "concept"),
        (f"{VAZBY}ontology#Plan", "/ontology#Plan", "thing"),
        (f"{VAZBY}graph/document/a", "/graph/document/a", "graph"),
        (
            "https://linked.cuzk.cz/resource/ruian/obec/567451",
            "/municipality/567451",
            "municipality",
        ),
        (
            "https://example.org/a?b=c&d",
            "/entity?iri=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d",
            "thing",
        ),
    ],
)
def test_every_iri_has_a_page(iri: str, path: str, kind: str) -> None:
    """Ours at their own paths, municipalities by their code, all others at ``/entity``."""
    assert path_of(iri) == path
    assert kind_of(iri) == kind
    assert is_ours(iri) == (not path.startswith("/entity"))


def test_a_text_fragment_escapes_what_means_something_in_it() -> None:
    """Hyphens, commas and ampersands are syntax of text fragments."""
    assert at_words("http://a.cz/", "Litvínov-Janov, a&b") == (
        "http://a.cz/#:~:text=Litv%C3%ADnov%2DJanov%2C%20a%26b"
    )
    assert at_words("http://a.cz/", None) == "http://a.cz/"
    assert at_words("http://a.cz/#part", "a") == "http://a.cz/#part:~:text=a"


def test_long_words_are_told_by_their_ends() -> None:
    """A browser finds them though the page breaks them into lines or blocks."""
    words = "první druhé třetí čtvrté páté " + "prostřední " * 20 + "konec je až úplně tady"

    assert at_words("http://a.cz/", words) == (
        "http://a.cz/#:~:text="
        "prvn%C3%AD%20druh%C3%A9%20t%C5%99et%C3%AD%20%C4%8Dtvrt%C3%A9%20p%C3%A1t%C3%A9,"
        "konec%20je%20a%C5%BE%20%C3%BApln%C4%9B%20tady"
    )


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("", None),
        ("a@b.cz", "mailto:a@b.cz?subject=https%3A%2F%2Fx.cz%2Fa%26b"),
        ("https://b.cz/new?title={iri}", "https://b.cz/new?title=https%3A%2F%2Fx.cz%2Fa%26b"),
        ("https://b.cz/", "https://b.cz/"),
    ],
)
def test_a_report_of_an_error_carries_the_statement(contact: str, address: str | None) -> None:
    """By e-mail or to a list of issues; where nobody wants it, it goes nowhere."""
    assert report(contact, "https://x.cz/a&b") == address


def test_only_web_addresses_are_linked() -> None:
    """A browser is never sent to a script or a file."""
    assert is_web_address("https://example.org/")
    assert not is_web_address("javascript:alert(1)")
    assert not is_web_address("data:text/html,x")
    assert site("http://www.wikidata.org/entity/Q1") == "Wikidata"
    assert site("https://example.org/x") == "example.org"
