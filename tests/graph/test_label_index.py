"""The text index as it is built: whatever is told twice, late or not at all."""

import sqlite3
from pathlib import Path

import pytest

from graph import label_index, labels
from graph.errors import DataDirectoryError
from graph.facets import facets_of
from graph.publish import publish
from graph.releases import DataDirectory
from graph.store import Graphs


def town(code: int, name: str, district: str = "") -> tuple[str, ...]:
    """Give the row of a municipality."""
    return f"urn:{code}", "municipality", name, "", name, "", district, ""


def test_what_is_told_twice_is_there_once(tmp_path: Path) -> None:
    """Rows repeat, contexts and names come in any order."""
    rows = [town(1, "Most", "okres Most"), town(1, "Most", "okres Most"), town(1, "Most", "kraj")]
    label_index.fill(tmp_path / "x.sqlite", rows, [("town", "urn:1", "urn:1")] * 2)
    (hit,) = labels.search(tmp_path / "x.sqlite", "most")

    assert (hit.label, hit.context) == ("Most", "kraj, okres Most")


def test_of_two_equal_names_the_one_with_more_about_it_is_first(tmp_path: Path) -> None:
    """A village that nobody speaks of stands behind its namesake."""
    choices = [("town", "urn:2", f"urn:{thing}") for thing in range(2, 9)]
    label_index.fill(tmp_path / "x.sqlite", [town(1, "Lhota"), town(2, "Lhota")], choices)

    assert [hit.iri for hit in labels.search(tmp_path / "x.sqlite", "lhota")] == ["urn:2", "urn:1"]


def test_a_period_counts_in_each_of_its_years() -> None:
    """One without an end in its first, one of a hundred years likewise."""
    assert [*label_index.years("2010-06-25/2013-12-31")] == ["2010", "2011", "2012", "2013"]
    assert [*label_index.years("2010-06-25/")] == ["2010"]
    assert [*label_index.years("1911-01-01/2016-01-01")] == ["1911"]
    assert [*label_index.years("2016-01-01/2010-01-01")] == []
    assert [*label_index.years("-0044-03-15/")] == []


def test_a_name_that_ends_in_a_dissolved_form_is_a_former_one(tmp_path: Path) -> None:
    """Civic associations ended with the year 2013; a name may also be told to be a former one."""
    names = [("Most k naději, o. s.", ""), ("Naděje", "Naděje"), ("Most naděje", "")]
    rows = [("urn:1", "organisation", "Most k naději", "", *name, "", "") for name in names]
    label_index.fill(tmp_path / "x.sqlite", rows, [])
    found = {
        text: labels.search(tmp_path / "x.sqlite", text)[0]
        for text in ("most k nadeji os", "nadeje", "most nadeje")
    }

    assert {text: (hit.matched, hit.former) for text, hit in found.items()} == {
        "most k nadeji os": ("Most k naději, o. s.", True),
        "nadeje": ("Naděje", True),
        "most nadeje": ("Most naděje", False),
    }


def test_an_index_of_an_older_form_is_told_in_a_sentence(tmp_path: Path) -> None:
    """With what to do about it."""
    path = tmp_path / "old.sqlite"
    sqlite3.connect(path).execute("CREATE TABLE names (label)").connection.close()

    with pytest.raises(DataDirectoryError, match="older form") as refused:
        labels.search(path, "most")
    assert "vazby serve" in refused.value.hint
    assert not label_index.is_current(path)


def test_a_release_with_an_older_index_is_built_again(
    data: DataDirectory, tiny: Graphs, tmp_path: Path
) -> None:
    """Though its content is the same; the old one stays as it is."""
    old = publish(data, tiny, shapes=tmp_path)
    with sqlite3.connect(old.labels_path) as index:
        index.execute("PRAGMA user_version = 1")
    index.close()
    new = publish(data, tiny, shapes=tmp_path)

    assert new.id != old.id
    assert new.manifest.content == old.manifest.content
    assert labels.search(new.labels_path, "bilina")


def test_the_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    """An empty release is a release."""
    label_index.fill(tmp_path / "x.sqlite", [], [])

    assert labels.find(tmp_path / "x.sqlite", "most", {}).total == 0
    assert list(facets_of(tmp_path / "x.sqlite").everything()) == []
