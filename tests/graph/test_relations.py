"""The relations of a release in reading order, over real stores."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph.errors import OlderReleaseError
from graph.iris import graph_name
from graph.namespaces import PREFIXES
from graph.queries import load
from graph.relations import COLUMNS, build, is_current, open_relations, relations
from graph.store import EmbeddedStore

TOWN = "https://linked.cuzk.cz/resource/ruian/obec/567451"
MEASURES = """
<m/1> a v:Measure ; skos:prefLabel "Čistota"@cs ;
  dcterms:spatial <TOWN> ; v:since "2012-01-01"^^xsd:date .
<m/2> a v:Measure ; skos:prefLabel "Cesta"@cs ;
  dcterms:spatial <TOWN> ; v:since "2014-01-01"^^xsd:date .
<m/3> a v:Measure ; skos:prefLabel "Děti"@cs ; dcterms:spatial <TOWN> .
<m/3> dcterms:subject <t/1>, <t/2> ; v:classification <c/1>, <c/2> ; v:statusAssertion <a/1> .
<m/1> dcterms:subject <t/1> ; v:classification <c/1> ; v:statusAssertion <a/1>, <a/2> .
<c/1> v:theme <t/1> .
<c/2> v:theme <t/2> .
<a/1> v:status <s/1> .
<a/2> v:status <s/2> ; v:since "2014-01-01"^^xsd:date .
<p/1> a v:Plan ; dcterms:spatial <TOWN> ;
  v:since "2011-01-01"^^xsd:date ; v:until "2012-12-31"^^xsd:date .
<lp> a v:LocalPartnership ; dcterms:spatial <TOWN> .
<b/1> org:member <o/1> ; org:organization <lp> .
<b/2> org:member <o/1> ; org:organization <lp2> .
<g/1> a v:WorkingGroup ; org:subOrganizationOf <lp> ; skos:prefLabel "Školy"@cs .
<g/2> a v:WorkingGroup ; org:subOrganizationOf <lp2> ; skos:prefLabel "Bydlení"@cs .
<g/3> a v:WorkingGroup ; org:subOrganizationOf <lp>, <lp2> ; skos:prefLabel "Práce"@cs ;
  v:since "2014-01-01"^^xsd:date .
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the index of a few measures."""
    folder = tmp_path_factory.mktemp("relations")
    store = EmbeddedStore(folder / "store")
    head = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
    text = head + MEASURES.replace("<TOWN>", f"<{TOWN}>")
    quads = parse(text, format=RdfFormat.TURTLE, base_iri="https://example.org/")
    store.replace({graph_name("reference"): quads})
    build(store, folder / "relations.sqlite")
    return folder / "relations.sqlite"


def listed(index: Path, relation: str, owner: str = TOWN, day: str = "", **page: int) -> list[str]:
    """Give the last segments of what the index lists."""
    bounds: Mapping[str, int] = {"limit": 50, **page}
    with open_relations(index, day) as relations:
        things = relations.page(relation, owner, **bounds).things
    return [thing.rpartition("/")[2] for thing in things]


@pytest.mark.parametrize("owner", [TOWN, "https://example.org/lp"])
def test_rows_come_in_the_order_of_a_czech_dictionary(index: Path, owner: str) -> None:
    """Of the town and of its partnership."""
    assert listed(index, "measures_of_place", owner) == ["2", "1", "3"]


def test_a_page_gives_some_rows_and_tells_how_many_there_are(index: Path) -> None:
    """The rest is on other pages."""
    with open_relations(index) as relations:
        page = relations.page("measures_of_place", TOWN, limit=1, offset=1)

    assert page.things == ("https://example.org/m/1",)
    assert page.total == 3


def test_only_what_was_known_on_the_day_is_listed(index: Path) -> None:
    """What is dated nowhere is listed always, what is over no more."""
    assert listed(index, "measures_of_place", day="2013-01-01") == ["1", "3"]
    assert listed(index, "plans_of_place", day="2012-06-01") == ["1"]
    assert listed(index, "plans_of_place", day="2013-06-01") == []


def test_what_several_others_have_is_listed_once_and_in_order(index: Path) -> None:
    """A member of two partnerships has the working groups of both, on each of its pages."""
    owner = "https://example.org/o/1"

    assert listed(index, "groups_of_organisation", owner) == ["2", "3", "1"]
    assert listed(index, "groups_of_organisation", owner, limit=1, offset=2) == ["1"]
    assert listed(index, "groups_of_organisation", owner, day="2013-01-01") == ["2", "1"]
    with open_relations(index) as relations:
        assert relations.page("groups_of_organisation", owner, limit=1).total == 3


def test_hubs_own_many_rows_of_one_relation(index: Path) -> None:
    """Not of several together; the lists of everything are no thing's."""
    with open_relations(index) as relations:
        assert TOWN in relations.hubs(3)
        assert "https://example.org/o/1" not in relations.hubs(3)
        assert "https://example.org/o/1" in relations.hubs(2)
        assert "" not in relations.hubs(1)


def counted(index: Path, relation: str, owner: str, day: str = "") -> dict[str, int]:
    """Give what the index counts, by the ends of its IRIs."""
    with open_relations(index, day) as relations:
        parts = relations.parts(relation, owner)
    return {" ".join(iri.rpartition("/")[2] for iri in part.split()): n for part, n in parts}


def test_things_are_counted_by_group(index: Path) -> None:
    """A measure with two themes, or two statuses, is counted in each."""
    parts = counted(index, "count_measures_of_place", TOWN)

    assert parts == {"1 1": 2, "1 2": 1, "2 1": 1}


def test_only_what_was_known_on_the_day_is_counted(index: Path) -> None:
    """A status is known since its own day, or since that of its measure if this is later."""
    theme = "https://example.org/t/1"
    town = TOWN.rpartition("/")[2]
    states = {f"{town} 1": 2, f"{town} 2": 1}

    assert counted(index, "count_measures_by_town", theme) == {town: 2, **states}
    earlier = counted(index, "count_measures_by_town", theme, day="2013-01-01")
    assert earlier == {town: 2, f"{town} 1": 2}
    earliest = counted(index, "count_measures_by_town", theme, day="2011-01-01")
    assert earliest == {town: 1, f"{town} 1": 1}


def test_what_is_in_no_relation_has_no_rows(index: Path) -> None:
    """Neither a thing nor a relation that the index does not know."""
    assert listed(index, "measures_of_place", "https://example.org/nothing") == []
    assert listed(index, "nothing") == []


def test_an_index_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """With a sentence on what to do: only an earlier version made none."""
    with pytest.raises(OlderReleaseError), open_relations(tmp_path / "none.sqlite") as relations:
        relations.page("measures_of_place", TOWN, limit=1)


def test_an_index_is_current_while_the_relations_are_the_same(index: Path, tmp_path: Path) -> None:
    """One that is missing is not."""
    assert is_current(index)
    assert not is_current(tmp_path / "none.sqlite")


@pytest.mark.parametrize("name", relations())
def test_each_relation_says_what_a_query_takes_its_rows_by(name: str) -> None:
    """Its columns are known, and the query of its name has a parameter for the rows of a page."""
    assert {"owner", "thing"} <= set(relations()[name].returns) <= set(COLUMNS)
    many = [parameter for parameter in load(name).params.values() if parameter.many]
    assert len(many) == (0 if name.startswith("count_") else 1)
