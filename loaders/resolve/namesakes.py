"""Towns of a page that bear the name of others, and whether anything on it tells which is meant.

A name alone means the largest by far of those that bear it. That is told as a doubt where nothing
on the page speaks for it. Another is meant only where the page places the name itself: towns of its
surroundings may have been named for a visit.
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
_MOST_TOLD = 8  # of those that may be meant
_BY_SIZE = "nothing on the page tells which town of this name is meant, the largest is taken: "
_NOT_TOLD = "nothing on the page tells which town of this name is meant: "
_OF_TOWN = 3000  # inhabitants: villages are not called towns
_CALLED_TOWN = (
    r"(?<!\w)(?:[Mm]ěst(?:o|a|u|em|ě)|[Mm]ěstsk\w+\s+(?:úřad|polici|knihovn)\w*|MěÚ)\s+(?:{})(?!\w)"
)
_LIES = (  # "Lom u Mostu", "Lipová leží v okrese Děčín", "Hranice na Ašsku"
    r"(?<!\w)(?:{})(?:"
    r",?\s+(?:(?:leží|(?:se\s+)?nachází(?:\s+se)?|je|obec|obcí)\s+)?\(?(?:v\s+)?"
    r"okr(?:es\w{{0,2}}|\.)\s+(?P<seat>[^\n(),.;]+)"
    rf"|\s+\(?na\s+(?P<region>[{CAPITAL}]\w+[sc]ku)(?!\w)"
    rf"|\s+u\s+(?P<town>[{CAPITAL}][^\n(),.;]+))"
)
_EACH_LINE = re.IGNORECASE | re.MULTILINE
_REGION = re.compile(rf"(?<!\w)[Nn]a\s+([{CAPITAL}]\w+[sc]ku)(?!\w)")


def doubts(document: Document, own: Sequence[Place], known: Gazetteer) -> Iterator[Problem]:
    """Tell which of the *own* towns of *document* were chosen among namesakes by their size alone.

    Of a page without towns, tell the name at its head that several have.
    """
    for place in own:
        if _is_by_size(place, known) and _is_doubtful(place, document, known):
            yield _problem(document, place, known)
    heads = () if own else document.lines[:_HEAD]
    named = ((line, found) for line in heads for found in known.find(line.text))
    for line, found in named:
        if found.place is None and len(found.candidates) > 1:
            start, end = line.start + found.start, line.start + found.end
            yield Problem(start, end, f"{_NOT_TOLD}{_listed(found.candidates, known)}")
            return


def meant_instead(document: Document, own: Sequence[Place], known: Gazetteer) -> Place | None:
    """Give the namesake of the one town of *document* that the page places somewhere else."""
    if len(own) != 1 or not _is_by_size(own[0], known) or _has_signs(own[0], document, known):
        return None
    others = _placed_namesakes(own[0], document, known)
    return others[0] if len(others) == 1 else None


def _is_doubtful(place: Place, document: Document, known: Gazetteer) -> bool:
    if not _has_signs(place, document, known):
        return True
    row = known.municipality(place.code)
    is_placed = row is not None and _is_placed(row, document, known)
    return not is_placed and bool(_placed_namesakes(place, document, known))


def _placed_namesakes(place: Place, document: Document, known: Gazetteer) -> list[Place]:
    rows = ((one, known.municipality(one.code)) for one in known.namesakes(place))
    return [one for one, row in rows if row and _is_placed(row, document, known)]


def _is_by_size(place: Place, known: Gazetteer) -> bool:
    """Tell whether *place* has namesakes, and is the one that its name alone means."""
    others = known.namesakes(place)
    return bool(others) and known.largest((place, *others)) == place


def _has_signs(place: Place, document: Document, known: Gazetteer) -> bool:
    """Tell whether *document* names towns, the district or the region around *place*.

    That it calls it a town is another sign, where that is none of its namesakes.
    """
    row = known.municipality(place.code)
    if row is None:
        return False
    district = rf"\bokr(?:es\w{{0,2}}|\.)\s*:?\s+{re.escape(row.district[:-1])}"
    region = row.region.removeprefix("Kraj ").split()[0]  # Vysočina
    return (
        re.search(district, document.text, re.IGNORECASE) is not None
        or region[:-1] in document.text
        or (row.population >= _OF_TOWN and _is_called_town(place, document))
        or any(one.is_near(row) for one in _around(place, document, known))
        or _is_placed(row, document, known)
    )


def _is_placed(row: Municipality, document: Document, known: Gazetteer) -> bool:
    """Tell whether *document* says where the town of *row* lies: beside its name, or as a fact."""
    seat = re.escape(row.district[:-1])
    fact = re.search(rf"^\W*okres\s*:\s*{seat}\w{{0,3}}\W*$", document.text, _EACH_LINE)
    names = "|".join(map(re.escape, forms(row.name)))
    beside = re.finditer(_LIES.format(names), document.text)
    return fact is not None or any(_lies_there(told, row, known) for told in beside)


def _lies_there(told: re.Match[str], row: Municipality, known: Gazetteer) -> bool:
    """Tell whether the district, the region or the town that *told* holds is that of *row*."""
    if told["seat"]:
        return told["seat"].startswith(row.district[:-1])
    if told["region"]:
        seats = [known.municipality(one.code) for one in towns_of_region(told["region"], known)]
    else:
        alone = told["town"].split()[0]  # "Mostu má" may be no town, "Mostu" is one
        named = (known.find(told["town"]) or known.find(alone))[:1]
        seats = [known.municipality(one.code) for found in named for one in found.candidates]
    return any(seat is not None and seat.is_near(row) for seat in seats)


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
