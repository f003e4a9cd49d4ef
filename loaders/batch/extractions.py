"""What was read of pages, kept on the disk until it is in a release, and its checksum after that.

So a load that was killed goes on where it was, and a page that the release already holds as we
would read it now is not read again. The kept readings are those of one state of the loaders and
their tables: another state begins anew. See decision 0016.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

import loaders
from graph.errors import StorageError
from graph.manifest import GraphSum, tool_version
from graph.paths import ONTOLOGY
from loaders.batch.reading import Reading
from loaders.read.source import Page
from loaders.records import Problem

FILE = "extractions.sqlite"
_LOADERS = Path(loaders.__file__).parent
_MADE_OF = {_LOADERS: ("*.py", "*.csv"), ONTOLOGY: ("*.ttl",)}
_TABLES = """
CREATE TABLE IF NOT EXISTS state (stamp TEXT);
CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, facts TEXT, quads BLOB);
"""


class Extractions:
    """The kept readings of one data directory, for one state of the loaders: its *stamp*."""

    def __init__(self, connection: sqlite3.Connection, stamp: str) -> None:
        self._rows = connection
        self._stamp = stamp

    def key(self, page: Page) -> str:
        """Give the key of *page*: the same for the same bytes, address, media type and capture."""
        where = json.dumps([page.url, page.content_type, page.retrieved, self._stamp])
        return hashlib.sha256(page.data + where.encode()).hexdigest()

    def find(self, key: str) -> Reading | None:
        """Give the reading that is kept under *key*; one that was published has no quads."""
        row = self._rows.execute("SELECT facts, quads FROM reading WHERE key = ?", (key,))
        found = row.fetchone()
        return _reading(*found) if found else None

    def keep(self, key: str, reading: Reading) -> None:
        """Keep *reading* under *key*."""
        facts = asdict(reading)
        quads = zlib.compress(facts.pop("quads").encode(), level=1)
        row = (key, json.dumps(facts), quads)
        self._rows.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", row)

    def quads(self, key: str) -> Iterator[Quad]:
        """Give the quads of the reading that is kept under *key*, which is read when asked for."""
        reading = self.find(key)
        if reading:
            yield from parse(reading.quads.encode(), RdfFormat.N_QUADS)

    def published(self, keys: Iterable[str]) -> None:
        """Let go of the quads of those *keys*: a release holds them now."""
        rows = ((key,) for key in keys)
        self._rows.execute("BEGIN")
        self._rows.executemany("UPDATE reading SET quads = NULL WHERE key = ?", rows)
        self._rows.execute("COMMIT")


@contextmanager
def extractions(folder: Path, places: str) -> Iterator[Extractions]:
    """Open the kept readings of *folder*; those of another state of the loaders are thrown away.

    *places* stands for the places that pages may name. Raises StorageError where the disk is full
    or the file is damaged.
    """
    path, stamp = folder / FILE, _stamp(places)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a loss costs reading again
            connection.executescript(_TABLES)
            if connection.execute("SELECT stamp FROM state").fetchone() != (stamp,):
                connection.executescript("DELETE FROM reading; DELETE FROM state;")
                connection.execute("INSERT INTO state VALUES (?)", (stamp,))
            yield Extractions(connection, stamp)
    except sqlite3.Error as error:
        message = f"Cannot use {path}: {error}."
        hint = "Free some space, or delete the file: it only saves time. Then repeat."
        raise StorageError(message, hint) from error


def _stamp(places: str) -> str:
    """Sum up what decides how a page is read: code, tables, code lists and known places."""
    digest = hashlib.sha256(f"{tool_version()} {places}".encode())
    for folder, patterns in _MADE_OF.items():
        for file in sorted(file for pattern in patterns for file in folder.rglob(pattern)):
            digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def _reading(facts: str, quads: bytes | None) -> Reading:
    told = json.loads(facts)
    told["problems"] = tuple(Problem(**problem) for problem in told["problems"])
    told["sum"] = GraphSum(**told["sum"])
    told["codes"] = tuple(told["codes"])
    return Reading(**told, quads=zlib.decompress(quads).decode() if quads else "")
