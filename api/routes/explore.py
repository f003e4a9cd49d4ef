"""What spans the towns: the views of ``/explore``, and which organisations do."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from api import csv_tables
from api.deps import AcceptDep, QuestionsDep
from api.explore.bounds import PERIOD_ERRORS, beside_the_form
from api.explore.filters import Filters
from api.explore.memberships import MEMBERSHIPS, Cell, load_behind
from api.explore.memberships import SECTION as BEHIND
from api.explore.spanning import (
    MOST_COLUMNS,
    Matrix,
    Spanning,
    check_known,
    load_choices,
    load_spanning,
)
from api.explore.spanning import SECTION as RANKED
from api.explore.tables import write_matrix, write_table
from api.known_parameters import FILTERS, only
from api.language import choose
from api.rendering import Page, render
from api.sections import Section, page_number

router = APIRouter(tags=["Explore"])
METHODS = ["GET", "HEAD"]
VIEWS = {
    **{name: f"/explore/{name}" for name in ("organisations", "network", "towns", "compare")},
    **{name: f"/explore/{name}" for name in ("map", "time", "conflicts")},
    "coverage": "/coverage",
}


def _filters(request: Request) -> Filters:
    return Filters.read(request.query_params)


def _cell(request: Request) -> Cell:
    return Cell.read(request.query_params)


FiltersDep = Annotated[Filters, Depends(_filters)]
CellDep = Annotated[Cell, Depends(_cell)]


@router.api_route("/explore", methods=METHODS, summary="What can be explored")
async def index(request: Request) -> HTMLResponse:
    """Show the ways to look across towns."""
    return render(request, "explore/index.html", {"views": VIEWS})


@router.api_route(
    "/explore/organisations", methods=METHODS, summary="Organisations that span the towns"
)
async def organisations(
    request: Request, questions: QuestionsDep, filters: FiltersDep, accept: AcceptDep
) -> HTMLResponse:
    """Rank the organisations by the number of their towns, and show which towns these are."""
    page, language = page_number(request.query_params, RANKED), choose(request)
    context: dict[str, object] = {"filters": filters, "problem": None}
    try:
        view = await load_spanning(questions, filters, page, language.code)
    except PERIOD_ERRORS as error:
        context["problem"] = beside_the_form(error, request, accept)
        facets, labels = await load_choices(questions, filters, language.code)
        context["view"] = Spanning(filters, Section(RANKED, ()), 0, facets, Matrix(), labels)
        return render(request, "explore/organisations.html", context, error.status)
    context |= {"view": view, "shown": view.matrix.busiest(MOST_COLUMNS)}
    return render(request, "explore/organisations.html", context)


@router.api_route(
    "/explore/organisations/evidence", methods=METHODS, summary="The evidence behind a cell"
)
async def evidence(
    request: Request, questions: QuestionsDep, filters: FiltersDep, cell: CellDep
) -> HTMLResponse:
    """Show by which memberships an organisation is in a town, in whose words."""
    page = page_number(request.query_params, BEHIND)
    await check_known(questions, filters)
    view = await load_behind(questions, filters, cell, page)
    return render(request, "explore/evidence.html", {"view": view, "filters": filters})


@router.api_route("/explore/organisations/query", methods=METHODS, summary="The query behind a row")
async def query(request: Request, filters: FiltersDep, cell: CellDep) -> Response:
    """Lead to the query that finds the memberships of an organisation, filled in (303)."""
    page = Page(request, choose(request))
    return RedirectResponse(page.query(MEMBERSHIPS, **cell.terms(filters)), 303)


@router.api_route(
    "/explore/organisations.csv",
    methods=METHODS,
    summary="The ranked organisations as CSV",
    dependencies=[only(*FILTERS, "format")],
)
async def table(request: Request, questions: QuestionsDep, filters: FiltersDep) -> Response:
    """Give all organisations that fit, with their towns."""
    content = await write_table(questions, filters, choose(request).code)
    return await csv_tables.send(request, content, "organisations")


@router.api_route(
    "/explore/organisations/matrix.csv",
    methods=METHODS,
    summary="Organisations by town as CSV",
    dependencies=[only(*FILTERS, "format")],
)
async def matrix(request: Request, questions: QuestionsDep, filters: FiltersDep) -> Response:
    """Give the number of partnerships by organisation and town."""
    content = await write_matrix(questions, filters, choose(request).code)
    return await csv_tables.send(request, content, "organisations-by-town")
