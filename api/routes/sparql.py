"""The page at ``/sparql``, and what the service says of itself; answers: `api.sparql_service`."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from time import perf_counter
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api import results
from api.deps import (
    AcceptDep,
    EndpointDep,
    PoolDep,
    QuestionsDep,
    SettingsDep,
    TerminologyDep,
    WritingDep,
)
from api.hints import Hint, hints
from api.language import choose
from api.negotiation import wanted, wants_html
from api.rdf import not_acceptable, rdf_response
from api.rendering import render
from api.results import Result
from api.service_description import describe
from api.sparql_protocol import EmptyQueryError, SparqlRequest, ask
from api.states import told
from api.streaming import WhileConnected
from api.waiting import address, patience
from graph.errors import DeadlineError, RefusedError, UsageError, VazbyError
from graph.formats import TRIPLES
from graph.namespaces import PREFIXES
from graph.queries import all_examples, load_example

router = APIRouter(tags=["SPARQL"])


def _asked(request: Request) -> SparqlRequest:
    asked: SparqlRequest = request.state.asked
    return asked


AskedDep = Annotated[SparqlRequest, Depends(_asked)]


class Editor:
    """The page of queries: the editor, under it the answer or what is wrong."""

    def __init__(
        self,
        request: Request,
        pool: PoolDep,
        questions: QuestionsDep,
        terminology: TerminologyDep,
        endpoint: EndpointDep,
    ) -> None:
        self._request = request
        self._pool = pool
        self._questions = questions
        self._terminology = terminology
        self._endpoint = endpoint

    def empty(self) -> Response:
        """Show an example to begin with: the first, or that of ``?example=``."""
        self._terminology.begin(self._pool.release())  # who opens the editor will want to complete
        example = load_example(self._request.query_params.get("example", "") or "1")
        czech = choose(self._request).code == "cs"
        question = example.question_cs if czech else example.question_en
        return self._render({"query": f"# {question}\n{example.bare}\n"})

    async def answered(self, asked: SparqlRequest) -> Response:
        """Show the answer under the query, what is wrong with it, or that it is not here yet."""
        query = (asked.query or "").replace("\r\n", "\n")
        try:
            async with asyncio.timeout(patience(self._request)):
                result, problem = await self._ask(asked)
        except TimeoutError:
            return self._running(query)
        found: list[Hint] = []
        if not (result and result.text):  # triples may well be made of new terms
            found = await hints(self._terminology, self._pool.release(), query, problem)
        context = {"query": query, "result": result, "problem": problem, "hints": found}
        response = self._render(context, problem.status if problem else 200)
        if result and result.more:
            shown = f"{len(result.rows)} rows" if result.rows else f"{results.MOST_BYTES} bytes"
            response.headers["Vazby-Page-Limit"] = shown
        if asked.changes:
            response.headers["Cache-Control"] = "no-store"
        return response

    def _running(self, query: str) -> Response:
        """Show the query; the page asks by itself for the answer, which it can stop."""
        response = self._render({"query": query, "waiting": address(self._request)}, 202)
        response.headers["Cache-Control"] = "no-store"
        return response

    async def _ask(self, asked: SparqlRequest) -> tuple[Result | None, VazbyError | None]:
        if not asked.query:
            return None, EmptyQueryError()
        wanted_types = [results.SOLUTIONS], [results.GRAPHS]
        begin = perf_counter()
        try:
            with WhileConnected(self._request):
                answer = await ask(self._pool, self._request, asked, *wanted_types)
                result = await results.read_result(answer, self._questions)
        except (UsageError, RefusedError, DeadlineError) as problem:
            return None, problem
        took = perf_counter() - begin
        return replace(result, seconds=took, searched=answer.searched), None

    def _render(self, context: Mapping[str, Any], status: int = 200) -> Response:
        problem = context.get("problem")
        empty: dict[str, Any] = {
            "result": None,
            "problem": None,
            "hints": [],
            "waiting": "",
            "examples": all_examples(),
        }
        language = choose(self._request)
        more = {"endpoint": self._endpoint, "told": told(problem, language) if problem else {}}
        words = language.table("editor")
        page = {**empty, **more, "words": words, "prefixes": PREFIXES, **context}
        return render(self._request, "sparql.html", page, status)


EditorDep = Annotated[Editor, Depends()]


@router.api_route("/sparql", methods=["GET", "HEAD"], summary="Ask by GET")
async def get(
    request: Request,
    asked: AskedDep,
    editor: EditorDep,
    pool: PoolDep,
    settings: SettingsDep,
    endpoint: EndpointDep,
    accept: AcceptDep,
    writing: WritingDep,
) -> Response:
    """Answer ``?query=``; without one give the form to browsers and the description to the rest."""
    if asked.query is not None:
        return await editor.answered(asked)
    if wants_html(accept, asked.format, unasked=False):
        return editor.empty()
    media_types = wanted(accept, asked.format, TRIPLES)
    if not media_types:
        raise not_acceptable(TRIPLES)
    manifest = pool.release().manifest
    described = describe(endpoint, settings, manifest, writes=writing.allowed)
    response = rdf_response(described, media_types)
    if example := request.query_params.get("example"):
        load_example(example)  # a mistyped name is told, as to browsers
        response.headers["Vazby-Ignored"] = "example"
    return response


@router.post("/sparql", summary="Ask by POST")
async def post(asked: AskedDep, editor: EditorDep) -> Response:
    """Answer the query of a form or of an ``application/sparql-query`` body."""
    return await editor.answered(asked)
