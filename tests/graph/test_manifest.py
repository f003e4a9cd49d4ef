"""What a release says of itself."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.errors import DataDirectoryError
from graph.manifest import (
    GraphSum,
    Manifest,
    content_sum,
    file_sum,
    graph_sum,
    read_manifest,
    write_manifest,
)

A, B = NamedNode("https://example.org/a"), NamedNode("https://example.org/b")
MANIFEST = Manifest(
    id="0002-abcdef01",
    parent="0001-12345678",
    published="2024-01-01T00:00:00+00:00",
    tool="1",
    content="c",
    shapes="s",
    engine="rust",
    warnings=2,
    graphs={"https://example.org/g": GraphSum(3, "x"), "https://example.org/h": GraphSum(4, "y")},
    files={"report.txt": "z"},
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """The first release has no parent."""
    for manifest in (MANIFEST, replace(MANIFEST, parent=None)):
        write_manifest(tmp_path, manifest)
        assert read_manifest(tmp_path) == manifest
    assert MANIFEST.triples == 7


def test_a_manifest_that_is_not_there_is_damage(tmp_path: Path) -> None:
    """The message names the release and the hint a way out."""
    with pytest.raises(DataDirectoryError, match=r"manifest\.json cannot be read") as caught:
        read_manifest(tmp_path)
    assert "rollback" in caught.value.hint


def test_the_order_of_quads_and_graphs_does_not_matter_to_the_sums() -> None:
    """Equal content, equal sum; the name of a graph counts."""
    quads = [Quad(A, A, B), Quad(A, B, B), Quad(A, A, B)]
    one, two = graph_sum(quads), graph_sum(quads[:1])

    assert one == graph_sum(quads[::-1])
    assert one.triples == 2
    assert content_sum({"a": one, "b": two}) == content_sum({"b": two, "a": one})
    assert content_sum({"a": one}) != content_sum({"b": one})


def test_the_sum_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    """SHA-256, as other tools give it."""
    (tmp_path / "file").write_bytes(b"abc")

    assert file_sum(tmp_path / "file").startswith("ba7816bf8f01cfea414140de5dae2223b00361a3")
