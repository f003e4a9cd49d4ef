"""The towns around a town: how far they are, and a small map of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from pyoxigraph import Literal

from api import maps
from api.facts import Facts, Row, Term
from api.maps import Point

EARTH = 6371.0
"""The mean radius of the earth, in kilometres."""

_LEAST = 60.0  # of the width of the map, in its own units: some thirty kilometres
_ROOM = 1.35  # for names beside the outermost towns


@dataclass(frozen=True)
class Surroundings:
    """A part of the map: its *box* (as a viewBox), the place *here*, and the towns with theirs.

    *size* is that of a letter, in the units of the box.
    """

    box: str
    size: float
    here: Point
    towns: Sequence[tuple[Row, Point]]


def surroundings(facts: Facts, rows: Sequence[Row]) -> Surroundings | None:
    """Draw the towns of *rows* around the place that *facts* describe; None where it has none."""
    lat, long = facts.first("wgs:lat"), facts.first("wgs:long")
    if lat is None or long is None:
        return None
    here = maps.place(_number(lat), _number(long))
    towns = [(row, maps.place(_number(row["lat"]), _number(row["long"]))) for row in rows]
    xs, ys = zip(here, *(point for _, point in towns), strict=True)
    width = max(_LEAST, (max(xs) - min(xs)) * _ROOM, (max(ys) - min(ys)) * _ROOM * 2)
    left, top = (min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - width / 2) / 2
    return Surroundings(
        f"{left:.1f} {top:.1f} {width:.1f} {width / 2:.1f}", round(width / 45, 2), here, towns
    )


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
