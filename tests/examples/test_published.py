"""The examples as the graph holds them: their parameters are bound by who runs them, or left."""

import re

import pytest
from pyoxigraph import Literal, QuerySolutions, QueryTriples, Store

from graph import bindings
from graph.example_catalogue import examples_quads
from graph.iris import resource, term
from graph.parameters import Term
from graph.queries import Query, all_examples
from graph.releases import Release

FORMS = (term("sh:select"), term("sh:construct"))
published = {
    quad.subject: quad.object.value
    for quad in examples_quads()
    if quad.predicate in FORMS and isinstance(quad.object, Literal)
}
pairs = [
    pytest.param(query, name, id=f"{query.name}-{name}")
    for query in all_examples()
    for name in query.params
]


def read(query: Query, name: str, release: Release) -> Term:
    """Give the example of a parameter as a term."""
    given = {name: [query.params[name].example]}
    possible = bindings.possible_iris(query, given)
    store = release.open()
    known = {iri for iri in possible if any(store.select(f"SELECT * {{ {iri} ?p ?o }} LIMIT 1"))}
    return bindings.terms(query, given, known, release.labels_path)[name][0]


def bound(text: str, name: str, value: Term) -> str:
    """Put *value* for a variable, as SHACL does: wherever it is used, and it counts as bound."""
    head, body = text.split("WHERE {", 1)
    body = re.sub(rf"BOUND\(\?{name}\)", "true", body)
    lines = (
        line if line.startswith(("GROUP", "ORDER")) else re.sub(rf"\?{name}\b", str(value), line)
        for line in re.sub(rf"(?<=SELECT )(.*) \?{name}(?= WHERE)", r"\1", body).splitlines()
    )
    if "CONSTRUCT" in head:
        head = head.replace(f"?{name} ", f"{value} ")
    return f"{head}WHERE {{" + "\n".join(lines)


def rows(store: Store, text: str, name: str) -> list[str]:
    """Give the rows of *text* without the column of the parameter *name*, in any order."""
    found = store.query(text)
    if isinstance(found, QuerySolutions):
        columns = [column for column in found.variables if column.value != name]
        return sorted(str([row[column] for column in columns]) for row in found)
    assert isinstance(found, QueryTriples)
    return sorted({*map(str, found)})


@pytest.mark.parametrize(("query", "name"), pairs)
def test_a_parameter_may_be_bound_before(query: Query, name: str, release: Release) -> None:
    """What SHACL calls pre-bound gives what the address of the query gives."""
    text = published[resource("example", query.name)]
    store = Store.read_only(str(release.store_path))
    value = read(query, name, release)

    assert rows(store, bound(text, name, value), name) == rows(
        store, query.bind(**{name: value}), name
    )
    assert rows(store, text, name) == rows(store, query.text, name)


@pytest.mark.parametrize(("query", "name"), pairs)
def test_subqueries_give_on_what_may_be_bound_before(query: Query, name: str) -> None:
    """SHACL Advanced Features 5.1 asks that each of them project it."""
    inner = re.findall(r"{ SELECT (.*) WHERE", published[resource("example", query.name)])

    assert all(f"?{name}" in variables.split() for variables in inner)
