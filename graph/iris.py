"""Minting and parsing our IRIs: pure functions, slugs from data, never random."""

import re
import unicodedata
from functools import lru_cache

from pyoxigraph import NamedNode

from graph.errors import NotAnIriError
from graph.namespaces import PREFIXES, expand

SLUG_LENGTH = 80
_TERMS = 2000  # of vocabularies, made once each
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(text: str, length: int = SLUG_LENGTH) -> str:
    """Fold *text* to an ASCII slug of at most *length* characters, cut at a word's end.

    >>> slug("Most k naději")
    'most-k-nadeji'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _NOT_SLUG.sub("-", plain).strip("-")
    if len(words) <= length:
        return words
    return words[: length + 1].rpartition("-")[0] or words[:length]


def parse_iri(text: str) -> NamedNode:
    """Read *text*, which comes from a user, as an IRI; raise NotAnIriError for none."""
    try:
        return NamedNode(text)
    except ValueError:
        message = f"{text[:100]!r} is no IRI."
        raise NotAnIriError(
            message, "Give the whole IRI, as in https://example.org/thing."
        ) from None


def read_iri(text: str) -> NamedNode:
    """Read a CURIE with a prefix of ours, or a whole IRI, in brackets where its scheme is a prefix.

    >>> read_iri("ruian:obec/567451").value, read_iri("<geo:50.5,13.8>").value
    ('https://linked.cuzk.cz/resource/ruian/obec/567451', 'geo:50.5,13.8')
    """
    known = text.partition(":")[0] in PREFIXES
    return parse_iri(expand(text) if known else text.removeprefix("<").removesuffix(">"))


def resource(kind: str, key: str) -> NamedNode:
    """Mint the IRI of the thing *key* of *kind* (``organisation``, ``plan`` …)."""
    return NamedNode(f"{PREFIXES['res']}{kind}/{key}")


def concept(scheme: str, code: str) -> NamedNode:
    """Mint the IRI of the concept *code* in the code list *scheme*."""
    return NamedNode(f"{PREFIXES['cl']}{scheme}/{code}")


def graph_name(path: str) -> NamedNode:
    """Mint the IRI of a named graph: ``reference``, ``inferred``, ``document/<key>``."""
    return parse_iri(f"{PREFIXES['g']}{path}")


def municipality(code: str) -> NamedNode:
    """Give the official RÚIAN IRI of the municipality *code* (six digits), the only one allowed.

    Source: OFN Propojená data, which binds Czech data sets to the IRIs of ČÚZK.
    """
    return NamedNode(f"{PREFIXES['ruian']}obec/{code}")


def region(code: str) -> NamedNode:
    """Give the region whose IRI ends in *code*: official where that is a RÚIAN code, else ours.

    >>> region("60").value, region("cz010").value
    ('https://linked.cuzk.cz/resource/ruian/vusc/60', 'https://w3id.org/vazby/resource/region/cz010')
    """
    return term(f"ruian:vusc/{code}") if code.isdecimal() else resource("region", code)


@lru_cache(_TERMS)
def term(curie: str) -> NamedNode:
    """Give the IRI of a vocabulary term written as a CURIE."""
    return NamedNode(expand(curie))


def parse_resource(iri: str) -> tuple[str, str] | None:
    """Take *iri* apart into kind and key, or give None where it is none of ours.

    >>> parse_resource("https://w3id.org/vazby/resource/organisation/most-k-nadeji")
    ('organisation', 'most-k-nadeji')
    """
    if not iri.startswith(PREFIXES["res"]):
        return None
    kind, _, key = iri.removeprefix(PREFIXES["res"]).partition("/")
    return (kind, key) if kind and key else None
