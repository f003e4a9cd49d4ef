"""The same words about an error in JSON, HTML and text."""

import ast
from pathlib import Path
from string import Formatter

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


QUERY = "/queries/ngos-in-more-than-one-town"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/partnerships?asOf=vloni", 400, "„vloni“ není den."),
        ("/explore/organisations?towns=0", 400, "„0“ není celé číslo od 1 do 1\u00a0000."),
        ("/explore/organisations?from=2012-13-01", 400, "„2012-13-01“ není den."),
        ("/explore/organisations?from=2013-01-01&to=2012-01-01", 400, "Období končí dřív"),
        ("/explore/organisations?kind=nic", 400, "„kind“ nemůže mít hodnotu „nic“"),
        ("/explore/organisations?counted=x", 400, "Vybrat lze: written, together."),
        ("/explore/towns?by=x", 400, "„x“ tu není na výběr."),
        ("/explore/network?form=x", 400, "„x“ tu není na výběr."),
        ("/explore/network/query?node=x", 404, "„x“ v této síti není."),
        ("/explore/map?by=x", 400, "„x“ tu není na výběr."),
        ("/explore/organisations/evidence", 400, "V adrese chybí organizace."),
        ("/explore/organisations/evidence?organisation=x", 404, "není nic o https://"),
        ("/explore/time?municipality=000000", 404, "není nic o https://"),
        ("/explore/compare?town=a&partnership=b", 400, "nejde porovnat navzájem"),
        ("/explore/compare?town=Mostt", 400, "Přesně „Mostt“ se tu nejmenuje nic"),
        ("/coverage?region=x", 400, "„region“ nemůže mít hodnotu „x“"),
        ("/explore/conflicts?on=x", 400, "„property“ nemůže mít hodnotu „x“"),
        ("/municipality/567451?release=9999", 404, "Vydání dat „9999“ tu není."),
        ("/queries/nic", 404, "Dotaz „nic“ mezi hotovými dotazy není."),
        (f"{QUERY}?nic=1", 400, "Údaj „nic“ tento dotaz nezná."),
        (f"{QUERY}?limit=x", 400, "„x“ není celé číslo"),
        (f"{QUERY}?format=x", 400, "„x“ tu není na výběr."),
        ("/sparql?query=DELETE%20WHERE%20%7B%3Fs%20%3Fp%20%3Fo%7D", 400, "příkaz ke změně dat"),
        (
            "/sparql?query=SELECT%20%3Fx%20%7B%20%7C",
            400,
            "Podívejte se na místo za „SELECT ?x { |“",
        ),
        ("/sparql?query=", 400, "Dotaz je prázdný"),
        ("/sparql?query=a&query=b", 400, "Dotazů přišlo víc najednou."),
        ("/q/xyz", 404, "Tento zkrácený odkaz nevede k žádnému dotazu."),
    ],
)
def test_what_is_wrong_is_told_in_czech(
    client: TestClient, path: str, status: int, words: str
) -> None:
    """With what was typed, where it is folded nowhere; in JSON, whole, as `detail`."""
    answer = client.get(path, headers={"Accept": "text/html", "Accept-Language": "cs"})
    page = BeautifulSoup(answer.text, "html.parser")
    for folded in page.select("details"):
        folded.decompose()

    assert answer.status_code == status
    assert words in page.get_text()


def reasons_given(root: Path) -> dict[str, set[frozenset[str]]]:
    """Give the reasons that the program names, each with the values that are told of it."""
    found: dict[str, set[frozenset[str]]] = {}
    for path in (*(root / "graph").rglob("*.py"), *(root / "api").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "because":
                values = frozenset(given.arg or "" for given in node.keywords)
                names = [
                    one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)
                ]
                for name in names:
                    found.setdefault(str(name), set()).add(values)
    return found


@pytest.mark.parametrize("code", ["cs", "en"])
def test_each_reason_has_a_sentence_for_the_values_that_it_tells(root: Path, code: str) -> None:
    """And none is left over."""
    sentences = language(code).table("reason")
    given = {name: found for name, found in reasons_given(root).items() if name}

    assert given.keys() == sentences.keys()
    for name, sentence in sentences.items():
        places = {place for _, place, _, _ in Formatter().parse(sentence) if place}
        for values in given[name]:
            assert places <= values, name
