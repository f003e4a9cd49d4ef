"""The towns of a release beside the shipped ones."""

import pickle
from pathlib import Path

from graph.fixed_graphs import fixed_graphs
from graph.publish import publish
from graph.releases import DataDirectory
from loaders.registers.recognise import register_graphs, register_of
from loaders.resolve.known_places import gazetteer_of
from loaders.resolve.places import gazetteer

REGISTER = """Obec;Kód obce;Kód okresu;Latitude;Longitude
Hlavice;564052;CZ0513;50.634;14.925
Bílina;567451;CZ0426;50.549;13.776
"""


def _loaded(tmp_path: Path, register: str) -> DataDirectory:
    path = tmp_path / "obce.csv"
    path.write_text(register, encoding="utf-8")
    directory = DataDirectory(tmp_path / "data")
    kind = register_of(str(path))
    assert kind
    publish(directory, fixed_graphs() | register_graphs({str(path): kind}, directory))
    return directory


def test_without_a_release_the_shipped_table_alone(tmp_path: Path) -> None:
    """Nothing is made on the disk."""
    assert gazetteer_of(DataDirectory(tmp_path / "data")) is gazetteer()
    assert not (tmp_path / "data").exists()


def test_the_towns_of_the_register_are_found_in_text(tmp_path: Path) -> None:
    """Beside those of the shipped table, whose links stay."""
    known = gazetteer_of(_loaded(tmp_path, REGISTER))
    assert [place.code for place in known.places("v obci Hlavice a v Mostě")] == [
        "564052",
        "567027",
    ]
    bilina = known.municipality("567451")
    assert bilina
    assert (bilina.latitude, bilina.wikidata) == (50.549, "Q518360")


def test_another_edition_replaces_the_first(tmp_path: Path) -> None:
    """A municipality that the new one lacks is gone, and one that was renamed has one name."""
    _loaded(tmp_path, REGISTER)
    later = REGISTER.replace("Hlavice;564052", "Paceřice;545953").replace("Bílina", "Nová Bílina")
    known = gazetteer_of(_loaded(tmp_path, later))
    assert known.municipality("564052") is None
    assert known.municipality("545953")
    renamed = known.municipality("567451")
    assert renamed
    assert renamed.name == "Nová Bílina"


def test_a_gazetteer_goes_to_another_process_whole(tmp_path: Path) -> None:
    """It pickles, and finds the same afterwards."""
    known = gazetteer_of(_loaded(tmp_path, REGISTER))
    copy = pickle.loads(pickle.dumps(known))  # noqa: S301  our own bytes
    assert copy.find("v Hlavici a ve Frýdku-Místku") == known.find("v Hlavici a ve Frýdku-Místku")
