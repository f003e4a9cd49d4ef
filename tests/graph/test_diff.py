"""The diff of two releases."""

from pyoxigraph import Literal, NamedNode, Quad

from graph.diff import diff
from graph.iris import graph_name
from graph.publish import publish
from graph.releases import DataDirectory

SAYS = NamedNode("https://example.org/says")
ONE, TWO = graph_name("document/one"), graph_name("document/two")


def says(name: str, text: str, graph: NamedNode) -> Quad:
    """Give a quad in which the thing *name* says *text*."""
    return Quad(NamedNode(f"https://example.org/{name}"), SAYS, Literal(text), graph)


def test_only_what_changed_is_in_the_diff(data: DataDirectory) -> None:
    """By graph, and by the entity whose statements changed."""
    same, old, new = says("a", "same", ONE), says("b", "old", ONE), says("b", "new", ONE)
    first = publish(data, {ONE: [same, old], TWO: [says("c", "same", TWO)]})
    second = publish(data, {ONE: [same, new]})
    changes = diff(first, second)

    assert [graph.graph for graph in changes.graphs] == [ONE]
    assert changes.graphs[0].removed == {old}
    assert changes.graphs[0].added == {new}
    assert changes.entities == ("https://example.org/b",)
    assert changes.text().splitlines() == [
        f"{first.id} → {second.id}: 1 entities changed",
        "",
        f"{ONE.value}: -1 +1",
        f"- {old} .",
        f"+ {new} .",
    ]


def test_a_graph_that_came_or_went_is_all_in_the_diff(data: DataDirectory) -> None:
    """A new document is added whole, and seen backwards removed whole."""
    first = publish(data, {ONE: [says("a", "x", ONE)]})
    second = publish(data, {TWO: [says("b", "y", TWO)]})

    assert diff(first, second).graphs[0].added == {says("b", "y", TWO)}
    assert diff(second, first).graphs[0].removed == {says("b", "y", TWO)}


def test_a_release_does_not_differ_from_itself(data: DataDirectory) -> None:
    """Nothing changed, and the text says so."""
    release = publish(data, {ONE: [says("a", "x", ONE)]})

    assert diff(release, release).graphs == ()
    assert "0 entities changed" in diff(release, release).text()
