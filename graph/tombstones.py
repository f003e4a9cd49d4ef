"""What earlier releases knew and this one does not: who asks for it learns when it went.

A release keeps the list in a file of its own. It takes over the list of the release before, leaves
out what is known again, and adds what went: of the graphs that changed, every subject with a page
of its own of which the new store says nothing.
"""

import logging
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.errors import DataDirectoryError, StorageError
from graph.iris import term
from graph.release_files import opened, written
from graph.releases import Release
from graph.store import EmbeddedStore, damage, storage_errors

LOG = logging.getLogger(__name__)
FILE = "tombstones.sqlite"

MOST = 500_000
"""How many are kept, those that went last; a hundred megabytes hold them."""

_WHAT = "The list of what is gone"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS gone (
  iri TEXT PRIMARY KEY, label TEXT NOT NULL, last TEXT NOT NULL, went TEXT NOT NULL
) WITHOUT ROWID
"""
_SURPLUS = """
DELETE FROM gone WHERE iri IN (SELECT iri FROM gone ORDER BY went DESC, iri LIMIT -1 OFFSET ?)
"""


@dataclass(frozen=True)
class Tombstone:
    """A thing that is gone: what it was called, in the *last* release that knew it.

    *went* is when a release without it was published: UTC in ISO 8601.
    """

    iri: str
    label: str
    last: str
    went: str


def bury(
    folder: Path, store: EmbeddedStore, before: Release | None, changed: Iterable[str], went: str
) -> None:
    """Write the list for *store* into *folder*: what is gone of the release *before*, and earlier.

    *changed* are the graphs in which the two differ. Where the files of the release before are
    damaged, what it knew last is not told; the new release does not depend on them.
    """
    path = folder / FILE
    _inherit(before, path)
    with written(path, _WHAT) as database:
        database.execute(_SCHEMA)
        _forget(database, store)
        if before:
            gone = _gone(before, store, changed, went)
            database.executemany("INSERT OR REPLACE INTO gone VALUES (?, ?, ?, ?)", gone)
        database.execute(_SURPLUS, [MOST])


def find(release: Release, iri: str) -> Tombstone | None:
    """Give the tombstone of *iri* in *release*, None where no release before it knew it."""
    path = release.path / FILE
    if not path.exists():  # a release of an earlier version
        return None
    with opened(path, _WHAT) as database:
        row = database.execute("SELECT * FROM gone WHERE iri = ?", [iri]).fetchone()
    return Tombstone(*row) if row else None


def _inherit(before: Release | None, path: Path) -> None:
    """Copy the list of the release *before* to *path*, where it has one that can be read."""
    if not before or not (before.path / FILE).exists():
        return
    try:
        with opened(before.path / FILE, _WHAT) as database:
            database.execute("SELECT * FROM gone LIMIT 1")
        shutil.copyfile(before.path / FILE, path)
    except (StorageError, OSError) as error:
        LOG.warning("What earlier releases knew is forgotten: %s", error)


def _forget(database: sqlite3.Connection, store: EmbeddedStore) -> None:
    """Take off the list what *store* knows again."""
    buried = database.execute("SELECT iri FROM gone")
    back = [iri for iri in buried if _knows(store, NamedNode(iri[0]))]
    database.executemany("DELETE FROM gone WHERE iri = ?", back)


def _gone(
    before: Release, store: EmbeddedStore, changed: Iterable[str], went: str
) -> Iterator[tuple[str, ...]]:
    try:
        with storage_errors(before.store_path), damage(before.store_path):
            old = before.open()
            for name in changed:
                for thing in _subjects(old, NamedNode(name)):
                    if not _knows(store, thing):
                        yield thing.value, _label(old, thing), before.id, went
    except (DataDirectoryError, StorageError) as error:
        LOG.warning("What went with this release is not told: %s", error.message)


def _subjects(store: EmbeddedStore, graph: NamedNode) -> Iterator[NamedNode]:
    """Give what *graph* speaks of; a place in a document has no page of its own."""
    last: object = None
    for quad in store.quads(graph):
        if quad.subject != last and isinstance(quad.subject, NamedNode):
            last = quad.subject
            if "#" not in last.value:
                yield last


def _knows(store: EmbeddedStore, thing: NamedNode) -> bool:
    return next(store.triples(thing, None, None), None) is not None


def _label(store: EmbeddedStore, thing: NamedNode) -> str:
    """Give what *thing* is called, in Czech where it can be, or nothing."""
    labels = [
        quad.object
        for quad in store.triples(thing, term("skos:prefLabel"), None)
        if isinstance(quad.object, Literal)
    ]
    labels.sort(key=lambda label: (label.language != "cs", label.value))
    return labels[0].value if labels else ""
