"""What a store says of one thing, looked up thing by thing, so that memory holds one at a time."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from graph.iris import parse_resource, term
from graph.store import EmbeddedStore, Term

Facts = Mapping[str, Iterable[str]]
"""What is said of a thing: values by CURIE."""


def things(store: EmbeddedStore, curie: str, value: NamedNode | None = None) -> list[NamedNode]:
    """Give what has the property *curie*, or has it with *value*, sorted by IRI."""
    told = store.triples(None, term(curie), value)
    found = {quad.subject for quad in told if isinstance(quad.subject, NamedNode)}
    return sorted(found, key=lambda thing: thing.value)


def values(store: EmbeddedStore, thing: Term, *path: str) -> Iterator[str]:
    """Give the values to which the properties of *path*, CURIEs, lead from *thing*."""
    if not path:
        yield getattr(thing, "value", "")
    elif not isinstance(thing, Literal):
        for quad in store.triples(thing, term(path[0]), None):
            yield from values(store, quad.object, *path[1:])


def key_of(iri: str) -> str:
    """Give the key of a thing of ours; any other one has its IRI as its key."""
    return (parse_resource(iri) or ("", iri))[1]


def codes(iris: Iterable[str]) -> frozenset[str]:
    """Give the codes that *iris* end with."""
    return frozenset(iri.rpartition("/")[2] for iri in iris)
