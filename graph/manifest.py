"""What a release says of itself: `manifest.json`."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from importlib import metadata
from pathlib import Path

from pyoxigraph import Quad

from graph.canonical import streamed_lines
from graph.errors import DataDirectoryError

FILE = "manifest.json"


@dataclass(frozen=True)
class GraphSum:
    """How many triples a named graph holds, and the SHA-256 of its canonical N-Quads.

    *since* is the release since which it has been so; empty where that was not told.
    """

    triples: int
    sha256: str
    since: str = field(default="", compare=False)


@dataclass(frozen=True)
class Manifest:
    """Where a release comes from and what it holds.

    *published* is UTC in ISO 8601. *content* sums up *graphs*: two releases with the same content
    hold the same quads. *shapes* is the SHA-256 of the shapes that the gate used, *files* those of
    the report and the indexes. *dates* are the days of the releases that *graphs* are so since.
    """

    id: str
    parent: str | None
    published: str
    tool: str
    content: str
    shapes: str
    engine: str
    warnings: int
    graphs: dict[str, GraphSum]
    files: dict[str, str]
    dates: dict[str, str] = field(default_factory=dict)

    def since(self, graph: str) -> tuple[str, str] | None:
        """Give the release since which *graph* is as it is, and when it was published.

        None: nobody told, for an earlier version made this release. The first is since itself.
        """
        if self.parent is None:
            return self.id, self.published
        since = self.graphs[graph].since if graph in self.graphs else ""
        return (since, self.dates[since]) if since in self.dates else None

    def after(self, before: Iterable["Manifest"]) -> "Manifest":
        """Tell since when each graph is as it is, by the manifests *before*, the newest first.

        Those of earlier versions tell only sums. Where they end before a graph was another, it
        stays untold: it may be older than all that is left.
        """
        since, oldest, untold = dict[str, tuple[str, str]](), self, self.graphs
        for manifest in before:
            same = {name: now for name, now in untold.items() if manifest.graphs.get(name) == now}
            since |= dict.fromkeys(untold.keys() - same.keys(), (oldest.id, oldest.published))
            since |= {name: then for name in same if (then := manifest.since(name))}
            oldest, untold = manifest, {name: same[name] for name in same.keys() - since.keys()}
            if manifest.dates or not untold:
                break
        graphs = self.graphs | {
            name: replace(self.graphs[name], since=then) for name, (then, _) in since.items()
        }
        return replace(self, graphs=graphs, dates=dict(since.values()))

    @property
    def triples(self) -> int:
        """How many triples all named graphs hold together."""
        return sum(graph.triples for graph in self.graphs.values())


def graph_sum(quads: Iterable[Quad]) -> GraphSum:
    """Count and sum up the quads of one named graph."""
    digest, triples = hashlib.sha256(), 0
    for line in streamed_lines(quads):
        digest.update(line)
        triples += 1
    return GraphSum(triples, digest.hexdigest())


def sum_of(nquads: str) -> GraphSum:
    """Count and sum up a named graph that is written as canonical N-Quads."""
    return GraphSum(nquads.count("\n"), hashlib.sha256(nquads.encode()).hexdigest())


def content_sum(graphs: Mapping[str, GraphSum]) -> str:
    """Sum up all graphs into the one checksum of a release's content."""
    lines = (f"{name} {graphs[name].sha256}\n" for name in sorted(graphs))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def file_sum(path: Path) -> str:
    """Give the SHA-256 of the bytes of the file *path*."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def tool_version() -> str:
    """Give the installed version of Vazby."""
    return metadata.version("vazby")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write *manifest* into the release in *folder*."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of the release in *folder*; raise DataDirectoryError if damaged."""
    try:
        values = json.loads((folder / FILE).read_text(encoding="utf-8"))
        sums = {name: GraphSum(**graph) for name, graph in values.pop("graphs").items()}
        return Manifest(graphs=sums, **values)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"The release in {folder} is damaged: {FILE} cannot be read."
        hint = "Put another one into use with `vazby rollback`, or build into a new folder."
        raise DataDirectoryError(message, hint) from error
