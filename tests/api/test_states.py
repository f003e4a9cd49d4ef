"""Six honest states, each a page of its own: empty, unknown, too slow, removed, moved, busy."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from api.absent import KnownLaterError, MovedError, RemovedError, UnknownThingError
from api.app import create_app
from api.language import language
from api.settings import Settings
from api.states import STEPS, state_of, steps, told
from graph.errors import (
    DataDirectoryError,
    DeadlineError,
    OlderReleaseError,
    PreparingError,
    VazbyError,
)
from graph.iris import graph_name, resource, term
from graph.manifest import write_manifest
from graph.publish import publish
from graph.query_errors import BusyError, WorkerLostError
from graph.releases import DataDirectory, Release
from graph.tombstones import Tombstone

HTML = {"Accept": "text/html"}
GONE = resource("plan", "zaniklý")
STONE = Tombstone(GONE.value, "Zaniklý plán", "0001-abc", "2026-11-22T10:00:00+00:00")
SLOW = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a"


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


STATES: list[tuple[VazbyError, int]] = [
    (UnknownThingError("https://example.org/x"), 404),
    (RemovedError(STONE, "/plan/x?release=0001-abc"), 410),
    (MovedError("/organisation/new"), 301),
    (OlderReleaseError("m"), 404),
    (KnownLaterError("Plán", "0002-abc", "/plan/x?release=0002-abc"), 404),
    (DeadlineError("m"), 503),
    (BusyError("m", retry_after=7), 503),
    (PreparingError("m"), 503),
    (WorkerLostError("m"), 503),
    (DataDirectoryError("m"), 503),
]


@pytest.mark.parametrize("code", ["cs", "en"])
def test_no_two_states_are_told_alike(code: str) -> None:
    """Each has a title, words and a next step of its own, in both languages."""
    errors = [error for error, _ in STATES]
    titles = [told(error, language(code))["title"] for error in errors]
    details = [told(error, language(code))["detail"] for error in errors]

    assert len(set(titles)) == len(set(details)) == len(errors)
    for error in errors:
        for name, address in steps(error, "/here"):
            assert language(code).text(f"error.step.{name}")
            assert address


@pytest.mark.parametrize("name", [*STEPS])
def test_every_state_with_steps_has_words(name: str) -> None:
    """None is named that there is not."""
    assert language("cs").find(f"error.{name}.title")
    assert language("en").find(f"error.{name}.title")


@pytest.mark.parametrize(("error", "status"), STATES, ids=lambda item: type(item).__name__)
def test_a_page_and_json_say_the_same(error: VazbyError, status: int) -> None:
    """In Czech and in English, with the same status; a page names the next step."""
    app = create_app(DataDirectory(Path("none")), Settings())

    @app.get("/broken/state")
    def broken() -> None:
        raise error

    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, follow_redirects=False) as own:
        for code in ("cs", "en"):
            page = own.get("/broken/state", params={"lang": code}, headers=HTML)
            data = own.get("/broken/state", params={"lang": code}).json()
            text = " ".join(BeautifulSoup(page.text, "html.parser").get_text().split())
            assert (page.status_code, data["status"]) == (status, status)
            assert data["state"] == state_of(error)
            assert data["title"] in text
            assert data["detail"] in text
            assert 'class="steps"' in page.text


def test_busy_tells_how_long_to_wait() -> None:
    """In the header and in words, in the plural that the number asks for."""
    assert "7 sekund" in told(BusyError("m", retry_after=7), language("cs"))["detail"]
    assert "2 sekundy" in told(BusyError("m", retry_after=2), language("cs"))["detail"]
    assert "1 second." in told(BusyError("m", retry_after=1), language("en"))["detail"]


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


@pytest.mark.parametrize(
    "path", ["/organisation/most-k-nadje", "/resource/organisation/most-nadej"]
)
def test_what_was_never_known_is_told_with_the_nearest_names(client: TestClient, path: str) -> None:
    """As links on the page, as candidates in JSON."""
    path = path.removeprefix("/resource")
    page = client.get(path, headers=HTML)
    data = client.get(path).json()

    assert page.status_code == 404
    assert 'href="/organisation/most-k-nadeji"' in page.text
    assert "most-k-nadeji" in [hit["page"].rpartition("/")[2] for hit in data["candidates"]]


def test_what_is_like_nothing_has_no_nearest_names(client: TestClient) -> None:
    """And no empty list."""
    data = client.get("/organisation/xqzw").json()

    assert data["candidates"] == []


def test_what_was_made_one_leads_on_with_a_word() -> None:
    """301; a client that does not follow reads why."""
    error = MovedError("/organisation/new")
    words = told(error, language("en"))["detail"]

    assert error.status == 301
    assert "/organisation/new" in words


def test_a_query_that_takes_too_long_is_told_apart_from_a_busy_server(
    data: DataDirectory,
) -> None:
    """503 both, but without a time to wait: the same query would take as long again."""
    with TestClient(create_app(data, Settings(deadline=0.5))) as client:
        slow = client.get("/sparql", params={"query": SLOW, "lang": "cs"}, headers=HTML)

    assert slow.status_code == 503
    assert "Retry-After" not in slow.headers
    assert "Dotaz trval příliš dlouho" in slow.text


def test_without_a_release_no_page_names_a_place_of_the_machine(tmp_path: Path) -> None:
    """Health neither; the log does."""
    app = create_app(DataDirectory(tmp_path / "none"), Settings())
    with TestClient(app) as client:
        for path in ("/", "/health", "/municipality/567451", "/sparql?query=ASK{}"):
            for accept in ("text/html", "application/json", "text/plain"):
                answer = client.get(path, headers={"Accept": accept})
                assert answer.status_code == 404
                assert str(tmp_path) not in answer.text
        page = client.get("/", headers={**HTML, "Accept-Language": "cs"}).text
    assert "Data ještě nejsou připravena" in page
    assert 'href="http://testserver/"' in page


@pytest.mark.parametrize("path", ["/about", "/municipality/567451", "/sparql?query=ASK{}"])
def test_who_has_any_answer_is_told_that_it_is_there(client: TestClient, path: str) -> None:
    """`If-None-Match: *` is 304 the first time and again, and has no body; 404 stays 404."""
    answers = [client.get(path, headers={"If-None-Match": "*"}) for _ in range(2)]
    missing = client.get("/organisation/xqzw", headers={"If-None-Match": "*"})

    assert [answer.status_code for answer in answers] == [304, 304]
    assert not any(answer.content for answer in answers)
    assert answers[0].headers["etag"]
    assert missing.status_code == 404
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/partnerships", "/plans", "/measures", "/documents", "/themes"])
def test_a_list_of_nothing_says_so(no_shapes: Path, tmp_path: Path, path: str) -> None:
    """A release may hold only places: the page is there, and says that it is empty."""
    data = DataDirectory(tmp_path / "data")
    town = Quad(
        NamedNode("https://linked.cuzk.cz/resource/ruian/obec/567451"),
        term("rdf:type"),
        term("v:Municipality"),
        graph_name("reference"),
    )
    publish(data, {graph_name("reference"): [town]}, shapes=no_shapes)
    with TestClient(create_app(data, Settings())) as client:
        answer = client.get(path, headers={**HTML, "Accept-Language": "cs"})

    assert answer.status_code == 200
    assert "zatím nic není" in answer.text
