"""Where names stand on a map: beside their circle, covering neither a name nor another circle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.maps import HEIGHT, WIDTH, Point

MOST = 40
"""Names on a map."""

_LETTER, _LINE, _RISE = 11.0, 22.0, 17.0
"""Width of a letter, on an average; height of a line, and how much of it is above its foot."""

_GAP = 3.0


@dataclass(frozen=True)
class Circle:
    """A circle that is drawn, and the *name* that it would have."""

    at: Point
    radius: float
    name: str

    def touches(self, box: "Box") -> bool:
        """Tell whether any of *box* is within the circle."""
        x, y = self.at
        across = max(box.left - x, 0, x - box.right)
        down = max(box.top - y, 0, y - box.bottom)
        return across**2 + down**2 < self.radius**2


@dataclass(frozen=True)
class Box:
    """What a name takes up; *anchor* tells which part of the text is at *x* in an SVG."""

    x: float
    foot: float
    anchor: str
    length: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.length * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.length

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.foot - _RISE

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + _LINE

    def touches(self, other: "Box") -> bool:
        """Tell whether the two cover each other."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def fits(self, size: Point) -> bool:
        """Tell whether it is whole on a map of this *size*."""
        width, height = size
        return self.left >= 0 and self.right <= width and self.top >= 0 and self.bottom <= height


def place_names(circles: Sequence[Circle], size: Point = (WIDTH, HEIGHT)) -> list[Box | None]:
    """Find room for the name of each of *circles*, the first ones first; None where is none.

    *size* is that of the map, on which letters are 20 units high.
    """
    taken: list[Box] = []
    found: list[Box | None] = []
    for circle in circles:
        others = [other for other in circles if other is not circle]
        boxes = (box for box in _around(circle) if box.fits(size))
        free = (box for box in boxes if _is_free(box, taken, others))
        box = next(free, None) if circle.name and len(taken) < MOST else None
        taken += [box] if box else []
        found.append(box)
    return found


def _is_free(box: Box, taken: Sequence[Box], others: Sequence[Circle]) -> bool:
    covered = any(map(box.touches, taken)) or any(other.touches(box) for other in others)
    return not covered


def _around(circle: Circle) -> Iterator[Box]:
    """Give the places beside, under and over *circle*, the best first."""
    (x, y), gap, length = circle.at, circle.radius + _GAP, _LETTER * len(circle.name)
    yield Box(round(x + gap, 1), y + 6, "start", length)
    yield Box(round(x - gap, 1), y + 6, "end", length)
    yield Box(x, round(y + gap + _RISE, 1), "middle", length)
    yield Box(x, round(y - gap - _LINE + _RISE, 1), "middle", length)
