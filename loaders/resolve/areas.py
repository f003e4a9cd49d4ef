"""Places that are no municipalities: regions that people speak of, and boroughs of large cities."""

import re
from dataclasses import replace

from loaders.records import PartnershipRecord
from loaders.resolve.places import BOROUGH, Gazetteer
from loaders.text.letters import CAPITAL

_REGION = re.compile(
    rf"(?:(?:na|v|mikroregionu?|regionu?)\s+)*(?P<stem>[{CAPITAL}]\w{{2,}}[sc]k)(?:o|a|u|em)"
)
_SPUR = re.compile(
    rf"(?:ve?\s+)?(?P<stem>[{CAPITAL}]\w{{2,}}[sc]k)(?:ý|ého|ém|ému|ým)\s+výběž(?:ek|k\w+|ce)"
)
_PARTNERSHIP = re.compile(r".*\bpart?nerství\s+", re.IGNORECASE)


def region_of(name: str) -> str | None:
    """Give the region that *name* is about, in the nominative; None where it is something else.

    >>> region_of("na Broumovsku"), region_of("Šluknovského výběžku")
    ('Broumovsko', 'Šluknovský výběžek')
    """
    region, spur = _REGION.fullmatch(name), _SPUR.fullmatch(name)
    if region:
        return f"{region['stem']}o"
    return f"{spur['stem']}ý výběžek" if spur else None


def with_areas(record: PartnershipRecord, known: Gazetteer) -> PartnershipRecord:
    """Add the region and the borough that the name of the partnership tells."""
    named = _PARTNERSHIP.sub("", record.name)
    found = known.find(named, near=record.municipalities)
    boroughs = (known.locality(mention.locality) for mention in found if mention.locality)
    own = {place.code for place in record.municipalities}
    borough = next(
        (b.key for b in boroughs if b and b.kind == BOROUGH and b.municipality in own), None
    )
    return replace(
        record,
        area=record.area or region_of(named),
        locality=record.locality or borough,
    )
