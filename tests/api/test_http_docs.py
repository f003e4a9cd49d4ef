"""docs/http.md says what the server does."""

import csv
import io
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.settings import Settings
from graph.formats import GRAPHS, SOLUTIONS


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """Give the text of docs/http.md."""
    return (root / "docs" / "http.md").read_text(encoding="utf-8")


def test_every_setting_is_documented(page: str) -> None:
    """By its variable."""
    assert [
        item.name for item in fields(Settings) if f"`VAZBY_{item.name.upper()}`" not in page
    ] == []


def test_every_format_is_documented(page: str) -> None:
    """By its short name and its media type."""
    for form in (*SOLUTIONS, *GRAPHS):
        assert f"| `{form.name}` | `{form.media_type}`" in page


def test_every_example_with_curl_is_answered(page: str, client: TestClient) -> None:
    """With 200 by the address, headers and bodies that are written there."""
    commands = re.findall(r"^curl .*$", page, re.MULTILINE)

    assert commands
    for command in commands:
        _, _, address, *options = shlex.split(command)
        flags = dict(zip(options[::2], options[1::2], strict=True))
        name, _, value = flags.get("-H", "Accept: */*").partition(": ")
        path = address.removeprefix("BASE")
        if "--data-urlencode" in flags:
            key, _, query = flags["--data-urlencode"].partition("=")
            answer = client.post(path, data={key: query}, headers={name: value})
        elif "--data-binary" in flags:
            answer = client.post(path, content=flags["--data-binary"], headers={name: value})
        else:
            answer = client.get(path, headers={name: value})
        assert answer.status_code == 200, command


def test_every_example_with_pandas_is_a_table_that_it_reads(page: str, client: TestClient) -> None:
    """An address in ASCII, as urllib wants it, and CSV in UTF-8 as RFC 4180 has it: its defaults.

    Pandas itself would be the largest thing that the check installs.
    """
    addresses = re.findall(r'pandas\.read_csv\("BASE(.*?)"\)', page)

    assert addresses
    for address in addresses:
        assert address.isascii()
        answer = client.get(address)
        header, *rows = csv.reader(io.StringIO(answer.content.decode()), strict=True)
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert rows
        assert {len(row) for row in rows} == {len(header)}
