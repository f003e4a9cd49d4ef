"""The ontology and the examples come with every release."""

from graph.fixed_graphs import fixed_graphs
from graph.iris import graph_name, resource


def test_both_graphs_are_there_and_every_quad_is_in_its_graph() -> None:
    """None is empty."""
    graphs = fixed_graphs()

    assert set(graphs) == {graph_name("ontology"), graph_name("examples")}
    for name, quads in graphs.items():
        assert quads
        assert {quad.graph_name for quad in quads} == {name}


def test_examples_have_addresses_of_ours() -> None:
    """Each is a resource."""
    subjects = {quad.subject for quad in fixed_graphs()[graph_name("examples")]}

    assert resource("example", "ngos-in-more-than-one-town") in subjects
