"""The text index of a release: every name, found from its beginning and without diacritics."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from graph.errors import StorageError
from graph.iris import slug
from graph.queries import load
from graph.store import EmbeddedStore

MOST_WORDS = 12
"""How many words of a search count; the rest is ignored."""

_SCHEMA = """
CREATE VIRTUAL TABLE names USING fts5(
  label, others, iri UNINDEXED, kind UNINDEXED, context UNINDEXED, folded UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2", prefix = "1 2 3"
);
CREATE TEMPORARY TABLE found (
  iri, label, kind, name, context, PRIMARY KEY (iri, label, kind, name, context)
);
"""
_FOUND = "SELECT * FROM found ORDER BY iri, rowid"

_SEARCH = """
SELECT iri, label, kind, context, others FROM names
WHERE names MATCH :match AND (:kind IS NULL OR kind = :kind)
ORDER BY folded = :folded DESC, substr(folded, 1, length(:folded)) = :folded DESC,
  bm25(names, 4.0, 1.0), label, iri
LIMIT :limit
"""


@dataclass(frozen=True)
class Hit:
    """An entity that was found.

    *context* is its town or parent, or the kind of a document; several are joined by a comma.
    *others* are its other names, a line each.
    """

    iri: str
    label: str
    kind: str
    context: str
    others: str = field(default="", compare=False)

    def is_called(self, text: str) -> bool:
        """Tell whether *text* is the whole of one of its names; accents do not matter."""
        wanted = slug(text, len(text))
        return any(
            slug(name, len(name)) == wanted for name in (self.label, *self.others.split("\n"))
        )


def build(store: EmbeddedStore, path: Path) -> None:
    """Write the index of everything in *store* to the new file *path*."""
    with _database(f"file:{_quote(path)}") as database, database:
        database.executescript(_SCHEMA)
        database.executemany("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?)", _found(store))
        found = groupby(database.execute(_FOUND), itemgetter(0))
        rows = (_row(iri, [*told]) for iri, told in found)
        database.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", rows)


def search(path: Path, text: str, limit: int = 20, kind: str | None = None) -> list[Hit]:
    """Find what has every word of *text* in its names, the last letters of each may be missing.

    What is called exactly *text* comes first, then what begins with it.
    """
    terms = terms_of(text)
    if not terms:
        return []
    with open_index(path) as database:
        rows = database.execute(_SEARCH, {**terms, "kind": kind, "limit": limit})
        return [Hit(*row) for row in rows]


def terms_of(text: str) -> dict[str, str]:
    """Give what the index is asked for *text*, nothing where the text holds no word.

    `match` is the words, each with any ending, `folded` the whole without diacritics.
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text))[:MOST_WORDS]
    match = " ".join(f'"{word}"*' for word in words)
    return {"match": match, "folded": slug(text)} if words else {}


@contextmanager
def open_index(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the index *path* of a release for reading; raise StorageError where it cannot be."""
    with _database(f"file:{_quote(path)}?mode=ro&immutable=1") as database:
        yield database


def _found(store: EmbeddedStore) -> Iterator[tuple[str, ...]]:
    names = ("entity", "label", "kind", "name", "context")
    for row in store.scan(load("index_labels").text):
        yield tuple(getattr(row.get(name), "value", "") for name in names)


def _row(iri: str, told: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Sum up what is *told* of an entity: IRI, label, kind, and a name and a context each."""
    _, label, kind, _, _ = told[0]
    others = "\n".join(sorted({name for *_, name, _ in told} - {label}))
    context = ", ".join(sorted({context for *_, context in told} - {""}))
    return label, others, iri, kind, context, slug(label, len(label))


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
