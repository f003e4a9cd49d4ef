"""The text index of a release: every name, found from its beginning and without diacritics."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import StorageError
from graph.iris import slug
from graph.queries import load
from graph.store import Store

MOST_WORDS = 12
"""How many words of a search count; the rest is ignored."""

_SCHEMA = """
CREATE VIRTUAL TABLE names USING fts5(
  label, others, iri UNINDEXED, kind UNINDEXED, context UNINDEXED, folded UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2", prefix = "1 2 3"
)
"""
_SEARCH = """
SELECT iri, label, kind, context FROM names
WHERE names MATCH :match AND (:kind IS NULL OR kind = :kind)
ORDER BY folded = :folded DESC, substr(folded, 1, length(:folded)) = :folded DESC,
  bm25(names, 4.0, 1.0), label, iri
LIMIT :limit
"""


@dataclass(frozen=True)
class Hit:
    """An entity that was found.

    *context* is its town or parent, or the kind of a document; several are joined by a comma.
    """

    iri: str
    label: str
    kind: str
    context: str


@dataclass
class _Entry:
    label: str
    kind: str
    names: set[str] = field(default_factory=set)
    contexts: set[str] = field(default_factory=set)

    def row(self, iri: str) -> tuple[str, ...]:
        others = "\n".join(sorted(self.names - {self.label}))
        context = ", ".join(sorted(self.contexts))
        return self.label, others, iri, self.kind, context, slug(self.label, len(self.label))


def build(store: Store, path: Path) -> None:
    """Write the index of everything in *store* to the new file *path*."""
    entries = _entries(store)
    with _database(f"file:{_quote(path)}") as database, database:
        database.execute(_SCHEMA)
        rows = (entry.row(iri) for iri, entry in sorted(entries.items()))
        database.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", rows)


def search(path: Path, text: str, limit: int = 20, kind: str | None = None) -> list[Hit]:
    """Find what has every word of *text* in its names, the last letters of each may be missing.

    What is called exactly *text* comes first, then what begins with it.
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text))[:MOST_WORDS]
    if not words:
        return []
    values = {
        "match": " ".join(f'"{word}"*' for word in words),
        "kind": kind,
        "folded": slug(text),
        "limit": limit,
    }
    with _database(f"file:{_quote(path)}?mode=ro&immutable=1") as database:
        return [Hit(*row) for row in database.execute(_SEARCH, values)]


def _entries(store: Store) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for row in store.select(load("index_labels").text):
        values = {name: getattr(term, "value", "") for name, term in row.items()}
        entry = entries.setdefault(values["entity"], _Entry(values["label"], values["kind"]))
        entry.names.add(values["name"])
        if "context" in values:
            entry.contexts.add(values["context"])
    return entries


def _quote(path: Path) -> str:
    return path.resolve().as_uri().removeprefix("file://")


@contextmanager
def _database(uri: str) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            yield connection
    except sqlite3.Error as error:
        message = f"The text index cannot be used: {error}."
        raise StorageError(message, "Check the disk, then build again.") from error
