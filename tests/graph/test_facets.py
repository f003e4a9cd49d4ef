"""Facets: any of one, all of them, and how many there would be of each value."""

from pathlib import Path

import pytest
from pyroaring import BitMap

from graph import label_index
from graph.facets import Facets, facets_of
from graph.labels import Found, find

THINGS = {
    "Čáp": ("north", "school"),
    "Hora": ("north", "office"),
    "Cheb": ("south", "school"),
    "Ida": ("south", "office"),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an index of four things with a region and a type each."""
    path = tmp_path_factory.mktemp("facets") / "labels.sqlite"
    rows = [(f"urn:{n}", "organisation", n, "", n, "", "", "") for n in THINGS]
    choices = [
        (facet, value, f"urn:{name}")
        for name, values in THINGS.items()
        for facet, value in zip(("region", "type"), values, strict=True)
    ]
    label_index.fill(path, rows, choices)
    return path


def names(found: Found) -> list[str]:
    """Give the labels of what was found."""
    return [hit.label for hit in found.hits]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, ["Čáp", "Hora", "Cheb", "Ida"]),
        ({"region": ["north"]}, ["Čáp", "Hora"]),
        ({"region": ["north", "south"]}, ["Čáp", "Hora", "Cheb", "Ida"]),
        ({"region": ["north"], "type": ["school"]}, ["Čáp"]),
        ({"region": ["north", "nowhere"]}, ["Čáp", "Hora"]),
        ({"region": ["nowhere"]}, []),
        ({"no such facet": ["x"]}, []),
        ({"region": []}, ["Čáp", "Hora", "Cheb", "Ida"]),
    ],
)
def test_any_value_of_a_facet_and_every_facet(
    index: Path, chosen: dict[str, list[str]], expected: list[str]
) -> None:
    """In the order of the Czech alphabet, where there is nothing to be relevant to."""
    found = find(index, "", chosen)

    assert names(found) == expected
    assert found.total == len(expected)


def test_values_are_counted_given_the_choice_of_the_other_facets(index: Path) -> None:
    """So that a second value of the same facet can still be seen, and how many it would add."""
    counts = find(index, "", {"region": ["north"]}).counts

    assert counts["region"] == [("north", 2), ("south", 2)]
    assert counts["type"] == [("office", 1), ("school", 1)]
    assert counts["kind"] == [("organisation", 2)]


def test_counts_are_those_of_what_was_searched_for(index: Path) -> None:
    """A search narrows all of them."""
    assert find(index, "cheb", {}).counts["region"] == [("south", 1)]


@pytest.mark.parametrize("alphabetical", [True, False])
def test_pages_hold_everything_once(index: Path, alphabetical: bool) -> None:
    """Whatever the order; behind the last page there is nothing."""
    text = "" if alphabetical else "i h c"
    every = names(find(index, text, {}, alphabetical=alphabetical))
    pages = [
        names(find(index, text, {}, offset=offset, limit=1, alphabetical=alphabetical))
        for offset in range(len(every) + 1)
    ]

    assert [name for page in pages for name in page] == every
    assert pages[-1] == []


def test_a_facet_of_very_many_values_is_counted_whole() -> None:
    """Towns are, whatever is found; the most frequent one is the first."""
    most = 20_000
    rows = {"town": {str(n): BitMap([n, most]) for n in range(most)}}
    facets = Facets({"town": {**rows["town"], "7": BitMap([7, 8])}}, range(most), range(most))

    counts = facets.counts(BitMap(range(most)), {}, "town")

    assert len(counts) == most
    assert counts[0] == ("7", 2)
    assert facets.counts(BitMap([5]), {"town": ["1"]}, "town") == [("5", 1)]


def test_the_facets_of_a_release_are_read_once(index: Path) -> None:
    """A release never changes."""
    assert facets_of(index) is facets_of(index)
