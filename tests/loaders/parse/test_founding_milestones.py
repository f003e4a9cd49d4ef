"""A beginning that is all that an item of a list, or a row, tells."""

import pytest

from loaders.extract import extract
from loaders.parse.founding_milestones import milestone
from loaders.read.source import read_bytes
from loaders.records import PartnershipRecord

PROFILE = "Kyjov\nLokality > Kyjov\n\nO lokalitě\nMěsto leží na Moravě.\n\nMilníky\n{}\n"
PAGE = "Lokální partnerství Kyjov\n\nMěsto leží na Moravě.\n\nMilníky\n{}\n"
MARKUP = "<html><body><h1>Lokální partnerství Kyjov</h1><table>{}</table></body></html>"


def beginnings(page: str) -> list[str | None]:
    """Give the days on which the partnerships of *page* began."""
    found = extract(read_bytes(page.encode(), "page.txt"))
    return [one.founded for one in found.records if isinstance(one, PartnershipRecord)]


@pytest.mark.parametrize(
    ("item", "day"),
    [
        ("10. 9. 2012 ustavující setkání lokálního partnerství", "2012-09-10"),
        ("10.9.2012 – zakládající schůze partnerství na radnici", "2012-09-10"),
        ("první jednání partnerství, září 2012", "2012-09"),
        ("ustavení lokálního partnerství (10. 9. 2012)", "2012-09-10"),
        ("Lokální partnerství založeno v září 2012", "2012-09"),
        ("od září 2012 funguje lokální partnerství", "2012-09"),
        ("9/2012 vznik lokálního partnerství", "2012-09"),
        ("jaro 2012: vznik lokálního partnerství", "2012-21"),
        ("2012: založeno lokální partnerství", "2012"),
        ("2012 vznik partnerství", "2012"),
        ("2012, druhé pololetí Partnerství uvedeno v život", "2012-07/2012-12"),
    ],
)
@pytest.mark.parametrize("page", [PROFILE, PAGE])
def test_a_milestone_tells_the_beginning(page: str, item: str, day: str) -> None:
    """With its day before or behind it, as precise as it stands."""
    others = "- 1. 7. 2011 podpis smlouvy", "- 3. 11. 2013 plán schválen zastupitelstvem"

    assert beginnings(page.format(f"{others[0]}\n- {item}\n{others[1]}")) == [day]


@pytest.mark.parametrize(
    "item",
    [
        "12. 12. 2012 setkání lokálního partnerství",
        "12. 12. 2012 druhé setkání partnerství",
        "12. 12. 2012 příprava vzniku lokálního partnerství",
        "12. 12. 2012 rada schválila vznik lokálního partnerství",
        "12. 12. 2012 podpis memoranda o vzniku lokálního partnerství",
        "12. 12. 2012 první setkání pracovní skupiny Bydlení",
        "12. 12. 2012 první výročí partnerství",
        "12. 12. 2012 obnovení lokálního partnerství",
        "2014 plánovaný vznik lokálního partnerství",
        "první setkání lokálního partnerství je naplánováno na září 2014",
        "vznik sdružení Naděje, člena partnerství, 2012",
        "2012 zánik partnerství, vznik partnerství škol",
    ],
)
def test_other_milestones_tell_none(item: str) -> None:
    """What was prepared, decided on, or only met again."""
    assert milestone(item) is None
    assert not any(beginnings(PAGE.format(f"- {item}")))


def test_a_row_tells_the_beginning_beside_its_day() -> None:
    """Whichever of both stands first; rows with days are no datelines of an article."""
    for row in (
        "<td>září 2012</td><td>vznik partnerství</td>",
        "<td>Vznik LP</td><td>září 2012</td>",
    ):
        rows = f"<tr><td>1. 7. 2011</td><td>podpis smlouvy</td></tr><tr>{row}</tr>"
        assert beginnings(MARKUP.format(rows)) == ["2012-09"]


def test_of_whom_a_bare_meeting_is_a_profile_does_not_tell() -> None:
    """Anybody may have a constituting meeting."""
    assert beginnings(PROFILE.format("- 10. 9. 2012 ustavující schůze")) == []
    assert beginnings(PAGE.format("- 10. 9. 2012 ustavující schůze")) == ["2012-09-10"]
