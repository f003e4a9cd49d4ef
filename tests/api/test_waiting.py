"""A link to a slow query: its page comes at once, and its answer when it is there."""

import asyncio
import re
from collections.abc import Iterator
from html import unescape

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from api import waiting
from api.app import create_app
from api.settings import Settings
from graph.releases import DataDirectory

LINK = "/sparql?query=SELECT+(7+AS+?seven)+{}"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "en"}
SCRIPT = {"Accept-Language": "en", "Accept": "text/html"}
EVALUATION = 0.4  # seconds


@pytest.fixture
def served(data: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Give a client of a server whose queries of visitors take longer than its pages wait."""
    monkeypatch.setattr(waiting, "MOMENT", EVALUATION / 4)
    app = create_app(data, Settings())
    ask = app.state.pool.ask

    async def slowly(query: str, **options: object) -> object:
        await asyncio.sleep(EVALUATION)
        return await ask(query, **options)

    with TestClient(app) as client:
        monkeypatch.setattr(app.state.pool, "ask", slowly)
        yield client


def next_address(html: str) -> str:
    """Give the address to which the page goes on without a script."""
    found = re.search(r'<noscript><meta http-equiv="refresh" content="0; url=([^"]+)">', html)
    assert found
    return unescape(found[1])


def seven(html: str) -> list[str]:
    """Read the rows of the answer."""
    return [cell.text for cell in BeautifulSoup(html, "lxml").select("#result td")]


def test_the_page_comes_before_its_answer(served: TestClient) -> None:
    """With the query, in the reader's language; it is kept by nobody."""
    page = served.get(LINK, headers=BROWSER)
    soup = BeautifulSoup(page.text, "lxml")

    assert page.status_code == 202
    assert page.headers["cache-control"] == "no-store"
    assert "etag" not in page.headers
    assert soup.select_one("#query").text == "SELECT (7 AS ?seven) {}"  # type: ignore[union-attr]
    assert "The query is running" in soup.select_one("#waiting").text  # type: ignore[union-attr]
    assert soup.select_one("#editor")["data-waiting"] == next_address(page.text)  # type: ignore[index]
    assert soup.select_one("#result") is None


def test_the_address_that_it_names_waits(served: TestClient) -> None:
    """With or without a script; what that page links to does not say so."""
    answered = served.get(next_address(served.get(LINK, headers=BROWSER).text), headers=BROWSER)

    assert (answered.status_code, seven(answered.text)) == (200, ["7"])
    assert "vazby-ignored" not in answered.headers
    assert "wait=" not in answered.text


@pytest.mark.parametrize("headers", [SCRIPT, BROWSER], ids=["script", "browser"])
def test_an_answer_that_was_waited_for_is_there_for_the_link(
    served: TestClient, headers: dict[str, str]
) -> None:
    """At once for who comes later: by a script a browser sends its headers in another order."""
    coming = served.get(LINK, headers=SCRIPT)
    served.get(f"{LINK}&wait=yes", headers=SCRIPT)
    later = served.get(LINK, headers=headers)

    assert coming.status_code == 202
    assert (later.status_code, seven(later.text)) == (200, ["7"])
    other = served.get(LINK, headers={**headers, "Accept": "application/xhtml+xml"})
    assert other.status_code == 406


def test_data_and_forms_wait_as_ever(served: TestClient) -> None:
    """A program asks once, and the script sends what is too long for an address."""
    data = served.get(LINK, headers={"Accept": "text/csv"})
    form = served.post("/sparql", data={"query": "SELECT (7 AS ?seven) {}"}, headers=BROWSER)

    assert (data.status_code, data.text.split()) == (200, ["seven", "7"])
    assert (form.status_code, seven(form.text)) == (200, ["7"])


def test_a_quick_answer_comes_with_its_page(client: TestClient) -> None:
    """As do mistakes."""
    assert seven(client.get(LINK, headers=BROWSER).text) == ["7"]
    assert client.get("/sparql?query=SELCT", headers=BROWSER).status_code == 400
