"""The parts of an article about several towns, each under a heading that is but a town's name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.records import Place
from loaders.resolve.places import Gazetteer

_FEWEST = 2


def towns_of_headings(body: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the towns over the parts of *body*; none where it has no such parts."""
    towns = dict.fromkeys(place for line in body for place in _named(line, gazetteer))
    return tuple(towns) if len(towns) >= _FEWEST else ()


def parts_by_town(
    setting: Setting, body: Sequence[Line]
) -> Iterator[tuple[Setting, Sequence[Line]]]:
    """Give the parts of *body* with the setting of each, or all of it where it has none."""
    heads = [place for place, line in enumerate(body) if _named(line, setting.gazetteer)]
    if len(towns_of_headings(body, setting.gazetteer)) < _FEWEST:
        yield setting, body
        return
    yield setting, body[: heads[0]]
    for begin, end in pairwise((*heads, len(body))):
        towns = _named(body[begin], setting.gazetteer)
        yield replace(setting, towns=towns), body[begin + 1 : end]


def _named(line: Line, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the town that *line* names, where it holds nothing else."""
    name = line.text.rstrip(" :")
    found = () if line.bullet else gazetteer.find(name)
    return tuple(one.place for one in found if one.place and one.end - one.start == len(name))
