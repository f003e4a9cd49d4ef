"""Search for names, as a page and as JSON, with facets; and suggestions while one types."""

from collections.abc import Sequence
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api import as_of
from api.deps import AcceptDep, DayDep, FormatDep, ReleaseDep
from api.facets import LONGEST, Facet, FacetLabels, Filters, facets_of, kind_label
from api.hits import as_json
from api.kinds import LISTS
from api.language import Language, choose
from api.links import path_of
from api.negotiation import HTML, preferred
from api.rendering import render
from graph.errors import UsageError
from graph.facets import Chosen
from graph.hits import Hit
from graph.labels import Found, find

router = APIRouter(tags=["Search"])
MOST = 50
"""Hits on a page."""

SUGGESTIONS = 10
JSON = "application/json"


@router.api_route("/search", methods=["GET", "HEAD"], summary="Search for names")
async def find_names(
    request: Request, release: ReleaseDep, accept: AcceptDep, form: FormatDep, day: DayDep
) -> Response:
    """Find what is called `q` in any case form, that has the chosen value of each facet."""
    filters, language = Filters.read(request), choose(request)
    wants_json = form == "json" or (not form and preferred(accept, [HTML, JSON])[:1] == [JSON])
    if len(filters.text) > LONGEST:
        if wants_json:
            _refuse()
        return render(request, "search.html", _context(filters, Found((), 0), []))
    index, known = release.labels_path, as_of.facet(day)
    found, facets = await run_in_threadpool(_find, index, filters, known, language)
    if wants_json:
        return _json(filters, found, facets)
    return render(request, "search.html", _context(filters, found, facets))


@router.api_route("/suggest", methods=["GET", "HEAD"], summary="Suggest names while one types")
async def suggest(
    request: Request, release: ReleaseDep, day: DayDep, q: str = "", kind: str = ""
) -> Response:
    """Give the best ten things, of *kind*, that are called *q* or begin so, with their addresses.

    Of a day (``?asOf=``) those that were there then.
    """
    text, language = " ".join(q.replace("\0", " ").split()), choose(request)
    if len(text) > LONGEST:
        _refuse()
    hits = await run_in_threadpool(_suggested, release.labels_path, text, kind, as_of.facet(day))
    body = {"ok": True, "query": text, "hits": [_suggestion(hit, language) for hit in hits]}
    return JSONResponse(body, headers={"Vary": "Accept-Language"})


def _suggested(index: Path, text: str, kind: str, known: Chosen) -> Sequence[Hit]:
    chosen = {**known, "kind": [kind] if kind else []}
    return find(index, text, chosen, limit=SUGGESTIONS, facets=()).hits if text else ()


def _find(
    index: Path, filters: Filters, known: Chosen, language: Language
) -> tuple[Found, list[Facet]]:
    asked = bool(filters.text or filters.chosen)
    found = find(
        index,
        filters.text,
        {**filters.chosen, **known},
        offset=(filters.page - 1) * MOST,
        limit=MOST if asked else 0,
        alphabetical=filters.alphabetical,
    )
    labels = FacetLabels(index, found.counts, filters.chosen, language)
    return found, facets_of(found.counts, filters.chosen, labels)


def _refuse() -> None:
    message = f"The search is longer than {LONGEST} characters."
    error = UsageError(message, "Search for one or two words of the name.")
    error.because("search-too-long", most=LONGEST)
    raise error


def _suggestion(hit: Hit, language: Language) -> dict[str, object]:
    label = hit.label_in(language.code)
    return {
        "iri": hit.iri,
        "label": label,
        "kind": kind_label(hit.kind, language),
        "context": hit.context_in(language.code),
        "also": also(hit, language),
        "page": path_of(hit.iri),
    }


def also(hit: Hit, language: Language) -> str:
    """Tell by which other name *hit* was found: "formerly …", "also …", or nothing."""
    other = another_name(hit, language)
    return language.text(other[0], name=other[1]) if other else ""


def another_name(hit: Hit, language: Language) -> tuple[str, str] | None:
    """Give the key of the string that tells by which other name *hit* was found, and the name."""
    name = hit.matched or hit.label
    if name == hit.label_in(language.code):
        return None
    return "search.formerly" if hit.former else "search.also", name


def _json(filters: Filters, found: Found, facets: list[Facet]) -> Response:
    body = {
        "ok": True,
        "query": filters.text,
        "meant": found.meant,
        "hits": [as_json(hit) for hit in found.hits],
        "total": found.total,
        "more": found.total > filters.page * MOST,
        "facets": {
            facet.name: [
                {"value": value.code, "label": value.label, "count": value.count}
                for value in (*facet.first, *facet.more)
            ]
            for facet in facets
        },
    }
    return JSONResponse(body, headers={"Vary": "Accept, Accept-Language"})


def _context(filters: Filters, found: Found, facets: list[Facet]) -> dict[str, object]:
    return {
        "filters": filters,
        "found": found,
        "facets": facets,
        "state": _state(filters, found),
        "pages": -(-found.total // MOST),
        "longest": LONGEST,
        "lists": LISTS,
        "another_name": another_name,
        "kind_label": kind_label,
    }


def _state(filters: Filters, found: Found) -> str:
    if len(filters.text) > LONGEST:
        return "too-long"
    if not filters.text and not filters.chosen:
        return "empty"
    return "found" if found.total else "nothing"
