"""All on which sources differ, side by side and counted."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pyoxigraph import NamedNode

from api.deps import QuestionsDep
from api.rendering import render
from api.routes.pages import METHODS, page_numbers
from api.views import load_conflicts
from graph.errors import UsageError
from graph.namespaces import expand

router = APIRouter(tags=["Pages"], default_response_class=HTMLResponse)


@router.api_route("/explore/conflicts", methods=METHODS, summary="Where sources differ")
async def conflicts(request: Request, questions: QuestionsDep, on: str = "") -> HTMLResponse:
    """List what sources do not say alike; *on* is the CURIE of one property."""
    property_ = _property(on)
    page = page_numbers(request, ["found"]).get("found", 1)
    view = await load_conflicts(questions, page, property_)
    total = sum(int(row["count"].value) for row in view.sections["counted"].rows)
    return render(request, "conflicts/list.html", {"view": view, "on": property_, "total": total})


def _property(curie: str) -> NamedNode | None:
    try:
        return NamedNode(expand(curie)) if curie else None
    except ValueError as error:
        message = f"{curie[:100]!r} is no property."
        raise UsageError(message, "Choose one of those that the page lists.") from error
