"""What was found by its name, for programs."""

from api.links import path_of
from graph.hits import Hit


def as_json(hit: Hit) -> dict[str, str]:
    """Give what programs are told of *hit*: what it is, and where its page is."""
    return {
        "iri": hit.iri,
        "label": hit.label,
        "kind": hit.kind,
        "context": hit.context,
        "page": path_of(hit.iri),
    }
