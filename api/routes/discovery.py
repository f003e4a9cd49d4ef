"""Where machines look first: ``/.well-known/void`` (https://www.w3.org/TR/void/#well-known)."""

from fastapi import APIRouter
from pyoxigraph import NamedNode
from starlette.responses import Response

from api.deps import AcceptDep, EndpointDep, FormatDep, QuestionsDep
from api.negotiation import check_format, wanted
from api.rdf import rdf_response
from graph.formats import GRAPHS
from graph.namespaces import DATA

router = APIRouter(tags=["Discovery"])
DATASET = NamedNode(f"{DATA}.well-known/void#dataset")


@router.api_route("/.well-known/void", methods=["GET", "HEAD"], summary="The data set as VoID")
async def void(
    questions: QuestionsDep, endpoint: EndpointDep, accept: AcceptDep, name: FormatDep
) -> Response:
    """Describe the data set: its endpoint and counts of its classes and properties."""
    check_format(name)
    triples = await questions.graph(
        "describe_dataset", dataset=DATASET, endpoint=NamedNode(endpoint)
    )
    return rdf_response(
        sorted(triples, key=str), wanted(accept, name, GRAPHS) or [GRAPHS[0].media_type]
    )
