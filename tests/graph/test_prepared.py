"""Answers that are made with a release, over the small graph."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import Literal, parse

from graph.errors import StorageError
from graph.iris import graph_name, resource, term
from graph.prepared import OF_HUBS, answer, build, holds, is_current, texts
from graph.queries import load
from graph.rules import apply_rules
from graph.store import EmbeddedStore

HUB, OTHER = resource("partnership", "lp-bilina"), resource("organisation", "most-k-nadeji")


@pytest.fixture(scope="module")
def store(root: Path) -> EmbeddedStore:
    """Give the small graph with what the rules add."""
    store = EmbeddedStore()
    store.replace({graph_name("reference"): parse(path=root / "tests" / "data" / "tiny.trig")})
    apply_rules(store)
    return store


@pytest.fixture(scope="module")
def answers(store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make its answers."""
    path = tmp_path_factory.mktemp("answers") / "answers.sqlite"
    build(store, path, [HUB])
    return path


def test_what_the_graph_answers_is_kept_word_for_word(store: EmbeddedStore, answers: Path) -> None:
    """Some of it is not nothing."""
    kept = {text: answer(answers, text) for text in texts()}

    assert kept == {text: store.answer(text) for text in texts()}
    assert any(rows and b"value" in rows for rows in kept.values())


@pytest.mark.parametrize("name", OF_HUBS)
def test_what_a_page_asks_of_a_hub_is_kept(store: EmbeddedStore, answers: Path, name: str) -> None:
    """And nothing of other things."""
    of_hub, of_other = (load(name).bind(iri=iri) for iri in (HUB, OTHER))

    assert holds(answers, of_hub)
    assert answer(answers, of_hub) == store.answer(of_hub)
    assert not holds(answers, of_other)
    assert answer(answers, of_other) is None


def test_what_is_asked_otherwise_is_not_kept(answers: Path) -> None:
    """As of a day, by another number of towns, or of a release that has no answers."""
    day = Literal("2012-01-01", datatype=term("xsd:date"))
    for text in (
        load("count_kinds").bind(asOf=day),
        load("count_spanning_by_kind").bind(least=Literal(7)),
    ):
        assert answer(answers, text) is None
        assert not holds(answers, text)
    none = answers.with_name("none.sqlite")
    assert answer(none, load("count_kinds").text) is None
    assert not holds(none, load("count_kinds").text)


def test_a_default_is_asked_as_its_author_wrote_it() -> None:
    """So that a page that tells it asks what is kept."""
    query = load("count_spanning")
    told = query.bind(least=Literal(2), counting=term("org:member"))

    assert told == query.text
    assert query.bind(least=Literal(3)) != query.text


def test_answers_are_current_while_the_queries_are_the_same(answers: Path, tmp_path: Path) -> None:
    """A file that is missing, that lacks an answer or answered hubs otherwise, is not."""
    lacking = tmp_path / "answers.sqlite"
    lacking.write_bytes(answers.read_bytes())
    with closing(sqlite3.connect(lacking)) as database, database:
        database.execute("DELETE FROM answer WHERE query = ?", (load("count_kinds").text,))

    older = tmp_path / "older.sqlite"
    older.write_bytes(answers.read_bytes())
    with closing(sqlite3.connect(older)) as database, database:
        database.execute("PRAGMA user_version = 0")

    assert is_current(answers)
    assert not is_current(lacking)
    assert not is_current(older)
    assert not is_current(tmp_path / "none.sqlite")


def test_a_file_that_is_damaged_is_an_error(tmp_path: Path) -> None:
    """With a sentence on what to do."""
    damaged = tmp_path / "answers.sqlite"
    damaged.write_bytes(b"no database, but longer than nothing" * 9)

    with pytest.raises(StorageError, match="prepared answers cannot be used"):
        answer(damaged, load("count_kinds").text)
