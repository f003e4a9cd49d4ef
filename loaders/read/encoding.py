"""Bytes to text: the rules of browsers for HTML, UTF-8 or a guess for plain text."""

import codecs
import re
from functools import partial

import chardet
from w3lib.encoding import html_to_unicode, read_bom

from graph.errors import UnreadableError

_WINDOWS = "Windows-1250"
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_LOST = "\ufffd"
_HINT = "Save it again, as UTF-8, and read that."
_NAME = "The page"


def decode_text(data: bytes, name: str = _NAME) -> str:
    """Decode plain text, which came from *name*.

    It is in what its byte-order mark says, else in UTF-8, else in what chardet takes it for.

    A character cut in two by the end of the data is left out. Raises UnreadableError where no
    encoding fits.
    """
    encoding, mark = read_bom(data)
    if encoding and mark:
        return _strictly(data[len(mark) :], encoding, name)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return _strictly(data, _guess(data, name), name)


def decode_html(data: bytes, content_type: str | None = None, name: str = _NAME) -> str:
    """Decode a page of HTML as browsers do: byte-order mark, HTTP header, ``meta``, then a guess.

    A page that declares an encoding which does not fit is decoded as plain text is.
    """
    _, text = html_to_unicode(content_type, data, auto_detect_fun=partial(_guess, name=name))
    return decode_text(data, name) if _LOST in text and _LOST.encode() not in data else text


def _guess(data: bytes, name: str) -> str:
    if _is_damaged_utf8(data):
        msg = f"{name} is UTF-8 with bytes in it that belong to no character."
        raise UnreadableError(msg, _HINT)
    encoding = chardet.detect(data)["encoding"] or _WINDOWS
    # Where the two differ for Czech (š, ť, ž), Windows uses bytes that ISO leaves to controls.
    is_iso = encoding == _WINDOWS and not _WINDOWS_ONLY.search(data)
    return "iso-8859-2" if is_iso else encoding


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell whether most letters outside ASCII are right UTF-8: then a guess would garble them."""
    text = data.decode("utf-8", "replace")
    lost = text.count(_LOST)
    right = sum(not char.isascii() for char in text) - lost
    return lost > 0 and right > 2 * lost and not _is_cut_only(data)


def _is_cut_only(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data)
    except (UnicodeDecodeError, LookupError) as error:
        msg = f"{name} is not written in {encoding}, nor in any other encoding that fits it."
        raise UnreadableError(msg, _HINT) from error
