"""What ARES told about organisations, as the named graph of that register.

An answer stays until the same organisation is asked about again, so that asking can go on where it
stopped. Candidates are no decisions: the rule ``identify_organisations`` gives a certain one's IČO
to an organisation that has none.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import concept, graph_name, municipality, parse_resource, resource, term
from graph.releases import Release
from loaders.codelists import czech_names
from loaders.emit.statements import Statements, czech, day
from loaders.registers.ares import ADDRESS
from loaders.registers.identify import Candidate, Identification
from loaders.resolve.places import Gazetteer

ARES = graph_name("register/ares")


def identification_quads(
    found: Iterable[Identification], asked: date, known: Gazetteer, release: Release
) -> list[Quad]:
    """Give the graph of ARES: what was *found* on the day *asked*, and older answers of *release*.

    A seat is stated where *known* has the town, a legal form where our code list has it.
    """
    statements, fresh = Statements(ARES), {item.key: item for item in found}
    _provenance(statements)
    for item in fresh.values():
        _identification(item, asked, known, statements)
    kept = (quad for quad in release.open().quads(ARES) if _holds(quad, fresh))
    return sorted({*statements.quads(), *kept}, key=str)


def _provenance(graph: Statements) -> None:
    node = resource("register", "ares")
    graph.type(node, "prov:Entity")
    graph.add(node, "skos:prefLabel", czech("Administrativní registr ekonomických subjektů"))
    graph.add(node, "skos:prefLabel", Literal("Register of economic subjects", language="en"))
    graph.add(node, "dcterms:source", NamedNode(ADDRESS))
    graph.type(ARES, "prov:Entity")
    graph.add(ARES, "prov:wasDerivedFrom", node)
    graph.add(ARES, "prov:wasAttributedTo", resource("agent", "vazby"))


def _identification(item: Identification, asked: date, known: Gazetteer, graph: Statements) -> None:
    node = resource("identification", item.key)
    graph.type(node, "v:Identification")
    graph.add(node, "v:identifies", resource("organisation", item.key))
    graph.add(node, "v:askedOn", day(asked.isoformat()))
    for candidate in item.candidates:
        subject = resource("candidate", f"{item.key}--{candidate.subject.ico}")
        graph.add(node, "v:candidateSubject", subject)
        _candidate(subject, candidate, known, graph)


def _candidate(node: NamedNode, candidate: Candidate, known: Gazetteer, graph: Statements) -> None:
    subject = candidate.subject
    seat = known.municipality(subject.seat or "")
    form = subject.legal_form if subject.legal_form in czech_names("legal-form") else None
    graph.type(node, "v:CandidateSubject")
    graph.add(node, "v:registeredNumber", Literal(subject.ico, datatype=term("v:ico")))
    graph.add(node, "v:registeredName", czech(subject.name))
    graph.add(node, "v:legalForm", concept("legal-form", form) if form else None)
    graph.add(node, "dcterms:spatial", municipality(seat.code) if seat else None)
    graph.add(node, "v:periodStart", day(subject.founded))
    graph.add(node, "v:periodEnd", day(subject.dissolved))
    graph.add(node, "v:matchScore", Literal(str(candidate.score), datatype=term("xsd:decimal")))
    graph.add(node, "v:matchReason", czech(candidate.reason_cs))
    graph.add(node, "v:matchReason", Literal(candidate.reason_en, language="en"))
    graph.add(node, "v:certain", Literal(candidate.is_certain))
    graph.add(node, "rdfs:seeAlso", NamedNode(f"{ADDRESS}/ekonomicke-subjekty/{subject.ico}"))


def _holds(quad: Quad, fresh: Mapping[str, Identification]) -> bool:
    """Tell whether an older answer holds on: what was asked in vain changes only its day."""
    key = _about(quad)
    if key is None or key not in fresh:
        return key is not None
    return not fresh[key].is_answered and quad.predicate != term("v:askedOn")


def _about(quad: Quad) -> str | None:
    """Give the key of the organisation that an answer is about; None for other statements."""
    subject = quad.subject
    kind, key = (isinstance(subject, NamedNode) and parse_resource(subject.value)) or ("", "")
    return key.split("--")[0] if kind in {"identification", "candidate"} else None
