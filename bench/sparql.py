"""SPARQL beside its peers: ``python -m bench.sparql [TRIPLES…]``, which `make bench-sparql` runs.

Makes a graph of so many triples (100,000 and 1,000,000), serves it by this program, by Oxigraph's
own server, by rdflib-endpoint and by Virtuoso, sends the same requests to each in turn with wrk,
and prints requests per second and the ratio of ours to each peer's, round by round. A request is
cold when nobody has sent its text before, warm when it repeats. What a request takes of the
processor is told too: other jobs on the machine change it least.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from pyoxigraph import DefaultGraph, RdfFormat, Store, serialize

from bench.peers import JSON, Service, oxigraph, rdflib_endpoint, vazby, virtuoso
from bench.synthetic import GRAPH, name, organisation, quads
from graph.publish import publish
from graph.releases import DataDirectory, Release

ROUNDS, SECONDS = 3, 2
PORT = 8471
REQUESTS = Path(__file__).with_name("requests.lua")
PREFIXES = """PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX v: <https://w3id.org/vazby/ontology#>
"""
ONE = organisation(17)


@dataclass(frozen=True)
class Ask:
    """A request of the mix: its *query*, the *accept*ed format, and how many ask at once."""

    name: str
    query: str
    accept: str = JSON
    clients: int = 8


MIX = (
    Ask("look-up", f"SELECT * {{ {ONE} ?property ?value }}"),
    Ask("description", f"DESCRIBE {ONE}", "application/n-triples"),
    Ask("ask", f"ASK {{ {ONE} org:memberOf ?partnership }}"),
    Ask(
        "spanning",
        """SELECT ?name (COUNT(DISTINCT ?town) AS ?towns) {
          ?organisation v:activeIn ?town ; skos:prefLabel ?name
        } GROUP BY ?organisation ?name HAVING (COUNT(DISTINCT ?town) > 2)
          ORDER BY DESC(?towns) ?name LIMIT 50""",
        clients=2,
    ),
    Ask(
        "spanning, counted by the rules",  # the form that the page of limits gives for it
        """SELECT ?name ?towns {
          ?organisation v:townCount ?towns ; skos:prefLabel ?name FILTER(?towns > 2)
        } ORDER BY DESC(?towns) ?name LIMIT 50""",
        clients=2,
    ),
    Ask("10,000 rows", "SELECT * { ?membership org:member ?organisation } LIMIT 10000", clients=2),
    Ask("text search", "SELECT ?organisation { TEXT } LIMIT 20", clients=2),
)


@dataclass(frozen=True)
class Measured:
    """Requests a second, none where any failed, and milliseconds of the processor for each."""

    rate: float
    cost: float


def main(sizes: Sequence[int]) -> None:
    """Compare for each of *sizes*, and print the tables."""
    if not shutil.which("wrk"):
        sys.exit("wrk is missing. On Debian or Ubuntu: apt install wrk")
    for triples in sizes:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
            services = [*_services(Path(folder), triples, running)]
            _say("| request | vazby/s, ms | peer/s, ratio (smallest-largest); ms, ratio | | |")
            _say("|---|---|---|---|---|")
            for ask in MIX:
                for cold in (True, False):
                    _compare(ask, services, cold=cold)


def _services(folder: Path, triples: int, running: ExitStack) -> Iterator[Service]:
    data = DataDirectory(folder / "data")
    (folder / "no-shapes").mkdir()
    release = publish(data, {GRAPH: quads(triples)}, shapes=folder / "no-shapes")
    dump = _dump(release, folder / "dump.nt")
    _say(f"\n{release.manifest.triples:,} triples\n")
    for service in (
        vazby(data.path, PORT),
        oxigraph(release.store_path, PORT + 1),
        rdflib_endpoint(dump, PORT + 2),
        virtuoso(dump, PORT + 3),
    ):
        started = running.enter_context(service)
        started.wait(600)
        yield started


def _dump(release: Release, path: Path) -> Path:
    """Write the union of all graphs to the N-Triples file *path*."""
    store = Store.read_only(str(release.store_path))
    union = (quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))
    serialize(union, str(path), RdfFormat.N_TRIPLES)
    return path


def _compare(ask: Ask, services: Sequence[Service], *, cold: bool) -> None:
    rounds = [[_measure(ask, service, cold=cold) for service in services] for _ in range(ROUNDS)]
    ours, *peers = zip(*rounds, strict=True)
    cells = [f"{ask.name}, {'cold' if cold else 'warm'}", _cell(ours)]
    cells += [
        f"{service.name} {_beside(ours, peer)}"
        for service, peer in zip(services[1:], peers, strict=True)
    ]
    _say(f"| {' | '.join(cells)} |")


def _cell(measured: Sequence[Measured]) -> str:
    rate, cost = median(one.rate for one in measured), median(one.cost for one in measured)
    return f"{rate:.1f}, {cost:.3g}"


def _beside(ours: Sequence[Measured], peer: Sequence[Measured]) -> str:
    pairs = [(our, its) for our, its in zip(ours, peer, strict=True) if its.rate and our.cost]
    if not pairs:
        return "failed"
    rates = sorted(our.rate / its.rate for our, its in pairs)
    costs = median(its.cost / our.cost for our, its in pairs)
    rate, cost = _cell(peer).split(", ")
    return f"{rate}, {median(rates):.2g} ({rates[0]:.2g}-{rates[-1]:.2g}); {cost}, {costs:.2g}"


def _measure(ask: Ask, service: Service, *, cold: bool) -> Measured:
    word = name(17).split()[1]
    query = PREFIXES + ask.query.replace("TEXT", service.text_search.format(word=word))
    command = ["wrk", "-t1", f"-c{ask.clients}", f"-d{SECONDS}", "--timeout", "60", "-s", REQUESTS]
    arguments = [service.url, "--", ask.accept, quote(query, safe=""), "cold" if cold else "warm"]
    with service.awake():
        before = service.processor()
        done = subprocess.run(
            [*map(str, command), *arguments], capture_output=True, check=False, text=True
        )
        seconds = service.processor() - before
    if done.returncode:  # it does not even take a connection any more
        return Measured(0.0, 0.0)
    requests, microseconds, errors = map(int, done.stdout.splitlines()[-1].split())
    rate = 0.0 if errors else requests / microseconds * 1e6
    return Measured(rate, seconds / max(requests, 1) * 1000)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main([*map(int, sys.argv[1:])] or [100_000, 1_000_000])
