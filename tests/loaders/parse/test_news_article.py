"""Whole news articles."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.read.source import read
from loaders.record_json import to_json
from loaders.records import (
    CountRecord,
    EventRecord,
    Extraction,
    MeasureRecord,
    PartnershipRecord,
    PlanRecord,
    ProjectRecord,
    SupportPeriodRecord,
)

Page = Callable[[str], Extraction]
OfType = Callable[[Extraction, type[Any]], list[Any]]


def test_the_article_has_a_title_a_day_and_towns(page: Page) -> None:
    """The title stands above the dateline; the towns stand in the title."""
    document = page("news-several-towns.txt").document
    assert document.title == "Agentura pomůže Rumburku a Tanvaldu"
    assert document.published == "2016-09-12"
    assert [place.label for place in document.municipalities] == ["Rumburk", "Tanvald"]


def test_each_town_has_its_own_measures(page: Page, of_type: OfType) -> None:
    """A sentence speaks of the town in which it says a thing is."""
    found = of_type(page("news-several-towns.txt"), MeasureRecord)
    assert [record.municipalities[0].label for record in found] == ["Rumburk", "Tanvald", "Most"]
    assert [record.status for record in found] == ["planned", "achieved", "planned"]


@pytest.mark.parametrize("name", ["Vymyšlený", "Smyšlen", "Neskutečný", "Nejsoucí"])
def test_no_person_is_named_in_any_record(name: str, page: Page) -> None:
    """Speakers, officials and staff stay out of labels and evidence."""
    assert name not in str(to_json(page("news-quotations.txt"))["records"])


def test_what_was_said_is_kept(page: Page, of_type: OfType) -> None:
    """A plan told in a quotation is a measure."""
    labels = [record.label for record in of_type(page("news-quotations.txt"), MeasureRecord)]
    assert "Chceme také zřídit dluhovou poradnu a tréninkové byty" in labels


def test_an_article_without_a_day_has_no_yesterday(page: Page, of_type: OfType) -> None:
    """A relative day cannot be resolved, a stated one can."""
    found = page("news-no-dateline.txt")
    assert found.document.published is None
    assert [event.date for event in of_type(found, EventRecord)] == ["2013-06-14"]


def test_a_partnership_is_attested(page: Page, of_type: OfType) -> None:
    """The article speaks of the partnership of its one town, not of how it began."""
    [partnership] = of_type(page("news-no-dateline.txt"), PartnershipRecord)
    assert (partnership.partnership, partnership.founded) == ("lp-kadan", None)


def test_a_plan_is_not_approved_by_the_approval_of_its_revision(
    page: Page, of_type: OfType
) -> None:
    """The plan, its revision and the approval of the revision are three things."""
    found = page("news-revision.txt")
    [plan] = of_type(found, PlanRecord)
    assert (plan.approved_on, plan.approved_by) == ("2017-04-25", "zastupitelstvo-vsetin")
    kinds = [(event.kind, event.decided_by) for event in of_type(found, EventRecord)]
    assert kinds == [
        ("plan-revision", None),
        ("plan-revision-approval", "rada-mesta-vsetin"),
        ("meeting", None),
    ]


def test_numbers_are_counted_and_doubts_reported(page: Page, of_type: OfType) -> None:
    """Money, shares, spans of time, telephones and plans are no counts."""
    found = page("news-counts.txt")
    assert [(count.value, count.unit) for count in of_type(found, CountRecord)] == [
        (45, "dospělých"),
        (30, "žen"),
        (100, "rodin"),
        (5, "asistentů"),
        (4100, "obyvatel"),
        (26, "městech"),
    ]
    assert [problem.reason for problem in found.problems] == [
        "the number is approximate, neither exact nor a lower bound"
    ]


def test_negation_is_not_achievement(page: Page, of_type: OfType) -> None:
    """What was not set up is no measure; what the assembly did not approve is refused."""
    found = of_type(page("news-negations.txt"), MeasureRecord)
    assert [record.status for record in found][:3] == ["rejected", "ongoing", "planned"]


def test_an_announced_list_is_read(page: Page, of_type: OfType) -> None:
    """Bullets under a sentence about measures are measures of the plan."""
    found = of_type(page("news-lists.txt"), MeasureRecord)
    assert [record.label for record in found] == [
        "vznik sociálních bytů",
        "terénní práce s rodinami",
        "doučování dětí",
    ]


@pytest.mark.parametrize("name", ["news-quotations.txt", "news-counts.txt", "news-revision.txt"])
def test_evidence_is_verbatim(name: str, page: Page, pages: Path) -> None:
    """Every span gives exactly the words of the page."""
    text = read(pages / name).text
    for record in page(name).records:
        assert text[record.evidence.start : record.evidence.end] == record.evidence.exact


@pytest.fixture(scope="module")
def original(shared: Path) -> Extraction:
    """Give what the original article says."""
    [path] = (shared / "seeds").glob("004_*")
    return extract(read(path))


def test_the_original_partnership_and_plan(original: Extraction, of_type: OfType) -> None:
    """The platform is the partnership; the day of the plan's approval is not told."""
    [partnership] = of_type(original, PartnershipRecord)
    [plan] = of_type(original, PlanRecord)
    assert (partnership.partnership, partnership.founded) == ("lp-litvinov", None)
    assert set(partnership.themes) == {
        "socialni-sluzby",
        "zamestnanost",
        "bezpecnost-prevence",
        "bydleni",
        "vzdelavani",
        "volny-cas",
    }
    assert (plan.plan, plan.status, plan.period) == ("litvinov-2016", "prepared", "2016/2018")
    assert (plan.approved_on, plan.approved_by) == (None, None)


def test_the_original_events(original: Extraction, of_type: OfType) -> None:
    """Two meetings, a revision and its approval."""
    events = {(event.kind, event.date) for event in of_type(original, EventRecord)}
    assert events == {
        ("meeting", "2016-08-03"),
        ("meeting", "2016-23"),
        ("plan-revision", "2016-22"),
        ("plan-revision-approval", "2016-06-30"),
    }


def test_the_original_counts_and_support(original: Extraction, of_type: OfType) -> None:
    """Four numbers, two of them doubtful; two programmes."""
    counts = [(count.value, count.comparator) for count in of_type(original, CountRecord)]
    assert counts == [(12, "="), (4, "="), (41, "="), (100, ">")]
    assert len(original.problems) == 2
    periods = {(item.programme, item.period) for item in of_type(original, SupportPeriodRecord)}
    assert periods == {("kpsvl", "2015/.."), ("asz", "2009/..")}
    assert of_type(original, ProjectRecord) == []


def test_the_region_of_an_article_tells_namesakes_apart(
    written: Callable[[str], Document],
) -> None:
    """The headline names the town alone."""
    text = "Osek má plán\n\nOsek, 3. 5. 2015 – Město na Teplicku schválilo plán."
    (place,) = extract(written(text)).document.municipalities
    assert place.code == "567779"
