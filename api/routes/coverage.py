"""What was read of the documents and what was not, town by town; and what the gate found."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from pyoxigraph import NamedNode
from starlette.responses import HTMLResponse, Response

from api import as_of, coverage, csv_tables, findings
from api.absent import absence
from api.deps import DayDep, PoolDep, QuestionsDep, ReleaseDep
from api.facts import Facts, Labels
from api.findings import Group
from api.known_parameters import only
from api.links import MUNICIPALITY, path_of
from api.questions import Questions
from api.rendering import render
from api.sections import PAGE_SIZE, Section, Terms, page_number
from api.views import View
from graph.errors import UsageError
from graph.iris import parse_iri
from graph.iris import region as area

router = APIRouter(tags=["Coverage"])
METHODS = ["GET", "HEAD"]
_CODE = re.compile(r"[0-9]{1,9}|cz[0-9]{3}")


async def _region(request: Request, questions: QuestionsDep) -> NamedNode | None:
    code = request.query_params.get("region", "")
    if not code:
        return None
    if not (_CODE.fullmatch(code) and await questions.holds("is_known", iri=area(code))):
        message = f"{code[:40]!r} is no code of a region."
        error = UsageError(message, "Regions have codes as 60 or cz010: see /coverage.")
        error.because("unknown-value", name="region", value=code)
        raise error
    return area(code)


async def _town(request: Request, questions: QuestionsDep, pool: PoolDep) -> NamedNode | None:
    code = request.query_params.get("town", "")
    if not code:
        return None
    town = parse_iri(f"{MUNICIPALITY}{code}")
    if not await questions.holds("is_known", iri=town):
        raise await run_in_threadpool(absence, pool, town.value, path_of(town.value))
    return town


RegionDep = Annotated[NamedNode | None, Depends(_region)]
TownDep = Annotated[NamedNode | None, Depends(_town)]


def _asked(region: NamedNode | None, day: Terms) -> Terms:
    return {**day, "asked": region} if region else day


@router.api_route("/coverage", methods=METHODS, summary="What was read of the documents")
async def show(
    request: Request, questions: QuestionsDep, region: RegionDep, town: TownDep, day: DayDep
) -> Response:
    """Show the towns with what was found of each; of one town (``?town=``) its documents."""
    terms = as_of.terms(day)
    if town:
        return await _of_town(request, questions, town, terms)
    pages = {name: page_number(request.query_params, name) for name in ("towns", "without")}
    found = await coverage.overview(questions, _asked(region, terms), pages)
    context = {"view": found, "region": region, "kinds": coverage.KINDS, "empty": coverage.Cell()}
    return render(request, "coverage/overview.html", context)


@router.api_route(
    "/coverage.csv",
    methods=METHODS,
    summary="The same as a table",
    dependencies=[only("region", "town", "format")],
)
async def table(
    request: Request, questions: QuestionsDep, region: RegionDep, town: TownDep, day: DayDep
) -> Response:
    """Give the whole overview, or that of one town: a line for each town and kind of statement."""
    content = await coverage.table(questions, _asked(region, as_of.terms(day)), town)
    return await csv_tables.send(request, content, "coverage")


@router.api_route("/coverage/report", methods=METHODS, summary="What the gate found")
async def report(request: Request, questions: QuestionsDep, release: ReleaseDep) -> HTMLResponse:
    """Show the findings of the gate by message; of one message (``?finding=``) all of them."""
    params = request.query_params
    wanted, page = page_number(params, "finding", unasked=0), page_number(params, "page")
    bounds = ((page - 1) * PAGE_SIZE, PAGE_SIZE) if wanted else (0, findings.FEW)
    groups = await run_in_threadpool(findings.read, release.report_path, wanted, *bounds)
    labels, subjects = await _named(questions, groups)
    if wanted and not groups:
        message = f"The gate found nothing with the number {wanted}."
        error = UsageError(message, "/coverage/report has those that there are.")
        error.because("unknown-value", name="finding", value=str(wanted))
        raise error
    more = bool(wanted and groups[0].count > sum(bounds))
    section = Section("page", ({},) * sum(len(group.shown) for group in groups), page, more)
    context = {
        "view": View(Facts(), {}, labels, {}),
        "groups": groups,
        "subjects": subjects,
        "release": release,
        "section": section if wanted else None,
    }
    return render(request, "coverage/report.html", context)


async def _named(
    questions: Questions, groups: Sequence[Group]
) -> tuple[Labels, Mapping[NamedNode, Sequence[NamedNode]]]:
    """Give the labels of all that *groups* show, and what those without a name are about."""
    things = {*findings.things(groups)}
    labels = await coverage.labels_of(questions, things)
    nameless = sorted((thing for thing in things if not labels.knows(thing)), key=str)
    rows = await questions.rows("subjects_of_statement", iri=nameless) if nameless else []
    subjects: dict[NamedNode, list[NamedNode]] = {}
    for row in rows:
        if isinstance(row["subject"], NamedNode):
            subjects.setdefault(NamedNode(row["iri"].value), []).append(row["subject"])
    shown = {subject for some in subjects.values() for subject in some}
    return labels | await coverage.labels_of(questions, shown), subjects


async def _of_town(
    request: Request, questions: Questions, town: NamedNode, day: Terms
) -> HTMLResponse:
    page = page_number(request.query_params, "documents")
    found = await coverage.of_town(questions, town, page, day)
    context = {"view": found, "town": town, "kinds": coverage.KINDS, "empty": coverage.Cell()}
    return render(request, "coverage/town.html", context)
