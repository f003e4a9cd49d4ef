"""Isolation: ``python -m bench.isolation``.

How long a point query and a page take at the 50th and 95th percentile: alone, during a cartesian
product over everything, and during fifty clients that send such products and point queries. Each
client has an address of its own on the loopback net, as visitors have.
"""

import http.client
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Process
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import httpx

from bench.peers import JSON, vazby
from bench.synthetic import GRAPH, organisation, quads
from graph.publish import publish
from graph.releases import DataDirectory

TRIPLES, TIMES, CLIENTS, PORT = 100_000, 200, 50, 8481
POINT = f"SELECT * {{ {organisation(17)} ?property ?value }} #"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } #"
PAGE = "/organisation/o17"


def main() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        data, shapes = DataDirectory(Path(folder) / "data"), Path(folder) / "shapes"
        shapes.mkdir()
        publish(data, {GRAPH: quads(TRIPLES)}, shapes=shapes)
        with vazby(data.path, PORT) as service:
            service.wait(60)
            _say("| load | point query, ms (p95) | ratio | page, ms (p95) | ratio |")
            _say("|---|---|---|---|---|")
            idle = _row("none", (1.0, 1.0))
            with _clients([PRODUCT]):
                _row("a cartesian product", idle)
            with _clients([PRODUCT, *[POINT] * 4] * (CLIENTS // 5)):
                _row(f"{CLIENTS} clients, every fifth a cartesian product", idle)


def _row(name: str, idle: tuple[float, float]) -> tuple[float, float]:
    point, page = _times(POINT, "127.0.1.1"), _times(None, "127.0.1.2")
    cells = []
    for times, alone in ((point, idle[0]), (page, idle[1])):
        cells += [f"{median(times):.1f} ({quantiles(times, n=20)[-1]:.1f})"]
        cells += ["1" if alone == 1.0 else f"{median(times) / alone:.1f}"]
    _say(f"| {name} | {' | '.join(cells)} |")
    return median(point), median(page)


def _times(query: str | None, address: str) -> list[float]:
    """Give the milliseconds of each of `TIMES` requests, each with a text of its own."""
    times = []
    with _client(address) as client:
        for _ in range(TIMES):
            begin = time.perf_counter()
            _ask(client, query and f"{query}{begin}")
            times.append((time.perf_counter() - begin) * 1000)
    return times


@contextmanager
def _clients(queries: list[str]) -> Iterator[None]:
    """Let a client for each of the *queries* ask it for ever, in a process beside this one."""
    process = Process(target=_keep_all_asking, args=(queries,), daemon=True)
    process.start()
    time.sleep(2)
    try:
        yield
    finally:
        process.kill()
        process.join()


def _keep_all_asking(queries: list[str]) -> None:
    for number, query in enumerate(queries):
        threading.Thread(target=_keep_asking, args=(number, query)).start()


def _keep_asking(number: int, query: str) -> None:
    while True:
        with suppress(OSError, http.client.HTTPException):
            source = (f"127.0.2.{number + 1}", 0)
            client = http.client.HTTPConnection("127.0.0.1", PORT, 5, source)
            while True:
                text = quote(f"{query}{time.perf_counter()}")
                client.request("GET", f"/sparql?query={text}", headers={"Accept": JSON})
                client.getresponse().read()
                time.sleep(0.05)  # a visitor who reads


def _ask(client: httpx.Client, query: str | None) -> None:
    if query:
        reply = client.get("/sparql", params={"query": query}, headers={"Accept": JSON})
    else:
        reply = client.get(PAGE, params={"n": time.perf_counter()}, headers={"Accept": "text/html"})
    reply.raise_for_status()


def _client(address: str) -> httpx.Client:
    transport = httpx.HTTPTransport(local_address=address)
    return httpx.Client(base_url=f"http://127.0.0.1:{PORT}", transport=transport, timeout=60)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
