"""Tables whose rows tell how the body of each town decided on a plan."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Extraction, PlanRecord

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

LEAD = "O strategickém plánu sociálního začleňování hlasovala města každé zvlášť:"
TAB = "\t"
APPROVED = {"Teplice": "2014-06-05", "Most": "2014-05-06"}


def page(lead: str, *rows: tuple[str, ...]) -> str:
    """Write the page of a partnership of two towns, with *lead* and a table of *rows*."""
    table = "".join(f"{TAB * n}{cell}\n" for row in rows for n, cell in enumerate(row))
    return f"Lokální partnerství Teplice a Most\n{lead}\n{table}"


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("Zastupitelstvo", "Zasedání", "Výsledek"),
            ("Teplice", "5. 6. 2014", "schválen"),
            ("Most", "6. 5. 2014", "plán schválen"),
        ),
        (
            ("Město", "Zastupitelstvo schválilo dne", "Plán přijat"),
            ("Teplice", "5. 6. 2014", "ano"),
            ("Město Most", "6. 5. 2014", "ano"),
        ),
        (
            ("Město", "Schválen zastupitelstvem"),
            ("Teplice", "5. června 2014"),
            ("Most", "6. května 2014"),
        ),
        (
            ("Město", "Orgán", "Den", "Výsledek"),
            ("Teplice", "zastupitelstvo", "5. 6. 2014", "schválen jednomyslně"),
            ("Most", "zastupitelstvo města", "6. 5. 2014", "schválen, dva se zdrželi"),
        ),
    ],
)
def test_each_row_tells_of_the_plan_of_its_town(
    rows: tuple[tuple[str, ...], ...], written: Written, of_type: OfType
) -> None:
    """The plan and the body stand over the rows; the row is the evidence."""
    document = written(page(LEAD, *rows))

    plans: list[PlanRecord] = of_type(extract(document), PlanRecord)

    assert {plan.municipalities[0].label: plan.approved_on for plan in plans} == APPROVED
    assert {plan.status for plan in plans} == {"approved"}
    assert {(plan.approved_by or "").partition("-")[0] for plan in plans} == {"zastupitelstvo"}
    for plan in plans:
        assert document.text[plan.evidence.start : plan.evidence.end] == plan.evidence.exact


PLAN = "Strategický plán sociálního začleňování"
HEAD = ("Dokument", "Kdo", "Kdy")


@pytest.mark.parametrize(
    "rows",
    [
        (
            HEAD,
            (PLAN, "Zastupitelstvo města Teplice", "5. 6. 2014"),
            ("", "Zastupitelstvo města Most", "6. 5. 2014"),
        ),
        (
            HEAD,
            (PLAN, "Rada města Most", "2. 4. 2014"),
            (PLAN, "Zastupitelstvo města Most", "6. 5. 2014"),
            (PLAN, "Zastupitelstvo města Teplice", "5. 6. 2014"),
        ),
    ],
)
def test_the_plan_may_stand_before_bodies_and_days(
    rows: tuple[tuple[str, ...], ...], written: Written, of_type: OfType
) -> None:
    """Once for several rows, or in each; of two bodies of a town the assembly decides."""
    text = page("Přehled schvalování", *rows).replace("\n\n", "\n")

    plans: list[PlanRecord] = of_type(extract(written(text)), PlanRecord)

    assert {plan.municipalities[0].label: plan.approved_on for plan in plans} == APPROVED
    assert {(plan.approved_by or "").partition("-")[0] for plan in plans} == {"zastupitelstvo"}


@pytest.mark.parametrize(
    ("lead", "first", "days"),
    [
        ("Schvalování plánu", PLAN, ["2014-05-06"]),
        ("Harmonogram schvalování", PLAN, []),
        ("Projednávání a schvalování", PLAN, []),
        ("Schvalování plánu", "Revize strategického plánu sociálního začleňování", []),
        ("Kdo dokument převzal", PLAN, []),
        ("Schvalování strategického plánu sociálního začleňování", "Memorandum", []),
    ],
)
def test_a_table_of_one_town_names_its_bodies(
    lead: str, first: str, days: list[str], written: Written, of_type: OfType
) -> None:
    """Rows of bodies and days tell approvals under a heading that speaks of them."""
    rows = (HEAD, (first, "Rada města", "2. 4. 2014"), (first, "Zastupitelstvo", "6. 5. 2014"))
    text = page(lead, *rows).replace("Teplice a Most", "Most")

    plans: list[PlanRecord] = of_type(extract(written(text)), PlanRecord)

    assert [plan.approved_on for plan in plans if plan.status == "approved"] == days


@pytest.mark.parametrize(
    ("head", "days"),
    [
        (("Dokument", "Předloženo", "Schváleno"), ["2014-05-06"]),
        (("Dokument", "Zadáno", "Předloženo"), []),
    ],
)
def test_the_day_may_stand_below_the_approval(
    head: tuple[str, ...], days: list[str], written: Written, of_type: OfType
) -> None:
    """In a table of one town, which then need name no body."""
    text = page("Dokumenty", head, (PLAN, "2. 4. 2014", "6. 5. 2014")).replace("Teplice a ", "")

    plans: list[PlanRecord] = of_type(extract(written(text)), PlanRecord)

    assert [plan.approved_on for plan in plans if plan.approved_on] == days


@pytest.mark.parametrize(
    ("lead", "rows"),
    [
        (LEAD, (("Město", "Zasedání", "Plán"), ("Teplice", "5. 6. 2014", "odložen"))),
        (LEAD, (("Město", "Bude schvalováno"), ("Teplice", "5. 6. 2014"), ("Most", "6. 5. 2014"))),
        (
            "Memorandum o spolupráci podepsala obě města:",
            (("Město", "Schváleno"), ("Teplice", "5. 6. 2014"), ("Most", "6. 5. 2014")),
        ),
        (LEAD, (("Město", "Zasedání"), ("Teplice", "5. 6. 2014"), ("Most", "6. 5. 2014"))),
    ],
)
def test_other_tables_tell_no_approval(
    lead: str, rows: tuple[tuple[str, ...], ...], written: Written, of_type: OfType
) -> None:
    """What was put off, is to come, is of a memorandum, or is a mere day of a session."""
    plans: list[PlanRecord] = of_type(extract(written(page(lead, *rows))), PlanRecord)

    assert not [plan for plan in plans if plan.status == "approved"]


def listed(*lines: str) -> str:
    """Write the page of a partnership of two towns, with *lines* below its title."""
    about = ("Partneři se scházejí.", "Jednají o bydlení.", "Vedou je starostové.")
    return "\n".join(("Lokální partnerství Teplice a Most", *about, *lines))


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Strategický plán sociálního začleňování schválila zastupitelstva měst takto:",
            "Teplice – 5. 6. 2014",
            "Most – 6. 5. 2014",
        ),
        (
            "Strategický plán sociálního začleňování (2014–2016)",
            "schválený zastupitelstvy, přijato:",
            "• Teplice: 5. června 2014",
            "• Bílina: dosud neprojednáno",
            "• Most: 6. května 2014",
        ),
        (
            "Schválení strategického plánu v zastupitelstvech",
            "Město Teplice (5. 6. 2014)",
            "Město Most (dne 6. 5. 2014)",
        ),
    ],
)
def test_lines_may_tell_a_town_and_its_day(
    lines: tuple[str, ...], written: Written, of_type: OfType
) -> None:
    """Below what tells that the plan was approved."""
    plans: list[PlanRecord] = of_type(extract(written(listed(*lines))), PlanRecord)

    assert {plan.municipalities[0].label: plan.approved_on for plan in plans} == APPROVED


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Plán sociálního začleňování mají obě města.",
            "Setkání partnerství:",
            "Teplice – 5. 6. 2014",
            "Most – 6. 5. 2014",
        ),
        (
            "Termíny schválení strategického plánu sociálního začleňování:",
            "Teplice – 5. 6. 2014",
            "Most – 6. 5. 2014",
        ),
        (
            "Memorandum o spolupráci schválila zastupitelstva:",
            "Teplice – 5. 6. 2014",
            "Most – 6. 5. 2014",
        ),
        (
            "Strategický plán sociálního začleňování schválí zastupitelstva takto:",
            "Teplice – 5. 6. 2014",
            "Most – 6. 5. 2014",
        ),
        (
            "Strategický plán sociálního začleňování schválila zastupitelstva:",
            "Teplice – odloženo na 5. 6. 2014",
            "Most – 6. 5. 2014",
        ),
    ],
)
def test_other_lists_of_towns_and_days_tell_no_approval(
    lines: tuple[str, ...], written: Written, of_type: OfType
) -> None:
    """Days of meetings, days to come, those of a memorandum; one town alone is none of several."""
    plans: list[PlanRecord] = of_type(extract(written(listed(*lines))), PlanRecord)

    assert not [plan for plan in plans if plan.approved_on]


@pytest.mark.parametrize(
    ("name", "rest", "days"),
    [
        (PLAN, "zastupitelstvo 5. 6. 2014", APPROVED),
        (f"{PLAN} 2014–2016", "zastupitelstvo města, 5. 6. 2014", APPROVED),
        (f"Termíny: {PLAN}", "zastupitelstvo 5. 6. 2014", {}),
        (f"Návrh: {PLAN}", "zastupitelstvo 5. 6. 2014", {}),
        ("Memorandum o spolupráci", "zastupitelstvo 5. 6. 2014", {}),
        (PLAN, "zastupitelstvo projedná 5. 6. 2014", {}),
        (PLAN, "vloženo 5. 6. 2014", {}),
    ],
)
def test_the_name_of_a_plan_heads_towns_with_their_bodies(
    name: str, rest: str, days: dict[str, str], written: Written, of_type: OfType
) -> None:
    """As papers are filed: below the name each town, its body and its day."""
    text = page(name).rstrip() + f"\nTeplice: {rest}\nMost: {rest.replace('5. 6.', '6. 5.')}\n"

    plans: list[PlanRecord] = of_type(extract(written(text)), PlanRecord)

    told = [plan for plan in plans if plan.approved_on]
    assert {plan.municipalities[0].label: plan.approved_on for plan in told} == days


@pytest.mark.parametrize(
    ("lead", "below", "days"),
    [
        ("Plán", f"{PLAN} 2014–2016", APPROVED),
        ("Plán", "", {}),
        ("Plán", f"{PLAN} 2014–2016\n{PLAN} 2017–2019", {}),
        ("Memorandum", PLAN, {}),
    ],
)
def test_the_name_of_the_plan_may_stand_below_the_table(
    lead: str, below: str, days: dict[str, str], written: Written, of_type: OfType
) -> None:
    """Where the heading is but "Plán", it is that which the page names alone."""
    rows = (
        ("Obec", "Zastupitelstvo schválilo dne"),
        ("Teplice", "5. 6. 2014"),
        ("Most", "6. 5. 2014"),
    )

    plans: list[PlanRecord] = of_type(extract(written(f"{page(lead, *rows)}{below}\n")), PlanRecord)

    told = [plan for plan in plans if plan.approved_on]
    assert {plan.municipalities[0].label: plan.approved_on for plan in told} == days
