"""The SPARQL service in OpenAPI: what it takes, and every status with an example of its body."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.errors import (
    ReadOnlyError,
    SlowRequestError,
    TooLargeError,
    UnauthorisedError,
    UnsupportedError,
    as_json,
    headers_of,
)
from api.language import LOCALES, language
from api.negotiation import EXCEL, HTML
from api.sparql_parameters import QUERY_GRAPHS, UPDATE_GRAPHS
from api.sparql_protocol import FORM, QUERY, UPDATE
from api.waiting import WAIT
from graph import query_errors as queries
from graph.change import ChangeRefusedError, PreconditionError
from graph.errors import DeadlineError, NoReleaseError, StorageError, UsageError, VazbyError
from graph.formats import SOLUTIONS, TRIPLES

_ASKED = "SELECT ?thing { ?thing a ?class } LIMIT 1"
_WRITTEN = "PREFIX e: <https://example.org/> INSERT DATA { GRAPH e:g { e:s a e:c } }"
_ANSWERS = {
    "application/sparql-results+json": {
        "head": {"vars": ["thing"]},
        "results": {"bindings": [{"thing": {"type": "uri", "value": "https://example.org/s"}}]},
    },
    "text/csv": "thing\r\nhttps://example.org/s\r\n",
    "text/turtle": "<https://example.org/s> a <https://example.org/c> .\n",
}
_REFUSED: Mapping[str, tuple[str, Sequence[VazbyError]]] = {
    "400": (
        "What was asked makes no sense: the query cannot be parsed or evaluated, a parameter is "
        "mistyped or of the other operation, or there is not exactly one query or update",
        (
            queries.QuerySyntaxError("The query is no SPARQL.", "Mend it at that place.", 1, 8),
            UsageError("The SPARQL service knows no parameter 'quary'.", "Did you mean 'query'?"),
        ),
    ),
    "403": (
        "SERVICE to a host that is not allowed, LOAD, or an update where none are taken",
        (
            queries.ServiceRefusedError(
                "The query asks the server 'example.org' (SERVICE), which is not allowed here.",
                "Query this server's own data.",
            ),
            ReadOnlyError("Updates are not taken here: this server only answers queries."),
        ),
    ),
    "404": ("There is no release yet", (NoReleaseError("There is no release."),)),
    "406": (
        "The answer cannot be written in any of the wanted formats, or codings",
        (queries.NotAcceptableError("This is not written in any of the wanted formats."),),
    ),
    "413": (
        "The request is too long",
        (TooLargeError("The request is longer than 256 KiB.", "Send less at once."),),
    ),
    "429": (
        "Too many queries of this client wait",
        (queries.TooManyError("16 of your queries are waiting already.", "Wait for answers."),),
    ),
    "503": (
        "With Retry-After: too many queries wait, or the process of this one ended. Without: it "
        "took too long or too much, and would do so again",
        (
            queries.BusyError("The server is busy: too many queries are waiting."),
            queries.WorkerLostError("The process that evaluated the query ended."),
            DeadlineError("The query took longer than allowed and was stopped."),
            queries.MemoryRefusedError("The query needed more memory than a query may take."),
            queries.SizeRefusedError("The answer is longer than an answer may be here."),
        ),
    ),
}
_REFUSED_BY_GET: Mapping[str, tuple[str, Sequence[VazbyError]]] = {
    "431": ("The address and headers are too long: send the query by POST", ()),
}
_REFUSED_BY_POST: Mapping[str, tuple[str, Sequence[VazbyError]]] = {
    "401": (
        "An update without the token",
        (UnauthorisedError("Only who has the token may change the graph."),),
    ),
    "408": ("The body did not come in time", (SlowRequestError("The body came too slowly."),)),
    "412": (
        "Another release is in use than If-Match says",
        (PreconditionError("The current release is 0002-1a2b3c4d by now."),),
    ),
    "415": (
        "The body is of another type, charset or coding",
        (UnsupportedError("A body of type 'text/plain' cannot be read here."),),
    ),
    "422": (
        "The gate refuses the update, with its report (as RDF where that is wanted)",
        (ChangeRefusedError("The gate refused the change: 1 violations.", report="…"),),
    ),
    "507": ("The disk is full", (StorageError("The disk is full."),)),
}


def sparql_paths() -> dict[str, Any]:
    """Give the path of the service: OpenAPI 3.1, section 4.8.8."""
    return {"/sparql": {"get": _get(), "post": _post()}}


def _get() -> dict[str, Any]:
    return {
        "tags": ["SPARQL"],
        "operationId": "ask_by_get",
        "summary": "Ask by GET",
        "description": "SPARQL 1.1 Protocol. Without a query: the description of the service, or "
        "the form for browsers. Other parameters change nothing and are told in Vazby-Ignored.",
        "parameters": [
            *(_text("query", "The query.", _ASKED), *_graphs(QUERY_GRAPHS), *_wishes()),
            _text(WAIT, "A page comes with its answer, however late that is.", "yes"),
        ],
        "responses": {
            **_answered(),
            "202": {"description": "A page that waits for its answer", "content": {HTML: {}}},
            **_refused({**_REFUSED, **_REFUSED_BY_GET}),
        },
    }


def _post() -> dict[str, Any]:
    fields = [_text("query", "A query, or …", _ASKED), *_graphs(QUERY_GRAPHS)]
    fields += [_text("update", "… an update.", _WRITTEN), *_graphs(UPDATE_GRAPHS), *_wishes()]
    form = {field["name"]: {**field["schema"]} for field in fields}
    bodies = {
        FORM: {"schema": {"type": "object", "properties": form}, "example": {"query": _ASKED}},
        QUERY: {"schema": {"type": "string"}, "example": _ASKED},
        UPDATE: {"schema": {"type": "string"}, "example": _WRITTEN},
    }
    return {
        "tags": ["SPARQL"],
        "operationId": "ask_by_post",
        "summary": "Ask, or change, by POST",
        "description": "SPARQL 1.1 Protocol: a form, or the query or update as the body, which the "
        "address may name graphs and a format for. Updates want the token.",
        "parameters": [*_graphs((*QUERY_GRAPHS, *UPDATE_GRAPHS)), *_wishes()],
        "requestBody": {"required": True, "content": bodies},
        "responses": {**_answered(), **_refused({**_REFUSED, **_REFUSED_BY_POST})},
    }


def _text(name: str, words: str, example: str) -> dict[str, Any]:
    schema = {"type": "string"}
    return {"name": name, "in": "query", "description": words, "schema": schema, "example": example}


def _graphs(names: Sequence[str]) -> list[dict[str, Any]]:
    schema = {"type": "array", "items": {"type": "string", "format": "uri"}}
    words = "A graph of the data set; may be repeated."
    return [{"name": n, "in": "query", "description": words, "schema": schema} for n in names]


def _wishes() -> list[dict[str, Any]]:
    formats = dict.fromkeys([form.name for form in (*SOLUTIONS, *TRIPLES)] + [EXCEL, "html"])
    told = {"format": ("Goes before Accept.", [*formats]), "lang": ("Of words.", [*LOCALES])}
    return [
        {
            "name": name,
            "in": "query",
            "description": words,
            "schema": {"type": "string", "enum": known},
        }
        for name, (words, known) in told.items()
    ]


def _answered() -> dict[str, Any]:
    types = [form.media_type for form in (*SOLUTIONS, *TRIPLES)]
    content: dict[str, Any] = {name: {} for name in [*types, HTML]}
    content |= {name: {"example": example} for name, example in _ANSWERS.items()}
    words = {
        "Vazby-Release": "What answered.",
        "Vazby-Ignored": "Parameters that change nothing.",
        "Vazby-Page-Limit": "Where a page stops though the answer goes on.",
        "Vazby-Search-Limit": "Where a search stopped though there are more.",
    }
    headers = {name: _header(told) for name, told in words.items()}
    return {
        "200": {"description": "The answer", "headers": headers, "content": content},
        "304": {"description": "The client has it: If-None-Match"},
    }


def _refused(errors: Mapping[str, tuple[str, Sequence[VazbyError]]]) -> dict[str, Any]:
    return {status: _refusal(words, examples) for status, (words, examples) in errors.items()}


def _refusal(words: str, errors: Sequence[VazbyError]) -> dict[str, Any]:
    if not errors:
        return {"description": words}
    told = [as_json(error, language("en")) for error in errors]
    examples = {str(body["state"]): {"value": body} for body in told}
    headers = {name: _header("Sometimes.") for error in errors for name in headers_of(error)}
    content = {"application/json": {"examples": examples}, HTML: {}, "text/plain": {}}
    return {"description": words, "headers": headers, "content": content}


def _header(words: str) -> dict[str, Any]:
    return {"schema": {"type": "string"}, "description": words}
