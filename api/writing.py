"""Changes of the graph by HTTP: who may, under which condition, and what the answer says."""

import re
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from fastapi import Request
from starlette.responses import JSONResponse, Response

from api.access import Access
from api.errors import ReadOnlyError
from api.links import path_of
from api.negotiation import HTML, accepted, preferred, wanted
from api.settings import Settings
from api.sparql_protocol import UPDATE, SparqlRequest
from graph.change import Outcome
from graph.errors import UsageError, VazbyError
from graph.formats import TRIPLES
from graph.writer import Asked, Writer

JSON, TEXT = "application/json", "text/plain"
_TAG = re.compile(r'\*|(W/)?"[^"]*"')  # RFC 9110, section 8.8.3


class Writing:
    """Who may change the graph, and how; without a *writer* nobody.

    *observe* is told what became of each change (``published``, ``unchanged``, or the name of the
    error), and the seconds since it was asked for.
    """

    def __init__(
        self,
        settings: Settings,
        writer: Writer | None,
        observe: Callable[[str, float], None] = lambda outcome, seconds: None,
    ) -> None:
        self._observe = observe
        self._writer = writer
        self._access = Access.of(settings) if writer else None

    @property
    def allowed(self) -> bool:
        """Tell whether anybody may."""
        return self._writer is not None

    def writer_for(self, request: Request) -> Writer:
        """Give who writes; raise ReadOnlyError or UnauthorisedError where the client may not."""
        if self._writer is None or self._access is None:
            message = "Updates are not taken here: this server only answers queries."
            raise ReadOnlyError(message, "Its keeper can start it with --allow-writes.")
        self._access.check(request)
        return self._writer

    async def change(self, request: Request, asked: Asked) -> Response:
        """Do what is *asked* in *request* and tell what became of it."""
        tags = _tags(request)
        writer = self.writer_for(request)
        outcome = await self._observed(
            writer,
            replace(
                asked,
                releases=() if "*" in tags else tuple(tag.strip('"') for tag in tags),
                present="*" in tags,
                fresh=request.headers.get("if-none-match", "").strip() == "*",
                report_type=_report_type(request),
            ),
        )
        return _answer(asked, outcome)

    async def _observed(self, writer: Writer, asked: Asked) -> Outcome:
        began = monotonic()
        try:
            outcome = await writer.change(asked)
        except VazbyError as error:
            self._observe(type(error).__name__, monotonic() - began)
            raise
        self._observe("published" if outcome["new"] else "unchanged", monotonic() - began)
        return outcome

    async def update(self, request: Request, asked: SparqlRequest, endpoint: str) -> Response:
        """Do the update that is *asked*; its relative IRIs are relative to *endpoint*."""
        return await self.change(
            request,
            Asked(
                operation="update",
                body=[(UPDATE, (asked.update or "").encode())],
                base=endpoint,
                using=asked.default_graphs,
                using_named=asked.named_graphs,
            ),
        )


def _tags(request: Request) -> list[str]:
    """Give the tags of If-Match: a release, as the header Vazby-Release has said it, or the star.

    Another server's, and our own of an answer, are tags that no release has: they match nothing.
    """
    given = ",".join(request.headers.getlist("if-match"))
    tags = [tag.strip() for tag in given.split(",") if tag.strip()]
    if not all(map(_TAG.fullmatch, tags)):
        message = "The header If-Match cannot be read."
        raise UsageError(
            message, 'Put the id of a release into it, as in If-Match: "0001-1a2b3c4d".'
        )
    return tags


def _report_type(request: Request) -> str:
    """Choose the media type in which a refusal is explained, by any name that it goes by."""
    name = request.query_params.get("format")
    if name and (named := wanted("", name, TRIPLES)):
        return named[0]
    types = {media_type: media_type for media_type in (JSON, HTML, TEXT)}
    for form in TRIPLES:
        for name in (form.media_type, *form.aliases):
            types.setdefault(name, form.media_type)
    best = preferred(accepted(request), list(types))
    return types[best[0]] if best else JSON


def _answer(asked: Asked, outcome: Outcome) -> Response:
    headers = {"Vazby-Release": outcome["release"], "Cache-Control": "no-store"}
    status = 201 if outcome["created"] else 200
    if outcome["created"] and outcome["graph"]:
        headers["Location"] = graph_path(outcome["graph"])
    if asked.operation == "put" and not outcome["created"] and not outcome["warning"]:
        return Response(status_code=204, headers=headers)
    return JSONResponse({"ok": True, **outcome}, status, headers)


def graph_path(iri: str) -> str:
    """Give the path at which the graph *iri* is read and written."""
    path = path_of(iri)
    if path.startswith("/graph/"):
        return path
    return path_of(iri).replace("/entity?iri=", "/graph?graph=")
