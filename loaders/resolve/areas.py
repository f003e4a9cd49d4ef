"""Places that are no municipalities: regions that people speak of, and boroughs of large cities."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.records import PartnershipRecord, Place
from loaders.resolve.gazetteer_rows import BOROUGH, Locality
from loaders.resolve.places import Gazetteer
from loaders.text.declension import forms
from loaders.text.letters import CAPITAL

_REGION = re.compile(
    r"(?:(?:na|v|mikroregionu?|regionu?)\s+)*"
    r"(?P<part>(?:(?:[Jj]iž|[Ss]ever|[Vv]ýchod|[Zz]ápad|[Ss]třed)ní\w*|[Hh]orní\w*|[Dd]olní\w*)\s+)?"
    rf"(?P<stem>[{CAPITAL}]\w{{2,}}[sc]k)(?:o|a|u|em)"
    r"(?:\s+a\s+okolí)?"
)
_SPUR = re.compile(
    rf"(?:ve?\s+)?(?P<stem>[{CAPITAL}]\w{{2,}}[sc]k)(?:ý|ého|ém|ému|ým)\s+výběž(?:ek|k\w+|ce)"
)
_REGION_ENDING = re.compile(r"[sc]k(?:o|ý výběžek)$")
_LONGEST_ENDING = 2  # letters: Sokolov-sko, Podbořan-sko of Podbořany
_PARTNERSHIP = re.compile(r".*\bpart?nerství\s+(?:(?:v|ve|na)\s+)?", re.IGNORECASE)


def region_of(name: str) -> str | None:
    """Give the region that *name* is about, in the nominative; None where it is something else.

    >>> region_of("na Broumovsku"), region_of("Šluknovského výběžku")
    ('Broumovsko', 'Šluknovský výběžek')
    """
    name = name.capitalize() if name.isupper() else name
    region, spur = _REGION.fullmatch(name), _SPUR.fullmatch(name)
    if region:
        part = (region["part"] or "").rstrip("m ").removesuffix("ho").capitalize()
        return f"{part} {region['stem']}o".lstrip()
    return f"{spur['stem']}ý výběžek" if spur else None


def towns_of_region(name: str, known: Gazetteer) -> tuple[Place, ...]:
    """Give the towns after which the region *name* may be called, by the beginning they share.

    They tell which of several namesakes lies in the region: "Březová (Sokolovsko)".
    """
    stem = _REGION_ENDING.sub("", region_of(name) or "")
    likely = [row.place for row in known.municipalities() if row.name.startswith(stem[:-1])]
    longest = len(stem) + _LONGEST_ENDING
    near = (place for place in likely if len(place.label.partition("-")[0]) <= longest)
    return tuple(near) if stem else ()


def with_areas(record: PartnershipRecord, known: Gazetteer) -> PartnershipRecord:
    """Add the region and the borough that the name of the partnership tells."""
    named = _PARTNERSHIP.sub("", record.name)
    is_town = any(named in forms(place.label) for place in record.municipalities)  # Milevsko
    borough = borough_of(named, record.municipalities, known)
    return replace(
        record,
        area=record.area or (None if is_town else region_of(named)),
        locality=record.locality or (borough.key if borough else None),
    )


def borough_of(name: str, places: Sequence[Place], known: Gazetteer) -> Locality | None:
    """Give the borough of one of *places* that *name* tells, if it tells one."""
    own = {place.code for place in places}
    named = (known.locality(found.locality or "") for found in known.find(name, near=places))
    return next(
        (row for row in named if row and row.kind == BOROUGH and row.municipality in own), None
    )
