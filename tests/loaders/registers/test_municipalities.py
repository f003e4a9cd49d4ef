"""The register of municipalities: what exports look like, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph.errors import UnreadableError
from graph.iris import municipality, term
from loaders.registers.municipalities import MUNICIPALITIES, read_register
from loaders.resolve.gazetteer_rows import Municipality

HEADER = "Obec,Kód obce,Okres,Kód okresu,Kraj,Kód kraje,PSČ,Latitude,Longitude"
ABERTAMY = "Abertamy,554979,Karlovy Vary,CZ0412,Karlovarský kraj,CZ041,36235,50.368855,12.818377"
HLAVICE = "Hlavice,564052,Liberec,CZ0513,Liberecký kraj,CZ051,46348,50.634,14.925"

Write = Callable[..., Path]
Read = Callable[[Path, str], Municipality]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write lines as a register."""

    def write(*lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "obce.csv"
        path.write_bytes("\n".join(lines).encode(encoding))
        return path

    return write


@pytest.fixture
def row() -> Read:
    """Give the municipality with that code as the register at a path tells it."""

    def row(path: Path, code: str) -> Municipality:
        found = read_register(path).municipality(code)
        assert found
        return found

    return row


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1250"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_of_exports(
    write: Write, row: Read, encoding: str, delimiter: str
) -> None:
    """UTF-8 with a mark or without, and the encoding of Windows; commas, semicolons, tabs."""
    lines = (line.replace(",", delimiter) for line in (HEADER, ABERTAMY, HLAVICE))
    path = write(*lines, encoding=encoding)
    assert MUNICIPALITIES.recognises(path.read_bytes())
    found = row(path, "564052")
    assert (found.name, found.district, found.region_code) == ("Hlavice", "Liberec", "CZ051")
    assert (found.latitude, found.longitude) == (50.634, 14.925)


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("KOD_OBCE;NAZEV_OBCE;KOD_OKRESU", "564052;Hlavice;CZ0513"),
        ("LAU2,LAU1,Název obce", "564052,CZ0513,Hlavice"),
        ("CHODNOTA1,TEXT1,CHODNOTA2,TEXT2", "564052,Hlavice,CZ0513,Liberec"),
        ("nazevokresu;kodobce;nazobce", "Liberec;564052;Hlavice"),
    ],
)
def test_columns_are_known_by_the_names_that_offices_use(
    write: Write, row: Read, header: str, line: str
) -> None:
    """The district may be told by its code or by its name; its region follows."""
    path = write(header, line)
    assert MUNICIPALITIES.recognises(path.read_bytes())
    found = row(path, "564052")
    assert (found.name, found.district_code, found.region) == (
        "Hlavice",
        "CZ0513",
        "Liberecký kraj",
    )
    assert found.latitude == 0


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((HEADER,), "empty"),
        ((HEADER, "", ""), "empty"),
        ((HEADER, ABERTAMY, "Hlavice,564052,Libe"), "line 3: the row has 3 values"),
        ((HEADER, ABERTAMY, '"Hlavice,564052'), "line 3"),
        ((HEADER, '"' + ABERTAMY, *[HLAVICE] * 4000), "line 2: this is no CSV: a quote opens"),
        ((HEADER, ABERTAMY, ABERTAMY), "line 3: the code 554979 stood on line 2"),
        ((HEADER, ABERTAMY.replace("554979", "55497")), "line 2: the code of a municipality"),
        ((HEADER, ABERTAMY.replace("554979", "CZ0412")), "six digits, not “CZ0412”"),
        ((HEADER, ABERTAMY.replace("554979", "５５４９７９")), "six digits"),
        ((HEADER, ABERTAMY.replace("Abertamy", " ")), "line 2: the municipality 554979 has no"),
        ((HEADER, ABERTAMY.replace("Abertamy", "Aber\x07tamy")), "line 2: .* control characters"),
        ((HEADER, ABERTAMY.replace("CZ0412", "CZ0499")), "line 2: there is no district “CZ0499”"),
        ((HEADER, ABERTAMY.replace("CZ041,", "CZ080,")), "is in the region Karlovarský kraj"),
        ((HEADER, ABERTAMY.replace("50.368855", "fifty")), "line 2: “fifty”, “12.818377” are no"),
        ((HEADER, ABERTAMY.replace("50.368855,12.818377", "12.8,50.3")), "line 2: latitude “12.8”"),
        ((HEADER, ABERTAMY.replace("50.368855", "nan")), "line 2: latitude “nan”"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(
    write: Write, lines: tuple[str, ...], told: str
) -> None:
    """One sentence; nothing is loaded in halves."""
    with pytest.raises(UnreadableError, match=told) as refused:
        read_register(write(*lines))
    assert refused.value.hint


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"Lok\xc3\xa1ln\xc3\xad partnerstv\xc3\xad B\xc3\xadlina\n\nCo se poda\xc5\x99ilo",
        b"Obec,Okres\nAbertamy,Karlovy Vary",
        b'{"polozky": []}',
        b"\x00\xff" * 40,
        b'"Obec',
    ],
)
def test_other_files_are_none(head: bytes) -> None:
    """A page, a table without codes, JSON, no text at all."""
    assert not MUNICIPALITIES.recognises(head)


def test_a_name_that_shouts_is_written_as_in_text(write: Write, row: Read) -> None:
    """Some exports write the names of cities in capitals."""
    lines = (
        "Obec,Kód obce,Okres",
        "ÚSTÍ NAD LABEM,554804,Ústí nad Labem",
        "FRÝDEK-MÍSTEK,598003,Frýdek-Místek",
    )
    path = write(*lines)
    assert row(path, "554804").name == "Ústí nad Labem"
    assert row(path, "598003").name == "Frýdek-Místek"


def test_the_register_has_the_last_word_and_the_shipped_table_the_rest(
    write: Write, row: Read
) -> None:
    """Coordinates are the register's; population and links come from the table that ships."""
    found = row(write(HEADER, ABERTAMY), "554979")
    assert found.longitude == 12.818377
    assert found.population > 0
    assert found.geonames


def test_a_municipality_becomes_the_statements_of_the_model(write: Write) -> None:
    """In the graph of the register: official IRI, name, code, district and region."""
    file = write(HEADER, HLAVICE)
    quads = list(MUNICIPALITIES.quads(file, read_register(file)))
    said = {(q.predicate, q.object) for q in quads if q.subject == municipality("564052")}
    assert {q.graph_name for q in quads} == {MUNICIPALITIES.graph}
    assert (term("skos:prefLabel"), Literal("Hlavice", language="cs")) in said
    assert (term("skos:notation"), Literal("564052")) in said
    assert len([value for predicate, value in said if predicate == term("dcterms:isPartOf")]) == 2


def test_the_source_is_told_with_its_checksum(write: Write) -> None:
    """Anybody can tell which edition of the register was loaded."""
    quads = MUNICIPALITIES.provenance(write(HEADER, HLAVICE))
    said = {str(quad.predicate.value).rpartition("#")[2]: quad.object for quad in quads}
    assert len(str(said["sha256"])) == 66  # 64 digits between quotes
    assert NamedNode("https://w3id.org/vazby/ontology#Register") in {q.object for q in quads}
