"""Referendums, meetings and revisions."""

from collections.abc import Callable

import pytest

from loaders.parse.events import prose_events, referendums
from loaders.parse.measures import Setting
from loaders.records import EventRecord

About = Callable[..., Setting]


def told(setting: Setting, published: str | None = None) -> list[EventRecord]:
    """Give the events of all sentences of the page."""
    return list(prose_events(setting.document.lines, setting, published))


def test_a_referendum_has_an_outcome_and_its_own_evidence(about: About) -> None:
    """The mention in the clause of the outcome is the evidence."""
    text = "kampaň o centru před referendem, zřízení centra občané v referendu odmítli (Toužim)"
    setting = about(text, "Teplá", "Toužim")
    [event] = referendums(setting, 0, len(text))
    assert (event.kind, event.outcome, event.date) == ("referendum", "rejected", None)
    assert event.evidence.exact == "v referendu"
    assert [place.label for place in event.municipalities] == ["Toužim"]


def test_a_referendum_to_come_has_no_outcome(about: About) -> None:
    """Nothing is decided yet."""
    [event] = told(about("O ubytovně bude rozhodnuto v referendu 5. října 2013.", "Toužim"))
    assert (event.outcome, event.date) == (None, "2013-10-05")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Další jednání lokálního partnerství se uskuteční na podzim 2016.", "2016-23"),
        ("Na dnešním jednání Agentura představila výzkum.", "2016-08-03"),
        ("Včerejší setkání bylo úspěšné.", "2016-08-02"),
        ("Schůzka pracovní skupiny se konala 5. května 2016.", "2016-05-05"),
    ],
)
def test_a_meeting_has_a_date(text: str, date: str, about: About) -> None:
    """Stated, or resolved by the day of the page."""
    [event] = told(about(text, "Litvínov"), "2016-08-03")
    assert (event.kind, event.date) == ("meeting", date)


@pytest.mark.parametrize(
    "text",
    [
        "Na dnešním jednání Agentura představila výzkum.",
        "Jednání lokálního partnerství jsou otevřená.",
        "Ustavující setkání lokálního partnerství se konalo 25. června 2010.",
        "Jednání rady se konalo 25. června 2010.",
    ],
)
def test_other_meetings_are_none(text: str, about: About) -> None:
    """Without a day of the page today is unknown; a founding is the partnership's."""
    assert told(about(text, "Litvínov")) == []


def test_a_revision_and_its_approval_are_two_events(about: About) -> None:
    """It is the revision that was approved, not the plan."""
    text = "Plán prošel v létě letošního roku revizí. Zastupitelé ji schválili 30. června 2016."
    revision, approval = told(about(text, "Litvínov"), "2016-08-03")
    assert (revision.kind, revision.date) == ("plan-revision", "2016-22")
    assert (approval.kind, approval.date) == ("plan-revision-approval", "2016-06-30")
    assert approval.decided_by == "zastupitelstvo-litvinov"


def test_an_abbreviation_of_the_plan_will_do(about: About) -> None:
    """Pages call the strategic plan by its initials."""
    [event] = told(about("Seznam byl upraven na základě revize SPSZ k 14. 12. 2017.", "Kadaň"))
    assert (event.kind, event.date) == ("plan-revision", "2017-12-14")


@pytest.mark.parametrize(
    "text",
    [
        "Plán bude jednou ročně revidován a aktualizován.",
        "Zastupitelé schválili rozpočet 30. června 2016.",
        "Revize účtů skončila.",
    ],
)
def test_a_rule_to_revise_is_no_revision(text: str, about: About) -> None:
    """What will be done has not happened."""
    assert told(about(text, "Litvínov")) == []
