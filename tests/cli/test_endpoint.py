"""`vazby query` against endpoints: of others, of our own, and those that misbehave."""

import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep
from urllib.parse import parse_qs

import pytest

from graph.formats import GRAPHS, SOLUTIONS
from graph.releases import DataDirectory

Run = Callable[..., subprocess.CompletedProcess[str]]
Told = Callable[[str], bool]
ROWS = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"7"}}]}}'
RESULTS = "application/sparql-results+json"


class Endpoint(BaseHTTPRequestHandler):
    """Answers by what its path says."""

    def do_POST(self) -> None:
        """Behave, or not."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        getattr(self, self.path.strip("/").replace("-", "_"))(form)

    def good(self, form: dict[str, list[str]]) -> None:
        """Give one row where there is a query."""
        self._answer(200 if form["query"] else 400, RESULTS, ROWS)

    def page(self, _: dict[str, list[str]]) -> None:
        """Give a page for people."""
        self._answer(200, "text/html", b"<p>Welcome")

    def wrong(self, _: dict[str, list[str]]) -> None:
        """Refuse as our own server does."""
        body = json.dumps({"ok": False, "error": "It is wrong.", "hint": "Mend it."}).encode()
        self._answer(400, "application/json", body)

    def broken(self, _: dict[str, list[str]]) -> None:
        """Fail with a long page."""
        self._answer(500, "text/html", b"<h1>Oops</h1>\n" * 100_000)

    def busy(self, _: dict[str, list[str]]) -> None:
        """Ask for patience."""
        self._answer(503, "text/plain", b"Too many.")

    def half(self, _: dict[str, list[str]]) -> None:
        """Break off in the middle."""
        self._answer(200, RESULTS, ROWS[:20], length=len(ROWS))

    def slow(self, _: dict[str, list[str]]) -> None:
        """Say nothing for a while."""
        sleep(1)
        self._answer(200, RESULTS, ROWS)

    def moved(self, _: dict[str, list[str]]) -> None:
        """Lead to another address of the same host."""
        self._redirect("/good")

    def round(self, _: dict[str, list[str]]) -> None:
        """Lead here, for ever."""
        self._redirect("/round")

    def elsewhere(self, _: dict[str, list[str]]) -> None:
        """Lead to another host."""
        self._redirect("http://127.0.0.2:9/good")

    def other_port(self, _: dict[str, list[str]]) -> None:
        """Lead to another server of the same host."""
        self._redirect("http://127.0.0.1:9/good")

    def _redirect(self, location: str) -> None:
        self.send_response(307)
        self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: int, media_type: str, body: bytes, length: int = 0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Give the address of a server that does as its path says."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients leave here
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("form", SOLUTIONS, ids=lambda form: form.name)
def test_rows_come_in_every_format(run: Run, store_server: str, form: object) -> None:
    """From a server of another make."""
    name = getattr(form, "name", "")
    ended = run(
        "query", "SELECT (7 AS ?n) {}", "--endpoint", f"{store_server}/query", "--format", name
    )

    assert ended.returncode == 0, ended.stderr
    assert "7" in ended.stdout


@pytest.mark.parametrize("name", [form.name for form in GRAPHS if form.name != "jsonld"])
def test_triples_come_in_every_format(run: Run, store_server: str, name: str) -> None:
    """A table of triples is Turtle."""
    query = "CONSTRUCT { <a:b> <a:c> <a:d> } WHERE {}"
    asked = ("query", query, "--endpoint", f"{store_server}/query")

    assert "a:d" in run(*asked, "--format", name).stdout
    assert "a:d" in run(*asked).stdout


def test_a_table_is_shown(run: Run, endpoint: str) -> None:
    """As of a release of our own, also where the server has moved a little."""
    for path in ("good", "moved"):
        ended = run("query", "SELECT ?n {}", "--endpoint", f"{endpoint}/{path}")
        assert ended.returncode == 0, ended.stderr
        assert [line.strip() for line in ended.stdout.splitlines()] == ["n", "7"]
        assert "1 row" in ended.stderr


def test_an_example_is_sent_with_whole_iris(run: Run, store_server: str, told: Told) -> None:
    """Names can be looked up only where a release is at hand."""
    asked = ("query", "timeline-of-a-town", "--endpoint", f"{store_server}/query", "-p")

    good = run(*asked, "town=https://linked.cuzk.cz/resource/ruian/obec/567451")
    assert good.returncode == 0, good.stderr
    refused = run(*asked, "town=Bílina")
    assert refused.returncode == 2
    assert told(refused.stderr)


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("page", 5, "answers with text/html"),
        ("wrong", 2, "answers 400: It is wrong. Mend it."),
        ("broken", 8, "answers 500: <h1>Oops</h1>"),
        ("busy", 9, "answers 503: Too many."),
        ("half", 8, "broke off"),
        ("slow", 9, "in time"),
        ("round", 8, "redirects more than"),
        ("elsewhere", 5, "redirects to http://127.0.0.2:9"),
        ("other-port", 5, "redirects to http://127.0.0.1:9"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    run: Run, endpoint: str, path: str, code: int, words: str, told: Told
) -> None:
    """With what to do, and an exit code."""
    ended = run(
        "query", "SELECT ?n {}", "--endpoint", f"{endpoint}/{path}", "--deadline", "0.5", "-q"
    )

    assert ended.returncode == code
    assert words in ended.stderr
    assert told(ended.stderr)
    assert len(ended.stderr) < 600


@pytest.mark.parametrize(
    ("address", "code"),
    [("ftp://example.org/", 2), ("nonsense", 2), ("http://", 2), ("http://127.0.0.1:9/x", 8)],
)
def test_an_address_that_is_none_is_told(run: Run, address: str, code: int, told: Told) -> None:
    """Before or after trying it."""
    ended = run("query", "ASK {}", "--endpoint", address, "-q")

    assert ended.returncode == code
    assert told(ended.stderr)


def test_examples_take_parameters_of_a_release(run: Run, data: DataDirectory, told: Told) -> None:
    """By name; what cannot be meant is told with what can."""
    asked = ("query", "timeline-of-a-town", "--data", data.path, "--format", "csv")

    found = run(*asked, "-p", "town=bilina", "-p", "since=2011-01-01")
    assert "567451" in found.stdout
    assert "2010-06-25" not in found.stdout
    for wrong in ("town=Bíl", "tow=Bílina", "since=yesterday", "town"):
        ended = run(*asked, "-p", wrong)
        assert ended.returncode == 2
        assert told(ended.stderr)


def test_parameters_are_of_examples_alone(run: Run, tmp_path: Path, told: Told) -> None:
    """A query of one's own has none."""
    file = tmp_path / "own.rq"
    file.write_text("ASK {}")
    for text in ("ASK {}", str(file)):
        ended = run("query", text, "-p", "town=Bílina", "--data", tmp_path)
        assert ended.returncode == 2
        assert told(ended.stderr)
