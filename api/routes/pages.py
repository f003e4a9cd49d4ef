"""The pages that people read: home, about, and the page of every thing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pyoxigraph import NamedNode
from starlette.responses import Response

from api import as_of
from api.deps import DayDep, QuestionsDep
from api.explore.spanning import load_labels
from api.kinds import HOME, kind_of, sections_of, template_of
from api.language import choose
from api.questions import Questions
from api.rendering import render
from api.sections import first_things, page_number
from api.titles import class_name, title
from api.views import load_view
from graph.formats import GRAPHS

router = APIRouter(tags=["Pages"], default_response_class=HTMLResponse)
METHODS = ["GET", "HEAD"]
TOWNS = 6
"""How many towns of an organisation home names."""

DOWNLOADS = [(form.name, form.media_type) for form in GRAPHS]


@router.api_route("/", methods=METHODS, summary="Home")
async def home(request: Request, questions: QuestionsDep, day: DayDep) -> HTMLResponse:
    """Show what this is, its figures, and which organisations span several towns."""
    terms = as_of.terms(day)
    view = await load_view(questions, HOME, page_numbers(request, HOME), terms=terms)
    rows = view.sections["spanning"].rows
    spanning = [one for row in rows if isinstance(one := row["organisation"], NamedNode)]
    towns = await first_things(questions, "towns_of_organisation", spanning, terms, TOWNS)
    labels = await load_labels(questions, chain.from_iterable(towns.values()))
    view = replace(view, labels=view.labels | labels)
    return render(request, "home.html", {"view": view, "towns": towns})


@router.api_route("/about", methods=METHODS, summary="About the data")
async def about(request: Request) -> HTMLResponse:
    """Tell what the data are, their licences and how to cite them."""
    return render(request, "about.html", {})


async def entity_page(request: Request, questions: Questions, iri: NamedNode) -> Response:
    """Show what the graph says of *iri*, which is known to be something."""
    kind = kind_of(iri.value)
    sections, terms = sections_of(kind), as_of.terms(as_of.choose(request))
    view = await load_view(questions, sections, page_numbers(request, sections), iri, terms)
    language = choose(request)
    context = {
        "view": view,
        "iri": iri,
        "kind": kind,
        "title": title(view, iri, language),
        "class_name": class_name(view, language),
        "downloads": DOWNLOADS,
        "past": questions.release,
    }
    return render(request, template_of(kind), context)


def page_numbers(request: Request, sections: Iterable[str]) -> Mapping[str, int]:
    """Read which page of which section is asked for; raise UsageError for what is no number."""
    return {name: page_number(request.query_params, name) for name in sections}
