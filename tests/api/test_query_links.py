"""Links that name their query."""

from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import Literal, NamedNode
from starlette.testclient import TestClient

from api.query_links import address, query_of
from graph.errors import VazbyError
from graph.iris import concept, municipality, term
from graph.parameters import Term
from graph.queries import load

DAY = Literal("2012-12-31", datatype=term("xsd:date"))


def given(link: str) -> tuple[str, dict[str, list[str]]]:
    """Take *link* apart as the server does."""
    parts = urlsplit(link)
    return parts.path.removeprefix("/q/"), parse_qs(parts.query)


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("list_themes", {}),
        ("measures_with", {"place": municipality("567451"), "asOf": DAY}),
        ("spanning_organisations", {"least": Literal(3), "counting": term("v:memberBody")}),
        ("members_of_places", {"place": [municipality("567451"), municipality("567256")]}),
        ("facts_about", {"iri": NamedNode("geo:50.5,13.7")}),
        ("facts_about", {"iri": NamedNode("https://example.org/a?b=c&d=ř#e+f%20g")}),
    ],
)
def test_a_link_gives_its_query_filled_in(name: str, terms: dict[str, Term | list[Term]]) -> None:
    """For all its rows, whatever the terms: a scheme that looks like a prefix stays a scheme."""
    filled = load(name).bind(**terms)

    assert query_of(*given(address(name, terms))) == filled.partition("\nLIMIT 51")[0].strip()


def test_a_link_is_short() -> None:
    """Thousands of them may stand on a page."""
    theme, status = concept("theme", "bydleni"), concept("measure-status", "planned")

    link = address("measures_with", {"place": municipality("567451"), "theme": theme})
    assert link == "/q/measures_with?place=ruian:obec/567451&theme=cl:theme/bydleni"
    assert len(address("measures_with", {"theme": theme, "status": status})) < 80


@pytest.mark.parametrize(
    "asked",
    [
        "/q/measures_with?planet=x:y",
        "/q/measures_with?asOf=2012-13-01",
        "/q/measures_with?place=two%20words",
        "/q/measures_with?place=res:a&place=res:b",
        "/q/measures_with?place=" + "x" * 2000,
        "/q/spanning_organisations?least=many",
    ],
)
def test_what_the_query_does_not_take_is_refused(client: TestClient, asked: str) -> None:
    """With a sentence, not a query that means something else."""
    with pytest.raises(VazbyError):
        query_of(*given(asked))
    assert client.get(asked, follow_redirects=False).status_code == 400


def test_a_link_by_name_leads_to_the_query(client: TestClient) -> None:
    """In the language that the link carries; what names no query leads nowhere."""
    answer = client.get("/q/list_themes?lang=en", follow_redirects=False)

    assert answer.status_code == 303
    assert parse_qs(urlsplit(answer.headers["location"]).query)["lang"] == ["en"]
    assert client.get("/q/list_planets").status_code == 404
