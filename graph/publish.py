"""From named graphs to a new release, or to none: the one way into the data directory."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import NamedNode

from graph import indexes, tombstones
from graph.errors import DataDirectoryError, RefusedError
from graph.gate.gate import Gate
from graph.gate.touched import changes
from graph.manifest import (
    GraphSum,
    Manifest,
    content_sum,
    file_sum,
    graph_sum,
    tool_version,
    write_manifest,
)
from graph.paths import SHAPES
from graph.releases import DataDirectory, Release
from graph.report import Report
from graph.rules import INFERRED, apply_rules, withdraw
from graph.soundness import is_sound
from graph.store import EmbeddedStore, Graphs
from graph.validate import Engine

STEPS = ("candidate", "graphs", "links", "rules", "checksums", "gate", "index", "release")
"""The names that *on_step* is called with, in this order, each before its step begins."""

FILES = ("report.txt", "report.ttl", *indexes.FILES, tombstones.FILE)
"""What a release holds beside its store."""


Link = Callable[[EmbeddedStore], Iterable[NamedNode]]
"""What looks at all graphs of a candidate at once: it writes to them, and names those it wrote."""


class GateError(RefusedError):
    """The gate found violations. *report* holds them, *path* is where they can be read."""

    def __init__(self, report: Report, path: Path) -> None:
        message = f"The gate refused the load: {report.refusal}. The current release stays."
        super().__init__(message, f"Correct what {path} lists, then repeat.")
        self.report = report
        self.path = path


def publish(
    data: DataDirectory,
    graphs: Graphs,
    *,
    replace_all: bool = False,
    engine: Engine = "rust",
    shapes: Path = SHAPES,
    link: Link = lambda store: (),
    on_step: Callable[[str], None] = lambda step: None,
) -> Release:
    """Replace the named *graphs* (or with *replace_all* everything) and put the result into use.

    Before the rules run, *link* may add what follows from all documents together.
    Gives the current release again where nothing changed, unless all is replaced and its store is
    damaged. Raises GateError where SHACL finds a
    violation, StorageError where the disk is full, DataDirectoryError where another process writes;
    in each case, and when killed, the current release stays as it was.
    """
    gate = Gate(engine, shapes)
    with data.writing(), data.candidate() as folder:
        current = data.current() if data.current_id() else None
        on_step("candidate")
        sums = _fill(folder, None if replace_all else current, graphs, link, on_step)
        before = current if current and _passed(current, gate) else None
        if (
            before
            and before.manifest.graphs == sums
            and indexes.are_current(before)
            and (not replace_all or is_sound(before.store_path))
        ):
            return before
        # What is built from nothing needs nothing of a release whose files may be damaged.
        report = _check(data, folder, gate, None if replace_all else before, sums, on_step)
        on_step("release")
        published = datetime.now(UTC).isoformat(timespec="seconds")
        _bury(folder, current, sums, published)
        manifest = _describe(data, folder, sums, report, gate, published)
        manifest = manifest.after(data.lineage())
        write_manifest(folder, manifest)
        return data.promote(folder, manifest)


def _fill(
    folder: Path,
    base: Release | None,
    graphs: Graphs,
    link: Link,
    on_step: Callable[[str], None],
) -> dict[str, GraphSum]:
    """Make the candidate's store; give the checksums of its graphs."""
    if base:
        base.open().copy_to(folder / "store")
    store = EmbeddedStore(folder / "store")
    on_step("graphs")
    # Links that saw what follows from the release in use would depend on the past.
    withdraw(store)
    store.replace(graphs)
    on_step("links")
    linked = link(store)
    on_step("rules")
    apply_rules(store)
    store.flush()
    on_step("checksums")
    known = base.manifest.graphs if base else {}
    changed = {name.value for name in (*graphs, *linked, INFERRED)}
    return {
        name.value: graph_sum(store.quads(name)) if name.value in changed else known[name.value]
        for name in store.graphs()
    }


def _passed(release: Release, gate: Gate) -> bool:
    """Tell whether *release* went through this very gate, and its files are as they were."""
    manifest, path = release.manifest, release.findings_path
    if (manifest.engine, manifest.shapes) != (gate.engine, gate.sum) or not path.exists():
        return False
    return manifest.files.get(path.name) == file_sum(path) and _opens(release)


def _opens(release: Release) -> bool:
    try:
        release.open()
    except DataDirectoryError:
        return False
    return True


def _check(
    data: DataDirectory,
    folder: Path,
    gate: Gate,
    before: Release | None,
    sums: dict[str, GraphSum],
    on_step: Callable[[str], None],
) -> Report:
    """Validate the candidate and write its report and indexes; raise GateError if refused."""
    store = EmbeddedStore(folder / "store", read_only=True)
    on_step("gate")
    report = _report(store, gate, before, sums)
    if not report.conforms:
        raise GateError(report, data.keep_refusal(report.lines()))
    _write(folder / "report.txt", report.lines())
    _write(folder / "report.ttl", report.turtle())
    on_step("index")
    indexes.build(store, folder)
    return report


def _report(
    store: EmbeddedStore, gate: Gate, before: Release | None, sums: dict[str, GraphSum]
) -> Report:
    """Validate what differs from the release *before*, or everything where there is none."""
    if not before:
        return gate.validate(store)
    differing = map(NamedNode, _differing(before, sums))
    return gate.follow(store, before.findings_path, changes(before.open(), store, differing))


def _differing(before: Release | None, sums: dict[str, GraphSum]) -> list[str]:
    """Name the graphs that are not as they were in the release *before*."""
    known = before.manifest.graphs if before else {}
    return sorted(name for name in {*known, *sums} if known.get(name) != sums.get(name))


def _bury(folder: Path, before: Release | None, sums: dict[str, GraphSum], published: str) -> None:
    """Write down what the release *before* knew and the candidate does not."""
    changed = (name for name in _differing(before, sums) if name != INFERRED.value)  # adds no thing
    store = EmbeddedStore(folder / "store", read_only=True)
    tombstones.bury(folder, store, before, changed, published)


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines)


def _describe(
    data: DataDirectory,
    folder: Path,
    sums: dict[str, GraphSum],
    report: Report,
    gate: Gate,
    published: str,
) -> Manifest:
    content = content_sum(sums)
    return Manifest(
        id=data.next_id(content),
        parent=data.current_id(),
        published=published,
        tool=tool_version(),
        content=content,
        shapes=gate.sum,
        engine=gate.engine,
        warnings=len(report.warnings),
        graphs=sums,
        files={name: file_sum(folder / name) for name in FILES},
    )
