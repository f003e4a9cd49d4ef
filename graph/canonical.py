"""Canonical N-Quads: the same graph always gives the same bytes.

Our data has no blank nodes, so canonical means the lines sorted by code point. Where foreign data
has some, RDFC-1.0 names them first (https://www.w3.org/TR/rdf-canon/).
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import chain, groupby
from tempfile import TemporaryFile
from typing import IO

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

from graph.batches import batched

RUN = 100_000
"""How many quads are sorted in memory at once."""


def canonical_lines(quads: Iterable[Quad]) -> list[str]:
    """Give the sorted N-Quads lines of *quads*, without line ends and without doubles."""
    distinct = set(quads)
    named = distinct if not any(map(_has_blank, distinct)) else _rename_blanks(distinct)
    return sorted(f"{quad} ." for quad in named)


def canonical_nquads(quads: Iterable[Quad]) -> str:
    """Give *quads* as one canonical N-Quads document."""
    return "".join(f"{line}\n" for line in canonical_lines(quads))


def streamed_lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Give the canonical N-Quads lines of any number of *quads*, line ends included.

    What is more than a run is sorted on the disk, so that memory does not grow with it.
    """
    batches = batched(quads, RUN)
    first = next(batches, [])
    if len(first) < RUN:
        yield from (f"{line}\n".encode() for line in canonical_lines(first))
        return
    with ExitStack() as files:
        runs, blank = [], False
        for batch in chain([first], batches):
            blank = blank or any(map(_has_blank, batch))
            runs.append(files.enter_context(TemporaryFile()))
            _write_sorted(batch, runs[-1])
        yield from _renamed(runs) if blank else (line for line, _ in groupby(merge(*runs)))


def ntriples(quads: Iterable[Quad]) -> str:
    """Give the triples of *quads* as N-Triples in the order in which they come."""
    return "".join(f"{quad.triple} .\n" for quad in quads)


def _write_sorted(batch: list[Quad], run: IO[bytes]) -> None:
    run.writelines(sorted(f"{quad} .\n".encode() for quad in batch))
    run.seek(0)


def _renamed(runs: Iterable[IO[bytes]]) -> Iterator[bytes]:
    quads = chain.from_iterable(parse(run, RdfFormat.N_QUADS) for run in runs)
    return (f"{line}\n".encode() for line in canonical_lines(quads))


def _has_blank(quad: Quad) -> bool:
    return any(isinstance(term, BlankNode) for term in quad)


def _rename_blanks(quads: Iterable[Quad]) -> Iterator[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    yield from dataset
