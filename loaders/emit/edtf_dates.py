"""What an EDTF date of a record means in days: the bounds that SPARQL can compare."""

import re
from functools import lru_cache
from time import struct_time

import edtf

from graph.errors import RefusedError

_REMEMBERED = 20_000  # dates: the grammar of edtf takes some 15 ms for each
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_day(date: str) -> bool:
    """Tell whether the EDTF *date* is one day."""
    return bool(_DAY.fullmatch(date))


@lru_cache(_REMEMBERED)
def bounds(date: str) -> tuple[str | None, str | None]:
    """Give the first and the last day that the EDTF *date* covers; None where it is open.

    Raises RefusedError for what is no EDTF date.
    """
    try:
        parsed = edtf.parse_edtf(date)
    except edtf.EDTFParseException as error:
        message = f"“{date}” is no date in EDTF."
        raise RefusedError(message, "Correct the date in the record, e.g. 2010-06-25.") from error
    return _iso(parsed.lower_strict()), _iso(parsed.upper_strict())


def _iso(day: struct_time | float) -> str | None:
    if not isinstance(day, struct_time):  # an open end is an infinite number
        return None
    year, month, date, *_ = day
    return f"{year:04d}-{month:02d}-{date:02d}"
