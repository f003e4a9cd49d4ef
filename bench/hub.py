"""Pages of hubs beside small ones: ``python -m bench.hub`` (part of ``make bench``).

What the page of a town, a theme, an organisation and a partnership with ten thousand relations
takes beside that of one with fifty, which fill one page, and what the first views across all of
them take: milliseconds of the processor, of all processes of the service together, and by the clock
median and 95th percentile, each request answered anew.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean, median, quantiles

import httpx

from api.links import path_of
from bench.hubs import GRAPH, PAIRS, quads
from bench.peers import vazby
from bench.processes import processor
from graph.publish import publish
from graph.releases import DataDirectory

LARGE, SMALL, TIMES, PORT = 10_000, 50, 30, 8482
GOAL = 2.0
VIEWS = ("/", "/explore/organisations", "/coverage", "/partnerships", "/organisations", "/measures")
"""Views of everything; networks and pairs of so many towns are refused."""

Times = list[tuple[float, float]]
"""Milliseconds of the processor and by the clock, by request."""


def main() -> None:
    """Measure, and print the tables."""
    with _served() as client:
        _say("| page | of 50: processor, clock (p95) | of 10,000 | ratio |")
        _say("|---|---|---|---|")
        for kind, (hub, small) in PAIRS.items():
            of_small, of_hub = _times(client, path_of(small.value), path_of(hub.value))
            ratios = (of(of_hub) / of(of_small) for of in (_worked, _waited))
            told = [f"{ratio:.1f}{'' if ratio <= GOAL else ' (missed)'}" for ratio in ratios]
            _say(f"| {kind} | {_cell(of_small)} | {_cell(of_hub)} | {', '.join(told)} |")
        _say("\n| view | processor, clock (p95) |\n|---|---|")
        for view, times in zip(VIEWS, _times(client, *VIEWS), strict=True):
            _say(f"| {view} | {_cell(times)} |")


@contextmanager
def _served() -> Iterator[httpx.Client]:
    with tempfile.TemporaryDirectory() as folder:
        data, shapes = DataDirectory(Path(folder) / "data"), Path(folder) / "shapes"
        shapes.mkdir()
        publish(data, {GRAPH: quads(LARGE, SMALL)}, shapes=shapes)
        with vazby(data.path, PORT) as service:
            service.wait(60)
            headers, url = {"Accept": "text/html"}, f"http://127.0.0.1:{PORT}"
            with httpx.Client(base_url=url, headers=headers, timeout=60) as client:
                yield client


def _times(client: httpx.Client, *paths: str) -> list[Times]:
    """Measure `TIMES` requests of each of *paths*, in turn."""
    times: list[Times] = [[] for _ in paths]
    for number in range(-1, TIMES):  # the first of each also opens files, and is not counted
        for of_path, path in zip(times, paths, strict=True):
            worked, begin = processor(os.getpid()) - time.process_time(), time.perf_counter()
            # The server keeps answers by address.
            client.get(f"{path}?time={begin}").raise_for_status()
            clock = time.perf_counter() - begin
            worked = processor(os.getpid()) - time.process_time() - worked
            if number >= 0:
                of_path.append((worked * 1000, clock * 1000))
    return times


def _worked(times: Times) -> float:
    return mean(worked for worked, _ in times)


def _waited(times: Times) -> float:
    return median(elapsed for _, elapsed in times)


def _cell(times: Times) -> str:
    clock = [elapsed for _, elapsed in times]
    return f"{_worked(times):.0f}, {_waited(times):.0f} ({quantiles(clock, n=20)[-1]:.0f})"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
