"""Query files: front matter, binding, and that each of ours is what it says."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from graph.errors import NotFoundError, UsageError
from graph.example_catalogue import examples_quads
from graph.iris import resource, term
from graph.parameters import Parameter
from graph.paths import RELATIONS, RULES
from graph.queries import PAGING, Query, all_examples, all_queries, load_example, read

SOURCE = """#+ summary: The names of some things.
#+ params: {thing: iri, name: string, limit: integer}
#+ returns: [thing, name]
SELECT ?thing ?name WHERE {
  VALUES ?thing { UNDEF }
  VALUES ?name { UNDEF }
  ?thing <https://example.org/name> ?name .
}
LIMIT 10
"""
A, B = NamedNode("https://example.org/a"), NamedNode("https://example.org/b")
NAME = NamedNode("https://example.org/name")
files = [
    pytest.param(query, id=query.name)
    for query in (
        *all_queries(),
        *all_examples(),
        *(read(path) for folder in (RULES, RELATIONS) for path in folder.glob("*.rq")),
    )
]


@pytest.fixture
def query(tmp_path: Path) -> Query:
    """Give a query of our own making."""
    path = tmp_path / "names.rq"
    path.write_text(SOURCE, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("query", files)
def test_every_query_returns_what_its_front_matter_says(query: Query) -> None:
    """Each file parses, and its form and variables are those that `returns` declares."""
    match Store().query(query.text):
        case ox.QuerySolutions() as solutions:
            returns = tuple(variable.value for variable in solutions.variables)
        case ox.QueryTriples():
            returns = ("triples",)
        case ox.QueryBoolean():
            returns = ("boolean",)

    assert query.returns == returns


@pytest.mark.parametrize("query", files)
def test_every_parameter_has_its_place(query: Query) -> None:
    """Each declared parameter can be bound, and nothing that is not declared."""
    places = {
        name
        for name, parameter in query.params.items()
        if f"VALUES ?{name} {{ {parameter.default or 'UNDEF'} }}" in query.text
    }
    numbers = {name for name in PAGING if re.search(rf"\b{name.upper()} \d", query.text)}

    assert query.params.keys() <= places | numbers
    assert set(re.findall(r"VALUES \?(\w+) { UNDEF }", query.text)) <= query.params.keys()


@pytest.mark.parametrize("query", [pytest.param(q, id=q.name) for q in all_examples()])
def test_every_example_asks_in_both_languages(query: Query) -> None:
    """An example without a question would be of no use in the gallery."""
    assert query.question_cs
    assert query.question_en


def test_terms_take_the_place_of_parameters(query: Query) -> None:
    """A bound query gives the rows of those terms alone."""
    store = Store()
    store.extend(ox.Quad(thing, NAME, Literal(name)) for thing in (A, B) for name in ("x", "y"))

    def count(**terms: NamedNode | Literal | list[NamedNode]) -> int:
        solutions = store.query(query.bind(**terms))
        assert isinstance(solutions, ox.QuerySolutions)
        return len(list(solutions))

    assert count() == 4
    assert count(thing=A) == 2
    assert count(thing=[A, B], name=Literal("x")) == 2
    assert count(thing=[]) == 0
    assert count(limit=Literal(3)) == 3


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_breaks_out_of_its_literal(text: str) -> None:
    """Whatever a literal says, the query stays the same query with one more term."""
    query = Query("q", SOURCE, "", "", "", {"name": Parameter("name", "string")}, ("thing", "name"))
    solutions = Store().query(query.bind(name=Literal(text)))

    assert isinstance(solutions, ox.QuerySolutions)
    assert [variable.value for variable in solutions.variables] == ["thing", "name"]


@pytest.mark.parametrize(
    "terms",
    [
        {"thing": Literal("a")},
        {"name": A},
        {"nothing": A},
        {"limit": Literal("10; DROP ALL")},
        {"limit": Literal(-1)},
        {"limit": []},
    ],
)
def test_a_term_of_the_wrong_type_is_refused(query: Query, terms: dict[str, Literal]) -> None:
    """What the front matter does not declare cannot be bound."""
    with pytest.raises(UsageError):
        query.bind(**terms)


@pytest.mark.parametrize("name", ["approval-of-plans", "07-approval-of-plans", "07", "7"])
def test_an_example_goes_by_its_name_and_by_its_number(name: str) -> None:
    """With the zero before it or without."""
    assert load_example(name).name == "approval-of-plans"


@pytest.mark.parametrize("name", ["nofile.rq", "../queries/index_labels", "x" * 1000])
def test_an_unknown_example_is_one_sentence_and_where_the_examples_are(name: str) -> None:
    """Never the whole list, and no way out of the folder."""
    with pytest.raises(NotFoundError, match="is neither a file nor") as caught:
        load_example(name)

    assert "/sparql" in caught.value.hint
    assert len(caught.value.message) < 200


def test_front_matter_that_lacks_a_line_names_it(tmp_path: Path) -> None:
    """Whoever writes a query learns what is missing."""
    path = tmp_path / "bad.rq"
    path.write_text("#+ summary: Nothing.\nASK {}", encoding="utf-8")

    with pytest.raises(ValueError, match=r"bad\.rq has no line '#\+ returns:'"):
        read(path)


def executables() -> dict[str, str]:
    """Give the published text of every example by its name."""
    forms = (term("sh:select"), term("sh:construct"))
    texts = {
        quad.subject: quad.object.value
        for quad in examples_quads()
        if quad.predicate in forms and isinstance(quad.object, Literal)
    }
    return {query.name: texts[resource("example", query.name)] for query in all_examples()}


def test_examples_are_in_the_graph_as_executables() -> None:
    """Each example is a sh:SPARQLExecutable with its text, and without blocks of its parameters."""
    texts = executables()

    for query in all_examples():
        blocks = [f"VALUES ?{name} " for name in query.params]
        assert not any(block in texts[query.name] for block in blocks)
        if not blocks:
            assert texts[query.name].strip() == query.bare.strip()


def test_the_parameters_of_examples_are_in_the_graph() -> None:
    """As SHACL describes them, with a type and a name in both languages."""
    quads = {(quad.subject, quad.predicate, quad.object) for quad in examples_quads()}
    town, since = (resource("example", f"timeline-of-a-town/{name}") for name in ("town", "since"))

    assert (resource("example", "timeline-of-a-town"), term("sh:parameter"), town) in quads
    assert (town, term("sh:nodeKind"), term("sh:IRI")) in quads
    assert (since, term("sh:datatype"), term("xsd:date")) in quads
    assert (since, term("sh:name"), Literal("Od", language="cs")) in quads


def test_an_example_was_called_by_its_number_once() -> None:
    """The old IRI leads to the new one."""
    quads = {(quad.subject, quad.predicate, quad.object) for quad in examples_quads()}
    former = resource("example", "07-approval-of-plans")
    now = resource("example", "approval-of-plans")

    assert (former, term("dcterms:isReplacedBy"), now) in quads
