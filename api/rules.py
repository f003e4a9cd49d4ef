"""Which rule derives a fact: ``graph/rules``, by the terms that each of them writes."""

import re
from collections.abc import Mapping
from functools import cache

from pyoxigraph import NamedNode

from graph.namespaces import shorten
from graph.paths import RULES as FOLDER
from graph.queries import Query, read
from graph.rules import RULES

_WRITTEN = re.compile(r"CONSTRUCT {(.*?)}\s+WHERE", re.DOTALL)
_TERM = re.compile(r"\b[a-z]+:\w+")


@cache
def rules() -> tuple[Query, ...]:
    """List the rules in the order in which they run."""
    return tuple(read(FOLDER / f"{rule.name}.rq") for rule in RULES)


def deriving(property_: NamedNode, value: object = None) -> tuple[str, ...]:
    """Name the rules that write *property_*, or the class *value* where it tells a class."""
    curie = shorten(property_.value)
    if curie == "rdf:type" and isinstance(value, NamedNode):
        curie = shorten(value.value)
    return _writing().get(curie, ())


@cache
def _writing() -> Mapping[str, tuple[str, ...]]:
    """Give the names of the rules by the terms that they write, as CURIEs."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in rules():
        template = _WRITTEN.search(rule.text)
        for curie in dict.fromkeys(_TERM.findall(template[1] if template else "")):
            found[curie] = (*found.get(curie, ()), rule.name)
    return found
