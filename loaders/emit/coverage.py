"""How the coverage of a page becomes statements: counts, kinds of record, places left unread."""

from pyoxigraph import Literal, NamedNode

from graph.iris import concept, resource, term
from loaders.emit.page_graph import PageGraph
from loaders.emit.statements import plain
from loaders.records import Completeness, Coverage, Span

_CLASSES = {
    "partnership": "v:LocalPartnership",
    "membership": "org:Membership",
    "working-group": "v:WorkingGroup",
    "plan": "v:Plan",
    "measure": "v:Measure",
    "project": "v:Project",
    "count": "v:Observation",
    "event": "v:Event",
    "support-period": "v:SupportPeriod",
}


def emit_coverage(coverage: Coverage, page: PageGraph) -> None:
    """State what became of the lines of a page, and what is known of what it does not give."""
    for use, lines in vars(coverage.lines).items():
        page.add(page.node, f"v:{use}Lines", Literal(lines))
    for kind in coverage.kinds:
        _completeness(kind, page)
    for place in coverage.unread:
        _unread(place, page)


def _completeness(kind: Completeness, page: PageGraph) -> None:
    node = resource("completeness", f"{page.key}--{kind.type}")
    page.add(page.node, "v:completeness", node)
    page.type(node, "v:Completeness")
    page.add(node, "v:ofKind", term(_CLASSES[kind.type]))
    page.add(node, "v:found", Literal(kind.found))
    page.add(node, "v:expected", Literal(kind.expected))
    page.add(node, "v:readAs", concept("completeness", kind.state))


def _unread(place: Span, page: PageGraph) -> None:
    """State a place by its fragment (RFC 5147: a range of characters), without its words."""
    node = NamedNode(f"{page.node.value}#char={place.start},{place.end}")
    page.add(page.node, "v:unread", node)
    page.type(node, "oa:TextPositionSelector")
    page.add(node, "oa:start", Literal(place.start))
    page.add(node, "oa:end", Literal(place.end))
    page.add(node, "v:digest", plain(place.digest))
