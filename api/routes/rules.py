"""The rules by which the program derives what no document says."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.rendering import render
from api.rules import rules

router = APIRouter(tags=["Pages"], default_response_class=HTMLResponse)


@router.api_route("/rules", methods=["GET", "HEAD"], summary="How facts are derived")
async def derivations(request: Request) -> HTMLResponse:
    """Tell each rule in a sentence, and show the query that it is."""
    return render(request, "rules.html", {"rules": rules()})
