"""The gate: its results, its report, and two engines that agree."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph.errors import UsageError
from graph.iris import graph_name, term
from graph.namespaces import PREFIXES
from graph.report import Result
from graph.validate import ENGINES, Engine, shapes_sum, validate

EX = "https://example.org/"
G = graph_name("reference")
SAYS = NamedNode(f"{EX}says")

SHAPES = '''
<#S> a sh:NodeShape ; sh:targetClass v:Plan ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:uniqueLang true ;
    sh:message "Doplňte název."@cs, "Add a name."@en ] ;
  sh:property [ sh:path v:priority ; sh:class skos:Concept ; sh:maxCount 2 ;
    sh:message "Opravte prioritu."@cs, "Correct the priority."@en ] ;
  sh:property [ sh:path ( v:priority [ sh:zeroOrMorePath skos:broader ] ) ; sh:nodeKind sh:IRI ;
    sh:severity sh:Warning ; sh:message "Opravte téma."@cs, "Correct the theme."@en ] ;
  sh:property [ sh:path [ sh:alternativePath ( [ sh:inversePath v:plan ] v:measure ) ] ;
    sh:minCount 1 ; sh:severity sh:Warning ;
    sh:message "Doplňte opatření."@cs, "Add a measure."@en ] ;
  sh:property [ sh:path v:periodStart ; sh:datatype xsd:date ; sh:lessThanOrEquals v:periodEnd ;
    sh:message "Opravte období."@cs, "Correct the period."@en ] ;
  sh:sparql [ sh:message "Plán nenahrazuje sebe."@cs, "A plan does not replace itself."@en ;
    sh:select """SELECT $this ?value WHERE {
      $this <https://example.org/says> ?value . FILTER(?value = $this) }""" ] .
'''
nodes = [NamedNode(f"{EX}{name}") for name in "abc"]
links = [SAYS, *map(term, ["rdf:type", "skos:broader", "v:priority", "v:plan", "v:measure"])]
dates = [Literal(f"{year}-01-01", datatype=term("xsd:date")) for year in (2016, 2018)]
words = [Literal("plán", language="cs"), Literal("záměr", language="cs"), Literal("2016")]
statements = st.one_of(
    st.tuples(
        st.sampled_from(links),
        st.sampled_from([*nodes, *words, term("v:Plan"), term("skos:Concept")]),
    ),
    st.tuples(st.just(term("skos:prefLabel")), st.sampled_from([*words, *nodes])),
    # No IRIs here: pySHACL takes them as comparable, which SHACL 4.5.4 does not.
    st.tuples(
        st.sampled_from([term("v:periodStart"), term("v:periodEnd")]),
        st.sampled_from([*dates, *words]),
    ),
)
quads = st.builds(
    lambda subject, said: Quad(subject, said[0], said[1], G), st.sampled_from(nodes), statements
)


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of shapes with each kind of constraint and path that ours have."""
    folder = tmp_path_factory.mktemp("shapes")
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    text = f"@base <{EX}> .\n{head}{SHAPES}"
    (folder / "plans.ttl").write_text(text, encoding="utf-8")
    return folder


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.lists(quads, max_size=25))
def test_both_engines_find_the_same(data: list[Quad], shapes: Path) -> None:
    """On random graphs the fast engine and the reference give equal results."""
    plan = Quad(nodes[0], term("rdf:type"), term("v:Plan"), G)
    rust, reference = (validate([plan, *data], engine, shapes).results for engine in ENGINES)

    assert rust == reference


@pytest.mark.parametrize("engine", ENGINES)
def test_a_result_tells_what_where_and_why(
    engine: Engine, shapes: Path, turtle: Callable[[str], list[Quad]]
) -> None:
    """A result has its place, its component, both messages and the value."""
    data = turtle(f'<{EX}a> a v:Plan ; v:measure <{EX}m> ; v:priority "nic" .')
    report = validate(data, engine, shapes)

    missing, wrong = report.violations
    assert missing == Result(
        severity="Violation",
        focus=f"<{EX}a>",
        path="<http://www.w3.org/2004/02/skos/core#prefLabel>",
        component="MinCountConstraintComponent",
        message_cs="Doplňte název.",
        message_en="Add a name.",
        value="",
    )
    assert (wrong.component, wrong.value) == ("ClassConstraintComponent", '"nic"')
    assert not report.conforms
    assert [result.path for result in report.warnings] == [
        "(<https://w3id.org/vazby/ontology#priority>/"
        "<http://www.w3.org/2004/02/skos/core#broader>*)"
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_warnings_alone_conform(
    engine: Engine, shapes: Path, turtle: Callable[[str], list[Quad]]
) -> None:
    """A graph with warnings may be published."""
    report = validate(turtle(f'<{EX}a> a v:Plan ; skos:prefLabel "plán"@cs .'), engine, shapes)

    assert report.conforms
    assert [result.path for result in report.warnings] == [
        "(^<https://w3id.org/vazby/ontology#plan>|<https://w3id.org/vazby/ontology#measure>)"
    ]


def test_the_report_is_grouped_by_what_to_do(
    shapes: Path, turtle: Callable[[str], list[Quad]]
) -> None:
    """A curator reads each message once, in two languages, then where it holds."""
    text = validate(turtle(f"<{EX}a> a v:Plan . <{EX}b> a v:Plan ."), shapes=shapes).text()

    assert text.startswith("Chyby: 2, upozornění: 2.\nViolations: 2, warnings: 2.\n")
    assert (
        "[Violation] Doplňte název.\n"
        "[Violation] Add a name.\n"
        f"  - <{EX}a>  skos:prefLabel\n"
        f"  - <{EX}b>  skos:prefLabel\n"
    ) in text


def test_the_report_is_rdf_too(shapes: Path, turtle: Callable[[str], list[Quad]]) -> None:
    """Its Turtle is a sh:ValidationReport with as many results."""
    report = validate(turtle(f"<{EX}a> a v:Plan ."), shapes=shapes)
    found = [quad.object for quad in parse("".join(report.turtle()), format=RdfFormat.TURTLE)]

    assert found.count(term("sh:ValidationResult")) == len(report.results) == 2


def test_an_engine_that_does_not_exist_is_refused() -> None:
    """The hint names the two that do."""
    with pytest.raises(UsageError) as caught:
        validate([], "jena")  # type: ignore[arg-type]  # what a user may type

    assert "rust, pyshacl" in caught.value.hint


def test_the_checksum_of_shapes_follows_their_text(shapes: Path, tmp_path: Path) -> None:
    """Other shapes, another sum; the same shapes elsewhere, the same sum."""
    (tmp_path / "plans.ttl").write_bytes((shapes / "plans.ttl").read_bytes())
    assert shapes_sum(tmp_path) == shapes_sum(shapes)

    (tmp_path / "plans.ttl").write_text("", encoding="utf-8")
    assert shapes_sum(tmp_path) != shapes_sum(shapes)
