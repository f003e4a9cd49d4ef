"""The map of towns: what is counted of each, on a page and as GeoJSON."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from pyoxigraph import NamedNode
from starlette.responses import JSONResponse, RedirectResponse, Response

from api.deps import BaseDep, QuestionsDep
from api.explore.filters import unknown
from api.explore.many_towns import PLACES, dots, listed
from api.explore.town_map import (
    COUNTED,
    LEVELS,
    MOST_CIRCLES,
    THINGS,
    Asked,
    Spot,
    TownMap,
    draw,
)
from api.facts import Labels, Row, read_row, things_in
from api.known_parameters import only
from api.language import choose
from api.links import path_of
from api.maps import HEIGHT, WIDTH
from api.questions import Questions
from api.rendering import Page, render
from api.sections import page_number
from api.views import load_view
from graph.queries import load

router = APIRouter(tags=["Explore"])
METHODS = ["GET", "HEAD"]
LONGEST_TABLE = 40
"""How many towns stand in one table; more are folded by their regions."""

SECTIONS = {"themes": "list_themes", "statuses": "concepts_near"}


def _asked(request: Request) -> Asked:
    return Asked.read(request)


AskedDep = Annotated[Asked, Depends(_asked)]


@router.api_route("/explore/map", methods=METHODS, summary="Towns on a map")
async def town_map(request: Request, questions: QuestionsDep, asked: AskedDep) -> HTMLResponse:
    """Draw the towns or regions by the number of what is asked for, with a table of the same."""
    terms, page = {**asked.terms, "iri": asked.statuses}, page_number(request.query_params, PLACES)
    await _check(questions, asked)
    view, rows = await asyncio.gather(
        load_view(questions, SECTIONS, {}, terms=terms), _rows(questions, asked)
    )
    named = [*things_in([*rows[:MOST_CIRCLES], *listed(rows, page)[0]])]
    labels = await _labels(questions, [*named, *filter(None, [asked.member])])
    drawn = _drawn(rows, labels, asked, choose(request).code)
    spots, section = listed(drawn.spots, page)
    context = {
        "asked": asked,
        "view": replace(view, labels=view.labels | labels),
        "map": drawn,
        "dots": dots(drawn),
        "spots": spots,
        "section": section,
        "counted": list(COUNTED),
        "levels": list(LEVELS),
        "years": await _years(questions),
        "chosen_year": _chosen(asked.day),
        "organisation": asked.member,
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


@router.api_route(
    "/explore/map.geojson",
    methods=METHODS,
    summary="Towns with numbers, as GeoJSON",
    dependencies=[only("show", "by", "organisation", "theme", "status")],
)
async def geojson(
    request: Request, questions: QuestionsDep, asked: AskedDep, base: BaseDep
) -> JSONResponse:
    """Give the places of the map as points with their numbers: RFC 7946."""
    await _check(questions, asked)
    rows = await _rows(questions, asked)
    labels = await _labels(questions, [*things_in(rows)])
    features = await run_in_threadpool(_features, rows, labels, asked, choose(request).code, base)
    body = {"type": "FeatureCollection", "features": features}
    return JSONResponse(
        body, media_type="application/geo+json", headers={"Vary": "Accept-Language"}
    )


async def _check(questions: Questions, asked: Asked) -> None:
    """Raise UsageError for what the graph does not know of what is *asked*."""
    terms = asked.terms_of_things
    for name in ("theme", "status", "organisation"):
        if name in terms and not await questions.holds("is_known", iri=terms[name]):
            raise unknown(name, str(getattr(asked, name)))


def _features(
    rows: Sequence[Row], labels: Labels, asked: Asked, language: str, base: str
) -> list[dict[str, object]]:
    """Describe all places, in a thread: other requests should not wait for thousands."""
    spots = _drawn(rows, labels, asked, language).spots
    return [_feature(spot, labels, language, base) for spot in spots]


def _feature(spot: Spot, labels: Labels, language: str, base: str) -> dict[str, object]:
    """Describe *spot*; a region has no point of its own, hence no geometry."""
    latitude, longitude = spot.degrees or (None, None)
    point = {"type": "Point", "coordinates": [longitude, latitude]} if spot.degrees else None
    return {
        "type": "Feature",
        "id": spot.iri.value,
        "geometry": point,
        "properties": {
            "name": labels.best(spot.iri, language).text,
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


async def _rows(questions: Questions, asked: Asked) -> Sequence[Row]:
    """Ask for the places, those with the largest numbers first."""
    answers = await questions.rows("places_on_map", "pages", **asked.terms)
    return [read_row(answer, load("places_on_map").returns) for answer in answers]


async def _labels(questions: Questions, things: Sequence[NamedNode]) -> Labels:
    return Labels(await questions.rows("labels_of", thing=things)) if things else Labels()


def _drawn(rows: Sequence[Row], labels: Labels, asked: Asked, language: str) -> TownMap:
    names = {iri.value: labels.best(iri, language).text for iri in things_in(rows[:MOST_CIRCLES])}
    return draw(rows, names, by_region=asked.by == "regions")


async def _years(questions: Questions) -> Sequence[int]:
    """List the years from the first to the last of which anything is known; none without any."""
    [row] = await questions.rows("years_known")
    if "first" not in row:
        return []
    first, last = (int(row[name].value[:4]) for name in ("first", "last"))
    return range(first, last + 1)
