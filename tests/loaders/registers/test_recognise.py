"""Which files are registers, and the graphs that they become."""

from pathlib import Path

import pytest

from graph.errors import UnreadableError
from graph.iris import graph_name
from graph.releases import DataDirectory
from loaders.registers.municipalities import MUNICIPALITIES
from loaders.registers.recognise import REGISTERS, register_graphs, register_of


def test_a_file_is_told_by_its_content(tmp_path: Path) -> None:
    """Not by its name; what is no file is no register."""
    table, page = tmp_path / "page.txt", tmp_path / "municipalities.csv"
    table.write_text("Obec,Kód obce,Okres\nHlavice,564052,Liberec\n", encoding="utf-8")
    page.write_text("Lokální partnerství Bílina\n", encoding="utf-8")
    assert register_of(str(table)) is MUNICIPALITIES
    for name in (str(page), str(tmp_path), "-", "", "https://example.org/obce.csv"):
        assert register_of(name) is None


ROWS = "".join(f"{554979 + at};Obec {at};CZ0412\n" for at in range(9))


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("KOD_OBCE;NAZEV_OBCE;JINY\n", "header with districts, this"),
        ("CISLO;NAZEV_OBCE;KOD_OKRESU\n", "header with codes, this"),
        ("A;B;C\n", "header with names and codes and districts, this"),
        ("", "header with names and codes and districts, this"),
    ],
)
def test_a_register_with_another_header_is_no_page(tmp_path: Path, header: str, told: str) -> None:
    """What is missing is named, and by which names it is known."""
    table = tmp_path / "obce"
    table.write_text(header + ROWS, encoding="utf-8")
    with pytest.raises(UnreadableError, match=rf"obce, line 1: .* {told}") as refused:
        register_of(str(table))
    assert "okres" in refused.value.hint or "kod-obce" in refused.value.hint


def test_a_register_without_codes_is_no_page(tmp_path: Path) -> None:
    """A table with the columns of names and districts alone."""
    table = tmp_path / "obce.csv"
    table.write_text("Obec,Okres\nHlavice,Liberec\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match="header with codes, this has not"):
        register_of(str(table))
    page = table.rename(tmp_path / "obce.txt")
    assert register_of(str(page)) is None


def test_other_json_is_no_page(tmp_path: Path) -> None:
    """The register of services begins with its list, nothing else in JSON can be loaded."""
    file = tmp_path / "rpss.json"
    file.write_text('{"items": []}', encoding="utf-8")
    with pytest.raises(UnreadableError, match="does not begin with “polozky”"):
        register_of(str(file))


def test_the_short_header_of_the_statistical_office_is_known(tmp_path: Path) -> None:
    """One list with the districts beside."""
    table = tmp_path / "obce.csv"
    table.write_text(f"CHODNOTA;TEXT;OKRESLAU\n{ROWS}", encoding="utf-8")
    assert register_of(str(table)) is MUNICIPALITIES


def test_a_register_and_the_reference_graph_change_together(tmp_path: Path) -> None:
    """So that both describe the same towns alike."""
    table = tmp_path / "obce.csv"
    table.write_text("Obec,Kód obce,Okres\nHlavice,564052,Liberec\n", encoding="utf-8")
    graphs = register_graphs({str(table): MUNICIPALITIES}, DataDirectory(tmp_path / "data"))
    assert set(graphs) == {graph_name("reference"), graph_name("register/municipalities")}


def test_every_kind_has_a_graph_of_its_own() -> None:
    """Loading one kind never replaces another."""
    assert len({register.graph for register in REGISTERS}) == len(REGISTERS)
