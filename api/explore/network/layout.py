"""Places on circles and between them, in degrees and in units of the picture."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

Point = tuple[float, float]

COLUMN, LINE = 40.0, 20.0
"""How far two things that are settled stand apart."""

_REACH = 12  # cells in each direction in which a free one is looked for
_NEAR = sorted(
    product(range(-_REACH, _REACH + 1), repeat=2),
    key=lambda cell: (math.hypot(cell[0] * COLUMN, cell[1] * LINE), cell),
)


def spread(sizes: Sequence[int]) -> list[list[float]]:
    """Spread groups of *sizes* over a circle, a place free between any two; -180 to 180 degrees.

    >>> spread([1, 1])
    [[-180.0], [0.0]]
    """
    step = 360 / ((sum(sizes) + len(sizes)) or 1)
    angles, place = [], 0
    for size in sizes:
        angles.append([(place + number) * step - 180 for number in range(size)])
        place += size + 1
    return angles


def at(angle: float, radius: float) -> Point:
    """Give the point at *angle* on the circle of *radius*."""
    turned = math.radians(angle)
    return radius * math.cos(turned), radius * math.sin(turned)


def middle(points: Sequence[Point]) -> Point:
    """Give the point in the middle of *points*."""
    xs, ys = zip(*points, strict=True)
    return sum(xs) / len(points), sum(ys) / len(points)


def settle(points: Iterable[Point]) -> Iterator[Point]:
    """Move each of *points* to the nearest place of a grid that none before it has taken."""
    taken: set[tuple[int, int]] = set()
    for x, y in points:
        wanted = round(x / COLUMN), round(y / LINE)
        near = ((wanted[0] + across, wanted[1] + down) for across, down in _NEAR)
        cell = next((cell for cell in near if cell not in taken), wanted)
        taken.add(cell)
        yield cell[0] * COLUMN, cell[1] * LINE
