"""Which of the bodies that a sentence names decided on which of its days."""

from collections.abc import Iterator

from loaders.parse.approval import Act
from loaders.parse.deciding_bodies import BodyMention
from loaders.text.points import DateMention


def paired(
    bodies: list[BodyMention], dates: list[DateMention], act: Act, text: str
) -> Iterator[tuple[BodyMention | None, DateMention | None]]:
    """Give each body of *text* its date; one date of several is that of the nearest.

    A comma parts: "the assembly in September, the council already in August".
    """
    if len(bodies) != len(dates):
        nearest = {one.body: one for one in sorted(bodies, key=lambda one: -_distance(one, act))}
        bodies = sorted(nearest.values(), key=lambda one: one.start)
    if len(bodies) > 1 and len(bodies) == len(dates):
        yield from zip(bodies, dates, strict=True)
        return
    date = min(dates, key=lambda one: _distance(one, act), default=None)
    owner = min(
        bodies,
        key=lambda one: (_is_parted(one, date or act, text), _distance(one, date or act)),
        default=None,
    )
    yield owner, date
    yield from ((body, None) for body in bodies if body is not owner)


def _distance(one: BodyMention | DateMention | Act, other: BodyMention | DateMention | Act) -> int:
    return max(one.start - other.end, other.start - one.end)


def _is_parted(one: BodyMention, other: DateMention | Act, text: str) -> bool:
    return "," in text[min(one.end, other.end) : max(one.start, other.start)]
