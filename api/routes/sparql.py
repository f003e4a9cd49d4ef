"""The page at ``/sparql``, and what the service says of itself; answers: `api.sparql_service`."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api import results
from api.deps import AcceptDep, EndpointDep, PoolDep, QuestionsDep, SettingsDep
from api.errors import state_of
from api.negotiation import wanted, wants_html
from api.rdf import not_acceptable, rdf_response
from api.rendering import render
from api.results import Result
from api.service_description import describe
from api.sparql_protocol import SparqlRequest, ask
from api.streaming import WhileConnected
from graph.errors import DeadlineError, RefusedError, UsageError, VazbyError
from graph.formats import GRAPHS
from graph.queries import all_examples, load_example

router = APIRouter(tags=["SPARQL"])


def _asked(request: Request) -> SparqlRequest:
    asked: SparqlRequest = request.state.asked
    return asked


AskedDep = Annotated[SparqlRequest, Depends(_asked)]


@router.api_route("/sparql", methods=["GET", "HEAD"], summary="Ask by GET")
async def get(
    request: Request,
    asked: AskedDep,
    pool: PoolDep,
    questions: QuestionsDep,
    settings: SettingsDep,
    endpoint: EndpointDep,
    accept: AcceptDep,
) -> Response:
    """Answer ``?query=``; without one give the form to browsers and the description to the rest."""
    if asked.query is not None:
        return await _page(request, asked, pool, questions, endpoint)
    if wants_html(accept, asked.format, unasked=False):
        return _form(request, endpoint)
    media_types = wanted(accept, asked.format, GRAPHS)
    if not media_types:
        raise not_acceptable(GRAPHS)
    return rdf_response(describe(endpoint, settings, pool.release().manifest), media_types)


@router.post("/sparql", summary="Ask by POST")
async def post(
    request: Request,
    asked: AskedDep,
    pool: PoolDep,
    questions: QuestionsDep,
    endpoint: EndpointDep,
) -> Response:
    """Answer the query of a form or of an ``application/sparql-query`` body."""
    return await _page(request, asked, pool, questions, endpoint)


async def _page(
    request: Request, asked: SparqlRequest, pool: PoolDep, questions: QuestionsDep, endpoint: str
) -> Response:
    """Show the answer under the query, or what is wrong with it."""
    try:
        with WhileConnected(request):
            answer = await ask(pool, request, asked, [results.SOLUTIONS], [results.GRAPHS])
            result = await results.read_result(answer, questions)
    except (UsageError, RefusedError, DeadlineError) as problem:
        return _form(request, endpoint, asked.query, problem=problem)
    response = _form(request, endpoint, asked.query, result)
    if asked.changes:
        response.headers["Cache-Control"] = "no-store"
    return response


def _form(
    request: Request,
    endpoint: str,
    query: str | None = None,
    result: Result | None = None,
    problem: VazbyError | None = None,
) -> Response:
    examples = all_examples()
    name = request.query_params.get("example", "") or examples[0].name
    context = {
        "query": load_example(name).text if query is None else query,
        "examples": examples,
        "endpoint": endpoint,
        "result": result,
        "problem": problem,
        "state": state_of(problem) if problem else "",
    }
    return render(request, "sparql.html", context, problem.status if problem else 200)
