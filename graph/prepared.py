"""Answers made with a release: what pages ask of the whole graph before a reader chooses anything.

Such a question takes as long as the graph is large, and every reader asks it. So a release keeps
the answers (`answers.sqlite`) by the text of the query; what a reader narrows down, or asks as of a
day, is another text and is answered by the graph. See decision 0035.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Literal

from graph.parameters import Term
from graph.queries import load
from graph.release_files import opened, written
from graph.store import EmbeddedStore

ONE_TOWN = Literal(1)
"""Networks and maps begin at organisations of one town, rankings at those of several."""

ALL_ROWS = Literal(1_000_000)
"""A limit for whoever sorts all towns: SPARQL knows no Czech alphabet, by which pages are cut."""

PREPARED: Mapping[str, Sequence[Mapping[str, Term]]] = {
    "count_kinds": ({},),
    "organisations_in_several_towns": ({},),
    "spanning_organisations": ({},),
    "count_spanning": ({},),
    "count_spanning_by_kind": ({}, {"least": ONE_TOWN}),
    "count_spanning_by_theme": ({}, {"least": ONE_TOWN}),
    "count_spanning_by_region": ({}, {"least": ONE_TOWN}),
    "network_of_memberships": ({"least": ONE_TOWN},),
    "towns_of_each_organisation": ({},),
    "towns_of_each_partnership": ({},),
    "coverage_by_region": ({},),
    "coverage_of_towns": ({"limit": ALL_ROWS},),
    "towns_without_document": ({"limit": ALL_ROWS},),
    "years_known": ({},),
}
"""The queries of ``graph/queries`` that are answered beforehand, each with its parameters."""

_WHAT = "The file of prepared answers"
_SCHEMA = "CREATE TABLE answer (query TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID"


def texts() -> Iterator[str]:
    """Give the queries that are answered beforehand, filled in."""
    return (load(name).bind(**terms) for name, every in PREPARED.items() for terms in every)


def build(store: EmbeddedStore, path: Path) -> None:
    """Write the answers of *store* to the new file *path*."""
    with written(path, _WHAT) as database:
        database.execute(_SCHEMA)
        rows = ((text, zlib.compress(store.answer(text))) for text in texts())
        database.executemany("INSERT INTO answer VALUES (?, ?)", rows)


def is_current(path: Path) -> bool:
    """Tell whether *path* is there and answers these very queries."""
    return path.exists() and _known(path) == set(texts())


def answer(path: Path, query: str) -> bytes | None:
    """Give what *path* keeps for the text *query*, as SPARQL JSON; None where that is nothing."""
    if not path.exists():
        return None
    with opened(path, _WHAT) as database:
        found = database.execute("SELECT rows FROM answer WHERE query = ?", (query,)).fetchone()
    return zlib.decompress(*found) if found else None


def _known(path: Path) -> set[str]:
    with opened(path, _WHAT) as database:
        return {query for (query,) in database.execute("SELECT query FROM answer")}
