"""SERVICE is found in every disguise, and nothing else is taken for it."""

from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from graph.query_errors import ServiceRefusedError
from graph.service_guard import refuse_loads, refuse_services

DISGUISES = [
    "SELECT * { SERVICE <http://127.0.0.1:2/> { ?s ?p ?o } }",
    "SELECT * { sErViCe SILENT <http://127.0.0.1:2/> { ?s ?p ?o } }",
    "SELECT * { SERVICE # why\n <http://127.0.0.1:2/> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE<http://127.0.0.1:2/>{} } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:2/> {} } }",
    "SELECT * { SERVICESILENT<http://127.0.0.1:2/>{} }",
    "SELECT * { VALUES ?x { <http://127.0.0.1:2/> } SERVICE ?x {} }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { SERVICEe:x{} }",
    "PREFIX : <http://127.0.0.1:2/> SELECT * { SERVICE:x{} }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s ?p trueSERVICEe:x{} }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s ?p 1SERVICE e:x{} }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s ?p e:.SERVICE e:x{} }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s ?p 'a'@en.SERVICE e:x{} }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s ?p ?o.SERVICE e:x{} }",
    'PREFIX e: <http://127.0.0.1:2/> SELECT * { VALUES ?x { """abc" } SERVICE e:x{} }',
    "PREFIX e: <urn:e:> SELECT * { FILTER(?a<'&&?b>') SERVICE e:x {} FILTER(?a<'&&?b>') }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { FILTER(1<2)SERVICE e:x{} }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { # it's\r SERVICE e:x{} #'\n}",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:2/> {} }",
    "SELECT * { SERV\\U00000049CE <http://127.0.0.1:2/> {} }",
    r"PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s e:p\#x ?o . SERVICE e:x {} }",
    r"PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s e:a.b\#x ?o . SERVICE e:x {} }",
    r"PREFIX e: <urn:> SELECT * { ?s e:p\'x ?o . SERVICE <http://127.0.0.1:2/> {} # '"
    "\n}",
    r'SELECT * { VALUES ?x { <http://x/\u0041#f> "\u0022" } SERVICE <http://127.0.0.1:2/> {} # """'
    "\n}",
    r"BASE <http://x/> SELECT * { VALUES ?x { <\u0041#f> } SERVICE <http://127.0.0.1:2/> {} }",
    "SELECT * { VALUES ?x { <http://x/\u00a0#f> } SERVICE <http://127.0.0.1:2/> {} }",
    "BASE <http://x/> SELECT * { VALUES ?x { <#f> } SERVICE <http://127.0.0.1:2/> {} }",
    "BASE <http://x/> SELECT * { VALUES ?x { <it's> } SERVICE <http://127.0.0.1:2/> {} # '\n}",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s ?p 'a'@en SERVICE e:x{} }",
    "PREFIX e: <http://127.0.0.1:2/> SELECT * { ?s ?p 'a'@enſervice e:x{} }",
    "SELECT * { SERVICE @en <http://127.0.0.1:2/> {} }",
    "SELECT * { ſervice <http://127.0.0.1:2/> {} }",
    "SELECT * { SERVICE",
]

HARMLESS = [
    "SELECT ?service { ?service ?p $service }",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ex:a-service }",
    "SELECT * { ?s ?p 'service' , \"SERVICE <x> {}\" , '''a 'service' here''' }",
    'SELECT * { ?s ?p """a "service" \\" here""" }',
    "SELECT * { # SERVICE <http://127.0.0.1:2/> {}\n ?s ?p ?o }",
    "SELECT * { ?s a <https://w3id.org/vazby/codelist/service-kind/poradna> }",
    "SELECT * { ?s a <urn:x:service> FILTER(?s < 'service') }",
    "SELECT * { ?s a <http://example.org/#service> }",
    "SELECT * { ?s ?p 'x'@service, 'y'@en-Service, ''@SERVICE }",
    "BASE <http://x/> SELECT ?service { ?s <#service> ?service . ?service a <#it's> }",
]

PIECES = r"""
SERVICE service e:x e: {} <http://127.0.0.1:2/> ' " ''' < > ?x # 1 true . FILTER( ) && { }
OPTIONAL{ <urn: e:p\#x e:\' <http://a/#b> <#b> <http://a/\u0041#> "\u0022" @service
'a' "b" @en [] ; , a : ? $ <x <a'> <a#> ?x< '&&?y>' \ \u0053 e:%27
"""
CLOSED_PORT = "http://127.0.0.1:2/"


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from([*PIECES.split(), '"""', " ", "\n"]), max_size=8))
def test_what_passes_asks_nobody(pieces: list[str]) -> None:
    """Oxigraph itself is the judge: a query that passes never opens a connection."""
    query = f"PREFIX e: <{CLOSED_PORT}> SELECT * {{ ?x e:p {''.join(pieces)}SERVICE e:x {{}} }}"
    node = NamedNode(f"{CLOSED_PORT}p")
    store = Store()
    store.extend(Quad(node, node, value) for value in (node, Literal(1), Literal(True)))
    with suppress(ServiceRefusedError, SyntaxError):
        refuse_services(query)
        solutions = store.query(query)
        assert isinstance(solutions, QuerySolutions)
        list(solutions)


@pytest.mark.parametrize("query", DISGUISES)
def test_service_is_refused_in_every_disguise(query: str) -> None:
    """Whatever Oxigraph could read as SERVICE is refused."""
    with pytest.raises(ServiceRefusedError):
        refuse_services(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_what_only_looks_like_service_passes(query: str) -> None:
    """Variables, local names, strings, comments and IRIs may hold the word; Oxigraph agrees."""
    refuse_services(query)

    Store().query(query)


def test_a_listed_host_may_be_asked() -> None:
    """Only the host on the list passes, whatever the port and path."""
    allowed = {"8.8.8.8"}

    refuse_services("SELECT * { SERVICE SILENT <https://8.8.8.8:8/s> {} }", allowed)
    for other in ("<https://8.8.8.8.evil/s>", "<https://x@evil/>", "?host", "e:x"):
        with pytest.raises(ServiceRefusedError):
            refuse_services(f"SELECT * {{ SERVICE {other} {{}} }}", allowed)


def test_the_refusal_names_the_host() -> None:
    """The message says whom the query wanted to ask."""
    with pytest.raises(ServiceRefusedError, match=r"evil\.example"):
        refuse_services("SELECT * { SERVICE <http://evil.example/> {} }")


LOADS = [
    "LOAD <http://127.0.0.1:2/>",
    "load silent <file:///etc/hostname> into graph <urn:g>",
    "CLEAR ALL;lOaD<http://127.0.0.1:2/>",
    "PREFIX e: <http://127.0.0.1:2/> INSERT DATA {} ;LOADe:x",
    "\\u004cOAD <http://127.0.0.1:2/>",
    "L\\U0000004FAD <http://127.0.0.1:2/>",
    "INSERT { ?a ?b '' } WHERE { FILTER(?a<'&&?b>') } ; LOAD <urn:x> ; DROP GRAPH <'>",
    "INSERT DATA { <#a> <#b> 1 } ; LOAD <urn:x>",
    "INSERT { <a> <b> 1 } WHERE { FILTER(?a<#b>\n?b) } ; LOAD <urn:x>",
    r"INSERT DATA { <a> e:b\#c 1 } ; LOAD <urn:x>",
]

HARMLESS_UPDATES = [
    "INSERT DATA { <https://example.org/load> <urn:load> 'LOAD <x>' } # LOAD <x>",
    "PREFIX e: <urn:e:> DELETE WHERE { ?load e:payload e:load }",
    "INSERT DATA { <#load> <a#b> 'load'@load . <it's> <#c> \"load\" } # LOAD",
]


@pytest.mark.parametrize("update", LOADS)
def test_load_is_found(update: str) -> None:
    """However it is written."""
    with pytest.raises(ServiceRefusedError, match="LOAD"):
        refuse_loads(update)


@pytest.mark.parametrize("update", HARMLESS_UPDATES)
def test_what_cannot_be_load_passes(update: str) -> None:
    """In texts, comments, names and variables."""
    refuse_loads(update)


def test_many_relative_iris_in_one_line_are_read_at_once() -> None:
    """Each could begin a comment; the line is not looked through for each of them."""
    update = f"INSERT DATA {{ {'<#a> <#b> <#c> . ' * 50_000} }}"
    begun = process_time()
    refuse_loads(update)

    assert process_time() - begun < 3
