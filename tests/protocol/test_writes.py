"""Writing: who may, on which condition, through which gate, and what is never done."""

import gzip
import json
import time

import pytest
from rdflib import RDF, SH, Graph

from graph.change import UNNAMED
from graph.formats import GRAPHS
from graph.namespaces import PREFIXES
from graph.rules import INFERRED
from tests.protocol.client import FORM, TURTLE, Reply, Server, address

PERSON = "<urn:p> a <http://xmlns.com/foaf/0.1/Person> ."
ANY = {"Content_Type": TURTLE, "If_Match": "*"}
CHAIR = "<urn:chair> a <urn:Chair> ."
GRAPH = address(("graph", "urn:g"))


def error(reply: Reply) -> str:
    """Give what an error says, which has a hint."""
    body = json.loads(reply.body)
    assert (body["ok"], body["status"]) == (False, reply.status)
    assert body["hint"]
    return str(body["error"])


@pytest.mark.parametrize("method", ["PUT", "POST", "PATCH", "DELETE"])
def test_a_server_that_is_only_read_takes_no_writes(server: Server, method: str) -> None:
    """It says which methods it takes instead."""
    reply = server.send(method, f"/graph{GRAPH}", CHAIR, Content_Type=TURTLE)

    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "only reads" in error(reply)


@pytest.mark.parametrize("kind", [FORM, "application/sparql-update"])
def test_a_server_that_is_only_read_takes_no_updates(server: Server, kind: str) -> None:
    """As a form or as it is."""
    reply = server.send("POST", "/sparql", "update=CLEAR+ALL", Content_Type=kind)

    assert reply.status == 403
    assert "Updates are not taken here" in error(reply)


@pytest.mark.parametrize(
    "given",
    ["", "Bearer", "Bearer wrong", "Basic dGhlLXRva2VuLW9mLXRoZS10ZXN0cw==", "Bearer \xff\xfe"],
)
def test_only_the_token_opens_the_door(guarded: Server, given: str) -> None:
    """Everything else is 401, with the scheme that is wanted."""
    tried = [("POST", "/sparql", "application/sparql-update"), ("PUT", f"/graph{GRAPH}", TURTLE)]
    tried.append(("POST", "/sparql", FORM))
    for method, path, kind in tried:
        reply = guarded.send(
            method, path, "update=CLEAR+ALL", Content_Type=kind, Authorization=given
        )
        assert reply.status == 401
        assert reply.headers["www-authenticate"] == 'Bearer realm="vazby"'
        assert "token" in error(reply)


def test_the_gate_refuses_with_its_report(guarded: Server) -> None:
    """As RDF, as words in JSON or as a page; nothing has changed."""
    before = guarded.data.current_id()

    def put(accept: str) -> Reply:
        return guarded.send("PUT", f"/graph{GRAPH}", PERSON, Content_Type=TURTLE, Accept=accept)

    for media_type, form in (("text/turtle", "turtle"), ("application/rdf+xml", "xml")):
        reply = put(media_type)
        assert (reply.status, reply.headers["content-type"].partition(";")[0]) == (422, media_type)
        report = Graph().parse(data=reply.body, format=form)
        assert len(set(report.subjects(RDF.type, SH.ValidationResult))) == 1
    for accept, kind in (
        *(("application/trig", "application/trig"), ("text/xml", "application/rdf+xml")),
        ("application/n-quads, text/html;q=0.5", "application/n-quads"),
    ):
        reply = put(accept)
        assert (reply.status, reply.headers["content-type"]) == (422, kind)
        assert "natural persons" in reply.text
    assert "natural persons" in json.loads(put("*/*").body)["report"]
    assert "natural persons" in put("text/html").text
    assert guarded.data.current_id() == before
    assert guarded.send("GET", f"/graph{GRAPH}").status == 404


def test_a_refusal_tells_what_the_change_did(guarded: Server) -> None:
    """In text as in JSON and RDF; what the release was warned of before is no part of it."""
    old, path = f"<urn:old> a <{PREFIXES['schema']}NGO> .", f"/graph{address(('graph', 'urn:old'))}"
    assert guarded.send("PUT", path, old, Content_Type=TURTLE).status in {201, 204}
    new = f"{PERSON} {old.replace('old', 'new')}"
    text, data, turtle = (
        guarded.send("PUT", f"/graph{GRAPH}", new, Content_Type=TURTLE, Accept=accept)
        for accept in ("text/plain", "application/json", "text/turtle")
    )

    assert text.status == data.status == turtle.status == 422
    assert "natural persons" in text.text
    assert json.loads(data.body)["report"] in text.text
    for reply in (text, data, turtle):
        assert "urn:new" in reply.text
        assert "urn:old" not in reply.text


def test_what_the_gate_lets_pass_is_a_new_release(guarded: Server) -> None:
    """Queries see it at once, and what the rules make of it."""
    before = guarded.data.current_id()
    reply = guarded.send("PUT", f"/graph{GRAPH}", CHAIR, Content_Type=TURTLE)

    assert reply.status == 201
    assert reply.headers["vazby-release"] == json.loads(reply.body)["release"] != before
    assert reply.headers["location"] == "/graph?graph=urn%3Ag"
    answer = guarded.query("ASK { <urn:chair> a <urn:Chair> }")
    assert json.loads(answer.body)["boolean"]
    assert answer.headers["vazby-release"] == reply.headers["vazby-release"]


def test_a_change_may_depend_on_the_release(writable: Server) -> None:
    """If-Match names it; If-None-Match: * wants a graph that is not there."""
    old = writable.data.current_id()
    put = ("PUT", f"/graph{address(('graph', 'urn:conditional'))}", CHAIR)
    assert writable.send(*put, Content_Type=TURTLE, If_Match=f'"{old}"').status == 201

    assert writable.send(*put, Content_Type=TURTLE, If_Match=f'"{old}"').status == 412
    assert writable.send(*put, Content_Type=TURTLE, If_None_Match="*").status == 412
    assert writable.send(*put, Content_Type=TURTLE, If_Match="*").status == 204
    assert writable.send(*put, Content_Type=TURTLE, If_Match="nonsense").status == 400
    tag = writable.send("GET", put[1]).headers["etag"]
    assert writable.send(*put, Content_Type=TURTLE, If_Match=tag).status == 412
    assert writable.send(*put, Content_Type=TURTLE, If_Match=f'{tag}, "{old}"').status == 412
    nowhere = writable.send(put[0], f"/graph{address(('graph', 'urn:new'))}", *put[2:], **ANY)
    assert (nowhere.status, "no graph urn:new" in error(nowhere)) == (412, True)
    assert writable.update("CLEAR ALL", If_Match=f'"{old}"').status == 412


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1:1/>",
        "LOAD SILENT <file:///etc/hostname> INTO GRAPH <urn:g>",
        "CLEAR ALL ; lOaD<http://127.0.0.1:1/>",
        "\\u004cOAD <http://127.0.0.1:1/>",
        "PREFIX e: <http://127.0.0.1:1/> INSERT DATA { } ; LOADe:x",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "DELETE WHERE { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { } } }",
    ],
)
def test_an_update_asks_nobody_else(writable: Server, update: str) -> None:
    """LOAD and SERVICE are refused in every disguise."""
    assert writable.update(update).status == 403


def test_changes_are_counted_by_what_became_of_them(writable: Server) -> None:
    """With the time that they took, and since when the release is there."""
    lines = writable.send("GET", "/metrics").text
    name = "vazby_change_seconds_count"
    before = [figure(lines, f'{name}{{outcome="{one}"}}') for one in OUTCOMES]

    writable.update(f"INSERT DATA {{ <urn:counted> <urn:p> {time.time_ns()} }}")
    writable.update("INSERT DATA {}")
    writable.update("INSERT DATA {}", If_Match='"0000-none"')

    lines = writable.send("GET", "/metrics").text
    after = [figure(lines, f'{name}{{outcome="{one}"}}') for one in OUTCOMES]
    assert after == [count + 1 for count in before]
    assert figure(lines, 'vazby_change_seconds_sum{outcome="published"}') > 0
    assert abs(figure(lines, "vazby_release_published_timestamp_seconds") - time.time()) < 60


OUTCOMES = ("published", "unchanged", "PreconditionError")


def figure(lines: str, name: str) -> float:
    """Give the figure *name* of those that are told, 0 where it is not among them."""
    return next(
        (float(line.split()[-1]) for line in lines.splitlines() if line.startswith(name)), 0
    )


def test_a_server_whose_graph_was_cleared_is_well(writable: Server) -> None:
    """The query of its health was answered; the count says that nothing is there."""
    assert writable.update("CLEAR ALL").status == 200
    health = writable.send("GET", "/health")

    assert (health.status, json.loads(health.body)["triples"]) == (200, 0)


def test_an_update_sees_the_union_and_writes_to_graphs(writable: Server) -> None:
    """What is written without a graph stands in the graph for such triples, later steps see it."""
    update = """
        DROP ALL ;
        INSERT DATA { <urn:a> <urn:p> 1 . GRAPH <urn:g> { <urn:b> <urn:p> 2 } <urn:c> <urn:p> 3 } ;
        INSERT { GRAPH <urn:h> { ?s <urn:q> ?o } } WHERE { ?s <urn:p> ?o } ;
        DELETE WHERE { <urn:c> ?p ?o }
    """
    assert writable.update(update).status == 200

    answer = writable.query(
        "SELECT ?g ?s ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s", Accept="text/csv"
    )
    assert answer.text.split() == [
        "g,s,o",
        f"{UNNAMED.value},urn:a,1",
        "urn:g,urn:b,2",
        *(f"urn:h,urn:{name},{number}" for number, name in enumerate("abc", 1)),
    ]


def test_an_update_may_search(writable: Server) -> None:
    """For names, as a query may."""
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    plan = f"<{PREFIXES['v']}Plan>"
    search = f"?s <{PREFIXES['v']}search> 'cerny most' ."
    writable.update(
        f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> a {plan} ; {label} 'Černý Most'@cs }} }}"
    )
    update = f"INSERT {{ GRAPH <urn:found> {{ ?s <urn:is> 'found' }} }} WHERE {{ {search} }}"

    assert writable.update(update).status == 200
    assert json.loads(writable.query("ASK { <urn:a> <urn:is> 'found' }").body)["boolean"]


def test_an_update_may_name_things_relatively(writable: Server) -> None:
    """To its base or to the address that it was sent to; a fragment is no LOAD."""
    update = "BASE <http://a.example/d> INSERT DATA { GRAPH <#g> { <#a> <b#c> 'load'@load } }"

    assert writable.update(update).status == 200
    assert writable.update("INSERT DATA { <#here> <#is> <#told> }").status == 200
    answer = writable.query("SELECT ?s ?p { ?s ?p ?o }", Accept="text/csv")
    assert f"{writable.base}/sparql#here,{writable.base}/sparql#is" in answer.text
    told = "ASK { GRAPH <http://a.example/d#g> { ?s <http://a.example/b#c> 'load'@load } }"
    assert json.loads(writable.query(told).body)["boolean"]


def test_a_failing_update_changes_nothing(writable: Server) -> None:
    """Not even its first steps."""
    before = writable.data.current_id()
    deep = (
        f"INSERT DATA {{ <urn:a> <urn:p> 1 }} ; INSERT {{}} WHERE {{ {'{' * 20000}{'}' * 20000} }}"
    )

    assert writable.update(deep).status == 400
    assert writable.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> } }").status == 400
    assert writable.update("INSERT { ?a <urn:b> 1 } WHERE {} ; MOVE <urn:a>").status == 400
    assert writable.update("# nothing").status == 400
    assert writable.data.current_id() == before


def test_a_patch_is_an_update_of_one_graph(writable: Server) -> None:
    """It sees that graph alone, and writes to it."""
    path = f"/graph{address(('graph', 'urn:patched'))}"
    writable.send("PUT", path, "<urn:a> <urn:p> 1 .", Content_Type=TURTLE)
    update = "DELETE { ?s ?p ?o } INSERT { ?s ?p 2 } WHERE { ?s ?p ?o }"
    kind = "application/sparql-update"

    declared = f"PREFIX u: <urn:> {update.replace('?p', 'u:p')}"
    assert writable.send("PATCH", path, declared, Content_Type=kind).status == 200
    assert "<urn:a> <urn:p> 2 ." in writable.send("GET", path).text
    assert writable.send("PATCH", path, update, Content_Type=TURTLE).status == 415
    nowhere = f"/graph{address(('graph', 'urn:nowhere'))}"
    assert writable.send("PATCH", nowhere, update, Content_Type=kind).status == 404


@pytest.mark.parametrize(
    "update",
    [
        'INSERT DATA { GRAPH <urn:other> { <a:a> <a:b> "patched" } }',
        "DROP GRAPH <urn:other>",
        "MOVE <urn:other> TO <urn:patched>",
        "DROP ALL",
    ],
)
def test_a_patch_of_one_graph_writes_to_no_other(writable: Server, update: str) -> None:
    """It is refused, and both are as they were."""
    paths = [f"/graph{address(('graph', name))}" for name in ("urn:patched", "urn:other")]
    for path in paths:
        writable.send("PUT", path, "<urn:a> <urn:p> 1 .", Content_Type=TURTLE)
    before = writable.data.current_id()

    reply = writable.send("PATCH", paths[0], update, Content_Type="application/sparql-update")

    assert reply.status == 422
    assert "would change" in error(reply)
    assert "/sparql" in json.loads(reply.body)["detail"]
    assert writable.data.current_id() == before


def test_what_the_rules_make_is_not_written_by_hand(writable: Server) -> None:
    """It would be gone with the next release."""
    path = f"/graph/{INFERRED.value.removeprefix(PREFIXES['g'])}"

    assert writable.send("PUT", path, CHAIR, Content_Type=TURTLE).status == 422
    insert = f"INSERT DATA {{ GRAPH <{INFERRED.value}> {{ {CHAIR} }} }}"
    assert writable.update(insert).status == 422


@pytest.mark.parametrize(
    ("method", "path", "kind", "status"),
    [
        ("PUT", "/graph", TURTLE, 400),
        ("DELETE", "/graph", TURTLE, 400),
        ("PUT", "/graph?default&graph=urn:a", TURTLE, 400),
        ("PUT", "/graph?graph=relative", TURTLE, 400),
        ("PUT", f"/graph{GRAPH}", "application/json", 415),
        ("PUT", f"/graph{GRAPH}", "text/turtle; charset=utf-16", 415),
        ("PUT", f"/graph{GRAPH}", "multipart/form-data", 400),
        ("PUT", f"/graph{GRAPH}", "text/n3", 201),
    ],
)
def test_a_write_that_makes_no_sense(
    writable: Server, method: str, path: str, kind: str, status: int
) -> None:
    """Is refused before anything is done; the last one does."""
    writable.update("DROP ALL")
    assert writable.send(method, path, CHAIR, Content_Type=kind).status == status


def test_a_graph_may_come_compressed(writable: Server) -> None:
    """By gzip alone, and no longer than another once it is inflated."""
    path, kind = f"/graph{address(('graph', 'urn:compressed'))}", {"Content_Type": TURTLE}
    small, huge = gzip.compress(CHAIR.encode()), gzip.compress(b"#" * (17 << 20))

    assert writable.send("PUT", path, small, Content_Encoding="gzip", **kind).status == 201
    assert writable.send("PUT", path, huge, Content_Encoding="gzip", **kind).status == 413
    assert writable.send("PUT", path, CHAIR, Content_Encoding="br", **kind).status == 415


def test_what_is_too_long_is_refused(writable: Server) -> None:
    """In one piece or in parts; an update may be longer than a query."""
    long = b"#" * (17 << 20)
    parts = b'--b\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n' + long

    assert writable.send("PUT", f"/graph{GRAPH}", long, Content_Type=TURTLE).status == 413
    kind = "multipart/form-data; boundary=b"
    assert writable.send("PUT", f"/graph{GRAPH}", parts, Content_Type=kind).status == 413
    update = f"CLEAR ALL #{'x' * 500_000}"
    assert writable.update(update).status == 200


@pytest.mark.parametrize(
    ("update", "status", "words"),
    [
        ("SELECT * { ?s ?p ?o }", 400, ("This is a query", "query")),
        ("PREFIX a: <urn:a> ASK {}", 400, ("This is a query", "query")),
        ("LOAD <http://example.org/x>", 403, ("LOAD", "LOAD")),
    ],
)
def test_what_an_update_cannot_do_is_told(
    writable: Server, update: str, status: int, words: tuple[str, str]
) -> None:
    """In words of its own, not in those for queries."""
    reply = writable.update(update, Accept_Language="en")

    assert reply.status == status
    assert words[0] in error(reply)
    assert words[1] in json.loads(reply.body)["detail"]
    assert "SERVICE" not in json.loads(reply.body)["detail"]


@pytest.mark.parametrize(
    ("verb", "rest"),
    [
        ("CLEAR GRAPH", ""),
        ("DROP SILENT GRAPH", ""),
        ("MOVE GRAPH", " TO <urn:moved>"),
        ("DROP GRAPH", " ; INSERT DATA { <urn:a> <urn:b> 1 }"),
    ],
)
def test_what_the_rules_make_is_not_removed_by_itself(
    writable: Server, verb: str, rest: str
) -> None:
    """It would come back at once; what clears everything means the rest."""
    member = f"<urn:p> a <{PREFIXES['org']}Membership> ; <{PREFIXES['org']}member> <urn:m>"
    writable.update(f"INSERT DATA {{ {member} ; <{PREFIXES['org']}organization> <urn:o> }}")
    inferred = writable.query(f"ASK {{ GRAPH <{INFERRED.value}> {{ ?s ?p ?o }} }}")
    assert json.loads(inferred.body)["boolean"]

    assert writable.update(f"{verb} <{INFERRED.value}>{rest}").status == 422
    assert writable.update("CLEAR ALL").status == 200


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_nothing_is_stated_by_the_property_that_searches(writable: Server, method: str) -> None:
    """No query would find it."""
    body = f'<urn:a> <{PREFIXES["v"]}search> "most" .'
    reply = writable.send(method, f"/graph{GRAPH}", body, Content_Type=TURTLE)

    assert (reply.status, "searches for names" in error(reply)) == (400, True)


def test_an_update_makes_no_statement_by_the_property_that_searches(writable: Server) -> None:
    """Where it is but computed, too."""
    made = f"INSERT {{ <urn:a> ?p 1 }} WHERE {{ BIND(IRI('{PREFIXES['v']}search') AS ?p) }}"
    reply = writable.update(made)

    assert (reply.status, "searches for names" in error(reply)) == (400, True)


def test_a_body_of_another_type_is_told_which_it_may_be(writable: Server) -> None:
    """In the words for readers, too, which spoke of queries."""
    reply = writable.send("PUT", f"/graph{GRAPH}", "x", Content_Type="text/foo")

    assert (reply.status, "text/turtle" in json.loads(reply.body)["detail"]) == (415, True)
    assert all(form.media_type in json.loads(reply.body)["detail"] for form in GRAPHS)


@pytest.mark.parametrize(
    "context", ['"http://ex.org/ontology/context.jsonld"', '["urn:x"]', '{"@import": "http://x/"}']
)
def test_a_context_that_stands_elsewhere_is_not_fetched(writable: Server, context: str) -> None:
    """It is told as such, with what to write instead."""
    body = f'{{"@context": {context}, "@id": "urn:a", "urn:b": "x"}}'
    reply = writable.send("PUT", f"/graph{GRAPH}", body, Content_Type="application/ld+json")

    assert (reply.status, "nothing is fetched" in error(reply)) == (400, True)
    assert "into the body" in json.loads(reply.body)["hint"]


def test_an_update_by_a_pattern_that_nothing_can_match_is_refused(writable: Server) -> None:
    """It would have changed nothing, as if there were nothing to change."""
    text = 'DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(REGEX(STR(?o), "(a)\\\\1")) }'
    answer = writable.update(text, Accept="application/json")

    assert answer.status == 400
    assert "regular expression" in answer.text
