"""Queries meant to take the server down: a bounded, clear refusal, and the next one an answer."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.releases import DataDirectory

MEGABYTE = 1 << 20
ROWS = " ".join(f"(<urn:x:{number}> {number})" for number in range(100_000))
HEADS = ["SELECT *", "SELECT (COUNT(*) AS ?n)", "ASK", "CONSTRUCT { ?s ?p ?o }", "DESCRIBE ?s", ""]
WORDS = r"""
{ } ( ) [ ] . ; , * + | / ^ ! = < > && || ?s ?p ?o ?x $y a "x" 'y'@cs <urn:a> <urn: _:b ex:a :b
v:search 1 1.5e3 true SELECT WHERE FILTER EXISTS NOT MINUS OPTIONAL UNION GRAPH SERVICE SILENT BIND
VALUES GROUP BY HAVING ORDER LIMIT OFFSET UNDEF REGEX(?s,"(a+)+$") GROUP_CONCAT(?s;SEPARATOR="")
COUNT(*) STR(?s) IRI("x") NOW() PREFIX BASE # \ \u0000 é 𝕏
"""
PIECES = [*WORDS.split(), "\0"]
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
PATHS = "?s (!<urn:x>)* ?o . ?o (!<urn:x>)* ?x . ?x (!<urn:x>)* ?y"
NESTED = "?s ?p ?o FILTER(EXISTS { ?o ?q ?r FILTER(EXISTS { ?r ?t ?u . ?v ?w ?z }) })"
CONCAT = "GROUP_CONCAT(CONCAT(STR(?c), STR(?f), STR(?i)))"
LONG_REGEX = 'REGEX(CONCAT(STR(?o), "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"), "^(([a-z])+.)+[A-Z]([a-z])+$")'


@pytest.fixture(scope="module")
def guarded(tiny_data: DataDirectory) -> Iterator[TestClient]:
    """Give a client of a server with narrow limits, which takes long texts.

    None of its queries runs long: whoever had much would have to let others go first, and on a
    busy machine meet his deadline by what takes but a moment.
    """
    limits = Settings(deadline=2, memory=400, answer=1, query=8192, long=0)
    with TestClient(create_app(tiny_data, limits), raise_server_exceptions=False) as client:
        yield client


def ask(client: TestClient, query: str | bytes) -> tuple[int, dict[str, object]]:
    """POST *query*; give the status and the body of a refusal."""
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/json"}
    reply = client.post("/sparql", content=query, headers=headers)
    return reply.status_code, {} if reply.status_code == 200 else reply.json()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("ASK {} #" + "x" * MEGABYTE, 200),
        ("ASK {} #" + "x" * 9 * MEGABYTE, 413),
        (f"SELECT * {{ VALUES (?x ?n) {{ {ROWS} }} }} LIMIT 1", 200),
        (f"SELECT * {{ {'{' * 5000}{'}' * 5000} }}", 400),
        (f"ASK {{ FILTER({'(' * 5000}1{')' * 5000}) }}", 400),
        (f"ASK {{ {'?s ?p ?o . ' * 20_000} }}", None),
        (f"SELECT * {{ {' UNION '.join(['{}'] * 20_000)} }}", 400),
        (f"ASK {{ ?s {'/'.join(['<urn:p>'] * 20_000)} ?o }}", 400),
        (f"ASK {{ ?s {'(' * 300}<urn:p>{')*' * 300} ?o }}", None),
        (f"SELECT (COUNT(*) AS ?n) {{ {PATHS} . {PATHS.upper()} }}", None),
        (f"SELECT * {{ {PRODUCT} }} ORDER BY ?i ?f ?c", 503),
        (f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} . ?j ?k ?l }}", 503),
        (
            f"SELECT ({CONCAT} AS ?x) {{ {PRODUCT} }}",
            503,
        ),
        (
            f"ASK {{ ?s ?p ?o FILTER({LONG_REGEX}) }}",
            None,
        ),
        ('ASK { FILTER(REGEX("a", "((a{1,100}){1,100}){1,100}")) }', None),
        ('SELECT (REPLACE("x", "x", "' + "y" * 100_000 + '") AS ?x) {}', 200),
        (
            f"ASK {{ FILTER(EXISTS {{ {NESTED} }}) }}",
            None,
        ),
        (b"ASK { \xff\xfe }", 400),
        (b"ASK { \xed\xa0\x80 }", 400),
        (b"ASK {\0}", 400),
        (b"\xef\xbb\xbfASK {}", None),
        ("", 400),
    ],
)
def test_a_hostile_query_is_refused_in_words(
    guarded: TestClient, query: str | bytes, status: int | None
) -> None:
    """Or answered, where it only looks hostile; afterwards the server is as before."""
    found, body = ask(guarded, query)

    assert found == status if status else found in {200, 400, 503}
    assert found == 200 or (body["error"] and body["hint"])
    assert ask(guarded, "ASK {}")[0] == 200


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    head=st.sampled_from(HEADS),
    pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25),
)
def test_no_text_makes_the_server_fail(guarded: TestClient, head: str, pieces: list[str]) -> None:
    """Every answer is one, or a refusal of a documented kind."""
    query = f"{head} {{ {' '.join(pieces)} }}".encode("utf-8", "surrogatepass")
    status, body = ask(guarded, query)

    assert status in {200, 400, 403, 503}, (query, body)
