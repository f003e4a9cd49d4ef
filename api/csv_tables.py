"""Tables that the program makes itself as CSV: RFC 4180, in UTF-8, or as Excel wants it."""

import csv
import io
from collections.abc import Iterable

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import Response

from api.excel import rewritten
from api.language import choose
from api.negotiation import EXCEL, one_format
from graph.errors import UsageError

MEDIA_TYPE = "text/csv; charset=utf-8"


def write(header: Iterable[str], lines: Iterable[Iterable[object]]) -> bytes:
    """Write *lines* under *header*; None is an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows(lines)
    return file.getvalue().encode()


async def send(request: Request, content: bytes, name: str) -> Response:
    """Send the CSV *content* as the file ``vazby-<name>.csv``, in the form of ``?format=``.

    Raise UsageError for a form that a table does not have.
    """
    form = one_format(request.query_params.getlist("format")) or ""
    if form not in {"", "csv", EXCEL}:
        message = f"This table is not given as {form[:40]!r}."
        error = UsageError(message, f"Give 'csv' or {EXCEL!r} for 'format'.")
        error.because("not-offered", value=form, known=f"csv, {EXCEL}")
        raise error
    language = choose(request).code
    headers = {
        "Content-Disposition": f'attachment; filename="vazby-{name}.csv"',
        "Content-Language": language,
        "Vary": "Accept-Language",
    }
    if form == EXCEL:
        content = await run_in_threadpool(rewritten, content, language)
    return Response(content, headers=headers, media_type=MEDIA_TYPE)
