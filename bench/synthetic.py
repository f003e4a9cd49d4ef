"""A graph of the shape of ours and of any size: organisations, partnerships, memberships, towns."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import concept, graph_name, municipality, resource, term

GRAPH = graph_name("reference")
PER_ORGANISATION = 22
"""Triples that come with one organisation, about, the rules' included."""

_SYLLABLES = ("ba", "če", "di", "ho", "ja", "ku", "lí", "mo", "ně", "po", "ra", "sto", "tě", "ve")
_TOWNS = 250


def quads(triples: int) -> Iterator[Quad]:
    """Give quads of which publishing makes a release of about so many *triples*."""
    for town in range(_TOWNS):
        yield from _town(town)
    for number in range(triples // PER_ORGANISATION):
        yield from _organisation(number)


def organisation(number: int) -> NamedNode:
    """Give the IRI of an organisation."""
    return resource("organisation", f"o{number}")


def name(number: int) -> str:
    """Give a name of three words; those of neighbours differ."""
    digits = number * 2_654_435_761 % (1 << 40)
    words = []
    for _ in range(3):
        digits, *letters = digits // 2744, digits % 14, digits // 14 % 14, digits // 196 % 14
        words.append("".join(_SYLLABLES[letter] for letter in letters))
    return " ".join(words).capitalize()


def _town(number: int) -> Iterator[Quad]:
    town, partnership = _municipality(number), _partnership(number)
    yield _quad(town, "rdf:type", term("v:Municipality"))
    yield _quad(town, "skos:prefLabel", Literal(f"Město {name(number)}", language="cs"))
    yield _quad(partnership, "rdf:type", term("v:LocalPartnership"))
    yield _quad(partnership, "skos:prefLabel", Literal(f"LP {name(number)}", language="cs"))
    yield _quad(partnership, "dcterms:spatial", town)


def _organisation(number: int) -> Iterator[Quad]:
    subject = organisation(number)
    yield _quad(subject, "rdf:type", term("org:FormalOrganization"))
    yield _quad(subject, "org:classification", concept("organisation-kind", "ngo"))
    yield _quad(subject, "skos:prefLabel", Literal(name(number), language="cs"))
    yield _quad(subject, "v:seat", _municipality(number))
    for place in range(1 + number % 3):
        membership = resource("membership", f"m{number}-{place}")
        yield _quad(membership, "rdf:type", term("org:Membership"))
        yield _quad(membership, "org:member", subject)
        yield _quad(membership, "org:organization", _partnership(number + 7 * place))
        yield _quad(membership, "v:labelAsWritten", Literal(name(number), language="cs"))


def _municipality(number: int) -> NamedNode:
    return municipality(str(500_000 + number % _TOWNS))


def _partnership(number: int) -> NamedNode:
    return resource("partnership", f"lp-{number % _TOWNS}")


def _quad(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(subject, term(predicate), value, GRAPH)
