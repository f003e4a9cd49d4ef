"""Tables that are downloaded: plain CSV, and as Excel wants it."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.iris import graph_name, municipality, resource, term
from graph.publish import publish
from graph.releases import DataDirectory

TABLES = {
    "/explore/organisations.csv": "organisations",
    "/explore/organisations/matrix.csv": "organisations-by-town",
    "/explore/network.csv": "network",
    "/explore/network/nodes.csv": "network-nodes",
    "/explore/towns.csv": "towns-by-organisations",
    "/explore/towns.csv?by=themes": "towns-by-themes",
    "/explore/time.csv": "time",
    "/explore/time.csv?municipality=567451": "time",
    "/coverage.csv": "coverage",
}
"""Addresses of tables, with what their files are called."""

EVENTS, PAGE = 600, 500
"""Events of a busy town, and how many of them its page shows."""


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    """Read the CSV *text*."""
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize("address", TABLES)
def test_a_table_is_a_file_with_a_name(shipped_client: TestClient, address: str) -> None:
    """Whose media type is that of CSV, without a form or with the usual one."""
    joint = "&" if "?" in address else "?"
    for asked in (address, f"{address}{joint}format=csv"):
        response = shipped_client.get(asked)

        assert response.headers["content-type"] == "text/csv; charset=utf-8"
        name = f'attachment; filename="vazby-{TABLES[address]}.csv"'
        assert response.headers["content-disposition"] == name


@pytest.mark.parametrize("address", TABLES)
def test_every_table_is_there_for_excel(shipped_client: TestClient, address: str) -> None:
    """The same cells, after a mark, split and with numbers as the reader's language has them."""
    joint = "&" if "?" in address else "?"
    plain = shipped_client.get(f"{address}{joint}lang=cs")
    czech = shipped_client.get(f"{address}{joint}lang=cs&format=csv-excel")

    assert czech.text.startswith("\ufeff")
    assert rows(czech.text[1:], ";") == [
        [re.sub(r"^(-?\d+)\.(\d+)$", r"\1,\2", cell) for cell in row] for row in rows(plain.text)
    ]
    if "nodes" in address:  # the betweenness of a node
        assert re.search(r";0,\d", czech.text)


def test_no_other_form_of_a_table_is_given(client: TestClient) -> None:
    """The answer names the forms that there are."""
    response = client.get("/explore/time.csv?format=xlsx")

    assert response.status_code == 400
    assert "csv-excel" in response.json()["hint"]


@pytest.fixture(scope="module")
def busy(no_shapes: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a release in which a town has more events than its page shows."""
    town, graph = municipality("567451"), graph_name("document/busy")
    events = [resource("event", f"e{number}") for number in range(EVENTS)]
    when = Literal("2010-01-01", datatype=term("edtf:EDTF"))
    quads = [Quad(town, term("rdf:type"), term("v:Municipality"), graph)]
    for event in events:
        quads.append(Quad(event, term("rdf:type"), term("v:Event"), graph))
        quads.append(Quad(event, term("dcterms:spatial"), town, graph))
        quads.append(Quad(event, term("v:when"), when, graph))
    data = DataDirectory(tmp_path_factory.mktemp("busy") / "data")
    publish(data, {graph: quads}, shapes=no_shapes)
    with TestClient(create_app(data, Settings())) as client:
        yield client


def test_a_page_that_shows_a_part_leads_to_the_table_of_all(busy: TestClient) -> None:
    """The page says that there is more; the file leaves nothing out."""
    page = busy.get("/explore/time?municipality=567451&lang=en", headers={"Accept": "text/html"})
    table = busy.get("/explore/time.csv?municipality=567451")

    assert page.text.count('<th scope="row"') == PAGE
    assert "The first 500 are shown" in page.text
    assert len(rows(table.text)) == 1 + EVENTS
