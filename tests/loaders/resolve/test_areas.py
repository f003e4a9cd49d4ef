"""Regions and boroughs in the names of partnerships."""

import pytest

from loaders.records import PartnershipRecord, Place, Span
from loaders.resolve.areas import region_of, with_areas
from loaders.resolve.places import gazetteer

MILEVSKO = Place("Milevsko", "549576")
OSTRAVA = Place("Ostrava", "554821")
PRAHA = Place("Praha", "554782")
RUMBURK = Place("Rumburk", "562777")


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Broumovsko", "Broumovsko"),
        ("na Broumovsku", "Broumovsko"),
        ("mikroregionu Hlučínska", "Hlučínsko"),
        ("ve Šluknovském výběžku", "Šluknovský výběžek"),
        ("Jižní Plzeňsko", "Jižní Plzeňsko"),
        ("na severním Plzeňsku", "Severní Plzeňsko"),
        ("Most", None),
        ("Krásná Lípa a okolí", None),
    ],
)
def test_a_region_is_named_in_the_nominative(name: str, region: str | None) -> None:
    """Whatever case the name of the page has."""
    assert region_of(name) == region


@pytest.mark.parametrize(
    ("name", "towns", "area", "borough"),
    [
        ("Lokální partnerství Šluknovsko", (RUMBURK,), "Šluknovsko", None),
        ("Lokální partnerství Slezská Ostrava", (OSTRAVA,), None, "slezska-ostrava"),
        ("Lokální partnerství Praha 14", (PRAHA,), None, "praha-14"),
        ("Lokální partnerství Ostrava", (OSTRAVA,), None, None),
        ("Lokální partnerství v Milevsku", (MILEVSKO,), None, None),
        ("Lokální partnerství Vítkovice", (OSTRAVA,), None, "ostrava-vitkovice"),
    ],
)
def test_a_partnership_is_of_a_region_or_a_borough(
    name: str, towns: tuple[Place, ...], area: str | None, borough: str | None
) -> None:
    """Beside the municipalities that it is about."""
    record = PartnershipRecord(Span(0, 1, "L"), name, "lp", towns)
    found = with_areas(record, gazetteer())
    assert (found.area, found.locality) == (area, borough)
    assert with_areas(found, gazetteer()) == found


def test_the_borough_of_another_city_is_none(written_away: PartnershipRecord) -> None:
    """Vítkovice on a page about Rumburk is no borough of Ostrava."""
    assert with_areas(written_away, gazetteer()).locality is None


@pytest.fixture
def written_away() -> PartnershipRecord:
    """Give a partnership whose name is also that of a borough elsewhere."""
    return PartnershipRecord(Span(0, 1, "L"), "Lokální partnerství Vítkovice", "lp", (RUMBURK,))
