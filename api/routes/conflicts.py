"""All on which sources differ, side by side and counted."""

from collections import Counter
from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pyoxigraph import NamedNode

from api import as_of
from api.deps import DayDep, QuestionsDep
from api.facts import Answer
from api.rendering import render
from api.sections import PAGE_SIZE, Section, page_number
from api.views import load_view
from graph.errors import UsageError
from graph.namespaces import expand

router = APIRouter(tags=["Pages"], default_response_class=HTMLResponse)
METHODS = ["GET", "HEAD"]
CLAIMS = {"claims": "conflicts_of"}


@router.api_route("/explore/conflicts", methods=METHODS, summary="Where sources differ")
async def conflicts(
    request: Request, questions: QuestionsDep, day: DayDep, on: str = ""
) -> HTMLResponse:
    """List what sources do not say alike; *on* is the CURIE of one property."""
    property_, terms = _property(on), as_of.terms(day)
    rows = await questions.rows("list_conflicts", "pages", **terms)
    wanted = [row for row in rows if property_ in (None, row["property"])]
    found = _page(wanted, page_number(request.query_params, "found"))
    things = [thing for row in found.rows if isinstance(thing := row["thing"], NamedNode)]
    view = await load_view(questions, CLAIMS, {}, terms={"iri": things, **terms})
    counted = Counter(row["property"] for row in rows)
    context = {
        "view": view,
        "found": found,
        "counted": dict(counted.most_common()),
        "on": property_,
    }
    return render(request, "conflicts/list.html", context)


def _page(rows: Sequence[Answer], page: int) -> Section:
    end = page * PAGE_SIZE
    return Section("found", tuple(rows[end - PAGE_SIZE : end]), page, end < len(rows), len(rows))


def _property(curie: str) -> NamedNode | None:
    try:
        return NamedNode(expand(curie)) if curie else None
    except (KeyError, ValueError) as error:
        message = f"{curie[:100]!r} is no property."
        wrong = UsageError(message, "Choose one of those that the page lists.")
        wrong.because("unknown-value", name="property", value=curie)
        raise wrong from error
