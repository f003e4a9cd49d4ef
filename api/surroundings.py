"""The towns around a town: how far they are, and a small map of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from pyoxigraph import Literal, NamedNode

from api import maps
from api.explore.placing import Box, Circle, place_names
from api.facts import Facts, Row, Term
from api.maps import Point
from api.views import View

EARTH = 6371.0
"""The mean radius of the earth, in kilometres."""

SIZE = (900.0, 450.0)
"""Width and height of the small map, on which letters are 20 units high."""

_LEAST = 60.0  # of the width of the whole map, in its units: some thirty kilometres
_ROOM = 1.35  # for names beside the outermost towns
_HERE, _THERE = 12.0, 8.0  # radius of a circle


@dataclass(frozen=True)
class Town:
    """A town on the map: its circle, and where its name stands, None where there is no room."""

    iri: NamedNode
    circle: Circle
    name: Box | None


@dataclass(frozen=True)
class Surroundings:
    """A part of the whole map, moved by *shift* and enlarged by *scale*.

    The first of *towns* is the one that they surround.
    """

    shift: Point
    scale: float
    towns: Sequence[Town]


def surroundings(
    view: View, rows: Sequence[Row], here: NamedNode, language: str
) -> Surroundings | None:
    """Draw the towns of *rows* around *here*, whose page *view* is; None where it has no place."""
    facts = view.facts
    lat, long = facts.first("wgs:lat"), facts.first("wgs:long")
    if lat is None or long is None:
        return None
    points = {here: maps.place(_number(lat), _number(long))}
    for row in rows:
        if isinstance(town := row["town"], NamedNode):
            points[town] = maps.place(_number(row["lat"]), _number(row["long"]))
    (left, top), scale = _part(list(points.values()))
    circles = [
        Circle(
            (round((x - left) * scale, 1), round((y - top) * scale, 1)),
            _HERE if iri == here else _THERE,
            view.labels.best(iri, language).text,
        )
        for iri, (x, y) in points.items()
    ]
    boxes = place_names(circles, SIZE)
    towns = [Town(*told) for told in zip(points, circles, boxes, strict=True)]
    return Surroundings((round(-left, 2), round(-top, 2)), round(scale, 3), towns)


def _part(points: Sequence[Point]) -> tuple[Point, float]:
    """Choose the part of the whole map with *points*: its upper left corner, and how enlarged."""
    xs, ys = zip(*points, strict=True)
    width = max(_LEAST, (max(xs) - min(xs)) * _ROOM, (max(ys) - min(ys)) * _ROOM * 2)
    corner = ((min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - width / 2) / 2)
    return corner, SIZE[0] / width


def distance(facts: Facts, row: Row) -> int:
    """Give whole kilometres from the place that *facts* describe to that of *row*."""
    here = _number(facts.first("wgs:lat")), _number(facts.first("wgs:long"))
    return round(kilometres(here, (_number(row["lat"]), _number(row["long"]))))


def kilometres(one: Point, other: Point) -> float:
    """Give the distance of two places, each latitude and longitude in degrees (haversine).

    >>> round(kilometres((50.54854, 13.77535), (50.60420, 13.61812)))
    13
    """
    (lat, long), (other_lat, other_long) = one, other
    half = sin(radians(other_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_long - long) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def _number(value: Term | tuple[object, ...] | None) -> float:
    return float(value.value) if isinstance(value, Literal) else 0.0
