"""From names as written to the organisations that are meant."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.records import Place
from loaders.resolve.organisations import from_key, organisation_named, units

BILINA = Place("Bílina", "567451")
LITVINOV = Place("Litvínov", "567256")
JACHYMOV = Place("Jáchymov", "555215")
OBRNICE = Place("Obrnice", "567337")
MOST = Place("Most", "567027")
TEPLA = Place("Teplá", "555631")
TOUZIM = Place("Toužim", "555657")

NAMES = Path(__file__).resolve().parents[2] / "data" / "organisations"


def lines(name: str) -> list[str]:
    """Give the lines of names in the file *name*, without its comment."""
    return (NAMES / name).read_text(encoding="utf-8").splitlines()[1:]


def keys(line: str, town: Place = BILINA) -> list[str]:
    """Give the keys of the names in *line* on a page about *town*."""
    return [organisation_named(name.strip(), [town]).key for name in line.split("|")]


@pytest.mark.parametrize("line", lines("same.txt"))
def test_spellings_of_one_organisation_join(line: str) -> None:
    """However a body is written, it has one key."""
    assert len(set(keys(line))) == 1, dict(zip(line.split("|"), keys(line), strict=True))


@pytest.mark.parametrize("line", lines("same-pairs.txt"))
def test_further_spellings_of_one_organisation_join(line: str) -> None:
    """So do those that were written after the rules, on pages about another town."""
    assert len(set(keys(line, MOST))) == 1, dict(
        zip(line.split("|"), keys(line, MOST), strict=True)
    )


@pytest.mark.parametrize("line", lines("different-pairs.txt"))
def test_further_organisations_that_look_alike_stay_apart(line: str) -> None:
    """None of them is merged."""
    assert all(one != other for one, other in combinations(keys(line, MOST), 2)), keys(line, MOST)


@pytest.mark.parametrize("line", lines("different.txt"))
def test_organisations_that_look_alike_stay_apart(line: str) -> None:
    """A doubtful match is not merged."""
    assert all(one != other for one, other in combinations(keys(line), 2)), keys(line)


def test_generic_names_belong_to_the_town_of_the_page() -> None:
    """Two towns' schools, services and courts are two, though both pages only say what they are."""
    for name in ("ZŠ", "Městská policie", "Technické služby", "Okresní soud", "DDM", "Charita"):
        assert organisation_named(name, [BILINA]).key != organisation_named(name, [LITVINOV]).key


def test_national_bodies_are_one_on_every_page() -> None:
    """State police and organisations of the whole country are the same everywhere."""
    for name in (
        "Policie ČR",
        "Člověk v tísni, o.p.s.",
        "ASZ",
        "Ministerstvo vnitra",
        "Úřad práce",
    ):
        assert organisation_named(name, [BILINA]) == organisation_named(name, [LITVINOV])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Obec Obrnice", "municipality"),
        ("Duhovka, z. s.", "ngo"),
        ("Mateřská škola Obrnice, příspěvková organizace", "nursery-school"),
        ("Obrnické centrum sociálních služeb, p. o.", "social-services-provider"),
        ("Sbor dobrovolných hasičů", "fire-brigade"),
        ("Sdružení vlastníků bytových jednotek", "housing-association"),
        ("TJ Sokol Obrnice", "sports-club"),
        ("Sociální služby, o.p.s.", "ngo"),
        ("Sociální služby města", "social-services-provider"),
        ("Vodárny, a.s.", "company"),
        ("Sociální firma Klíč, s.r.o.", "social-enterprise"),
        ("Nemocnice Most", "health-facility"),
        ("Gymnázium Most", "secondary-school"),
        ("Městská knihovna", "library"),
        ("Univerzita J. E. Purkyně", "university"),
        ("Nízkoprahové zařízení pro děti a mládež", "facility"),
        ("Komise prevence kriminality", "commission"),
        ("Rada města", "municipal-board"),
        ("Karlovarský kraj", "region"),
        ("Apoštolská církev", "church"),
        ("Speciálně pedagogické centrum", "education-centre"),
        ("IQ Roma Servis", "other"),
    ],
)
def test_the_kind_follows_from_words_and_legal_form(name: str, kind: str) -> None:
    """A name that tells no kind is of kind other; nothing is guessed."""
    assert organisation_named(name, [OBRNICE]).kind == kind


def test_a_unit_knows_its_body_and_its_seat() -> None:
    """A contact workplace belongs to the labour office, a town police to its town."""
    office = organisation_named(
        "Úřad práce, Kontaktní pracoviště Most, SSP (dále jen úřad práce)", [OBRNICE]
    )
    police = organisation_named("Městská policie Most", [OBRNICE])
    assert (office.key, office.parent) == ("up-most", "up-cr")
    assert (police.parent, police.seat) == ("mesto-most", Place("Most", "567027"))


def test_a_department_of_another_town_belongs_there() -> None:
    """A05: the department in Ostrov is no department of Jáchymov."""
    found = organisation_named("Odbor soc.věcí a zdravotnictví Ostrov", [JACHYMOV])
    assert (found.key, found.parent) == ("ostrov-odbor-soc-veci", "mesto-ostrov")


def test_brackets_name_the_departments_that_represent_a_town() -> None:
    """A04: one member, two units."""
    written = "Město Litvínov (OSPOD, OSV)"
    assert organisation_named(written, [LITVINOV]).key == "mesto-litvinov"
    assert [unit.key for unit in units(written, [LITVINOV])] == ["ospod-litvinov", "osv-litvinov"]
    assert units("Úřad práce (dále jen ÚP)", [LITVINOV]) == ()


def test_a_name_in_brackets_is_that_name() -> None:
    """A list may set members in brackets that left, or that are guests."""
    for name in ("Charita Most", "Policie ČR", "Duhovka, o.s."):
        bracketed = organisation_named(f"({name})", [LITVINOV])
        assert bracketed.key == organisation_named(name, [LITVINOV]).key


def test_a_page_about_two_towns_does_not_say_whose_school_it_is() -> None:
    """The school then belongs to the pair and sits in neither."""
    school = organisation_named("ZŠ a MŠ", [TEPLA, TOUZIM])
    assert (school.key, school.seat) == ("zs-ms-tepla-touzim", None)
    assert organisation_named("ZŠ Toužim", [TEPLA, TOUZIM]).seat == TOUZIM


def test_the_label_keeps_the_words_without_the_legal_form() -> None:
    """What an unknown organisation is called is what the page calls it."""
    found = organisation_named("Duhovka, z. s.", [OBRNICE])
    assert (found.label, found.legal_form) == ("Duhovka", "706")


def test_a_unit_of_a_body_that_may_be_a_village_has_no_parent() -> None:
    """Obrnice is a village: its council is no part of a town. A page that says so is believed."""
    assert from_key("zastupitelstvo-obrnice", [OBRNICE]).parent is None
    assert organisation_named("Zastupitelstvo obce Obrnice", [OBRNICE]).parent == "obec-obrnice"
    assert organisation_named("Zastupitelstvo města Teplá", [TEPLA]).parent == "mesto-tepla"


def test_departments_belong_to_the_town_before_the_bracket() -> None:
    """Not to the town of the page."""
    [unit] = units("Magistrát města Mostu (OSPOD)", [OBRNICE])
    assert unit.key == "ospod-most"


def test_a_key_tells_of_a_body_that_no_page_names() -> None:
    """“Schválili zastupitelé” means the town's council."""
    council = from_key("zastupitelstvo-obrnice", [OBRNICE])
    assert (council.label, council.kind) == ("Zastupitelstvo Obrnice", "municipal-council")
    assert council.seat == OBRNICE
    assert from_key("mesto-most", [OBRNICE]).label == "Město Most"
    assert from_key("spolek-pratel").label == "Spolek pratel"


def test_a_name_of_signs_only_is_still_an_organisation_of_kind_other() -> None:
    """Whatever stands in a list never crashes."""
    assert organisation_named("—", [BILINA]).kind == "other"
    assert organisation_named("", [BILINA]).kind == "other"
    assert organisation_named("Союз", [BILINA]).key != organisation_named("Дом", [BILINA]).key


def test_the_members_of_the_gold_standard(shared: Path) -> None:
    """All 38 memberships lead to the 33 organisations and their kinds."""
    gold = json.loads((shared / "gold" / "seed_facts.json").read_text(encoding="utf-8"))
    towns = {"lp-bilina": BILINA, "lp-litvinov": LITVINOV, "lp-jachymov": JACHYMOV}
    kinds = {row["key"]: row["kind"] for row in gold["member_organisations"]}
    memberships = [fact for fact in gold["facts"] if fact["type"] == "membership"]
    found = [
        organisation_named(fact["quote"], [towns[fact["partnership"]]]) for fact in memberships
    ]
    assert [item.key for item in found] == [fact["organisation"] for fact in memberships]
    assert [item.kind for item in found] == [kinds[item.key] for item in found]


def test_an_adjective_of_a_place_stands_for_the_town() -> None:
    """The centre of Obrnice is the same on the page of Most; an apostolic church is no place."""
    most = Place("Most", "567027")
    centre = "Obrnické centrum sociálních služeb"
    assert organisation_named(centre, [OBRNICE]).key == organisation_named(centre, [most]).key
    assert organisation_named("Slezská diakonie", [OBRNICE]).key == "slezska-diakonie"
    church = "Apoštolská církev"
    assert organisation_named(church, [OBRNICE]).key != organisation_named(church, [most]).key


def test_a_registered_name_needs_no_town() -> None:
    """An NGO with a legal form is the same in every town, a nameless counselling centre is not."""
    counselling = "Poradna pro občanství, o.p.s."
    assert organisation_named(counselling, [BILINA]) == organisation_named(counselling, [LITVINOV])
    assert organisation_named("Občanská poradna", [BILINA]) != organisation_named(
        "Občanská poradna", [LITVINOV]
    )


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_words_make_an_organisation(words: str) -> None:
    """Whatever stands in a list, reading it twice gives the same."""
    assert organisation_named(words, [BILINA]) == organisation_named(words, [BILINA])
