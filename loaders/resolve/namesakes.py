"""Towns of a page that bear the name of others, and whether anything on it tells which is meant.

A name alone means the largest by far of those that bear it. That is told as a doubt where nothing
on the page speaks for it, and is not believed where the page speaks of the surroundings of another.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Document
from loaders.records import Place, Problem
from loaders.resolve.areas import towns_of_region
from loaders.resolve.gazetteer_rows import Municipality
from loaders.resolve.places import Gazetteer
from loaders.text.declension import forms
from loaders.text.letters import CAPITAL

_HEAD = 3  # lines that may name the town of a page
_ENOUGH = 2  # signs of the surroundings of another town of that name, by which it may be meant
_MOST_TOLD = 8  # of those that may be meant
_BY_SIZE = "nothing on the page tells which town of this name is meant, the largest is taken: "
_NOT_TOLD = "nothing on the page tells which town of this name is meant: "
_OF_TOWN = 3000  # inhabitants: villages are not called towns
_CALLED_TOWN = (
    r"(?<!\w)(?:[Mm]ěst(?:o|a|u|em|ě)|[Mm]ěstsk\w+\s+(?:úřad|polici|knihovn)\w*|MěÚ)\s+(?:{})(?!\w)"
)
_REGION = re.compile(rf"(?<!\w)[Nn]a\s+([{CAPITAL}]\w+[sc]ku)(?!\w)")


def doubts(document: Document, own: Sequence[Place], known: Gazetteer) -> Iterator[Problem]:
    """Tell which of the *own* towns of *document* were chosen among namesakes by their size alone.

    Of a page without towns, tell the name at its head that several have.
    """
    for place in own:
        if _is_by_size(place, known) and not _signs_of(place, document, known):
            yield _problem(document, place, known)
    heads = () if own else document.lines[:_HEAD]
    named = ((line, found) for line in heads for found in known.find(line.text))
    for line, found in named:
        if found.place is None and len(found.candidates) > 1:
            start, end = line.start + found.start, line.start + found.end
            yield Problem(start, end, f"{_NOT_TOLD}{_listed(found.candidates, known)}")
            return


def mistaken(document: Document, own: Sequence[Place], known: Gazetteer) -> Place | None:
    """Give the one town of *document* where the page speaks of the surroundings of a namesake."""
    if len(own) != 1 or not _is_by_size(own[0], known) or _signs_of(own[0], document, known):
        return None
    others = (_signs_of(other, document, known) for other in known.namesakes(own[0]))
    return own[0] if any(signs >= _ENOUGH for signs in others) else None


def _is_by_size(place: Place, known: Gazetteer) -> bool:
    """Tell whether *place* has namesakes, and is the one that its name alone means."""
    others = known.namesakes(place)
    return bool(others) and known.largest((place, *others)) == place


def _signs_of(place: Place, document: Document, known: Gazetteer) -> int:
    """Count the towns, the district and the region that *document* names around *place*.

    That it calls it a town is another sign, where that is none of its namesakes.
    """
    row = known.municipality(place.code)
    if row is None:
        return 0
    near = {one.code for one in _around(place, document, known) if one.is_near(row)}
    district = rf"\bokr(?:es\w{{0,2}}|\.)\s*:?\s+{re.escape(row.district[:-1])}"
    is_in = re.search(district, document.text, re.IGNORECASE) is not None
    region = row.region.removeprefix("Kraj ").split()[0]  # Vysočina
    is_town = row.population >= _OF_TOWN and _is_called_town(place, document)
    return len(near) + _ENOUGH * is_in + (region[:-1] in document.text) + is_town


def _is_called_town(place: Place, document: Document) -> bool:
    names = "|".join(map(re.escape, forms(place.label)))
    return re.search(_CALLED_TOWN.format(names), document.text) is not None


def _around(place: Place, document: Document, known: Gazetteer) -> Iterator[Municipality]:
    """Give the towns that *document* names, but for those that share the name of *place*.

    A region that is called after towns stands for these: "na Teplicku".
    """
    for line in document.lines:
        told = [found.place for found in known.find(line.text) if len(found.candidates) == 1]
        regions = _REGION.findall(line.text)
        told += [seat for region in regions for seat in towns_of_region(region, known)]
        for one in told:
            row = known.municipality(one.code) if one and one.label != place.label else None
            if row:
                yield row


def _problem(document: Document, place: Place, known: Gazetteer) -> Problem:
    """Make the problem at the first words of *document* that name *place*."""
    candidates = _listed((place, *known.namesakes(place)), known)
    for line in document.lines:
        for found in known.find(line.text):
            if place in found.candidates:
                start, end = line.start + found.start, line.start + found.end
                return Problem(start, end, f"{_BY_SIZE}{candidates}")
    return Problem(0, document.lines[0].end, f"{_BY_SIZE}{candidates}")


def _listed(candidates: Sequence[Place], known: Gazetteer) -> str:
    """Name *candidates* with their districts."""
    rows = [row for place in candidates if (row := known.municipality(place.code))]
    told = ", ".join(f"{row.name} (okres {row.district})" for row in rows[:_MOST_TOLD])
    return f"{told} …" if len(rows) > _MOST_TOLD else told
