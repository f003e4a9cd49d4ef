"""The lists of a page, each with the heading that holds for it."""

from collections.abc import Iterator, Sequence

from loaders.document import Line
from loaders.parse.organisation_items import are_mostly_organisations, are_named
from loaders.text.bullet_lists import BulletList, bullet_lists


def headed_lists(lines: Sequence[Line]) -> Iterator[BulletList]:
    """Give the lists among *lines*, names of bodies without the heading over what are none.

    Members whose own heading is missing stand apart below the groups or the measures.
    """
    above: BulletList | None = None
    for one in bullet_lists(lines):
        is_other = above is not None and _is_other(one, above)
        above = one
        yield one._replace(heading=None) if is_other else one


def _is_other(one: BulletList, above: BulletList) -> bool:
    return above.heading is one.heading and are_bodies(one) and not are_bodies(above)


def are_bodies(group: BulletList) -> bool:
    """Tell whether the items of *group* are the names of organisations."""
    return are_named(group.items) and are_mostly_organisations(group.items)
