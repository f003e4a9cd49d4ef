"""The code lists of ``ontology/codelists/`` as the loaders need them: codes and Czech names."""

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, parse

from graph.iris import term
from graph.paths import ONTOLOGY

_NAME = term("skos:prefLabel")


@cache
def czech_names(codelist: str) -> Mapping[str, str]:
    """Give the Czech names of the items of *codelist* by their codes.

    >>> czech_names("service-form")["terenni"]
    'Terénní'
    """
    return {
        quad.subject.value.rpartition("/")[2]: quad.object.value
        for quad in parse(path=ONTOLOGY / "codelists" / f"{codelist}.ttl")
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
        and (quad.predicate, quad.object.language) == (_NAME, "cs")
        and not quad.subject.value.endswith(f"/codelist/{codelist}")
    }
