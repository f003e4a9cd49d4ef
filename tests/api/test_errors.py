"""The same words about an error in JSON, HTML and text."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import TooLargeError
from api.language import language
from api.settings import Settings
from api.states import state_of, told
from graph.errors import DeadlineError, NoReleaseError, StorageError, UnreadableError, VazbyError
from graph.formats import GRAPHS, Format
from graph.query_errors import BusyError, QuerySyntaxError
from graph.releases import DataDirectory

MISSING = "/organisation/neni"


class OddError(VazbyError):
    """One without strings of its own."""


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("text/turtle", "application/json"),
        ("text/html", "text/html"),
        ("text/html,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/plain", "text/plain"),
    ],
)
def test_an_error_comes_in_the_asked_format(
    client: TestClient, accept: str, media_type: str
) -> None:
    """JSON for whoever asked for data."""
    answer = client.get(MISSING, headers={"Accept": accept})

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith(media_type)
    assert "resource/organisation/neni" in answer.text


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_whoever_asked_for_rdf_gets_an_error_as_json(client: TestClient, form: Format) -> None:
    """By the end of the address, by `?format=` and by Accept, as docs/http.md says."""
    by_suffix = client.get(f"{MISSING}.{form.name}", headers={"Accept": form.media_type})
    by_parameter = client.get(MISSING, params={"format": form.name})
    by_header = client.get(MISSING, headers={"Accept": form.media_type})

    for answer in (by_suffix, by_parameter, by_header):
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/json"
        assert answer.json()["error"].startswith("There is nothing about")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nope", 404, "Tato stránka tu není"),
        ("/municipality/999999", 404, "O tom nic nevíme"),
        ("/entity?iri=no%20iri", 400, "Toto není IRI"),
        ("/sparql?query=SELECT%20%3Fx%20%7B%0A%20%7C", 400, "na řádku 2, ve sloupci 3"),
        (
            "/sparql?query=SELECT*%7BSERVICE%3Chttp://a.example/%3E%7B?s?p?o%7D%7D",
            403,
            "Jiných serverů se ptát nesmíme",
        ),
    ],
)
def test_a_page_says_what_is_wrong_in_the_language_of_its_reader(
    client: TestClient, path: str, status: int, words: str
) -> None:
    """The exact message is folded, in English and marked so; JSON has both."""
    answer = client.get(path, headers={"Accept": "text/html", "Accept-Language": "cs"})
    page = BeautifulSoup(answer.text, "html.parser")
    data = client.get(path, headers={"Accept": "application/json", "Accept-Language": "cs"})
    exactly = page.select_one("main details [lang=en]")

    assert (answer.status_code, data.status_code) == (status, status)
    assert words in page.get_text()
    assert exactly is not None
    assert data.json()["error"] in exactly.text
    assert data.json()["detail"] in page.get_text()
    assert data.headers["content-language"] == "cs"


@pytest.mark.parametrize("code", ["cs", "en"])
@pytest.mark.parametrize(
    ("error", "state"),
    [
        (QuerySyntaxError("m"), "QuerySyntaxError"),
        (DeadlineError("m"), "DeadlineError"),
        (BusyError("m"), "BusyError"),
        (TooLargeError("m"), "TooLargeError"),
        (NoReleaseError("m"), "NoReleaseError"),
        (StorageError("m"), "StorageError"),
        (UnreadableError("m"), "UnreadableError"),
        (OddError("m"), "VazbyError"),
    ],
)
def test_every_error_has_words_of_its_class_or_of_one_above(
    code: str, error: VazbyError, state: str
) -> None:
    """A class without its own words is told by the nearest that has some."""
    assert state_of(error) == state
    assert told(error, language(code))["detail"]


def test_an_error_in_json_has_one_shape(client: TestClient) -> None:
    """With the status in the body, its words for people, and the place of a syntax error."""
    missing = client.get(f"{MISSING}.ttl").json()
    wrong = client.get("/sparql?query=SELECT%20%3Fx%20%7B%0A%20%7C").json()

    assert set(missing) >= {"ok", "error", "hint", "status", "state", "title", "detail"}
    assert (wrong["line"], wrong["column"]) == (2, 3)


def test_what_is_sent_is_not_run(client: TestClient) -> None:
    """Markup in an address comes back escaped."""
    answer = client.get("/x/<script>alert(1)</script>", headers={"Accept": "text/html"})

    assert answer.status_code in {400, 404}
    assert "<script>alert" not in answer.text


def test_without_a_release_every_address_says_what_to_do(tmp_path: Path) -> None:
    """The server starts all the same."""
    app = create_app(DataDirectory(tmp_path / "none"), Settings())
    with TestClient(app) as client:
        for path in ("/health", "/sparql", "/sparql?query=ASK{}", "/municipality/567451.ttl"):
            answer = client.get(path)
            assert answer.status_code == 404
            assert "vazby build" in answer.json()["hint"]
        assert "vazby build" in client.get("/", headers={"Accept": "text/html"}).text


def test_an_unforeseen_error_tells_nothing_of_the_inside(tmp_path: Path) -> None:
    """The log has the traceback, the client a sentence; other sites may read it."""
    app = create_app(DataDirectory(tmp_path), Settings())

    @app.get("/broken/thing/here")
    def broken() -> None:
        message = "secret"
        raise LookupError(message)

    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/broken/thing/here")

    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(("lang", "words"), [("cs", "O tom nic nevíme"), ("en", "We know nothing")])
def test_a_text_is_in_the_language_of_the_reader(client: TestClient, lang: str, words: str) -> None:
    """The title and what it means first, then the exact message, which is English."""
    answer = client.get(MISSING, headers={"Accept": "text/plain", "Accept-Language": lang})

    assert answer.headers["content-language"] == lang
    assert answer.text.startswith(words)
    assert "There is nothing about" in answer.text
