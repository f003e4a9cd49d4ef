"""Minutes of a partnership."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Extraction, MembershipRecord, PlanRecord

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

HEAD = "Zápis\nz jednání Lokálního partnerství Most\nDatum a místo: 5. května 2014, radnice\n"
PLAN = "Předložen byl strategický plán sociálního začleňování. "


def days(page: str, written: Written, of_type: OfType) -> list[str | None]:
    """Give the days of the approved plans of *page*."""
    plans = of_type(extract(written(page)), PlanRecord)
    return [plan.approved_on for plan in plans if plan.status == "approved"]


def test_what_was_approved_at_a_meeting_was_on_its_day(written: Written, of_type: OfType) -> None:
    """The head of the minutes tells it."""
    page = f"{HEAD}{PLAN}Lokální partnerství tím plán schválilo.\n"
    assert days(page, written, of_type) == ["2014-05-05"]


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}{PLAN}Lokální partnerství plán schválilo už minule.\n",
        f"{HEAD}{PLAN}Plán už schválilo zastupitelstvo.\n",
        f"{HEAD.replace('Zápis', 'Pozvánka')}{PLAN}Lokální partnerství plán schválilo.\n",
        f"{HEAD.replace('Datum a', 'Příští termín a')}{PLAN}Lokální partnerství plán schválilo.\n",
    ],
)
def test_what_was_approved_elsewhere_has_another_day(
    page: str, written: Written, of_type: OfType
) -> None:
    """It was before, by another body, or there was no such meeting yet."""
    assert "2014-05-05" not in days(page, written, of_type)


def test_members_that_are_excused_are_members(written: Written, of_type: OfType) -> None:
    """Guests are none, whether they came or not."""
    page = (
        f"{HEAD}Členové – přítomni:\n- Město Most\n- ZŠ Most\n"
        "Členové – omluveni:\n- Charita Most\n- Úřad práce Most\n"
        "Omluvení hosté:\n- Ústecký kraj\n- Povodí Ohře, s. p.\n"
    )
    members = of_type(extract(written(page)), MembershipRecord)
    names = [one.label_as_written for one in members]
    assert names == ["Město Most", "ZŠ Most", "Charita Most", "Úřad práce Most"]
