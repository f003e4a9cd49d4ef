"""The one place where exceptions become responses: the same words in JSON, HTML and text."""

import logging
from dataclasses import asdict
from typing import cast

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, PlainTextResponse, Response

from api import hits
from api.absent import MovedError, RemovedError, UnknownThingError
from api.access_log import LEFT
from api.language import Language, choose
from api.methods import methods_of
from api.negotiation import HTML, accepted, preferred
from api.rendering import render
from api.states import exactly, state_of, steps, told
from graph.bindings import UnknownNameError
from graph.change import ChangeRefusedError
from graph.errors import NotFoundError, RefusedError, UsageError, VazbyError
from graph.formats import FORMATS
from graph.query_errors import QuerySyntaxError, UndeclaredPrefixError

LOG = logging.getLogger(__name__)
JSON = "application/json"
TEXT = "text/plain"
VARY = {"Vary": "Accept, Accept-Language"}


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
        self.because("method", allowed=allowed)


class SlowRequestError(VazbyError):
    """The body of the request did not come in time."""

    status = 408


class UnsupportedError(VazbyError):
    """The body of the request is of a type that cannot be read."""

    status = 415


class CodingError(UnsupportedError):
    """The body is in a coding that cannot be read; *known* can."""

    def __init__(self, message: str, hint: str = "", known: str = "") -> None:
        super().__init__(message, hint)
        self.known = known


def add_handlers(app: FastAPI) -> None:
    """Register all handlers with *app*."""
    app.add_exception_handler(VazbyError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unforeseen)


def respond(request: Request, error: VazbyError) -> Response:
    """Say what *error* says, with its status, in the format that *request* prefers.

    Whoever asked for data in any format gets JSON.
    """
    if error.status >= 500 or error.private:
        LOG.warning("%s: %s", type(error).__name__, error.message)
    if isinstance(error, ChangeRefusedError) and error.media_type in FORMATS:
        content_type = FORMATS[error.media_type].content_type
        return Response(error.report, error.status, dict(VARY), content_type)
    response = _in_its_format(request, error)
    response.headers.update({**headers_of(error), **VARY})
    return response


def _in_its_format(request: Request, error: VazbyError) -> Response:
    chosen, kind = choose(request), _kind(request)
    body = as_json(error, chosen)
    if kind == TEXT:
        lines = (body["title"], body["detail"], "", body["error"], body["hint"])
        text = "\n".join(map(str, lines)).strip() + "\n"
        if isinstance(error, ChangeRefusedError):
            text += f"\n{error.report}"
        return PlainTextResponse(text, error.status, {"Content-Language": chosen.code})
    if kind == HTML:
        body["steps"] = steps(error, str(request.url))
        return render(request, "error.html", body, error.status)
    return JSONResponse(body, error.status, {"Content-Language": chosen.code})


def as_json(error: VazbyError, chosen: Language) -> dict[str, object]:
    """Give what is told of *error*: to programs in English, to their readers as *chosen*."""
    body = {"ok": False, "error": exactly(error), "hint": error.hint, "status": error.status}
    return {**body, **_more(error), "state": state_of(error), **told(error, chosen)}


def headers_of(error: VazbyError) -> dict[str, str]:
    """Give the headers that belong to the status of *error*."""
    if error.retry_after:
        return {"Retry-After": str(error.retry_after)}
    if isinstance(error, MovedError):
        return {"Location": error.location}
    if isinstance(error, UnauthorisedError):
        return {"WWW-Authenticate": 'Bearer realm="vazby"'}
    if isinstance(error, CodingError):
        return {"Accept-Encoding": error.known}
    return {"Allow": error.allowed} if isinstance(error, MethodError) else {}


def _more(error: VazbyError) -> dict[str, object]:
    if isinstance(error, QuerySyntaxError) and error.line:
        place: dict[str, object] = {"line": error.line, "column": error.column}
        if error.candidates or isinstance(error, UndeclaredPrefixError):
            place["candidates"] = error.candidates
        return place
    if isinstance(error, UnknownNameError | UnknownThingError):
        return {"candidates": [hits.as_json(hit) for hit in error.candidates]}
    if isinstance(error, RemovedError):
        return {"removed": asdict(error.tombstone)}
    return {"report": error.report} if isinstance(error, ChangeRefusedError) else {}


async def _ours(request: Request, raised: Exception) -> Response:
    return respond(request, cast(VazbyError, raised))  # Starlette types it for any exception


async def _http(request: Request, raised: Exception) -> Response:
    """Say what the router itself answers as we say everything else."""
    error = cast(HTTPException, raised)
    words = f"{error.detail}: {request.method} {request.url.path[:200]}"
    if error.status_code == 404:
        return respond(request, NotFoundError(words, "Check the address, or search by name."))
    if error.status_code == 405:
        writes = request.app.state.writing.allowed
        allowed = methods_of(request.url.path, writes=writes)
        return respond(request, MethodError(words, f"It takes {allowed}.", allowed))
    other = UsageError(words)
    other.status = error.status_code
    return respond(request, other)


async def _gone(_: Request, __: Exception) -> Response:
    return Response(status_code=LEFT)  # nobody reads it


async def _unforeseen(request: Request, error: Exception) -> Response:
    LOG.error("Unforeseen error at %s", request.url.path, exc_info=error)
    message = "Something went wrong on our side."
    return respond(request, VazbyError(message, "Try again; if it stays, tell us the address."))


def _kind(request: Request) -> str:
    name = request.query_params.get("format")
    if name:
        return HTML if name == "html" else JSON
    return next(iter(preferred(accepted(request), [JSON, HTML, TEXT])), JSON)
