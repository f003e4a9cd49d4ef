"""The map of towns: what of them is counted, for whom, and where it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from typing import Self

from pyoxigraph import NamedNode
from starlette.requests import Request

from api import as_of
from api.explore.filters import key
from api.explore.placing import Box, Circle, place_names
from api.facts import Labels, Row
from api.maps import Point, Region, place, regions
from graph.errors import UsageError
from graph.iris import concept, municipality, region, resource, term
from graph.parameters import Term

COUNTED: Mapping[str, str] = {
    "partnerships": "v:LocalPartnership",
    "members": "org:Membership",
    "plans": "v:Plan",
    "measures": "v:Measure",
    "support": "v:SupportPeriod",
}
"""What can be counted, and of which class it is; members are those of memberships."""

LEVELS: Mapping[str, str] = {"towns": "v:Municipality", "regions": "v:Region"}
THINGS = "things_on_map"
"""The query that lists what was counted in a place."""

CLASSES = 5
"""Shades of regions."""

SMALLEST, LARGEST = 4.0, 22.0
"""Radii of the circles of towns, in units of the map."""

MOST_CIRCLES = 300
"""Towns whose circles are links, those with the largest numbers; all others are dots."""

_DEGREES = ("latitude", "longitude")


@dataclass(frozen=True)
class Asked:
    """What the address of the map asks for; what is empty limits nothing."""

    show: str = "partnerships"
    by: str = "towns"
    theme: str = ""
    status: str = ""
    organisation: str = ""
    day: date | None = None

    @classmethod
    def read(cls, request: Request) -> Self:
        """Read the query of the address; raise UsageError for a value that makes no sense."""
        params = request.query_params
        asked = {name: params.get(name, "") for name in ("organisation", "theme", "status")}
        keys = {name: key(name, text) if text else "" for name, text in asked.items()}
        default = "members" if keys["organisation"] else "partnerships"
        return cls(
            show=_one_of("show", params.get("show") or default, COUNTED),
            by=_one_of("by", params.get("by") or "towns", LEVELS),
            day=as_of.choose(request),
            **keys,
        )

    @property
    def terms(self) -> dict[str, Term]:
        """Give the parameters of ``places_on_map``."""
        return {"level": term(LEVELS[self.by]), **self.terms_of_things}

    @property
    def terms_of_things(self) -> dict[str, Term]:
        """Give the parameters of `THINGS`, but for the place."""
        given: dict[str, Term] = {"class": term(COUNTED[self.show]), **as_of.terms(self.day)}
        if self.theme:
            given["theme"] = concept("theme", self.theme)
        if self.status:
            given["status"] = NamedNode(f"{self.statuses.value}/{self.status}")
        if self.member:
            given["organisation"] = self.member
        return given

    def place(self, code: str) -> NamedNode:
        """Give the town or region that the map knows by *code*; raise UsageError for no code."""
        key("place", code)
        return municipality(code) if self.by == "towns" else region(code)

    @property
    def member(self) -> NamedNode | None:
        """The organisation whose towns are asked for."""
        return resource("organisation", self.organisation) if self.organisation else None

    @property
    def statuses(self) -> NamedNode:
        """The code list of the statuses that can be asked for."""
        return term("cl:plan-status" if self.show == "plans" else "cl:measure-status")

    @property
    def query(self) -> dict[str, str]:
        """Give what of the address is not as it is anyway."""
        pairs = {name: str(getattr(self, name)) for name in ("show", "by", "theme", "status")}
        pairs["organisation"] = self.organisation
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True)
class Spot:
    """A town or region on the map, with how many things are there."""

    iri: NamedNode
    code: str
    count: int
    at: Point | None
    region: NamedNode | None
    degrees: Point | None
    radius: float = 0.0
    name: Box | None = None
    """Where its name stands, where there is room for it."""


@dataclass(frozen=True)
class Shade:
    """A region of the map, the spot that tells its number, and its *shade* from 0 to CLASSES."""

    region: Region
    spot: Spot | None
    shade: int


@dataclass(frozen=True)
class TownMap:
    """All that is drawn, those with the largest numbers first, and the steps of the legend."""

    spots: Sequence[Spot]
    shades: Sequence[Shade]

    @property
    def circles(self) -> list[Spot]:
        """The towns that are drawn as circles with a link."""
        return [spot for spot in self.spots[:MOST_CIRCLES] if spot.at]

    @property
    def most(self) -> int:
        """The largest number."""
        return max((spot.count for spot in self.spots), default=0)

    @property
    def total(self) -> int:
        """The sum of the numbers; what lies in two places counts in both."""
        return sum(spot.count for spot in self.spots)

    def by_region(self, labels: Labels, language: str) -> list[tuple[NamedNode | None, list[Spot]]]:
        """Give the spots of each region, by its name, for a table that would be too long."""
        groups: dict[NamedNode | None, list[Spot]] = {}
        for spot in self.spots:
            groups.setdefault(spot.region, []).append(spot)
        known = labels.sorted([region for region in groups if region], language)
        order = [*known, *([None] if None in groups else [])]
        return [(region, groups[region]) for region in order]

    def shade(self, number: int) -> int:
        """Give the shade of *number* on this map."""
        return shade(number, self.most)

    @property
    def steps(self) -> list[tuple[int, float]]:
        """Give up to three numbers for a legend, each with the radius of its circle."""
        numbers = sorted({min(1, self.most), round(self.most / 2), self.most} - {0})
        return [(number, radius(number, self.most)) for number in numbers]

    @property
    def bounds(self) -> list[tuple[int, int]]:
        """Give the least and the largest number of each shade, from the lightest on."""
        numbers = range(1, self.most + 1)
        found = [[n for n in numbers if shade(n, self.most) == s] for s in range(1, CLASSES + 1)]
        return [(some[0], some[-1]) for some in found if some]


def draw(rows: Sequence[Row], names: Mapping[str, str], *, by_region: bool) -> TownMap:
    """Draw the rows of ``places_on_map``; *names* are what the places are called, by IRI."""
    spots = [_spot(row) for row in rows]
    most = max((spot.count for spot in spots), default=0)
    by_code = {spot.code: spot for spot in spots} if by_region else {}
    shades = [
        Shade(each, by_code.get(each.code), _shade_of(by_code.get(each.code), most))
        for each in regions()
    ]
    return TownMap(spots if by_region else _named(spots, names, most), shades)


def radius(number: int, most: int) -> float:
    """Give the radius of a circle whose area tells *number*, of *most* at most."""
    return round(max(SMALLEST, LARGEST * sqrt(number / most)), 1) if most else SMALLEST


def shade(number: int, most: int) -> int:
    """Give the shade of *number*, one of as many equal steps as there are shades."""
    return -(-number * CLASSES // most) if most else 0


def _shade_of(spot: Spot | None, most: int) -> int:
    return shade(spot.count, most) if spot else 0


def _spot(row: Row) -> Spot:
    iri, region = row["place"], row["region"]
    degrees = _degrees(row)
    return Spot(
        iri=iri if isinstance(iri, NamedNode) else NamedNode(str(iri)),
        code=getattr(row["code"], "value", ""),
        count=int(getattr(row["count"], "value", "0")),
        at=place(*degrees) if degrees else None,
        region=region if isinstance(region, NamedNode) else None,
        degrees=degrees,
    )


def _degrees(row: Row) -> Point | None:
    try:
        latitude, longitude = (float(getattr(row[name], "value", "")) for name in _DEGREES)
    except ValueError:
        return None
    return latitude, longitude


def _named(spots: Sequence[Spot], names: Mapping[str, str], most: int) -> list[Spot]:
    """Size the circles, and name those whose names find room; the largest come first."""
    sized = [replace(spot, radius=radius(spot.count, most)) for spot in spots]
    drawn = [
        (spot, Circle(spot.at, spot.radius, names.get(spot.iri.value, "")))
        for spot in sized[:MOST_CIRCLES]
        if spot.at
    ]
    boxes = place_names([circle for _, circle in drawn])
    places = {spot.iri: box for (spot, _), box in zip(drawn, boxes, strict=True)}
    return [replace(spot, name=places.get(spot.iri)) for spot in sized]


def _one_of(name: str, text: str, known: Mapping[str, str]) -> str:
    if text not in known:
        message = f"The map has no {name} {text[:100]!r}."
        names = ", ".join(known)
        error = UsageError(message, f"Give one of {names}.")
        error.because("not-offered", value=text, known=names)
        raise error
    return text
