"""All on which sources differ, side by side and counted."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pyoxigraph import NamedNode

from api.deps import QuestionsDep
from api.rendering import render
from api.routes.pages import METHODS, page_numbers
from api.views import load_view
from graph.errors import UsageError
from graph.namespaces import expand

router = APIRouter(tags=["Pages"], default_response_class=HTMLResponse)
FOUND = {"found": "list_conflicts", "counted": "count_conflicts"}
CLAIMS = {"claims": "conflicts_of"}


@router.api_route("/explore/conflicts", methods=METHODS, summary="Where sources differ")
async def conflicts(request: Request, questions: QuestionsDep, on: str = "") -> HTMLResponse:
    """List what sources do not say alike; *on* is the CURIE of one property."""
    property_ = _property(on)
    chosen = [property_] if property_ else []
    listed = await load_view(
        questions, FOUND, page_numbers(request, FOUND), terms={"property": chosen} if chosen else {}
    )
    rows = listed.sections["found"].rows
    things = [thing for row in rows if isinstance(thing := row["thing"], NamedNode)]
    view = await load_view(questions, CLAIMS, {}, terms={"iri": things})
    context = {"view": view, "listed": listed.sections, "on": property_}
    return render(request, "conflicts/list.html", context)


def _property(curie: str) -> NamedNode | None:
    try:
        return NamedNode(expand(curie)) if curie else None
    except (KeyError, ValueError) as error:
        message = f"{curie[:100]!r} is no property."
        wrong = UsageError(message, "Choose one of those that the page lists.")
        wrong.because("unknown-value", name="property", value=curie)
        raise wrong from error
