"""How many things a measure names."""

import pytest

from loaders.parse.compounds import things_in


@pytest.mark.parametrize(
    ("label", "count"),
    [
        ("rozšíření sociálních služeb a rekonstrukce prostor", 2),
        ("podpora stávajících služeb a zřízení nových (individuální projekt)", 2),
        ("dluhovou poradnu i kroužky pro děti", 2),
        ("vznik a rozvoj sociální firmy", 1),
        ("zavedení dluhového a finančního poradenství", 1),
        ("zřízení komise pro prevenci a sociální začleňování", 1),
        ("otevření klubu, zavedení kurzů a zřízení poradny", 2),
        ("klub", 1),
        ("", 1),
    ],
)
def test_things_are_counted_where_each_has_its_own_deed_or_theme(label: str, count: int) -> None:
    """One deed of two objects, or two deeds of one object, is one thing."""
    assert things_in(label) == count
