"""Every number that links to a query is what the query gives, on pages of all kinds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

import vazby_load
from api.app import create_app
from api.settings import Settings
from graph.releases import DataDirectory
from tests.api.browser import read, section, words

Rows = Sequence[Mapping[str, str]]


class Number(NamedTuple):
    """A number that leads to a query, which has as many rows where it is the size of a section."""

    value: int
    link: str
    is_size: bool


EXPLORE = (
    "/explore/organisations",
    "/explore/organisations?counted=together&towns=1",
    "/explore/network",
    "/explore/network?form=organisations",
    "/explore/towns",
    "/explore/towns?by=themes",
    "/explore/map?show=members",
    "/explore/map?show=members&by=regions",
    "/explore/map?show=plans",
    "/explore/map?show=support",
    "/explore/time",
    "/explore/conflicts",
    "/coverage",
    "/coverage?region=60",
    "/coverage?town=567451",
    "/ontology",
    "/",
)
LISTS = (
    *("/partnerships", "/municipalities", "/organisations", "/plans", "/measures", "/documents"),
    "/themes",
)
COMPARED = {"/municipalities": "town", "/partnerships": "partnership"}
"""What things of a list are called where they are compared."""

EACH = 2
"""How many things of each list are looked at, and how many towns are compared."""

MOST = 12
"""How many numbers of a page are tried."""

COUNTS = ".tally, table.matrix td, table.compared td, .shares small, .coverage-list strong, .choice"
"""Where pages show counts; a cell may hold something else, and then no number."""

NO_ANSWERS = ".facets, .toc, summary, [id^='finding-']"
"""Counts that no query gives: what a box of the text index would leave, findings of the gate. What
the contents of a page and folded tables count is linked at their headings, and row by row.
"""

DAY = "2012-12-31"
SQL = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
NUMBER = re.compile(r"(\d+)(?!\S)")


@pytest.fixture(scope="module")
def read_client(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a release of every fortieth page that was written for measuring."""
    pages = sorted((root / "tests" / "eval" / "pages").iterdir())[::40]
    folder = tmp_path_factory.mktemp("read") / "data"
    vazby_load.load_pages([str(page) for page in pages], folder, jobs=1, quiet=True)
    with TestClient(
        create_app(DataDirectory(folder), Settings()), follow_redirects=False
    ) as client:
        yield client


@pytest.mark.parametrize("day", ["", DAY])
def test_numbers_are_what_their_queries_give(shipped_client: TestClient, day: str) -> None:
    """Over the shipped records, as a whole and as of a day."""
    assert wrong_numbers(shipped_client, day) == []


@pytest.mark.parametrize("day", ["", DAY])
def test_numbers_of_other_pages_are_too(read_client: TestClient, day: str) -> None:
    """Over pages with more of everything: branches, themes, approvals by several bodies."""
    assert wrong_numbers(read_client, day) == []


@pytest.mark.parametrize("day", ["", DAY])
@pytest.mark.parametrize("path", ["/", *LISTS, "/municipality/567451"])
def test_numbers_lead_to_lists_of_as_many(shipped_client: TestClient, path: str, day: str) -> None:
    """Those that lead to a section of a page: its size is the number, where it tells its size."""
    page = read(shipped_client, at(path, day), "en")
    links = [(str(link["href"]), words(link)) for link in page.select("main a[href*='#']")]
    led = [(href, text) for href, text in links if text.isdecimal() and not href.startswith("#")]
    tried = led[:: len(led) // EACH + 1]

    assert [one for one in tried if size_of(shipped_client, one[0]) not in {one[1], ""}] == []


def size_of(client: TestClient, href: str) -> str:
    """Give the size of the section that *href* leads to, as its heading tells it."""
    address, _, name = href.partition("#")
    tally = section(read(client, address, "en"), name).select_one("h2 .tally")
    return words(tally) if tally else ""


def wrong_numbers(client: TestClient, day: str = "") -> list[str]:
    """Tell each number on the pages that is not what its query gives, or that leads to none."""
    wrong = []
    for path in paths(client):
        page = read(client, at(path, day), "en")
        wrong += [f"{at(path, day)}: {count} is no link" for count in bare(page)]
        numbers = list(linked(page))
        assert numbers or not path.startswith("/explore/org"), path
        for number, link, is_size in (*sizes(numbers), *numbers[:: len(numbers) // MOST + 1]):
            rows = answer(client, link)
            if not (number == len(rows) if is_size else fits(number, rows)):
                wrong.append(f"{at(path, day)}: {number}, but {len(rows)} rows of {link[:40]}")
    return wrong


def paths(client: TestClient) -> Iterator[str]:
    """Give the addresses of pages of all kinds."""
    yield from EXPLORE
    yield from things(read(client, EXPLORE[0], "en"), EXPLORE[0].rpartition("/")[2])
    for path in LISTS:
        yield path
        found = things(read(client, path, "en"), path)
        yield from found
        if kind := COMPARED.get(path):
            names = "&".join(f"{kind}={thing.rpartition('/')[2]}" for thing in found)
            yield f"/explore/compare?{names}"


def things(page: BeautifulSoup, path: str) -> list[str]:
    """Give the pages of the first things that a list links to."""
    links = page.select(f"#{path.strip('/')} tbody th a[href]")
    return list(dict.fromkeys(str(link["href"]) for link in links))[:EACH]


def at(path: str, day: str) -> str:
    """Give *path* as of *day*, where there is one."""
    return f"{path}{'&' if '?' in path else '?'}asOf={day}" if day else path


def sizes(numbers: Sequence[Number]) -> Iterator[Number]:
    """Give those of *numbers* that tell how long a section is, each once."""
    return (number for number in dict.fromkeys(numbers) if number.is_size)


def linked(page: BeautifulSoup) -> Iterator[Number]:
    """Give each number on *page* that is a link to a query, or leads to one.

    What is measured in a network leads to the query of the network, which does not give it.
    """
    for link in page.select("main a[href]:not(.measured)"):
        href, words = str(link["href"]), link.get_text(" ", strip=True).replace(",", "")
        path = urlsplit(href).path
        number = NUMBER.match(words)
        if number and (path.startswith("/q/") or path.endswith("/query")):
            yield Number(int(number[1]), href, link.find_parent(("h1", "h2", "dl")) is not None)


def bare(page: BeautifulSoup) -> Iterator[str]:
    """Give each count on *page* that is no link by itself."""
    elsewhere = {id(tag) for whole in page.select(NO_ANSWERS) for tag in whole.find_all(True)}
    for found in page.select(COUNTS):
        counts = NUMBER.search(words(found)) and words(found) != "0"
        link = found.name == "a" or found.find("a") or found.find_parent("a")
        if counts and not link and id(found) not in elsewhere:
            yield words(found)


def answer(client: TestClient, link: str) -> Rows:
    """Give the rows of the query that *link* leads to."""
    location = link
    while urlsplit(location).path != "/sparql":
        response = client.get(location)
        assert response.status_code == 303, (location, response.text[:300])
        location = response.headers["location"]
    [query] = parse_qs(urlsplit(location).query)["query"]
    response = client.post("/sparql", content=query.encode(), headers=SQL)
    assert response.status_code == 200, (link, response.text[:200])
    rows = response.json()["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in rows]


def fits(number: int, rows: Rows) -> bool:
    """Tell whether *number* counts rows, values of a column or of a list, or is a count of them."""
    columns = {name for row in rows for name in row}
    counted = {len({row[name] for row in rows if name in row}) for name in columns}
    counts = [int(row[name]) for row in rows for name in ("count", "found") if name in row]
    lists = {len(text.split()) for row in rows for name, text in row.items() if "List" in name}
    alone = {int(text) for row in rows[:1] for text in row.values() if text.isdecimal()}
    found = {len(rows), *counted, *counts, sum(counts)}
    return number in (found | lists | alone if len(rows) == 1 else found)
