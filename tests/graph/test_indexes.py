"""Indexes that an older version made are made anew, and nothing else of the release."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph import indexes
from graph.errors import DataDirectoryError, NoReleaseError
from graph.iris import graph_name, resource, term
from graph.lock import exclusive
from graph.publish import FILES, GateError, publish
from graph.releases import DataDirectory, Release

GRAPH = graph_name("reference")
REFUSED = [Quad(resource("membership", "m"), term("rdf:type"), term("org:Membership"))]
"""A membership of nobody in nothing."""


@pytest.fixture
def data(no_shapes: Path, tmp_path: Path) -> DataDirectory:
    """Give a release of what the shapes of today would refuse."""
    data = DataDirectory(tmp_path / "data")
    publish(data, {GRAPH: REFUSED}, shapes=no_shapes)
    return data


def older(release: Release) -> None:
    """Make the index of relations one of another version."""
    with closing(sqlite3.connect(release.relations_path)) as index, index:
        index.execute("PRAGMA user_version = 1")


def test_indexes_are_made_anew_without_asking_the_gate(data: DataDirectory) -> None:
    """What was published stays, whatever the shapes of a later version hold of it."""
    old = data.current()
    older(old)
    new = indexes.renew(data)

    assert indexes.are_current(new)
    assert not indexes.are_current(old)
    assert data.current_id() == new.id != old.id
    assert (new.manifest.content, new.manifest.shapes) == (
        old.manifest.content,
        old.manifest.shapes,
    )
    assert {*new.open().quads()} == {*old.open().quads()}
    with pytest.raises(GateError):
        publish(data, {})


def test_what_is_no_index_comes_along(data: DataDirectory) -> None:
    """The report and the list of what is gone, byte for byte; sums are those of the files."""
    old = data.current()
    older(old)
    new = indexes.renew(data)

    assert {*new.manifest.files} == {*FILES}
    for name in {*FILES} - {*indexes.FILES}:
        assert (new.path / name).read_bytes() == (old.path / name).read_bytes()
        assert new.manifest.files[name] == old.manifest.files[name]


def test_indexes_of_today_are_left_alone(data: DataDirectory) -> None:
    """The release is given as it is."""
    assert indexes.renew(data).id == data.current().id
    assert len(data.releases()) == 1


def test_nothing_is_made_where_another_process_writes(data: DataDirectory) -> None:
    """Or where there is nothing to make them of; either is told in a sentence."""
    older(data.current())
    with exclusive(data.path / "lock"), pytest.raises(DataDirectoryError):
        indexes.renew(data)
    assert not indexes.are_current(data.current())

    with pytest.raises(NoReleaseError):
        indexes.renew(DataDirectory(data.path / "none"))
