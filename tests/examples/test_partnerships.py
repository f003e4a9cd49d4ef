"""Questions on partnerships and their members, with the gold answers."""

from collections import Counter
from collections.abc import Callable

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Column = Callable[[str, str], list[str]]


def test_two_ngos_are_in_more_than_one_town(ask: Ask) -> None:
    """Question 1: Člověk v tísni in Bílina and Jáchymov, Most k naději in Bílina and Litvínov."""
    towns = {
        row["name"]: set(row["townNames"].split(", ")) for row in ask("ngos-in-more-than-one-town")
    }

    assert towns == {
        "Člověk v tísni": {"Bílina", "Jáchymov"},
        "Most k naději": {"Bílina", "Litvínov"},
    }


def test_four_organisations_are_in_more_than_one_partnership_as_written(ask: Ask) -> None:
    """Question 2 adds the Agency and the police, which is in all three."""
    rows = ask("organisations-in-more-than-one-partnership")
    found = {row["organisation"].rpartition("/")[2]: row["partnerships"] for row in rows}

    assert found == {"asz": "2", "clovek-v-tisni": "2", "most-k-nadeji": "2", "policie-cr": "3"}


def test_parents_span_the_towns_of_their_branches(ask: Ask) -> None:
    """Question 3: rolled up, also the labour office, the probation service and the ČCE church."""
    rows = ask("organisations-spanning-towns-through-branches")
    found = {row["organisation"].rpartition("/")[2]: int(row["towns"]) for row in rows}

    assert found["up-cr"] == 3
    assert found["pms-cr"] == 2
    assert found["policie-cr"] == 3
    assert found["ceskobratrska-cirkev-evangelicka"] == 2
    assert found["clovek-v-tisni"] == found["most-k-nadeji"] == found["asz"] == 2


def test_the_partnerships_have_thirteen_thirteen_and_twelve_members(column: Column) -> None:
    """Question 4."""
    partnerships = column("members-of-a-partnership", "partnership")
    counts = {name.rpartition("/")[2]: partnerships.count(name) for name in partnerships}

    assert counts == {"lp-bilina": 13, "lp-litvinov": 13, "lp-jachymov": 12}


def test_every_membership_has_evidence(ask: Ask) -> None:
    """Question 5: all 38, each with its words and place."""
    rows = ask("evidence-of-a-membership")

    assert len({row["membership"] for row in rows}) == 38
    assert all(int(row["end"]) - int(row["start"]) == len(row["words"]) for row in rows)


def test_five_ngos_and_two_churches_are_members(ask: Ask) -> None:
    """Question 12: composition by kind, churches only in Jáchymov."""
    rows = ask("composition-of-partnerships")
    churches = {row["partnership"].rpartition("/")[2] for row in rows if row["kind"] == "církev"}

    assert churches == {"lp-jachymov"}


def test_no_partnership_lacks_a_school_an_ngo_or_a_labour_office(ask: Ask) -> None:
    """Question 13: none lacks these three kinds, but there is no church in Bílina."""
    missing = {
        (row["partnership"].rpartition("/")[2], row["kind"])
        for row in ask("kinds-missing-in-a-partnership")
    }

    assert ("lp-bilina", "církev") in missing
    assert not {"nezisková organizace", "úřad práce"} & {kind for _, kind in missing}


def test_members_from_other_towns_are_known(column: Column) -> None:
    """Question 14: bodies seated in Teplice, Most, Karlovy Vary and Ostrov."""
    seats = set(column("members-seated-elsewhere", "seatName"))

    assert seats >= {"Teplice", "Most", "Karlovy Vary", "Ostrov"}


def test_three_departments_represent_towns(column: Column) -> None:
    """Question 15: OSPOD and OSV for Litvínov, and Ostrov's department in Jáchymov."""
    departments = column("departments-that-represent-a-town", "department")

    assert {name.rpartition("/")[2] for name in departments} == {
        "ospod-litvinov",
        "osv-litvinov",
        "ostrov-odbor-soc-veci",
    }


def test_litvinov_continues_two_bodies(ask: Ask) -> None:
    """Question 17."""
    rows = ask("bodies-continued-by-a-partnership")

    assert len(rows) == 2
    assert "Komise pro Janov" in {row["bodyName"] for row in rows}


def test_clovek_v_tisni_is_written_in_two_ways(column: Column) -> None:
    """Question 20."""
    assert column("organisations-with-several-spellings", "name") == ["Člověk v tísni"]


def test_there_are_four_and_five_working_groups(column: Column) -> None:
    """Question 21: Bílina four, Jáchymov four and one for projects."""
    partnerships = column("working-groups-by-theme", "partnership")

    assert sorted(map(partnerships.count, set(partnerships))) == [4, 5]


def test_partnerships_lie_in_two_regions(ask: Ask) -> None:
    """Question 36: Bílina and Litvínov in Ústecký, Jáchymov in Karlovarský."""
    found = {
        (row["region"].replace(" kraj", ""), row["partnership"].rpartition("/")[2])
        for row in ask("partnerships-by-region-and-district")
    }

    assert found == {
        ("Ústecký", "lp-bilina"),
        ("Ústecký", "lp-litvinov"),
        ("Karlovarský", "lp-jachymov"),
    }


def test_pairs_meet_in_two_partnerships(ask: Ask) -> None:
    """Question 42: the Agency, Most k naději and the police; Člověk v tísni and the police."""
    pairs = {
        frozenset((row["name"], row["otherName"]))
        for row in ask("pairs-that-meet-in-several-partnerships")
    }

    assert len(pairs) == 4
    assert frozenset(("Člověk v tísni", "Policie České republiky")) in pairs


def test_one_ngo_bridges_two_regions(column: Column) -> None:
    """Question 43."""
    assert column("bridges-between-regions", "name") == ["Člověk v tísni"]


def test_the_near_towns_share_three_members(ask: Ask) -> None:
    """Question 35: Litvínov and Bílina are 13 km apart; Jáchymov is far from both."""
    rows = ask("near-towns-and-shared-members")

    assert [(row["town"], row["otherTown"]) for row in rows] == [("Litvínov", "Bílina")]
    assert float(rows[0]["kilometres"]) == 13
    assert rows[0]["sharedMembers"] == "3"  # the Agency, Most k naději and the police


def test_the_table_of_members_links_towns_and_what_is_registered(ask: Ask) -> None:
    """Question 50: 33 organisations in 38 rows; every town has its links, two members an IČO."""
    rows = ask("members-with-links")
    towns = {(row["town"], row["code"], row["townWikidata"].rpartition("/")[2]) for row in rows}
    numbers = {row["name"]: row["ico"] for row in rows if "ico" in row}

    assert len(rows) == 38
    assert len({row["organisation"] for row in rows}) == 33
    assert towns == {
        ("Bílina", "567451", "Q518360"),
        ("Litvínov", "567256", "Q986082"),
        ("Jáchymov", "555215", "Q830418"),
    }
    assert numbers == {"Člověk v tísni": "25755277", "Diakonie ČCE – Most": "70863601"}


def test_kinds_and_themes_are_told_in_english(ask: Ask) -> None:
    """Question 52: the kinds of all 38 memberships, and what each partnership works on."""
    rows = ask("kinds-and-themes-in-english")
    kinds = Counter(row["kind"] for row in rows)
    themes = {row["town"]: set(row["themes"].split(", ")) for row in rows}
    everywhere = {"Housing", "Employment", "Education"}

    assert kinds == {
        "non-governmental organisation": 7,
        "primary school": 4,
        "primary and nursery school": 1,
        "municipality": 3,
        "labour office": 3,
        "municipal company": 3,
        "state police": 3,
        "church service organisation": 2,
        "church": 2,
        "government agency": 2,
        "municipal police": 2,
        "probation service": 2,
        "leisure-education centre": 1,
        "municipal department": 1,
        "education centre": 1,
        "sports club": 1,
    }
    assert themes == {
        "Bílina": everywhere | {"Leisure", "Safety and prevention"},
        "Jáchymov": everywhere | {"Safety and prevention"},
        "Litvínov": everywhere | {"Leisure", "Safety and prevention", "Social services"},
    }


def test_no_member_has_a_registered_service_before_their_register_is_loaded(ask: Ask) -> None:
    """Questions 54 and 55: the members are there, the services come with the register."""
    ngos = {row["name"]: set(row) for row in ask("services-of-members")}
    towns = {
        row["name"]: (row["members"], row["withServices"], row["withServicesHere"])
        for row in ask("members-with-services-by-town")
    }

    assert {"Člověk v tísni", "Most k naději", "Libuše"} <= set(ngos)
    assert not [name for name, columns in ngos.items() if columns & {"service", "town"}]
    assert towns == {
        "Bílina": ("13", "0", "0"),
        "Jáchymov": ("12", "0", "0"),
        "Litvínov": ("13", "0", "0"),
    }


def test_partnerships_are_told_in_schema_org(ask: Ask) -> None:
    """Question 57: three partnerships, their towns and the 38 memberships."""
    triples = [row["triples"] for row in ask("partnership-in-schema-org")]

    assert len([triple for triple in triples if "schema.org/member>" in triple]) == 38
    assert len([triple for triple in triples if "schema.org/areaServed>" in triple]) == 3
