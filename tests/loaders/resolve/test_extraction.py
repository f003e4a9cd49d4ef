"""From what a page writes to what is meant."""

from dataclasses import replace

from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    Place,
    PlanRecord,
    Record,
    Span,
)
from loaders.resolve.extraction import resolve

LITVINOV = Place("Litvínov", "567256")
BILINA_PAGE = "6d3d163a16915fe40b7c4819e9d96e89f1cd9f21d9006d6df2caf6bfa286b456"
WHERE = Span(0, 1, "x")
PARTNERSHIP = PartnershipRecord(WHERE, "Lokální partnerství Litvínov", "lp-litvinov", (LITVINOV,))


def resolved(*records: Record, sha256: str = "0" * 64) -> Extraction:
    """Resolve a page about Litvínov with *records*."""
    document = DocumentRecord("partnership-page", "Stránka", sha256, 9, municipalities=(LITVINOV,))
    return resolve(Extraction(document, records))


def member(label: str) -> MembershipRecord:
    """Resolve the member *label* of Litvínov's partnership."""
    [found] = [
        record
        for record in resolved(
            PARTNERSHIP, MembershipRecord(WHERE, label, 1, "lp-litvinov")
        ).records
        if isinstance(record, MembershipRecord)
    ]
    return found


def test_a_member_becomes_an_organisation_of_a_kind() -> None:
    """The label stays as written."""
    found = member("Most k naději, o.s.")
    assert (found.organisation, found.kind) == ("most-k-nadeji", "ngo")
    assert found.label_as_written == "Most k naději, o.s."


def test_a_member_may_be_represented_by_its_departments() -> None:
    """A04: one membership of the town, two units."""
    found = member("Město Litvínov (OSPOD, OSV)")
    assert found.organisation == "mesto-litvinov"
    assert found.represented_by == ("ospod-litvinov", "osv-litvinov")


def test_an_undated_plan_is_the_dated_one_where_the_tables_say_so() -> None:
    """The measures of the plan follow it."""
    plan = PlanRecord(
        WHERE, "plán", "plan-socialniho-zaclenovani", "approved", "bilina", (LITVINOV,)
    )
    measure = MeasureRecord(WHERE, "klub", "planned", plan="bilina")
    assert [getattr(record, "plan", None) for record in resolved(plan, measure).records] == [
        "bilina-2011",
        "bilina-2011",
    ]


def test_a_plan_that_the_tables_do_not_know_keeps_its_key() -> None:
    """No year is guessed."""
    plan = PlanRecord(
        WHERE, "plán", "plan-socialniho-zaclenovani", "approved", "trmice", (LITVINOV,)
    )
    [found] = resolved(plan).records
    assert found == plan


def test_plans_of_two_kinds_of_one_town_are_two_plans() -> None:
    """Neither is dated; of one that is told twice, the approval stays."""
    strategic = PlanRecord(
        WHERE, "plán", "plan-socialniho-zaclenovani", "prepared", "trmice", (LITVINOV,)
    )
    community = replace(strategic, kind="komunitni-plan", status="in-preparation")
    approved = replace(strategic, status="approved")
    found = resolved(strategic, community, approved).records

    assert found == (replace(community, plan="trmice-komunitni-plan"), approved)


def test_a_page_known_by_its_bytes_gets_its_address() -> None:
    """What the page itself says comes first."""
    found = resolved(sha256=BILINA_PAGE)
    assert found.document.url == "http://www.socialni-zaclenovani.cz/lokalni-partnerstvi-bilina"
    own = replace(found.document, url="http://example.org/")
    assert resolve(replace(found, document=own)).document.url == "http://example.org/"


def test_a_partnership_of_no_known_town_is_reported() -> None:
    """It is kept as far as certain."""
    found = resolved(replace(PARTNERSHIP, municipalities=()))
    [problem] = found.problems
    assert (problem.start, problem.end) == (0, 1)
    assert len(found.records) == 1


def test_resolving_twice_changes_nothing() -> None:
    """The second time everything is known."""
    town = MembershipRecord(
        WHERE, "Město Litvínov (OSPOD)", 1, "lp-litvinov", represented_by=("Odbor školství",)
    )
    nowhere = replace(PARTNERSHIP, partnership="lp-nowhere", municipalities=())
    once = resolved(PARTNERSHIP, town, nowhere)
    assert resolve(once) == once


def test_without_a_key_there_is_no_partnership_and_no_plan() -> None:
    """Two towns that are not known would become one; a person reads the problem instead."""
    unknown = PartnershipRecord(WHERE, "Lokální partnerství")
    plan = PlanRecord(WHERE, "plán", "plan-socialniho-zaclenovani", "approved")
    found = resolved(unknown, MembershipRecord(WHERE, "Město", 1), plan)

    assert found.records == ()
    assert [problem.reason for problem in found.problems] == [
        "The town is not known or not told for certain."
    ]


def test_a_region_is_a_key_though_its_towns_are_not_known() -> None:
    """The partnership stays, with the problem."""
    region = PartnershipRecord(WHERE, "Lokální partnerství Šluknovsko", "lp-sluknovsko")
    found = resolved(region)

    [partnership] = found.records
    assert isinstance(partnership, PartnershipRecord)
    assert partnership.partnership == "lp-sluknovsko"
    assert len(found.problems) == 1
