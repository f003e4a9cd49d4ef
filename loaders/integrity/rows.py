"""What holds of the rows of the curated tables together."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from graph.errors import RefusedError
from loaders.emit.edtf_dates import bounds
from loaders.integrity.columns import TABLES
from loaders.integrity.tables import Fault, Line, Tables, codes
from loaders.resolve.organisation_words import contracted
from loaders.text.legal_forms import take_off

Rule = Callable[[Tables], Iterator[Fault]]


def alien_fault(name: str, tables: Tables) -> Fault | None:
    """Give the one fault of a file in which nothing else can be told: all its lines are wrong."""
    text, header = tables.text(name), tables.header(name)
    if "\0" in text:
        return Fault(name, 1, "The file is not UTF-8", "Save the file in UTF-8")
    if len(header) == 1 and any(sign in header[0] for sign in ";\t|"):
        return Fault(name, 1, "The columns are not separated by commas", "Save it with commas")
    return None


def form_faults(name: str, tables: Tables) -> Iterator[Fault]:
    """Find where the table *name* is not written in the one way: columns, order, quotes, spaces."""
    header, text = tables.header(name), tables.text(name)
    table = TABLES[name]
    missing = [column for column in (*table.key, *table.needed) if column not in header]
    for column in dict.fromkeys(missing):
        yield Fault(name, 1, f"The column {column} is missing", "Add it to the first line")
    if not missing:
        yield from _order(name, tables)
    yield from _spelling(name, text)


def _order(name: str, tables: Tables) -> Iterator[Fault]:
    key = TABLES[name].key
    before: tuple[str, ...] = ()
    for row in tables.rows(name):
        now = tuple(row[column] for column in key)
        if now == before:
            yield row.fault(f"{_told(now)} stands twice", "Remove one of the rows")
        elif now < before:
            yield row.fault(f"{_told(now)} is not in its place", f"Sort by {', '.join(key)}")
        before = max(now, before)


def _told(key: tuple[str, ...]) -> str:
    return f"“{', '.join(key)}”"


def _spelling(name: str, text: str) -> Iterator[Fault]:
    if "\r" in text or not text.endswith("\n"):
        yield Fault(name, 1, "The lines do not all end with \\n", "Save the file with line feeds")
    if "\ufffd" in text:
        line = text[: text.index("\ufffd")].count("\n") + 1
        yield Fault(name, line, "A letter is not UTF-8", "Save the file in UTF-8")
    canonical = io.StringIO()
    csv.writer(canonical, lineterminator="\n").writerows(csv.reader(io.StringIO(text)))
    pairs = zip(text.splitlines(), canonical.getvalue().splitlines(), strict=False)
    for number, (written, wanted) in enumerate(pairs, 1):
        if written != wanted:
            yield Fault(name, number, "The quotes are not needed", f"Write {wanted}")
        if any(value != value.strip() for value in next(csv.reader([written]), [])):
            yield Fault(name, number, "A value has a space at its end", "Take the space away")


def _parents(tables: Tables) -> Iterator[Fault]:
    rows = {row["key"]: row for row in tables.rows("organisations.csv")}
    for key, row in rows.items():
        if bool(row["parent"]) != bool(row["relation"]):
            fix = "Give both a parent and a relation, or neither"
            yield row.fault(f"{key} has one of parent and relation only", fix)
        if row["relation"] == "unit" and row["ico"]:
            fix = "Move the IČO to the body that the unit belongs to"
            yield row.fault(f"The unit {key} has an IČO", fix)
        if key in _ancestors(row, rows):
            yield row.fault(f"{key} is part of itself", "Break the circle of parents")


def _ancestors(row: Line, rows: dict[str, Line]) -> set[str]:
    found: set[str] = set()
    parent = row["parent"]
    while parent in rows and parent not in found:
        found.add(parent)
        parent = rows[parent]["parent"]
    return found


def _shared(table: str, column: str, fix: str) -> Rule:
    """Give the rule that no two rows of *table* have the same value in *column*."""

    def rule(tables: Tables) -> Iterator[Fault]:
        first: dict[str, Line] = {}
        for row in tables.rows(table):
            value = row[column]
            if value and value in first:
                what = f"The {column} {value} is that of line {first[value].number} too"
                yield row.fault(what, fix)
            first.setdefault(value, row)

    return rule


def _aliases(tables: Tables) -> Iterator[Fault]:
    """Hold the aliases to one meaning a town, as names are compared."""
    labels = {row["key"]: row["label"] for row in tables.rows("organisations.csv")}
    meant: dict[str, list[Line]] = defaultdict(list)
    for row in tables.rows("aliases.csv"):
        if labels.get(row["key"]) == row["alias"]:
            yield row.fault(f"“{row['alias']}” is the label itself", "Remove the row")
        words = contracted(take_off(row["alias"])[0])
        for other in meant[words]:
            in_one_town = row["municipality"] == other["municipality"]
            if in_one_town and row["key"] != other["key"]:
                what = f"“{row['alias']}” means {row['key']}, on line {other.number} {other['key']}"
                yield row.fault(what, "Keep one of them, or say in which town each holds")
        meant[words].append(row)


def _periods(tables: Tables) -> Iterator[Fault]:
    for row in tables.rows("legal_forms.csv"):
        first, last = _bound(row["from"], 0), _bound(row["until"], 1)
        if first and last and first > last:
            what = f"The period ends on {last} before it begins on {first}"
            yield row.fault(what, "Correct from or until")


def _bound(date: str, end: int) -> str | None:
    try:
        return bounds(date)[end] if date else None
    except RefusedError:  # told by the check of the column
        return None


def _plans(tables: Tables) -> Iterator[Fault]:
    for row in tables.rows("plans.csv"):
        if not re.fullmatch(rf"{re.escape(row['slug'])}-\d{{4}}", row["key"]):
            yield row.fault(f"The key is “{row['key']}”", "Make it of the slug, - and the year")


def _areas(tables: Tables) -> Iterator[Fault]:
    districts = {row["code"]: row for row in tables.rows("districts.csv")}
    regions = {row["code"]: row["name"] for row in tables.rows("regions.csv")}
    fix = "Correct the names and codes of its district and region: they are those of other tables"
    for row in tables.rows("municipalities.csv"):
        district = districts.get(row["district_code"])
        fits = district is not None and (
            (district["name"], district["region"]) == (row["district"], row["region_code"])
        )
        if not fits or regions.get(row["region_code"]) != row["region"]:
            yield row.fault(f"{row['name']} does not lie where it says", fix)


def _register_codes(tables: Tables) -> Iterator[Fault]:
    for row in tables.rows("register_codes.csv"):
        if row["concept"] not in codes(row["list"]):
            what = f"{row['concept']} is no item of the code list {row['list']}"
            yield row.fault(what, "Correct the concept, or add it to the code list first")


def _decisions(tables: Tables) -> Iterator[Fault]:
    """Hold the decisions to each other: no pair twice, no two successors, no circle."""
    known = tables.column("organisations.csv", "key")
    successors: dict[str, str] = {}
    pairs: dict[frozenset[str], int] = {}
    for row in tables.rows("decisions.csv"):
        one, other = row["organisation"], row["other"]
        pair = frozenset((one, other))
        if pair in pairs:
            what = f"{one} and {other} were decided on in line {pairs[pair]}"
            yield row.fault(what, "Keep one of the two decisions")
        pairs[pair] = row.number
        if row["decision"] == "same":
            yield from _successor(row, successors, known)
            successors[other] = one


def _successor(row: Line, successors: dict[str, str], known: frozenset[str]) -> Iterator[Fault]:
    one, other = row["organisation"], row["other"]
    if other in known:
        fix = "Let it stay: exchange the two columns, or take its row out of organisations.csv"
        yield row.fault(f"{other} is in organisations.csv and would be no more", fix)
    if successors.get(other, one) != one:
        fix = f"Join {one} and {successors[other]} by a row of their own"
        yield row.fault(f"{other} becomes both {successors[other]} and {one}", fix)
    seen = {other}
    while one not in seen and one in successors:
        seen.add(one)
        one = successors[one]
    if one in seen:
        yield row.fault(f"{other} becomes itself", "Break the circle of decisions")


RULES: tuple[Rule, ...] = (
    _parents,
    _shared("organisations.csv", "ico", "Make the two one, or correct one IČO"),
    _shared("municipalities.csv", "wikidata", "Correct the Wikidata id of one"),
    _shared("municipalities.csv", "geonames", "Correct the GeoNames id of one"),
    _shared("documents.csv", "key", "Give each document a key of its own"),
    _aliases,
    _periods,
    _plans,
    _areas,
    _register_codes,
    _decisions,
)
"""Every rule on rows."""
