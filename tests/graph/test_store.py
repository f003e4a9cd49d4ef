"""The store port: the embedded adapter and the one over HTTP behave alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph import store as store_module
from graph.errors import StorageError, UsageError
from graph.iris import graph_name
from graph.remote import RemoteStore
from graph.store import EmbeddedStore, Store

A, B, P = (NamedNode(f"https://example.org/{name}") for name in "abp")
ONE, TWO = graph_name("one"), graph_name("document/two")
SPO = "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY ?o"


def quad(subject: NamedNode, text: str, graph: NamedNode = ONE) -> Quad:
    """Give a quad that says *text* of *subject*."""
    return Quad(subject, P, Literal(text, language="cs"), graph)


@pytest.fixture(params=["embedded", "remote"])
def store(request: pytest.FixtureRequest) -> Store:
    """Give an empty store behind each adapter in turn."""
    if request.param == "embedded":
        return EmbeddedStore()
    remote = RemoteStore.at(request.getfixturevalue("store_server"))
    remote.update("DROP ALL")
    return remote


def test_a_graph_is_replaced_and_the_others_stay(store: Store) -> None:
    """Replacing touches one graph, and the quads' own graph names do not matter."""
    store.replace({ONE: [quad(A, "x")]})
    store.replace({TWO: [quad(A, "y"), quad(B, "ž")]})
    store.replace({ONE: [quad(A, "z", TWO)]})

    assert list(store.quads(ONE)) == [quad(A, "z")]
    assert set(store.quads()) == {quad(A, "z"), quad(A, "y", TWO), quad(B, "ž", TWO)}
    assert store.graphs() == [TWO, ONE]


def test_a_graph_that_is_emptied_is_listed_no_more(store: Store) -> None:
    """An empty named graph is none."""
    store.replace({ONE: [quad(A, "x")]})
    store.replace({ONE: []})

    assert store.graphs() == []
    assert list(store.quads()) == []


def test_extending_keeps_what_is_there_and_tells_what_is_new() -> None:
    """Extending adds to what the graph holds."""
    store = EmbeddedStore()

    assert store.extend(ONE, [quad(A, "x")])
    assert store.extend(ONE, [quad(A, "x"), quad(A, "y", TWO)])
    assert not store.extend(ONE, [quad(A, "y")])
    assert set(store.quads()) == {quad(A, "x"), quad(A, "y")}


def test_the_union_holds_every_triple_once_after_any_write() -> None:
    """What two graphs state stays until neither does."""
    store = EmbeddedStore()
    store.replace({ONE: [quad(A, "x"), quad(A, "y")], TWO: [quad(A, "x")]})
    store.replace({ONE: [quad(A, "z")]})
    kept = {str(stated.object) for stated in store.triples(None, P, None)}

    assert kept == {str(quad(A, text).object) for text in "xz"}
    assert len(store.select(SPO)) == 2
    assert store.states(quad(A, "x"))
    store.replace({TWO: []})
    assert not store.states(quad(A, "x"))


def test_what_a_graph_says_by_some_properties_is_said_anew() -> None:
    """Only what differs is written; other properties and graphs stay, and so does the union."""
    store, other = EmbeddedStore(), NamedNode(f"{P.value}2")
    beside = Quad(A, other, Literal("x"), ONE)
    store.replace({ONE: [quad(A, "x"), quad(A, "y"), beside], TWO: [quad(A, "x", TWO)]})

    assert store.restate(ONE, [P], [quad(A, "y"), quad(A, "z")])
    assert not store.restate(ONE, [P], [quad(A, "z")])
    assert {*store.quads()} == {quad(A, "z"), beside, quad(A, "x", TWO)}
    assert len([*store.triples(None, None, None)]) == 3


def test_a_graph_is_renewed_subject_by_subject() -> None:
    """As if it were replaced, also where a subject comes twice, or comes no more."""
    store = EmbeddedStore()
    store.replace({ONE: [quad(A, "x"), quad(A, "y"), quad(B, "x")], TWO: [quad(B, "x", TWO)]})
    gone = NamedNode(f"{B.value}2")
    store.extend(ONE, [quad(gone, "x")])
    store.renew(ONE, [quad(A, "y"), quad(B, "z"), quad(A, "z")])

    assert {*store.quads(ONE)} == {quad(A, "y"), quad(A, "z"), quad(B, "z")}
    assert {quad.subject for quad in store.triples(None, None, None)} == {A, B}
    assert len([*store.triples(None, None, None)]) == 4


def test_quads_are_taken_out_one_by_one() -> None:
    """What another graph states too is still stated."""
    store = EmbeddedStore()
    store.replace({ONE: [quad(A, "x"), quad(A, "y")], TWO: [quad(A, "x", TWO)]})
    store.remove([quad(A, "x"), quad(A, "y")])

    assert [*store.quads()] == [quad(A, "x", TWO)]
    assert store.states(quad(A, "x"))
    assert not store.states(quad(A, "y"))


def test_many_quads_are_written_by_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some go in as a bulk, the rest one by one, and some twice; it makes no difference."""
    monkeypatch.setattr(store_module, "BATCH", 10)
    monkeypatch.setattr(store_module, "FEW", 5)
    quads = [quad(A, str(number)) for number in range(23)]
    store = EmbeddedStore(tmp_path / "store")
    store.replace({ONE: [*quads[:12], *quads[:12]], TWO: quads[11:]})

    assert sorted(map(str, store.quads(ONE))) == sorted(map(str, quads[:12]))
    assert len(list(store.triples(None, None, None))) == 23


def test_queries_see_all_graphs(store: Store) -> None:
    """The default graph is the union, in rows and in triples."""
    store.replace({ONE: [quad(A, "x")]})
    store.replace({TWO: [quad(B, "y")]})
    triples = store.construct("CONSTRUCT WHERE { ?s ?p ?o }")

    assert [row["s"] for row in store.select(SPO)] == [A, B]
    assert set(triples) == {quad(A, "x").triple, quad(B, "y").triple}


def test_an_unbound_variable_is_not_in_its_row(store: Store) -> None:
    """A row has the bound variables alone."""
    store.replace({ONE: [quad(A, "x")]})

    assert store.select("SELECT ?s ?none WHERE { ?s ?p ?o }") == [{"s": A}]


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.select("SELECT nothing"),
        lambda store: store.construct("CONSTRUCT {"),
        lambda store: store.select("ASK {}"),
    ],
    ids=["select", "construct", "form"],
)
def test_a_query_that_cannot_be_read_is_the_users_error(
    store: Store, ask: Callable[[Store], object]
) -> None:
    """Nothing but a UsageError, whichever adapter."""
    with pytest.raises(UsageError):
        ask(store)


def test_the_embedded_store_refuses_another_form_for_triples() -> None:
    """A SELECT gives no triples."""
    with pytest.raises(UsageError):
        EmbeddedStore().construct(SPO)


def test_a_store_survives_being_closed(tmp_path: Path) -> None:
    """What was written is there for a reader in the same folder."""
    store = EmbeddedStore(tmp_path / "store")
    store.replace({ONE: [quad(A, "x")]})
    store.flush()
    del store

    assert list(EmbeddedStore(tmp_path / "store", read_only=True).quads()) == [quad(A, "x")]


def test_a_copy_is_independent(tmp_path: Path) -> None:
    """A checkpoint can be written to and its original stays as it was."""
    original = EmbeddedStore(tmp_path / "original")
    original.replace({ONE: [quad(A, "x")]})
    original.copy_to(tmp_path / "copy")
    EmbeddedStore(tmp_path / "copy").replace({ONE: [quad(A, "y")]})

    assert list(original.quads()) == [quad(A, "x")]


def test_a_place_that_cannot_be_written_is_a_storage_error(tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="Cannot use"):
        EmbeddedStore(tmp_path / "file" / "store")
