"""OpenAPI tells what the SPARQL service answers, and it answers so."""

from collections.abc import Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.formats import SOLUTIONS, TRIPLES, Format

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
UPDATE = {"Content-Type": "application/sparql-update"}


@pytest.fixture(scope="module")
def paths(client: TestClient) -> Mapping[str, Any]:
    """Give the described addresses."""
    described: Mapping[str, Any] = client.get("/openapi.json").json()["paths"]
    return described


def test_every_status_of_the_service_is_listed_with_an_example(paths: Mapping[str, Any]) -> None:
    """Those of docs/http.md that concern it; examples are bodies of errors as they are sent."""
    always = {"200", "304", "400", "403", "404", "406", "413", "429", "503"}
    by_post = {"401", "408", "412", "415", "422", "507"}

    assert set(paths["/sparql"]["get"]["responses"]) == always | {"202", "431"}
    assert set(paths["/sparql"]["post"]["responses"]) == always | by_post
    for responses in (paths["/sparql"][method]["responses"] for method in ("get", "post")):
        for status in set(responses) - {"200", "202", "304", "431"}:
            examples = responses[status]["content"]["application/json"]["examples"].values()
            assert {example["value"]["status"] for example in examples} == {int(status)}
        assert "Retry-After" in responses["429"]["headers"]
        assert "Retry-After" in responses["503"]["headers"]


@pytest.mark.parametrize("form", [*SOLUTIONS, *TRIPLES], ids=lambda form: form.name)
def test_every_format_is_listed(paths: Mapping[str, Any], form: Format) -> None:
    """By its media type and by its name."""
    get = paths["/sparql"]["get"]
    named = {parameter["name"]: parameter for parameter in get["parameters"]}

    assert form.media_type in get["responses"]["200"]["content"]
    assert form.name in named["format"]["schema"]["enum"]


@pytest.mark.parametrize(
    ("method", "params", "body", "headers"),
    [
        ("GET", {"query": "SELECT"}, "", {}),
        ("GET", {"quary": "ASK {}"}, "", {}),
        ("GET", {"query": "ASK {}", "using-graph-uri": "urn:a"}, "", {}),
        ("GET", {"query": "SELECT * { SERVICE <http://example.org/> {} }"}, "", {}),
        ("GET", {"query": "ASK {}"}, "", {"Accept": "image/png"}),
        ("POST", {}, f"query={300_000 * '#'}", FORM),
        ("POST", {}, "update=CLEAR+ALL", FORM),
        ("POST", {}, "CLEAR ALL", UPDATE),
        ("POST", {}, "ASK {}", {"Content-Type": "text/plain"}),
        ("POST", {}, "", FORM),
    ],
)
def test_what_is_refused_looks_like_the_examples(
    client: TestClient,
    paths: Mapping[str, Any],
    method: str,
    params: Mapping[str, str],
    body: str,
    headers: Mapping[str, str],
) -> None:
    """The status is listed, and the body has what an example has."""
    answer = client.request(method, "/sparql", params=params, content=body, headers=headers)

    told = paths["/sparql"][method.lower()]["responses"][str(answer.status_code)]
    examples = told["content"]["application/json"]["examples"].values()
    assert any(example["value"].keys() <= answer.json().keys() for example in examples)


def test_the_list_of_saved_queries_is_a_page_or_json(
    client: TestClient, paths: Mapping[str, Any]
) -> None:
    """As it is described."""
    for media_type in paths["/queries"]["get"]["responses"]["200"]["content"]:
        answer = client.get("/queries", headers={"Accept": media_type})
        assert answer.headers["content-type"].partition(";")[0] == media_type
    assert client.get("/queries", params={"format": "csv2"}).status_code == 400
