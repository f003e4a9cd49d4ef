"""What went from one release to the next is not forgotten."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph import tombstones
from graph.iris import graph_name, resource, term
from graph.publish import publish
from graph.releases import DataDirectory, Release
from graph.tombstones import Tombstone

ONE, TWO, THREE = (resource("plan", key) for key in ("one", "two", "three"))
BOOK = graph_name("document/book")


def called(**names: str) -> dict[NamedNode, list[Quad]]:
    """Give a graph in which some plans have names."""
    quads = [
        Quad(resource("plan", key), term("skos:prefLabel"), Literal(name, language="cs"), BOOK)
        for key, name in names.items()
    ]
    return {BOOK: quads}


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    """Give no shapes: the gate is not what is tested here."""
    folder = tmp_path / "no-shapes"
    folder.mkdir()
    return folder


def test_the_first_release_has_nothing_to_mourn(data: DataDirectory, shapes: Path) -> None:
    """And what was never known has no tombstone."""
    release = publish(data, called(one="První"), shapes=shapes)

    assert tombstones.find(release, ONE.value) is None


@pytest.mark.parametrize("replace_all", [False, True])
def test_what_went_is_told_with_its_last_release(
    data: DataDirectory, shapes: Path, replace_all: bool
) -> None:
    """Whether one graph was loaded or everything was built from scratch; what stays has none."""
    first = publish(data, called(one="První", two="Druhý"), shapes=shapes)
    second = publish(data, called(two="Druhý"), shapes=shapes, replace_all=replace_all)

    found = tombstones.find(second, ONE.value)

    assert found == Tombstone(ONE.value, "První", first.id, second.manifest.published)
    assert tombstones.find(second, TWO.value) is None


def test_the_list_is_carried_on_and_what_comes_back_leaves_it(
    data: DataDirectory, shapes: Path
) -> None:
    """Over releases that know nothing of the thing."""
    first = publish(data, called(one="První", two="Druhý", three="Třetí"), shapes=shapes)
    publish(data, called(three="Třetí"), shapes=shapes)
    last = publish(data, called(two="Druhý", three="Jiný"), shapes=shapes)

    found = tombstones.find(last, ONE.value)

    assert found is not None
    assert found.last == first.id
    assert tombstones.find(last, TWO.value) is None
    assert tombstones.find(last, THREE.value) is None


def test_what_another_document_still_speaks_of_is_not_gone(
    data: DataDirectory, shapes: Path
) -> None:
    """Only what no graph knows is."""
    other = graph_name("document/other")
    speaks = {other: [Quad(ONE, term("v:found"), Literal(1), other)]}
    publish(data, called(one="První") | speaks, shapes=shapes)
    second = publish(data, called(two="Druhý"), shapes=shapes)

    assert tombstones.find(second, ONE.value) is None


def test_a_graph_that_is_gone_has_a_tombstone_as_well(data: DataDirectory, shapes: Path) -> None:
    """As far as it spoke of itself; places in a document have none."""
    place = NamedNode("https://w3id.org/vazby/resource/document/book#char=1,2")
    own = [Quad(thing, term("v:found"), Literal(1), BOOK) for thing in (BOOK, place)]
    publish(data, {BOOK: own}, shapes=shapes)
    second = publish(data, {BOOK: called(two="Druhý")[BOOK]}, shapes=shapes)

    assert tombstones.find(second, BOOK.value) is not None
    assert tombstones.find(second, place.value) is None


def test_only_so_many_are_kept(
    data: DataDirectory, shapes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that went last."""
    monkeypatch.setattr(tombstones, "MOST", 1)
    publish(data, called(one="První", two="Druhý"), shapes=shapes)
    second = publish(data, called(three="Třetí"), shapes=shapes)

    kept = [tombstones.find(second, thing.value) for thing in (ONE, TWO)]

    assert len(list(filter(None, kept))) == 1


@pytest.mark.parametrize("damaged", [tombstones.FILE, "store"])
def test_a_damaged_release_before_does_not_stand_in_the_way(
    data: DataDirectory, shapes: Path, damaged: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What can be read is carried on; that the rest is not, is logged."""
    first = publish(data, called(one="První"), shapes=shapes)
    _damage(first, damaged)

    second = publish(data, called(two="Druhý"), shapes=shapes, replace_all=True)

    assert (tombstones.find(second, ONE.value) is None) == (damaged == "store")
    assert "release" in caplog.text


def test_a_release_of_an_earlier_version_has_no_list(data: DataDirectory, shapes: Path) -> None:
    """It knows of nothing that went."""
    release = publish(data, called(one="První"), shapes=shapes)
    (release.path / tombstones.FILE).unlink()

    assert tombstones.find(release, TWO.value) is None


def _damage(release: Release, name: str) -> None:
    path = release.path / name
    files = path.rglob("*") if path.is_dir() else [path]
    for file in files:
        file.write_bytes(b"damaged" * 100)
