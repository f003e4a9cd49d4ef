"""What other releases know: what was removed since, what came later, and since when it is so."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.iris import graph_name, resource, term
from graph.manifest import write_manifest
from graph.publish import publish
from graph.releases import DataDirectory, Release

HTML = {"Accept": "text/html"}
GONE = resource("plan", "zaniklý")


def history(data: DataDirectory, graphs: dict[NamedNode, list[Quad]], shapes: Path) -> Release:
    """Publish twice: the first release knew a plan, the second does not; give the first."""
    book = graph_name("document/book")
    label = Quad(GONE, term("skos:prefLabel"), Literal("Zaniklý plán", language="cs"), book)
    kind = Quad(GONE, term("rdf:type"), term("v:Plan"), book)
    first = publish(data, {**graphs, book: [label, kind]}, shapes=shapes)
    publish(data, graphs, shapes=shapes, replace_all=True)
    return first


@pytest.fixture(scope="module")
def past(
    tiny_graphs: dict[NamedNode, list[Quad]],
    no_shapes: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[TestClient, Release]]:
    """Give a client of a data directory with a past, and its first release."""
    data = DataDirectory(tmp_path_factory.mktemp("past") / "data")
    first = history(data, tiny_graphs, no_shapes)
    with TestClient(create_app(data, Settings()), follow_redirects=False) as client:
        yield client, first


def test_what_was_removed_is_told_with_its_history(past: tuple[TestClient, Release]) -> None:
    """410 and never 404: what it was called, which release had it, and where it still is."""
    client, first = past
    page = client.get("/plan/zaniklý", headers={**HTML, "Accept-Language": "cs"})
    data = client.get("/plan/zaniklý.ttl")

    assert (page.status_code, data.status_code) == (410, 410)
    assert "Zaniklý plán" in page.text
    assert data.json()["removed"]["last"] == first.id
    assert f"release={first.id}" in page.text


def test_what_was_removed_can_be_read_as_it_was(past: tuple[TestClient, Release]) -> None:
    """As a page that says so, and as RDF, from the release that had it."""
    client, first = past
    page = client.get("/plan/zaniklý", params={"release": first.id}, headers=HTML)
    data = client.get("/plan/zaniklý.ttl", params={"release": first.id})

    assert (page.status_code, data.status_code) == (200, 200)
    assert f"ve vydání {first.id}" in page.text
    assert "Zaniklý plán" in data.text


def test_evidence_tells_the_release_since_which_a_document_is_read_so(
    past: tuple[TestClient, Release],
) -> None:
    """On a page of the past as on that of today: what is no more like then has the later one."""
    client, first = past
    path = "/partnership/lp-bilina"
    then = client.get(path, params={"release": first.id, "lang": "cs"}, headers=HTML).text
    now = client.get(path, params={"lang": "cs"}, headers=HTML).text

    assert f"takto od vydání {first.id} ze dne" in then
    assert f"takto od vydání {first.id} ze dne" in now


@pytest.mark.parametrize(
    ("code", "said"),
    [("cs", "takto nejpozději od vydání"), ("en", "so at the latest since release")],
)
def test_evidence_tells_no_release_of_which_nothing_is_known(
    tiny_graphs: dict[NamedNode, list[Quad]], no_shapes: Path, tmp_path: Path, code: str, said: str
) -> None:
    """A later one, made by an earlier version, whose manifest does not tell."""
    release = publish(DataDirectory(tmp_path / "data"), tiny_graphs, shapes=no_shapes)
    write_manifest(release.path, replace(release.manifest, parent="0000-abc"))
    with TestClient(create_app(DataDirectory(tmp_path / "data"), Settings())) as client:
        page = client.get(f"/partnership/lp-bilina?lang={code}", headers=HTML).text

    assert f"{said} {release.id}" in page


def test_a_release_without_the_indexes_of_pages_says_so(
    tiny_graphs: dict[NamedNode, list[Quad]], no_shapes: Path, tmp_path: Path
) -> None:
    """An earlier version made it: its data are there, and the page of today."""
    data = DataDirectory(tmp_path / "data")
    first = history(data, tiny_graphs, no_shapes)
    first.relations_path.unlink()
    asked = {"release": first.id, "lang": "cs"}
    with TestClient(create_app(data, Settings())) as client:
        page = client.get("/partnership/lp-bilina", params=asked, headers=HTML)
        turtle = client.get("/partnership/lp-bilina.ttl", params=asked)

    assert page.status_code == 404
    assert "Tak staré vydání" in page.text
    assert f"/partnership/lp-bilina.ttl?release={first.id}" in page.text
    assert turtle.status_code == 200


def test_what_only_a_later_release_knows_is_told_after_a_rollback(
    tiny_graphs: dict[NamedNode, list[Quad]], no_shapes: Path, tmp_path: Path
) -> None:
    """With the way to it as that release has it; what nobody knows is told as ever."""
    data = DataDirectory(tmp_path / "data")
    publish(data, tiny_graphs, shapes=no_shapes)
    last = history(data, tiny_graphs, no_shapes)
    data.rollback("1")
    asked = {"release": last.id}
    with TestClient(create_app(data, Settings())) as client:
        later = client.get("/plan/zaniklý", headers={**HTML, "Accept-Language": "cs"})
        shown = client.get("/plan/zaniklý", params=asked, headers=HTML)
        never = client.get("/plan/xqzw").json()

    assert later.status_code == 404
    assert f"Zaniklý plán je ve vydání {last.id}" in later.text
    assert f"release={last.id}" in later.text
    assert shown.status_code == 200
    assert never["state"] == "UnknownThingError"


def test_a_release_that_there_is_not_is_told(past: tuple[TestClient, Release]) -> None:
    """Whatever thing is asked of it."""
    answer = past[0].get("/municipality/567451", params={"release": "9999"})

    assert answer.status_code == 404
    assert "9999" in answer.json()["error"]


def test_once_its_release_is_gone_nothing_leads_there(
    tiny_graphs: dict[NamedNode, list[Quad]], no_shapes: Path, tmp_path: Path
) -> None:
    """What went stays told."""
    data = DataDirectory(tmp_path / "data")
    first = history(data, tiny_graphs, no_shapes)
    first.path.rename(tmp_path / "elsewhere")
    with TestClient(create_app(data, Settings())) as client:
        page = client.get("/plan/zaniklý", headers=HTML)

    assert page.status_code == 410
    assert "release=" not in page.text
