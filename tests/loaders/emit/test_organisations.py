"""Organisations in the graph of a page: the curated tables describe some, the page the others."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode

from graph.iris import concept, municipality, resource, term
from loaders.document import Document
from loaders.emit.extraction import emit
from loaders.extract import extract
from loaders.records import MembershipRecord
from loaders.resolve.gazetteer_rows import Municipality
from loaders.resolve.known_places import with_register
from loaders.resolve.places import Gazetteer

PAGE = """Lokální partnerství Sokolov

Členové Lokálního partnerství Sokolov:

 • město Sokolov
 • Policie ČR
 • {member}
"""
LHOTA = Municipality(
    "Lhota nad Mohelkou", "999999", "Liberec", "CZ0513", "Liberecký kraj", "CZ051", 50.6, 14.9
)

Said = Callable[[str, str], list[object]]
Of = Callable[..., Said]


@pytest.fixture
def of(written: Callable[[str], Document]) -> Of:
    """Give what emits a page of a member and tells what its graph says of an organisation."""

    def of(member: str, kind: str = "", known: Gazetteer | None = None) -> Said:
        found = extract(written(PAGE.format(member=member)), known)
        records = tuple(
            replace(record, kind=kind)
            if kind and isinstance(record, MembershipRecord) and record.position == 3
            else record
            for record in found.records
        )
        _, quads = emit(replace(found, records=records), known=known)

        def said(key: str, predicate: str) -> list[object]:
            asked = (resource("organisation", key), term(predicate))
            return [quad.object for quad in quads if (quad.subject, quad.predicate) == asked]

        return said

    return of


def kinds(*codes: str) -> list[NamedNode]:
    """Give the concepts of kinds of organisations."""
    return [concept("organisation-kind", code) for code in codes]


def test_an_unknown_organisation_is_described_where_it_is_named(of: Of) -> None:
    """Its other label is the words without the legal form; it has no preferred label yet."""
    said = of("Duhovka, z.s.")
    assert said("duhovka", "skos:altLabel") == [Literal("Duhovka", language="cs")]
    assert said("duhovka", "skos:prefLabel") == []
    assert term("schema:NGO") in said("duhovka", "rdf:type")


def test_a_known_organisation_is_not_described_again(of: Of) -> None:
    """The reference graph has it."""
    assert of("Most k naději, o.s.")("most-k-nadeji", "rdf:type") == []


def test_a_unit_comes_with_the_body_that_it_belongs_to(of: Of) -> None:
    """No parent is ever left hanging."""
    said = of("Městská policie")
    assert said("mp-sokolov", "org:unitOf") == [resource("organisation", "mesto-sokolov")]
    assert said("mesto-sokolov", "org:classification") == kinds("municipality")


def test_a_body_that_only_its_branch_names_is_of_no_kind_that_its_name_does_not_tell(
    of: Of,
) -> None:
    """Another page, which names it, may tell its kind."""
    said = of("Duhovka, pobočka Sokolov")
    assert said("duhovka", "skos:altLabel") == [Literal("Duhovka", language="cs")]
    assert said("duhovka", "org:classification") == []
    assert said("duhovka-pobocka-sokolov", "org:classification") == kinds("other")
    assert of("Duhovka")("duhovka", "org:classification") == kinds("other")


def test_what_a_reviewer_wrote_of_a_kind_counts(of: Of) -> None:
    """More than what the name tells."""
    assert of("Duhovka", kind="ngo")("duhovka", "org:classification") == kinds("ngo")


def test_a_branch_in_a_town_of_a_register_stands_under_its_body(of: Of) -> None:
    """It sits there: the page is emitted by the places by which it was read."""
    said = of("Duhovka, pobočka Lhota nad Mohelkou", known=with_register([LHOTA]))
    branch = f"duhovka-pobocka-lhota-nad-mohelkou-{LHOTA.code}"
    assert said(branch, "org:subOrganizationOf") == [resource("organisation", "duhovka")]
    assert said(branch, "v:seat") == [municipality(LHOTA.code)]
