"""The IČO, the identification number of a Czech legal person: eight digits, the last a check digit.

Source: Act No. 111/2009 Coll.; the check digit is computed by python-stdnum. The gate computes it
once more, in SPARQL (``shapes/core.ttl``); a test holds both to the same verdict.
"""

import re

from stdnum.cz.dic import calc_check_digit_legal

_EIGHT_DIGITS = re.compile(r"[0-9]{8}")


def is_ico(text: str) -> bool:
    """Tell whether *text* is an IČO: eight digits of which the last checks the others.

    >>> is_ico("25755277"), is_ico("25755278"), is_ico("255050")
    (True, False, False)
    """
    return bool(_EIGHT_DIGITS.fullmatch(text)) and calc_check_digit_legal(text[:7]) == text[7]


def as_ico(value: object) -> str | None:
    """Give *value* of a register as an IČO, the zeros on its left put back; None where it is none.

    >>> as_ico(255050), as_ico(" 0025 5050 "), as_ico("ARES_123"), as_ico(True)
    ('00255050', '00255050', None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    digits = re.sub(r"\s", "", str(value)).zfill(8)
    return digits if is_ico(digits) else None
