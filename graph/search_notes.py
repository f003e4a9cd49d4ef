"""What the body of an answer says where a search stopped though there is more.

Results in JSON and XML lead to the page of limits by a link in their head, as these formats
provide for; RDF says it in a comment. The others hold nothing but their rows: CSV, TSV, N-Triples
and JSON-LD leave it to the header.
"""

from collections.abc import Iterable

from pyoxigraph import QueryResultsFormat, RdfFormat

LIMITS = "/limits#search"
"""Where the number of matches is told of."""

_COMMENT = "A search stopped at {number} matches, and there are more: {page}"
_PLACES = {
    QueryResultsFormat.JSON: (
        (b'"head":{}', '"head":{{"link":["{page}"]}}'),
        (b'"head":{', '"head":{{"link":["{page}"],'),
    ),
    QueryResultsFormat.XML: ((b"</head>", '<link href="{page}"/></head>'),),
    RdfFormat.TURTLE: ((b"", f"# {_COMMENT}\n"),),
    RdfFormat.N3: ((b"", f"# {_COMMENT}\n"),),
    RdfFormat.TRIG: ((b"", f"# {_COMMENT}\n"),),
    RdfFormat.RDF_XML: ((b"?>", f"?><!-- {_COMMENT} -->"),),
}


def with_note(
    part: bytes, native: QueryResultsFormat | RdfFormat, numbers: Iterable[int], page: str
) -> bytes:
    """Give the first *part* of an answer with a note that searches stopped at *numbers* of matches.

    *page* is the whole address of the page of limits: the answer may be read anywhere.
    """
    number = ", another at ".join(map(str, numbers))
    for place, note in _PLACES.get(native, ()):
        if place in part:
            return part.replace(place, note.format(number=number, page=page).encode(), 1)
    return part
