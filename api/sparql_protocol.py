"""Reading a query from a request: SPARQL 1.1 Protocol, section 2.1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import Request

from api.errors import TooLargeError, UnsupportedError
from graph.answers import Answer
from graph.errors import UsageError
from graph.iris import parse_iri
from graph.workers import WorkerPool

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_FIELDS = 100
_CHANGING = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


@dataclass(frozen=True)
class SparqlRequest:
    """What is asked. *query* is None where the request holds none; *format* is ``?format=``."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None

    @property
    def changes(self) -> bool:
        """Tell whether the answer is another one every time."""
        return bool(_CHANGING.search(self.query or ""))


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
    return _from_pairs(_pairs(request.scope["query_string"]))


async def _read_post(request: Request, limit: int) -> SparqlRequest:
    """Read what the body asks; the address may add graphs and a format."""
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type not in {FORM, QUERY}:
        message = f"A query cannot be read from a body of type {content_type[:80] or 'unknown'!r}."
        if content_type == UPDATE:
            message = "Updates are not taken here; only queries are answered."
        raise UnsupportedError(message, f"Send {QUERY} or {FORM}.")
    body = await _body(request, limit)
    pairs = _pairs(request.scope["query_string"])
    pairs += _pairs(body) if content_type == FORM else [("query", _text(body))]
    asked = _from_pairs(pairs)
    if asked.query is None:
        message = "The request holds no query."
        raise UsageError(message, "Send it as the parameter `query`.")
    return asked


def check_length(length: int, limit: int) -> None:
    """Raise TooLargeError where *length* is more than *limit*, both in bytes."""
    if length > limit:
        message = f"The request is longer than {limit // 1024} KiB."
        raise TooLargeError(message, "Shorten the query.")


async def _body(request: Request, limit: int) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        check_length(len(body), limit)
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
        raise UsageError(message, "Send fewer.") from None


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _not_utf8() -> UsageError:
    return UsageError("The request is not valid UTF-8.", "Encode the query in UTF-8.")


def _from_pairs(pairs: list[tuple[str, str]]) -> SparqlRequest:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    def iris(name: str) -> tuple[str, ...]:
        return tuple(parse_iri(text).value for text in values(name))

    if values("update"):
        message = "Updates are not taken here; only queries are answered."
        raise UsageError(message, "Send the parameter `query`.")
    return SparqlRequest(
        query=_one_query(values("query")),
        default_graphs=iris("default-graph-uri"),
        named_graphs=iris("named-graph-uri"),
        format=next(iter(values("format")), "") or None,
    )


def _one_query(queries: tuple[str, ...]) -> str | None:
    if len(queries) > 1:
        message = f"The request holds {len(queries)} queries."
        raise UsageError(message, "Send one at a time.")
    if not queries:
        return None
    if not queries[0].strip() or "\x00" in queries[0]:
        message = "The query is empty or holds a NUL character."
        raise UsageError(message, "Send SELECT, ASK, CONSTRUCT or DESCRIBE.")
    return queries[0]
