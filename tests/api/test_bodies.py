"""Bodies are read in the codings that are known, and no further than they may be long."""

import asyncio
import gzip
import zlib

import pytest
from fastapi import Request
from starlette.testclient import TestClient
from starlette.types import Message

from api.bodies import check_length, read_body
from api.errors import CodingError, TooLargeError
from graph.errors import UsageError, VazbyError

LIMIT = 1024
QUERY = b"ASK {}"


def read(body: bytes, coding: str) -> bytes:
    """Read a *body* in that *coding*."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    headers = [(b"content-encoding", coding.encode())] if coding else []
    return asyncio.run(read_body(Request({"type": "http", "headers": headers}, receive), LIMIT))


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (QUERY, ""),
        (QUERY, "identity"),
        (gzip.compress(QUERY, mtime=0), "gzip"),
        (gzip.compress(QUERY, mtime=0), "X-GZip"),
        (gzip.compress(QUERY[:3], mtime=0) + gzip.compress(QUERY[3:], mtime=0), "gzip"),
    ],
)
def test_a_body_is_read_in_known_codings(body: bytes, coding: str) -> None:
    """As it is, or in gzip."""
    assert read(body, coding) == QUERY


@pytest.mark.parametrize(
    ("body", "coding", "error"),
    [
        (QUERY, "br", CodingError),
        (gzip.compress(QUERY, mtime=0), "gzip, gzip", CodingError),
        (QUERY, "gzip", UsageError),
        (b"", "gzip", UsageError),
        (zlib.compress(QUERY), "gzip", UsageError),
        (gzip.compress(QUERY, mtime=0)[:-1], "gzip", UsageError),
        (gzip.compress(QUERY, mtime=0) + b"more", "gzip", UsageError),
        (gzip.compress(QUERY, mtime=0) + gzip.compress(QUERY, mtime=0)[:-1], "gzip", UsageError),
        (gzip.compress(b"#" * (1 << 20), mtime=0), "gzip", TooLargeError),
        (gzip.compress(b"#" * 1000, mtime=0) * 2, "gzip", TooLargeError),
        (b"#" * (LIMIT + 1), "", TooLargeError),
    ],
)
def test_other_bodies_are_refused(body: bytes, coding: str, error: type[VazbyError]) -> None:
    """Another coding, none at all, cut off, with more behind, or too long once it is inflated."""
    with pytest.raises(error) as caught:
        read(body, coding)
    assert caught.value.hint


def test_a_request_may_be_as_long_as_the_limit() -> None:
    """And no longer."""
    check_length(LIMIT, LIMIT)
    with pytest.raises(TooLargeError):
        check_length(LIMIT + 1, LIMIT)


def test_a_compressed_query_is_answered_and_another_coding_told(client: TestClient) -> None:
    """What can be read stands in Accept-Encoding (RFC 9110, 12.5.3)."""
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    answer = client.post("/sparql", content=gzip.compress(QUERY, mtime=0), headers=headers)
    headers["Content-Encoding"] = "br"
    refusal = client.post("/sparql", content=QUERY, headers=headers)
    headers["Content-Encoding"] = "identity"
    same_bytes = client.post("/sparql", content=gzip.compress(QUERY, mtime=0), headers=headers)

    assert answer.json()["boolean"] is True
    assert (refusal.status_code, refusal.headers["accept-encoding"]) == (415, "gzip")
    assert same_bytes.status_code == 400
