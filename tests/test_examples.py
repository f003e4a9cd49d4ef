"""The competency questions, asked of the graph that ships; the gold answers are written out."""

import pytest

from graph.queries import Query, all_examples, load_example
from graph.releases import Release

Row = dict[str, str]


@pytest.fixture(scope="module")
def ask(release: Release) -> "Asker":
    """Give what runs an example on the shipped graph."""
    return Asker(release)


class Asker:
    """Runs examples by name and gives each row as plain text."""

    def __init__(self, release: Release) -> None:
        self._store = release.open()

    def __call__(self, name: str) -> list[Row]:
        """Run the example *name* with its parameters left open."""
        rows = self._store.select(load_example(name).text)
        return [
            {key: str(getattr(term, "value", term)) for key, term in row.items()} for row in rows
        ]

    def column(self, name: str, column: str) -> list[str]:
        """Give one column of the example *name*, in order."""
        return [row[column] for row in self(name) if column in row]


@pytest.mark.parametrize("query", all_examples(), ids=lambda query: query.name)
def test_every_example_answers_what_it_promises(query: Query, ask: Asker) -> None:
    """Each example runs on the shipped graph, gives rows, and only the columns that it names."""
    rows = ask(query.name)

    assert rows
    assert {column for row in rows for column in row} <= set(query.returns)
    assert query.question_cs
    assert query.question_en


def test_at_least_forty_questions_are_asked() -> None:
    """The gallery holds at least 40 of the 52 competency questions, each numbered once."""
    numbers = [query.name.split("-")[0] for query in all_examples()]

    assert len(numbers) >= 40
    assert len(set(numbers)) == len(numbers)


def test_two_ngos_are_in_more_than_one_town(ask: Asker) -> None:
    """Question 1: Člověk v tísni in Bílina and Jáchymov, Most k naději in Bílina and Litvínov."""
    towns = {
        row["name"]: set(row["townNames"].split(", "))
        for row in ask("01-ngos-in-more-than-one-town")
    }

    assert towns == {
        "Člověk v tísni": {"Bílina", "Jáchymov"},
        "Most k naději": {"Bílina", "Litvínov"},
    }


def test_four_organisations_are_in_more_than_one_partnership_as_written(ask: Asker) -> None:
    """Question 2 adds the Agency and the police, which is in all three."""
    rows = ask("02-organisations-in-more-than-one-partnership")
    found = {row["organisation"].rpartition("/")[2]: row["partnerships"] for row in rows}

    assert found == {"asz": "2", "clovek-v-tisni": "2", "most-k-nadeji": "2", "policie-cr": "3"}


def test_parents_span_the_towns_of_their_branches(ask: Asker) -> None:
    """Question 3: rolled up, also the labour office, the probation service and the ČCE church."""
    rows = ask("03-organisations-spanning-towns-through-branches")
    found = {row["organisation"].rpartition("/")[2]: int(row["towns"]) for row in rows}

    assert found["up-cr"] == 3
    assert found["pms-cr"] == 2
    assert found["policie-cr"] == 3
    assert found["ceskobratrska-cirkev-evangelicka"] == 2
    assert found["clovek-v-tisni"] == found["most-k-nadeji"] == found["asz"] == 2


def test_the_partnerships_have_thirteen_thirteen_and_twelve_members(ask: Asker) -> None:
    """Question 4."""
    partnerships = ask.column("04-members-of-a-partnership", "partnership")
    counts = {name.rpartition("/")[2]: partnerships.count(name) for name in partnerships}

    assert counts == {"lp-bilina": 13, "lp-litvinov": 13, "lp-jachymov": 12}


def test_every_membership_has_evidence(ask: Asker) -> None:
    """Question 5: all 38, each with its words and place."""
    rows = ask("05-evidence-of-a-membership")

    assert len({row["membership"] for row in rows}) == 38
    assert all(int(row["end"]) - int(row["start"]) == len(row["words"]) for row in rows)


def test_one_planned_measure_was_surely_realised(ask: Asker) -> None:
    """Question 6: the prevention centre surely, three others perhaps, the rest not."""
    rows = ask("06-planned-measures-and-their-results")
    confidence = [row["confidence"] for row in rows if "confidence" in row]

    assert sorted(confidence) == ["high", "low", "low", "medium"]
    assert any("confidence" not in row and "sociální firmy" in row["plannedName"] for row in rows)


def test_plans_were_approved_by_councils_on_known_days(ask: Asker) -> None:
    """Question 7: the three dated approvals, and nine towns of which only the fact is known."""
    rows = ask("07-approval-of-plans")
    dated = {(row["town"], row["approvedOn"]) for row in rows if "approvedOn" in row}

    assert dated == {
        ("Bílina", "2011-05-05"),
        ("Litvínov", "2010-06-24"),
        ("Jáchymov", "2011-02-09"),
    }
    assert {row["town"] for row in rows} >= {"Kutná Hora", "Bruntál", "Teplá", "Toužim", "Jirkov"}


def test_litvinov_has_another_document(ask: Asker) -> None:
    """Question 8."""
    assert ask.column("08-towns-with-another-document", "town") == ["Litvínov"]


def test_touzim_rejected_its_centre_in_a_referendum(ask: Asker) -> None:
    """Question 9."""
    rows = ask("09-rejected-measures")

    assert [row["town"] for row in rows] == ["Toužim"]
    assert "referend" in rows[0]["event"].lower()


def test_housing_recurs_and_gambling_is_rare(ask: Asker) -> None:
    """Question 10: gambling only in Bruntál and Litvínov."""
    rows = {row["theme"].rpartition("/")[2]: row for row in ask("10-themes-across-towns")}

    assert set(rows["hazard"]["townNames"].split(", ")) == {"Bruntál", "Litvínov"}
    assert int(rows["bydleni"]["towns"]) >= 7


def test_five_ngos_and_two_churches_are_members(ask: Asker) -> None:
    """Question 12: composition by kind, churches only in Jáchymov."""
    rows = ask("12-composition-of-partnerships")
    churches = {row["partnership"].rpartition("/")[2] for row in rows if row["kind"] == "církev"}

    assert churches == {"lp-jachymov"}


def test_members_from_other_towns_are_known(ask: Asker) -> None:
    """Question 14: bodies seated in Teplice, Most, Karlovy Vary and Ostrov."""
    seats = set(ask.column("14-members-seated-elsewhere", "seatName"))

    assert seats >= {"Teplice", "Most", "Karlovy Vary", "Ostrov"}


def test_three_departments_represent_towns(ask: Asker) -> None:
    """Question 15: OSPOD and OSV for Litvínov, and Ostrov's department in Jáchymov."""
    departments = ask.column("15-departments-that-represent-a-town", "department")

    assert {name.rpartition("/")[2] for name in departments} == {
        "ospod-litvinov",
        "osv-litvinov",
        "ostrov-odbor-soc-veci",
    }


def test_the_timeline_of_litvinov_is_in_order(ask: Asker) -> None:
    """Question 16: 2009, two days of 2010, 2015, the summer, a day and the autumn of 2016."""
    rows = [row for row in ask("16-timeline-of-a-town") if row["town"].endswith("/567256")]
    whens = [row["when"] for row in rows]

    wanted = ["2010-01-27", "2010-06-24", "2016-06-30", "2016-08-03", "2016-23"]
    assert [when for when in whens if when in wanted] == wanted
    assert any(when.startswith("2009") for when in whens)
    assert any(when.startswith("2015") for when in whens)


def test_litvinov_continues_two_bodies(ask: Asker) -> None:
    """Question 17."""
    rows = ask("17-bodies-continued-by-a-partnership")

    assert len(rows) == 2
    assert "Komise pro Janov" in {row["bodyName"] for row in rows}


def test_four_of_five_ngos_wait_for_a_number(ask: Asker) -> None:
    """Question 19: only Člověk v tísni has a verified IČO."""
    names = ask.column("19-ngos-without-ico", "name")

    assert len(names) == 4
    assert "Člověk v tísni" not in names


def test_clovek_v_tisni_is_written_in_two_ways(ask: Asker) -> None:
    """Question 20."""
    assert ask.column("20-organisations-with-several-spellings", "name") == ["Člověk v tísni"]


def test_there_are_four_and_five_working_groups(ask: Asker) -> None:
    """Question 21: Bílina four, Jáchymov four and one for projects."""
    partnerships = ask.column("21-working-groups-by-theme", "partnership")

    assert sorted(map(partnerships.count, set(partnerships))) == [4, 5]


def test_two_social_enterprises_arose_and_one_is_planned(ask: Asker) -> None:
    """Question 24: EKO-ANO in Kutná Hora, ONZA in Jirkov, one planned in Bílina."""
    assert set(ask.column("24-social-enterprises", "town")) >= {"Kutná Hora", "Jirkov", "Bílina"}


def test_three_towns_have_transitional_housing(ask: Asker) -> None:
    """Question 26: planned in Bílina, running in Litvínov and Jirkov."""
    assert set(ask.column("26-transitional-housing", "town")) == {"Bílina", "Litvínov", "Jirkov"}


def test_nine_projects_are_named(ask: Asker) -> None:
    """Question 27."""
    assert len(set(ask.column("27-named-projects", "project"))) == 9


def test_four_localities_are_named(ask: Asker) -> None:
    """Question 31."""
    found = {(row["name"], row["town"]) for row in ask("31-named-localities")}

    assert {("Janov", "Litvínov"), ("Teplické předměstí", "Bílina")} <= found
    assert len(found) == 4


def test_partnerships_lie_in_two_regions(ask: Asker) -> None:
    """Question 36: Bílina and Litvínov in Ústecký, Jáchymov in Karlovarský."""
    found = {
        (row["region"].replace(" kraj", ""), row["partnership"].rpartition("/")[2])
        for row in ask("36-partnerships-by-region-and-district")
    }

    assert found == {
        ("Ústecký", "lp-bilina"),
        ("Ústecký", "lp-litvinov"),
        ("Karlovarský", "lp-jachymov"),
    }


def test_two_numbers_are_lower_bounds(ask: Asker) -> None:
    """Question 37: more than 30 measures, more than 100 towns."""
    rows = ask("37-exact-numbers-and-lower-bounds")

    assert sorted(int(row["value"]) for row in rows if row["precision"] == "lower bound") == [
        30,
        100,
    ]


def test_pairs_meet_in_two_partnerships(ask: Asker) -> None:
    """Question 42: the Agency, Most k naději and the police; Člověk v tísni and the police."""
    pairs = {
        frozenset((row["name"], row["otherName"]))
        for row in ask("42-pairs-that-meet-in-several-partnerships")
    }

    assert len(pairs) == 4
    assert frozenset(("Člověk v tísni", "Policie České republiky")) in pairs


def test_one_ngo_bridges_two_regions(ask: Asker) -> None:
    """Question 43."""
    assert ask.column("43-bridges-between-regions", "name") == ["Člověk v tísni"]


def test_litvinov_joined_the_coordinated_approach_in_2015(ask: Asker) -> None:
    """Question 45."""
    rows = ask("45-towns-in-the-coordinated-approach")

    assert [(row["town"], row["since"][:4]) for row in rows] == [("Litvínov", "2015")]


def test_no_partnership_lacks_a_school_an_ngo_or_a_labour_office(ask: Asker) -> None:
    """Question 13: none lacks these three kinds, but there is no church in Bílina."""
    missing = {
        (row["partnership"].rpartition("/")[2], row["kind"])
        for row in ask("13-kinds-missing-in-a-partnership")
    }

    assert ("lp-bilina", "církev") in missing
    assert not {"nezisková organizace", "úřad práce"} & {kind for _, kind in missing}


def test_three_towns_created_posts(ask: Asker) -> None:
    """Question 23: two measures in Kutná Hora, one each in Trmice and Jirkov."""
    assert ask.column("23-new-posts", "town") == ["Jirkov", "Kutná Hora", "Kutná Hora", "Trmice"]


def test_new_associations_arose_in_two_towns(ask: Asker) -> None:
    """Question 25."""
    assert set(ask.column("25-new-roma-associations", "town")) == {"Bílina", "Havířov"}


def test_litvinov_revised_its_plan_in_2016(ask: Asker) -> None:
    """Question 30: in summer; the council approved the revision on 30 June."""
    rows = {row["when"]: row.get("decidedBy", "") for row in ask("30-revised-plans")}

    assert set(rows) == {"2016-22", "2016-06-30"}
    assert rows["2016-06-30"].startswith("Zastupitelstvo")


def test_two_measures_in_jachymov_are_for_former_prisoners(ask: Asker) -> None:
    """Question 32."""
    rows = ask("32-measures-for-a-target-group")
    towns = [row["town"] for row in rows if row["group"].endswith("/osoby-po-vykonu-trestu")]

    assert towns == ["Jáchymov", "Jáchymov"]


def test_services_of_the_act_are_named_by_their_paragraph(ask: Asker) -> None:
    """Question 48: among them low-threshold clubs, activation services and outreach."""
    assert set(ask.column("48-kinds-of-social-service", "paragraph")) >= {"§ 62", "§ 65", "§ 69"}
