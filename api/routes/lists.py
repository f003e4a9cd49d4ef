"""The lists of everything of a kind, by the alphabet, narrowed down by facets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from pyoxigraph import NamedNode

from api import as_of
from api.deps import DayDep, FormatDep, QuestionsDep, ReleaseDep
from api.facets import LONGEST, Facet, FacetLabels, Filters, doubt, facets_of
from api.kinds import LISTS
from api.language import Language, choose
from api.negotiation import check_offered
from api.rendering import render
from api.sections import PAGE_SIZE
from api.views import load_view
from graph.facets import SPOKEN_OF, Chosen
from graph.labels import Found, find

router = APIRouter(tags=["Pages"], default_response_class=HTMLResponse)
METHODS = ["GET", "HEAD"]


@dataclass(frozen=True)
class Listed:
    """What a list is of: a *kind* of the text index, and the facets that tell its things apart."""

    kind: str
    facets: Sequence[str]
    only: Mapping[str, Sequence[str]]


def _listed(kind: str, *facets: str, **only: str) -> Listed:
    return Listed(kind, facets, {name.replace("_", "-"): [value] for name, value in only.items()})


LISTED: Mapping[str, Listed] = {
    "partnerships": _listed("partnership", "region", "district", "town", "theme", "period"),
    "municipalities": _listed(
        "municipality", "region", "district", "theme", "period", **{SPOKEN_OF: "yes"}
    ),
    "organisations": _listed(
        "organisation", "type", "region", "district", "town", "period", "evidence"
    ),
    "plans": _listed("plan", "type", "status", "theme", "region", "district", "town", "period"),
    "measures": _listed(
        "measure", "theme", "status", "region", "district", "town", "period", "evidence"
    ),
    "documents": _listed("document", "type", "region", "district", "town", "period"),
}


async def listing(
    request: Request, release: ReleaseDep, questions: QuestionsDep, day: DayDep, form: FormatDep
) -> HTMLResponse:
    """List what the path names and the facets leave, fifty on a page."""
    name = request.url.path.strip("/")
    listed, language = LISTED[name], choose(request)
    hint = f" /search?kind={listed.kind}&format=json gives the same as JSON, by the same filters."
    check_offered(form, "html", hint=hint)
    filters = Filters.read(request, listed.facets)
    problem = await run_in_threadpool(doubt, request, release.labels_path, filters, language)
    found, facets = await run_in_threadpool(
        _find, release.labels_path, filters, listed, as_of.facet(day), language
    )
    things = [NamedNode(hit.iri) for hit in found.hits]
    view = await load_view(
        questions, LISTS[name], {}, terms={listed.kind: things, **as_of.terms(day)}
    )
    context = {
        "view": view,
        "name": name,
        "filters": filters,
        "facets": facets,
        "problem": problem,
        "total": found.total,
        "pages": -(-found.total // PAGE_SIZE),
    }
    return render(request, "list.html", context, 400 if problem else 200)


async def themes(
    request: Request, questions: QuestionsDep, day: DayDep, form: FormatDep
) -> HTMLResponse:
    """List the themes as their code list arranges them."""
    check_offered(form, "html", hint=" /search?kind=theme&format=json gives them as JSON.")
    view = await load_view(questions, LISTS["themes"], {}, terms=as_of.terms(day))
    return render(
        request, "list.html", {"view": view, "name": "themes", "filters": None, "problem": None}
    )


def _find(
    index: Path, filters: Filters, listed: Listed, known: Chosen, language: Language
) -> tuple[Found, list[Facet]]:
    found = find(
        index,
        filters.text[:LONGEST],
        {**filters.chosen, **listed.only, **known, "kind": [listed.kind]},
        offset=(filters.page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
        alphabetical=True,
        facets=listed.facets,
    )
    labels = FacetLabels(index, found.counts, filters.chosen, language)
    return found, facets_of(found.counts, filters.chosen, labels)


for _name in LISTED:
    router.add_api_route(f"/{_name}", listing, methods=METHODS, summary=f"All {_name}")
router.add_api_route("/themes", themes, methods=METHODS, summary="All themes")
