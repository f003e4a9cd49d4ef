"""Search inside SPARQL: found in the index of the release, joined with everything else."""

import contextlib
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import label_index
from graph.errors import RefusedError, UsageError
from graph.iris import graph_name, resource, term
from graph.namespaces import PREFIXES
from graph.query_errors import QuerySyntaxError
from graph.search_tokens import tokens_of
from graph.store import EmbeddedStore
from graph.text_search import USUAL, refuse_rest, with_matches

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
        ('SELECT ?o { ?o <https://w3id.org/vazby/ontology#search> "vit" }', {"vit"}),
        ('PREFIX o: <https://w3id.org/vazby/ontology#> SELECT ?o { ?o o:search "vit" }', {"vit"}),
        ('BASE <https://w3id.org/vazby/> SELECT ?o { ?o <ontology#search> "vit" }', {"vit"}),
        (
            'BASE <https://w3id.org/> PREFIX o: <vazby/ontology#> SELECT * { ?o o:search "vit" }',
            {"vit"},
        ),
        (
            'BASE <https://w3id.org/x#y> BASE <vazby/ontology> SELECT * { ?o <#search> "vit" }',
            {"vit"},
        ),
        ('PREFIXx:<https://w3id.org/vazby/ontology#>SELECT*{?o x:search"vit"}', {"vit"}),
        ('PREFIX graph:<https://w3id.org/vazby/ontology#>SELECT*{?o graph:search"vit"}', {"vit"}),
        (r'SELECT ?o { ?o <https://w3id.org/vazby/ontology#s\u0065arch> "vit" }', {"vit"}),
        (r'SELECT ?o { ?o <\U00000068ttps://w3id.org/vazby/ontology#search> "vit" }', {"vit"}),
        ('PREFIX x: <https://w3id.org/vazby/ontology#sea> SELECT * { ?o x:rch "vit" }', {"vit"}),
        (r"SELECT ?o { OPTIONAL { ?o v:is\'it ?x } ?o v:search 'vit' }", {"vit"}),
        (f"PREFIX true.x: <{PREFIXES['v']}> SELECT ?o {{ ?o true.x:search 'vit' }}", {"vit"}),
        (
            "PREFIX x: <urn:> SELECT ?o { OPTIONAL { ?o a true.x:y a ?z } ?o v:search 'vit' }",
            {"vit"},
        ),
        (r"PREFIX u: <urn:u> SELECT ?o { OPTIONAL { ?o u:a\#b ?x } ?o v:search 'vit' }", {"vit"}),
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


@pytest.mark.parametrize(
    "query",
    [
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
    assert "v:search" in refused.value.hint


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('?o v:search/skos:prefLabel "a"', "is part of a property path"),
        ('?o rdfs:label|v:search "a"', "is part of a property path"),
        ('GRAPH ?g { ?o v:search "a" }', "stands inside GRAPH"),
        ('(<urn:x> ?sc) v:search ("a" 5)', "has no variable as its subject"),
        ('VALUES ?t {"x"} ?o v:search ?t', "takes its text from a variable"),
        ('?o v:search ("a" -1)', "something else than a number"),
        ('?o v:search ("a" 20000)', "asks for 20000 matches"),
        ('?o v:search ("a" 0)', "asks for 0 matches"),
        ('?o v:search "a", "b"', "has several texts"),
        ('<urn:x> a ?x ; v:search "a"', "has no variable as its subject"),
        ('(?o ?s) v:search ("a" 5) ; a ?x', "with a score goes on"),
        ('?o (v:search) "a"', "is part of a property path"),
        ('?o v:search? "a"', "is part of a property path"),
        ('?o v:search "a"^^xsd:string', "has a text with a data type"),
        ("?o v:search 5", "looks for something that is no text"),
        ("?o v:search <urn:x>", "looks for something that is no text"),
        ('v:search v:search "a"', "has no variable as its subject"),
        ("?o v:search v:search", "looks for something that is no text"),
        ('"x" v:search "a"', "has no variable as its subject"),
        ('?o v:search ("a" 5.5)', "something else than a number"),
        ('(?o ?o) v:search ("a" 5)', "one variable for the thing and its score"),
        ('<< ?o v:search "a" >> a ?x', "is not a triple by itself"),
        ('?o v:search "a" {| a ?x |}', "is not a triple by itself"),
        ('GRAPHv:g { ?o v:search "a" }', "stands inside GRAPH"),
        ('GRAPH ?g { OPTIONAL { ?o v:search "a" } }', "stands inside GRAPH"),
        ('?o a ?x ; org:y [ a ?z ; v:search "a" ]', "has no variable as its subject"),
        ('?o a v:A. <urn:x> a ?c ; v:search "a" .', "has no variable as its subject"),
        ('?o v:search ("a" 3', "has a bracket that is not closed"),
        ('(?o ?s) v:search ("a" . ?o a ?c', "has a bracket that is not closed"),
        ('?o v:search ""', "looks for a text without a word"),
        ('?o a ?x ; v:search " . "@cs', "looks for a text without a word"),
        ("(?o ?s) v:search ('''\\t*!!''' 5)", "looks for a text without a word"),
        ('?o a ?x FILTER(v:search(?o, "a"))', "is called as a function"),
        ('?o a ?x FILTER v:search(?o, "a")', "is called as a function"),
        ('?o a ?x FILTER(?x = 1 && !v:search(?o, "a"))', "is called as a function"),
        ('?o a ?x BIND(IF(true, v:search("a"), 1) AS ?y)', "is called as a function"),
    ],
)
def test_what_cannot_be_searched_is_refused_in_words(index: Path, query: str, words: str) -> None:
    """With what is wrong with it, never with an empty answer."""
    with pytest.raises(QuerySyntaxError, match=words):
        with_matches(f"{V}SELECT * {{ {query} }}", index)


@pytest.mark.parametrize(
    "query", ['SELECT (v:search(?o, "a") AS ?x) { ?o a ?c }', 'ASK {} HAVING v:search("a", "b")']
)
def test_a_search_is_no_function_anywhere(index: Path, query: str) -> None:
    """With the place and the form to write."""
    with pytest.raises(QuerySyntaxError, match="line 2, column") as refused:
        with_matches(V + query, index)
    assert "?thing v:search" in refused.value.hint


@pytest.mark.parametrize(
    "query",
    [
        'CONSTRUCT { ?o v:search "a" } WHERE { ?o a ?x }',
        'CONSTRUCT WHERE { ?o v:search "a" }',
        'CONSTRUCT FROM <urn:g> FROM NAMED v:g WHERE { ?o v:search "a" }',
        'CONSTRUCT FROM<urn:g>FROMNAMED<urn:h> WHERE { ?o a ?x ; v:search "a" }',
        'INSERT DATA { GRAPH <urn:g> { ?o v:search "a" } }',
        'INSERT DATA { <urn:x> v:search "a" }',
        'DELETE DATA { <urn:x> v:search "a" }',
        'DELETE WHERE { ?o v:search "a" }',
        "DELETE { <urn:x> v:search ?text } WHERE { <urn:x> v:text ?text }",
    ],
)
def test_triples_that_are_made_hold_no_search(index: Path, query: str) -> None:
    """It would be taken for a pattern."""
    with pytest.raises(QuerySyntaxError, match=r"stands (among the triples|inside GRAPH)") as told:
        with_matches(f"{V}{query}", index)
    assert query.startswith("CONSTRUCT") or "CONSTRUCT" not in told.value.hint


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ('?o v:search "havir" ; skos:prefLabel ?l', {"havirov", "charita"}),
        ('?o skos:prefLabel ?l ; v:search "havir"', {"havirov", "charita"}),
        ('?o v:search "havir" ; skos:prefLabel ?l ; v:search "cha" .', {"charita"}),
        ('FILTER(true) . ?o a* ?x ; v:search "cha" ; skos:prefLabel ?l', {"charita"}),
        ('?o v:search "havir" ; v:search "cha" ; .', {"charita"}),
        ('?o v:search "vit"@cs ; .', {"vit"}),
        ('FILTER(true) ?o a* ?x ; v:search "cha"', {"charita"}),
        ('FILTER regex(?l, "^C") ?o skos:prefLabel ?l ; v:search "havir"', {"charita"}),
        ('BIND(1.5 AS ?n) ?o skos:prefLabel ?l ; v:search "cha"', {"charita"}),
        ('VALUES ?n { 1.5 } ?o skos:prefLabel ?l ; v:search "cha"', {"charita"}),
        ('?x org:classification u:ngo. ?o skos:prefLabel ?l; v:search "cha".', {"charita"}),
        ('?x ?p _:a.b.?o skos:prefLabel ?l; v:search "cha"', {"charita"}),
    ],
)
def test_a_search_may_stand_among_other_predicates(
    found: Found, query: str, keys: set[str]
) -> None:
    """Before or behind them, as any other property."""
    prefixes = f"PREFIX u: <urn:> PREFIX org: <{PREFIXES['org']}> PREFIX skos: <{PREFIXES['skos']}>"
    assert set(found(f"{prefixes} SELECT ?o {{ {query} }}")) == keys


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ('?o v:search ("cha")', ["charita"]),
        ('(?o ?s) v:search ("cha"@cs 5)', ["charita"]),
        ('VALUES ?o { CHARITA <urn:x> } ?o v:search "havir"', ["charita"]),
        ('BIND(CHARITA AS ?o) ?o v:search "havir"', ["charita"]),
        ('?o skos:prefLabel ?l FILTER EXISTS { ?o v:search "cha" }', ["charita"]),
        ('?o v:search "havir" MINUS { ?o v:search "cha" }', ["havirov"]),
        ('?o v:search "cha" OPTIONAL { (?o ?s) v:search ("vit" 5) }', ["charita"]),
        ('{ SELECT ?o { ?o v:search "havir" ; skos:prefLabel ?l } LIMIT 1 }', ["havirov"]),
        ('GRAPH ?g { ?o skos:prefLabel ?l } ?o v:search "cha"', ["charita"]),
        ('(?o ?s) v:search ("cha" 5) . (?p ?t) v:search ("vit" 5)', ["charita"]),
    ],
)
def test_a_search_joins_with_everything(found: Found, query: str, keys: list[str]) -> None:
    """Bound before or behind, in a part of the query, twice."""
    text = query.replace("CHARITA", f"<{resource('organisation', 'charita').value}>")
    assert found(f"PREFIX skos: <{PREFIXES['skos']}> SELECT ?o {{ {text} }}") == keys


@pytest.mark.parametrize(
    ("clauses", "keys"),
    [
        ("FROM <https://w3id.org/vazby/graph/reference>", {"havirov", "charita"}),
        ("FROM <https://w3id.org/vazby/graph/ontology>", set()),
        ("FROMv:nothing", set()),
        ("FROMNAMEDv:nothing", set()),
        ("FROMNAMED<urn:g>", set()),
        ("FROM NAMED <https://w3id.org/vazby/graph/reference>", set()),
    ],
)
@pytest.mark.parametrize("search", ['?o v:search "havir"', '?o a* ?x ; v:search "havir" ; a* ?x'])
def test_a_search_keeps_to_the_data_set(
    found: Found, clauses: str, search: str, keys: set[str]
) -> None:
    """To what its default graph describes, as any other pattern."""
    assert set(found(f"SELECT ?o {clauses} WHERE {{ {search} }}")) == keys


@pytest.mark.parametrize(
    ("update", "limited"),
    [
        ("INSERT {{ ?o a ?c }} USING <urn:g> WHERE {{ {} }}", True),
        ("WITH <urn:g> DELETE {{ ?o a ?c }} WHERE {{ OPTIONAL {{ {} }} }}", True),
        ("WITH <urn:g> DELETE {{ ?o a ?c }} WHERE {{ }} ; DELETE {{ }} WHERE {{ {} }}", False),
        ("DELETE {{ ?o a ?c }} WHERE {{ {} }} ; DELETE {{ }} USING <urn:g> WHERE {{ }}", False),
    ],
)
def test_a_search_keeps_to_the_graphs_of_its_operation(
    index: Path, update: str, limited: bool
) -> None:
    """Those of another one do not count; the request may name graphs for all."""
    text = V + update.format('?o v:search "havir" ; a ?c')
    assert ("FILTER EXISTS" in with_matches(text, index)) == limited
    assert "FILTER EXISTS" in with_matches(text, index, limited=True)
    Store().update(with_matches(text, index))


def test_a_search_tells_where_it_stops(index: Path) -> None:
    """Only where there is more than it gives."""
    told: list[int] = []
    for number in (1, 2):
        with_matches(f'{V}SELECT * {{ ?o v:search ("havir" {number}) }}', index, told.append)
    assert told == [1]


def test_an_update_is_not_stopped_in_silence() -> None:
    """Half a change is worse than none; who names a number means it."""
    refuse_rest(20)
    with pytest.raises(RefusedError, match="finds more than the 1000"):
        refuse_rest(USUAL)


@pytest.mark.parametrize(
    "query",
    [
        "DESCRIBE v:search",
        "DESCRIBE <urn:a> v:search <urn:b> { }",
        "SELECT * { VALUES ?x { <urn:a> v:search <urn:b> 'b' v:search 'c' } }",
        "SELECT * { VALUES (?x ?y) { (<urn:a> v:search) (v:search 'b') } }",
        "SELECT * { ?x a ?y } VALUES ?x { <urn:a> v:search <urn:b> }",
        "SELECT * { v:search ?p ?o }",
        "SELECT * { ?s ?p v:search . }",
        "SELECT (v:search AS ?x) {}",
        "SELECT * { ?o ?p 'a' FILTER(?p != v:search) }",
        "SELECT * { ?o ?p 'a' FILTER(?p NOT IN (v:search)) }",
        "SELECT * { ?o ?p 'a' FILTER(!(?p = v:search)) }",
        "SELECT * { ?s ?p ?o FILTER(?s = v:search) }",
        "SELECT ?p ?l { VALUES ?p { v:search } ?p rdfs:label ?l }",
        "SELECT * { ?o !v:search 'a' }",
        'SELECT * { ?o rdfs:label "v:search" }',
        'SELECT * { ?o x:search "a" }',
        "SELECT * { ?s ?search ?o }",
    ],
)
def test_what_only_looks_like_a_search_stays_as_it_is(index: Path, query: str) -> None:
    """The property itself may be asked for."""
    assert with_matches(V + query, index) == V + query


_TRIPLES = [
    "?o org:classification ?c",
    "?x org:classification :ngo",
    "?x a v:LocalPartnership",
    "?x a true",
    "?x a v:A%2D-, :b.c, v:d\\'",
    '?x a "a. b"@cs-CZ, <urn:a.b>, 1.5, _:a.b',
    '?o skos:prefLabel ?l ; v:search "havir"',
    '?o org:classification ?c ; v:search ("cha"@cs 5) ; skos:prefLabel ?l',
    '(?o ?score) v:search ("havir" 20)',
]
_BLANKS = st.text(alphabet=" \t\n\r", max_size=3) | st.just("# ?z v:search 'vit' .\n")


@settings(deadline=None)
@given(triples=st.lists(st.sampled_from(_TRIPLES), min_size=1, max_size=4), data=st.data())
def test_blanks_around_dots_change_nothing(
    found: Found, index: Path, triples: list[str], data: st.DataObject
) -> None:
    """A dot ends a triple, whatever name it follows: none ends with a dot (PN_LOCAL)."""
    triples = ["?o skos:prefLabel ?l", *triples]
    prefixes = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("org", "skos"))
    begin = f"{prefixes}PREFIX : <urn:>\nSELECT * {{ "
    drawn = [(data.draw(_BLANKS), data.draw(_BLANKS)) for _ in triples]
    dotted = "".join(
        f"{triple}{before}.{after}" for triple, (before, after) in zip(triples, drawn, strict=True)
    )
    plain = f"{begin}{' . '.join(triples)} . }}"

    assert sorted(found(f"{begin}{dotted}}}")) == sorted(found(plain))
    assert _texts(with_matches(f"{V}{begin}{dotted}}}", index)) == _texts(
        with_matches(V + plain, index)
    )


def _texts(query: str) -> list[str]:
    return [token.text for token in tokens_of(query)]


def test_many_words_of_truth_are_read_at_once() -> None:
    """Each may begin a name whose colon is far away: none is looked for beyond a name's length."""
    start = perf_counter()
    assert len(_texts("true." * 40_000)) >= 40_000
    assert perf_counter() - start < 10  # seconds; without a bound it takes minutes


@pytest.mark.parametrize("text", [r"mo\qst", r"\uD800", r"\U00110000", "mo\\\nst"])
def test_a_text_that_is_none_is_refused(found: Found, text: str) -> None:
    """As any other literal with an escape that SPARQL does not know."""
    with pytest.raises(UsageError, match="cannot be parsed"):
        found(f'SELECT ?o {{ ?o v:search "{text}" }}')


@given(text=st.text(alphabet="?$v:searchx \"'\\()<>{}.;,@#\n1\u0159", max_size=60))
def test_no_text_whatever_ends_badly(index: Path, text: str) -> None:
    """It is refused or passed on: Oxigraph says what is wrong with it."""
    with contextlib.suppress(QuerySyntaxError):
        assert with_matches(f"{V}{text}", index).startswith(V)
