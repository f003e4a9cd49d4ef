"""The pages that people read, over the small graph."""

from collections.abc import Iterator
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient

from graph.queries import all_examples

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

PLURALS = {
    form: forms
    for forms in (
        ("partnerství", "partnerství", "partnerství"),
        ("členská organizace", "členské organizace", "členských organizací"),
        ("obec", "obce", "obcí"),
        ("plán", "plány", "plánů"),
        ("opatření", "opatření", "opatření"),
        ("dokument", "dokumenty", "dokumentů"),
    )
    for form in forms
}


def read(client: TestClient, path: str, language: str = "cs") -> BeautifulSoup:
    """Give the page at *path* as a browser gets it."""
    response = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    assert response.status_code == 200, path
    return BeautifulSoup(response.text, "html.parser")


def section(page: BeautifulSoup, name: str) -> Tag:
    """Give the section *name* of *page*."""
    found = page.find(id=name)
    assert isinstance(found, Tag), name
    return found


def words(tag: Tag) -> str:
    """Give the text of *tag* with single spaces."""
    return " ".join(tag.get_text(" ").split())


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
    labelled = {label["for"] for label in page.find_all("label")}

    assert len(ids) == len(set(ids))
    assert all(table.find("caption") and table.find("th") for table in page.find_all("table"))
    fields = page.find_all(["input", "select", "textarea"])
    assert all(field["id"] in labelled for field in fields if field.get("type") != "hidden")


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


def test_a_membership_has_its_evidence_beside_it(client: TestClient) -> None:
    """The document, the exact words, their place, and a link to the words in the original."""
    page = read(client, "/organisation/most-k-nadeji")
    row = section(page, "memberships").select("tbody tr")[0]
    evidence = row.find("details")
    assert isinstance(evidence, Tag)

    assert "Lokální partnerství Bílina" in words(evidence)
    assert evidence.blockquote is not None
    assert evidence.blockquote.text == "Most k naději, o.s."
    assert "2\u00a0014–2\u00a0033" in evidence.text
    original = evidence.find("a", rel="external")
    assert isinstance(original, Tag)
    assert original["href"] == (
        "http://www.socialni-zaclenovani.cz/lokalni-partnerstvi-bilina"
        "#:~:text=Most%20k%20nad%C4%9Bji%2C%20o.s."
    )


def test_words_that_are_not_shipped_are_said_to_be_in_the_original(client: TestClient) -> None:
    """The sentences of the pages are not published; their place is."""
    evidence = section(read(client, "/plan/bilina-2011"), "approvals").find("details")
    assert isinstance(evidence, Tag)

    assert "Slova jsou v originálu, znaky 596–684 textu" in words(evidence)
    assert evidence.blockquote is None


def test_a_document_without_an_address_says_so(client: TestClient) -> None:
    """No link is made up."""
    path = "/measure/vysledky-2010-2013--integrovane-centrum"
    evidence = section(read(client, path, "en"), "statuses").find("details")
    assert isinstance(evidence, Tag)

    assert "the address of the original is not known" in words(evidence)
    assert evidence.find("a", rel="external") is None


def test_what_we_inferred_is_marked(client: TestClient) -> None:
    """Themes, statuses and towns come from a program and are not said by a document."""
    measure = read(client, "/measure/lokalni-partnerstvi-bilina--integrovane-centrum")
    towns = section(read(client, "/organisation/up-cr"), "towns")

    assert len(measure.select(".lead .inferred")) == 2
    assert section(measure, "statuses").select_one("th .inferred") is not None
    assert len(towns.select(".inferred")) == 2


def test_towns_of_a_parent_name_the_branches(client: TestClient) -> None:
    """A body that is a member nowhere is active through its branches."""
    towns = section(read(client, "/organisation/up-cr"), "towns")

    assert [words(item) for item in towns.find_all("li")] == [
        "Bílina odvozeno přes Úřad práce Teplice",
        "Litvínov odvozeno přes Úřad práce v Litvínově",
    ]


def test_members_stand_in_the_order_of_the_list(client: TestClient) -> None:
    """A partnership shows its members as its page lists them, in the words of the page."""
    members = section(read(client, "/partnership/lp-litvinov"), "members")

    assert [words(cell) for cell in members.select("tbody th")] == [
        "Most k naději",
        "Policie České republiky",
        "Úřad práce v Litvínově",
        "Město Litvínov",
    ]
    assert "Město Litvínov (OSPOD, OSV)" in members.text
    assert "OSPOD Litvínov" in members.text


def test_a_plan_says_who_approved_it_and_when(client: TestClient) -> None:
    """The date is in words, in the language of the reader."""
    czech = section(read(client, "/plan/bilina-2011"), "approvals")
    english = section(read(client, "/plan/bilina-2011", "en"), "approvals")

    assert "Zastupitelstvo města Bíliny" in czech.text
    assert "5. května 2011" in czech.text
    assert "5 May 2011" in english.text


def test_measures_of_a_town_are_counted_by_theme_and_status(client: TestClient) -> None:
    """Each cell of the table is the number of measures of that theme and status."""
    table = section(read(client, "/municipality/567451"), "counted")
    rows = {
        words(row("th")[0]): [words(cell) for cell in row("td")] for row in table.select("tbody tr")
    }
    statuses = [words(cell) for cell in table.select("thead th")[1:]]

    assert dict(zip(statuses, rows["sociální služby"], strict=True)) == {
        "plánováno": "1",
        "uskutečněno": "1",
    }


def test_a_planned_measure_leads_to_its_result(client: TestClient) -> None:
    """Plan and result stay two records; the page links them with how sure that is."""
    path = "/measure/lokalni-partnerstvi-bilina--integrovane-centrum"
    row = section(read(client, path, "en"), "realisations").select("tbody tr")[0]

    assert "realised as" in words(row)
    assert "vznik integrovaného centra" in words(row)
    assert "high" in words(row)


def test_a_document_tells_what_it_says_in_the_order_of_its_text(client: TestClient) -> None:
    """Statements of one kind that follow each other stand under one heading."""
    statements = section(read(client, "/document/lokalni-partnerstvi-bilina"), "statements")
    headings = [words(cell) for cell in statements.select("tr.group")]

    assert headings == ["Událost", "Pracovní skupina", "Schválení plánu", "Opatření", "Členství"]


def test_an_organisation_shows_its_registered_services(client: TestClient) -> None:
    """Kind, form, for whom, where and since when; what the register does not tell is said."""
    rows = section(read(client, "/organisation/most-k-nadeji"), "services").select("tbody tr")

    assert [words(row) for row in rows] == ["Terénní programy Terénní – Bílina 1. ledna 2007 –"]


def test_the_home_page_answers_which_organisations_span_towns(client: TestClient) -> None:
    """Directly or through branches, with the towns by their names in Czech order."""
    rows = section(read(client, "/"), "spanning").select("tbody tr")

    assert [words(row) for row in rows] == [
        "Most k naději nestátní nezisková organizace 2 2 Bílina , Litvínov",
        "Policie České republiky státní policie 2 2 Bílina , Litvínov",
        "Úřad práce České republiky úřad práce 0 2 Bílina , Litvínov",
    ]


def test_every_figure_of_the_home_page_leads_to_its_list(client: TestClient) -> None:
    """With its words in the plural form that the number asks for."""
    for figure in read(client, "/").select(".figures div"):
        link, label = figure.a, figure.dt
        assert link is not None
        assert label is not None
        one, few, many = PLURALS[words(label)]
        number = int(words(link))
        assert words(label) == (one if number == 1 else few if 2 <= number <= 4 else many)
        assert read(client, str(link["href"])).find("table")


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
    assert "Tato stránka tu není" in response.text
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
