"""Which of the bodies that a sentence names decided on which of its days."""

from collections.abc import Iterator

from loaders.parse.approval_acts import Act
from loaders.parse.deciding_bodies import BodyMention
from loaders.text.points import DateMention


def paired(
    bodies: list[BodyMention], dates: list[DateMention], act: Act
) -> Iterator[tuple[BodyMention | None, DateMention | None]]:
    """Give each body its date; one date of several bodies is that of the nearest."""
    if len(bodies) != len(dates):
        nearest = {one.body: one for one in sorted(bodies, key=lambda one: -_distance(one, act))}
        bodies = sorted(nearest.values(), key=lambda one: one.start)
    if len(bodies) > 1 and len(bodies) == len(dates):
        yield from zip(bodies, dates, strict=True)
        return
    date = min(dates, key=lambda one: _distance(one, act), default=None)
    owner = min(bodies, key=lambda one: _distance(one, date or act), default=None)
    yield owner, date
    yield from ((body, None) for body in bodies if body is not owner)


def _distance(one: BodyMention | DateMention | Act, other: BodyMention | DateMention | Act) -> int:
    return max(one.start - other.end, other.start - one.end)
