"""What the endpoint says of itself: SPARQL 1.1 Service Description, with its limits."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from api.settings import Settings
from graph.formats import GRAPHS, SOLUTIONS, TRIPLES
from graph.iris import term
from graph.manifest import Manifest
from graph.namespaces import PREFIXES

_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
    "n3": "N3",
    "nq": "N-Quads",
    "trig": "TriG",
}
"""Source: https://www.w3.org/ns/formats/"""

FUNCTIONS = tuple(
    f"{PREFIXES['geof']}{name}"
    for name in (
        *("sfEquals", "sfDisjoint", "sfIntersects", "sfTouches", "sfCrosses", "sfWithin"),
        *("sfContains", "sfOverlaps", "ehEquals", "distance"),
    )
)
"""The functions that Oxigraph knows beside those of SPARQL."""

_SIMPLE = NamedNode("http://www.w3.org/ns/entailment/Simple")


def describe(
    endpoint: str, settings: Settings, manifest: Manifest, *, writes: bool = False
) -> Iterator[Triple]:
    """Describe the SPARQL service at *endpoint*, the graphs that it asks, and its limits."""
    service = NamedNode(endpoint)
    yield Triple(service, term("rdf:type"), term("sd:Service"))
    yield Triple(service, term("sd:endpoint"), service)
    for curie, ability in _abilities(settings, writes=writes):
        yield Triple(service, term(curie), ability)
    for curie, limit in _limits(settings):
        yield Triple(service, term(curie), limit)
    for function in FUNCTIONS:
        yield Triple(service, term("sd:extensionFunction"), NamedNode(function))
    yield Triple(service, term("sd:propertyFeature"), term("v:search"))
    limits = endpoint.removesuffix("sparql") + "limits"
    yield Triple(service, term("rdfs:seeAlso"), NamedNode(limits))
    yield Triple(service, term("rdfs:seeAlso"), NamedNode(f"{limits}#engine"))
    yield from _dataset(service, manifest)
    for function in FUNCTIONS:
        yield Triple(NamedNode(function), term("rdf:type"), term("sd:Function"))
    yield Triple(term("v:search"), term("rdf:type"), term("sd:Feature"))


def _abilities(settings: Settings, *, writes: bool) -> Iterator[tuple[str, NamedNode]]:
    yield "sd:supportedLanguage", term("sd:SPARQL11Query")
    if writes:
        yield "sd:supportedLanguage", term("sd:SPARQL11Update")
    yield "sd:feature", term("sd:UnionDefaultGraph")
    if settings.services:
        yield "sd:feature", term("sd:BasicFederatedQuery")
    yield "sd:defaultEntailmentRegime", _SIMPLE
    for form in (*SOLUTIONS, *TRIPLES):
        yield "sd:resultFormat", NamedNode(_FORMATS + _FORMAT_NAMES[form.name])
    for form in GRAPHS if writes else ():
        yield "sd:inputFormat", NamedNode(_FORMATS + _FORMAT_NAMES[form.name])


def _limits(settings: Settings) -> Iterator[tuple[str, Literal]]:
    """Say the limits as numbers, and in words."""
    seconds, memory, answer = settings.deadline, settings.memory, settings.answer
    yield "v:timeLimit", Literal(str(seconds), datatype=term("xsd:decimal"))
    yield "v:memoryLimit", Literal(settings.limits.memory)
    yield "v:answerLimit", Literal(settings.limits.size)
    yield "v:requestLimit", Literal(settings.query_bytes)
    yield "v:runningLimit", Literal(settings.workers + settings.long)
    yield "v:waitingLimit", Literal(settings.share)
    words = f"Limits of a query: {seconds:g} s, {memory} MiB of memory, {answer} MiB of answer."
    yield "rdfs:comment", Literal(words, language="en")
    words = f"Meze dotazu: {seconds:g} s, {memory} MiB paměti, odpověď do {answer} MiB."
    yield "rdfs:comment", Literal(words, language="cs")


def _dataset(service: NamedNode, manifest: Manifest) -> Iterator[Triple]:
    dataset, default = BlankNode(), BlankNode()
    yield Triple(service, term("sd:defaultDataset"), dataset)
    yield Triple(dataset, term("rdf:type"), term("sd:Dataset"))
    yield Triple(dataset, term("dcterms:identifier"), Literal(manifest.id))
    yield Triple(dataset, term("sd:defaultGraph"), default)
    yield Triple(default, term("rdf:type"), term("sd:Graph"))
    yield Triple(default, term("void:triples"), Literal(manifest.triples))
    for name, graph_sum in sorted(manifest.graphs.items()):
        named, content = BlankNode(), BlankNode()
        yield Triple(dataset, term("sd:namedGraph"), named)
        yield Triple(named, term("rdf:type"), term("sd:NamedGraph"))
        yield Triple(named, term("sd:name"), NamedNode(name))
        yield Triple(named, term("sd:graph"), content)
        yield Triple(content, term("rdf:type"), term("sd:Graph"))
        yield Triple(content, term("void:triples"), Literal(graph_sum.triples))
