"""How far towns are from each other, as the crow flies."""

from math import asin, cos, radians, sin, sqrt

from pyoxigraph import Literal

from api.facts import Facts, Row

EARTH = 6371.0
"""The mean radius of the earth, in kilometres."""


def distance(facts: Facts, row: Row) -> int:
    """Give whole kilometres from the place that *facts* describe to that of *row*."""
    here = _number(facts.first("wgs:lat")), _number(facts.first("wgs:long"))
    return round(kilometres(here, (_number(row["lat"]), _number(row["long"]))))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two places, each latitude and longitude in degrees (haversine).

    >>> round(kilometres((50.54854, 13.77535), (50.60420, 13.61812)))
    13
    """
    (lat, long), (other_lat, other_long) = one, other
    half = sin(radians(other_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_long - long) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def _number(value: object) -> float:
    return float(value.value) if isinstance(value, Literal) else 0.0
