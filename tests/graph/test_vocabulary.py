"""The ontology as quads."""

from graph.vocabulary import ONTOLOGY_GRAPH, ontology_files, ontology_quads


def test_the_whole_ontology_is_in_its_graph_in_the_same_order_each_time() -> None:
    """Terms, code lists and alignments."""
    quads = list(ontology_quads())
    assert {quad.graph_name for quad in quads} == {ONTOLOGY_GRAPH}
    assert quads == list(ontology_quads())


def test_terms_code_lists_and_alignments_have_files_of_their_own() -> None:
    """Folders below are read too."""
    names = {path.name for path in ontology_files()}
    assert {"core.ttl", "legal-form.ttl", "alignments.ttl"} <= names
