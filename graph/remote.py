"""The store's other adapter: any SPARQL 1.1 store over HTTP.

Specifications: SPARQL 1.1 Protocol and SPARQL 1.1 Graph Store HTTP Protocol. That a query sees the
union of all graphs is a setting of the server (``oxigraph serve --union-default-graph``).
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from graph.canonical import ntriples
from graph.errors import NetworkError, UsageError
from graph.queries import load
from graph.releases import Release
from graph.store import Graphs, Store, Term, rows

TIMEOUT = 60
"""Seconds without a sign of the server after which it counts as gone."""


@dataclass(frozen=True)
class RemoteStore:
    """A store behind three addresses: of its query, its update and its graph store protocol."""

    query_url: str
    update_url: str
    graphs_url: str

    @classmethod
    def at(cls, url: str) -> "RemoteStore":
        """Name a server whose addresses end in ``/query``, ``/update`` and ``/store``."""
        base = url.rstrip("/")
        return cls(f"{base}/query", f"{base}/update", f"{base}/store")

    def select(self, text: str) -> list[dict[str, Term]]:
        """Give the rows of a SELECT; a variable that is unbound in a row is not in it."""
        answer = self._query(text, "application/sparql-results+json")
        return list(rows(parse_query_results(answer, format=QueryResultsFormat.JSON)))

    def construct(self, text: str) -> Iterator[Triple]:
        """Give the triples of a CONSTRUCT."""
        answer = self._query(text, "application/n-triples")
        return (quad.triple for quad in parse(answer, format=RdfFormat.N_TRIPLES))

    def update(self, text: str) -> None:
        """Run a SPARQL update."""
        form = urlencode({"update": text}).encode()
        _ask("POST", self.update_url, form, {"Content-Type": "application/x-www-form-urlencoded"})

    def graphs(self) -> list[NamedNode]:
        """List the named graphs that hold something, sorted by IRI."""
        found = (row["graph"] for row in self.select(load("list_graphs").text))
        return [name for name in found if isinstance(name, NamedNode)]

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Give the quads of one graph, or of all."""
        for name in [graph] if graph else self.graphs():
            answer = _ask("GET", self._graph_url(name), None, {"Accept": "application/n-triples"})
            for quad in parse(answer, format=RdfFormat.N_TRIPLES):
                yield Quad(quad.subject, quad.predicate, quad.object, name)

    def replace(self, graphs: Graphs) -> None:
        """Make the given triples all that each of *graphs* holds, one after another."""
        for name, quads in graphs.items():
            self._send(name, quads)

    def _query(self, text: str, media_type: str) -> bytes:
        form = urlencode({"query": text}).encode()
        kind = "application/x-www-form-urlencoded"
        return _ask("POST", self.query_url, form, {"Content-Type": kind, "Accept": media_type})

    def _send(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        body = ntriples(quads).encode()
        _ask("PUT", self._graph_url(graph), body, {"Content-Type": "application/n-triples"})

    def _graph_url(self, graph: NamedNode) -> str:
        return f"{self.graphs_url}?graph={quote(graph.value, safe='')}"


def remote_store() -> RemoteStore | None:
    """Give the store that VAZBY_STORE_URL names, or None where it is not set.

    VAZBY_STORE_QUERY_URL, VAZBY_STORE_UPDATE_URL and VAZBY_STORE_GRAPHS_URL name addresses that
    differ from those of an Oxigraph server.
    """
    url = os.environ.get("VAZBY_STORE_URL")
    if not url:
        return None
    usual = RemoteStore.at(url)
    return RemoteStore(
        os.environ.get("VAZBY_STORE_QUERY_URL", usual.query_url),
        os.environ.get("VAZBY_STORE_UPDATE_URL", usual.update_url),
        os.environ.get("VAZBY_STORE_GRAPHS_URL", usual.graphs_url),
    )


def mirror(source: Store, target: Store) -> None:
    """Make the named graphs of *target* those of *source*, one by one, and empty all others."""
    graphs: dict[NamedNode, Iterable[Quad]] = dict.fromkeys(target.graphs(), ())
    target.replace(graphs | {name: source.quads(name) for name in source.graphs()})


def follow(release: Release) -> None:
    """Bring the store that VAZBY_STORE_URL names, if it is set, to the state of *release*.

    Raises NetworkError where it does not answer; the release stays in use here, and the next
    `vazby load` or `vazby rollback` tries again.
    """
    remote = remote_store()
    if remote:
        mirror(release.open(), remote)


def _ask(method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> bytes:
    if urlsplit(url).scheme not in {"http", "https"}:
        message = f"{url!r} is no address of a store."
        raise UsageError(message, "VAZBY_STORE_URL begins with http:// or https://.")
    # S310: the scheme was checked above, and the deployer names the address.
    request = Request(url, body, dict(headers), method=method)  # noqa: S310
    try:
        with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            return bytes(response.read())
    except HTTPError as error:
        raise _refusal(url, error) from error
    except (URLError, TimeoutError, ConnectionError) as error:
        message = f"The store at {url} did not answer: {error}."
        raise NetworkError(message, "Check VAZBY_STORE_URL and that the server runs.") from error


def _refusal(url: str, error: HTTPError) -> UsageError | NetworkError:
    """Name what the server at *url* said; 400 is the query's fault, the rest the server's."""
    with error:
        words = error.read(500).decode(errors="replace").strip()
    message = f"The store at {url} refused with status {error.code}: {words}"
    if error.code == 400:
        return UsageError(message, "Check the SPARQL syntax.")
    return NetworkError(message, "Check VAZBY_STORE_URL and the rights that the server gives.")
