"""Reading a query from a request, whichever way it comes."""

import asyncio
from urllib.parse import parse_qsl, urlencode

import pytest
from fastapi import Request
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from api.errors import TooLargeError, UnsupportedError
from api.sparql_protocol import (
    FORM,
    QUERY,
    SparqlRequest,
    read_request,
)
from graph.errors import UsageError, VazbyError

LIMIT = 1024


def request(
    query_string: str = "", body: bytes = b"", content_type: str = "", method: str = "POST"
) -> Request:
    """Make a request whose body comes in two parts."""
    half = len(body) // 2
    parts = [body[:half], body[half:]]

    async def receive() -> Message:
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    headers = [(b"content-type", content_type.encode())] if content_type else []
    scope = {"type": "http", "query_string": query_string.encode(), "headers": headers}
    return Request({**scope, "method": method}, receive)


def get(query_string: str) -> SparqlRequest:
    """Read a GET."""
    return asyncio.run(read_request(request(query_string, method="GET"), LIMIT))


def post(query_string: str = "", body: bytes = b"", content_type: str = "") -> SparqlRequest:
    """Read a POST."""
    return asyncio.run(read_request(request(query_string, body, content_type), LIMIT))


def test_the_address_may_say_everything() -> None:
    """Graphs may be named several times; an empty format is none."""
    graphs = [("default-graph-uri", "urn:a"), ("default-graph-uri", "urn:b")]
    named = [("named-graph-uri", "urn:c"), ("format", "csv")]
    asked = get(urlencode([("query", "ASK {}"), *graphs, *named]))

    assert asked == SparqlRequest("ASK {}", ("urn:a", "urn:b"), ("urn:c",), "csv")
    assert get("format=") == SparqlRequest(None)


@pytest.mark.parametrize("content_type", [FORM, f"{FORM.upper()}; charset=UTF-8"])
def test_a_form_is_added_to_the_address(content_type: str) -> None:
    """The type may be in capitals and have parameters."""
    body = urlencode({"query": "ASK { ?s ?p 'č' }"}).encode()

    assert post("format=csv", body, content_type) == SparqlRequest(
        "ASK { ?s ?p 'č' }", format="csv"
    )


@given(st.text("%=+&aAf29_ \n\r\t.?é", max_size=40))
def test_an_address_is_read_as_everybody_reads_it(written: str) -> None:
    """Plus signs, percents that are none and broken UTF-8 included: `parse_qsl` is the measure."""
    try:
        fields = dict(reversed(parse_qsl(f"query=ASK{written}", True, errors="strict")))
    except UnicodeDecodeError:
        with pytest.raises(UsageError):
            get(f"query=ASK{written}")
    else:
        assert get(f"query=ASK{written}").query == fields["query"]


def test_a_body_may_be_the_query_itself() -> None:
    """In UTF-8."""
    body = "ASK { ?s ?p 'č' }"

    assert post("named-graph-uri=urn:a", body.encode(), QUERY).query == body


def test_a_mark_before_the_query_is_no_part_of_it() -> None:
    """Editors of Windows put one before every file."""
    marked = "\ufeffASK {}"

    assert get(urlencode({"query": marked})).query == "ASK {}"
    assert post("", marked.encode(), QUERY).query == "ASK {}"
    assert post("", urlencode({"update": marked}).encode(), FORM).update == "ASK {}"


@pytest.mark.parametrize(
    ("query_string", "body", "content_type", "error", "words"),
    [
        ("", b"ASK {}", "", UnsupportedError, "'unknown'"),
        ("", b"ASK {}", "text/plain", UnsupportedError, "text/plain"),
        ("", b"ASK {}", f"{QUERY}; charset=latin1", UnsupportedError, "latin1"),
        ("", b"update=DROP+ALL&query=ASK", FORM, UsageError, "a query and an update"),
        ("", b"update=DROP+ALL&update=DROP+ALL", FORM, UsageError, "2 updates"),
        ("", b"x=1", FORM, UsageError, "no query"),
        ("query=ASK{}", b"ASK {}", QUERY, UsageError, "2 queries"),
        ("", b"\xff", QUERY, UsageError, "UTF-8"),
        ("", b"query=%ff", FORM, UsageError, "UTF-8"),
        ("", b"  ", QUERY, UsageError, "empty"),
        ("", b"ASK \0{}", QUERY, UsageError, "NUL"),
        ("", b"a=1&" * 101, FORM, UsageError, "more than 100"),
        ("default-graph-uri=no+iri", b"ASK {}", QUERY, UsageError, "no IRI"),
        ("using-graph-uri=urn:a", b"ASK {}", QUERY, UsageError, "belongs to an update"),
        ("named-graph-uri=urn:a", b"update=DROP+ALL", FORM, UsageError, "belongs to a query"),
        ("", b"quary=ASK+{}", FORM, UsageError, "no parameter 'quary'"),
        ("default-graph=urn:a", b"ASK {}", QUERY, UsageError, "no parameter 'default-graph'"),
        ("format=csv", b"query=ASK+{}&format=json", FORM, UsageError, "'format' is given 2 times"),
        ("", b"x" * (LIMIT + 1), QUERY, TooLargeError, "1 KiB"),
    ],
)
def test_what_cannot_be_asked_is_told(
    query_string: str, body: bytes, content_type: str, error: type[VazbyError], words: str
) -> None:
    """In one sentence and a hint."""
    with pytest.raises(error, match=words) as caught:
        post(query_string, body, content_type)
    assert caught.value.hint
