"""The parts of a page about several towns, each under a heading that is but a town's name."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.records import MeasureRecord, Place
from loaders.resolve.places import Gazetteer

_FEWEST = 2
_MOST_WORDS_OF_A_HEADING = 6


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


def of_parts(
    setting: Setting, lines: Sequence[Line], told: Iterable[MeasureRecord]
) -> Iterator[MeasureRecord]:
    """Give the measures *told*, those in parts under towns of the page as of these alone.

    The last part ends at a heading that no other has: what follows is of all towns again. What
    names its town itself is of that one.
    """
    heads = [place for place, line in enumerate(lines) if _is_of(setting, line)]
    bounds = _bounds(lines, heads) if len(heads) >= _FEWEST else []
    for record in told:
        at = bisect_right(bounds, record.evidence.start) if bounds else 0
        is_in = 0 < at < len(bounds) and {*record.municipalities} == {*setting.places}
        towns = _named(lines[heads[at - 1]], setting.gazetteer, setting.towns) if is_in else ()
        yield replace(record, municipalities=towns) if towns else record


def _bounds(lines: Sequence[Line], heads: Sequence[int]) -> list[int]:
    """Give where the parts under *heads* begin, and where the last ends."""
    known = {line.text for line in lines[heads[0] : heads[-1]]}
    below = lines[heads[-1] + 1 :]
    end = next((line.start for line in below if _heads_more(line, known)), lines[-1].end + 1)
    return [*(lines[place].start for place in heads), end]


def _is_of(setting: Setting, line: Line) -> bool:
    """Whether *line* is the name of one of several towns of the page."""
    named = _named(line, setting.gazetteer, setting.towns) if len(setting.towns) > 1 else ()
    return bool(named) and not line.column and {*named} < {*setting.towns}


def _heads_more(line: Line, known: Collection[str]) -> bool:
    is_short = len(line.text.split()) <= _MOST_WORDS_OF_A_HEADING and line.text[0].isupper()
    is_heading = is_short and line.text[-1].isalpha() and not (line.bullet or line.column)
    return is_heading and line.text not in known


def _named(line: Line, gazetteer: Gazetteer, near: Sequence[Place] = ()) -> tuple[Place, ...]:
    """Give the town that *line* names, where it holds nothing else."""
    name = line.text.rstrip(" :")
    found = () if line.bullet else gazetteer.find(name, near)
    return tuple(one.place for one in found if one.place and one.end - one.start == len(name))
