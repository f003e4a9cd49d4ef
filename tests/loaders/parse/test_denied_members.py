"""Sentences that tell who belongs to a partnership, and who does not."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Extraction, MembershipRecord

OfType = Callable[[Extraction, type[Any]], list[Any]]
THREE = ["město Cheb", "Charita Cheb", "Úřad práce Cheb"]
TOLD = "Členy jsou město Cheb, Charita Cheb a Úřad práce Cheb"
FOURTH = "Členy jsou město Cheb, Charita Cheb, Úřad práce Cheb a Naděje, o.s."


@pytest.fixture
def members(written: Callable[[str], Document], of_type: OfType) -> Callable[[str], list[str]]:
    """Give the members that a page of one partnership tells in the words given."""

    def read(words: str) -> list[str]:
        page = written(f"Lokální partnerství Cheb\n\n{words}\n")
        return [one.label_as_written for one in of_type(extract(page), MembershipRecord)]

    return read


@pytest.mark.parametrize(
    "denied",
    [
        "; členem není Naděje, o.s.",
        ", členem však není Naděje, o.s.",
        ", nikoli však Naděje, o.s.",
        ", ne však Naděje, o.s.",
        "; mezi členy nepatří Naděje, o.s. ani Farnost Cheb.",
        "; Naděje, o.s., do partnerství nevstoupila.",
        ", kdežto Naděje, o.s., členem není.",
        " (nezapojila se Naděje, o.s.).",
        " – bez Naděje, o.s., která odmítla.",
        ", ne však Naděje, o.s., Základní škola Aš se omluvila.",
        "; členy nejsou: Naděje, o.s., Farnost Cheb.",
        "; členem už není Naděje, o.s., která v roce 2013 vystoupila.",
        ". Naděje, o.s., členem není.",
    ],
)
def test_who_is_denied_beside_members_is_none(
    denied: str, members: Callable[[str], list[str]]
) -> None:
    """And those before stay members."""
    assert members(f"{TOLD}{denied}") == THREE


@pytest.mark.parametrize(
    "more",
    [
        ".",
        "; bez nároku na odměnu.",
        "; schůzky nejsou veřejné.",
        " – členství není zpoplatněno.",
        "; nikdo z nich nechybí.",
    ],
)
def test_what_else_is_denied_takes_no_member_away(
    more: str, members: Callable[[str], list[str]]
) -> None:
    """It names nobody."""
    assert members(f"{FOURTH}{more}") == [*THREE, "Naděje, o.s."]


@pytest.mark.parametrize(
    "denied",
    [
        ", ne však Drom, a",
        ", nikoli však Drom, o.p.s., která odmítla,",
        ", bez odboru Školství,",
        " – ne však jeho pobočka v Aši, a",
        ", zatímco do partnerství se nepřidala Základní škola,",
        ", vyjma Dromu, ani Farnosti Aš,",
    ],
)
def test_those_behind_one_that_is_denied_are_members(
    denied: str, members: Callable[[str], list[str]]
) -> None:
    """The denial ends with its clause."""
    told = f"Členy jsou město Cheb, Charita Cheb, Úřad práce Cheb{denied} Naděje, o.s."

    assert members(told) == [*THREE, "Naděje, o.s."]


def test_several_that_are_denied_are_none(members: Callable[[str], list[str]]) -> None:
    """The verb tells that more than one is meant."""
    assert members(f"{TOLD}, členy však nejsou Naděje, o.s., Farnost Aš a Drom.") == THREE


@pytest.mark.parametrize("not_only", ["nikoli jen ZŠ Hradní", "bez výjimky", "nikoliv pouze jedna"])
def test_not_only_one_is_all_of_them(not_only: str, members: Callable[[str], list[str]]) -> None:
    """It denies nobody."""
    told = f"Členy jsou město Cheb, Charita Cheb, základní školy – {not_only}, Úřad práce Cheb"

    assert {*THREE} <= {*members(told)}


@pytest.mark.parametrize(
    "words",
    [
        "Členové: Spolek – bez Bariér, z.s., město Cheb, Charita Cheb a Úřad práce Cheb",
        "Členové\n• Spolek – bez Bariér, z.s.\n• město Cheb\n• Charita Cheb\n• Úřad práce Cheb",
    ],
)
def test_a_dash_in_a_name_denies_nobody(words: str, members: Callable[[str], list[str]]) -> None:
    """Nor those behind it."""
    assert members(words)[-3:] == THREE
    assert len(members(words)) == 4


def test_an_item_may_deny_another_member(members: Callable[[str], list[str]]) -> None:
    """The item itself stays; one that is denied as a whole is none."""
    items = "• město Cheb\n• Charita Cheb; členem není Naděje, o.s.\n• Farnost Cheb – členem není"

    assert members(f"Členové\n{items}\n• Úřad práce Cheb\n") == THREE


def test_it_is_told_that_some_left(written: Callable[[str], Document]) -> None:
    """Nobody knows which: all that are counted up stay, with a doubt."""
    told = f"Lokální partnerství Cheb\n\n{FOURTH}; dva z nich později odstoupili.\n"
    found = extract(written(told))

    assert len([one for one in found.records if isinstance(one, MembershipRecord)]) == 4
    assert any("members left" in problem.reason for problem in found.problems)
