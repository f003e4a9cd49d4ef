"""The drawn map: its regions, and where places lie."""

import re

import pytest

from api.maps import HEIGHT, WIDTH, place, regions


def points(outline: str) -> list[tuple[float, float]]:
    """Read the points of an outline."""
    pairs = (part.split(",") for part in re.split("[MLZ]", outline) if part)
    return [(float(x), float(y)) for x, y in pairs]


def inside(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    """Tell whether *point* lies in *ring*: a line to the left crosses it an odd number of times."""
    x, y = point
    crossings = (
        (ax + (y - ay) * (bx - ax) / (by - ay))
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (ay > y) != (by > y)
    )
    return sum(crossing < x for crossing in crossings) % 2 == 1


def test_there_are_the_fourteen_regions() -> None:
    """Each once, by the codes that the graph has."""
    codes = [region.code for region in regions()]

    assert len(set(codes)) == 14
    assert codes == sorted(codes)
    assert {"CZ010", "CZ042", "CZ080"} <= set(codes)


def test_everything_lies_on_the_map() -> None:
    """No point of an outline is outside, and the country fills the map."""
    all_points = [point for region in regions() for point in points(region.outline)]
    columns, lines = zip(*all_points, strict=True)

    assert 0 < min(columns) < 20 < WIDTH - 20 < max(columns) < WIDTH
    assert 0 < min(lines) < 20 < HEIGHT - 20 < max(lines) < HEIGHT


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [
        (50.54854, 13.77535, "CZ042"),  # Bílina
        (50.35846, 12.93465, "CZ041"),  # Jáchymov
        (49.77984, 18.43688, "CZ080"),  # Havířov
        (50.0875, 14.4213, "CZ010"),  # Praha
        (49.1951, 16.6068, "CZ064"),  # Brno
    ],
)
def test_a_town_lies_in_its_region(latitude: float, longitude: float, code: str) -> None:
    """The places and the outlines are drawn by the same projection."""
    there = place(latitude, longitude)
    [region] = [region for region in regions() if region.code == code]

    assert inside(there, points(region.outline.partition("Z")[0]))


def test_the_middle_of_a_region_is_on_the_map() -> None:
    """A number can stand there."""
    assert all(0 < r.middle[0] < WIDTH and 0 < r.middle[1] < HEIGHT for r in regions())
