"""What one worker does with a request: the frames of an answer, or why there is none."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph.errors import VazbyError
from graph.namespaces import PREFIXES
from graph.paths import ROOT
from graph.query_errors import (
    EvaluationError,
    NotAcceptableError,
    QuerySyntaxError,
    ServiceRefusedError,
    SizeRefusedError,
)
from graph.worker import BEGIN, END, ERROR, PART, PART_OF, READY, WHOLE, Request, answer, serve

A, P = NamedNode(f"{PREFIXES['res']}a"), NamedNode(f"{PREFIXES['org']}member")
GRAPH = NamedNode("https://example.org/graph")
JSON, XML, CSV, TURTLE = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/turtle",
)
MANY = 5000
Frame = tuple[bytes, bytes]


@pytest.fixture(scope="module")
def store() -> Store:
    """Give a store with many triples in the default graph and one in a named graph."""
    store = Store()
    store.extend(Quad(A, P, Literal(number)) for number in range(MANY))
    store.add(Quad(A, P, A, GRAPH))
    return store


def ask(query: str, *media_types: str, size: int = 1 << 24, path: str = "") -> Request:
    """Make a request that takes *media_types* for answers of both kinds."""
    return Request(
        query=query,
        store=path,
        index="",
        solutions=list(media_types),
        graphs=list(media_types),
        default_graphs=[],
        named_graphs=[],
        services=[],
        size=size,
    )


def frames(output: IO[bytes]) -> Iterator[Frame]:
    """Read frames to the end of an answer."""
    letter = b""
    while letter not in {WHOLE, END, ERROR}:
        letter = output.read(1)
        yield letter, output.read(int.from_bytes(output.read(4), "big"))


def answered(store: Store, request: Request) -> list[Frame]:
    """Give the frames of the answer to *request*."""
    output = io.BytesIO()
    answer(store, request, output)
    output.seek(0)
    return list(frames(output))


def content(answer_: list[Frame]) -> bytes:
    """Give what an answer says, without its head."""
    return b"".join(payload for _, payload in answer_).split(b"\n", 1)[1]


def test_a_long_answer_comes_in_parts_behind_a_head(store: Store) -> None:
    """The head says what comes; no part is longer than the longest."""
    everything = ask("SELECT (?o AS ?a) (?o AS ?b) (?p AS ?c) { ?s ?p ?o }", CSV)
    (begin, first), *parts, (end, last) = answered(store, everything)
    head, content = first.split(b"\n", 1)

    assert (begin, end) == (BEGIN, END)
    assert head == b"solutions text/csv 0"
    assert {letter for letter, _ in parts} == {PART_OF}
    contents = [content, *(part for _, part in parts)]
    assert {len(content) for content in contents} == {PART}
    assert b"".join([*contents, last]).count(b"\r\n") == MANY + 1


@pytest.mark.parametrize(
    ("query", "kind", "media_type"),
    [
        ("ASK {}", "boolean", JSON),
        ("SELECT * {}", "solutions", JSON),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "triples", TURTLE),
    ],
)
def test_the_kind_of_answer_chooses_among_the_wanted(
    store: Store, query: str, kind: str, media_type: str
) -> None:
    """The first that can hold it."""
    (_, first), *_ = answered(store, ask(query, JSON, XML, TURTLE))

    assert first.split(b"\n")[0].decode() == f"{kind} {media_type} 0"


@pytest.mark.parametrize(("limit", "all_of_them"), [(10, False), (MANY, True)])
def test_short_turtle_declares_what_it_uses(store: Store, limit: int, all_of_them: bool) -> None:
    """A long answer is not read to its end before its beginning is sent, and declares all."""
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }} LIMIT {limit}"
    body = content(answered(store, ask(query, TURTLE)))
    declared = body.decode().count("@prefix ")

    assert len(set(parse(body, RdfFormat.TURTLE))) == limit
    assert declared == (len(PREFIXES) if all_of_them else 3)  # org, res, and xsd of the numbers


def test_graphs_that_are_named_are_the_whole_data_set(store: Store) -> None:
    """The default graph is then the union of those named for it."""
    request = ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", CSV)
    request["default_graphs"] = [GRAPH.value]

    assert answered(store, request) == [(WHOLE, b"solutions text/csv 0\nn\r\n1\r\n")]


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (ask("SELECT * {", CSV), QuerySyntaxError),
        (ask("PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }", CSV), QuerySyntaxError),
        (ask("SELECT * { SERVICE <http://127.0.0.1/> {} }", CSV), ServiceRefusedError),
        (ask("ASK {}", TURTLE), NotAcceptableError),
        (ask("SELECT * { ?s ?p ?o }", CSV, size=1000), SizeRefusedError),
        (ask('SELECT ("\\u0001" AS ?x) {}', XML), EvaluationError),
    ],
)
def test_what_cannot_be_answered_leaves_no_head(
    store: Store, request_: Request, error: type[VazbyError]
) -> None:
    """So the web process can still say what is wrong."""
    output = io.BytesIO()
    with pytest.raises(error) as caught:
        answer(store, request_, output)

    assert caught.value.hint
    assert output.getvalue() == b""
    del caught  # and its frames: what they hold of the store belongs to this thread


def test_a_very_long_value_comes_in_parts(store: Store) -> None:
    """None is longer than another, so that whoever reads them needs no more memory."""
    query = 'SELECT (GROUP_CONCAT(STR(?p); SEPARATOR="") AS ?all) { ?s ?p ?o }'

    answer_ = answered(store, ask(query, CSV))
    _, *parts, _ = answer_

    assert parts
    assert {len(part) for _, part in parts} == {PART}
    assert content(answer_).count(P.value.encode()) == MANY


def test_an_answer_that_grows_too_long_has_no_end(store: Store) -> None:
    """The frames that were sent already are to be thrown away."""
    output = io.BytesIO()
    with pytest.raises(SizeRefusedError):
        answer(store, ask("SELECT * { ?s ?p ?o }", JSON, size=2 * PART), output)

    sent = output.getvalue()
    assert sent.startswith(BEGIN)
    assert len(sent) % (5 + PART) == len(b"solutions application/sparql-results+json 0\n")


@pytest.mark.parametrize(
    ("query", "line", "column", "near"),
    [
        ("SELECT * {\n <urn:p>", 2, 9, "<urn:p>"),
        ("", 1, 1, "Look for a missing bracket"),
        ("SELECT * { ?s ?p", 1, 17, "?s ?p"),
        ("SELECT * { <x> ?p ?o }", 1, 12, "BASE"),
        ("SELECT * { ?s ?p ?o .\n GRAPH <x> { ?s <y> 'z'", 2, 8, "BASE"),
        ("PREFIX a: <x>\nSELECT * { ?s a:b ?o }", 1, 11, "BASE"),
        ("SELECT * { ?s b:c <x> }", 1, 15, "PREFIX b:"),
        ("BASE <urn:b> SELECT * { <x> ?p ?o", 1, 34, "missing bracket"),
        ("SELECT * { ?s ?p <a b> }", 1, 18, "%20"),
    ],
)
def test_a_syntax_error_quotes_what_stands_before_it(
    store: Store, query: str, line: int, column: int, near: str
) -> None:
    """Lines and columns count from one."""
    with pytest.raises(QuerySyntaxError) as caught:
        answer(store, ask(query, CSV), io.BytesIO())

    assert (caught.value.line, caught.value.column) == (line, column)
    assert near in caught.value.hint


def written(path: Path, *quads: Quad) -> str:
    """Write a store of *quads*; give its path."""
    store = Store(str(path))
    store.extend(quads)
    store.flush()
    return str(path)


def served(lines: Iterator[Request]) -> list[bytes]:
    """Give what one worker answers to each: `ERROR`, or what is the last of a short answer."""
    output = io.BytesIO()
    serve(cast(BinaryIO, (json.dumps(line).encode() + b"\n" for line in lines)), output, {})
    output.seek(0)
    answers = []
    while output.tell() < len(output.getvalue()):
        *_, (letter, payload) = frames(output)
        answers.append(ERROR if letter == ERROR else payload.split()[-1])
    return answers


def test_a_release_that_cannot_be_opened_is_not_answered_for_by_another(tmp_path: Path) -> None:
    """However often it is asked for; as soon as it can be opened it answers, for faults pass."""
    sound = ask("ASK { ?s ?p 1 }", CSV, path=written(tmp_path / "sound", Quad(A, P, Literal(1))))
    other = ask("ASK { ?s ?p 1 }", CSV, path=str(tmp_path / "other"))

    def asked() -> Iterator[Request]:
        yield from (sound, other, other, sound, other)
        written(tmp_path / "other")
        yield from (other, sound)

    answers = served(asked())
    assert answers == [b"true", ERROR, ERROR, b"true", ERROR, b"false", b"true"]


def test_a_process_answers_until_its_input_closes(store: Store, tmp_path: Path) -> None:
    """From the store that each request names; an error is a frame, not the end."""
    path = written(tmp_path / "store", *store)
    requests = [
        ask("SELECT (1 AS ?x) {}", CSV, path=path),
        ask("SELECT * {", CSV, path=path),
        ask("SELECT (<urn:unknown>(1) AS ?x) {}", CSV, path=path),
        ask("ASK {}", CSV, path=str(tmp_path / "none")),
        ask("ASK { <urn:a> ?p ?o }", CSV, path=path),
    ]
    with subprocess.Popen(
        [sys.executable, "-c", "from graph.worker import work; work(1 << 30, {})"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        answers = []
        for request in requests:
            worker.stdin.write(json.dumps(request).encode() + b"\n")
            worker.stdin.flush()
            answers.append(list(frames(worker.stdout)))
        worker.stdin.close()
        assert worker.wait(30) == 0

    assert answers[0].pop(0) == (READY, b"")
    assert answers[0] == [(WHOLE, b"solutions text/csv 0\nx\r\n1\r\n")]
    errors = [json.loads(frames_[-1][1])["error"] for frames_ in answers[1:4]]
    assert errors == ["QuerySyntaxError", "EvaluationError", "DataDirectoryError"]
    assert answers[4] == [(WHOLE, b"boolean text/csv 0\nfalse")]
