"""Things and the documents about them: one IRI each, in whatever format is asked for.

``/resource/<kind>/<key>`` is the thing: it answers 303 with the address of its document,
``/<kind>/<key>`` for people, ``/<kind>/<key>.ttl`` (``.nt``, ``.rdf``, ``.jsonld``) for programs.
At a document the suffix decides, then ``?format=``, then Accept; a client without any wish, or
with ``*/*``, gets the page. See https://www.w3.org/TR/cooluris/.
"""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from pyoxigraph import NamedNode
from starlette.responses import RedirectResponse, Response

from api.absent import MovedError, absence
from api.deps import AcceptDep, FormatDep, PoolDep, QuestionsDep
from api.links import MUNICIPALITY, path_of
from api.negotiation import check_format, one_format, wanted, wants_html
from api.rdf import not_acceptable
from api.routes.pages import entity_page
from api.streaming import AnswerResponse, WhileConnected
from graph.errors import VazbyError
from graph.formats import FORMATS, GRAPHS
from graph.iris import graph_name, parse_iri
from graph.namespaces import PREFIXES
from graph.queries import load
from graph.releases import Release

router = APIRouter(tags=["Entities"])
METHODS = ["GET", "HEAD"]
ONTOLOGY = PREFIXES["v"].rstrip("#")
EXTENSIONS = [form.name for form in GRAPHS]


class Wish:
    """In which format a document is wanted: *media_types*, the best first; none means the page."""

    def __init__(self, accept: AcceptDep, name: FormatDep) -> None:
        check_format(name)
        self.accept = accept
        self._name = name
        self.html = wants_html(accept, name)
        self.media_types = wanted(accept, name, GRAPHS)

    def at(self, path: str) -> tuple[str, "Wish"]:
        """Split a known suffix off *path*: it decides, whatever else was wished."""
        stem, dot, extension = path.rpartition(".")
        if not dot or extension not in EXTENSIONS:
            return path, self
        check_format(self._name, extension)
        return stem, Wish(self.accept, extension)

    def best(self) -> str:
        """Give the best media type; raise NotAcceptableError where none fits."""
        if not self.media_types:
            raise not_acceptable(GRAPHS)
        return self.media_types[0]


WishDep = Annotated[Wish, Depends()]


class Documents:
    """Gives the document about an IRI, as a page or as RDF."""

    def __init__(
        self, request: Request, questions: QuestionsDep, pool: PoolDep, wish: WishDep
    ) -> None:
        self._request = request
        self._questions = questions
        self._pool = pool
        self._wish = wish
        self._release: Release | None = None

    async def about(self, namespace: str, path: str) -> Response:
        """Give the document about ``<namespace><path>``; the path may end in a suffix."""
        asked = path
        path, wish = self._wish.at(asked)
        self._choose_release()
        iri = parse_iri(namespace + path)
        query, subject = _describing(iri)
        if namespace == PREFIXES["res"]:
            replaced = await self._questions.rows("replacement_of", iri=iri)
            if replaced:
                raise self._moved(replaced[0]["replacement"].value, asked.removeprefix(path))
        if not await self._questions.holds("is_known", iri=subject):
            raise await self._absence(iri)
        response: Response
        if wish.html:
            response = await entity_page(self._request, self._questions, iri)
        else:
            response = await self._rdf(load(query).bind(iri=subject), wish.best())
        response.headers["Vary"] = "Accept, Accept-Language"
        response.headers["Link"] = signposts(iri)
        return response

    def _choose_release(self) -> None:
        """Ask the release of ``?release=`` where one is named: the thing as it was then."""
        if name := self._request.query_params.get("release"):
            self._release = self._pool.release_called(name)
            self._questions = self._questions.of(self._release)

    def _moved(self, replacement: str, suffix: str) -> MovedError:
        """Lead for good to the same document of what the thing was made one with."""
        query = f"?{self._request.url.query}" if self._request.url.query else ""
        return MovedError(f"{path_of(replacement)}{suffix}{query}")

    async def _absence(self, iri: NamedNode) -> VazbyError:
        return await run_in_threadpool(absence, self._pool, iri.value, path_of(iri.value))

    async def _rdf(self, query: str, media_type: str) -> Response:
        with WhileConnected(self._request):
            answer = await self._pool.ask(
                query, graphs=[media_type], lane="pages", release=self._release
            )
        return AnswerResponse(self._request, answer)


DocumentsDep = Annotated[Documents, Depends()]


@router.api_route("/resource/{kind}/{key:path}", methods=METHODS, summary="A thing itself")
async def thing(kind: str, key: str, wish: WishDep) -> Response:
    """Redirect from a thing to the document about it (303)."""
    path = path_of(parse_iri(f"{PREFIXES['res']}{kind}/{key}").value)
    suffix = "" if wish.html else f".{FORMATS[wish.best()].name}"
    return RedirectResponse(path + suffix, 303, {"Vary": "Accept"})


@router.api_route("/entity", methods=METHODS, summary="The document about any IRI")
async def foreign(documents: DocumentsDep, request: Request) -> Response:
    """Give the document about ``?iri=``; what has an address of its own is there (303)."""
    iri = parse_iri(request.query_params.get("iri", ""))
    path = path_of(iri.value)
    if path.startswith("/entity?"):
        return await documents.about("", iri.value)
    name = one_format(request.query_params.getlist("format"))
    return RedirectResponse(f"{path}?{urlencode({'format': name})}" if name else path, 303)


@router.api_route("/ontology", methods=METHODS, summary="The ontology")
@router.api_route("/ontology.{extension}", methods=METHODS, include_in_schema=False)
async def ontology(documents: DocumentsDep, extension: str = "") -> Response:
    """Give the ontology with its code lists: the document of every term ``/ontology#…``."""
    return await documents.about(ONTOLOGY, f".{extension}" if extension else "")


@router.api_route("/codelist/{path:path}", methods=METHODS, summary="A code list or a code")
async def concept(documents: DocumentsDep, path: str) -> Response:
    """Give the document about a code list or one of its codes."""
    return await documents.about(PREFIXES["cl"], path)


@router.api_route("/municipality/{code}", methods=METHODS, summary="A municipality")
async def municipality(documents: DocumentsDep, code: str) -> Response:
    """Give the document about the municipality with the official *code*."""
    return await documents.about(MUNICIPALITY, code)


@router.api_route("/{kind}/{key:path}", methods=METHODS, summary="Any thing of ours")
async def document(documents: DocumentsDep, kind: str, key: str) -> Response:
    """Give the document about ``/resource/<kind>/<key>``."""
    return await documents.about(PREFIXES["res"], f"{kind}/{key}")


def _describing(iri: NamedNode) -> tuple[str, NamedNode]:
    """Give the query that describes *iri*, and what it is asked about."""
    if iri.value == ONTOLOGY:
        return "describe_graph", graph_name("ontology")
    if iri.value.startswith(PREFIXES["g"]):
        return "describe_graph", iri
    return "describe_entity", iri


def signposts(iri: NamedNode) -> str:
    """Say where the other formats are: RFC 8288, and Signposting's cite-as and describedby."""
    path = path_of(iri.value)
    links = [f'<{quote(iri.value, safe=":/#?&=%")}>; rel="cite-as"']
    for form in GRAPHS:
        address = f"{path}&format={form.name}" if "?" in path else f"{path}.{form.name}"
        links.append(f'<{address}>; rel="alternate describedby"; type="{form.media_type}"')
    return ", ".join([*links, f'<{path}>; rel="alternate"; type="text/html"'])
