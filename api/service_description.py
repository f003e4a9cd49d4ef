"""What the endpoint says of itself: SPARQL 1.1 Service Description, with its limits in words."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from api.settings import Settings
from graph.formats import GRAPHS, SOLUTIONS
from graph.iris import term
from graph.manifest import Manifest

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
}
"""Source: https://www.w3.org/ns/formats/"""


def describe(endpoint: str, settings: Settings, manifest: Manifest) -> Iterator[Triple]:
    """Describe the SPARQL service at *endpoint* and the graphs that it asks."""
    service = NamedNode(endpoint)
    yield Triple(service, term("rdf:type"), term("sd:Service"))
    yield Triple(service, term("sd:endpoint"), service)
    yield Triple(service, term("sd:supportedLanguage"), term("sd:SPARQL11Query"))
    yield Triple(service, term("sd:feature"), term("sd:UnionDefaultGraph"))
    if settings.services:
        yield Triple(service, term("sd:feature"), term("sd:BasicFederatedQuery"))
    for form in (*SOLUTIONS, *GRAPHS):
        name = NamedNode(_FORMATS + _FORMAT_NAMES[form.name])
        yield Triple(service, term("sd:resultFormat"), name)
    for text, language in _limits(settings):
        yield Triple(service, term("rdfs:comment"), Literal(text, language=language))
    yield from _dataset(service, manifest)


def _limits(settings: Settings) -> Iterator[tuple[str, str]]:
    seconds, memory, answer = settings.deadline, settings.memory, settings.answer
    yield f"Limits of a query: {seconds:g} s, {memory} MiB of memory, {answer} MiB of answer.", "en"
    yield f"Meze dotazu: {seconds:g} s, {memory} MiB paměti, odpověď do {answer} MiB.", "cs"


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
