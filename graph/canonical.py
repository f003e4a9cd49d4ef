"""Canonical N-Quads: the same graph always gives the same bytes.

Our data has no blank nodes, so canonical means the lines sorted by code point. Where foreign data
has some, RDFC-1.0 names them first (https://www.w3.org/TR/rdf-canon/).
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad


def canonical_lines(quads: Iterable[Quad]) -> list[str]:
    """Give the sorted N-Quads lines of *quads*, without line ends and without doubles."""
    distinct = set(quads)
    named = distinct if not any(map(_has_blank, distinct)) else _rename_blanks(distinct)
    return sorted(f"{quad} ." for quad in named)


def canonical_nquads(quads: Iterable[Quad]) -> str:
    """Give *quads* as one canonical N-Quads document."""
    return "".join(f"{line}\n" for line in canonical_lines(quads))


def ntriples(quads: Iterable[Quad]) -> str:
    """Give the triples of *quads* as N-Triples in the order in which they come."""
    return "".join(f"{quad.triple} .\n" for quad in quads)


def _has_blank(quad: Quad) -> bool:
    return any(isinstance(term, BlankNode) for term in quad)


def _rename_blanks(quads: Iterable[Quad]) -> Iterator[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    yield from dataset
