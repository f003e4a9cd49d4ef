"""Reading a query or an update from a request: SPARQL 1.1 Protocol, section 2."""

import re
from binascii import a2b_qp
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from fastapi import Request
from starlette.types import Scope

from api.bodies import body_type, check_length, read_body
from api.negotiation import one_format
from api.sparql_parameters import QUERY_GRAPHS, UPDATE_GRAPHS, ignored
from graph.answers import Answer
from graph.errors import UsageError
from graph.iris import parse_iri
from graph.workers import WorkerPool

BEGUN = "vazby.begun"
"""The name by which a request holds the `Answer` that was asked for already, see `api.shortcut`."""

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_FIELDS = 100
_MARK = "\ufeff"  # of byte order, which editors of Windows put before a file
_BROKEN = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_CHANGING = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


class EmptyQueryError(UsageError):
    """There is a query or an update, and nothing in it."""

    def __init__(self, kind: str = "query") -> None:
        super().__init__(f"The {kind} is empty or holds a NUL character.", "Send SPARQL.")
        self.kind = kind
        self.because("empty-query")


class SparqlRequest(NamedTuple):
    """What is asked: a *query*, an *update* or neither; *format* is ``?format=``.

    *default_graphs* and *named_graphs* are those of the query, or those that the update is using;
    *ignored* are the names of parameters that change nothing.
    """

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None
    update: str | None = None
    ignored: tuple[str, ...] = ()

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
    begun: Answer | None = request.scope.get(BEGUN)
    if begun:
        await begun.head()
        return begun
    return await pool.ask(
        asked.query or "",
        solutions=solutions,
        graphs=graphs,
        client=client_of(request.scope),
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )


def client_of(scope: Scope) -> str:
    """Give the address of the client, empty where it is unknown."""
    client = scope.get("client")
    return client[0] if client else ""


def plain_query(encoded: bytes, limit: int) -> SparqlRequest | None:
    """Read an address that asks a query and nothing else; None where it is another, or unfit."""
    if not encoded.startswith(b"query=") or b"&" in encoded or len(encoded) > limit:
        return None
    with suppress(UsageError):  # which is told where the request is read anew
        return SparqlRequest(_one([_unquoted(encoded.removeprefix(b"query="))]))
    return None


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


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    """Read a form, as `urllib.parse.parse_qsl` does in ten times the time."""
    if encoded.count(b"&") >= _FIELDS:
        message = f"The request has more than {_FIELDS} parameters."
        error = UsageError(message, "Send fewer.").because("too-many-parameters")
        raise error
    fields = (field.partition(b"=") for field in encoded.split(b"&") if field)
    return [(_unquoted(name), _unquoted(value)) for name, _, value in fields]


def _unquoted(text: bytes) -> str:
    """Decode plus signs and percents, in C: quoted-printable is the same, but for the sign.

    What follows a percent that is none of ours stays as it is.
    """
    text = text.replace(b"+", b" ")
    if b"%" in text:
        broken = _BROKEN.search(text)
        printable = text.replace(b"=", b"=3D").replace(b"%", b"=")
        text = unquote_to_bytes(text) if broken else a2b_qp(printable)
    return _text(text)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise not_utf8() from None


def not_utf8(what: str = "query") -> UsageError:
    """Make the error for a request whose percents or bytes are no UTF-8."""
    error = UsageError("The request is not valid UTF-8.", f"Encode the {what} in UTF-8.")
    return error.because("not-utf8")


def _from_pairs(pairs: list[tuple[str, str]]) -> SparqlRequest:
    if len(pairs) == 1 and pairs[0][0] == "query":
        return SparqlRequest(_one([pairs[0][1]]))
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
    default, named = UPDATE_GRAPHS if updates else QUERY_GRAPHS
    return SparqlRequest(
        query=_one(queries),
        default_graphs=iris(default),
        named_graphs=iris(named),
        format=one_format(given.get("format", ())),
        update=_one(updates, "update"),
        ignored=ignored(given, updates=bool(updates)),
    )


def _one(texts: Sequence[str], kind: str = "query") -> str | None:
    """Give the one text of *kind* that there is, or None."""
    if len(texts) > 1:
        plural = "queries" if kind == "query" else "updates"
        message = f"The request holds {len(texts)} {plural}."
        error = UsageError(message, "Send one at a time.").because("several-queries")
        raise error
    text = texts[0].removeprefix(_MARK) if texts else None
    if text is not None and (not text.strip() or "\x00" in text):
        raise EmptyQueryError(kind)
    return text
