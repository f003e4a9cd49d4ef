"""Who is said to be no member, in an item of a list or over one."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.members import read_members
from loaders.parse.no_members import is_no_member
from loaders.resolve.places import Gazetteer
from loaders.text.boilerplate import content

_LIST = "\n• Město Cheb\n• Charita Cheb\n• Policie ČR"


@pytest.mark.parametrize(
    "item",
    [
        "k partnerství se nepřipojila ZŠ Horní",
        "Naděje, z.s. (jednání se neúčastní)",
        "někdejší člen: Romodrom, o.p.s.",
        "Farní charita Cheb – už není členem",
        "Policie ČR (vystoupila v roce 2014)",
        "místo je neobsazené",
        "Podle prezenční listiny",
        "Subjekty uvedené výše",
        "Úřad práce – host",
        "Farní charita Cheb (nespolupracuje)",
        "Naděje, o. s. (odstoupila)",
    ],
)
def test_an_item_may_tell_who_is_no_member(item: str) -> None:
    """Those who left, stayed away or only look on, and pointers to other lists."""
    assert is_no_member(item)


@pytest.mark.parametrize(
    "item",
    [
        "Sdružení bývalých horníků",
        "Nestátní nezisková organizace Naděje",
        "Podané ruce, o.p.s.",
        "ZŠ Hostinné",
        "Charita Cheb (členem od roku 2014)",
        "Charita Cheb, spolupracuje od roku 2014",
        "Klub bývalých členů hornických sborů Most, z. s.",
        "Základní škola Most (odstoupila ředitelka, školu zastupuje její zástupce)",
        "Nadace Partnerství (viz níže)",
        "Oblastní charita Most (nespolupracuje jen v oblasti bydlení, jinak člen)",
    ],
)
def test_names_are_no_denials(item: str) -> None:
    """Whatever words they share with one."""
    assert not is_no_member(item)


def test_a_former_member_is_not_read_behind_its_label(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """The item stays unread, and is told."""
    page = written(f"Členové partnerství:{_LIST}\n• bývalý člen: Spolek Záře, o.s.\n")
    found = read_members(page, content(page), "lp-x", towns)
    assert [one.label_as_written for one in found.records][-1] == "Policie ČR"
    assert "no member" in found.problems[0].reason


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Členové partnerství:", 3),
        ("Kdo je členem partnerství", 3),
        ("Členy partnerství by měli být:", 0),
        ("Členy se mají stát:", 0),
        ("Členy partnerství nejsou:", 0),
        ("Do partnerství se nezapojili:", 0),
    ],
)
def test_a_heading_may_deny_or_wish(
    written: Callable[[str], Document], towns: Gazetteer, heading: str, number: int
) -> None:
    """Those below it are no members then."""
    page = written(f"{heading}{_LIST}\n")
    assert len(read_members(page, content(page), "lp-x", towns).records) == number
