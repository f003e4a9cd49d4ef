"""CSV as Excel wants it: with a byte order mark, split and with numbers as the reader's language.

Without the mark Excel takes UTF-8 for a code page and garbles Czech letters; the Czech Excel splits
lines at semicolons, the English one at commas. To the Czech one 1.5 is the first of May: its
numbers have a comma. What is a number only the TSV of an answer tells.
"""

import csv
import io
import re
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Sequence

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from api.language import choose
from api.streaming import AnswerResponse
from graph.answers import Answer
from graph.formats import FORMATS
from graph.namespaces import PREFIXES

MARK = "\ufeff"
SEPARATORS = {"cs": ";"}
_FORMULA = re.compile(r"[=+@\t\r-](?![\d.,]*$)")
_NUMBER = re.compile(r"[+-]?(?:\d*\.)?\d+(?:[eE][+-]?\d+)?", re.ASCII)
_NUMBERS = {f"^^<{PREFIXES['xsd']}{name}>" for name in ("decimal", "double", "float")}
_BACKSLASH = "\ud800"  # in the place of one; no text in UTF-8 has it
_ESCAPES = {r"\t": "\t", r"\n": "\n", r"\r": "\r", "\\": "", _BACKSLASH: "\\"}
_LONG = 1 << 17  # bytes that are rewritten in a thread: others are served meanwhile
_CSV = FORMATS["text/csv"].content_type


csv.field_size_limit(1 << 30)  # a literal may be long; the answer as a whole is bounded


def answer(
    request: Request, tsv_answer: Answer, *, changing: bool = False, name: str = "vazby"
) -> AnswerResponse:
    """Send *tsv_answer* as the file ``<name>.csv`` for the Excel of the reader's language."""
    language = choose(request).code
    response = AnswerResponse(
        request, tsv_answer, changing=changing, rewrite=lambda parts: for_excel(parts, language)
    )
    response.headers["Content-Type"] = _CSV
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def rewritten(content: bytes, language: str) -> bytes:
    """Write a whole CSV of our own anew, in which whatever looks like a number is one."""
    separator = _separator(language)
    records = csv.reader(io.StringIO(content.decode(), newline=""))
    told = ([_own(cell, separator) for cell in record] for record in records)
    return MARK.encode() + _written(told, separator)


async def for_excel(parts: AsyncIterable[bytes], language: str) -> AsyncIterator[bytes]:
    """Write the TSV that comes in *parts* as CSV; parts may end in the midst of anything."""
    separator = _separator(language)
    rest: list[bytes] = []
    yield MARK.encode()
    async for part in parts:
        whole, end, begun = part.rpartition(b"\n")
        if end:
            lines, rest = b"".join([*rest, whole]), []
            yield await _rewritten_aside(lines, separator)
        rest.append(begun)
    if any(rest):
        yield await _rewritten_aside(b"".join(rest), separator)


def _separator(language: str) -> str:
    return SEPARATORS.get(language, ",")


async def _rewritten_aside(lines: bytes, separator: str) -> bytes:
    if len(lines) < _LONG:
        return _rewritten(lines, separator)
    return await run_in_threadpool(_rewritten, lines, separator)


def _rewritten(lines: bytes, separator: str) -> bytes:
    told = (
        [_cell(term, separator) for term in line.split("\t")] if line else []
        for line in lines.decode().split("\n")
    )
    return _written(told, separator)


def _written(records: Iterable[Sequence[str]], separator: str) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows(records)
    return written.getvalue().encode()


def _cell(term: str, separator: str) -> str:
    """Write a term of SPARQL's TSV, or the name of a column, as a cell."""
    if term.startswith('"'):
        # From the end: an expression that reads a long text sign by sign takes 140 bytes for each.
        text, _, kind = term[1:].rpartition('"')
        text = _plain(text)
        return _own(text, separator) if kind in _NUMBERS else _harmless(text)
    if term.startswith("<") and not term.startswith("<<"):
        return _harmless(term[1:-1])
    return term[1:] if term.startswith("?") else _own(term, separator)


def _plain(text: str) -> str:
    text = text.replace("\\\\", _BACKSLASH)
    for escape, sign in _ESCAPES.items():
        text = text.replace(escape, sign)
    return text


def _own(cell: str, separator: str) -> str:
    """Write a number with a comma where that does not split the line; nothing else is a number."""
    if not _NUMBER.fullmatch(cell):
        return _harmless(cell)
    return cell if separator == "," else cell.replace(".", ",")


def _harmless(cell: str) -> str:
    """Put an apostrophe before what Excel would run as a formula; numbers stay.

    Source: OWASP, CSV Injection.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell
