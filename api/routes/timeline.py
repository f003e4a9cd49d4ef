"""Time: what happened in a town or to a partnership in lanes, and in all the country by year."""

from collections.abc import Iterable, Iterator

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pyoxigraph import Literal, NamedNode
from starlette.responses import Response

from api import as_of, csv_tables
from api.deps import DayDep, QuestionsDep
from api.explore.filters import key as checked
from api.explore.timeline import MOST, YEARLY, Happening, Year, by_year, draw
from api.facts import things_in
from api.known_parameters import only
from api.language import choose
from api.questions import Questions
from api.rendering import render
from api.views import View, load_view
from graph.errors import NotFoundError
from graph.iris import municipality, resource
from graph.parameters import Term

router = APIRouter(tags=["Explore"])
METHODS = ["GET", "HEAD"]
MOST_LINES = 100_000
"""Happenings of a download: more than any town can have, so that none is left out."""

COLUMNS = ("kind", "thing", "name", "when", "earliest", "latest")


@router.api_route("/explore/time", methods=METHODS, summary="What happened when")
async def timeline(request: Request, questions: QuestionsDep, day: DayDep) -> HTMLResponse:
    """Show the years of the programme, or the lanes of ``?municipality=`` or ``?partnership=``."""
    scope = await _scope(request, questions)
    view = await _load(request, questions, scope)
    shown = _years(view) if scope is None else _lanes(view, choose(request).code)
    context = {"view": view, "scope": scope, "query": _kept(request), **shown}
    return render(request, "explore/time.html", context)


@router.api_route(
    "/explore/time.csv",
    methods=METHODS,
    summary="What happened when, as CSV",
    dependencies=[only("municipality", "partnership", "format")],
)
async def table(request: Request, questions: QuestionsDep, day: DayDep) -> Response:
    """Give the same as a table: happenings, or numbers by year."""
    scope = await _scope(request, questions)
    limit = {} if scope is None else {"limit": Literal(MOST_LINES)}
    view = await _load(request, questions, scope, **limit)
    rows = view.sections["happenings"].rows
    content = (
        csv_tables.write(["year", *YEARLY], _numbers(by_year(rows)))
        if scope is None
        else csv_tables.write(COLUMNS, _happenings(view, choose(request).code))
    )
    return await csv_tables.send(request, content, "time")


def _years(view: View) -> dict[str, object]:
    years = by_year(view.sections["happenings"].rows)
    most = max((number for year in years for number in year.counts.values()), default=0)
    return {"years": years, "most": most, "kinds": YEARLY}


def _lanes(view: View, language: str) -> dict[str, object]:
    rows = view.sections["happenings"].rows
    names = {iri.value: view.labels.best(iri, language).text for iri in things_in(rows)}
    happenings = [Happening.read(row) for row in rows[:MOST]]
    drawn = draw(happenings, names)
    return {"happenings": happenings, "drawn": drawn, "most": MOST, "more": len(rows) > MOST}


def _numbers(years: Iterable[Year]) -> Iterator[list[object]]:
    for year in years:
        yield [year.year, *map(year.count, YEARLY)]


def _happenings(view: View, language: str) -> Iterator[list[object]]:
    for each in map(Happening.read, view.sections["happenings"].rows):
        name = view.labels.best(each.thing, language).text
        days = [each.earliest or "", each.latest or ""]
        yield [each.kind, each.thing.value, name, each.when.value, *days]


async def _load(
    request: Request, questions: Questions, scope: NamedNode | None, **limit: Term
) -> View:
    query = "happenings_by_year" if scope is None else "happenings_of"
    terms = {**as_of.terms(as_of.choose(request)), **limit}
    return await load_view(questions, {"happenings": query}, {}, scope, terms)


async def _scope(request: Request, questions: Questions) -> NamedNode | None:
    """Give what the timeline is of, None for all; raise NotFoundError where it is not known."""
    town = request.query_params.get("municipality", "")
    key = request.query_params.get("partnership", "")
    if not town and not key:
        return None
    scope = (
        municipality(checked("municipality", town))
        if town
        else resource("partnership", checked("partnership", key))
    )
    if not await questions.holds("is_known", iri=scope):
        message = f"There is nothing about {scope.value} in this release."
        error = NotFoundError(message, "Search for it by its name.")
        error.because("nothing-about", iri=scope.value)
        raise error
    return scope


def _kept(request: Request) -> dict[str, str]:
    """Give what chooses the scope, for addresses of the same in another form."""
    params = request.query_params
    return {name: params[name] for name in ("municipality", "partnership") if params.get(name)}
