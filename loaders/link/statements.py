"""The graph ``g:links``: candidate links, decisions on them, merged organisations, realisations."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, parse

from graph.iris import concept, graph_name, resource, term
from graph.paths import ONTOLOGY
from loaders.emit.statements import Statements, day, plain
from loaders.link.decisions import SAME, Decision, Decisions
from loaders.link.measures import Realised
from loaders.link.organisations import Candidate, link_id

LINKS = graph_name("links")


def links_quads(
    found: Iterable[Candidate],
    realised: Iterable[Realised],
    known: Decisions,
    present: Collection[str],
) -> Iterator[Quad]:
    """Give the graph of links, link by link. What was decided is no longer open.

    A decision that keeps two organisations apart is told where both are *present*; one that made
    them one is told always, so that the old IRI leads to the new one ever after.
    """
    for candidate in found:
        if not known.about(candidate.pair):
            yield from _candidate(candidate)
    for row in known.rows:
        if row.decision == SAME or {*present} >= row.pair:
            yield from _decision(row)
    for old, new in known.merged.items():
        yield from _merging(old, new)
    for link in realised:
        yield from _realisation(link)


def _candidate(candidate: Candidate) -> list[Quad]:
    graph = Statements(LINKS)
    node = _link(candidate.id, "open", candidate.pair, graph)
    graph.add(node, "v:matchScore", Literal(f"{candidate.score:.2f}", datatype=term("xsd:decimal")))
    graph.add(node, "v:linkReason", *(concept("link-reason", code) for code in candidate.reasons))
    for language in ("cs", "en"):
        words = ", ".join(_reasons()[code, language] for code in candidate.reasons)
        graph.add(node, "v:matchReason", Literal(words, language=language))
    graph.add(node, "v:stayingOrganisation", _organisation(candidate.organisation))
    graph.add(node, "v:inferred", Literal(True))
    graph.add(node, "prov:wasDerivedFrom", *map(NamedNode, candidate.evidence))
    return graph.quads()


def _decision(row: Decision) -> list[Quad]:
    graph = Statements(LINKS)
    status = "accepted" if row.decision == SAME else "refused"
    node = _link(link_id(row.pair), status, row.pair, graph)
    if row.decision == SAME:
        graph.add(node, "v:stayingOrganisation", _organisation(row.organisation))
    graph.add(node, "rdfs:comment", plain(row.reason))
    graph.add(node, "dcterms:source", plain(row.source))
    graph.add(node, "v:decidedOn", day(row.decided_on))
    return graph.quads()


def _merging(old: str, new: str) -> list[Quad]:
    graph = Statements(LINKS)
    graph.add(_organisation(old), "dcterms:isReplacedBy", _organisation(new))
    graph.add(_organisation(old), "owl:deprecated", Literal(True))
    return graph.quads()


def _link(own: str, status: str, pair: Iterable[str], graph: Statements) -> NamedNode:
    node = resource("candidate-link", own)
    graph.type(node, "v:CandidateLink", "prov:Entity")
    graph.add(node, "v:linkStatus", concept("link-status", status))
    graph.add(node, "v:candidateOrganisation", *map(_organisation, pair))
    return node


def _realisation(link: Realised) -> list[Quad]:
    graph = Statements(LINKS)
    node = resource("realisation", f"{link.planned}--{link.achieved}")
    graph.type(node, "v:Realisation")
    graph.add(node, "v:plannedMeasure", resource("measure", link.planned))
    graph.add(node, "v:achievedMeasure", resource("measure", link.achieved))
    graph.add(node, "v:confidence", plain(link.confidence))
    graph.add(node, "v:inferred", Literal(True))
    return graph.quads()


@cache
def _reasons() -> Mapping[tuple[str, str], str]:
    """Give the names of the reasons by code and language: the code list is their only home."""
    return {
        (triple.subject.value.rpartition("/")[2], triple.object.language or ""): triple.object.value
        for triple in parse(path=ONTOLOGY / "codelists" / "link-reason.ttl")
        if triple.predicate == term("skos:prefLabel")
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, Literal)
    }


def _organisation(key: str) -> NamedNode:
    return resource("organisation", key)
