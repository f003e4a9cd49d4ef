"""Reading a query or an update from a request: SPARQL 1.1 Protocol, section 2."""

import asyncio
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import Request
from python_multipart.multipart import parse_options_header

from api.errors import SlowRequestError, TooLargeError, UnsupportedError
from graph.answers import Answer
from graph.errors import UsageError
from graph.iris import parse_iri
from graph.workers import WorkerPool

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_QUERY_GRAPHS = ("default-graph-uri", "named-graph-uri")
_UPDATE_GRAPHS = ("using-graph-uri", "using-named-graph-uri")
_CHARSETS = {b"utf-8", b"utf8", b"us-ascii"}
_FIELDS = 100
PATIENCE = 60.0
"""Seconds in which a whole body must have come."""

_CHANGING = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


@dataclass(frozen=True)
class SparqlRequest:
    """What is asked: a *query*, an *update* or neither; *format* is ``?format=``.

    *default_graphs* and *named_graphs* are those of the query, or those that the update is using.
    """

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None
    update: str | None = None

    @property
    def changes(self) -> bool:
        """Tell whether the answer is another one every time."""
        query = self.query or ""
        return "(" in query and bool(_CHANGING.search(query))


async def ask(
    pool: WorkerPool,
    request: Request,
    asked: SparqlRequest,
    solutions: Sequence[str],
    graphs: Sequence[str],
) -> Answer:
    """Ask the graph what the client of *request* has *asked*; raises what `WorkerPool.ask` does."""
    return await pool.ask(
        asked.query or "",
        solutions=solutions,
        graphs=graphs,
        client=request.client.host if request.client else "",
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )


async def read_request(request: Request, limit: int) -> SparqlRequest:
    """Read what is asked by address or body, each of *limit* bytes at most."""
    if request.method == "POST":
        return await _read_post(request, limit)
    check_length(len(request.scope["query_string"]), limit)
    asked = _from_pairs(_pairs(request.scope["query_string"]))
    if asked.update is not None:
        message = "An update is not sent by GET."
        error = UsageError(message, "Send it by POST.").because("update-by-get")
        raise error
    return asked


async def _read_post(request: Request, limit: int) -> SparqlRequest:
    """Read what the body asks; the address may add graphs and a format."""
    content_type = body_type(request, (FORM, QUERY, UPDATE))
    body = await read_body(request, limit)
    pairs = _pairs(request.scope["query_string"])
    if content_type == FORM:
        pairs += _pairs(body)
    else:
        pairs.append(("query" if content_type == QUERY else "update", _text(body)))
    asked = _from_pairs(pairs)
    if asked.query is None and asked.update is None:
        message = "The request holds no query."
        error = UsageError(message, "Send it as the parameter `query`.").because("no-query")
        raise error
    return asked


def body_type(request: Request, known: Collection[str]) -> str:
    """Give the media type of the body; raise UnsupportedError where it is none of those *known*."""
    given, options = parse_options_header(request.headers.get("content-type", ""))
    media_type, charset = given.decode("latin-1"), options.get(b"charset", b"utf-8")
    if media_type not in known:
        message = f"A body of type {media_type[:80] or 'unknown'!r} cannot be read here."
        raise UnsupportedError(message, f"Send {' or '.join(known)}.")
    if charset.lower() not in _CHARSETS:
        message = f"A body in {charset.decode('latin-1')[:40]!r} cannot be read."
        raise UnsupportedError(message, "Send it in UTF-8.")
    return media_type


def check_length(length: int, limit: int) -> None:
    """Raise TooLargeError where *length* is more than *limit*, both in bytes."""
    if length > limit:
        message = f"The request is longer than {limit // 1024} KiB."
        error = TooLargeError(message, "Shorten the query.")
        error.because("request-too-long", most=limit // 1024)
        raise error


async def read_body(request: Request, limit: int) -> bytes:
    """Read the body, of *limit* bytes at most; raise SlowRequestError where it does not come."""
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                body += part
                check_length(len(body), limit)
    except TimeoutError:
        message = f"The body of the request did not come in {PATIENCE:g} seconds."
        raise SlowRequestError(message, "Send it faster, or less of it.") from None
    return bytes(body)


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            encoded.decode(), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except UnicodeDecodeError:
        raise _not_utf8() from None
    except ValueError:
        message = f"The request has more than {_FIELDS} parameters."
        error = UsageError(message, "Send fewer.").because("too-many-parameters")
        raise error from None


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _not_utf8() -> UsageError:
    error = UsageError("The request is not valid UTF-8.", "Encode the query in UTF-8.")
    return error.because("not-utf8")


def _from_pairs(pairs: list[tuple[str, str]]) -> SparqlRequest:
    given: dict[str, list[str]] = {}
    for key, value in pairs:
        given.setdefault(key, []).append(value)

    def iris(name: str) -> tuple[str, ...]:
        return tuple(parse_iri(text).value for text in given.get(name, ()))

    queries, updates = given.get("query", []), given.get("update", [])
    if queries and updates:
        message = "The request holds a query and an update."
        error = UsageError(message, "Send one at a time.").because("several-queries")
        raise error
    default, named = _UPDATE_GRAPHS if updates else _QUERY_GRAPHS
    return SparqlRequest(
        query=_one(queries),
        default_graphs=iris(default),
        named_graphs=iris(named),
        format=given.get("format", [""])[0] or None,
        update=_one(updates, "update"),
    )


def _one(texts: Sequence[str], kind: str = "query") -> str | None:
    """Give the one text of *kind* that there is, or None."""
    if len(texts) > 1:
        plural = "queries" if kind == "query" else "updates"
        message = f"The request holds {len(texts)} {plural}."
        error = UsageError(message, "Send one at a time.").because("several-queries")
        raise error
    if texts and (not texts[0].strip() or "\x00" in texts[0]):
        message = f"The {kind} is empty or holds a NUL character."
        error = UsageError(message, "Send SPARQL.").because("empty-query")
        raise error
    return texts[0] if texts else None
