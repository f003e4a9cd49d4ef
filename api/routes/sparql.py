"""SPARQL 1.1 Protocol for queries at ``/sparql``."""

import re
from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import results
from api.deps import AcceptDep, EndpointDep, PoolDep, QuestionsDep, SettingsDep
from api.negotiation import check_format, wanted, wants_html
from api.rdf import not_acceptable, rdf_response
from api.rendering import render
from api.results import Result
from api.service_description import describe
from api.settings import Settings
from api.sparql_protocol import SparqlRequest, check_length, read_get, read_post
from api.streaming import AnswerResponse, while_connected
from graph.answers import Answer
from graph.formats import GRAPHS, SOLUTIONS
from graph.queries import all_examples, load_example
from graph.workers import WorkerPool

router = APIRouter(tags=["SPARQL"])
_CHANGING = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


@router.api_route("/sparql", methods=["GET", "HEAD"], summary="Ask by GET")
async def get(
    request: Request,
    pool: PoolDep,
    questions: QuestionsDep,
    settings: SettingsDep,
    endpoint: EndpointDep,
    accept: AcceptDep,
) -> Response:
    """Answer ``?query=``; without one give the form to browsers and the description to the rest."""
    check_length(len(request.scope["query_string"]), settings.query_bytes)
    asked = read_get(request)
    check_format(asked.format)
    if not wants_html(accept, asked.format, unasked=False):
        if asked.query is not None:
            return await _answer(request, asked, pool, accept)
        return _description(endpoint, pool, settings, wanted(accept, asked.format, GRAPHS))
    if asked.query is None:
        return _form(request, endpoint)
    answer = await _ask(request, asked, pool, [results.SOLUTIONS], [results.GRAPHS])
    result = await results.read_result(answer, questions)
    return _unless_changing(asked, _form(request, endpoint, asked.query, result))


@router.post("/sparql", summary="Ask by POST")
async def post(
    request: Request, pool: PoolDep, settings: SettingsDep, accept: AcceptDep
) -> Response:
    """Answer the query of a form or of an ``application/sparql-query`` body."""
    asked = await read_post(request, settings.query_bytes)
    check_format(asked.format)
    return await _answer(request, asked, pool, accept)


async def _answer(
    request: Request, asked: SparqlRequest, pool: WorkerPool, accept: str
) -> Response:
    solutions = wanted(accept, asked.format, SOLUTIONS)
    graphs = wanted(accept, asked.format, GRAPHS)
    if not solutions and not graphs:
        raise not_acceptable((*SOLUTIONS, *GRAPHS))
    answer = await _ask(request, asked, pool, solutions, graphs)
    return _unless_changing(asked, AnswerResponse(request, answer))


def _unless_changing(asked: SparqlRequest, response: Response) -> Response:
    """Let nobody keep the answer to a query that gives another answer every time."""
    if _CHANGING.search(asked.query or ""):
        response.headers["Cache-Control"] = "no-store"
    return response


async def _ask(
    request: Request,
    asked: SparqlRequest,
    pool: WorkerPool,
    solutions: Sequence[str],
    graphs: Sequence[str],
) -> Answer:
    asking = pool.ask(
        asked.query or "",
        solutions=solutions,
        graphs=graphs,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )
    return await while_connected(request, asking)


def _form(
    request: Request, endpoint: str, query: str = "", result: Result | None = None
) -> Response:
    examples = all_examples()
    name = request.query_params.get("example", "") or examples[0].name
    text = query or load_example(name).text
    context = {"query": text, "examples": examples, "endpoint": endpoint}
    return render(request, "sparql.html", {**context, "result": result})


def _description(
    endpoint: str, pool: WorkerPool, settings: Settings, media_types: Sequence[str]
) -> Response:
    if not media_types:
        raise not_acceptable(GRAPHS)
    return rdf_response(describe(endpoint, settings, pool.release().manifest), media_types)
