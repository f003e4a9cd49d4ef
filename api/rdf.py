"""RDF that the web process itself puts together: descriptions of a few triples."""

from collections.abc import Iterable, Sequence
from typing import cast

from pyoxigraph import RdfFormat, Triple, serialize
from starlette.responses import Response

from graph.formats import FORMATS, Format
from graph.namespaces import PREFIXES
from graph.query_errors import NotAcceptableError

_PREFIXES = {name: PREFIXES[name] for name in ("dcterms", "rdfs", "sd", "v", "void", "xsd")}


def rdf_response(triples: Iterable[Triple], media_types: Sequence[str]) -> Response:
    """Write *triples* in the first of *media_types*, which are of `graph.formats.TRIPLES`."""
    form = FORMATS[media_types[0]]
    content = serialize(triples, format=cast(RdfFormat, form.native), prefixes=_PREFIXES)
    return Response(content, media_type=form.content_type, headers={"Vary": "Accept"})


def not_acceptable(formats: Sequence[Format]) -> NotAcceptableError:
    """Make the error for a client that accepts none of *formats*."""
    names = ", ".join(form.media_type for form in formats)
    message = "This is not written in any of the wanted formats."
    return NotAcceptableError(message, f"Accept one of {names}.")
