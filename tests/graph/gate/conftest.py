"""Shapes with every kind of constraint that the gate can take apart, and random graphs for them."""

from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import NamedNode, Quad

from graph.iris import graph_name
from graph.namespaces import PREFIXES
from graph.store import EmbeddedStore

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
EX = "https://example.org/"
SHAPES = '''
<#prefixes> sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .

<#Thing> a sh:NodeShape ; sh:targetClass <A> ; sh:disjoint <q> ;
  sh:property <#Thing-p>, <#Thing-back>, <#Thing-far> ; sh:message "věc"@cs, "thing"@en .
<#Thing-p> sh:path <p> ; sh:maxCount 1 ; sh:class <B> ; sh:equals <q> ;
  sh:message "p"@cs, "p"@en .
<#Thing-back> sh:path [ sh:inversePath <q> ] ; sh:minCount 1 ; sh:node <#Named> ;
  sh:severity sh:Warning ; sh:message "zpět"@cs, "back"@en .
<#Thing-far>
  sh:path ( <p> [ sh:zeroOrMorePath [ sh:alternativePath ( <q> [ sh:inversePath <p> ] ) ] ] ) ;
  sh:not <#Named> ; sh:severity sh:Warning ; sh:message "daleko"@cs, "far"@en .
<#Named> a sh:NodeShape ;
  sh:or ( [ sh:property [ sh:path <name> ; sh:minCount 1 ] ] [ sh:class <A> ] ) .

<#Subject> a sh:NodeShape ; sh:targetSubjectsOf <q> ;
  sh:property <#Subject-unique>, <#Subject-some> .
<#Subject-unique> sh:path <name> ; sh:message "stejné"@cs, "same"@en ;
  sh:sparql [ sh:prefixes <#prefixes> ; sh:select """SELECT DISTINCT $this ?value WHERE {
    $this $PATH ?value . ?other $PATH ?value . FILTER(?other != $this)
    FILTER NOT EXISTS { ?other ex:p/ex:q+ $this } }""" ] .
<#Subject-some> sh:path <q> ; sh:qualifiedValueShape <#Named> ; sh:qualifiedMinCount 1 ;
  sh:message "žádné"@cs, "none"@en .

<#Object> a sh:NodeShape ; sh:targetObjectsOf <p> ; sh:targetNode <c> ; sh:nodeKind sh:IRI ;
  sh:message "cíl"@cs, "object"@en ;
  sh:sparql [ sh:prefixes <#prefixes> ; sh:message "kruh"@cs, "circle"@en ;
    sh:select """SELECT DISTINCT $this ?value WHERE {
      $this (ex:q|^ex:p) ?value . { ?value ex:p ?any } UNION { ?value ex:q/ex:name ?any }
      OPTIONAL { ?value ex:p ?next . FILTER EXISTS { ?next ex:q $this } }
      FILTER(!BOUND(?next)) }""" ] .

<B> a rdfs:Class, sh:NodeShape ; sh:closed true ; sh:ignoredProperties ( rdf:type <p> <name> ) ;
  sh:property [ sh:path <p> ] ; sh:message "zavřené"@cs, "closed"@en .
'''

settings.register_profile("long", max_examples=5000)
"""``pytest tests/graph/gate --hypothesis-profile=long``, as ``make fuzz`` does."""

StoreOf = Callable[[Iterable[Quad]], EmbeddedStore]


@pytest.fixture(scope="session")
def every_shape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with SHAPES."""
    folder = tmp_path_factory.mktemp("every-shape")
    text = f"@base <{EX}> .\n{HEAD}{SHAPES}"
    (folder / "every.ttl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def disk_store(tmp_path_factory: pytest.TempPathFactory) -> StoreOf:
    """Give a function from quads to a new store on the disk that holds them."""
    folder, numbers = tmp_path_factory.mktemp("stores"), count()

    def store(quads: Iterable[Quad]) -> EmbeddedStore:
        made = EmbeddedStore(folder / str(next(numbers)))
        graphs: dict[NamedNode, list[Quad]] = {}
        for quad in quads:
            name = quad.graph_name
            key = name if isinstance(name, NamedNode) else graph_name("reference")
            graphs.setdefault(key, []).append(quad)
        made.replace(graphs)
        return made

    return store
