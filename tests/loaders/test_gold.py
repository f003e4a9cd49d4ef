"""The five real pages, held against the gold facts: what is found, where, and nothing besides."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loaders.extract import extract
from loaders.read.source import read
from loaders.record_files import DOCUMENTS, document_key, dump, load_record_files, shippable
from loaders.records import (
    CountRecord,
    EventRecord,
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    PlanRecord,
    ProjectRecord,
    Record,
    SupportPeriodRecord,
    WorkingGroupRecord,
)
from loaders.resolve.places import gazetteer

Fact = dict[str, Any]

PLANS_BEYOND_THE_GOLD = {
    "004-measure-01": "plan-litvinov-2016",
    "004-measure-02": "plan-litvinov-2016",
    "004-measure-03": "plan-litvinov-2016",
    "004-measure-04": "plan-litvinov-2016",
    "004-measure-05": "plan-litvinov-2016",
}
"""The plans of measures that the gold facts leave out: the article is about this one plan."""


@pytest.fixture(scope="module")
def facts(shared: Path) -> list[Fact]:
    """Give the gold facts."""
    gold = json.loads((shared / "gold" / "seed_facts.json").read_text(encoding="utf-8"))
    return list(gold["facts"])


@pytest.fixture(scope="module")
def pages(shared: Path) -> dict[str, Extraction]:
    """Give what is extracted from the original pages, by the page's number."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    return {path.name[:3]: extract(read(path)) for path in paths}


def of_type(facts: list[Fact], *types: str) -> Iterator[Fact]:
    """Give the facts of those *types*."""
    return (fact for fact in facts if fact["type"] in types)


def found(page: Extraction, fact: Fact, type_: type[Record]) -> Any:  # noqa: ANN401  of that type
    """Give the record of that type whose evidence overlaps the quote of *fact* most."""
    overlaps = [
        (min(span.end, fact["end"]) - max(span.start, fact["start"]), record)
        for record in page.records
        if isinstance(record, type_) and (span := record.evidence)
    ]
    best = max((overlap for overlap, _ in overlaps), default=0)
    assert best > 0, f"nothing is found for {fact['id']}: {fact['quote']}"
    return next(record for overlap, record in overlaps if overlap == best)


def towns(fact: Fact) -> set[str]:
    """Give the codes of the municipalities of a gold fact."""
    known = {"bilina": "567451", "litvinov": "567256", "jachymov": "555215", "obrnice": "567337"}
    known |= {"kutna-hora": "533955", "bruntal": "597180", "havirov": "555088", "trmice": "553697"}
    known |= {"tepla": "555631", "touzim": "555657", "jirkov": "563099"}
    return {known[key] for key in fact.get("municipalities") or [fact["municipality"]]}


def codes(record: Any) -> set[str]:  # noqa: ANN401  any record with municipalities
    """Give the codes of the municipalities of *record*."""
    return {place.code for place in record.municipalities}


def all_of(pages: dict[str, Extraction], type_: type[Record]) -> list[Any]:
    """Give the records of that type of all pages."""
    return [r for page in pages.values() for r in page.records if isinstance(r, type_)]


def test_every_quote_stands_where_its_record_says(
    shared: Path, pages: dict[str, Extraction]
) -> None:
    """The words between the offsets are the evidence, verbatim."""
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        for record in pages[path.name[:3]].records:
            span = record.evidence
            assert text[span.start : span.end] == span.exact


def test_kinds_titles_and_places_of_the_pages(pages: dict[str, Extraction]) -> None:
    """Each page is recognised, and knows the municipalities that it is about."""
    kinds = [page.document.kind for page in pages.values()]
    assert kinds == ["partnership-page"] * 3 + ["results-overview", "news-article"]
    assert [len(page.document.municipalities) for page in pages.values()] == [1, 1, 1, 10, 1]
    assert [page.document.published for page in pages.values()] == [None] * 4 + ["2016-08-03"]


def test_partnerships_and_their_founding(facts: list[Fact], pages: dict[str, Extraction]) -> None:
    """When each began and how; A24: the platform of 2016 is the partnership of 2010."""
    for fact in of_type(facts, "partnership"):
        record = found(pages[fact["doc"]], fact, PartnershipRecord)
        assert record.partnership == fact["partnership"]
        assert (record.founded, record.founding) == (fact.get("date"), fact.get("event"))


def test_38_memberships_of_33_organisations(
    facts: list[Fact], pages: dict[str, Extraction]
) -> None:
    """In the order of the pages, as written, with nobody else."""
    gold = list(of_type(facts, "membership"))
    records = all_of(pages, MembershipRecord)
    assert [r.label_as_written for r in records] == [fact["quote"] for fact in gold]
    assert [r.organisation for r in records] == [fact["organisation"] for fact in gold]
    assert [r.position for r in records] == [fact["position"] for fact in gold]
    assert [(r.evidence.start, r.evidence.end) for r in records] == [
        (fact["start"], fact["end"]) for fact in gold
    ]
    assert (len(records), len({record.organisation for record in records})) == (38, 33)


def test_kinds_of_members(shared: Path, pages: dict[str, Extraction]) -> None:
    """Each of the 33 is of its kind."""
    gold = json.loads((shared / "gold" / "seed_facts.json").read_text(encoding="utf-8"))
    kinds = {row["key"]: row["kind"] for row in gold["member_organisations"]}
    assert {r.organisation: r.kind for r in all_of(pages, MembershipRecord)} == kinds


def test_a_town_is_represented_by_two_departments(pages: dict[str, Extraction]) -> None:
    """A04: OSPOD and OSV are units, not members."""
    represented = [r.represented_by for r in all_of(pages, MembershipRecord) if r.represented_by]
    assert represented == [("ospod-litvinov", "osv-litvinov")]


def test_9_working_groups(facts: list[Fact], pages: dict[str, Extraction]) -> None:
    """A10 and A11: four in Bílina, four and a project group in Jáchymov."""
    for fact in of_type(facts, "working-group"):
        record = found(pages[fact["doc"]], fact, WorkingGroupRecord)
        assert {*record.themes} == {*fact["themes"]}, fact["id"]
    assert len(all_of(pages, WorkingGroupRecord)) == 9


def test_11_plans(facts: list[Fact], pages: dict[str, Extraction]) -> None:
    """Kind, council and day; A09: the revision's approval is not the plan's."""
    for fact in of_type(facts, "plan"):
        record = found(pages[fact["doc"]], fact, PlanRecord)
        assert (f"plan-{record.plan}", record.kind) == (fact["plan"], fact["plan_kind"])
        assert record.approved_by == fact.get("approved_by")
        assert record.approved_on == fact.get("approved_on")
        assert record.discussed_by == fact.get("discussed_by")
        assert record.period == fact.get("edtf")
        assert codes(record) == towns(fact)
    for fact in of_type(facts, "plan-approved"):
        record = found(pages[fact["doc"]], fact, PlanRecord)
        assert (f"plan-{record.plan}", record.status) == (fact["plan"], "approved")
        assert record.kind == "plan-socialniho-zaclenovani"
        assert codes(record) == towns(fact)
    for fact in of_type(facts, "plan-revision-rule"):
        record = next(iter(all_of({"": pages[fact["doc"]]}, PlanRecord)))
        assert (f"plan-{record.plan}", record.revised_every) == (fact["plan"], fact["frequency"])
    plans = all_of(pages, PlanRecord)
    assert (len(plans), len({record.plan for record in plans})) == (13, 11)


def test_an_action_plan_stands_in_for_a_strategic_one(pages: dict[str, Extraction]) -> None:
    """A06: Litvínov, 2010."""
    [plan] = [record for record in all_of(pages, PlanRecord) if record.substitutes_for]
    assert (plan.plan, plan.kind) == ("litvinov-2010", "akcni-plan")
    assert plan.substitutes_for == "strategicky-plan-socialniho-zaclenovani"
    assert {*plan.themes} == {"bydleni", "volny-cas", "vzdelavani", "zamestnanost"}


def test_69_measures(facts: list[Fact], pages: dict[str, Extraction]) -> None:
    """Each with municipality, status and themes, and nothing besides."""
    gold = list(of_type(facts, "measure"))
    records = [found(pages[fact["doc"]], fact, MeasureRecord) for fact in gold]
    assert len({id(record) for record in records}) == len(gold) == 69
    assert len(all_of(pages, MeasureRecord)) == 69


@pytest.mark.parametrize(
    "field", ["municipalities", "status", "themes", "locality", "plan", "deadline", "things"]
)
def test_measures_say_what_the_gold_facts_say(
    facts: list[Fact], pages: dict[str, Extraction], field: str
) -> None:
    """All 69 of 69, with the locality and the plan or without."""
    wrong = []
    for fact in of_type(facts, "measure"):
        record = found(pages[fact["doc"]], fact, MeasureRecord)
        told = {
            "municipalities": (codes(record), towns(fact)),
            "status": (record.status, fact["status"]),
            "themes": ({*record.themes}, {*fact["themes_inferred"]}),
            "locality": (record.locality, fact.get("locality")),
            "plan": (
                record.plan and f"plan-{record.plan}",
                fact.get("plan", PLANS_BEYOND_THE_GOLD.get(fact["id"])),
            ),
            "deadline": (record.deadline, fact.get("deadline_edtf")),
            "things": (record.things, fact.get("compound", 1)),
        }[field]
        if told[0] != told[1]:
            wrong.append((fact["id"], fact["quote"], *told))
    assert wrong == []


def test_named_projects(facts: list[Fact], pages: dict[str, Extraction]) -> None:
    """Nine, with the names that the pages give them or else the words for them."""
    for fact in of_type(facts, "project"):
        record = found(pages[fact["doc"]], fact, ProjectRecord)
        assert record.label == fact.get("label", "individuální projekt obce")
        assert record.promoter == fact.get("promoter")
    projects = all_of(pages, ProjectRecord)
    assert {"Šance pro komunitní život v Obrnicích", "Viděn v ulicích"} <= {
        p.label for p in projects
    }
    assert len(projects) == 9


def test_8_counts(facts: list[Fact], pages: dict[str, Extraction]) -> None:
    """A26: more than thirty is a lower bound, eight is eight; of what twelve are is not said."""
    for fact in of_type(facts, "count"):
        record = found(pages[fact["doc"]], fact, CountRecord)
        assert (record.value, record.comparator) == (fact["value"], fact["comparator"])
        assert record.as_of == fact.get("as_of")
    units = [record.unit for record in all_of(pages, CountRecord)]
    assert units == [
        "opatření",
        "opatření",
        "lidí",
        "organizací",
        None,
        None,
        "lokalitách",
        "měst, obcí a městských obvodů",
    ]


def test_events(facts: list[Fact], pages: dict[str, Extraction]) -> None:
    """The referendum, two meetings, the revision and its approval."""
    dates = {"004-event-02": "2016-23", "004-plan-revision-01": "2016-22"}
    dates["004-plan-revision-approval-01"] = "2016-06-30"
    for fact in of_type(facts, "event", "plan-revision", "plan-revision-approval"):
        record = found(pages[fact["doc"]], fact, EventRecord)
        assert record.date == dates.get(fact["id"], fact.get("date"))
        assert record.outcome == fact.get("outcome")
        assert record.decided_by == fact.get("approved_by")


def test_the_support_period(facts: list[Fact], pages: dict[str, Extraction]) -> None:
    """A21: the heading's period is that of all ten municipalities."""
    [fact] = of_type(facts, "support-period")
    record = found(pages["003"], fact, SupportPeriodRecord)
    assert (record.programme, record.period) == ("asz", fact["edtf"])
    assert codes(record) == towns(fact)


def test_litvinov_joined_the_coordinated_approach(pages: dict[str, Extraction]) -> None:
    """A29: cooperation since 2009 and the coordinated approach since 2015 are two things."""
    periods = [r for r in pages["004"].records if isinstance(r, SupportPeriodRecord)]
    assert {(r.programme, r.period) for r in periods} == {("asz", "2009/.."), ("kpsvl", "2015/..")}


def test_nobody_is_named(pages: dict[str, Extraction], shared: Path) -> None:
    """A28: no natural person stands in any record or its words."""
    gold = json.loads((shared / "gold" / "seed_facts.json").read_text(encoding="utf-8"))
    text = "".join(dump(page) for page in pages.values())
    assert [person["name"] for person in gold["persons"] if person["name"] in text] == []


def test_every_town_is_in_the_gazetteer(pages: dict[str, Extraction]) -> None:
    """No page of the five speaks of a place that we do not know."""
    for page in pages.values():
        for place in page.document.municipalities:
            row = gazetteer().municipality(place.code)
            assert row
            assert row.place == place


def test_shipped_records_are_what_the_pages_give(pages: dict[str, Extraction]) -> None:
    """The reviewed files come out of the loader again, byte for byte."""
    given = {f"{document_key(page.document)}.json": page for page in pages.values()}
    shipped = {path.name: path.read_text(encoding="utf-8") for path in DOCUMENTS.glob("*.json")}
    assert {name: dump(shippable(page)) for name, page in given.items()} == shipped
    assert len(load_record_files()) == 5
