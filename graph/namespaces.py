"""Every prefix, once.

The prefixes of other vocabularies are those of ``docs/model.md``. Another publisher of such a graph
sets ``VAZBY_NAMESPACE`` for the data; terms of the ontology and code lists keep their IRIs.
"""

import os
from collections.abc import Iterable

BASE = "https://w3id.org/vazby/"
DATA = os.environ.get("VAZBY_NAMESPACE", BASE)

PREFIXES: dict[str, str] = {
    "v": f"{BASE}ontology#",
    "cl": f"{BASE}codelist/",
    "res": f"{DATA}resource/",
    "g": f"{DATA}graph/",
    "adms": "http://www.w3.org/ns/adms#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "geof": "http://www.opengis.net/def/function/geosparql/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "ruian": "https://linked.cuzk.cz/resource/ruian/",
    "schema": "http://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def expand(curie: str) -> str:
    """Give the full IRI of *curie*; the part after the first colon may hold slashes.

    >>> expand("org:Membership")
    'http://www.w3.org/ns/org#Membership'
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def shorten(iri: str) -> str:
    """Give the CURIE of *iri* by the longest namespace that fits, or *iri* itself.

    >>> shorten("http://www.w3.org/ns/org#Membership")
    'org:Membership'
    """
    fitting = [(len(ns), prefix, ns) for prefix, ns in PREFIXES.items() if iri.startswith(ns)]
    if not fitting:
        return iri
    _, prefix, namespace = max(fitting)
    return f"{prefix}:{iri[len(namespace) :]}"


def used_prefixes(triples: Iterable[object]) -> dict[str, str]:
    """Give the prefixes that shorten anything in *triples*, which print as N-Triples does.

    >>> used_prefixes(["<http://www.w3.org/ns/org#member> <http://purl.org/dc/terms/title>"])
    {'dcterms': 'http://purl.org/dc/terms/', 'org': 'http://www.w3.org/ns/org#'}
    """
    text = " ".join(map(str, triples))
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if f"<{namespace}" in text}
