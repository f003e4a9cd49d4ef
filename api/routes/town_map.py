"""The map of towns: what is counted of each, on a page and as GeoJSON."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from pyoxigraph import NamedNode
from starlette.responses import JSONResponse, RedirectResponse, Response

from api.deps import BaseDep, QuestionsDep
from api.explore.town_map import COUNTED, LEVELS, THINGS, Asked, Spot, draw
from api.facts import Labels, things_in
from api.language import choose
from api.links import path_of
from api.maps import HEIGHT, WIDTH
from api.questions import Questions
from api.rendering import Page, render
from api.views import View, load_view

router = APIRouter(tags=["Explore"])
METHODS = ["GET", "HEAD"]
LONGEST_TABLE = 40
"""How many towns stand in one table; more are folded by their regions."""

SECTIONS = {"places": "places_on_map", "themes": "list_themes", "statuses": "concepts_near"}


def _asked(request: Request) -> Asked:
    return Asked.read(request)


AskedDep = Annotated[Asked, Depends(_asked)]


@router.api_route("/explore/map", methods=METHODS, summary="Towns on a map")
async def town_map(request: Request, questions: QuestionsDep, asked: AskedDep) -> HTMLResponse:
    """Draw the towns or regions by the number of what is asked for, with a table of the same."""
    terms = {**asked.terms, "iri": asked.statuses}
    view = await load_view(questions, SECTIONS, {}, terms=terms)
    language = choose(request).code
    rows = view.sections["places"].rows
    names = {iri.value: view.labels.best(iri, language).text for iri in things_in(rows)}
    context = {
        "asked": asked,
        "view": view,
        "map": draw(rows, names, by_region=asked.by == "regions"),
        "counted": list(COUNTED),
        "levels": list(LEVELS),
        "years": await _years(questions),
        "chosen_year": _chosen(asked.day),
        "organisation": asked.member,
        "labels": await _labels(questions, asked.member),
        "size": (WIDTH, HEIGHT),
        "longest_table": LONGEST_TABLE,
    }
    return render(request, "explore/map.html", context)


@router.api_route("/explore/map/query", methods=METHODS, summary="The query behind a number")
async def counted_query(request: Request, asked: AskedDep) -> Response:
    """Lead to the query that lists what was counted at ``?place=``, filled in (303)."""
    place = asked.place(request.query_params.get("place", ""))
    address = Page(request, choose(request)).query(THINGS, place=place, **asked.terms_of_things)
    return RedirectResponse(address, 303)


@router.api_route("/explore/map.geojson", methods=METHODS, summary="Towns with numbers, as GeoJSON")
async def geojson(
    request: Request, questions: QuestionsDep, asked: AskedDep, base: BaseDep
) -> JSONResponse:
    """Give the places of the map as points with their numbers: RFC 7946."""
    view = await load_view(questions, {"places": "places_on_map"}, {}, terms=asked.terms)
    spots = draw(view.sections["places"].rows, {}, by_region=asked.by == "regions").spots
    language = choose(request).code
    features = [_feature(spot, view, language, base) for spot in spots]
    body = {"type": "FeatureCollection", "features": features}
    return JSONResponse(
        body, media_type="application/geo+json", headers={"Vary": "Accept-Language"}
    )


def _feature(spot: Spot, view: View, language: str, base: str) -> dict[str, object]:
    """Describe *spot*; a region has no point of its own, hence no geometry."""
    latitude, longitude = spot.degrees or (None, None)
    point = {"type": "Point", "coordinates": [longitude, latitude]} if spot.degrees else None
    return {
        "type": "Feature",
        "id": spot.iri.value,
        "geometry": point,
        "properties": {
            "name": view.labels.best(spot.iri, language).text,
            "code": spot.code,
            "count": spot.count,
            "radius": spot.radius,
            "page": base + path_of(spot.iri.value),
        },
    }


def _chosen(day: date | None) -> str:
    """Give the choice that stands for *day*: its year, where it is the last day of one."""
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == (12, 31) else day.isoformat()


async def _labels(questions: Questions, thing: NamedNode | None) -> Labels:
    return Labels(await questions.rows("labels_of", thing=thing)) if thing else Labels()


async def _years(questions: Questions) -> Sequence[int]:
    """List the years from the first to the last of which anything is known; none without any."""
    [row] = await questions.rows("years_known")
    if "first" not in row:
        return []
    first, last = (int(row[name].value[:4]) for name in ("first", "last"))
    return range(first, last + 1)
