"""Six honest states, each a page of its own: empty, unknown, too slow, removed, moved, busy."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from bs4 import BeautifulSoup
from pyoxigraph import NamedNode, Quad
from starlette.testclient import TestClient

from api.absent import KnownLaterError, MovedError, RemovedError, UnknownThingError
from api.app import create_app
from api.language import language
from api.settings import Settings
from api.states import STEPS, state_of, steps, told
from graph.change import ChangeLostError
from graph.errors import (
    DataDirectoryError,
    DeadlineError,
    HeldError,
    OlderReleaseError,
    PreparingError,
    VazbyError,
)
from graph.iris import graph_name, resource, term
from graph.publish import publish
from graph.query_errors import (
    BusyError,
    MemoryRefusedError,
    SizeRefusedError,
    TooManyError,
    WorkerLostError,
)
from graph.releases import DataDirectory
from graph.tombstones import Tombstone

HTML = {"Accept": "text/html"}
GONE = resource("plan", "zaniklý")
STONE = Tombstone(GONE.value, "Zaniklý plán", "0001-abc", "2026-11-22T10:00:00+00:00")
SLOW = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a"


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
    (ChangeLostError("m"), 503),
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


@pytest.mark.parametrize("name", ["xqzw", "nobody"])
def test_what_is_like_nothing_has_no_nearest_names(client: TestClient, name: str) -> None:
    """And no empty list. The beginning of a word, with an error in typing, would be anything."""
    data = client.get(f"/organisation/{name}").json()

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


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (BusyError("m"), "5"),
        (TooManyError("m", retry_after=7), "7"),
        (PreparingError("m"), "30"),
        (HeldError("m"), "10"),
        (WorkerLostError("m"), "1"),
        (ChangeLostError("m"), "5"),
        (DeadlineError("m"), None),
        (MemoryRefusedError("m"), None),
        (SizeRefusedError("m"), None),
    ],
    ids=lambda item: type(item).__name__,
)
def test_only_where_waiting_helps_a_time_is_told(error: VazbyError, wait: str | None) -> None:
    """As docs/http.md and the page of limits say; where it would fail again there is none."""
    app = create_app(DataDirectory(Path("none")), Settings())

    @app.get("/broken/state")
    def broken() -> None:
        raise error

    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app) as own:
        assert own.get("/broken/state").headers.get("retry-after") == wait


def test_a_worker_that_died_tells_to_ask_again(data: DataDirectory) -> None:
    """503 with a second to wait, in which another one is there."""
    app = create_app(data, Settings(workers=1))
    with TestClient(app) as client, ThreadPoolExecutor(1) as threads:
        asked = threads.submit(client.get, "/sparql", params={"query": SLOW})
        lane = app.state.pool.lanes["sparql"]
        while not lane.running:
            sleep(0.01)
        sleep(0.1)  # it evaluates by now
        for worker in list(lane.workers):
            os.kill(worker.pid, signal.SIGKILL)
        lost = asked.result()
        again = client.get("/sparql", params={"query": "ASK {}"})

    assert (lost.status_code, lost.json()["state"]) == (503, "WorkerLostError")
    assert lost.headers["retry-after"] == "1"
    assert again.status_code == 200


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
