"""The code lists: every item has its words, its code and its place."""

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, Namespace
from rdflib.term import Node

from graph.namespaces import PREFIXES
from graph.paths import ONTOLOGY

V = Namespace(PREFIXES["v"])
LISTS = sorted((ONTOLOGY / "codelists").glob("*.ttl"))


@pytest.fixture(params=LISTS, ids=lambda path: path.stem)
def codelist(request: pytest.FixtureRequest) -> Graph:
    """One code list."""
    return Graph().parse(request.param)


def concepts(codelist: Graph) -> set[Node]:
    """List the items."""
    return set(codelist.subjects(RDF.type, SKOS.Concept))


def scheme(codelist: Graph) -> Node:
    """Give the list itself."""
    (found,) = codelist.subjects(RDF.type, SKOS.ConceptScheme)
    return found


def languages(codelist: Graph, subject: Node, kind: Node) -> list[str]:
    """List the languages of the literals of *subject*, in order."""
    texts = codelist.objects(subject, kind)
    return sorted(text.language or "" for text in texts if isinstance(text, Literal))


def test_the_list_and_every_item_have_name_and_definition_in_both_languages(
    codelist: Graph,
) -> None:
    """Exactly one of each."""
    for node in [scheme(codelist), *concepts(codelist)]:
        assert languages(codelist, node, SKOS.prefLabel) == ["cs", "en"], node
        assert languages(codelist, node, SKOS.definition) == ["cs", "en"], node


def test_the_code_is_the_end_of_the_iri(codelist: Graph) -> None:
    """A record writes the code, the graph the IRI: one gives the other.

    Kinds of service have the paragraph of the act as their code; the others are their own slug.
    """
    for concept in concepts(codelist):
        assert re.fullmatch(rf"{re.escape(str(scheme(codelist)))}/[a-z0-9-]+", str(concept))
        (code,) = codelist.objects(concept, SKOS.notation)
        slug = str(concept).rpartition("/")[2]
        assert str(code) == slug or str(code).startswith("§ "), concept


def test_every_item_is_in_its_list_and_under_its_broader_one(codelist: Graph) -> None:
    """Top items say that they are; the others stand under an item of the same list."""
    for concept in concepts(codelist):
        assert list(codelist.objects(concept, SKOS.inScheme)) == [scheme(codelist)], concept
        top = (concept, SKOS.topConceptOf, scheme(codelist)) in codelist
        broader = list(codelist.objects(concept, SKOS.broader))
        assert top != bool(broader), concept
        assert set(broader) <= concepts(codelist), concept


def test_a_word_is_a_name_or_a_hidden_label_of_an_item_but_not_both(codelist: Graph) -> None:
    """SKOS keeps the three kinds of labels apart (S13)."""
    kinds = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    for concept in concepts(codelist):
        labels = [label for kind in kinds for label in codelist[concept:kind]]
        assert len(labels) == len(set(labels)), concept


def test_no_two_items_have_the_same_name(codelist: Graph) -> None:
    """In either language."""
    names = [name for concept in concepts(codelist) for name in codelist[concept : SKOS.prefLabel]]
    assert len(names) == len(set(names))


def test_replaced_legal_forms_end_the_day_before_their_successors_begin() -> None:
    """A form without verified dates has none."""
    forms = Graph().parse(ONTOLOGY / "codelists" / "legal-form.ttl")
    found = {
        (str(forms.value(old, V.validUntil)), str(forms.value(new, V.validFrom)))
        for old, new in forms[: DCTERMS.isReplacedBy]
        if (new, DCTERMS.replaces, old) in forms
    }
    assert found == {("2013-12-31", "2014-01-01")}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_file_is_named_as_its_list(path: Path) -> None:
    """Who knows the IRI of a list finds its file."""
    assert str(scheme(Graph().parse(path))) == f"{PREFIXES['cl']}{path.stem}"


def test_the_lists_are_those_of_the_records() -> None:
    """docs/records.md and docs/model.md name these lists."""
    assert {path.stem for path in LISTS} == {
        "capacity-unit",
        "completeness",
        "document-kind",
        "event-kind",
        "funding-source",
        "legal-form",
        "link-reason",
        "link-status",
        "measure-link-kind",
        "measure-status",
        "organisation-kind",
        "plan-kind",
        "plan-status",
        "programme",
        "role",
        "service-form",
        "service-kind",
        "target-group",
        "theme",
    }
