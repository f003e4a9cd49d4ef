"""What may be asked to change in the graph, and how that can fail.

A change goes to a process of its own (`graph.change_process`) as one line of JSON, then the parts
of its body as they came. The process answers by lines of JSON: `Step`, then `Outcome` or an error.
"""

from typing import Literal, TypedDict

from graph.errors import RefusedError, VazbyError
from graph.iris import graph_name
from graph.query_errors import QuerySyntaxError, WorkerLostError

UNNAMED = graph_name("default")
"""The graph that holds the triples of a graph store's unnamed ("default") graph."""

Operation = Literal["update", "put", "post", "delete", "patch"]


class Part(TypedDict):
    """One part of a body: its media type and its length in bytes."""

    media_type: str
    size: int


class Change(TypedDict):
    """One change to the data directory *directory*.

    *graph* is the IRI of what is put, posted to, deleted or patched; none posts a new graph. *base*
    is what the relative IRIs of an update are relative to, *using* and *using_named* are the graphs
    that it reads. Only where the current release is one of *releases* (empty: any), with *fresh*
    where the graph does not exist, with *present* where it does, anything is done. A report of
    the gate comes in *report_type*. *memory* is how many bytes evaluating may take, *publishing*
    what follows it.
    """

    directory: str
    operation: Operation
    graph: str | None
    base: str
    parts: list[Part]
    using: list[str]
    using_named: list[str]
    services: list[str]
    releases: list[str]
    fresh: bool
    present: bool
    report_type: str
    memory: int
    publishing: int


class Outcome(TypedDict):
    """What became of it: the *release* in use, whether it is *new*, and the *graph* was *created*.

    *warning* says what did not go as it should afterwards.
    """

    release: str
    new: bool
    graph: str | None
    created: bool
    warning: str


class PreconditionError(VazbyError):
    """The release or the graph is not what the client thought it was."""

    exit_code = 5
    status = 412


class ChangeLostError(WorkerLostError):
    """The process that made the change ended before it said what became of it."""

    retry_after = 5


class BodyError(QuerySyntaxError):
    """The body is not what its media type says; *line* and *column* tell where."""


class ChangeRefusedError(RefusedError):
    """The gate found violations; *report* holds them, as *media_type*."""

    def __init__(
        self, message: str, hint: str = "", report: str = "", media_type: str = "text/plain"
    ) -> None:
        super().__init__(message, hint)
        self.report = report
        self.media_type = media_type
