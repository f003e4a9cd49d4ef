"""Pages of hubs beside small ones: ``python -m bench.hub`` (part of ``make bench``).

How long the page of a town, a theme, an organisation and a partnership with ten thousand relations
takes beside that of one with fifty, which fill one page: median and 95th percentile, each request
answered anew by the graph.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import httpx
from pyoxigraph import NamedNode

from api.links import path_of
from bench.hubs import GRAPH, PAIRS, quads
from bench.peers import vazby
from graph.publish import publish
from graph.releases import DataDirectory

LARGE, SMALL, TIMES, PORT = 10_000, 50, 30, 8482
GOAL = 2.0


def main() -> None:
    """Measure, and print the table."""
    with _served() as client:
        _say("| page | of 50, ms (p95) | of 10,000, ms (p95) | ratio |")
        _say("|---|---|---|---|")
        for kind, (hub, small) in PAIRS.items():
            of_small, of_hub = _times(client, small, hub)
            ratio = median(of_hub) / median(of_small)
            missed = "" if ratio <= GOAL else f", more than {GOAL}"
            _say(f"| {kind} | {_cell(of_small)} | {_cell(of_hub)} | {ratio:.1f}{missed} |")


@contextmanager
def _served() -> Iterator[httpx.Client]:
    with tempfile.TemporaryDirectory() as folder:
        data, shapes = DataDirectory(Path(folder) / "data"), Path(folder) / "shapes"
        shapes.mkdir()
        publish(data, {GRAPH: quads(LARGE, SMALL)}, shapes=shapes)
        with vazby(data.path, PORT) as service:
            service.wait(60)
            headers = {"Accept": "text/html"}
            with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", headers=headers) as client:
                yield client


def _times(client: httpx.Client, *things: NamedNode) -> list[list[float]]:
    """Give the milliseconds of `TIMES` requests of each of *things*, in turn."""
    times: list[list[float]] = [[] for _ in things]
    for _ in range(TIMES):
        for number, thing in enumerate(things):
            begin = time.perf_counter()
            # The server keeps answers by address.
            address = f"{path_of(thing.value)}?time={begin}"
            client.get(address).raise_for_status()
            times[number].append((time.perf_counter() - begin) * 1000)
    return times


def _cell(times: list[float]) -> str:
    return f"{median(times):.0f} ({quantiles(times, n=20)[-1]:.0f})"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
