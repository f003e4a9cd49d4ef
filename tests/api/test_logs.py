"""What is logged of requests: enough to find a fault, nothing of who asked what."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from api.access_log import AccessLog, Entry
from api.app import create_app
from api.logs import Logs
from api.settings import Settings
from graph.errors import UsageError
from graph.releases import DataDirectory

PLAIN = {"Accept": "text/csv", "Accept-Encoding": "identity"}
ENTRY = Entry(request="a-1", method="GET", path="/x\n\x1b[2Jy", status=200, bytes=5, seconds=0.0123)


@pytest.fixture
def entries() -> list[Entry]:
    """Give the list that the log goes to."""
    return []


@pytest.fixture
def logged(tiny_data: DataDirectory, entries: list[Entry]) -> Iterator[TestClient]:
    """Give a client of a server that logs to *entries*."""
    with TestClient(create_app(tiny_data, Settings(), entries.append)) as client:
        yield client


def test_each_request_has_an_id_and_a_line(logged: TestClient, entries: list[Entry]) -> None:
    """Neither the query nor the client is in it."""
    first = logged.get("/sparql", params={"query": "ASK {}"}, headers=PLAIN)
    second = logged.get("/nothing-here")

    ids = [reply.headers["x-request-id"] for reply in (first, second)]
    assert [entry["request"] for entry in entries] == ids
    assert [entry["status"] for entry in entries] == [200, 404]
    assert entries[0]["path"] == "/sparql"
    assert entries[0]["bytes"] == len("true")
    assert "ASK" not in str(entries)
    assert "testclient" not in str(entries)


@pytest.mark.parametrize(("fails", "status"), [(True, 500), (False, 499)])
def test_a_status_that_did_not_go_out_is_not_told(
    entries: list[Entry], fails: bool, status: int
) -> None:
    """An answer fails before its first byte, and the server says so; or its reader went away."""
    observed: list[int] = []

    async def begin(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        if fails:
            raise ValueError

    log = AccessLog(begin, observed.append, entries.append)
    TestClient(log, raise_server_exceptions=False).get("/")

    assert observed == [entries[0]["status"]] == [status]


@pytest.mark.parametrize(
    ("given", "kept"), [("proxy-7", True), ("a b", False), ("x" * 65, False), ("", False)]
)
def test_an_id_of_a_proxy_is_kept_if_it_is_a_fit_one(
    logged: TestClient, given: str, kept: bool
) -> None:
    """Anything else could break the lines."""
    reply = logged.get("/health", headers={"X-Request-ID": given})

    assert (reply.headers["x-request-id"] == given) == kept


@pytest.mark.parametrize("form", ["text", "json"])
def test_lines_are_written_together(form: str) -> None:
    """And no path breaks a line or moves the cursor of a terminal."""
    stream = io.StringIO()

    async def told() -> None:
        logs = Logs(stream, Settings(log=form).log_form or "text")
        for _ in range(2):
            logs.access(ENTRY)
        assert not stream.getvalue()
        await asyncio.sleep(0.7)

    asyncio.run(told())
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    if form == "json":
        assert json.loads(lines[0]).items() >= ENTRY.items()
    else:
        assert lines[0].endswith(" 200 GET /x??[2Jy 5 B 12.3 ms")


def test_what_goes_wrong_is_written_at_once() -> None:
    """With its place in the program."""
    stream = io.StringIO()
    record = logging.LogRecord("x", logging.ERROR, "", 1, "Failed %s", ("here",), None)
    Logs(stream, "json").emit(record)
    Logs(stream, "text").emit(record)

    first, second = stream.getvalue().splitlines()
    assert json.loads(first).items() >= {"level": "error", "message": "Failed here"}.items()
    assert second == "ERROR: Failed here"


def test_a_form_that_there_is_not_is_refused() -> None:
    """With those that there are."""
    with pytest.raises(UsageError) as refused:
        _ = Settings(log="xml").log_form
    assert "text, json" in refused.value.hint


def test_a_very_long_path_is_told_in_part() -> None:
    """A request costs the log no more than a few lines."""
    stream = io.StringIO()

    async def told() -> None:
        logs = Logs(stream, "json")
        logs.access(Entry(**{**ENTRY, "path": "/" + "x" * 60_000}))
        logs.flush()

    asyncio.run(told())
    assert len(stream.getvalue()) < 2000
