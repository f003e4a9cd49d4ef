"""Search inside SPARQL: found in the index of the release, joined with everything else."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph import label_index
from graph.iris import graph_name, resource, term
from graph.query_errors import QuerySyntaxError
from graph.store import EmbeddedStore
from graph.text_search import with_matches

V = "PREFIX v: <https://w3id.org/vazby/ontology#>\n"
NAMES = {
    "havirov": "Havířov",
    "charita": "Charita Havířov",
    "vit": "Svatý Vít",
    "quoted": 'Dům "U lip"',
}


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """Give a store of some organisations with names."""
    store, graph = EmbeddedStore(), graph_name("reference")
    quads = []
    for key, name in NAMES.items():
        subject = resource("organisation", key)
        quads.append(Quad(subject, term("org:classification"), NamedNode("urn:ngo"), graph))
        quads.append(Quad(subject, term("skos:prefLabel"), Literal(name, language="cs"), graph))
    store.replace({graph: quads})
    return store


@pytest.fixture(scope="module")
def index(store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the text index of the store."""
    path = tmp_path_factory.mktemp("index") / "labels.sqlite"
    label_index.build(store, path)
    return path


@pytest.fixture(scope="module")
def found(store: EmbeddedStore, index: Path) -> "Found":
    """Give a function from the body of a query to the keys of what ?o is."""
    return Found(store, index)


class Found:
    """Runs a query whose ?o are organisations."""

    def __init__(self, store: EmbeddedStore, index: Path) -> None:
        self._store, self._index = store, index

    def __call__(self, query: str) -> list[str]:
        """Give the keys, in the order of the answer."""
        rows = self._store.select(with_matches(V + query, self._index))
        return [str(row["o"]).rpartition("/")[2].rstrip(">") for row in rows]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ('SELECT ?o { ?o v:search "havir" }', {"havirov", "charita"}),
        ('SELECT ?o { ?o v:search "HAVÍŘOV cha" . }', {"charita"}),
        ("SELECT ?o { $o v:search 'vit'@cs-CZ }", {"vit"}),
        ('SELECT ?o { ?o v:search """v\\u00edt""" FILTER(true) }', {"vit"}),
        ("SELECT ?o { ?o v:search 'dům \"u' }", {"quoted"}),
        ('SELECT ?o { ?o v:search "nothing" }', set()),
        ('SELECT ?o { ?o v:search " . " }', set()),
        ('SELECT ?o { ?o <https://w3id.org/vazby/ontology#search> "vit" }', {"vit"}),
        ('PREFIX o: <https://w3id.org/vazby/ontology#> SELECT ?o { ?o o:search "vit" }', {"vit"}),
        ('SELECT ?o { ?o ?p ?x . ?o v:search "havir" . ?o v:search "char" }', {"charita"}),
        ('SELECT ?o { { ?o v:search "vit" } UNION { ?o v:search "char" } }', {"vit", "charita"}),
        ('# ?o v:search "vit"\nSELECT ?o { VALUES ?o { "v:search" } FILTER(false) }', set()),
    ],
)
def test_names_are_found_by_the_beginnings_of_their_words(
    found: Found, query: str, keys: set[str]
) -> None:
    """Whatever the diacritics, the quotes and the way in which the property is written."""
    assert set(found(query)) == keys


def test_the_best_match_comes_first_and_their_number_may_be_limited(found: Found) -> None:
    """What is called exactly so is better than what is merely called so among else."""
    query = 'SELECT ?o { (?o ?score) v:search ("havirov" 5) } ORDER BY DESC(?score)'

    assert found(query) == ["havirov", "charita"]
    assert found(query.replace("5", "1")) == ["havirov"]
    assert found(query.replace("5", "99999999999999")) == ["havirov", "charita"]


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?o a ?x ; v:search "a" }',
        'SELECT * { ?o v:search "a" ; a ?x }',
        'SELECT * { ?o v:search "a", "b" }',
        'SELECT * { [ v:search "a" ] a ?x }',
        'SELECT * { <urn:x> v:search "a" }',
        "SELECT * { ?o v:search ?text }",
        'SELECT * { (?o ?s ?t) v:search "a" }',
        'SELECT * { ?o v:search ("a" ?n) }',
    ],
)
def test_a_search_that_is_no_triple_by_itself_is_refused(index: Path, query: str) -> None:
    """With its place and an example, since it would find nothing in silence."""
    with pytest.raises(QuerySyntaxError, match="line 2, column") as refused:
        with_matches(V + query, index)
    assert "?thing v:search" in refused.value.hint


@pytest.mark.parametrize(
    "query",
    [
        "DESCRIBE v:search",
        "SELECT * { v:search ?p ?o }",
        "SELECT * { ?s ?p v:search . }",
        "SELECT (v:search AS ?x) {}",
        'SELECT * { ?o rdfs:label "v:search" }',
        'SELECT * { ?o x:search "a" }',
        "SELECT * { ?s ?search ?o }",
    ],
)
def test_what_only_looks_like_a_search_stays_as_it_is(index: Path, query: str) -> None:
    """The property itself may be asked for."""
    assert with_matches(V + query, index) == V + query


@given(text=st.text(alphabet="?$v:searchx \"'\\()<>{}.;,@#\n1\u0159", max_size=60))
def test_no_text_whatever_ends_badly(index: Path, text: str) -> None:
    """It is refused or passed on: Oxigraph says what is wrong with it."""
    with contextlib.suppress(QuerySyntaxError):
        assert with_matches(f"{V}{text}", index).startswith(V)
