"""Several things in one phrase: "rozšíření služeb a rekonstrukce prostor" names two."""

import re
from itertools import pairwise

from loaders.parse.status import is_deed
from loaders.parse.themes import themes_of

_BRACKETS = re.compile(r"\([^()]*\)")
_JOINT = re.compile(r"\s+(?:a|i|a také|ale i)\s+")
_OWN_THING = re.compile(r"\w+\s+\w+")


def things_in(label: str) -> int:
    """Count the things that *label* names as one measure.

    "a" joins things of which each is a deed with its own object; "i" those of different themes.
    One thing that came about in two ways ("vznik a rozvoj firmy") is one.

    >>> things_in("rozšíření služeb a rekonstrukce prostor"), things_in("vznik a rozvoj firmy")
    (2, 1)
    """
    said = _BRACKETS.sub("", label)
    parts = _JOINT.split(said)
    joints = _JOINT.findall(said)
    return 1 + sum(
        _are_two(joint.strip(), *pair) for joint, pair in zip(joints, pairwise(parts), strict=True)
    )


def _are_two(joint: str, before: str, after: str) -> bool:
    if joint == "i":
        return _differ(before, after)
    return is_deed(before.strip()) and is_deed(after) and bool(_OWN_THING.match(before.strip()))


def _differ(before: str, after: str) -> bool:
    one, other = themes_of(before), themes_of(after)
    return bool(one and other) and one != other
