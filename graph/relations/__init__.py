"""The relations of a release in reading order: which rows a page lists, without reading a hub.

SPARQL sorts ten thousand rows to give fifty. So a release has an index: each `.rq` file of this
folder lists for every *owner* the *thing*s that stand in one relation to it, in the order of
*group*, *place* and *label*, or of the Czech name of what is *named*, which is not asked for row by
row. Each of these may be missing, as may *since* and *until*, the days from which and to which the
thing is known to be so; the owner of a list of everything is empty. A row may name, in place of a
thing, another owner to go *through*, all of whose things are listed here too, and none that are
listed anyway: what a hub has is kept once, not once for each of its neighbours. A file
``count_….rq`` lists things to be counted by group: one IRI, or two with a space between them. What
there is to say of a row stays with the query of the same name in `graph/queries`, which is asked
for the rows of one page alone. See decision 0034.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.collation import collation_key
from graph.errors import OlderReleaseError
from graph.paths import RELATIONS
from graph.queries import Query, load, read
from graph.release_files import opened, written
from graph.store import EmbeddedStore

COLUMNS = ("owner", "through", "thing", "group", "place", "label", "named", "since", "until")

_TOLD = """
CREATE TEMPORARY TABLE told (
  relation, owner, through, thing, part, place INTEGER, label, named, since, until
);
CREATE TEMPORARY TABLE called (iri PRIMARY KEY, name) WITHOUT ROWID;
"""
_CALLED = """
INSERT INTO called VALUES (?, ?) ON CONFLICT (iri) DO UPDATE SET name = min(name, excluded.name)
"""
_SCHEMA = """
CREATE TABLE term (id INTEGER PRIMARY KEY, text UNIQUE NOT NULL);
CREATE TABLE related (
  relation INTEGER, owner INTEGER, rank INTEGER,
  thing INTEGER, part INTEGER, since TEXT, until TEXT,
  PRIMARY KEY (relation, owner, rank)
) WITHOUT ROWID;
-- Ranks are those in the whole relation: an owner may list what several others have.
CREATE TABLE through (
  relation INTEGER, owner INTEGER, hub INTEGER, PRIMARY KEY (relation, owner, hub)
) WITHOUT ROWID;
INSERT INTO term (text)
  SELECT relation FROM told UNION SELECT owner FROM told
  UNION SELECT COALESCE(through, thing) FROM told
  UNION SELECT part FROM told WHERE relation GLOB 'count_*' AND part IS NOT NULL;
INSERT OR IGNORE INTO through
SELECT relation.id, owner.id, hub.id
FROM told
JOIN term AS relation ON relation.text = told.relation
JOIN term AS owner ON owner.text = told.owner
JOIN term AS hub ON hub.text = told.through;
INSERT INTO related
SELECT relation.id, owner.id, rank, thing.id, part.id, since, until
FROM (
  SELECT relation, owner, thing, MIN(part) AS part,
    -- What one document dates and another does not was always known, as far as we can tell.
    CASE WHEN COUNT(since) = COUNT(*) THEN MIN(since) END AS since,
    CASE WHEN COUNT(until) = COUNT(*) THEN MAX(until) END AS until,
    dense_rank() OVER (
      PARTITION BY relation
      ORDER BY MIN(part), MIN(place) IS NULL, MIN(place),
        MIN(COALESCE(label, name)) IS NULL, MIN(COALESCE(label, name)), thing
    ) AS rank
  FROM told LEFT JOIN called ON called.iri = told.named
  WHERE through IS NULL
  GROUP BY relation, owner, thing, CASE WHEN relation GLOB 'count_*' THEN part END
) AS row
JOIN term AS relation ON relation.text = row.relation
JOIN term AS owner ON owner.text = row.owner
JOIN term AS thing ON thing.text = row.thing
-- Only what is counted by its groups is told of them once it has its rank.
LEFT JOIN term AS part ON row.relation GLOB 'count_*' AND part.text = row.part;
"""
_WHAT = "The index of relations"
_ID = "SELECT id FROM term WHERE text = ?"
# In the order of the ranks, so that reading ends with the last row of the page.
_PAGE = """
SELECT term.text FROM (
  SELECT rank, thing FROM related
  WHERE relation = :relation AND owner = :owner
    AND (:day = '' OR :day BETWEEN COALESCE(since, '') AND COALESCE(until, '~'))
  UNION
  SELECT rank, thing FROM through CROSS JOIN related
  WHERE through.relation = :relation AND through.owner = :owner
    AND related.relation = :relation AND related.owner = hub
    AND (:day = '' OR :day BETWEEN COALESCE(since, '') AND COALESCE(until, '~'))
  ORDER BY rank LIMIT :limit OFFSET :offset
) AS page JOIN term ON term.id = thing ORDER BY page.rank
"""
_TOTAL = """
SELECT (
  SELECT COUNT(*) FROM related
  WHERE relation = :relation AND owner = :owner
    AND (:day = '' OR :day BETWEEN COALESCE(since, '') AND COALESCE(until, '~'))
) + (
  SELECT COUNT(DISTINCT thing) FROM through CROSS JOIN related
  WHERE through.relation = :relation AND through.owner = :owner
    AND related.relation = :relation AND related.owner = hub
    AND (:day = '' OR :day BETWEEN COALESCE(since, '') AND COALESCE(until, '~'))
)
"""
_PARTS = """
SELECT text, count FROM (
  SELECT part, COUNT(*) AS count, MIN(rank) AS rank FROM related
  WHERE relation = :relation AND owner = :owner
    AND (:day = '' OR :day BETWEEN COALESCE(since, '') AND COALESCE(until, '~'))
  GROUP BY part
)
JOIN term ON term.id = part
ORDER BY rank
"""
_HUBS = """
SELECT DISTINCT text FROM (
  SELECT owner FROM related GROUP BY relation, owner HAVING COUNT(*) >= ?
)
JOIN term ON term.id = owner
WHERE text <> '' ORDER BY text
"""


@dataclass(frozen=True)
class Listed:
    """One page of the IRIs that stand in a relation to a thing, and how many there are in all."""

    things: tuple[str, ...]
    total: int


def relations() -> Mapping[str, Query]:
    """Give the relations that a release keeps, by name."""
    return _read_folder()


@cache
def _read_folder() -> Mapping[str, Query]:
    return {query.name: query for query in map(read, sorted(RELATIONS.glob("*.rq")))}


def build(store: EmbeddedStore, path: Path) -> None:
    """Write the relations of everything in *store* to the new file *path*."""
    with written(path, _WHAT) as database:
        database.executescript(_TOLD)
        database.executemany(_CALLED, _names(store))
        for name, query in relations().items():
            rows = ((name, *row) for row in _rows(store, query))
            database.executemany("INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        database.executescript(f"{_SCHEMA} PRAGMA user_version = {_version()};")


def is_current(path: Path) -> bool:
    """Tell whether the index *path* is there and was made of these very relations."""
    if not path.exists():
        return False
    with opened(path, _WHAT) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
    return bool(version == _version())


def _version() -> int:
    """Sum up what an index is made by."""
    texts = "".join(query.text for query in relations().values())
    return zlib.crc32(f"{_TOLD}{_CALLED}{_SCHEMA}{load('index_names').text}{texts}".encode()) >> 1


class Relations:
    """The index of a release, open for reading. *day*: only what was known then; empty: all."""

    def __init__(self, database: sqlite3.Connection, day: str = "") -> None:
        self._database = database
        self._day = day

    def page(self, relation: str, owner: str, limit: int, offset: int = 0) -> Listed:
        """Give *limit* things that stand in *relation* to *owner*, from *offset* on."""
        asked = self._asked(relation, owner)
        (total,) = self._database.execute(_TOTAL, asked).fetchone()
        bounds = {"limit": limit, "offset": offset}
        things = self._database.execute(_PAGE, {**asked, **bounds})
        return Listed(tuple(thing for (thing,) in things), total)

    def parts(self, relation: str, owner: str) -> list[tuple[str, int]]:
        """Count the things that stand in *relation* to *owner* by group, where they have one."""
        return [*self._database.execute(_PARTS, self._asked(relation, owner))]

    def hubs(self, least: int) -> list[str]:
        """Give the owners of *least* rows or more in one relation, whatever the day."""
        return [text for (text,) in self._database.execute(_HUBS, (least,))]

    def _asked(self, relation: str, owner: str) -> dict[str, str | int | None]:
        return {"relation": self._id(relation), "owner": self._id(owner), "day": self._day}

    def _id(self, text: str) -> int | None:
        found = self._database.execute(_ID, (text,)).fetchone()
        return found[0] if found else None


@contextmanager
def open_relations(path: Path, day: str = "") -> Iterator[Relations]:
    """Open the index *path* of a release; raise StorageError where it cannot be read.

    Raise OlderReleaseError where there is none: earlier versions made none.
    """
    if not path.exists():
        message = f"The release {path.parent.name} is of an earlier version and has no pages now."
        raise OlderReleaseError(message, "Read its data, or leave the release out.")
    with opened(path, _WHAT) as database:
        yield Relations(database, day)


def _names(store: EmbeddedStore) -> Iterator[tuple[str | None, str]]:
    """Give what everything is called, as what sorts like a Czech dictionary."""
    called = store.values(load("index_names").text)
    return ((entity, collation_key(label or "")) for entity, label in called)


def _rows(store: EmbeddedStore, query: Query) -> Iterator[tuple[str | None, ...]]:
    """Give the values of `COLUMNS`; the label as what sorts like a Czech dictionary."""
    unknown: dict[str, str | None] = dict.fromkeys(COLUMNS)
    for told in store.values(query.text):
        row = unknown | dict(zip(query.returns, told, strict=True))
        row["label"] = row["label"] and collation_key(row["label"])
        yield tuple(row.values())
