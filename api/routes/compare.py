"""Two to four towns, or partnerships, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from api import as_of
from api.deps import QuestionsDep, ReleaseDep
from api.explore.comparison import FEWEST, KINDS, MOST, SECTIONS, TOWN, compare, resolve
from api.language import choose
from api.rendering import render
from api.sections import PAGE_SIZE
from api.states import told
from graph.errors import UsageError

router = APIRouter(tags=["Explore"])
METHODS = ["GET", "HEAD"]
PATH = "/explore/compare"


@dataclass(frozen=True)
class Asked:
    """What an address asks to compare: things of one *kind* by their *names*, as of a day."""

    day: date | None
    kind: str = TOWN
    names: Sequence[str] = ()

    @classmethod
    def read(cls, request: Request) -> "Asked":
        """Read *request*; raise UsageError for towns together with partnerships."""
        params = request.query_params
        given = {
            kind: [text.strip() for text in params.getlist(kind) if text.strip()] for kind in KINDS
        }
        kinds = [kind for kind, names in given.items() if names]
        if len(kinds) > 1:
            message = "Towns and partnerships cannot be compared with each other."
            error = UsageError(message, "Give only one of 'town' and 'partnership'.")
            error.because("two-kinds-compared")
            raise error
        kind = kinds[0] if kinds else next((kind for kind in KINDS if kind in params), TOWN)
        return cls(as_of.choose(request), kind, given[kind])

    @property
    def fields(self) -> list[str]:
        """What stands in the fields of the form: the names, and room for others."""
        names = [*self.names][:MOST]
        return names + [""] * (min(max(FEWEST, len(names) + 1), MOST) - len(names))

    def instead(self, text: str, other: str) -> Mapping[str, Sequence[str]]:
        """Give the names for an address, with *other* in the place of *text*."""
        return {self.kind: [other if name == text else name for name in self.names]}


AskedDep = Annotated[Asked, Depends(Asked.read)]


@router.api_route(PATH, methods=METHODS, summary="Towns or partnerships side by side")
async def comparison(
    request: Request, asked: AskedDep, questions: QuestionsDep, release: ReleaseDep
) -> HTMLResponse:
    """Show what all share and what only one has; a form where there are too few, or none such."""
    view, problem = None, None
    try:
        places = await resolve(questions, release, asked.kind, asked.names)
        if places:
            view = await compare(questions, places, asked.day)
    except UsageError as error:
        problem = error
    context = {
        "view": view,
        "asked": asked,
        "kinds": KINDS,
        "queries": SECTIONS,
        "most": PAGE_SIZE,
        "enough": view is not None and len(view.places) >= FEWEST,
        "problem": problem,
        "told": told(problem, choose(request)) if problem else {},
    }
    return render(request, "explore/compare.html", context, problem.status if problem else 200)
