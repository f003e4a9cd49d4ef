"""The one place where exceptions become responses: the same words in JSON, HTML and text."""

import logging
from collections.abc import Mapping
from typing import cast

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, PlainTextResponse, Response

from api.hits import as_json
from api.language import language
from api.methods import methods_of
from api.middleware import add_common
from api.negotiation import HTML, accepted, preferred
from api.rendering import render
from graph.bindings import UnknownNameError
from graph.change import ChangeRefusedError
from graph.errors import RefusedError, VazbyError
from graph.formats import FORMATS
from graph.query_errors import BusyError, QuerySyntaxError

LOG = logging.getLogger(__name__)
JSON = "application/json"
TEXT = "text/plain"
_HTTP = {
    404: ("NotFoundError", "Check the address, or search by name."),
    405: ("MethodError", "This address does not take that method."),
}
"""The state and the hint of what the router itself answers."""


class TooLargeError(VazbyError):
    """The request is longer than a request may be."""

    status = 413


class UnauthorisedError(VazbyError):
    """Only who has the token may do this."""

    status = 401


class ReadOnlyError(RefusedError):
    """The server changes nothing."""

    status = 403


class MethodError(VazbyError):
    """The address does not take the method; it takes those of *allowed*."""

    status = 405

    def __init__(self, message: str, hint: str = "", allowed: str = "") -> None:
        super().__init__(message, hint)
        self.allowed = allowed


class SlowRequestError(VazbyError):
    """The body of the request did not come in time."""

    status = 408


class UnsupportedError(VazbyError):
    """The body of the request is of a type that cannot be read."""

    status = 415


def state_of(error: VazbyError) -> str:
    """Name the words of the message catalogue for *error*: those of the nearest class with some."""
    names = [cls.__name__ for cls in type(error).__mro__]
    return next(name for name in names if language("cs").find(f"error.{name}.title"))


def error_response(
    request: Request,
    status: int,
    error: str,
    hint: str = "",
    headers: Mapping[str, str] | None = None,
    *,
    state: str = "VazbyError",
    more: Mapping[str, object] | None = None,
) -> Response:
    """Say what is wrong in the format that *request* prefers; JSON to whom only data will do.

    *state* names the words that a page says in the language of its reader, *more* is what else is
    known: the line and column of the mistake, or the report of the gate.
    """
    body = {"ok": False, "error": error, "hint": hint, "status": status, **(more or {})}
    kind = _kind(request)
    response: Response = JSONResponse(body, status)
    if kind == HTML:
        context = {**body, "state": state}
        response = render(request, "error.html", context, status)
    elif kind == TEXT:
        response = _text(status, error, hint)
    response.headers.update({**(headers or {}), "Vary": "Accept, Accept-Language"})
    return response


def add_handlers(app: FastAPI) -> None:
    """Register all handlers with *app*."""
    app.add_exception_handler(VazbyError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unforeseen)


def respond(request: Request, error: VazbyError) -> Response:
    """Say what *error* says, with its status."""
    if error.status >= 500:
        LOG.warning("%s: %s", type(error).__name__, error.message)
    if isinstance(error, ChangeRefusedError) and error.media_type in FORMATS:
        content_type = FORMATS[error.media_type].content_type
        headers = {"Vary": "Accept, Accept-Language"}
        return Response(error.report, error.status, headers, content_type)
    words, state = (error.message, error.hint), state_of(error)
    headers, more = _headers(error), _more(error)
    return error_response(request, error.status, *words, headers, state=state, more=more)


def _headers(error: VazbyError) -> dict[str, str]:
    """Give the headers that belong to the status of *error*."""
    if isinstance(error, BusyError):
        return {"Retry-After": str(error.retry_after)}
    if isinstance(error, UnauthorisedError):
        return {"WWW-Authenticate": 'Bearer realm="vazby"'}
    return {"Allow": error.allowed} if isinstance(error, MethodError) else {}


def _more(error: VazbyError) -> dict[str, object]:
    if isinstance(error, QuerySyntaxError) and error.line:
        return {"line": error.line, "column": error.column}
    if isinstance(error, UnknownNameError):
        return {"candidates": [as_json(hit) for hit in error.candidates]}
    return {"report": error.report} if isinstance(error, ChangeRefusedError) else {}


async def _ours(request: Request, raised: Exception) -> Response:
    return respond(request, cast(VazbyError, raised))  # Starlette types it for any exception


async def _http(request: Request, raised: Exception) -> Response:
    error = cast(HTTPException, raised)
    words = f"{error.detail}: {request.method} {request.url.path[:200]}"
    state, hint = _HTTP.get(error.status_code, ("UsageError", ""))
    headers = dict(error.headers or {})
    if error.status_code == 405:
        writes = request.app.state.writing.allowed
        headers["Allow"] = methods_of(request.url.path, writes=writes)
    return error_response(request, error.status_code, words, hint, headers, state=state)


async def _gone(_: Request, __: Exception) -> Response:
    return Response(status_code=499)  # nobody reads it; the number is nginx's


async def _unforeseen(request: Request, error: Exception) -> Response:
    LOG.error("Unforeseen error at %s", request.url.path, exc_info=error)
    message = "Something went wrong on our side."
    hint = "Try again; if it stays, tell us the address."
    response = error_response(request, 500, message, hint)
    add_common(response.headers)  # this handler stands outside the middleware
    return response


def _kind(request: Request) -> str:
    name = request.query_params.get("format")
    if name:
        return HTML if name == "html" else JSON
    return next(iter(preferred(accepted(request), [JSON, HTML, TEXT])), JSON)


def _text(status: int, error: str, hint: str) -> Response:
    return PlainTextResponse(f"{error}\n{hint}\n".strip() + "\n", status)
