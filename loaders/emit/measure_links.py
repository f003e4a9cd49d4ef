"""How curated links between measures become statements of the reference graph."""

from graph.iris import concept, resource
from loaders.curated import Realisation, realisations
from loaders.emit.statements import Statements, day, plain


def emit_measure_links(graph: Statements) -> None:
    """Link measures; a rule gives a link its class once both measures are in the graph."""
    for row in realisations():
        if row.relation == "realises":
            _realisation(row, graph)
        elif row.relation in ("relates", "same"):
            _link(row, graph)


def _realisation(row: Realisation, graph: Statements) -> None:
    node = resource("realisation", f"{row.planned}--{row.achieved}")
    graph.add(node, "v:plannedMeasure", resource("measure", row.planned))
    graph.add(node, "v:achievedMeasure", resource("measure", row.achieved))
    graph.add(node, "v:confidence", plain(row.confidence))
    graph.add(node, "v:decidedOn", day(row.decided_on))


def _link(row: Realisation, graph: Statements) -> None:
    node = resource("measure-link", f"{row.planned}--{row.achieved}")
    both = (resource("measure", key) for key in (row.planned, row.achieved))
    graph.add(node, "v:linkedMeasure", *both)
    graph.add(node, "v:measureLinkKind", concept("measure-link-kind", row.relation))
    graph.add(node, "v:confidence", plain(row.confidence))
    graph.add(node, "v:decidedOn", day(row.decided_on))
