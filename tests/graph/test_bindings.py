"""What readers give for parameters: whole IRIs, keys and names."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph import bindings, label_index
from graph.bindings import UnknownNameError
from graph.errors import UsageError
from graph.iris import concept, municipality, resource, term
from graph.parameters import Parameter
from graph.queries import Query
from graph.store import EmbeddedStore

QUERY = Query(
    "measures-of-a-town",
    "SELECT ?town WHERE { VALUES ?town { UNDEF } }\nORDER BY ?town",
    "",
    "",
    "",
    {
        "town": Parameter("town", "iri", many=True, kind="municipality"),
        "theme": Parameter("theme", "iri", kind="theme"),
        "thing": Parameter("thing", "iri"),
        "since": Parameter("since", "date"),
    },
    ("town",),
)
MOST, MOSTEK, OTHER = (municipality(code) for code in ("567027", "573248", "573249"))
HOUSING = concept("theme", "bydleni")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a text index of three towns, two of one name, and a theme."""
    store = EmbeddedStore()
    named = [(MOST, "Most"), (MOSTEK, "Mostek"), (OTHER, "Mostek")]
    label, graph = term("skos:prefLabel"), NamedNode("https://example.org/g")
    quads = [Quad(town, label, Literal(name, language="cs"), graph) for town, name in named]
    quads += [Quad(town, term("rdf:type"), term("v:Municipality"), graph) for town, _ in named]
    quads += [
        Quad(HOUSING, label, Literal("Bydlení", language="cs"), graph),
        Quad(HOUSING, label, Literal("Housing", language="en"), graph),
        Quad(HOUSING, term("skos:inScheme"), NamedNode(HOUSING.value.rpartition("/")[0]), graph),
    ]
    store.extend(graph, quads)
    path = tmp_path_factory.mktemp("index") / "labels.sqlite"
    label_index.build(store, path)
    return path


def read(index: Path, **given: list[str]) -> dict[str, list[NamedNode | Literal]]:
    """Read *given* where all that it may mean is known."""
    known = {MOST, MOSTEK, OTHER, HOUSING} & set(bindings.possible_iris(QUERY, given))
    return bindings.terms(QUERY, given, known, index)


@pytest.mark.parametrize(
    "text", [MOST.value, f"<{MOST.value}>", "ruian:obec/567027", "567027", "Most", "most"]
)
def test_a_town_is_given_by_iri_code_or_name(index: Path, text: str) -> None:
    """All mean the same; Mostek, which begins so, is not meant."""
    assert read(index, town=[text]) == {"town": [MOST]}


@pytest.mark.parametrize("text", ["bydleni", "Bydlení", "Housing", "BYDLENI", HOUSING.value])
def test_a_concept_is_given_by_code_or_name(index: Path, text: str) -> None:
    """In either language."""
    assert read(index, theme=[text]) == {"theme": [HOUSING]}


def test_lists_and_other_types_are_read_beside(index: Path) -> None:
    """In the order in which they were given."""
    assert read(index, town=["567027", MOSTEK.value], since=["2010-01-01"]) == {
        "town": [MOST, MOSTEK],
        "since": [Literal("2010-01-01", datatype=term("xsd:date"))],
    }


def test_a_name_of_two_things_is_refused_with_both(index: Path) -> None:
    """The reader chooses, not we."""
    with pytest.raises(UnknownNameError, match="2 things") as caught:
        read(index, town=["mostek"])

    assert {hit.iri for hit in caught.value.candidates} == {MOSTEK.value, OTHER.value}
    assert MOSTEK.value in caught.value.hint


def test_a_name_in_another_case_is_proposed_only(index: Path) -> None:
    """It may be the name of a third thing, which is not known here: Lísek is not Líský."""
    with pytest.raises(UnknownNameError) as caught:
        read(index, town=["Mostu"])

    assert MOST.value in {hit.iri for hit in caught.value.candidates}


def test_part_of_a_name_is_refused_with_what_it_may_mean(index: Path) -> None:
    """Nobody gets the answer for another town than the one that was meant."""
    with pytest.raises(UnknownNameError, match="Nothing") as caught:
        read(index, town=["Mos"])

    assert len(caught.value.candidates) == 3


@pytest.mark.parametrize("text", ["nowhere", "https://example.org/nothing", "a:b", "'\"<>{}", "\0"])
def test_what_is_not_known_is_refused(index: Path, text: str) -> None:
    """Also where no name can be looked up."""
    for name in ("town", "thing"):
        with pytest.raises(UsageError):
            read(index, **{name: [text]})


def test_unknown_parameters_are_told_the_known_ones() -> None:
    """All of them, with what all queries take."""
    with pytest.raises(UsageError, match="has no parameter 'tow'") as caught:
        bindings.check(QUERY, {"tow": ["x"]}, ["limit"])

    assert caught.value.hint == "Did you mean 'town'? There are: town, theme, thing, since, limit."


def test_keys_are_tried_in_our_namespaces_alone() -> None:
    """As a thing of that kind, and as a code of that list."""
    assert bindings.possible_iris(QUERY, {"theme": ["bydleni"]}) == [
        resource("theme", "bydleni"),
        HOUSING,
    ]
    assert bindings.possible_iris(QUERY, {"theme": ["../x y"]}) == []


def test_without_a_release_iris_must_be_whole() -> None:
    """As for the endpoint of somebody else."""
    assert bindings.whole_terms(QUERY, {"town": [MOST.value]}) == {"town": [MOST]}
    with pytest.raises(UsageError, match="no whole IRI"):
        bindings.whole_terms(QUERY, {"town": ["Most"]})
