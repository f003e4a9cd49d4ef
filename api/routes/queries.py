"""Saved queries: each example of ``graph/examples`` at an address of its own.

``/queries`` lists them; ``/queries/<name>`` answers in the format of its suffix, ``?format=`` or
Accept. The number that stands before the name of its file is no part of the address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from api import excel, results
from api.deps import AcceptDep, EndpointDep, FormatDep, PoolDep, QuestionsDep, RowCountsDep
from api.language import choose
from api.negotiation import EXCEL, HTML, check_format, check_offered, preferred, wanted, wants_html
from api.rdf import not_acceptable
from api.rendering import render
from api.results import Result
from api.saved_queries import (
    PREFIX,
    SHOWN,
    Call,
    describe_all,
    example_call,
    formats_of,
    given,
    names_of,
    read_call,
)
from api.states import told
from api.streaming import AnswerResponse, WhileConnected
from graph.answers import Answer
from graph.errors import DeadlineError, RefusedError, UsageError, VazbyError
from graph.queries import Query, UnknownExampleError, all_examples, load_example

router = APIRouter(tags=["Queries"])
METHODS = ["GET", "HEAD"]
_JSON = "application/json"


@dataclass(frozen=True)
class Shown:
    """What a page shows of a call: its *result* or the *problem*.

    *rows* is how many there are, *pages* with what the pages beside this one are asked.
    """

    call: Call
    result: Result | None = None
    rows: int | None = None
    problem: VazbyError | None = None
    pages: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


class Caller:
    """Answers one request for a saved query."""

    def __init__(
        self,
        request: Request,
        pool: PoolDep,
        questions: QuestionsDep,
        counts: RowCountsDep,
        endpoint: EndpointDep,
        accept: AcceptDep,
        form: FormatDep,
    ) -> None:
        self._request = request
        self._pool = pool
        self._questions = questions
        self._counts = counts
        self._base = endpoint.removesuffix("/sparql")
        self._accept = accept
        self._form = form
        self._client = request.client.host if request.client else ""

    async def answer(self, name: str, extension: str | None) -> Response:
        """Give the answer of the query *name*; *extension* goes before all other wishes."""
        query = _load(name)
        if name != query.name:
            return self._moved(query, extension)
        check_format(self._form, extension)
        form = extension or self._form
        check_format(form)
        formats = formats_of(query)
        if wants_html(self._accept, form, unasked=False, data=formats):
            return await self._page(query)
        media_types = wanted(self._accept, form, formats)
        if not media_types:
            raise not_acceptable(formats)
        return await self._data(query, media_types, for_excel=form == EXCEL)

    def _moved(self, query: Query, extension: str | None) -> Response:
        suffix = f".{extension}" if extension else ""
        asked = f"?{self._request.url.query}" if self._request.url.query else ""
        return RedirectResponse(f"{PREFIX}/{query.name}{suffix}{asked}", 301)

    async def _read(self, query: Query, usual: int | None = None) -> Call:
        release = self._pool.release()
        return await read_call(self._request, query, self._questions, release, usual)

    async def _data(self, query: Query, media_types: list[str], *, for_excel: bool) -> Response:
        with WhileConnected(self._request):
            call = await self._read(query)
            rows = await self._total(call)
            answer = await self._ask(call, media_types, media_types)
        response = AnswerResponse(self._request, answer)
        if for_excel:
            response = excel.answer(self._request, answer, name=f"vazby-{query.name}")
        self._link(response, call, rows)
        return response

    async def _page(self, query: Query) -> Response:
        """Show the question, a form for its parameters, and the answer or what is wrong."""
        shown = Shown(example_call(query))
        try:
            with WhileConnected(self._request):
                shown = await self._shown(await self._read(query, SHOWN))
        except (UsageError, RefusedError, DeadlineError) as problem:
            shown = Shown(Call(query, given(self._request, query), query.text), problem=problem)
        status = shown.problem.status if shown.problem else 200
        words = told(shown.problem, choose(self._request)) if shown.problem else {}
        context = {"shown": shown, "call": shown.call, "base": self._base, "told": words}
        context["formats"] = names_of(query)
        response = render(self._request, "query.html", context, status)
        self._link(response, shown.call, shown.rows)
        return response

    async def _shown(self, call: Call) -> "Shown":
        answer = await self._ask(call, [results.SOLUTIONS], [results.GRAPHS])
        result = await results.read_result(answer, self._questions)
        rows = await self._total(call)
        if result.more and result.rows:  # longer than a page can be: the next goes on from here
            call = replace(call, limit=len(result.rows))
        return Shown(call, result, rows, pages=self._pages(call, rows))

    async def _ask(self, call: Call, solutions: Sequence[str], graphs: Sequence[str]) -> Answer:
        return await self._pool.ask(
            call.page, solutions=solutions, graphs=graphs, client=self._client
        )

    async def _total(self, call: Call) -> int | None:
        """Count the rows, where only some of them are wanted."""
        return None if call.limit is None else await self._counts.of(call, self._client)

    def _pages(self, call: Call, rows: int | None) -> dict[str, Mapping[str, object]]:
        return call.neighbours(rows, self._pool.release().id) if rows is not None else {}

    def _link(self, response: Response, call: Call, rows: int | None) -> None:
        """Say how many rows there are, and where the pages beside this one are (RFC 8288)."""
        if rows is None:
            return
        path = self._request.url.path
        given = {"format": self._form, "lang": self._request.query_params.get("lang")}
        form = {name: value for name, value in given.items() if value}
        response.headers["Vazby-Rows"] = str(rows)
        response.headers["Link"] = ", ".join(
            f'<{self._base}{call.at(path, **asked, **form)}>; rel="{name}"'
            for name, asked in self._pages(call, rows).items()
        )


CallerDep = Annotated[Caller, Depends()]


@router.api_route(PREFIX, methods=METHODS, summary="All saved queries")
async def index(request: Request, accept: AcceptDep, form: FormatDep) -> Response:
    """List the saved queries: as a page, or as JSON with the parameters of each."""
    check_offered(form, "html", "json")
    if form == "json" or (not form and preferred(accept, [HTML, _JSON])[:1] == [_JSON]):
        return JSONResponse({"ok": True, "queries": describe_all()}, headers={"Vary": "Accept"})
    return render(request, "queries.html", {"queries": all_examples()})


@router.api_route(f"{PREFIX}/{{name}}", methods=METHODS, include_in_schema=False)
async def answer(caller: CallerDep, name: str) -> Response:
    """Answer the saved query *name*; `api.query_openapi` describes each."""
    stem, dot, extension = name.rpartition(".")
    return await caller.answer(stem, extension) if dot else await caller.answer(name, None)


def _load(name: str) -> Query:
    """Find a saved query; an old name, with its number, finds it too."""
    try:
        return load_example(name)
    except UnknownExampleError as error:
        meant = " or ".join(f"{PREFIX}/{near}" for near in error.nearest)
        hint = (
            f"Did you mean {meant}? {PREFIX} lists them all." if meant else f"{PREFIX} lists all."
        )
        message = f"There is no saved query {name[:100]!r}."
        raise UnknownExampleError(message, hint, name, error.nearest) from None
