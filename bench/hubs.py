"""A graph with hubs: a town, a theme and an organisation with very many relations, and small ones.

What points at the hubs is whole: names, statuses, themes and evidence, as documents give them,
because a page of a hub shows as much of each row as a page of a small thing does.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import concept, graph_name, municipality, resource, term

GRAPH = graph_name("reference")
TOWN, SMALL_TOWN = municipality("500001"), municipality("500002")
SEAT = municipality("500003")
THEME, SMALL_THEME = concept("theme", "bydleni"), concept("theme", "dluhy-financni-gramotnost")
HUB, SMALL = resource("organisation", "hub"), resource("organisation", "small")
PARTNERSHIP, SMALL_PARTNERSHIP = resource("partnership", "hub"), resource("partnership", "small")
PAIRS = {
    "municipality": (TOWN, SMALL_TOWN),
    "concept": (THEME, SMALL_THEME),
    "organisation": (HUB, SMALL),
    "partnership": (PARTNERSHIP, SMALL_PARTNERSHIP),
}
"""Of each kind of page a hub and a small thing."""

EVIDENCE = ("oa:hasBody", "oa:hasTarget", "oa:hasSource", "oa:hasSelector", "oa:start", "oa:end")
"""What evidence is told with."""

_STATUSES = ("achieved", "planned", "ongoing", "rejected")
_KINDS = ("ngo", "school", "state-police", "labour-office")


def bare(large: int, small: int) -> Iterator[Quad]:
    """Give the graph of `quads` without names and evidence, which a test can publish quickly."""
    left_out = {term("skos:prefLabel"), *map(term, EVIDENCE)}
    return (quad for quad in quads(large, small) if quad.predicate not in left_out)


def quads(large: int, small: int) -> Iterator[Quad]:
    """Give a graph whose hubs have *large* relations of a kind and whose small things *small*."""
    yield from _place(TOWN, "Velké Město")
    yield from _place(SMALL_TOWN, "Malé Město")
    yield from _place(SEAT, "Sídlo")
    yield from _named(THEME, "skos:Concept", "bydlení")
    yield from _named(SMALL_THEME, "skos:Concept", "dluhy")
    yield from _organisation(HUB, "Všude", 0)
    yield from _organisation(SMALL, "Občas", 0)
    yield from _partnership(PARTNERSHIP, "Velké partnerství", SEAT)
    yield from _partnership(SMALL_PARTNERSHIP, "Malé partnerství", SMALL_TOWN)
    for number in range(large):
        yield from _measure(f"big-{number}", number, TOWN, THEME)
        yield from _membership(f"big-{number}", number, HUB, PARTNERSHIP)
    for number in range(small):
        yield from _measure(f"small-{number}", number, SMALL_TOWN, SMALL_THEME)
        yield from _membership(f"small-{number}", number, SMALL, SMALL_PARTNERSHIP)


def _measure(key: str, number: int, town: NamedNode, theme: NamedNode) -> Iterator[Quad]:
    measure, status = resource("measure", key), resource("status", key)
    classification = resource("classification", key)
    yield from _named(measure, "v:Measure", f"Opatření {number * 7919 % 10_007}")
    yield _quad(measure, "dcterms:spatial", town)
    yield _quad(measure, "v:statusAssertion", status)
    yield _quad(status, "v:status", concept("measure-status", _STATUSES[number % 4]))
    yield _quad(status, "v:inferred", Literal(True))
    yield _quad(measure, "v:classification", classification)
    yield _quad(classification, "v:theme", theme)
    yield _quad(classification, "v:inferred", Literal(True))
    yield from _evidence(f"measure--{key}", measure)


def _membership(
    key: str, number: int, organisation: NamedNode, partnership: NamedNode
) -> Iterator[Quad]:
    """Make *organisation* a member of a partnership of its own, and *partnership* have a member."""
    elsewhere, member = resource("partnership", key), resource("organisation", key)
    yield from _partnership(elsewhere, f"Partnerství {number}", municipality(str(600_000 + number)))
    yield from _place(municipality(str(600_000 + number)), f"Obec {number}")
    yield from _organisation(member, f"Člen {number * 7919 % 10_007}", number)
    yield from _joined(f"of-{key}", organisation, elsewhere)
    yield from _joined(f"in-{key}", member, partnership)


def _joined(key: str, member: NamedNode, partnership: NamedNode) -> Iterator[Quad]:
    membership = resource("membership", key)
    yield _quad(membership, "rdf:type", term("org:Membership"))
    yield _quad(membership, "org:member", member)
    yield _quad(membership, "org:organization", partnership)
    yield _quad(membership, "v:labelAsWritten", Literal("Jak je psáno", language="cs"))
    yield from _evidence(f"membership--{key}", membership)


def _place(town: NamedNode, name: str) -> Iterator[Quad]:
    """Make a town, which lies somewhere in a grid over the country."""
    row, column = divmod(int(town.value.rpartition("/")[2]) % 10_000, 100)
    yield from _named(town, "v:Municipality", name)
    yield _quad(town, "wgs:lat", Literal(48.6 + row / 50))
    yield _quad(town, "wgs:long", Literal(12.5 + column / 20))


def _organisation(subject: NamedNode, name: str, number: int) -> Iterator[Quad]:
    yield from _named(subject, "org:FormalOrganization", name)
    yield _quad(subject, "org:classification", concept("organisation-kind", _KINDS[number % 4]))


def _partnership(subject: NamedNode, name: str, town: NamedNode) -> Iterator[Quad]:
    yield from _named(subject, "v:LocalPartnership", name)
    yield _quad(subject, "dcterms:spatial", town)


def _evidence(key: str, statement: NamedNode) -> Iterator[Quad]:
    evidence = resource("evidence", key)
    target, position = (NamedNode(f"{evidence.value}#{part}") for part in ("target", "position"))
    yield _quad(evidence, "oa:hasBody", statement)
    yield _quad(evidence, "oa:hasTarget", target)
    yield _quad(target, "oa:hasSource", resource("document", "page"))
    yield _quad(target, "oa:hasSelector", position)
    yield _quad(position, "oa:start", Literal(1))
    yield _quad(position, "oa:end", Literal(9))


def _named(subject: NamedNode, kind: str, name: str) -> Iterator[Quad]:
    yield _quad(subject, "rdf:type", term(kind))
    yield _quad(subject, "skos:prefLabel", Literal(name, language="cs"))


def _quad(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(subject, term(predicate), value, GRAPH)
