"""The process that changes the graph: one change, then it ends. See `graph.change`.

Like a worker's it may be killed at any moment: until the new release is in use, the old one is.
"""

import json
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from graph.change import (
    UNNAMED,
    BodyError,
    Change,
    ChangeRefusedError,
    Outcome,
    Part,
    PreconditionError,
)
from graph.errors import (
    DamagedError,
    NetworkError,
    NotFoundError,
    RefusedError,
    UsageError,
    VazbyError,
)
from graph.formats import FORMATS
from graph.gate.gate import earlier
from graph.hanging_up import end_with_server
from graph.iris import graph_name
from graph.machine import limit
from graph.namespaces import PREFIXES
from graph.paths import SHAPES
from graph.patterns import refuse_unreadable
from graph.publish import GateError, Link, publish
from graph.query_errors import EvaluationError
from graph.releases import DataDirectory, Release
from graph.rules import INFERRED
from graph.search_tokens import SEARCH
from graph.service_guard import refuse_loads, refuse_services
from graph.store import Graphs, is_damage
from graph.text_search import refuse_rest, with_matches
from graph.update import changed_graphs
from graph.update_text import Dataset

LinkOf = Callable[[DataDirectory], Link]
"""What looks at all graphs of a candidate at once, for the releases of a data directory."""

_SEARCH = NamedNode(SEARCH)
_REMOTE = "LoadDocumentCallback"  # as Oxigraph says that a context is to be fetched

PUBLISHING = "publishing"
"""What the process says when the change is known, and the release is being made."""


@dataclass(frozen=True)
class Publisher:
    """How a release is made of what was changed; *follow* learns of each."""

    link_of: LinkOf
    follow: Callable[[Release], None]
    shapes: Path = SHAPES

    def publish(self, directory: DataDirectory, graphs: Graphs) -> Release:
        """Make a release of the current one with these *graphs*."""
        return publish(directory, graphs, link=self.link_of(directory), shapes=self.shapes)


def main(publisher: Publisher) -> None:
    """Do the change that comes on the standard input."""
    change: Change = json.loads(sys.stdin.buffer.readline())
    bodies = [sys.stdin.buffer.read(part["size"]) for part in change["parts"]]
    limit(resource.RLIMIT_AS, change["memory"], change["publishing"])
    end_with_server()
    try:
        _say(apply(change, bodies, publisher))
    except VazbyError as error:
        _say_error(error)
    except (RuntimeError, ValueError, OSError) as error:  # all that pyoxigraph raises
        _say_error(_why(error))


def _why(error: Exception) -> VazbyError:
    """Tell whether the change failed, or the store that it is made to."""
    if is_damage(error):
        hint = "Put another release into use with `vazby rollback`, or build again."
        return DamagedError(f"The store of the release is damaged: {error}.", hint)
    return EvaluationError(f"The change failed: {error}.", "Change it; nothing was written.")


def apply(change: Change, bodies: list[bytes], publisher: Publisher) -> Outcome:
    """Do *change* with the parts of its body, publish the result, and tell what became of it."""
    directory = DataDirectory(Path(change["directory"]))
    with directory.writing(wait=False):  # whoever asked by HTTP asks again
        current = directory.current()
        graph = _graph(directory, change)
        _check_preconditions(change, current, graph)
        graphs = _changed(directory, current, change, graph, bodies)
        _refuse_searches(graphs)
        limit(resource.RLIMIT_AS, change["publishing"])
        _say({"step": PUBLISHING})
        try:
            release = publisher.publish(directory, graphs)
        except GateError as error:
            raise _refusal(error, current, change["report_type"]) from error
    known = graph is not None and graph.value in current.manifest.graphs
    return Outcome(
        release=release.id,
        new=release.id != current.id,
        graph=graph.value if graph else None,
        created=graph is not None and not known and graph.value in release.manifest.graphs,
        warning=_warning(publisher, release),
    )


def _graph(directory: DataDirectory, change: Change) -> NamedNode | None:
    """Give the graph that is written; one that is posted without a name gets the next number."""
    if change["operation"] == "post" and change["graph"] is None:
        return graph_name(f"posted/{directory.next_id('').rstrip('-')}")
    return NamedNode(change["graph"]) if change["graph"] else None


def _check_preconditions(change: Change, current: Release, graph: NamedNode | None) -> None:
    if change["releases"] and current.id not in change["releases"]:
        message = f"The current release is {current.id} by now."
        raise PreconditionError(
            message, f'Look at what changed, then repeat with If-Match: "{current.id}".'
        )
    exists = graph is not None and graph.value in current.manifest.graphs
    if change["fresh"] and exists:
        message = f"There is a graph {change['graph']} already."
        raise PreconditionError(message, "Leave If-None-Match out to write over it.")
    if graph and not exists and change["operation"] in {"delete", "patch"} and graph != UNNAMED:
        message = f"There is no graph {graph.value} in this release."
        raise NotFoundError(message, "The service description lists those that there are.")
    if change["present"] and graph and not exists and graph != UNNAMED:
        message = f"There is no graph {graph.value} in this release."
        raise PreconditionError(message, "Leave If-Match out to make it.")
    if graph == INFERRED:
        message = f"The rules make {INFERRED.value} anew with every release."
        raise RefusedError(message, "Write to a graph of its own.")


def _changed(
    directory: DataDirectory,
    current: Release,
    change: Change,
    graph: NamedNode | None,
    bodies: list[bytes],
) -> Graphs:
    """Give the graphs that *change* changes, whole."""
    if graph is None or change["operation"] == "patch":
        update = _decoded(bodies)
        refuse_services(update, change["services"])
        refuse_loads(update)
        using = tuple(change["using"]) or ((graph.value,) if graph else ())
        said = Dataset((graph or UNNAMED).value, using, tuple(change["using_named"]))
        limited = bool(using or change["using_named"])
        matched = with_matches(update, current.labels_path, refuse_rest, limited=limited)
        with directory.candidate() as folder:
            graphs = changed_graphs(current, folder, matched, change["base"], said)
        refuse_unreadable(update)
        _refuse_others(graph, graphs)
        return graphs
    if change["operation"] == "delete":
        return {graph: ()}
    quads = list(_parsed(change["parts"], bodies, graph))
    if change["operation"] == "post":
        quads = [*current.open().quads(graph), *quads]
    return {graph: quads}


def _refuse_others(graph: NamedNode | None, graphs: Graphs) -> None:
    """Raise RefusedError where the patch of *graph* writes to another: who may one, asked for one.

    An update may write to all.
    """
    others = sorted(name.value for name in graphs if graph and name != graph)
    if graph and others:
        message = f"The patch of {graph.value} would change {others[0]} as well."
        error = RefusedError(message, "Change several graphs by an update at /sparql.")
        error.because("patch-of-others", graph=graph.value, other=others[0])
        raise error


def _refuse_searches(graphs: Graphs) -> None:
    """Raise UsageError for a statement by the property that searches: no query would find it."""
    if any(quad.predicate == _SEARCH for quads in graphs.values() for quad in quads):
        message = f"Something is stated by {SEARCH}, which searches for names."
        error = UsageError(message, "Leave these triples out.").because("search-stated")
        raise error


def _decoded(bodies: list[bytes]) -> str:
    try:
        return b"".join(bodies).decode()
    except UnicodeDecodeError:
        message = "The update is not valid UTF-8."
        raise UsageError(message, "Encode it in UTF-8.") from None


def _parsed(parts: list[Part], bodies: list[bytes], graph: NamedNode) -> Iterator[Quad]:
    """Read the triples of all *parts* for *graph*; each part has blank nodes of its own."""
    for part, body in zip(parts, bodies, strict=True):
        native = cast(RdfFormat, FORMATS[part["media_type"]].native)
        try:
            yield from parse(body, native, base_iri=graph.value, rename_blank_nodes=True)
        except SyntaxError as error:
            if _REMOTE in str(error):
                raise _remote_context() from error
            message = f"The body is no {native.name} that can be read: {error.msg}."
            place = (error.lineno or 0, error.offset or 0)
            raise BodyError(message, "Check it and its Content-Type.", *place) from error


def _remote_context() -> BodyError:
    message = "The context of the JSON-LD stands elsewhere, and nothing is fetched from there."
    hint = "Write the context itself into the body: ours is at /ontology/context.jsonld."
    return BodyError(message, hint).because("remote-context")


def _refusal(error: GateError, current: Release, media_type: str) -> ChangeRefusedError:
    """Take along what the gate found, in the wanted format: RDF, or words for people.

    What it warns of in the *current* release as well is not of the change's making.
    """
    report, known = error.report, current.findings_path
    if known.exists():
        report = report.beyond(earlier(known))
    if media_type in FORMATS:
        triples = (quad.triple for quad in parse("".join(report.turtle()), RdfFormat.TURTLE))
        written = _written(triples, cast(RdfFormat, FORMATS[media_type].native))
    else:
        written = report.text()
    message = f"The gate refused the change: {report.refusal}. The current release stays."
    return ChangeRefusedError(message, "Correct what the report lists.", written, media_type)


def _written(triples: Iterator[Triple], native: RdfFormat) -> str:
    prefixes = {"sh": PREFIXES["sh"]}
    return (serialize(triples, format=native, prefixes=prefixes) or b"").decode()


def _warning(publisher: Publisher, release: Release) -> str:
    try:
        publisher.follow(release)
    except NetworkError as error:
        return error.message
    return ""


def _say_error(error: VazbyError) -> None:
    _say({"error": type(error).__name__, **error.__dict__})


def _say(line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
