"""The graph store: named graphs read and, where writes are allowed, written over HTTP.

``/graph/<path>`` is the graph that our IRI with the same path names (direct identification); a
suffix chooses the format. ``/graph?graph=<iri>`` is any graph, ``/graph?default`` the one for
triples of no graph, ``/graph`` all of them together.

Source: SPARQL 1.1 Graph Store HTTP Protocol.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pyoxigraph import NamedNode
from starlette.datastructures import UploadFile
from starlette.requests import Request as Reading
from starlette.responses import Response
from starlette.types import Message

from api.bodies import body_type, read_body
from api.deps import AcceptDep, BaseDep, FormatDep, PoolDep, SettingsDep, WritingDep
from api.errors import MethodError, UnsupportedError
from api.methods import methods_of
from api.negotiation import check_format, wanted, wants_html
from api.rdf import not_acceptable
from api.routes.entities import EXTENSIONS, DocumentsDep, signposts
from api.sparql_protocol import UPDATE
from api.streaming import AnswerResponse, WhileConnected
from graph.change import UNNAMED, Operation
from graph.errors import NotFoundError, UsageError
from graph.formats import DATASETS, FORMATS, GRAPHS
from graph.iris import graph_name, parse_iri
from graph.namespaces import PREFIXES
from graph.queries import load
from graph.writer import Asked

router = APIRouter(tags=["Graph store"])
READS = ["GET", "HEAD"]
WRITES = ["PUT", "POST", "PATCH", "DELETE"]
MULTIPART = "multipart/form-data"
_TYPES = {name: form.media_type for form in GRAPHS for name in (form.media_type, *form.aliases)}
_BODIES = [
    name for name in _TYPES if "/" in name and name not in {"text/plain", "application/json"}
]


@dataclass(frozen=True)
class Target:
    """The graph that a request is about: none for all of them, or for a new one."""

    graph: NamedNode | None
    suffix: str = ""


def _target(request: Request, base: BaseDep) -> Target:
    """Find the graph that the address names; raise UsageError where it names two, or none well."""
    path = str(request.path_params.get("path", ""))
    named = request.query_params.getlist("graph")
    unnamed = "default" in request.query_params
    if path:
        return _direct(path)
    if len(named) + unnamed > 1:
        message = "The request names several graphs."
        raise UsageError(message, "Name one, by `graph` or `default`.")
    if unnamed:
        return Target(UNNAMED)
    if not named:
        return Target(None)
    own = f"{base}/graph/"
    if named[0].startswith(own):
        return _direct(named[0].removeprefix(own))
    return Target(parse_iri(named[0]))


def _direct(path: str) -> Target:
    stem, dot, extension = path.rpartition(".")
    if dot and stem and extension in EXTENSIONS:
        return Target(graph_name(stem), extension)
    return Target(graph_name(path))


TargetDep = Annotated[Target, Depends(_target)]


class Reader:
    """Reads graphs for the client of a request."""

    def __init__(self, request: Request, pool: PoolDep) -> None:
        self._request = request
        self._pool = pool

    async def read(self, target: Target, accept: str, name: str | None) -> Response:
        """Give the graph, or all, in the best of the wanted formats."""
        graph, release = target.graph, self._pool.release()
        if graph and graph != UNNAMED and graph.value not in release.manifest.graphs:
            message = f"There is no graph {graph.value} in this release."
            raise NotFoundError(
                message, "The service description at /sparql lists those there are."
            )
        formats = GRAPHS if graph else DATASETS
        media_types = wanted(accept, name, formats)
        if not media_types:
            raise not_acceptable(formats)
        query = load("describe_graph").bind(iri=graph) if graph else None
        if self._request.method == "HEAD":
            headers = {"Vary": "Accept", "Vazby-Release": release.id}
            response = Response(headers=headers, media_type=FORMATS[media_types[0]].content_type)
        else:
            with WhileConnected(self._request):
                client = self._request.client.host if self._request.client else ""
                answer = await self._pool.ask(query, graphs=media_types, client=client)
            response = AnswerResponse(self._request, answer)
        if graph:
            response.headers["Link"] = signposts(graph)
        return response


ReaderDep = Annotated[Reader, Depends()]


@router.api_route("/graph/{path:path}", methods=READS, summary="A named graph")
async def direct(
    documents: DocumentsDep,
    reader: ReaderDep,
    path: str,
    target: TargetDep,
    accept: AcceptDep,
    name: FormatDep,
) -> Response:
    """Give all that one named graph says: as a page to browsers, as RDF to the rest."""
    check_format(name, target.suffix)
    if not target.suffix and wants_html(accept, name, unasked=False):
        return await documents.about(PREFIXES["g"], path)
    return await reader.read(target, accept, target.suffix or name)


@router.api_route("/graph", methods=READS, summary="A graph by its IRI, or all of them")
async def indirect(
    reader: ReaderDep, target: TargetDep, accept: AcceptDep, name: FormatDep
) -> Response:
    """Give the graph of ``?graph=`` or ``?default`` as RDF; all graphs as N-Quads or TriG."""
    check_format(name)
    return await reader.read(target, accept, name)


@router.api_route("/graph/{path:path}", methods=WRITES, summary="Write a named graph")
@router.api_route("/graph", methods=WRITES, summary="Write a graph by its IRI, or a new one")
async def write(
    request: Request, target: TargetDep, writing: WritingDep, settings: SettingsDep, base: BaseDep
) -> Response:
    """Replace (PUT), extend (POST), update (PATCH) or remove (DELETE) a graph: a new release."""
    if not writing.allowed:
        raise _read_only(request)
    writing.writer_for(request)
    operation: Operation = _OPERATIONS[request.method]
    if target.graph is None and operation != "post":
        message = f"{request.method} needs to know which graph."
        raise UsageError(message, "Name it, by `graph` or `default`.")
    body: list[tuple[str, bytes]] = []
    if operation == "patch":
        kind = body_type(request, (UPDATE,))
        body = [(kind, await read_body(request, settings.upload_bytes))]
    elif operation != "delete":
        body = await _parts(request, settings.upload_bytes)
    name = target.graph.value if target.graph else None
    asked = Asked(operation=operation, body=body, graph=name, base=name or base)
    return await writing.change(request, asked)


_OPERATIONS: dict[str, Operation] = {
    "PUT": "put",
    "POST": "post",
    "PATCH": "patch",
    "DELETE": "delete",
}


def _read_only(request: Request) -> MethodError:
    message = "Graphs are not written here: this server only reads them."
    allowed = methods_of(request.url.path, writes=False)
    return MethodError(message, "Its keeper can start it with --allow-writes.", allowed)


async def _parts(request: Request, limit: int) -> list[tuple[str, bytes]]:
    """Read the body: one piece of RDF, or several in a form."""
    media_type = body_type(request, (*_BODIES, MULTIPART))
    body = await read_body(request, limit)
    if media_type != MULTIPART:
        return [(_TYPES[media_type], body)]

    async def again() -> Message:
        return {"type": "http.request", "body": body}

    async with Reading(request.scope, again).form(max_files=100, max_fields=100) as form:
        files = [part for _, part in form.multi_items() if isinstance(part, UploadFile)]
        return [(_part_type(file), await file.read()) for file in files]


def _part_type(file: UploadFile) -> str:
    media_type = (file.content_type or "").partition(";")[0].strip().lower()
    if media_type not in _BODIES:
        message = f"A part of type {media_type[:80] or 'unknown'!r} cannot be read here."
        raise UnsupportedError(message, f"Send {' or '.join(_BODIES)}.")
    return _TYPES[media_type]
