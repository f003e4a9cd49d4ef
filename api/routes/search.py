"""Search for names, as a page and as JSON, with facets; and suggestions while one types."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api import as_of
from api.deps import AcceptDep, DayDep, FormatDep, ReleaseDep
from api.facets import LONGEST, Filters, doubt, kind_label, refuse_unfit, refuse_unknown
from api.hits import as_json
from api.kinds import LISTS
from api.language import Language, choose
from api.links import path_of
from api.negotiation import HTML, check_offered, preferred
from api.rendering import render
from api.searches import HITS, ONLY_NAMES, Answer, Reading, answer, read
from graph.errors import UsageError
from graph.facets import Chosen
from graph.hits import Hit
from graph.labels import Found, find

router = APIRouter(tags=["Search"])
PATH = "/search"
SUGGESTIONS = 10
JSON = "application/json"


@router.api_route(PATH, methods=["GET", "HEAD"], summary="Search for names")
async def find_names(
    request: Request, release: ReleaseDep, accept: AcceptDep, form: FormatDep, day: DayDep
) -> Response:
    """Find what is called `q` in any case form, that has the chosen value of each facet."""
    check_offered(form, "html", "json")
    filters, language = Filters.read(request), choose(request)
    wants_json = form == "json" or (not form and preferred(accept, [HTML, JSON])[:1] == [JSON])
    if len(filters.text) > LONGEST:
        if wants_json:
            _refuse()
        nothing = Answer(filters, Found((), 0), [])
        return render(request, "search.html", _context(filters, nothing, None))
    index, known = release.labels_path, as_of.facet(day)
    problem = None
    if wants_json:
        refuse_unfit(request)
        await run_in_threadpool(refuse_unknown, index, filters, language)
    else:  # a page shows what was chosen, so that it can be taken back
        problem = await run_in_threadpool(doubt, request, index, filters, language)
    answered = await run_in_threadpool(answer, index, filters, known, language)
    if wants_json:
        return _json(filters, answered)
    context = _context(filters, answered, problem)
    return render(request, "search.html", context, 400 if problem else 200)


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
    known = as_of.facet(day)
    hits = await run_in_threadpool(_suggested, release.labels_path, text, kind, known, language)
    body = {"ok": True, "query": text, "hits": hits}
    return JSONResponse(body, headers={"Vary": "Accept-Language"})


def _suggested(
    index: Path, text: str, kind: str, known: Chosen, language: Language
) -> list[dict[str, object]]:
    """Suggest names; where nothing is called so, the filters that the words name."""
    if not text:
        return []
    chosen = {**known, "kind": [kind] if kind else []}
    hits = find(index, text, chosen, limit=SUGGESTIONS, facets=()).hits
    reading = None if hits or kind else read(index, Filters.of(PATH, text), known, language)
    filters = [_as_suggestion(reading, language)] if reading else []
    return [*(_suggestion(hit, language) for hit in hits), *filters]


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


def _as_suggestion(reading: Reading, language: Language) -> dict[str, object]:
    """Suggest the search with the filters that the words name."""
    rest = reading.filters.text
    return {
        "iri": "",
        "label": " · ".join([label for _, label, _ in reading.values] + [rest] * bool(rest)),
        "kind": language.text("search.filters"),
        "context": language.count("search.found", reading.total),
        "also": language.text("search.left-out", words=reading.left_out) * bool(reading.left_out),
        "page": reading.filters.address(),
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


def _json(asked: Filters, answered: Answer) -> Response:
    found, filters = answered.found, answered.filters
    body = {
        "ok": True,
        "query": asked.text,
        "meant": found.meant,
        "read": _as_json(answered.read),
        "offer": _as_json(answered.offer),
        "hits": [as_json(hit) for hit in found.hits],
        "total": found.total,
        "more": found.total > filters.page * HITS,
        "facets": {
            facet.name: [
                {"value": value.code, "label": value.label, "count": value.count}
                for value in (*facet.first, *facet.more)
            ]
            for facet in answered.facets
        },
    }
    return JSONResponse(body, headers={"Vary": "Accept, Accept-Language"})


def _as_json(reading: Reading | None) -> dict[str, object] | None:
    """Tell programs how the words of a search were, or may be, read: the search that says so."""
    if reading is None:
        return None
    return {
        "search": reading.filters.address(),
        "filters": [{"facet": facet, "label": label} for facet, label, _ in reading.values],
        "names": reading.filters.text,
        "meant": reading.meant,
        "left_out": reading.left_out,
        "total": reading.total,
    }


def _context(asked: Filters, answered: Answer, problem: dict[str, str] | None) -> dict[str, object]:
    return {
        "problem": problem,
        "asked": asked,
        "filters": answered.filters,
        "found": answered.found,
        "facets": answered.facets,
        "read": answered.read,
        "offer": answered.offer,
        "state": _state(asked, answered.found),
        "pages": -(-answered.found.total // HITS),
        "only_names": ONLY_NAMES,
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
