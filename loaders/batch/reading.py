"""What one page becomes, small enough to be sent between processes and kept until it is needed."""

from dataclasses import dataclass

from graph.canonical import canonical_nquads
from graph.manifest import GraphSum, sum_of
from loaders.batch.pages import of_no_kind
from loaders.emit.extraction import emit
from loaders.emit.reference import municipality_codes
from loaders.extract import extract
from loaders.read.source import Page, document
from loaders.records import Problem
from loaders.resolve.places import Gazetteer

Counts = dict[str, int]
"""Types of records, and how many there are of each."""


@dataclass(frozen=True)
class Reading:
    """What was read of a page: its title or name, how many records of which type, the doubts.

    *graph* is the IRI of its named graph, *sum* the checksum of that, *quads* the graph as
    canonical N-Quads, *codes* the municipalities that it points to.
    """

    title: str
    records: Counts
    problems: tuple[Problem, ...]
    graph: str
    sum: GraphSum
    codes: tuple[str, ...]
    quads: str


def read_page(page: Page, known: Gazetteer | None = None) -> Reading:
    """Read *page* and make its named graph; *known* are the places that it may name.

    Raises UnreadableError for what is no page of a known kind, RefusedError where a quote is not
    in the page.
    """
    text = document(page)
    found = extract(text, known)
    if found.document.kind is None:
        raise of_no_kind(page.name)
    graph, quads = emit(found, text.text, known)
    nquads = canonical_nquads(quads)
    types = [record.type for record in found.records]
    return Reading(
        title=found.document.title or page.name,
        records={name: types.count(name) for name in dict.fromkeys(types)},
        problems=found.problems,
        graph=graph.value,
        sum=sum_of(nquads),
        codes=tuple(sorted(municipality_codes([quads]))),
        quads=nquads,
    )
