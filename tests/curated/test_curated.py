"""The curated tables keep their rules; each message says what to fix."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import parse

from graph.paths import ONTOLOGY
from loaders.curated import FOLDER
from loaders.emit.edtf_dates import bounds, is_day
from loaders.text.ico import is_ico

TABLES = sorted(path.name for path in FOLDER.glob("*.csv"))
KEYS = {
    "aliases.csv": ("alias", "key", "municipality"),
    "decisions.csv": ("organisation", "other"),
    "districts.csv": ("code",),
    "documents.csv": ("sha256",),
    "legal_forms.csv": ("organisation", "form"),
    "localities.csv": ("key",),
    "municipalities.csv": ("code",),
    "organisations.csv": ("key",),
    "plans.csv": ("slug",),
    "realisations.csv": ("planned", "achieved"),
    "regions.csv": ("code",),
    "register_codes.csv": ("list", "code", "name"),
}


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of the table *name*."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(name: str, field: str) -> set[str]:
    """Give the values that stand in a column of the table *name*."""
    return {row[field] for row in rows(name)} - {""}


def codes(codelist: str) -> set[str]:
    """Give the codes of the concepts in a code list."""
    quads = parse(path=str(ONTOLOGY / "codelists" / f"{codelist}.ttl"))
    iris = (str(getattr(quad.subject, "value", "")) for quad in quads)
    return {iri.rpartition("/")[2] for iri in iris}


def organisations() -> Iterator[dict[str, str]]:
    """Give the curated organisations."""
    yield from rows("organisations.csv")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_written_in_the_one_way(name: str) -> None:
    """Write the file with Python's csv module: line feeds, quotes only where needed."""
    text = (FOLDER / name).read_bytes().decode("utf-8")
    canonical = io.StringIO()
    csv.writer(canonical, lineterminator="\n").writerows(csv.reader(io.StringIO(text)))
    assert text == canonical.getvalue()


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_and_unique(name: str) -> None:
    """Sort the rows by their key columns and remove doubles."""
    found = [tuple(row[field] for field in KEYS[name]) for row in rows(name)]
    assert found == sorted(set(found))


@pytest.mark.parametrize("name", TABLES)
def test_values_have_no_space_around_them(name: str) -> None:
    """Take the white space off the ends of the values."""
    assert [value for row in rows(name) for value in row.values() if value != value.strip()] == []


@pytest.mark.parametrize("name", sorted({*TABLES} - {"localities.csv", "regions.csv"}))
def test_every_row_tells_its_source(name: str) -> None:
    """Fill in the source column."""
    assert [row for row in rows(name) if not row["source"]] == []


def test_kinds_are_codes_of_the_code_list() -> None:
    """Use a code of ontology/codelists/organisation-kind.ttl."""
    assert column("organisations.csv", "kind") <= codes("organisation-kind")


def test_parents_are_organisations_of_the_table() -> None:
    """Add a row for the parent, or correct its key."""
    assert column("organisations.csv", "parent") <= column("organisations.csv", "key")


def test_a_parent_comes_with_a_relation_and_the_other_way_round() -> None:
    """Write unit, suborganisation or linked where there is a parent, else nothing."""
    assert column("organisations.csv", "relation") <= {"unit", "suborganisation", "linked"}
    odd = [row["key"] for row in organisations() if bool(row["relation"]) != bool(row["parent"])]
    assert odd == []


def test_nobody_is_part_of_itself() -> None:
    """Break the circle of parents."""
    parents = {row["key"]: row["parent"] for row in organisations()}
    for key in parents:
        seen = [key]
        while parents.get(seen[-1]):
            assert parents[seen[-1]] not in seen, f"{key} is part of itself"
            seen.append(parents[seen[-1]])


def test_units_have_no_ico_of_their_own() -> None:
    """Move the IČO to the body that the unit belongs to."""
    assert [row["key"] for row in organisations() if row["relation"] == "unit" and row["ico"]] == []


def test_icos_have_eight_digits_and_the_right_check_digit() -> None:
    """Correct the IČO from a public register."""
    icos = column("organisations.csv", "ico")
    assert [ico for ico in icos if not is_ico(ico)] == []


def test_an_ico_belongs_to_one_organisation() -> None:
    """Merge the two organisations or correct one IČO."""
    icos = [row["ico"] for row in organisations() if row["ico"]]
    assert len(icos) == len(set(icos))


def test_labels_hold_no_legal_form() -> None:
    """Move the legal form to legal_forms.csv."""
    form = re.compile(r"\b(o\. ?s|z\. ?s|z\. ?ú|o\. ?p\. ?s|s\. ?r\. ?o|a\. ?s|p\. ?o)\.")
    assert [row["label"] for row in organisations() if form.search(row["label"])] == []


def test_keys_are_slugs() -> None:
    """Write the key in ASCII, lower case, with hyphens."""
    keys = column("organisations.csv", "key") | column("localities.csv", "key")
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_seats_and_towns_of_aliases_are_municipalities() -> None:
    """Use the code of a row of municipalities.csv."""
    used = column("organisations.csv", "seat") | column("aliases.csv", "municipality")
    assert used | column("localities.csv", "municipality") <= column("municipalities.csv", "code")


def test_aliases_and_legal_forms_are_of_known_organisations() -> None:
    """Add the organisation to organisations.csv, or correct the key."""
    known = column("organisations.csv", "key")
    assert column("aliases.csv", "key") | column("legal_forms.csv", "organisation") <= known


def test_kinds_of_alias_are_known() -> None:
    """Use spelling, abbreviation, typo or old-name."""
    kinds = {"spelling", "abbreviation", "typo", "old-name"}
    assert column("aliases.csv", "kind_of_alias") <= kinds


def test_an_alias_is_no_second_copy_of_the_label() -> None:
    """Remove the row: the label is known already."""
    labels = {row["key"]: row["label"] for row in organisations()}
    assert [row for row in rows("aliases.csv") if labels[row["key"]] == row["alias"]] == []


def test_legal_forms_are_codes_of_the_code_list() -> None:
    """Use a code of ontology/codelists/legal-form.ttl."""
    assert column("legal_forms.csv", "form") <= codes("legal-form")


def test_periods_of_legal_forms_begin_before_they_end() -> None:
    """Correct from or until."""
    for row in rows("legal_forms.csv"):
        first = bounds(row["from"])[0] if row["from"] else None
        last = bounds(row["until"])[1] if row["until"] else None
        assert not first or not last or first <= last, row


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("organisations.csv", "checked_on"),
        ("documents.csv", "published"),
        ("plans.csv", "decided_on"),
        ("realisations.csv", "decided_on"),
    ],
)
def test_days_are_days(name: str, field: str) -> None:
    """Write the day as 2026-11-22."""
    days = column(name, field)
    assert [day for day in days if not is_day(day) or bounds(day)[0] != day] == []


def test_documents_are_known_by_a_sha256() -> None:
    """Write the SHA-256 of the page's bytes as 64 hexadecimal digits in lower case."""
    hashes = column("documents.csv", "sha256")
    assert [value for value in hashes if not re.fullmatch(r"[0-9a-f]{64}", value)] == []


def test_plans_have_a_kind_of_the_code_list() -> None:
    """Use a code of ontology/codelists/plan-kind.ttl."""
    assert column("plans.csv", "kind") <= codes("plan-kind")


def test_a_plan_with_a_year_keeps_its_slug() -> None:
    """Make the key of the slug and the year."""
    assert [row for row in rows("plans.csv") if row["key"][:-5] != row["slug"]] == []


def test_realisations_have_known_relations_and_confidence() -> None:
    """Use realises, relates, same or unrelated; high, medium or low."""
    assert column("realisations.csv", "relation") <= {"realises", "relates", "same", "unrelated"}
    assert column("realisations.csv", "confidence") <= {"high", "medium", "low"}


def test_codes_of_municipalities_have_six_digits() -> None:
    """Use the RÚIAN code."""
    found = column("municipalities.csv", "code")
    assert [code for code in found if not re.fullmatch(r"[1-9]\d{5}", code)] == []


def test_municipalities_lie_in_known_districts_and_regions() -> None:
    """Correct the district or region: name and code must be those of the other tables."""
    districts = {row["code"]: (row["name"], row["region"]) for row in rows("districts.csv")}
    regions = {row["code"]: row["name"] for row in rows("regions.csv")}
    for row in rows("municipalities.csv"):
        assert districts[row["district_code"]] == (row["district"], row["region_code"]), row
        assert regions[row["region_code"]] == row["region"], row


def test_the_czech_republic_has_its_districts_and_regions() -> None:
    """77 districts with Prague and 14 regions with Prague."""
    assert (len(rows("districts.csv")), len(rows("regions.csv"))) == (77, 14)


def test_coordinates_lie_in_the_czech_republic() -> None:
    """Correct the coordinates; latitude is about 50, longitude about 15."""
    for row in rows("municipalities.csv"):
        assert 48.5 < float(row["latitude"]) < 51.1, row
        assert 12.0 < float(row["longitude"]) < 18.9, row


def test_no_two_rows_share_a_link_out() -> None:
    """Correct the Wikidata or GeoNames id of one."""
    for field in ("wikidata", "geonames"):
        links = [row[field] for row in rows("municipalities.csv") if row[field]]
        assert len(links) == len(set(links))


def test_every_table_is_explained(root: Path) -> None:
    """Describe the table in loaders/curated/README.md."""
    text = (root / "loaders" / "curated" / "README.md").read_text(encoding="utf-8")
    assert [name for name in TABLES if name not in text] == []


def test_codes_of_the_register_of_services_mean_items_of_our_code_lists() -> None:
    """Correct the concept, or add it to the code list first."""
    odd = [row for row in rows("register_codes.csv") if row["concept"] not in codes(row["list"])]
    assert odd == []
