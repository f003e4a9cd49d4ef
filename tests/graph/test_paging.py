"""Pages of a query: together they are the whole answer."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from graph import paging
from graph.queries import Query, all_examples

TEXT = """PREFIX e: <https://example.org/>

SELECT ?thing ?name WHERE { ?thing e:name ?name }
ORDER BY ?name
"""
QUERY = Query("names", TEXT, "", "", "", {}, ("thing", "name"))


@pytest.fixture(scope="module")
def store() -> Store:
    """Give seven things, of which several have the same name."""
    store = Store()
    name = NamedNode("https://example.org/name")
    things = [NamedNode(f"https://example.org/{number}") for number in range(7)]
    store.extend(Quad(thing, name, Literal("ab"[i % 2])) for i, thing in enumerate(things))
    return store


def rows(store: Store, text: str) -> list[str]:
    """Give the rows of *text* as texts."""
    solutions = store.query(text)
    assert isinstance(solutions, QuerySolutions)
    return [str(row) for row in solutions]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 10])
def test_pages_are_the_whole_cut_up(store: Store, limit: int) -> None:
    """No row twice, none left out, whatever the length of a page."""
    whole = rows(store, paging.page(QUERY, TEXT))
    pages = [
        row
        for offset in range(0, 8, limit)
        for row in rows(store, paging.page(QUERY, TEXT, limit, offset))
    ]

    assert pages == whole
    assert sorted(whole) == sorted(rows(store, TEXT))


def test_all_rows_are_counted(store: Store) -> None:
    """Those of all pages."""
    assert "7" in rows(store, paging.count(TEXT))[0]


@pytest.mark.parametrize("query", all_examples(), ids=lambda query: query.name)
def test_every_example_can_be_paged(query: Query) -> None:
    """It ends with its order, and can be counted."""
    store = Store()
    if query.gives_triples:
        assert paging.page(query, query.text, 1) == query.text
        return

    assert query.text.rstrip().rpartition("\n")[2].startswith("ORDER BY ")
    store.query(paging.page(query, query.text, 10, 20))
    store.query(paging.count(query.text))


@pytest.mark.parametrize("query", all_examples(), ids=lambda query: query.name)
def test_every_parameter_of_an_example_is_described(query: Query) -> None:
    """With labels in both languages and an example."""
    for parameter in query.params.values():
        assert parameter.label_cs
        assert parameter.label_en
        assert parameter.example
