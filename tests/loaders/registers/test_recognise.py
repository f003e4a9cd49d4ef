"""Which files are registers, and the graphs that they become."""

from pathlib import Path

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


def test_a_register_and_the_reference_graph_change_together(tmp_path: Path) -> None:
    """So that both describe the same towns alike."""
    table = tmp_path / "obce.csv"
    table.write_text("Obec,Kód obce,Okres\nHlavice,564052,Liberec\n", encoding="utf-8")
    graphs = register_graphs({str(table): MUNICIPALITIES}, DataDirectory(tmp_path / "data"))
    assert set(graphs) == {graph_name("reference"), graph_name("register/municipalities")}


def test_every_kind_has_a_graph_of_its_own() -> None:
    """Loading one kind never replaces another."""
    assert len({register.graph for register in REGISTERS}) == len(REGISTERS)
