"""Questions on measures, with the gold answers."""

from collections import Counter
from collections.abc import Callable

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Column = Callable[[str, str], list[str]]


def test_one_planned_measure_was_surely_realised(ask: Ask) -> None:
    """Question 6: the prevention centre surely, three others perhaps, the rest not."""
    rows = ask("planned-measures-and-their-results")
    confidence = [row["confidence"] for row in rows if "confidence" in row]

    assert sorted(confidence) == ["high", "low", "low", "medium"]
    assert any("confidence" not in row and "sociální firmy" in row["plannedName"] for row in rows)


def test_touzim_rejected_its_centre_in_a_referendum(ask: Ask) -> None:
    """Question 9."""
    rows = ask("rejected-measures")

    assert [row["town"] for row in rows] == ["Toužim"]
    assert "referend" in rows[0]["event"].lower()


def test_housing_recurs_and_gambling_is_rare(ask: Ask) -> None:
    """Question 10: gambling only in Bruntál and Litvínov."""
    rows = {row["theme"].rpartition("/")[2]: row for row in ask("themes-across-towns")}

    assert set(rows["hazard"]["townNames"].split(", ")) == {"Bruntál", "Litvínov"}
    assert int(rows["bydleni"]["towns"]) >= 7


def test_three_towns_created_posts(column: Column) -> None:
    """Question 23: two measures in Kutná Hora, one each in Trmice and Jirkov."""
    assert column("new-posts", "town") == ["Jirkov", "Kutná Hora", "Kutná Hora", "Trmice"]


def test_two_social_enterprises_arose_and_one_is_planned(column: Column) -> None:
    """Question 24: EKO-ANO in Kutná Hora, ONZA in Jirkov, one planned in Bílina."""
    assert set(column("social-enterprises", "town")) >= {"Kutná Hora", "Jirkov", "Bílina"}


def test_new_associations_arose_in_two_towns(column: Column) -> None:
    """Question 25."""
    assert set(column("new-roma-associations", "town")) == {"Bílina", "Havířov"}


def test_three_towns_have_transitional_housing(column: Column) -> None:
    """Question 26: planned in Bílina, running in Litvínov and Jirkov."""
    assert set(column("transitional-housing", "town")) == {"Bílina", "Litvínov", "Jirkov"}


def test_two_measures_in_jachymov_are_for_former_prisoners(ask: Ask) -> None:
    """Question 32."""
    rows = ask("measures-for-a-target-group")
    towns = [row["town"] for row in rows if row["group"].endswith("/osoby-po-vykonu-trestu")]

    assert towns == ["Jáchymov", "Jáchymov"]


def test_services_of_the_act_are_named_by_their_paragraph(column: Column) -> None:
    """Question 48: among them low-threshold clubs, activation services and outreach."""
    assert set(column("kinds-of-social-service", "paragraph")) >= {"§ 62", "§ 65", "§ 69"}


def test_measures_are_counted_by_town_theme_and_status(ask: Ask) -> None:
    """Question 11: a measure counts under each of its themes and towns; Obrnice has four themes."""
    rows = ask("measures-by-theme-status-and-town")
    themes, statuses = Counter[str](), Counter[str]()
    for row in rows:
        themes[row["theme"]] += int(row["measures"])
        statuses[row["status"]] += int(row["measures"])

    assert len(rows) == 73
    assert themes == {
        "Sociální služby": 15,
        "Vzdělávání": 12,
        "Zaměstnanost": 12,
        "Bydlení": 10,
        "Bezpečnost a prevence": 9,
        "Komunitní život": 7,
        "Volný čas": 5,
        "Závislosti": 5,
        "Řízení a koordinace": 5,
        "Dluhy a finanční gramotnost": 3,
        "Hazard": 2,
        "Rodina a děti": 1,
    }
    assert statuses == {
        "uskutečněné": 45,
        "plánované": 29,
        "probíhající": 7,
        "navržené": 1,
        "schválené": 1,
        "připravované": 1,
        "odmítnuté": 1,
        "neurčené": 1,
    }
    assert [(row["theme"], row["status"]) for row in rows if row["town"] == "Obrnice"] == [
        ("Bydlení", "uskutečněné"),
        ("Komunitní život", "probíhající"),
        ("Sociální služby", "probíhající"),
        ("Vzdělávání", "probíhající"),
    ]


def test_nine_towns_won_social_services(ask: Ask) -> None:
    """Question 22: three kinds in Bruntál; Litvínov only found a house for some."""
    kinds = {row["town"]: row.get("services", "") for row in ask("new-social-services")}
    named = {town: set(services.split(", ")) for town, services in kinds.items() if services}

    assert sorted(kinds) == [
        "Bruntál",
        "Bílina",
        "Havířov",
        "Jirkov",
        "Kutná Hora",
        "Obrnice",
        "Teplá",
        "Toužim",
        "Trmice",
    ]
    assert named == {
        "Bruntál": {
            "Nízkoprahová zařízení pro děti a mládež",
            "Sociálně aktivizační služby pro rodiny s dětmi",
            "Terénní programy",
        },
        "Havířov": {"Terénní programy"},
        "Jirkov": {"Terénní programy"},
    }


def test_nine_of_twelve_education_measures_concern_a_school(ask: Ask) -> None:
    """Question 33: not so an analysis of schooling, a preschool course and work on truancy."""
    found = {row["atSchool"]: row["measures"] for row in ask("measures-at-schools")}

    assert found == {"true": "9", "false": "3"}


def test_two_measures_are_said_of_tepla_and_touzim_together(ask: Ask) -> None:
    """Question 40: three services, and a centre of which the page does not say where it stands."""
    rows = ask("measures-of-several-towns")

    assert [set(row["towns"].split(", ")) for row in rows] == [{"Teplá", "Toužim"}] * 2
    assert [row["name"].split()[0] for row in rows] == ["bude", "zavedení"]


def test_one_planned_measure_had_a_deadline_and_no_result(ask: Ask) -> None:
    """Question 46: the vocational school of Bílina, by 2013."""
    rows = ask("measures-with-a-deadline")

    assert [(row["town"], row["deadline"]) for row in rows] == [("Bílina", "../2013")]
    assert "učiliště" in rows[0]["name"]
    assert "result" not in rows[0]


def test_two_towns_count_on_projects_of_their_own(column: Column) -> None:
    """Question 47: individual projects in Kutná Hora and Litvínov."""
    assert set(column("measures-and-their-funding", "town")) == {"Kutná Hora", "Litvínov"}
