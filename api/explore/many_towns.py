"""A map of thousands of towns: the first are circles with a link, all others dots, told by pages.

Thousands of links in a drawing are thousands of stops of the Tab key, and a page of megabytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from api.explore.town_map import MOST_CIRCLES, Spot, TownMap
from api.sections import Section

Place = TypeVar("Place")

LONGEST = 1000
"""How many places the table tells at once, folded by regions."""

SHOWN = 200
"""How many places of more than these stand on a page."""

PLACES = "places"
"""The name of the table, also in the address."""


@dataclass(frozen=True)
class Dots:
    """All dots of *towns* towns that have the same *count*, hence the same *width*.

    *outline* is the path of an SVG: a stroke without length at each of them.
    """

    count: int
    width: float
    outline: str
    towns: int


def dots(drawn: TownMap) -> list[Dots]:
    """Give the towns of *drawn* that are no circles, those with the largest numbers first."""
    others = [spot for spot in drawn.spots[MOST_CIRCLES:] if spot.at]
    return [_dots([*some]) for _, some in groupby(others, attrgetter("count", "radius"))]


def listed(places: Sequence[Place], page: int) -> tuple[Sequence[Place], Section]:
    """Give those of *places* that the table tells on *page*, or on the last, and which it is."""
    if len(places) <= LONGEST:
        return places, Section(PLACES, ())
    page = min(page, -(-len(places) // SHOWN))
    end = page * SHOWN
    return places[end - SHOWN : end], Section(
        PLACES, ({},) * len(places[end - SHOWN : end]), page, end < len(places)
    )


def _dots(spots: Sequence[Spot]) -> Dots:
    points = (spot.at for spot in spots if spot.at)
    outline = "".join(f"M{x:g},{y:g}h0" for x, y in points)
    return Dots(spots[0].count, 2 * spots[0].radius, outline, len(spots))
