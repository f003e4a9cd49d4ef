"""Building the text index of a release: `labels.sqlite`, which `graph.labels` searches.

What does not fit into memory is sorted by SQLite on the disk. See decision 0029.
"""

import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyroaring import BitMap

from graph.abbreviations import other_words
from graph.adjectives import Adjectives
from graph.collation import collation_key
from graph.czech import WORD, folded, stem, words
from graph.errors import PreparingError, StorageError
from graph.queries import load
from graph.release_files import opened, written
from graph.store import EmbeddedStore

FORM = 2
"""The form of the index, as SQLite's `user_version`; 1 had none."""

BEGINNINGS = 3
"""Up to how many letters the rows of all words that begin so are kept together."""

KINDS = (
    *("municipality", "region", "district", "area", "locality", "organisation", "partnership"),
    *("plan", "concept", "project", "measure", "event", "working-group", "document"),
)
"""The kinds in the order in which equally good matches are told; other kinds are concepts."""

FORMER = "\t"
"""What a name that is no longer in use begins with, among the other names."""

LONGEST_PERIOD = 60
"""Years; what is told to last longer counts in its first year only."""

_WHAT = "The text index"
_SCHEMA = Path(__file__).with_suffix(".sql")
_PLACES = ("town", "district", "region")
_ENDED_FORM = re.compile(r"\b(?:o\. ?s\.|občanské sdružení)\s*$", re.IGNORECASE)

_DERIVED = """
-- what is told by one document, and what by several
INSERT OR IGNORE INTO chosen SELECT 'evidence', 'stated', iri FROM chosen
  WHERE facet = 'source' GROUP BY iri;
INSERT OR IGNORE INTO chosen SELECT 'evidence', 'several', iri FROM chosen
  WHERE facet = 'source' GROUP BY iri HAVING count(*) > 1;
DELETE FROM chosen WHERE facet = 'source';
INSERT INTO weights SELECT iri, sum(n) FROM (
  SELECT value AS iri, count(*) AS n FROM chosen GROUP BY value
  UNION ALL SELECT iri, count(*) FROM chosen GROUP BY iri
) GROUP BY iri;
INSERT INTO names (iri, kind, grade, label, english, others, context, english_context)
  SELECT iri, kind, grade, label, english, others, context, english_context
  FROM things LEFT JOIN weights USING (iri)
  ORDER BY grade, ifnull(weight, 0) DESC, length(label), collated, iri;
CREATE INDEX names_iri ON names (iri);
INSERT OR IGNORE INTO chosen SELECT 'kind', kind, iri FROM names;
"""
_ALPHABET = "SELECT row FROM names JOIN things USING (iri) ORDER BY collated, row"
_FACETS = """
SELECT facet, value, row FROM chosen JOIN names USING (iri) ORDER BY facet, value, row
"""
_BEGUN = "SELECT substr(word, 1, ?), rows, first FROM words ORDER BY word"
_TOLD = "SELECT word, row, first, written FROM told ORDER BY word, row"


def build(store: EmbeddedStore, path: Path) -> None:
    """Write the index of everything in *store* to the new file *path*."""
    fill(path, _found(store), _choices(store))


def fill(
    path: Path, found: Iterable[tuple[str, ...]], choices: Iterable[tuple[str, str, str]]
) -> None:
    """Write the index of names and of facets to the new file *path*.

    A row of *found* is IRI, kind, label, English label, name, the name again where it is a former
    one, context and English context; a row of *choices* is facet, value and IRI. Both may repeat.
    """
    with written(path, _WHAT) as index:
        index.executescript(_SCHEMA.read_text(encoding="utf-8"))
        index.executemany("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?, ?, ?, ?)", found)
        told = index.execute("SELECT * FROM found ORDER BY iri")
        things = (_thing([*rows]) for _, rows in groupby(told, itemgetter(0)))
        index.executemany("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", things)
        index.executemany("INSERT OR IGNORE INTO chosen VALUES (?, ?, ?)", choices)
        index.executescript(_DERIVED)
        _fill_words(index)
        _fill_facets(index)


@contextmanager
def open_index(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the index *path* of a release for reading.

    Raise StorageError where it cannot be read, PreparingError where it is of an older form.
    """
    with opened(path, _WHAT) as index:
        if index.execute("PRAGMA user_version").fetchone() != (FORM,):
            message = f"The text index {path} is of an older form."
            raise PreparingError(message, "`vazby serve` makes it anew; ask again in a while.")
        yield index


def is_current(path: Path) -> bool:
    """Tell whether the index *path* is there, in the form that this version reads."""
    try:
        with open_index(path):
            return True
    except (StorageError, PreparingError):
        return False


def _found(store: EmbeddedStore) -> Iterator[tuple[str, ...]]:
    for row in store.values(load("index_labels").text):
        yield tuple([value or "" for value in row])


def _choices(store: EmbeddedStore) -> Iterator[tuple[str, str, str]]:
    for entity, *places in store.values(load("index_places").text):
        known = zip(_PLACES, places, strict=True)
        yield from ((facet, place, entity or "") for facet, place in known if place)
    for row in store.values(load("index_facets").text):
        entity, facet, value = (told or "" for told in row)
        values = years(value) if facet == "period" else (value,)
        yield from ((facet, one, entity) for one in values)


def years(period: str) -> Iterable[str]:
    """Give every year of *period*, its first and last day: "2010-06-25/2013-12-31"."""
    first, last = (day[:4] for day in period.split("/"))
    if not (first.isdecimal() and last.isdecimal()):
        return [first] if first.isdecimal() else []
    years = range(int(first), int(last) + 1)
    return map(str, years[:1] if len(years) > LONGEST_PERIOD else years)


def _thing(told: list[tuple[str, ...]]) -> tuple[str | int, ...]:
    """Sum up what is *told* of an entity, each row with a name and a context."""
    iri, kind, label, english, *_ = told[0]
    marked = {(FORMER if _is_former(row) else "") + row[4] for row in told if row[4] != label}
    others = "\n".join(sorted(" ".join(name.split("\n")) for name in marked))
    contexts = {(context, in_english or context) for *_, context, in_english in told if context}
    czech, foreign = (", ".join(sorted({pair[at] for pair in contexts})) for at in (0, 1))
    grade = KINDS.index(kind if kind in KINDS else "concept")
    return iri, kind, grade, label, english, others, czech, foreign, collation_key(label)


def _is_former(row: tuple[str, ...]) -> bool:
    """Tell whether a name is told to be a former one, or has a legal form that has ended."""
    return bool(row[5] or _ENDED_FORM.search(row[4]))


def _fill_words(index: sqlite3.Connection) -> None:
    towns = index.execute("SELECT label FROM names WHERE kind = 'municipality'")
    adjectives = Adjectives(town for (town,) in towns)
    names = index.execute("SELECT row, label, others FROM names ORDER BY row")
    called = "INSERT OR IGNORE INTO called VALUES (?, ?)"
    for row, label, others in names:
        all_names = [words(name) for name in (label, *others.split("\n"))]
        index.executemany(called, ((" ".join(name), row) for name in all_names if name))
        index.executemany(
            "INSERT INTO told VALUES (?, ?, ?, ?)", _words_of(row, label, all_names, adjectives)
        )
    told = index.execute(_TOLD)
    index.executemany(
        "INSERT INTO words (word, stem, written, rows, first) VALUES (?, ?, ?, ?, ?)",
        (_word(word, rows) for word, rows in groupby(told, itemgetter(0))),
    )
    for length in range(1, BEGINNINGS + 1):
        begun = groupby(index.execute(_BEGUN, (length,)), itemgetter(0))
        index.executemany("INSERT OR IGNORE INTO beginnings VALUES (?, ?, ?)", map(_united, begun))
    index.execute("CREATE INDEX words_word ON words (word)")
    index.execute("CREATE INDEX words_stem ON words (stem)")


def _words_of(
    row: int, label: str, names: list[list[str]], adjectives: Adjectives
) -> Iterator[tuple[str, int, int, str]]:
    """Give each word of the *names* of a row, whether a name begins so, and how it is written."""
    first = {name[0] for name in names if name}
    written = {folded(word): word for word in WORD.findall(label.lower())}
    found = {word for name in names for word in (*name, *other_words(name), *adjectives.of(name))}
    for word in found:
        yield word, row, word in first, written.get(word, word)


def _word(word: str, told: Iterable[tuple[str, int, int, str]]) -> tuple[str | bytes, ...]:
    rows, first, written = BitMap(), BitMap(), word
    for _, row, is_first, one in told:
        rows.add(row)
        if is_first:
            first.add(row)
        if written == word:
            written = one
    return word, stem(word), written, _packed(rows), _packed(first)


def _united(group: tuple[str, Iterable[tuple[str, bytes, bytes]]]) -> tuple[str | bytes, ...]:
    beginning, members = group
    rows, first = BitMap(), BitMap()
    for _, some_rows, some_first in members:
        rows |= BitMap.deserialize(some_rows)
        first |= BitMap.deserialize(some_first)
    return beginning, _packed(rows), _packed(first)


def _fill_facets(index: sqlite3.Connection) -> None:
    grouped = groupby(index.execute(_FACETS), itemgetter(0, 1))
    packed = ((*key, _packed(BitMap([row for *_, row in rows]))) for key, rows in grouped)
    index.executemany("INSERT INTO facets VALUES (?, ?, ?)", packed)
    order = array("I", (row for (row,) in index.execute(_ALPHABET)))
    places = array("I", bytes(order.itemsize * (len(order) + 1)))
    for place, row in enumerate(order):
        places[row] = place
    index.execute("INSERT INTO alphabet VALUES (?, ?)", (order.tobytes(), places.tobytes()))


def _packed(rows: BitMap) -> bytes:
    rows.run_optimize()
    return rows.serialize()
