"""Which town or region the profile of a locality is about, by its title, address, first words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.iris import slug
from loaders.document import Document, Line
from loaders.parse.headings import find_towns
from loaders.parse.regions import municipalities_of, region_of, seats_of_districts
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.letters import CAPITAL

_LONGEST_TITLE = 8  # words
_ABOUT = re.compile(r"(?:o\s+lokalitě|profil\s+lokality|lokalita)\b[\s:–-]*", re.IGNORECASE)
_SEGMENT = re.compile(r"/(?:o-lokalite-)?(?P<name>[a-z-]+?)(?:-\d+)?(?:\.html?)?/?$")
_LEAD = re.compile(
    r"(?:(?:Statutární|Okresní)\s+)?(?:(?:[Mm]ěsto|[Oo]bec|[Mm]ěstys|[Ll]okalita|[Mm]ikroregion)\s+)?"
)
_REGION_LEAD = re.compile(
    r"(?:Lokalita|Mikroregion|Region|Spolupracující obce|Sdružení obcí)\s+"
    rf"(?P<region>[{CAPITAL}]\w+?[sc]ko)\b"
)


@dataclass(frozen=True)
class Locality:
    """What a profile is about: its *name*, the towns, and the *region* where it is one."""

    name: str = ""
    places: tuple[Place, ...] = ()
    region: str | None = None


def described_locality(document: Document, lines: Sequence[Line], gazetteer: Gazetteer) -> Locality:
    """Give what the profile *document*, whose content is *lines*, is about; empty where unknown."""
    told = gazetteer.places(" ".join(line.text for line in lines))
    near = seats_of_districts(lines, gazetteer) or told
    title = _title(lines)
    _, mentions = find_towns(title, gazetteer, near)  # a village too, where its district is told
    village = tuple(one.place for one in mentions if one.place)
    named = gazetteer.places(title, near) or (village if near else ())
    if named:
        return Locality(title, named)
    region = _region(title, lines)
    if region:
        return Locality(region, municipalities_of(lines, gazetteer), region)
    places = _of_address(document.url or "", gazetteer, near) or _of_lead(lines, gazetteer, near)
    return Locality(" a ".join(place.label for place in places), places)


def _title(lines: Sequence[Line]) -> str:
    """Give the name over the page; a sentence is none."""
    first = lines[0].text if lines else ""
    is_title = len(first.split()) <= _LONGEST_TITLE and not first.endswith((".", ":"))
    return _ABOUT.sub("", first).strip() if is_title else ""


def _region(title: str, lines: Sequence[Line]) -> str | None:
    """Give the region of the title, or of the first line that begins with one; a town is none."""
    leads = (_REGION_LEAD.match(line.text) for line in lines)
    region = region_of(title) or next((lead["region"] for lead in leads if lead), None)
    is_town = re.compile(rf"(?i:město|městě|městem|obec|obci|obcí)\s+{re.escape(region or '')}\b")
    return None if region is None or any(is_town.search(line.text) for line in lines) else region


def _of_address(url: str, gazetteer: Gazetteer, near: Sequence[Place]) -> tuple[Place, ...]:
    """Give the town whose name ends the address: ``/kolin``, ``/lokalita/hostinne-2/``."""
    segment = _SEGMENT.search(url)
    alike = {
        row.name
        for row in gazetteer.municipalities()
        if segment and slug(row.name) == segment["name"]
    }
    return gazetteer.places(f"město {alike.pop()}", near) if len(alike) == 1 else ()


def _of_lead(
    lines: Sequence[Line], gazetteer: Gazetteer, near: Sequence[Place]
) -> tuple[Place, ...]:
    """Give the town with which a paragraph begins: "Město Most leží", "Kolín je městem"."""
    for line in lines:
        lead = _LEAD.match(line.text)
        start = lead.end() if lead else 0
        found = next((one for one in gazetteer.find(line.text, near) if one.start == start), None)
        if found and found.place:
            return (found.place,)
    return ()
