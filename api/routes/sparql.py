"""SPARQL 1.1 Protocol for queries at ``/sparql``."""

import re
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api import results
from api.deps import AcceptDep, EndpointDep, PoolDep, QuestionsDep, SettingsDep
from api.errors import state_of
from api.negotiation import check_format, wanted, wants_html
from api.rdf import not_acceptable, rdf_response
from api.rendering import render
from api.results import Result
from api.service_description import describe
from api.sparql_protocol import SparqlRequest, check_length, read_get, read_post
from api.streaming import AnswerResponse, while_connected
from graph.answers import Answer
from graph.errors import DeadlineError, RefusedError, UsageError, VazbyError
from graph.formats import GRAPHS, SOLUTIONS
from graph.queries import all_examples, load_example

router = APIRouter(tags=["SPARQL"])
_CHANGING = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


class Asking:
    """Answers one request, as data for programs and on the page with the form for people."""

    def __init__(
        self, request: Request, pool: PoolDep, questions: QuestionsDep, accept: AcceptDep
    ) -> None:
        self._request = request
        self._pool = pool
        self._questions = questions
        self._accept = accept

    async def answer(self, asked: SparqlRequest, endpoint: str) -> Response:
        """Answer the query of *asked*."""
        if wants_html(self._accept, asked.format, unasked=False):
            response = await self._page(asked, endpoint)
        else:
            response = await self._data(asked)
        if _CHANGING.search(asked.query or ""):
            response.headers["Cache-Control"] = "no-store"  # the answer is another one every time
        return response

    async def _data(self, asked: SparqlRequest) -> Response:
        solutions = wanted(self._accept, asked.format, SOLUTIONS)
        graphs = wanted(self._accept, asked.format, GRAPHS)
        if not solutions and not graphs:
            raise not_acceptable((*SOLUTIONS, *GRAPHS))
        return AnswerResponse(self._request, await self._ask(asked, solutions, graphs))

    async def _page(self, asked: SparqlRequest, endpoint: str) -> Response:
        """Show the answer under the query, or what is wrong with it."""
        try:
            answer = await self._ask(asked, [results.SOLUTIONS], [results.GRAPHS])
            result = await results.read_result(answer, self._questions)
        except (UsageError, RefusedError, DeadlineError) as problem:
            return _form(self._request, endpoint, asked.query, problem=problem)
        return _form(self._request, endpoint, asked.query, result)

    async def _ask(
        self, asked: SparqlRequest, solutions: Sequence[str], graphs: Sequence[str]
    ) -> Answer:
        asking = self._pool.ask(
            asked.query or "",
            solutions=solutions,
            graphs=graphs,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
        )
        return await while_connected(self._request, asking)


AskingDep = Annotated[Asking, Depends()]


@router.api_route("/sparql", methods=["GET", "HEAD"], summary="Ask by GET")
async def get(
    request: Request,
    asking: AskingDep,
    pool: PoolDep,
    settings: SettingsDep,
    endpoint: EndpointDep,
    accept: AcceptDep,
) -> Response:
    """Answer ``?query=``; without one give the form to browsers and the description to the rest."""
    check_length(len(request.scope["query_string"]), settings.query_bytes)
    asked = read_get(request)
    check_format(asked.format)
    if asked.query is not None:
        return await asking.answer(asked, endpoint)
    if wants_html(accept, asked.format, unasked=False):
        return _form(request, endpoint)
    media_types = wanted(accept, asked.format, GRAPHS)
    if not media_types:
        raise not_acceptable(GRAPHS)
    return rdf_response(describe(endpoint, settings, pool.release().manifest), media_types)


@router.post("/sparql", summary="Ask by POST")
async def post(
    request: Request, asking: AskingDep, settings: SettingsDep, endpoint: EndpointDep
) -> Response:
    """Answer the query of a form or of an ``application/sparql-query`` body."""
    asked = await read_post(request, settings.query_bytes)
    check_format(asked.format)
    return await asking.answer(asked, endpoint)


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
