"""What may stand in each column of each curated table."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from stdnum.cz import dic

from graph.errors import RefusedError
from loaders.emit.edtf_dates import bounds, is_day
from loaders.integrity.tables import Fault, Tables, codes

Test = Callable[[str, Tables], bool]


@dataclass(frozen=True)
class Check:
    """One thing that holds of a value, and what to do where it does not."""

    holds: Test
    fix: str


@dataclass(frozen=True)
class Table:
    """One table: the columns that identify and sort its rows, and the checks of its columns.

    The columns in *needed* are never empty; the checks are asked of what is not empty.
    """

    key: tuple[str, ...]
    needed: tuple[str, ...] = ()
    checks: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)


def _pattern(pattern: str, fix: str) -> Check:
    return Check(lambda value, _: bool(re.fullmatch(pattern, value)), fix)


def _one_of(*values: str) -> Check:
    return Check(lambda value, _: value in values, f"Write {' or '.join(values)}")


def _code_of(codelist: str) -> Check:
    fix = f"Use a code of ontology/codelists/{codelist}.ttl, or add it there first"
    return Check(lambda value, _: value in codes(codelist), fix)


def _in(table: str, column: str) -> Check:
    fix = f"Add a row to {table} whose {column} it is, or correct the value"
    return Check(lambda value, tables: value in tables.column(table, column), fix)


def _is_date(value: str, _: Tables) -> bool:
    try:
        bounds(value)
    except RefusedError:
        return False
    return True


def _between(least: float, most: float) -> Check:
    def holds(value: str, _: Tables) -> bool:
        return bool(re.fullmatch(r"\d+(\.\d+)?", value)) and least < float(value) < most

    return Check(holds, f"Correct the degrees: the country lies between {least} and {most}")


_SLUG = _pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "Write the key in ASCII, lower case, with hyphens")
_MEASURE = _pattern(r"[a-z0-9]+(--?[a-z0-9]+)*", "Write the end of the measure's IRI")
_DAY = Check(
    lambda value, tables: is_day(value) and _is_date(value, tables), "Write the day as 2026-11-22"
)
_EDTF = Check(_is_date, "Write the date in EDTF, such as 2013-12-31 or 1996")
_MUNICIPALITY = (
    _pattern(r"[1-9]\d{5}", "Write the RÚIAN code, six digits"),
    _in("municipalities.csv", "code"),
)
_ORGANISATION = _in("organisations.csv", "key")
_WIKIDATA = _pattern(r"Q[1-9]\d*", "Write the Wikidata id as Q and digits")
_NUMBER = _pattern(r"\d+", "Write a whole number")
_FORM = re.compile(r"\b(o\. ?s|z\. ?s|z\. ?ú|o\. ?p\. ?s|s\. ?r\. ?o|a\. ?s|p\. ?o)\.")
_NO_FORM = Check(lambda value, _: not _FORM.search(value), "Move the legal form to legal_forms.csv")
_ICO = Check(
    lambda value, _: bool(re.fullmatch(r"\d{8}", value)) and dic.is_valid(value),
    "Correct the IČO from a public register: eight digits, the last one a check digit",
)
_CONFIDENCE = _one_of("high", "medium", "low")

TABLES: Mapping[str, Table] = {
    "aliases.csv": Table(
        ("alias", "key", "municipality"),
        ("alias", "key", "kind_of_alias", "source"),
        {
            "key": (_ORGANISATION,),
            "municipality": _MUNICIPALITY,
            "kind_of_alias": (_one_of("spelling", "abbreviation", "typo", "old-name"),),
        },
    ),
    "decisions.csv": Table(
        ("organisation", "other"),
        ("organisation", "other", "decision", "reason", "source", "decided_on"),
        {
            "organisation": (_SLUG,),
            "other": (_SLUG,),
            "decision": (_one_of("same", "different"),),
            "decided_on": (_DAY,),
        },
    ),
    "districts.csv": Table(
        ("code",), ("code", "name", "source"), {"region": (_in("regions.csv", "code"),)}
    ),
    "documents.csv": Table(
        ("sha256",),
        ("sha256", "key", "source"),
        {
            "sha256": (_pattern(r"[0-9a-f]{64}", "Write the SHA-256 as 64 digits of 0-9a-f"),),
            "key": (_SLUG,),
            "published": (_DAY,),
        },
    ),
    "legal_forms.csv": Table(
        ("organisation", "form"),
        ("organisation", "form", "source"),
        {
            "organisation": (_ORGANISATION,),
            "form": (_code_of("legal-form"),),
            "from": (_EDTF,),
            "until": (_EDTF,),
        },
    ),
    "localities.csv": Table(
        ("key",),
        ("key", "name", "municipality"),
        {"key": (_SLUG,), "municipality": _MUNICIPALITY, "ruian": (_NUMBER,)},
    ),
    "municipalities.csv": Table(
        ("code",),
        ("name", "code", "district", "region", "source"),
        {
            "code": _MUNICIPALITY[:1],
            "district_code": (_in("districts.csv", "code"),),
            "district": (_in("districts.csv", "name"),),
            "region_code": (_in("regions.csv", "code"),),
            "region": (_in("regions.csv", "name"),),
            "latitude": (_between(48.5, 51.1),),
            "longitude": (_between(12.0, 18.9),),
            "population": (_NUMBER,),
            "common_word": (_one_of("yes"),),
            "wikidata": (_WIKIDATA,),
        },
    ),
    "organisations.csv": Table(
        ("key",),
        ("key", "label", "kind", "source", "checked_on"),
        {
            "key": (_SLUG,),
            "label": (_NO_FORM,),
            "kind": (_code_of("organisation-kind"),),
            "ico": (_ICO,),
            "parent": (_ORGANISATION,),
            "relation": (_one_of("unit", "suborganisation", "linked"),),
            "seat": _MUNICIPALITY,
            "wikidata": (_WIKIDATA,),
            "checked_on": (_DAY,),
        },
    ),
    "plans.csv": Table(
        ("slug",),
        ("slug", "key", "label", "kind", "source", "decided_on", "reason"),
        {"kind": (_code_of("plan-kind"),), "decided_on": (_DAY,)},
    ),
    "realisations.csv": Table(
        ("planned", "achieved"),
        ("planned", "achieved", "relation", "confidence", "source", "decided_on"),
        {
            "planned": (_MEASURE,),
            "achieved": (_MEASURE,),
            "relation": (_one_of("realises", "relates", "same", "unrelated"),),
            "confidence": (_CONFIDENCE,),
            "decided_on": (_DAY,),
        },
    ),
    "regions.csv": Table(("code",), ("code", "name")),
    "register_codes.csv": Table(("list", "code", "name"), ("list", "concept", "source")),
}
"""Every curated table. Links between columns of one table or several are in ``rows.py``."""


def value_faults(name: str, tables: Tables) -> Iterator[Fault]:
    """Find the values of the table *name* that may not stand where they stand."""
    table = TABLES[name]
    for row in tables.rows(name):
        for column in table.needed:
            if not row[column]:
                yield row.fault(f"The {column} is empty", f"Fill in the {column}")
        for column, checks in table.checks.items():
            value = row[column]
            for check in checks:
                if value and not check.holds(value, tables):
                    yield row.fault(f"The {column} is “{value}”", check.fix)
