"""Answers made with a release: what pages ask of the whole graph before a reader chooses anything.

Such a question takes as long as the graph is large, and every reader asks it. So a release keeps
the answers (`answers.sqlite`) by the text of the query; what a reader narrows down, or asks as of a
day, is another text and is answered by the graph. So is what pages ask of all that points at a hub,
or that a hub has, which takes as long as there are such things. See decision 0035.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

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

HUB = 1_000
"""From how many rows of one relation on a thing is a hub; the questions of one take 1 ms longer."""

OF_HUBS = ("facts_about", "count_links_to", "bodies_above_organisation", "coverage_by_kind")
"""The queries that read all that a thing has: those of a hub are answered beforehand."""

NAMES = frozenset((*PREPARED, *OF_HUBS))
"""The queries some answers of which are kept."""

_REMEMBERED = 8  # releases
_WHAT = "The file of prepared answers"
_SCHEMA = "CREATE TABLE answer (query TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID"


def texts(hubs: Iterable[NamedNode] = ()) -> Iterator[str]:
    """Give the queries that are answered beforehand, filled in; and those that *hubs* need."""
    yield from (load(name).bind(**terms) for name, every in PREPARED.items() for terms in every)
    yield from (load(name).bind(iri=hub) for hub in hubs for name in OF_HUBS)


def build(store: EmbeddedStore, path: Path, hubs: Iterable[NamedNode] = ()) -> None:
    """Write the answers of *store*, which has *hubs*, to the new file *path*."""
    with written(path, _WHAT) as database:
        database.execute(_SCHEMA)
        database.execute(f"PRAGMA user_version = {_version()}")
        rows = ((text, zlib.compress(store.answer(text))) for text in texts(hubs))
        database.executemany("INSERT INTO answer VALUES (?, ?)", rows)


def is_current(path: Path) -> bool:
    """Tell whether *path* is there and answers these very queries."""
    if not path.exists():
        return False
    with opened(path, _WHAT) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        return version == _version() and _known(database) >= {*texts()}


def holds(path: Path, query: str) -> bool:
    """Tell whether *path* keeps an answer to the text *query*; it is read once, then remembered."""
    return query in _known_once(path)


def answer(path: Path, query: str) -> bytes | None:
    """Give what *path* keeps for the text *query*, as SPARQL JSON; None where that is nothing."""
    if not path.exists():
        return None
    with opened(path, _WHAT) as database:
        found = database.execute("SELECT rows FROM answer WHERE query = ?", (query,)).fetchone()
    return zlib.decompress(*found) if found else None


def _version() -> int:
    """Sum up what is asked of hubs: which they are tells the release."""
    return zlib.crc32("".join((str(HUB), *(load(name).text for name in OF_HUBS))).encode()) >> 1


@lru_cache(_REMEMBERED)
def _known_once(path: Path) -> frozenset[str]:
    if not path.exists():
        return frozenset()
    with opened(path, _WHAT) as database:
        return _known(database)


def _known(database: sqlite3.Connection) -> frozenset[str]:
    return frozenset(query for (query,) in database.execute("SELECT query FROM answer"))
