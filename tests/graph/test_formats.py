"""Every format goes by its name, its media type and its aliases."""

import pytest

from graph.formats import FORMATS, GRAPHS, SOLUTIONS, Format, named


@pytest.mark.parametrize("formats", [SOLUTIONS, GRAPHS], ids=["solutions", "graphs"])
def test_no_name_stands_for_two_formats(formats: tuple[Format, ...]) -> None:
    """And each is found by all its names, in capitals too."""
    names = [name for form in formats for name in (form.name, form.media_type, *form.aliases)]

    assert len(names) == len(set(names))
    for form in formats:
        assert {named(name.upper(), formats) for name in (form.name, *form.aliases)} == {form}
        assert FORMATS[form.media_type] is form


def test_json_and_xml_depend_on_the_kind_of_answer() -> None:
    """Results of SELECT, or JSON-LD and RDF/XML."""
    for name, solutions, graphs in (("json", "json", "jsonld"), ("xml", "xml", "rdf")):
        of_solutions, of_graphs = named(name, SOLUTIONS), named(name, GRAPHS)
        assert of_solutions is not None
        assert of_graphs is not None
        assert (of_solutions.name, of_graphs.name) == (solutions, graphs)
    assert named("docx", SOLUTIONS) is None


def test_text_says_its_charset() -> None:
    """Other types have UTF-8 by definition."""
    types = {form.name: form.content_type for form in FORMATS.values()}

    assert types["csv"] == "text/csv; charset=utf-8"
    assert types["jsonld"] == "application/ld+json"
