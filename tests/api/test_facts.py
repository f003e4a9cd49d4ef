"""What the page queries answer, made handy for templates."""

import pytest
from pyoxigraph import Literal, NamedNode

from api.facts import (
    MOST_FACTS,
    Answer,
    Evidence,
    Facts,
    Label,
    Labels,
    by_statement,
    read_row,
    things_in,
)
from graph.iris import graph_name, resource, term
from graph.queries import load

A, B, C = (resource("organisation", key) for key in "abc")
NAME, MEMBER = term("skos:prefLabel"), term("org:memberOf")
DOCUMENT, INFERRED = graph_name("document/one"), graph_name("inferred")


def fact(property_: NamedNode, value: NamedNode | Literal, graph: NamedNode) -> Answer:
    """Make an answer of `facts_about`."""
    return {"property": property_, "value": value, "graph": graph}


def label(thing: NamedNode, text: str, language: str | None, rank: int = 1) -> Answer:
    """Make an answer of `labels_of`."""
    words = Literal(text, language=language) if language else Literal(text)
    return {"thing": thing, "label": words, "rank": Literal(rank)}


def test_a_row_has_every_variable() -> None:
    """None where the answer has none; a list is split and sorted."""
    answer: Answer = {"town": A, "unitList": Literal(f"{C.value} {B.value}")}
    row = read_row(answer, ["town", "when", "unitList", "themeList"])

    assert row == {"town": A, "when": None, "unitList": (B, C), "themeList": ()}
    assert list(things_in([row])) == [A, B, C]


def test_a_fact_that_a_document_says_too_is_not_inferred() -> None:
    """Whichever graph comes first."""
    for graphs in ([DOCUMENT, INFERRED], [INFERRED, DOCUMENT]):
        facts = Facts([fact(MEMBER, B, graph) for graph in graphs])
        ((_, (found,)),) = facts.by_property()
        assert not found.inferred
    ((_, (found,)),) = Facts([fact(MEMBER, B, INFERRED)]).by_property()
    assert found.inferred


def test_facts_are_found_by_their_property() -> None:
    """And know every thing that they mention."""
    facts = Facts([fact(NAME, Literal("x"), DOCUMENT), fact(MEMBER, B, DOCUMENT)])

    assert facts
    assert facts.all("org:memberOf") == [B]
    assert facts.first("skos:prefLabel") == Literal("x")
    assert facts.first("org:role") is None
    assert list(facts.things()) == [NAME, MEMBER, B]
    assert not Facts()


def test_facts_tell_what_their_thing_is_called() -> None:
    """As the query for labels would, the preferred ones first."""
    names = {"skos:prefLabel": "Most", "rdfs:label": "most", "v:labelAsWritten": "MOST"}
    told = [fact(term(curie), Literal(text), DOCUMENT) for curie, text in names.items()]
    labels = Facts(told).labels(A)

    assert labels.knows(A)
    assert labels.best(A, "cs") == Label("Most", "cs")
    assert Facts(told[1:]).labels(A).best(A, "cs") == Label("most", "cs")
    assert not Facts([fact(MEMBER, B, DOCUMENT)]).labels(A).knows(A)


def test_facts_are_whole_where_there_are_fewer_than_are_read() -> None:
    """Of a thing with more, some may be missing."""
    many = [fact(NAME, Literal(str(number)), DOCUMENT) for number in range(MOST_FACTS)]

    assert f"LIMIT {MOST_FACTS}" in load("facts_about").text
    assert Facts(many[1:]).whole
    assert not Facts(many).whole


@pytest.mark.parametrize(
    ("labels", "language", "expected"),
    [
        ([("město", "cs", 1), ("town", "en", 1)], "en", Label("town", "en")),
        ([("město", "cs", 1), ("town", "en", 1)], "cs", Label("město", "cs")),
        ([("Stadt", "de", 1), ("město", "cs", 1)], "en", Label("město", "cs")),
        ([("Stadt", "de", 1), ("town", "en", 1)], "cs", Label("town", "en")),
        ([("Stadt", "de", 1)], "cs", Label("Stadt", "de")),
        ([("psáno", "cs", 4), ("name", "en", 1)], "cs", Label("name", "en")),
        ([("b", "cs", 1), ("a", "cs", 1)], "cs", Label("a", "cs")),
        ([("bez jazyka", None, 1)], "en", Label("bez jazyka", "cs")),
        ([], "cs", Label("res:organisation/a", "")),
    ],
)
def test_the_best_label_is_chosen(
    labels: list[tuple[str, str | None, int]], language: str, expected: Label
) -> None:
    """By rank, then by language, then by the alphabet; a CURIE where there is none."""
    found = Labels([label(A, *item) for item in labels])

    assert found.best(A, language) == expected
    assert found.knows(A) == bool(labels)


def test_a_label_that_is_no_literal_is_none() -> None:
    """Foreign data may hold anything."""
    assert not Labels([{"thing": A, "label": B, "rank": Literal(1)}]).knows(A)


def test_things_and_rows_are_sorted_by_their_labels() -> None:
    """Ch stands after h; a row that has no thing comes first."""
    labels = Labels([label(A, "Cheb", "cs"), label(B, "Hora", "cs"), label(C, "Cvikov", "cs")])
    rows = [{"town": thing} for thing in (A, B, None, C)]

    assert labels.sorted([A, B, C], "cs") == [C, B, A]
    assert [row["town"] for row in labels.alphabetical(rows, "town", "cs")] == [None, C, B, A]


def test_evidence_leads_to_the_words_where_they_are_known() -> None:
    """Neither title, nor words, nor an address need be there."""
    place: Answer = {"statement": A, "document": B, "start": Literal(3), "end": Literal(9)}
    source: Answer = {"source": NamedNode("https://example.org/p"), "exact": Literal("od-do")}
    bare, full = Evidence.read(place), Evidence.read({**place, **source, "title": Literal("T")})

    assert (bare.title, bare.start, bare.end, bare.original) == ("res:organisation/b", 3, 9, None)
    assert full.title == "T"
    assert full.original == "https://example.org/p#:~:text=od%2Ddo"
    assert by_statement([place, {**place, "statement": C}]).keys() == {A.value, C.value}
