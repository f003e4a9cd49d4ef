"""SPARQL beside a peer: ``python bench/sparql.py``.

Starts this service and ``oxigraph serve-read-only`` (PyPI oxigraph) on the same release, sends the
same requests to both in turn, and prints requests per second and their ratio, pair by pair. A
request is cold when its text has not been seen before, warm when it repeats.
"""

import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from graph.queries import load_example
from graph.releases import DataDirectory

ROUNDS = 7
SECONDS = 1.0
BIN = Path(sys.executable).parent
OUR_PORT, PEER_PORT = 8471, 8472
ONE = "<https://w3id.org/vazby/resource/organisation/most-k-nadeji>"
MIX = {
    "look-up": f"SELECT * WHERE {{ {ONE} ?property ?value }}",
    "spanning": load_example("03-organisations-spanning-towns-through-branches").text,
    "example 13": load_example("13-kinds-missing-in-a-partnership").text,
}


@dataclass(frozen=True)
class Endpoint:
    """Where queries are sent, over one connection that is kept."""

    client: httpx.Client
    url: str

    def ask(self, query: str) -> None:
        """Send one query and read its whole answer; raise httpx.HTTPError where it fails."""
        self.client.post(self.url, data={"query": query}).raise_for_status()


def main() -> None:
    """Build a release, start both services, compare them, and print the table."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        data = Path(folder) / "data"
        subprocess.run([BIN / "vazby", "build", "--quiet", "--data", data], check=True)
        store = DataDirectory(data).current().store_path
        serve = ("vazby", "serve", "--quiet", "--data", data, "--port", OUR_PORT)
        serve_peer = ("oxigraph", "serve-read-only", "-l", store, "-b", f"127.0.0.1:{PEER_PORT}")
        ours = running.enter_context(_server(OUR_PORT, "/sparql", *serve))
        peer = running.enter_context(_server(PEER_PORT, "/query", *serve_peer))
        _say(f"{'':22}{'vazby':>12}{'oxigraph':>12}{'ratio':>10}{'min':>8}{'max':>8}")
        for name, text in MIX.items():
            _compare(
                f"{name}, cold", (f"{text}\n# {number}" for number in itertools.count()), ours, peer
            )
            _compare(f"{name}, warm", itertools.repeat(text), ours, peer)


def _compare(name: str, texts: Iterator[str], ours: Endpoint, peer: Endpoint) -> None:
    pairs = [(_rate(ours, texts), _rate(peer, texts)) for _ in range(ROUNDS)]
    ratios = [one / other for one, other in pairs]
    rates = [median(rate) for rate in zip(*pairs, strict=True)]
    _say(
        f"{name:22}{rates[0]:12.0f}{rates[1]:12.0f}"
        f"{median(ratios):10.2f}{min(ratios):8.2f}{max(ratios):8.2f}"
    )


def _rate(endpoint: Endpoint, texts: Iterator[str]) -> float:
    """Give requests per second, one after the other."""
    begin, count = time.perf_counter(), 0
    while time.perf_counter() - begin < SECONDS:
        endpoint.ask(next(texts))
        count += 1
    return count / (time.perf_counter() - begin)


@contextmanager
def _server(port: int, path: str, program: str, *arguments: object) -> Iterator[Endpoint]:
    process = subprocess.Popen(
        [BIN / program, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    headers = {"Accept": "application/sparql-results+json"}
    try:
        with httpx.Client(headers=headers) as client:
            endpoint = Endpoint(client, f"http://127.0.0.1:{port}{path}")
            _wait(endpoint)
            yield endpoint
    finally:
        process.terminate()
        process.wait()


def _wait(endpoint: Endpoint) -> None:
    for _ in range(100):
        try:
            endpoint.ask("ASK {}")
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"{endpoint.url} does not answer")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
