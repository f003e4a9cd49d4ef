"""Answers to SPARQL as data: the one address where every microsecond counts.

Plain ASGI before the routes, which cost more than a look-up does. What is asked is read here, once;
a query whose answer is to be a page, and a request without a query, go on to the routes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fastapi import Request
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import excel
from api.deps import public_base
from api.errors import MethodError, respond
from api.methods import ASK
from api.negotiation import EXCEL, accepted, check_format, wanted, wants_html
from api.rdf import not_acceptable
from api.settings import Settings
from api.sparql_protocol import UPDATE, EmptyQueryError, SparqlRequest, ask, read_request
from api.streaming import AnswerResponse, WhileConnected
from api.writing import Writing
from graph.errors import VazbyError
from graph.formats import FORMATS, SOLUTIONS, TRIPLES
from graph.search_notes import LIMITS, with_note
from graph.workers import WorkerPool

ENDPOINT = "/sparql"
"""The path of the SPARQL service."""


@dataclass(frozen=True)
class Formats:
    """What an answer may be written in, the best first, or that it is to be a page."""

    solutions: tuple[str, ...]
    graphs: tuple[str, ...]
    page: bool


class SparqlService:
    """Answers the queries that come to `ENDPOINT`; all else goes to *app*."""

    def __init__(
        self, app: ASGIApp, pool: WorkerPool, settings: Settings, writing: Writing
    ) -> None:
        self._app = app
        self._pool = pool
        self._settings = settings
        self._writing = writing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a query; what is asked beyond, routes find in ``request.state.asked``."""
        if scope["type"] != "http" or scope["path"] != ENDPOINT:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            asked = await self._read(request)
            send = _telling(asked.ignored, send)
            formats = formats_of(accepted(request), asked.format)
            if asked.update is None and (asked.query is None or formats.page):
                request.state.asked = asked
                await self._app(scope, receive, send)
            else:
                response = await self._answer(request, asked, formats)
                await response(scope, receive, send)
        except VazbyError as error:
            await respond(request, error)(scope, receive, send)
        except ClientDisconnect:
            pass  # nobody is there to be answered

    async def _read(self, request: Request) -> SparqlRequest:
        """Read what is asked; of an empty query a page tells beside its form."""
        try:
            return await read_request(request, self._longest(request))
        except EmptyQueryError as error:
            form = request.query_params.get("format")
            if error.kind == "query" and formats_of(accepted(request), form).page:
                return SparqlRequest("", format=form)
            raise

    def _longest(self, request: Request) -> int:
        """Give how long a request may be; raise MethodError where it is none at all."""
        if request.method not in ASK:
            message = f"The SPARQL service does not take {request.method}."
            raise MethodError(message, "Ask by GET or POST.", ", ".join(ASK))
        if request.method == "POST" and _is_update(request):
            self._writing.writer_for(request)  # before so much is read
            return self._settings.upload_bytes
        return self._settings.query_bytes

    async def _answer(self, request: Request, asked: SparqlRequest, formats: Formats) -> Response:
        if asked.update is not None:
            endpoint = public_base(request, self._settings) + ENDPOINT
            return await self._writing.update(request, asked, endpoint)
        if not formats.solutions and not formats.graphs:
            raise not_acceptable((*SOLUTIONS, *TRIPLES))
        with WhileConnected(request):
            answer = await ask(self._pool, request, asked, formats.solutions, formats.graphs)
        if answer.searched:
            page = public_base(request, self._settings) + LIMITS
            native = FORMATS[answer.media_type].native
            answer.first = with_note(answer.first, native, answer.searched, page)
        if asked.format == EXCEL:
            return excel.answer(request, answer, changing=asked.changes)
        return AnswerResponse(request, answer, changing=asked.changes)


def _telling(ignored: Sequence[str], send: Send) -> Send:
    """Send on what comes, with a header that names the parameters that were *ignored*."""

    async def send_telling(message: Message) -> None:
        if message["type"] == "http.response.start":
            told = (b"vazby-ignored", ", ".join(ignored).encode())
            message = {**message, "headers": [*message["headers"], told]}
        await send(message)

    return send_telling if ignored else send


def _is_update(request: Request) -> bool:
    return request.headers.get("content-type", "").lower().startswith(UPDATE)


@lru_cache(1000)
def formats_of(accept: str, name: str | None) -> Formats:
    """Tell what is wanted by *accept* and the format *name*; raise FormatError for no format."""
    check_format(name)
    return Formats(
        solutions=tuple(wanted(accept, name, SOLUTIONS)),
        graphs=tuple(wanted(accept, name, TRIPLES)),
        page=wants_html(accept, name, unasked=False, data=(*SOLUTIONS, *TRIPLES)),
    )
