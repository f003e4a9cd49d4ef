"""CSV as Excel wants it: with a byte order mark, split as the reader's language does.

Without the mark Excel takes UTF-8 for a code page and garbles Czech letters; the Czech Excel splits
lines at semicolons, the English one at commas.
"""

import csv
import io
import re
from collections.abc import AsyncIterable, AsyncIterator

from fastapi import Request

from api.language import choose
from api.streaming import AnswerResponse
from graph.answers import Answer

MARK = "\ufeff"
SEPARATORS = {"cs": ";"}
_MARKS = re.compile(rb'["\n]')
_FORMULA = re.compile(r"[=+@\t\r-](?![\d.,]*$)")


csv.field_size_limit(1 << 30)  # a literal may be long; the answer as a whole is bounded


def answer(
    request: Request, csv_answer: Answer, *, changing: bool = False, name: str = "vazby"
) -> AnswerResponse:
    """Send *csv_answer* as the file ``<name>.csv`` for the Excel of the reader's language."""
    language = choose(request).code
    response = AnswerResponse(
        request, csv_answer, changing=changing, rewrite=lambda parts: for_excel(parts, language)
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def rewritten(content: bytes, language: str) -> bytes:
    """Write a whole CSV anew."""
    return MARK.encode() + _rewrite(content, SEPARATORS.get(language, ","))


async def for_excel(parts: AsyncIterable[bytes], language: str) -> AsyncIterator[bytes]:
    """Write the CSV that comes in *parts* anew; parts may end in the midst of anything."""
    separator = SEPARATORS.get(language, ",")
    records = _Records()
    yield MARK.encode()
    async for part in parts:
        yield _rewrite(records.add(part), separator)
    yield _rewrite(records.rest(), separator)


class _Records:
    """Cuts CSV after whole records: at the ends of lines outside of quotes."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._quoted = False

    def add(self, part: bytes) -> bytes:
        """Take *part* and give the records that are whole with it."""
        end = 0
        for found in _MARKS.finditer(part):
            if found[0] == b'"':
                self._quoted = not self._quoted
            elif not self._quoted:
                end = found.end()
        if not end:
            self._rest += part
            return b""
        whole = bytes(self._rest) + part[:end]
        self._rest = bytearray(part[end:])
        return whole

    def rest(self) -> bytes:
        """Give what is left at the end."""
        return bytes(self._rest)


def _rewrite(content: bytes, separator: str) -> bytes:
    records = csv.reader(io.StringIO(content.decode(), newline=""))
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows(map(_harmless, records))
    return written.getvalue().encode()


def _harmless(record: list[str]) -> list[str]:
    """Put an apostrophe before what Excel would run as a formula; numbers stay.

    Source: OWASP, CSV Injection.
    """
    return [f"'{cell}" if _FORMULA.match(cell) else cell for cell in record]
