"""The rows of the gazetteer: municipalities and named parts of them."""

import re
from dataclasses import dataclass
from functools import cached_property

from loaders.records import Place

BOROUGH = "borough"
"""The kind of a locality that governs itself."""

# How far from the places of a page a village of another district may lie: degrees north, east.
_NEIGHBOURHOOD = (0.18, 0.28)  # 20 km each way
_UNMISTAKABLE = re.compile(r"\w-\w| (?:nad|pod|u|ve?|na) ")  # "Brumov-Bylnice", "Kostelec na Hané"


@dataclass(frozen=True)
class Municipality:
    """One row of ``municipalities.csv``: codes are official (RÚIAN, LAU, NUTS), degrees WGS 84.

    *population* is 0 where it is not known, which is so for the smallest; *latitude* and
    *longitude* are 0 where they are not known.
    """

    name: str
    code: str
    district: str
    district_code: str
    region: str
    region_code: str
    latitude: float
    longitude: float
    population: int = 0
    common_word: bool = False
    wikidata: str = ""
    geonames: str = ""

    @cached_property
    def place(self) -> Place:
        """The municipality as records name it."""
        return Place(self.name, self.code)

    @property
    def is_told_by_name(self) -> bool:
        """Whether the name alone tells the place: that of a town, or one which nothing else has."""
        return self.population > 0 or _UNMISTAKABLE.search(self.name) is not None

    def is_near(self, other: "Municipality") -> bool:
        """Tell whether both lie in one district or within 20 km of each other."""
        north, east = self.latitude - other.latitude, self.longitude - other.longitude
        is_close = abs(north) <= _NEIGHBOURHOOD[0] and abs(east) <= _NEIGHBOURHOOD[1]
        return is_close or self.district_code == other.district_code


@dataclass(frozen=True)
class Locality:
    """One row of ``localities.csv``: a named part of the municipality with that code.

    *kind* is ``part``, or ``borough`` where it governs itself.
    """

    key: str
    name: str
    municipality: str
    ruian: str
    kind: str
