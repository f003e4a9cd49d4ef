"""The page of limits: what a query may take, and how to write one that takes less."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import SettingsDep
from api.rendering import render
from api.results import MOST_BYTES, MOST_ROWS
from graph.lease import MOMENT, STUCK
from graph.search_checks import MOST
from graph.text_search import USUAL

router = APIRouter(tags=["Pages"], default_response_class=HTMLResponse)


@router.api_route("/limits", methods=["GET", "HEAD"], summary="Limits of queries")
async def limits(request: Request, settings: SettingsDep) -> HTMLResponse:
    """Tell the limits that this server has been given, and better forms of slow queries."""
    context = {"settings": settings, "moment": MOMENT, "usual": USUAL, "most": MOST}
    context |= {"stuck": STUCK, "rows": MOST_ROWS, "megabytes": MOST_BYTES >> 20}
    return render(request, "limits.html", context)
