"""The pages that people read, over the small graph."""

from collections.abc import Iterator
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient

from graph.queries import all_examples
from tests.api.browser import read, section, words

FIRST_PAGE = 100_000  # bytes

PAGES = [
    "/",
    "/about",
    "/partnerships",
    "/municipalities",
    "/organisations",
    "/plans",
    "/measures",
    "/themes",
    "/documents",
    "/explore",
    "/explore/organisations",
    "/explore/organisations?towns=9",
    "/explore/organisations/evidence?organisation=most-k-nadeji&town=567451",
    "/search?q=most",
    "/sparql",
    "/municipality/567451",
    "/organisation/most-k-nadeji",
    "/organisation/up-cr",
    "/organisation/ospod-litvinov",
    "/partnership/lp-bilina",
    "/plan/bilina-2011",
    "/measure/lokalni-partnerstvi-bilina--integrovane-centrum",
    "/project/lokalni-partnerstvi-litvinov--druha-sance",
    "/document/lokalni-partnerstvi-bilina",
    "/codelist/theme/zamestnanost",
    "/codelist/theme",
    "/ontology",
    "/graph/document/lokalni-partnerstvi-bilina",
    "/graph/reference",
    "/event/lokalni-partnerstvi-bilina--founding",
    "/working-group/lokalni-partnerstvi-bilina--bydleni",
    "/locality/teplicke-predmesti",
    "/observation/vysledky-2010-2013--01",
    "/entity?iri=https://linked.cuzk.cz/resource/ruian/okres/3509",
]


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_in_both_languages(
    client: TestClient, path: str, language: str
) -> None:
    """One heading, the right language, a title, and a weight that a slow line can carry."""
    response = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    page = BeautifulSoup(response.text, "html.parser")

    assert response.status_code == 200
    assert response.headers["content-language"] == language
    assert "Accept-Language" in response.headers["vary"]
    assert len(response.content) < FIRST_PAGE
    assert page.html is not None
    assert page.html["lang"] == language
    assert len(page.find_all("h1")) == 1
    assert page.title is not None
    assert page.title.text.endswith("· Vazby")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_for_anything_inline_or_from_elsewhere(client: TestClient, path: str) -> None:
    """The strict policy is kept, and nobody but this server learns who reads."""
    page = read(client, path)

    assert page.find_all("style") == []
    assert page.find_all(style=True) == []
    assert [script for script in page.find_all("script") if not script.get("src")] == []
    loaded = [tag["src"] for tag in page.find_all(src=True)]
    loaded += [tag["href"] for tag in page.find_all("link", rel=["stylesheet", "icon"])]
    assert loaded
    assert all(str(address).startswith("/static/") for address in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_every_table_and_field_has_a_name(client: TestClient, path: str) -> None:
    """Tables have captions and header cells, fields have labels, ids are not used twice."""
    page = read(client, path)
    ids = [tag["id"] for tag in page.find_all(id=True)]
    labelled = {label.get("for") for label in page.find_all("label")}

    assert len(ids) == len(set(ids))
    assert all(table.find("caption") and table.find("th") for table in page.find_all("table"))
    fields = page.find_all(["input", "select", "textarea"])
    shown = [field for field in fields if field.get("type") != "hidden"]
    assert all(
        field.get("id") in labelled - {None} or field.find_parent("label") for field in shown
    )


def test_every_link_of_ours_leads_somewhere(client: TestClient) -> None:
    """Follow the links from the home page on: pages, data, static files."""
    seen, waiting = {"/"}, ["/"]
    while waiting:
        path = waiting.pop()
        response = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
        assert response.status_code == 200, path
        if response.headers["content-type"].startswith("text/html"):
            fresh = {link for link in links(response.text, path) if link not in seen}
            seen |= fresh
            waiting += sorted(fresh) if len(seen) < 300 else []

    assert len(seen) > 100


def links(html: str, path: str) -> Iterator[str]:
    """Give the links of a page that stay on this server, but not the other language of it."""
    page = BeautifulSoup(html, "html.parser")
    for tag in page.find_all(href=True):
        address = urldefrag(str(tag["href"])).url or path
        if address.startswith("/") and "lang=" not in address and "example=" not in address:
            yield address


@pytest.mark.parametrize("name", ["organisations", "plans", "measures"])
def test_a_list_says_how_many_there_are(client: TestClient, name: str) -> None:
    """The total stands in the heading, on every page of the list."""
    page = read(client, f"/{name}")
    second = read(client, f"/{name}?{name}=2")

    assert words(page.select("h1 .tally")[0]) == str(len(section(page, name).select("tbody tr")))
    assert page.select("h1 .tally") == second.select("h1 .tally")


def test_a_generic_page_counts_what_points_at_the_thing(client: TestClient) -> None:
    """A district has no page of its own; the generic one shows its towns."""
    path = "/entity?iri=https://linked.cuzk.cz/resource/ruian/okres/3509"
    pointing = section(read(client, path), "links")

    assert {words(item) for item in pointing("li")} == {"Bílina", "Teplice"}
    assert [words(heading) for heading in pointing("h3")] == ["je součástí 2"]


def test_what_is_not_there_is_a_friendly_page(client: TestClient) -> None:
    """A browser gets words in its language, with a way on."""
    response = client.get(
        "/organisation/nothing", headers={"Accept": "text/html", "Accept-Language": "cs"}
    )

    assert response.status_code == 404
    assert "O tom nic nevíme" in response.text
    assert 'href="/search"' in response.text


@pytest.mark.parametrize("number", ["0", "-1", "abc", "²", "9" * 20, "9" * 5000, "2; DROP"])
def test_a_page_number_that_makes_no_sense_harms_nothing(client: TestClient, number: str) -> None:
    """The first page, or one past the last, is shown."""
    response = client.get("/organisations", params={"organisations": number})

    assert response.status_code == 200


def test_the_language_is_chosen_by_parameter_and_stays_chosen(client: TestClient) -> None:
    """``?lang=`` wins over the browser's wish and is carried by the links."""
    page = read(client, "/partnerships?lang=en", "cs")
    switch = page.find(class_="language")
    assert isinstance(switch, Tag)

    assert page.html is not None
    assert page.html["lang"] == "en"
    assert page.find("a", href="/partnership/lp-bilina?lang=en")
    assert switch["href"] == "/partnerships?lang=cs"


@pytest.mark.parametrize(
    "path", ["/sparql?format=html&lang=en&query=", "/sparql?format=html&query="]
)
def test_a_query_can_be_answered_as_a_table(client: TestClient, path: str) -> None:
    """Labels and links stand in place of IRIs."""
    query = "SELECT ?o WHERE { ?o <https://w3id.org/vazby/ontology%23townCount> 2 } ORDER BY ?o"
    cells = section(read(client, path + query), "result").select("td")

    assert [words(cell) for cell in cells] == ["Most k naději", "Policie České republiky"]
    assert cells[0].a is not None
    assert str(cells[0].a["href"]).startswith("/organisation/most-k-nadeji")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("ASK { ?s ?p ?o }", "Ano."),
        ("SELECT * { ?s ?p 123456 }", "Dotazu nic neodpovídá."),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "Výsledek pokračuje"),
        ("CONSTRUCT { ?s a ?s } WHERE { ?s a ?o } LIMIT 1", "@prefix"),
        ("CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }", "Výsledek pokračuje"),
        ("SELECT (BNODE() AS ?b) (1/0 AS ?none) {}", "_:"),
    ],
)
def test_answers_of_every_kind_are_shown(client: TestClient, query: str, shown: str) -> None:
    """Yes and no, nothing, too much, and graphs are all said plainly."""
    response = client.get("/sparql", params={"query": query, "format": "html"})

    assert response.status_code == 200
    assert shown in words(section(BeautifulSoup(response.text, "html.parser"), "result"))


def test_the_query_form_has_every_example_in_the_language_of_the_reader(
    client: TestClient,
) -> None:
    """An example goes into the form by its link."""
    page = read(client, "/sparql", "en")
    example = section(page, "examples").a
    assert example is not None

    chosen = read(client, str(example["href"]).partition("#")[0], "en")
    assert example.text in section(chosen, "query").text
    names = [words(name) for name in section(page, "examples").select("li code")]
    assert names == [query.name for query in all_examples()]
