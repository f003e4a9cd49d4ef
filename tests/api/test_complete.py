"""What the editor is offered."""

import pytest
from starlette.testclient import TestClient

from graph.namespaces import PREFIXES


def hits(
    client: TestClient, kind: str, text: str, lang: str = "cs", **more: str
) -> list[dict[str, object]]:
    """Ask what may be completed."""
    answer = client.get("/complete", params={"kind": kind, "q": text, "lang": lang, **more})
    assert answer.status_code == 200
    found: list[dict[str, object]] = answer.json()["hits"]
    return found


@pytest.mark.parametrize("text", ["plan", "v:Plan", "Plán", "https://w3id.org/vazby/ontology#Pl"])
def test_a_class_is_found_by_name_curie_label_and_iri(client: TestClient, text: str) -> None:
    """With its label, how many things it has, and the prefix that it needs."""
    hit = next(hit for hit in hits(client, "class", text) if hit["text"] == "v:Plan")

    assert hit["label"] == "Plán"
    assert hit["prefixes"] == {"v": "https://w3id.org/vazby/ontology#"}
    assert isinstance(hit["uses"], int)
    assert hit["uses"] >= 1


def test_the_most_used_properties_come_first(client: TestClient) -> None:
    """Where nothing is asked; only properties."""
    uses = [hit["uses"] for hit in hits(client, "property", "")]

    assert uses == sorted(uses, key=lambda number: -int(str(number)))
    assert {hit["kind"] for hit in hits(client, "property", "")} == {"property"}


def test_a_term_that_nothing_uses_yet_is_known_as_well(shipped_client: TestClient) -> None:
    """The ontology defines it."""
    (hit,) = hits(shipped_client, "property", "v:registeredNumber")

    assert hit["uses"] == 0


def test_the_property_that_searches_is_not_counted(shipped_client: TestClient) -> None:
    """It is never stated, and works all the same."""
    (hit,) = hits(shipped_client, "property", "v:search")

    assert (hit["text"], "uses" in hit) == ("v:search", False)


def test_labels_are_in_the_language_of_the_reader(client: TestClient) -> None:
    """As on the pages."""
    assert hits(client, "property", "skos:prefLabel", "en")[0]["label"] == "name"


def test_entities_are_found_as_in_the_search(client: TestClient) -> None:
    """And written so that SPARQL can read them."""
    hit = hits(client, "entity", "bilina")[0]

    assert hit["text"] == "<https://linked.cuzk.cz/resource/ruian/obec/567451>"
    assert (hit["label"], hit["kind"]) == ("Bílina", "Obec")


@pytest.mark.parametrize(("lang", "label"), [("cs", "plánované"), ("en", "planned")])
def test_entities_are_named_in_the_language_of_the_reader(
    shipped_client: TestClient, lang: str, label: str
) -> None:
    """As in results."""
    labels = [hit["label"] for hit in hits(shipped_client, "entity", "planned", lang)]

    assert label in labels


def test_values_of_the_property_before_come_first(shipped_client: TestClient) -> None:
    """What begins so and can stand there; the rest follows. Of nothing typed, what can stand."""
    planned = "<https://w3id.org/vazby/codelist/measure-status/planned>"
    found = hits(shipped_client, "entity", "plan", property="v:currentStatus")

    assert found[0]["text"] == planned
    assert len(found) > 1
    assert hits(shipped_client, "entity", "plan")[0]["text"] != planned
    every = hits(shipped_client, "entity", "", property=PREFIXES["v"] + "currentStatus")
    assert planned in [hit["text"] for hit in every]
    assert {hit["kind"] for hit in every} == {"Stav opatření"}


def test_a_class_of_ours_comes_before_one_of_another_vocabulary(
    shipped_client: TestClient,
) -> None:
    """That is called alike."""
    texts = [hit["text"] for hit in hits(shipped_client, "class", "obec")]

    assert texts[0] == "v:Municipality"
    assert len(texts) > 1


@pytest.mark.parametrize(
    "text",
    [
        "g:document/lok",
        "bilina",
        "Bílina",
        "DOCUMENT",
        "document/lok",
        "https://w3id.org/vazby/graph/doc",
    ],
)
def test_graphs_are_found_by_what_stands_in_their_names(client: TestClient, text: str) -> None:
    """With the title of their document."""
    found = hits(client, "graph", text)
    hit = next(hit for hit in found if str(hit["iri"]).endswith("/lokalni-partnerstvi-bilina"))

    assert hit["text"] == f"<{PREFIXES['g']}document/lokalni-partnerstvi-bilina>"
    assert (hit["label"], hit["kind"]) == ("Lokální partnerství Bílina", "Pojmenovaný graf")


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"kind": "literal"},
        {"kind": "entity", "property": "<<"},
        {"kind": "class", "q": "x" * 201},
        {"kind": "\0"},
    ],
)
def test_what_cannot_be_completed_is_refused(client: TestClient, params: dict[str, str]) -> None:
    """In one sentence."""
    answer = client.get("/complete", params=params)

    assert answer.status_code == 400
    assert answer.json()["hint"]


@pytest.mark.parametrize("text", ['"', "(", "*", "\\", "%", "' OR 1", "\0", "🙂", "<>", "a:b:c"])
def test_odd_letters_find_nothing_and_break_nothing(client: TestClient, text: str) -> None:
    """In every kind."""
    for kind in ("class", "property", "entity", "graph"):
        assert hits(client, kind, text) is not None


def test_the_property_that_searches_has_no_values_to_put_first(shipped_client: TestClient) -> None:
    """No statement has it: what is found is offered as without it."""
    search = "https://w3id.org/vazby/ontology#search"
    asked = {"kind": "entity", "q": "bil", "property": search}
    answer = shipped_client.get("/complete", params=asked)

    assert answer.status_code == 200
    assert answer.json()["hits"]
