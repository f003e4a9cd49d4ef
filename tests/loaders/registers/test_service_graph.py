"""What the register of services becomes: its graph, and what the rules join to it."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.canonical import ntriples
from graph.iris import concept, municipality, resource, term
from loaders.registers.service_graph import SERVICES, service_quads
from loaders.registers.services import read_services
from loaders.resolve.gazetteer_rows import Municipality
from loaders.resolve.places import Gazetteer, gazetteer

OWN = resource("organisation", "ico-00000019")


@pytest.fixture(scope="module")
def register(root: Path) -> Path:
    """Give a register of three services."""
    return root / "tests" / "data" / "rpss" / "rpss.json"


@pytest.fixture(scope="module")
def quads(register: Path) -> list[Quad]:
    """Give its statements."""
    return list(SERVICES.quads(register, gazetteer()))


def values(quads: list[Quad], subject: NamedNode, predicate: str) -> set[NamedNode | Literal]:
    """Give what *quads* say of *subject* by *predicate*."""
    return {
        quad.object
        for quad in quads
        if (quad.subject, quad.predicate) == (subject, term(predicate))
        and isinstance(quad.object, NamedNode | Literal)
    }


def test_a_provider_is_the_curated_organisation_with_its_number(quads: list[Quad]) -> None:
    """Of which the register says nothing more."""
    known = resource("organisation", "clovek-v-tisni")
    assert values(quads, resource("service", "rpss-1000001"), "v:provider") == {known}
    assert [quad for quad in quads if quad.subject == known] == []


def test_another_provider_is_an_organisation_by_its_number(quads: list[Quad]) -> None:
    """Described once, its name without legal forms, with its seat and the form of today."""
    assert values(quads, resource("service", "rpss-1000002"), "v:provider") == {OWN}
    assert values(quads, OWN, "skos:altLabel") == {Literal("Oblastní příklad Most", language="cs")}
    assert values(quads, OWN, "org:identifier") == {Literal("00000019", datatype=term("v:ico"))}
    assert values(quads, OWN, "v:seat") == {municipality("567027")}
    assert len([quad for quad in quads if quad.subject == OWN]) == len(
        {quad for quad in quads if quad.subject == OWN}
    )


def test_a_service_says_what_where_how_and_for_whom(quads: list[Quad]) -> None:
    """By codes of our lists and official places."""
    service = resource("service", "rpss-1000001")
    assert values(quads, service, "skos:prefLabel") == {
        Literal("Terénní programy: Člověk v tísni", language="cs")
    }
    assert values(quads, service, "v:serviceKind") == {concept("service-kind", "terenni-programy")}
    assert values(quads, service, "v:serviceForm") == {concept("service-form", "terenni")}
    assert values(quads, service, "dcterms:spatial") == {municipality("567451")}
    (capacity,) = values(quads, service, "v:capacity")
    assert isinstance(capacity, NamedNode)
    assert values(quads, capacity, "v:amount") == {Literal(30)}


def test_a_town_that_nobody_describes_is_passed_over(register: Path) -> None:
    """It would point to nothing."""
    towns: list[Municipality] = []
    nowhere = Gazetteer(towns, [])
    quads = list(service_quads(read_services(register), nowhere, SERVICES.graph))
    assert "ruian/obec" not in ntriples(quads)


def test_all_is_said_in_one_graph(quads: list[Quad]) -> None:
    """Which loading the register again replaces."""
    assert {quad.graph_name for quad in quads} == {SERVICES.graph}
