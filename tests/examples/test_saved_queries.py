"""Every example at its address, over real data, with the parameters that it gives as examples."""

import csv
import io
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.saved_queries import example_call
from api.settings import Settings
from graph.queries import Query, all_examples
from graph.releases import DataDirectory

queries = pytest.mark.parametrize("query", all_examples(), ids=lambda query: query.name)


@pytest.fixture(scope="module")
def served(data: DataDirectory) -> Iterator[TestClient]:
    """Give a client of the shipped graph."""
    with TestClient(create_app(data, Settings()), follow_redirects=False) as client:
        yield client


@queries
def test_every_query_answers_its_own_example(query: Query, served: TestClient) -> None:
    """With at least one row or triple, so that the example shows something."""
    if query.gives_triples:
        answer = served.get(example_call(query).address("nt"))
        assert answer.text.count("\n") > 1
    else:
        answer = served.get(example_call(query).address("csv"))
        columns, *rows = csv.reader(io.StringIO(answer.text))
        assert tuple(columns) == query.returns
        assert rows
    assert answer.status_code == 200


@queries
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_every_query_has_a_page(query: Query, served: TestClient, lang: str) -> None:
    """In both languages, with the answer on it."""
    page = served.get(example_call(query).address("html", lang=lang))

    assert page.status_code == 200
    assert (query.question_cs if lang == "cs" else query.question_en).split("'")[0] in page.text
    assert 'id="result"' in page.text


@queries
def test_pages_of_two_rows_are_the_whole_answer(query: Query, served: TestClient) -> None:
    """Whoever follows `next` to its end has every row once, in the same order."""
    if query.gives_triples:
        return
    whole = served.get(f"/queries/{query.name}.csv").text.splitlines()
    address, rows = f"/queries/{query.name}.csv?limit=2", []
    for _ in range(5):
        answer = served.get(address)
        rows += answer.text.splitlines()[1:]
        address = answer.links.get("next", {}).get("url", "")
        if not address:
            break

    assert rows == whole[1 : len(rows) + 1]
    assert address or rows == whole[1:]
    assert answer.headers["Vazby-Rows"] == str(len(whole) - 1)


def test_the_old_iri_of_an_example_leads_to_the_new_one(served: TestClient) -> None:
    """Of the thing in the graph, which had its number in it."""
    moved = served.get("/example/04-members-of-a-partnership.ttl")

    assert moved.status_code == 301
    described = served.get(moved.headers["location"])
    assert "SPARQLSelectExecutable" in described.text
    assert "sh:parameter" in described.text
