"""Short links without a memory: the query itself, packed, is the link.

Nothing is stored, so a link works on every server that runs this program, and for good. It is short
because both sides know a dictionary: the prefixes, words and terms that our queries are made of.
The number before the dot names the dictionary; one that was given out must never change.
"""

import base64
import binascii
import zlib
from functools import cache
from pathlib import Path

from graph.errors import NotFoundError

DICTIONARIES = Path(__file__).parent / "dictionaries"
NEWEST = "1"
_RAW = -zlib.MAX_WBITS  # without header and checksum


def pack(query: str) -> str:
    """Give the code of the link to *query*.

    >>> unpack(pack("SELECT * { ?s ?p ?o }"), 1000)
    'SELECT * { ?s ?p ?o }'
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW, 9, zlib.Z_DEFAULT_STRATEGY, _words(NEWEST))
    packed = packer.compress(query.encode()) + packer.flush()
    return f"{NEWEST}.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def unpack(code: str, limit: int) -> str:
    """Give the query of *code*, of *limit* bytes at most; raise NotFoundError where it is none."""
    number, _, encoded = code.partition(".")
    try:
        unpacker = zlib.decompressobj(_RAW, _words(number))
        packed = base64.b64decode(encoded + "=" * (-len(encoded) % 4), b"-_", validate=True)
        query = unpacker.decompress(packed, limit).decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError, OSError, ValueError):
        query = ""
    if not query or not unpacker.eof:
        message = "This short link leads to no query."
        error = NotFoundError(message, "Part of it may be missing: copy the whole link.")
        error.because("broken-short-link")
        raise error
    return query


@cache
def _words(number: str) -> bytes:
    """Read the dictionary *number*; OSError where there is none."""
    if not number.isdecimal() or not number.isascii():
        raise FileNotFoundError(number)
    return (DICTIONARIES / f"{number[:4]}.txt").read_bytes()
