"""A query has its bounds, and whoever breaks them costs nobody else anything."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import DeadlineError
from graph.paths import ROOT
from graph.query_errors import (
    BusyError,
    MemoryRefusedError,
    SizeRefusedError,
)
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool
from tests.graph.pool import JSON, read, with_pool

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


async def read_slowly(chunks: AsyncIterator[bytes]) -> None:
    """Read all *chunks* with a pause before each."""
    await asyncio.sleep(0.01)
    async for _ in chunks:
        await asyncio.sleep(0.01)


def test_a_query_past_its_deadline_is_stopped(served: DataDirectory) -> None:
    """The worker is killed and another takes its place."""

    async def story(pool: WorkerPool) -> bytes:
        with pytest.raises(DeadlineError):
            await pool.ask(ENDLESS, solutions=JSON, deadline=0.3)
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


def test_an_answer_past_its_deadline_breaks_off(served: DataDirectory) -> None:
    """The deadline runs until the last part, however slowly the parts are read."""

    async def story(pool: WorkerPool) -> bytes:
        await read(pool, "ASK {}")  # now the worker runs, and the time is that of the query
        answer = await pool.ask(LONG, solutions=JSON, deadline=1.5)
        chunks = answer.chunks()
        first = await anext(chunks)
        with pytest.raises(DeadlineError):
            await read_slowly(chunks)
        return first

    assert with_pool(served, story).startswith(b'{"head"')


def test_an_answer_that_nobody_reads_keeps_no_worker(served: DataDirectory) -> None:
    """Its pipe is full when the worker is killed, and another takes its place all the same."""

    async def story(pool: WorkerPool) -> bytes:
        await read(pool, "ASK {}")  # a worker that is still starting may take longer than that
        unread = await pool.ask(LONG, solutions=JSON, deadline=0.5)
        async with asyncio.timeout(20):
            answer = await read(pool, "ASK {}")
        with pytest.raises(DeadlineError):
            await unread.read()
        return answer

    assert b"true" in with_pool(served, story)


def test_pages_are_answered_while_sparql_is_busy(served: DataDirectory) -> None:
    """Each lane has its own workers."""

    async def story(pool: WorkerPool) -> bytes:
        busy = asyncio.create_task(pool.ask(ENDLESS, solutions=JSON))
        await asyncio.sleep(0.1)
        answer = await read(pool, "ASK {}", lane="pages")
        busy.cancel()
        return answer

    assert b"true" in with_pool(served, story)


def test_a_full_queue_is_busy(served: DataDirectory) -> None:
    """One runs, one waits, the third is sent away with a time to come back."""

    async def story(pool: WorkerPool) -> int:
        running = asyncio.create_task(pool.ask(ENDLESS, solutions=JSON))
        waiting = asyncio.create_task(pool.ask("ASK {}", solutions=JSON))
        await asyncio.sleep(0.1)
        with pytest.raises(BusyError) as refusal:
            await pool.ask("ASK {}", solutions=JSON)
        running.cancel()
        assert b"true" in await (await waiting).read()
        return refusal.value.retry_after

    assert with_pool(served, story, queue=1) > 0


def test_what_had_no_worker_is_counted_apart(served: DataDirectory) -> None:
    """It took no time, so it is none of those whose times are observed."""
    observed: list[str] = []

    async def story(pool: WorkerPool) -> int:
        lane = pool.lanes["sparql"]
        lane.observe = lambda outcome, seconds: observed.append(outcome)
        asked = [asyncio.create_task(pool.ask(ENDLESS, solutions=JSON)) for _ in range(2)]
        await asyncio.sleep(0.1)
        with pytest.raises(BusyError):
            await pool.ask("ASK {}", solutions=JSON)
        for task in asked:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
        return lane.counts.refused

    assert with_pool(served, story, queue=1) == 1
    assert observed == ["left"]


def test_who_waits_too_long_is_sent_away(served: DataDirectory) -> None:
    """Nobody waits for a worker longer than a query may take."""

    async def story(pool: WorkerPool) -> None:
        running = asyncio.create_task(pool.ask(ENDLESS, solutions=JSON, deadline=30))
        await asyncio.sleep(0.05)
        with pytest.raises(BusyError):
            await pool.ask("ASK {}", solutions=JSON)
        running.cancel()

    with_pool(served, story, Limits(deadline=0.3))


def test_a_cancelled_question_frees_its_worker(served: DataDirectory) -> None:
    """A client that goes away costs nothing more."""

    async def story(pool: WorkerPool) -> bytes:
        leaving = asyncio.create_task(pool.ask(ENDLESS, solutions=JSON))
        await asyncio.sleep(0.1)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


def test_an_answer_that_is_closed_early_frees_its_worker(served: DataDirectory) -> None:
    """Closing may be repeated."""

    async def story(pool: WorkerPool) -> bytes:
        answer = await pool.ask(LONG, solutions=JSON)
        answer.close()
        answer.close()
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


def test_memory_has_a_limit(served: DataDirectory) -> None:
    """A query that hoards ends its own process only."""
    hoard = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"

    async def story(pool: WorkerPool) -> bytes:
        with pytest.raises(MemoryRefusedError):
            await pool.ask(hoard, solutions=JSON)
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story, Limits(memory=600 << 20))


def test_an_answer_has_a_longest_length(served: DataDirectory) -> None:
    """Past it the answer breaks off; it is never cut in silence."""

    async def late(pool: WorkerPool) -> bytes:
        answer = await pool.ask(LONG, solutions=JSON)
        with pytest.raises(SizeRefusedError):
            await answer.read()
        return await read(pool, "ASK {}")

    async def early(pool: WorkerPool) -> bytes:
        with pytest.raises(SizeRefusedError):
            await pool.ask("SELECT * { ?s ?p ?o } LIMIT 200", solutions=JSON)
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, late, Limits(size=100_000))
    assert b"true" in with_pool(served, early, Limits(size=10_000))


def test_a_worker_that_dies_between_queries_is_replaced(served: DataDirectory) -> None:
    """Such as one that the system killed for want of memory."""

    async def story(pool: WorkerPool) -> bytes:
        answer = await pool.ask("ASK {}", solutions=JSON)
        await answer.read()
        os.kill(answer.worker.pid, signal.SIGKILL)
        await answer.worker.end()
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


def test_a_worker_ends_with_the_server_even_amid_a_query(served: DataDirectory) -> None:
    """Its standard input closes when the server dies, however it dies."""
    lists: dict[str, list[str]] = {"graphs": [], "default_graphs": [], "named_graphs": []}
    request = {"query": ENDLESS, "store": str(served.current().store_path), "solutions": JSON}
    with subprocess.Popen(
        [sys.executable, "-c", "from graph.worker import work; work(0, {})"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
    ) as worker:
        line = json.dumps({**request, **lists, "services": [], "index": "", "size": 1000})
        worker.communicate(f"{line}\n".encode(), timeout=30)

        assert worker.returncode == 0


def test_a_worker_of_a_server_without_services_has_no_network(served: DataDirectory) -> None:
    """Where the system permits it, the process sees no network at all."""

    async def story(pool: WorkerPool) -> Path:
        answer = await pool.ask("ASK {}", solutions=JSON)
        await answer.read()
        pid = answer.worker.pid
        return Path(f"/proc/{pid}/ns/net").readlink()

    try:
        ours = Path("/proc/self/ns/net").readlink()
    except FileNotFoundError:
        pytest.skip("no network namespaces on this system")
    theirs = with_pool(served, story)
    shared = with_pool(served, story, replace(Limits(), services=frozenset({"example.org"})))
    assert shared == ours
    if theirs == ours:
        pytest.skip("this system does not permit leaving the network")
