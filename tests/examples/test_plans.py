"""Questions on plans, projects and what happened when, with the gold answers."""

from collections.abc import Callable

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Column = Callable[[str, str], list[str]]


def test_plans_were_approved_by_councils_on_known_days(ask: Ask) -> None:
    """Question 7: the three dated approvals, and nine towns of which only the fact is known."""
    rows = ask("approval-of-plans")
    dated = {(row["town"], row["approvedOn"]) for row in rows if "approvedOn" in row}

    assert dated == {
        ("Bílina", "2011-05-05"),
        ("Litvínov", "2010-06-24"),
        ("Jáchymov", "2011-02-09"),
    }
    assert {row["town"] for row in rows} >= {"Kutná Hora", "Bruntál", "Teplá", "Toužim", "Jirkov"}


def test_litvinov_has_another_document(column: Column) -> None:
    """Question 8."""
    assert column("towns-with-another-document", "town") == ["Litvínov"]


def test_the_timeline_of_litvinov_is_in_order(ask: Ask) -> None:
    """Question 16: 2009, two days of 2010, 2015, the summer, a day and the autumn of 2016."""
    rows = [row for row in ask("timeline-of-a-town") if row["town"].endswith("/567256")]
    whens = [row["when"] for row in rows]

    wanted = ["2010-01-27", "2010-06-24", "2016-06-30", "2016-08-03", "2016-23"]
    assert [when for when in whens if when in wanted] == wanted
    assert any(when.startswith("2009") for when in whens)
    assert any(when.startswith("2015") for when in whens)


def test_nine_projects_are_named(column: Column) -> None:
    """Question 27."""
    assert len(set(column("named-projects", "project"))) == 9


def test_litvinov_revised_its_plan_in_2016(ask: Ask) -> None:
    """Question 30: in summer, approved by the council on 30 June; Jáchymov's is due every year."""
    answer = ask("revised-plans")
    rows = {row["when"]: row.get("decidedBy", "") for row in answer if "when" in row}

    assert set(rows) == {"2016-22", "2016-06-30"}
    assert rows["2016-06-30"].startswith("Zastupitelstvo")
    assert {row["town"]: row["every"] for row in answer if "every" in row} == {"Jáchymov": "P1Y"}


def test_litvinov_joined_the_coordinated_approach_in_2015(ask: Ask) -> None:
    """Question 45."""
    rows = ask("towns-in-the-coordinated-approach")

    assert [(row["town"], row["since"][:4]) for row in rows] == [("Litvínov", "2015")]


def test_three_plans_were_approved_while_the_town_was_supported(ask: Ask) -> None:
    """Question 44: two within June 2010 to June 2013, Litvínov's since the cooperation of 2009."""
    columns = ("town", "period", "approvedOn", "within")
    rows = ask("support-period-and-plan")

    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("Bílina", "2010-06/2013-06", "2011-05-05", "true"),
        ("Jáchymov", "2010-06/2013-06", "2011-02-09", "true"),
        ("Litvínov", "2009/..", "2010-06-24", "true"),
    ]
