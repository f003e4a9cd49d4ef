"""Addresses of pages and of words in an original."""

import pytest

from api.kinds import kind_of
from api.links import at_words, is_ours, is_web_address, path_of, site

VAZBY = "https://w3id.org/vazby/"


@pytest.mark.parametrize(
    ("iri", "path", "kind"),
    [
        (f"{VAZBY}resource/organisation/up-cr", "/organisation/up-cr", "organisation"),
        (f"{VAZBY}resource/event/doc--founding", "/event/doc--founding", "thing"),
        (f"{VAZBY}resource/evidence/x#target", "/evidence/x%23target", "thing"),
        (f"{VAZBY}codelist/theme/bydleni", "/codelist/theme/bydleni", "concept"),
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


def test_only_web_addresses_are_linked() -> None:
    """A browser is never sent to a script or a file."""
    assert is_web_address("https://example.org/")
    assert not is_web_address("javascript:alert(1)")
    assert not is_web_address("data:text/html,x")
    assert site("http://www.wikidata.org/entity/Q1") == "Wikidata"
    assert site("https://example.org/x") == "example.org"
