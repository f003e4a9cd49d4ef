"""Search for names, as a page and as JSON."""

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.deps import AcceptDep, FormatDep, ReleaseDep
from api.hits import as_json
from api.kinds import LISTS
from api.negotiation import HTML, preferred
from api.rendering import render
from graph.errors import UsageError
from graph.hits import Hit
from graph.labels import search

router = APIRouter(tags=["Search"])
LONGEST = 200
MOST = 50
JSON = "application/json"


@router.api_route("/search", methods=["GET", "HEAD"], summary="Search for names")
async def find(
    request: Request, release: ReleaseDep, accept: AcceptDep, form: FormatDep, q: str = ""
) -> Response:
    """Find what is called *q* or begins so; accents, capitals and last letters do not matter."""
    text = " ".join(q.replace("\0", " ").split())
    wants_json = form == "json" or (not form and preferred(accept, [HTML, JSON])[:1] == [JSON])
    too_long = len(text) > LONGEST
    if too_long and wants_json:
        message = f"The search is longer than {LONGEST} characters."
        raise UsageError(message, "Search for one or two words of the name.")
    path = release.labels_path
    hits = [] if too_long else await run_in_threadpool(search, path, text, MOST + 1)
    if wants_json:
        return _json(text, hits)
    return _page(request, text, hits)


def _json(text: str, hits: list[Hit]) -> Response:
    found = [as_json(hit) for hit in hits[:MOST]]
    body = {"ok": True, "query": text, "hits": found, "more": len(hits) > MOST}
    return JSONResponse(body, headers={"Vary": "Accept"})


def _page(request: Request, text: str, hits: list[Hit]) -> Response:
    context = {
        "text": text[:LONGEST],
        "state": _state(text, hits),
        "hits": hits[:MOST],
        "more": len(hits) > MOST,
        "longest": LONGEST,
        "lists": LISTS,
    }
    return render(request, "search.html", context)


def _state(text: str, hits: list[Hit]) -> str:
    if not text:
        return "empty"
    if len(text) > LONGEST:
        return "too-long"
    return "found" if hits else "nothing"
