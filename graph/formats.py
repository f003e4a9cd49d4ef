"""The formats in which answers are written: names, media types, and who writes them.

Source of the media types: SPARQL 1.1 Query Results (JSON, XML, CSV/TSV) and RDF 1.1.
"""

from typing import NamedTuple

from pyoxigraph import QueryResultsFormat, RdfFormat


class Format(NamedTuple):  # dataclasses take a fifth of the time in which a worker starts
    """One way to write an answer. *name* is its short name and its file name extension."""

    name: str
    media_type: str
    native: QueryResultsFormat | RdfFormat
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The media type as a header says it: text types carry their charset."""
        text = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if text else self.media_type


SOLUTIONS = (
    Format(
        "json",
        "application/sparql-results+json",
        QueryResultsFormat.JSON,
        ("application/json",),
    ),
    Format(
        "xml",
        "application/sparql-results+xml",
        QueryResultsFormat.XML,
        ("application/xml", "text/xml"),
    ),
    Format("csv", "text/csv", QueryResultsFormat.CSV),
    Format("tsv", "text/tab-separated-values", QueryResultsFormat.TSV),
)
"""What SELECT and ASK can be written in, the default first."""

GRAPHS = (
    Format("ttl", "text/turtle", RdfFormat.TURTLE, ("turtle", "application/x-turtle")),
    Format("nt", "application/n-triples", RdfFormat.N_TRIPLES, ("ntriples", "text/plain")),
    Format(
        "rdf",
        "application/rdf+xml",
        RdfFormat.RDF_XML,
        ("rdfxml", "rdf+xml", "xml", "application/xml", "text/xml"),
    ),
    Format(
        "jsonld",
        "application/ld+json",
        RdfFormat.JSON_LD,
        ("json", "json-ld", "application/json"),
    ),
    Format("n3", "text/n3", RdfFormat.N3, ("text/rdf+n3",)),
)
"""What CONSTRUCT and DESCRIBE can be written in, the default first."""

DATASETS = (
    Format("nq", "application/n-quads", RdfFormat.N_QUADS, ("nquads", "text/x-nquads")),
    Format("trig", "application/trig", RdfFormat.TRIG, ("application/x-trig",)),
    next(form for form in GRAPHS if form.name == "jsonld"),
)
"""What all named graphs together can be written in, the default first."""

TRIPLES = (*GRAPHS, *DATASETS[:2])
"""What the SPARQL service writes triples in: as a data set, too, all in its default graph."""

FORMATS = {form.media_type: form for form in (*SOLUTIONS, *GRAPHS, *DATASETS)}
"""Every format by its media type."""


def named(name: str, formats: tuple[Format, ...]) -> Format | None:
    """Find the format of *formats* that goes by *name*: short name, media type or alias."""
    for form in formats:
        if name.lower() in (form.name, form.media_type, *form.aliases):
            return form
    return None
