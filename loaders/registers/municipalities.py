"""The register of municipalities: all of them with their codes, as ČSÚ and RÚIAN export them."""

import re
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from graph.errors import UnreadableError
from loaders.emit.reference_places import District, districts, emit_municipality, regions
from loaders.emit.statements import Statements
from loaders.registers.register import Register
from loaders.registers.table import (
    Columns,
    Row,
    TableError,
    cells_in,
    columns_in,
    header_has,
    read_rows,
)
from loaders.resolve.gazetteer_rows import Municipality
from loaders.resolve.known_places import with_register
from loaders.resolve.places import Gazetteer

_NAMED = {
    "name": ("obec", "nazev-obce", "obec-nazev", "naz-obec", "nazobce", "text1", "nazev", "text"),
    "code": (
        *("kod-obce", "obec-kod", "kod-obec", "kodobce", "chodnota1", "chodnota"),
        *("lau2", "lau-2", "kod"),
    ),
}
_DISTRICTS = {
    "district_code": (
        *("kod-okresu", "okres-kod", "kod-okres", "kodokresu", "chodnota2"),
        *("lau1", "lau-1", "kod-lau1", "okres-lau", "okreslau", "okres-nuts"),
    ),
    "district": ("okres", "nazev-okresu", "okres-nazev", "naz-okres", "nazevokresu", "text2"),
}
_NEEDED: Mapping[str, Columns] = {
    "names": {"name": _NAMED["name"]},
    "codes": {"code": _NAMED["code"]},
    "districts": _DISTRICTS,
}
_TABLES = frozenset((".csv", ".tsv"))
_COLUMNS = {
    **_NAMED,
    **_DISTRICTS,
    "region_code": ("kod-kraje", "kraj-kod", "kod-kraj", "nuts3", "nuts-3", "kod-nuts3"),
    "region": ("kraj", "nazev-kraje", "kraj-nazev", "naz-kraj"),
    "latitude": ("latitude", "lat", "zemepisna-sirka", "sirka"),
    "longitude": ("longitude", "lon", "long", "lng", "zemepisna-delka", "delka"),
}
_OF_DISTRICTS = "Districts have LAU 1 codes such as CZ0426, regions NUTS 3 codes such as CZ042."
_OF_COORDINATES = "Latitudes are 48.5 to 51.1, longitudes 12.0 to 18.9: they may be exchanged."
_FOOTNOTE = re.compile(r"[0-9]\)$")
_CODE = re.compile(r"[0-9]{6}")
_LATITUDES, _LONGITUDES = (48.5, 51.1), (12.0, 18.9)  # of the country, as the gate has them
_SMALL_WORD = re.compile(r"\b(?:a|na|nad|pod|před|při|s|u|v|ve|z|za|ze)\b", re.IGNORECASE)


def read_register(path: Path) -> Gazetteer:
    """Give the municipalities of the register at *path*, beside the shipped ones.

    Raises UnreadableError, one sentence with the line, for what no register can mean: a code that
    is no number of six digits or comes twice, a district or region that there is not.
    """
    return with_register(_read(path))


def _read(path: Path) -> list[Municipality]:
    lines: dict[str, int] = {}
    return [_municipality(row, path, lines) for row in read_rows(path, _COLUMNS)]


def _quads(path: Path, known: Gazetteer) -> list[Quad]:
    rows = _read(path)
    statements = Statements(MUNICIPALITIES.graph)
    for row in rows:
        emit_municipality(known.municipality(row.code) or row, statements)
    return statements.quads()


def _municipality(row: Row, path: Path, lines: dict[str, int]) -> Municipality:
    """Read *row*; *lines* tells where each code stood before."""
    code, name = row.get("code"), _FOOTNOTE.sub("", row.get("name"))
    if not _CODE.fullmatch(code):
        raise TableError(
            path, row.line, f"the code of a municipality has six digits, not “{code}”."
        )
    if code in lines:
        fault = f"the code {code} stood on line {lines[code]} already."
        raise TableError(path, row.line, fault)
    if not name:
        raise TableError(path, row.line, f"the municipality {code} has no name.")
    lines[code] = row.line
    district = _district(row, path)
    latitude, longitude = _coordinates(row, path)
    return Municipality(
        name=_in_lower_case(name),
        code=code,
        district=district.name,
        district_code=district.code,
        region=regions()[district.region].name,
        region_code=district.region,
        latitude=latitude,
        longitude=longitude,
    )


def _district(row: Row, path: Path) -> District:
    """Give the district by its code, else by its name; its region, if told, must be the same."""
    code, name = row.get("district_code"), row.get("district")
    found = [item for item in districts().values() if (code or name) in _names(item, code)]
    if not found:
        raise TableError(path, row.line, f"there is no district “{code or name}”.", _OF_DISTRICTS)
    told = row.get("region_code") or row.get("region")
    region = regions()[found[0].region]
    if told and told not in {region.code, region.name, region.ruian}:
        fault = f"the district {found[0].name} is in the region {region.name}, not “{told}”."
        raise TableError(path, row.line, fault, _OF_DISTRICTS)
    return found[0]


def _names(district: District, code: str) -> set[str]:
    return (
        {district.code, district.ruian}
        if code
        else {district.name, district.name.removeprefix("Hlavní město ")}
    )


def _coordinates(row: Row, path: Path) -> tuple[float, float]:
    """Give latitude and longitude in degrees, or twice 0 where the register tells none."""
    told = row.get("latitude"), row.get("longitude")
    if not any(told):
        return 0.0, 0.0
    try:
        latitude, longitude = (float(value.replace(",", ".")) for value in told)
    except ValueError as error:
        fault = f"“{told[0]}”, “{told[1]}” are no coordinates in degrees."
        raise TableError(path, row.line, fault) from error
    if not (_is_in(latitude, _LATITUDES) and _is_in(longitude, _LONGITUDES)):
        fault = f"latitude “{told[0]}”, longitude “{told[1]}” are no place in the country."
        raise TableError(path, row.line, fault, _OF_COORDINATES)
    return latitude, longitude


def _is_in(degrees: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= degrees <= bounds[1]


def _in_lower_case(name: str) -> str:
    """Give a name as it is written in text: some exports shout the names of cities."""
    return _SMALL_WORD.sub(lambda word: word[0].lower(), name.title()) if name.isupper() else name


def _refuses(path: Path, head: bytes) -> UnreadableError | None:
    """Give what is wrong with a register whose header we do not know; it would be read as a page.

    Most of its lines have a code of six digits; a table without them names two of our columns.
    """
    first, *rows = [*cells_in(head)] or [[]]
    named = columns_in(next(iter(head.splitlines()), b""), {**_NAMED, **_DISTRICTS})
    codes = sum(any(map(_CODE.fullmatch, cells)) for cells in rows if len(cells) > 1)
    is_table = path.suffix.lower() in _TABLES and len(first) > 1 and len(named) > 1
    if not is_table and codes * 2 <= len(rows):
        return None
    missing = {of: columns for of, columns in _NEEDED.items() if not named & columns.keys()}
    fault = f"a register of municipalities has a header with {' and '.join(missing)}, this has not."
    known = (
        f"{of}: {', '.join(chain.from_iterable(names.values()))}" for of, names in missing.items()
    )
    return TableError(path, 1, fault, f"Name its columns so: {'; '.join(known)}.")


def _recognises(head: bytes) -> bool:
    return any(header_has(head, {**_NAMED, column: names}) for column, names in _DISTRICTS.items())


MUNICIPALITIES = Register(
    key="municipalities",
    label_cs="Registr obcí",
    label_en="Register of municipalities",
    recognises=_recognises,
    quads=_quads,
    refuses=_refuses,
)
"""The register of municipalities."""
