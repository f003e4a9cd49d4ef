"""Deciding: the row and the release come together or not at all."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from graph.errors import RefusedError
from graph.iris import concept, graph_name, resource, term
from graph.publish import Link, publish
from graph.releases import DataDirectory, Release
from loaders.link.decide import decide, listed
from loaders.link.decisions import own_table, read_decisions
from loaders.link.step import linking_of

REFERENCE = graph_name("document/a")
NAMES = {"agentura-pomoci": "Agentura pomoci", "agentura-pomcoi": "Agentura pomcoi"}


@pytest.fixture
def directory(tmp_path: Path) -> DataDirectory:
    """Give a data directory with two organisations that look alike, published without a gate."""
    quads = [
        Quad(resource("organisation", key), predicate, value, REFERENCE)
        for key, name in NAMES.items()
        for predicate, value in (
            (term("skos:altLabel"), Literal(name, language="cs")),
            (term("org:classification"), concept("organisation-kind", "ngo")),
        )
    ]
    directory = DataDirectory(tmp_path / "data")
    (tmp_path / "no-shapes").mkdir()
    link = linking_of(directory)
    publish(directory, {REFERENCE: quads}, shapes=tmp_path / "no-shapes", link=link)
    return directory


def test_where_the_gate_refuses_the_row_is_taken_back(directory: DataDirectory) -> None:
    """The decision can be repeated once the reason is gone."""
    [link] = listed(directory.current())

    def refuse(_: Link) -> Release:
        assert len(read_decisions(own_table(directory.path))) == 1
        message = "No."
        raise RefusedError(message)

    with pytest.raises(RefusedError, match="No"):
        decide(directory, link.id, "One body.", refuse, link.organisation)

    assert read_decisions(own_table(directory.path)) == ()


def test_what_is_decided_is_in_the_next_release(directory: DataDirectory, tmp_path: Path) -> None:
    """The other organisation stays where the curator says so."""
    [link] = listed(directory.current())
    row, release = decide(
        directory,
        link.id,
        "One body.",
        lambda step: publish(directory, {}, shapes=tmp_path / "no-shapes", link=step),
        link.other,
    )

    assert (row.organisation, row.other) == (link.other, link.organisation)
    assert [item.status for item in listed(release)] == ["accepted"]
    assert read_decisions(own_table(directory.path)) == (row,)
