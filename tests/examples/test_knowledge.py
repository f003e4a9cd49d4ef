"""Questions on what is known and how surely, with the gold answers."""

import re
from collections import Counter
from collections.abc import Callable

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Column = Callable[[str, str], list[str]]


def test_four_of_five_ngos_wait_for_a_number(column: Column) -> None:
    """Question 19: only Člověk v tísni has a verified IČO."""
    names = column("ngos-without-ico", "name")

    assert len(names) == 4
    assert "Člověk v tísni" not in names


def test_four_localities_are_named(ask: Ask) -> None:
    """Question 31."""
    found = {(row["name"], row["town"]) for row in ask("named-localities")}

    assert {("Janov", "Litvínov"), ("Teplické předměstí", "Bílina")} <= found
    assert len(found) == 4


def test_two_numbers_are_lower_bounds(ask: Ask) -> None:
    """Question 37: more than 30 measures, more than 100 towns."""
    rows = ask("exact-numbers-and-lower-bounds")

    assert sorted(int(row["value"]) for row in rows if row["precision"] == "lower bound") == [
        30,
        100,
    ]


def test_associations_changed_their_form_in_2014(ask: Ask) -> None:
    """Question 18: what was an association then is a spolek or a ústav now, where that is known."""
    forms: dict[str, list[tuple[str, str, str]]] = {}
    for row in ask("legal-forms-then-and-now"):
        period = (row["form"], row.get("from", ""), row.get("until", ""))
        forms.setdefault(row["name"], []).append(period)

    assert forms == {
        "Diakonie ČCE – Most": [("evidované církevní právnické osoby", "2000-06-20", "")],
        "Libuše": [("občanské sdružení", "", "2013-12-31"), ("spolek", "2014-01-01", "")],
        "Most k naději": [("občanské sdružení", "1995-01-01", "2013-12-31")],
        "Společný život": [("občanské sdružení", "", "2013-12-31")],
        "White Light I": [("občanské sdružení", "1996-10-03", "2013-12-31"), ("ústav", "", "")],
        "Člověk v tísni": [("obecně prospěšná společnost", "", "")],
        "Šumbarák": [("občanské sdružení", "", "2013-12-31")],
    }


def test_every_theme_and_status_of_a_measure_is_our_inference(ask: Ask) -> None:
    """Question 38: 83 themes and the statuses of 69 measures and 9 projects; the rest is derived.

    Each of the 38 memberships gives one shortcut each way and, as no organisation is in one town
    twice, one town; each of the 33 members has its number of towns.
    """
    rows = ask("facts-inferred-by-us")
    found = {re.split("[/#]", row["kind"])[-1]: int(row["statements"]) for row in rows}

    assert found["Classification"] == found["subject"] == 83
    assert found["StatusAssertion"] == found["currentStatus"] == 69 + 9
    assert found["memberOf"] == found["hasMember"] == found["activeIn"] == 38
    assert found["townCount"] == 33


def test_jachymov_is_known_from_two_pages_that_share_its_plan_alone(ask: Ask) -> None:
    """Question 41: the plan stands on both pages and so on neither list; two measures only here."""
    rows = [
        (row["document"].rpartition("/")[2], row["thing"].split("/")[-2])
        for row in ask("known-from-one-document-only")
        if row["town"].endswith("/555215")
    ]

    assert Counter(rows) == {
        ("lokalni-partnerstvi-jachymov", "partnership"): 1,
        ("lokalni-partnerstvi-jachymov", "event"): 1,
        ("lokalni-partnerstvi-jachymov", "measure"): 6,
        ("vysledky-spoluprace-2010-2013", "measure"): 2,
        ("vysledky-spoluprace-2010-2013", "support-period"): 1,
    }


def test_the_graph_tells_how_much_it_holds(ask: Ask) -> None:
    """Question 51: what the pages name, and the fifteen municipalities with what they lie in."""
    rows = ask("what-the-graph-holds")
    things = {re.split("[/#]", row["class"])[-1]: int(row["things"]) for row in rows}
    expected = {
        "Measure": 69,
        "Membership": 38,
        "Municipality": 15,
        "Plan": 11,
        "WorkingGroup": 9,
        "Project": 9,
        "District": 9,
        "Event": 8,
        "Observation": 8,
        "SourceDocument": 5,
        "Region": 4,
        "Locality": 4,
        "Realisation": 4,
        "LocalPartnership": 3,
        "SupportPeriod": 3,
        "Approval": 3,
    }

    assert things.items() >= expected.items()


def test_what_is_not_known_is_told_beside_what_is(ask: Ask) -> None:
    """Question 53: one page names no working groups, and it does not say that there are none."""
    rows = [
        (
            row["document"].rpartition("/")[2],
            row["kind"].rpartition("#")[2],
            row["found"],
            row["state"],
        )
        for row in ask("what-is-not-known")
    ]

    assert ("lokalni-partnerstvi-litvinov", "WorkingGroup", "0", "zdroj mlčí") in rows
    assert not [row for row in rows if row[1] == "Membership"]
