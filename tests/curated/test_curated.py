"""The curated tables that ship keep their rules, and every rule is one that a table can break.

The rules stand in ``loaders/integrity``; `vazby links check` tells the same to a curator.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.curated import FOLDER
from loaders.integrity.check import faults
from loaders.integrity.tables import Tables


def broken(folder: Path, table: str, old: str, new: str) -> list[str]:
    """Write *table* into *folder* with *new* in place of the first *old*; give its faults."""
    text = (FOLDER / table).read_bytes().decode("utf-8")
    assert old in text, f"{table} has no {old!r} to break"
    changed = text.replace(old, new, 1).encode("utf-8", errors="surrogateescape")
    (folder / table).write_bytes(changed)
    return [str(fault) for fault in faults(folder, FOLDER)]


def test_the_shipped_tables_have_no_fault() -> None:
    """Each line that is told here names the file, the row and what to do."""
    assert [str(fault) for fault in faults(FOLDER)] == []


CASES = [
    # the form of a table
    ("regions.csv", "code,name", "kod,name", "regions.csv:1: The column code is missing. Add it"),
    ("regions.csv", "CZ032,Plz", "CZ010,Plz", "“CZ010” is not in its place. Sort by code"),
    ("regions.csv", "CZ020,", "CZ010,", "“CZ010” stands twice. Remove one of the rows"),
    ("regions.csv", "\n", "\r\n", "Save the file with line feeds"),
    ("regions.csv", "Jihočeský", "Jiho\udce9eský", "A letter is not UTF-8. Save the file in UTF-8"),
    ("regions.csv", "Jihočeský kraj", '"Jihočeský kraj"', "The quotes are not needed. Write CZ031"),
    ("regions.csv", "Jihočeský kraj", "Jihočeský kraj ", "A value has a space at its end"),
    ("aliases.csv", "abbreviation,common abbreviation", "abbreviation,", "Fill in the source"),
    # organisations
    ("organisations.csv", "asz,Agen", "ASZ,Agen", "Write the key in ASCII, lower case"),
    ("organisations.csv", "Libuše,", '"Libuše, o.s.",', "Move the legal form to legal_forms.csv"),
    ("organisations.csv", ",ngo,", ",club,", "Use a code of ontology/codelists/organisation-kind"),
    ("organisations.csv", "25755277", "25755278", "Correct the IČO from a public register"),
    ("organisations.csv", "25755277", "2575527", "Correct the IČO from a public register"),
    ("organisations.csv", "25755277", "70863601", "The ico 70863601 is that of line"),
    ("organisations.csv", "pms-cr,unit", "pms,unit", "Add a row to organisations.csv whose key"),
    ("organisations.csv", "pms-cr,unit", "pms-cr,part", "Write unit or suborganisation or linked"),
    ("organisations.csv", "pms-cr,unit", "pms-cr,", "has one of parent and relation only"),
    (
        "organisations.csv",
        "probation-service,,,,",
        "probation-service,,pms-teplice,linked,",
        "pms-cr is part of itself. Break the circle of parents",
    ),
    (
        "organisations.csv",
        "municipal-police,,",
        "municipal-police,25755285,",
        "The unit mp-bilina has an IČO. Move the IČO to the body",
    ),
    ("organisations.csv", ",567451,", ",56745,", "Write the RÚIAN code, six digits"),
    ("organisations.csv", ",567451,", ",999999,", "Add a row to municipalities.csv whose code"),
    ("organisations.csv", ",2026-11-22", ",22. 11. 2026", "Write the day as 2026-11-22"),
    ("organisations.csv", ",2026-11-22", ",2026-11-31", "Write the day as 2026-11-22"),
    # other names
    ("aliases.csv", "ASZ,asz", "ASZ,as", "Add a row to organisations.csv whose key it is"),
    ("aliases.csv", ",abbreviation,", ",short,", "Write spelling or abbreviation or typo"),
    ("aliases.csv", "ASZ,asz", "Agentura pro sociální začleňování,asz", "is the label itself"),
    (
        "aliases.csv",
        "MPSV,ministerstvo-prace-a-socialnich-veci",
        "MMR,ministerstvo-prace-a-socialnich-veci",
        "Keep one of them, or say in which town each holds",
    ),
    # forms, documents, plans, measures
    ("legal_forms.csv", ",701,", ",999,", "Use a code of ontology/codelists/legal-form.ttl"),
    ("legal_forms.csv", ",1995,", ",loni,", "Write the date in EDTF"),
    (
        "legal_forms.csv",
        ",1995,",
        ",2019,",
        "before it begins on 2019-01-01. Correct from or until",
    ),
    ("legal_forms.csv", "libuse,701", "libusa,701", "Add a row to organisations.csv whose key"),
    ("documents.csv", "6d3d163a", "6D3D163A", "Write the SHA-256 as 64 digits"),
    (
        "documents.csv",
        ",lokalni-partnerstvi-jachymov,",
        ",lokalni-partnerstvi-bilina,",
        "Give each document a key of its own",
    ),
    (
        "plans.csv",
        "strategicky-plan",
        "takticky-plan",
        "Use a code of ontology/codelists/plan-kind",
    ),
    ("plans.csv", "bilina-2011", "bilina", "Make it of the slug, - and the year"),
    ("realisations.csv", ",realises,", ",follows,", "Write realises or relates or same"),
    ("realisations.csv", ",low,", ",none,", "Write high or medium or low"),
    ("realisations.csv", "--drogovou-", "--Drogovou-", "Write the end of the measure's IRI"),
    # places
    ("municipalities.csv", ",500160,", ",5001,", "Write the RÚIAN code, six digits"),
    ("municipalities.csv", "CZ0712,Olom", "CZ0713,Olom", "Correct the names and codes of its"),
    (
        "municipalities.csv",
        ",Olomoucký kraj,",
        ",Olomoucko,",
        "Add a row to regions.csv whose name",
    ),
    ("municipalities.csv", "49.72162", "4.972162", "the country lies between 48.5 and 51.1"),
    ("municipalities.csv", "17.52013", "52.013", "the country lies between 12.0 and 18.9"),
    ("municipalities.csv", ",1213,", ",mnoho,", "Write a whole number"),
    ("municipalities.csv", "3063082", "3070816", "Correct the GeoNames id of one"),
    ("localities.csv", ",567256,", ",56725,", "Write the RÚIAN code, six digits"),
    ("districts.csv", "CZ010,ISO", "CZ011,ISO", "Add a row to regions.csv whose code"),
    # registers
    ("register_codes.csv", ",hovor,", ",hovory,", "is no item of the code list capacity-unit"),
    # decisions
    ("decisions.csv", ",different,", ",same,", "is in organisations.csv and would be no more"),
    ("decisions.csv", ",different,", ",maybe,", "Write same or different"),
    ("decisions.csv", ",2026-11-22", ",dnes", "Write the day as 2026-11-22"),
]


@pytest.mark.parametrize(("table", "old", "new", "told"), CASES)
def test_every_rule_can_be_broken_and_tells_what_to_do(
    tmp_path: Path, table: str, old: str, new: str, told: str
) -> None:
    """The line names the table, and the row from the first line down."""
    lines = broken(tmp_path, table, old, new)

    assert [line for line in lines if told in line and line.startswith(f"{table}:")], lines


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["a,b,same", "b,a,different"], "b and a were decided on in line 2. Keep one"),
        (["a,b,same", "x,b,same"], "b becomes both a and x. Join x and a by a row"),
        (["a,b,same", "b,c,same", "c,a,same"], "a becomes itself. Break the circle"),
    ],
)
def test_decisions_that_contradict_each_other_are_told(
    tmp_path: Path, rows: list[str], told: str
) -> None:
    """Also in a deployer's folder, which has no other tables."""
    header = "organisation,other,decision,reason,source,decided_on"
    lines = [header, *(f"{row},Why.,test,2026-11-22" for row in rows)]
    (tmp_path / "decisions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert [line for fault in faults(tmp_path, FOLDER) if told in (line := str(fault))]


def test_a_table_that_nobody_reads_is_told(tmp_path: Path) -> None:
    """A misspelt file name would otherwise be passed over."""
    (tmp_path / "organisation.csv").write_text("key\n", encoding="utf-8")

    assert [str(fault) for fault in faults(tmp_path)] == [
        "organisation.csv:1: Nobody reads this table. Remove it, or correct its name"
    ]


def test_a_line_is_counted_as_an_editor_counts_it(tmp_path: Path) -> None:
    """From one, the header included."""
    lines = broken(tmp_path, "legal_forms.csv", "libuse,701", "libusa,701")
    wanted = (FOLDER / "legal_forms.csv").read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(wanted, 1) if line.startswith("libuse,701"))

    assert any(line.startswith(f"legal_forms.csv:{number}: ") for line in lines)


def test_the_czech_republic_has_its_districts_and_regions() -> None:
    """77 districts with Prague and 14 regions with Prague."""
    tables = Tables(FOLDER)
    assert (len(tables.rows("districts.csv")), len(tables.rows("regions.csv"))) == (77, 14)


def test_every_table_is_explained() -> None:
    """Describe the table in loaders/curated/README.md."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in Tables(FOLDER).names() if name not in text] == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.encode("utf-16"), "The file is not UTF-8"),
        (lambda text: text.replace(",", ";").encode(), "The columns are not separated by commas"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_has_one_fault(
    tmp_path: Path, change: Callable[[str], bytes], told: str
) -> None:
    """Not one for each of its lines and columns."""
    text = (FOLDER / "decisions.csv").read_text(encoding="utf-8")
    (tmp_path / "decisions.csv").write_bytes(change(text))
    assert [(fault.line, fault.what) for fault in faults(tmp_path, FOLDER)] == [(1, told)]
