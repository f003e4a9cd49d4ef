"""Things and their documents: every way to ask for a format gives the same document."""

import re

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from starlette.testclient import TestClient

from graph.formats import GRAPHS, Format
from graph.namespaces import PREFIXES, expand

ORGANISATION = "/organisation/most-k-nadeji"
DOCUMENTS = [
    ORGANISATION,
    "/municipality/567451",
    "/codelist/theme/bydleni",
    "/codelist/theme",
    "/partnership/lp-bilina",
    "/document/lokalni-partnerstvi-bilina",
    "/graph/document/lokalni-partnerstvi-bilina",
]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def triples(content: bytes, form: Format) -> set[Triple]:
    """Read *content* as *form*."""
    assert isinstance(form.native, RdfFormat)
    return {quad.triple for quad in parse(content, form.native)}


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
@pytest.mark.parametrize("path", DOCUMENTS)
def test_suffix_parameter_and_header_agree(client: TestClient, path: str, form: Format) -> None:
    """Byte for byte, with the exact media type."""
    by_suffix = client.get(f"{path}.{form.name}", headers={"Accept": BROWSER})
    by_parameter = client.get(path, params={"format": form.name}, headers={"Accept": BROWSER})
    by_header = client.get(path, headers={"Accept": f"{form.media_type}, text/html;q=0.5"})

    assert by_suffix.status_code == 200
    assert by_suffix.headers["content-type"] == form.content_type
    assert by_suffix.content == by_parameter.content == by_header.content
    reference = triples(client.get(f"{path}.nt").content, GRAPHS[1])
    assert triples(by_suffix.content, form) == reference
    assert reference


@pytest.mark.parametrize("path", DOCUMENTS)
def test_turtle_declares_only_the_prefixes_that_it_uses(client: TestClient, path: str) -> None:
    """Turtle abbreviates rdf:type and the numbers of xsd, so theirs may appear unused."""
    turtle = client.get(f"{path}.ttl").text
    declared = re.findall(r"^@prefix (\w+):", turtle, re.MULTILINE)
    body = re.sub(r"^@prefix.*$", "", turtle, flags=re.MULTILINE)

    assert {name for name in declared if f"{name}:" not in body} <= {"rdf", "xsd"}
    assert len(declared) < len(PREFIXES) - 5


@pytest.mark.parametrize("accept", ["", "*/*", BROWSER, "text/html"])
@pytest.mark.parametrize("path", DOCUMENTS[:-1])
def test_people_get_the_page(client: TestClient, path: str, accept: str) -> None:
    """So does a client without any wish."""
    answer = client.get(path, headers={"Accept": accept})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert client.get(path, params={"format": "html"}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "content_type"), [(BROWSER, "text/html"), ("*/*", "text/turtle")]
)
def test_a_graph_is_data_first(client: TestClient, accept: str, content_type: str) -> None:
    """It is a page for who asks for one."""
    answer = client.get(DOCUMENTS[-1], headers={"Accept": accept})

    assert answer.headers["content-type"] == f"{content_type}; charset=utf-8"


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_document_says_where_its_other_formats_are(client: TestClient, path: str) -> None:
    """In Link headers, the same for all formats; caches keep the formats apart."""
    page, data = client.get(path), client.get(f"{path}.ttl")

    assert page.headers["link"] == data.headers["link"]
    assert f'<{path}.jsonld>; rel="alternate describedby"' in page.headers["link"]
    assert 'rel="cite-as"' in page.headers["link"]
    assert "Accept" in page.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        ("", ORGANISATION),
        ("*/*", ORGANISATION),
        (BROWSER, ORGANISATION),
        ("text/turtle", f"{ORGANISATION}.ttl"),
        ("application/rdf+xml;q=0.5, application/ld+json", f"{ORGANISATION}.jsonld"),
    ],
)
def test_a_thing_sends_to_its_document(client: TestClient, accept: str, location: str) -> None:
    """With 303, because a thing is no document."""
    answer = client.get(f"/resource{ORGANISATION}", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["location"]) == (303, location)
    assert answer.headers["vary"].startswith("Accept")


def test_a_document_holds_the_statements_about_its_thing(client: TestClient) -> None:
    """The memberships of an organisation are there, not only its own triples."""
    found = triples(client.get(f"{ORGANISATION}.nt").content, GRAPHS[1])
    organisation = NamedNode(PREFIXES["res"] + ORGANISATION[1:])

    member = NamedNode(expand("org:member"))
    assert {t.subject for t in found if t.predicate == member and t.object == organisation}


def test_the_parts_of_an_annotation_are_in_its_document(client: TestClient) -> None:
    """Their names are its own with a fragment, so they lead to this document."""
    path = "/evidence/working-group--lokalni-partnerstvi-bilina--bydleni"
    annotation = f"{PREFIXES['res']}{path.removeprefix('/')}"
    subjects = {s.value for s, _, _ in triples(client.get(f"{path}.nt").content, GRAPHS[1])}

    parts = {f"{annotation}#{part}" for part in ("target", "quote", "position")}
    assert subjects == {annotation, *parts}


def test_a_municipality_leads_to_what_lies_in_it(client: TestClient) -> None:
    """Its data name its partnership, as its page does."""
    found = triples(client.get("/municipality/567451.nt").content, GRAPHS[1])

    partnership = NamedNode(f"{PREFIXES['res']}partnership/lp-bilina")
    town = NamedNode(f"{PREFIXES['ruian']}obec/567451")
    assert Triple(partnership, NamedNode(expand("dcterms:spatial")), town) in found


def test_a_statement_comes_with_its_evidence(client: TestClient) -> None:
    """Annotation, target and selectors, so that the words can be found."""
    answer = client.get("/membership/lokalni-partnerstvi-bilina--most-k-nadeji.nt")

    predicates = {t.predicate.value for t in triples(answer.content, GRAPHS[1])}
    assert {expand(f"oa:{name}") for name in ("hasBody", "hasSource", "start")} <= predicates


def test_the_ontology_is_one_document(client: TestClient) -> None:
    """Every term is in it."""
    found = triples(client.get("/ontology.ttl").content, GRAPHS[0])

    assert NamedNode(expand("v:Municipality")) in {triple.subject for triple in found}
    by_header = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert by_header.content == client.get("/ontology.ttl").content


def test_what_is_ours_has_its_own_address(client: TestClient) -> None:
    """`/entity?iri=` sends there; a foreign IRI stays."""
    iri = PREFIXES["res"] + ORGANISATION[1:]
    answer = client.get("/entity", params={"iri": iri, "format": "ttl"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ORGANISATION}?format=ttl")

    district = "https://linked.cuzk.cz/resource/ruian/okres/3509"
    foreign = client.get("/entity", params={"iri": district, "format": "nt"})
    assert foreign.status_code == 200
    assert f"<{district}>" in foreign.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/organisation/neni", 404),
        ("/organisation/neni.ttl", 404),
        ("/organisation/most-k-nadeji.docx", 404),
        ("/organisation/most-k-nadeji?format=docx", 400),
        ("/municipality/1", 404),
        ("/codelist/neni", 404),
        ("/graph/neni.ttl", 404),
        ("/ontology.docx", 404),
        ("/entity", 400),
        ("/entity?iri=neni", 400),
        ("/entity?iri=urn:neni", 404),
        ("/entity?iri=http://example.org/%3Cx%3E", 400),
        ("/organisation/%3E%20%7D%20DROP%20ALL", 400),
        ("/organisation/" + "x" * 5000, 404),
    ],
)
def test_what_is_not_there_is_said_in_the_asked_format(
    client: TestClient, path: str, status: int
) -> None:
    """JSON for data, a page for people, and never a server error."""
    data = client.get(path, headers={"Accept": "text/turtle"})
    page = client.get(path, headers={"Accept": BROWSER})

    assert (data.status_code, data.json()["status"]) == (status, status)
    assert page.status_code == status


def test_a_format_that_cannot_be_had_gives_406(client: TestClient) -> None:
    """The hint lists those that can."""
    answer = client.get(ORGANISATION, headers={"Accept": "image/png"})

    assert answer.status_code == 406
    assert "text/turtle" in answer.json()["hint"]
