"""How a body ends that was broken off: with the reason, where its format can say it.

No JSON or XML is made whole by it: parsers report an error, even where somebody on the way hides
that the connection broke. CSV and TSV have no place for words.
"""

import json

from api.states import exactly
from graph.errors import VazbyError
from graph.formats import FORMATS

BREAK_OFF = "vazby.break-off"
"""The name by which a request holds what to call before the last part of a body broken off.

Compression then ends as it should, so that the reason comes out of it, and the body does not.
"""

_COMMENTS = {"ttl", "nt", "n3", "nq", "trig"}
_XML = {"xml", "rdf"}
_JSON = {"json", "jsonld"}


def ending(media_type: str, error: VazbyError) -> bytes:
    r"""Give the last line of an answer of *media_type* that *error* broke off; empty: none.

    >>> ending("text/turtle", VazbyError("It is too long.", "Ask for less."))
    b'\n# This answer is not whole. It is too long. Ask for less.\n'
    """
    name = FORMATS[media_type].name
    words = " ".join(f"This answer is not whole. {exactly(error)} {error.hint}".split())
    if name in _COMMENTS:
        return f"\n# {words}\n".encode()
    if name in _XML:
        return f"\n<!-- {words.replace('--', '- -')} -->\n".encode()
    return f"\n{json.dumps({'ok': False, 'error': words})}\n".encode() if name in _JSON else b""
