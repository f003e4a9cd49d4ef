"""What a SPARQL constraint looks at, and which constraints may look at anything."""

import pytest
from pyoxigraph import NamedNode

from graph.gate.constraints import lay_constraint
from graph.gate.paths import Step
from graph.gate.reach import Reach, UnboundedError

EX = "PREFIX ex: <https://example.org/> "


def looked_at(where: str) -> set[str]:
    """Lay a constraint with *where* and give its steps, those against the arrow marked by ^."""
    reach = Reach()
    lay_constraint(f"{EX}SELECT $this ?value WHERE {{ {where} }}", reach, reach.state())
    return {text(step) for _, step, _ in reach.steps()}


def text(step: Step) -> str:
    """Write a step as SPARQL does."""
    name = step.predicate.value.removeprefix("https://example.org/") if step.predicate else "any"
    return f"^{name}" if step.inverse else name


@pytest.mark.parametrize(
    ("where", "steps"),
    [
        ("$this ex:a ?value", {"a"}),
        ("?value ex:a $this", {"^a"}),
        ("$this ex:a ?value . ?other ex:a ?value ; ex:b ?more", {"a", "^a", "b"}),
        ("$this ex:a/^ex:b ?value", {"a", "^b"}),
        ("$this ex:a ?value . ?value (ex:b|ex:c)* $this", {"a", "b", "c"}),
        ("$this ?any ?value . ?other ex:b ?value", {"any", "^b"}),
        ("$this ex:a ?value FILTER(1 = 2 || NOT EXISTS { ?value ex:b [ ex:c 1 ] })", set("abc")),
        ("OPTIONAL { $this ex:a ?value } { $this ex:b 1 } UNION { $this ex:c 2 }", set("abc")),
        ("$this ex:a ?value BIND(EXISTS { ?value ex:b 1 } AS ?x)", {"a", "b"}),
    ],
)
def test_a_constraint_is_followed_from_this(where: str, steps: set[str]) -> None:
    """Each pattern from the end that is known, in whatever order they are written."""
    assert looked_at(where) == steps


@pytest.mark.parametrize(
    "where",
    [
        "?value ex:a ?other",
        "$this ex:a ?x . ?value ex:b ex:Thing",
        "BIND(IRI('https://example.org/x') AS ?x) ?x ex:a ?value",
        "{ $this ex:a ?value } UNION { $this ex:b ?other } ?value ex:c 1",
        "OPTIONAL { $this ex:a ?value } ?value ex:c 1",
        "$this !ex:a ?value",
        "GRAPH ?g { $this ex:a ?value }",
        "SERVICE <https://example.org/sparql> { $this ex:a ?value }",
        "{ SELECT $this (COUNT(*) AS ?value) { $this ex:a ?x } GROUP BY $this }",
        "$this ex:a ?value . VALUES ?x { 1 }",
        "$this ex:a ?value } GROUP BY ?value HAVING (COUNT(*) > 1) #",
        "$this ex:a ?value } LIMIT 1 #",
        "$this is not SPARQL",
    ],
)
def test_what_cannot_be_followed_has_no_bound(where: str) -> None:
    """Then the whole graph is validated, and nothing is overlooked."""
    with pytest.raises(UnboundedError):
        looked_at(where)


def test_a_constraint_that_counts_has_no_bound() -> None:
    """An expression in place of a variable may sum up all solutions."""
    reach = Reach()
    with pytest.raises(UnboundedError):
        lay_constraint("SELECT (COUNT(*) AS ?n) WHERE { $this ?p ?o }", reach, reach.state())


def test_a_walk_follows_a_repeated_path_to_its_end() -> None:
    """Where it may be left out, the walk is at its end already."""
    reach = Reach()
    start = reach.state()
    lay_constraint(f"{EX}SELECT * {{ $this ex:a* ?value . ?value ex:b 1 }}", reach, start)
    moves = dict(reach.moves(reach.joined({start})))
    a, b = (Step(NamedNode(f"https://example.org/{name}")) for name in "ab")

    assert set(moves) == {a, b}
    assert set(dict(reach.moves(moves[a]))) == {a, b}
