"""Where machines look first: the data set as VoID, and the JSON-LD context of the ontology.

``/.well-known/void`` is the address that https://www.w3.org/TR/void/#well-known names.
"""

from fastapi import APIRouter
from pyoxigraph import NamedNode
from starlette.responses import Response

from api.deps import AcceptDep, EndpointDep, FormatDep, QuestionsDep
from api.negotiation import check_format, wanted
from api.rdf import not_acceptable, rdf_response
from graph.formats import GRAPHS
from graph.namespaces import DATA
from graph.paths import ONTOLOGY

router = APIRouter(tags=["Discovery"])
DATASET = NamedNode(f"{DATA}.well-known/void#dataset")

_COSTLY = ("/sparql", "/queries/", "/q/", "/explore", "/search", "/suggest", "/complete", "/graph")
_ROBOTS = "\n".join(
    [
        "# Documents about things may be walked; views and queries cost much, and /graph is all",
        "# data at once, no page to crawl. People may take it: see /.well-known/void.",
        "User-agent: *",
        *(f"Disallow: {path}" for path in _COSTLY),
        "Disallow: /*?",
        "",
    ]
)


@router.api_route("/.well-known/void", methods=["GET", "HEAD"], summary="The data set as VoID")
async def void(
    questions: QuestionsDep, endpoint: EndpointDep, accept: AcceptDep, name: FormatDep
) -> Response:
    """Describe the data set: its endpoint and counts of its classes and properties."""
    check_format(name)
    media_types = wanted(accept, name, GRAPHS)
    if not media_types:
        raise not_acceptable(GRAPHS)
    triples = await questions.graph(
        "describe_dataset", dataset=DATASET, endpoint=NamedNode(endpoint)
    )
    return rdf_response(sorted(triples, key=str), media_types)


@router.api_route("/robots.txt", methods=["GET", "HEAD"], summary="What crawlers should leave out")
def robots() -> Response:
    """Tell crawlers to leave out what is made anew for everyone who asks."""
    return Response(_ROBOTS, media_type="text/plain")


@router.api_route(
    "/ontology/context.jsonld", methods=["GET", "HEAD"], summary="The JSON-LD context"
)
def context() -> Response:
    """Give the names under which JSON-LD can use the terms of the ontology."""
    content = (ONTOLOGY / "context.jsonld").read_bytes()
    return Response(content, media_type="application/ld+json")
