"""An answer is sent while it comes, and its worker is free whatever happens."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from fastapi import Request
from starlette.requests import ClientDisconnect
from starlette.types import Message

from api.streaming import AnswerResponse, WhileConnected
from graph.lane import LaneSize
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool

CSV = "text/csv"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def request(method: str, *, gone: bool = False) -> Request:
    """Make a request of a client that stays, or of one that has left."""

    async def receive() -> Message:
        if not gone:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "method": method, "headers": [], "query_string": b""}, receive)


def told(data: DataDirectory, story: Callable[[WorkerPool], Awaitable[None]]) -> None:
    """Run *story* with one worker; afterwards the worker must still answer."""

    async def run() -> None:
        limits = Limits(size=1 << 20)
        pool = WorkerPool(data, limits, {"sparql": LaneSize(workers=1, queue=1)})
        await pool.start()
        try:
            await story(pool)
            async with asyncio.timeout(20):
                answer = await pool.ask("ASK {}", solutions=[CSV])
                assert await answer.read() == b"true"
        finally:
            await pool.stop()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("method", "query", "whole", "empty"),
    [
        ("GET", "SELECT (1 AS ?x) {}", True, False),
        ("HEAD", "SELECT (1 AS ?x) {}", True, True),
        ("HEAD", LONG, True, True),
        ("GET", LONG, False, False),
    ],
)
def test_an_answer_ends_cleanly_only_when_it_is_whole(
    tiny_data: DataDirectory, method: str, query: str, whole: bool, empty: bool
) -> None:
    """One that grows too long has no last part; HEAD has no body at all."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def story(pool: WorkerPool) -> None:
        answer = await pool.ask(query, solutions=[CSV])
        asked = request(method)
        await AnswerResponse(asked, answer)(asked.scope, asked.receive, send)

    told(tiny_data, story)

    assert dict(sent[0]["headers"])[b"content-type"] == b"text/csv; charset=utf-8"
    assert b"vazby-release" in dict(sent[0]["headers"])
    assert (not sent[-1].get("more_body", False)) == whole
    assert (b"".join(message["body"] for message in sent[1:]) == b"") == empty


def test_a_client_that_has_left_is_waited_for_no_longer(tiny_data: DataDirectory) -> None:
    """Its query is stopped."""

    async def story(pool: WorkerPool) -> None:
        with pytest.raises(ClientDisconnect), WhileConnected(request("GET", gone=True)):
            await pool.ask(ENDLESS, solutions=[CSV])

    told(tiny_data, story)


def test_a_client_that_stays_gets_its_answer(tiny_data: DataDirectory) -> None:
    """Or the error that there is instead."""

    async def story(pool: WorkerPool) -> None:
        with WhileConnected(request("GET")):
            answer = await pool.ask("ASK {}", solutions=[CSV])
        assert await answer.read() == b"true"

    told(tiny_data, story)
