"""The same words about an error in JSON, HTML and text."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.formats import GRAPHS, Format
from graph.releases import DataDirectory

MISSING = "/organisation/neni"


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


def test_an_error_in_json_has_one_shape(client: TestClient) -> None:
    """With the status in the body, and the place of a syntax error."""
    missing = client.get(f"{MISSING}.ttl").json()
    wrong = client.get("/sparql?query=SELECT%20%3Fx%20%7B%0A%20%7C").json()

    assert set(missing) == {"ok", "error", "hint", "status"}
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
