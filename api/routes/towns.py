"""Which towns share organisations or themes: ranked pairs, a matrix, and CSV."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from api import csv_tables
from api.deps import AcceptDep, QuestionsDep
from api.explore.bounds import PERIOD_ERRORS, TooWideError, beside_the_form
from api.explore.filters import Filters
from api.explore.spanning import load_choices
from api.explore.towns import BEHIND, ORGANISATIONS, QUERIES, THEMES, Sharing, load_sharing
from api.known_parameters import FILTERS, only
from api.language import choose
from api.rendering import Page, render
from api.sections import PAGE_SIZE, page_number
from graph.errors import UsageError
from graph.iris import municipality
from graph.parameters import Term

router = APIRouter(tags=["Explore"])
METHODS = ["GET", "HEAD"]
PATH = "/explore/towns"
UNASKED = {ORGANISATIONS: ("towns",), THEMES: ("towns", "counted", "kind", "time")}
"""The filters that do not bear on what towns share."""

_CODE = re.compile(r"[0-9]{6}")


@dataclass(frozen=True)
class Asked:
    """What an address asks: what towns share, which *filters*, and which page of the pairs."""

    filters: Filters
    by: str = ORGANISATIONS
    page: int = 1

    @classmethod
    def read(cls, request: Request) -> "Asked":
        """Read *request*; raise UsageError for what makes no sense."""
        params = request.query_params
        by = params.get("by", "") or ORGANISATIONS
        if by not in QUERIES:
            message = f"{by[:100]!r} is nothing that towns share here."
            known = ", ".join(QUERIES)
            error = UsageError(message, f"There are: {known}.")
            error.because("not-offered", value=by, known=known)
            raise error
        return cls(Filters.read(params), by, page_number(params, "page"))

    def query(self, **changed: object) -> str:
        """Give the query of the address of this page, with some of it *changed*."""
        return urlencode([*self.filters.pairs, *{"by": self.by, **changed}.items()])

    @property
    def terms(self) -> Mapping[str, Term | Sequence[Term]]:
        """Give the parameters of the query that the page rests on."""
        return self.filters.terms(QUERIES[self.by])


AskedDep = Annotated[Asked, Depends(Asked.read)]


@router.api_route(PATH, methods=METHODS, summary="Which towns share organisations or themes")
async def towns(
    request: Request, asked: AskedDep, questions: QuestionsDep, accept: AcceptDep
) -> HTMLResponse:
    """Rank every two towns by what they share, and show the first of them as a matrix.

    Where there is too much to count, or nothing can be asked, show the form.
    """
    language = choose(request).code
    facets, labels = await load_choices(questions, asked.filters, language)
    form: dict[str, object] = {
        "asked": asked,
        "filters": asked.filters,
        "facets": facets,
        "kept": {"by": asked.by},
        "unasked": UNASKED[asked.by],
        "ways": tuple(QUERIES),
        "query": QUERIES[asked.by],
    }
    try:
        sharing = await load_sharing(questions, asked.by, asked.filters)
    except (TooWideError, *PERIOD_ERRORS) as error:
        problem = beside_the_form(error, request, accept)
        form |= {"view": Sharing((), labels), "pairs": (), "problem": problem}
        return render(request, "explore/towns.html", form, error.status)
    named = replace(sharing, labels=sharing.labels | labels)
    return render(request, "explore/towns.html", form | await _shown(named, asked.page, language))


async def _shown(sharing: Sharing, page: int, language: str) -> dict[str, object]:
    first = (page - 1) * PAGE_SIZE
    return {
        "problem": None,
        "view": sharing,
        "matrix": await run_in_threadpool(sharing.matrix, language),
        "pairs": sharing.pairs[first : first + PAGE_SIZE],
        "first": first,
        "more": len(sharing.pairs) > first + PAGE_SIZE,
    }


@router.api_route(
    f"{PATH}.csv",
    methods=METHODS,
    summary="Towns that share something, as CSV",
    dependencies=[only(*FILTERS, "by", "format")],
)
async def towns_file(request: Request, asked: AskedDep, questions: QuestionsDep) -> Response:
    """Give every two towns that share anything, with their codes."""
    sharing = await load_sharing(questions, asked.by, asked.filters)
    content = await run_in_threadpool(sharing.as_csv, choose(request).code)
    return await csv_tables.send(request, content, f"towns-by-{asked.by}")


@router.api_route(f"{PATH}/query", methods=METHODS, summary="The query behind a number")
async def shared_query(request: Request, asked: AskedDep) -> Response:
    """Lead to the query that names what ``?town=`` and ``?other=`` share, filled in (303)."""
    codes = [request.query_params.get(name, "") for name in ("town", "other")]
    if not all(map(_CODE.fullmatch, codes)):
        message = f"{' and '.join(codes)[:100]!r} are no official codes of two towns."
        error = UsageError(message, f"Choose a number at {PATH}.").because("no-codes-of-towns")
        raise error
    town, other = map(municipality, codes)
    terms = {**asked.filters.terms(BEHIND[asked.by]), "town": town, "other": other}
    address = Page(request, choose(request)).query(BEHIND[asked.by], **terms)
    return RedirectResponse(address, 303)
