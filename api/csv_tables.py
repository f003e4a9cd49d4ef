"""Tables that the program makes itself as CSV: RFC 4180, in UTF-8."""

import csv
import io
from collections.abc import Iterable

MEDIA_TYPE = "text/csv; charset=utf-8"


def write(header: Iterable[str], lines: Iterable[Iterable[object]]) -> bytes:
    """Write *lines* under *header*; None is an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows(lines)
    return file.getvalue().encode()
